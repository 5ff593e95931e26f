//! The first page after signing in.

words! {
    cooked_today => "Dimasak hari ini", "Cooked today";
    cooked_tomorrow => "Besok", "Tomorrow";
    nothing_cooked_today => "Tidak ada rencana terbit yang memasak hari ini.", "No published plan cooks today.";
    cooked_allergens_unknown => "Alergennya belum semua diketahui", "Not all allergens are known";
    latest => "Terakhir dikerjakan", "Done lately";
    create_menu => "Buat menu", "Create a menu";
    see_menus => "Lihat menu", "See the menus";
    of_them_active(count: i64) => "{count} aktif", "{count} active";
    of_them_running(count: i64) => "{count} berjalan", "{count} running";
    of_them_priced(count: i64) => "{count} punya harga", "{count} with a price";
    needs_attention => "Perlu perhatian", "Needs a look";
    without_price(count: i64) => "{count} bahan belum punya harga", "{count} ingredients have no price";
    over_ceiling(count: i64) => "{count} menu melebihi pagu bahan", "{count} menus cost more than the ceiling";
    not_balanced(count: i64) => "{count} menu belum seimbang untuk semua kelompoknya", "{count} menus are not balanced for all their groups";
    not_judged(count: i64) => "{count} menu belum dapat dinilai karena data gizinya kurang", "{count} menus cannot be judged: figures are missing";
    without_all_prices(count: i64) => "{count} menu biayanya belum lengkap", "{count} menus have an incomplete cost";
    all_well => "Semua beres", "All is well";
    all_well_text => "Tidak ada yang perlu diperbaiki saat ini.", "There is nothing to mend right now.";
    first_steps => "Mulai dari sini", "Start here";
    first_steps_text => "Tiga langkah sampai menu pertama.", "Three steps to the first menu.";
    step_program => "Buat program", "Create a program";
    step_program_text => "Siapa yang diberi makan, kapan, dan berapa porsi.", "Whom to feed, when, and how many portions.";
    step_ingredients => "Isi bahan dan harganya", "Enter ingredients and their prices";
    step_ingredients_text => "Biaya dihitung dari harga beli dapur Anda sendiri.", "Costs come from what your own kitchen pays.";
    step_menu => "Susun menu", "Put a menu together";
    step_menu_text => "Gizi, biaya, dan keseimbangannya langsung terlihat.", "What it gives, costs, and whether it is balanced shows at once.";
}

impl crate::Locale {
    /// "Selamat pagi, Siti" by the hour of the kitchen's clock.
    pub fn greeting(self, hour: i8, name: &str) -> String {
        let greeting = match hour {
            4..=10 => self.pick("Selamat pagi", "Good morning"),
            11..=14 => self.pick("Selamat siang", "Good afternoon"),
            15..=17 => self.pick("Selamat sore", "Good afternoon"),
            _ => self.pick("Selamat malam", "Good evening"),
        };
        if name.is_empty() { greeting.to_owned() } else { format!("{greeting}, {name}") }
    }
}
