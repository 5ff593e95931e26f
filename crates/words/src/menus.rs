//! Menus and their lines.

use crate::Locale;

words! {
    menu_copy_of(name: &str) => "{name} (salinan)", "{name} (copy)";

    menu_list_lead => "Gizi, biaya, dan keseimbangan setiap menu dapur ini.", "What each of this kitchen's menus gives and costs, and whether it is balanced.";
    menu_deleted_title => "Menu terhapus", "Deleted menus";
    menu_deleted_lead => "Menu yang dihapus tetap tersimpan dan dapat dipulihkan.", "Deleted menus are kept and can be restored.";
    menu_none_deleted => "Tidak ada menu terhapus", "No deleted menus";
    menu_none_deleted_text => "Menu yang dihapus akan tampil di sini.", "Menus that are deleted will show here.";
    menu_none_yet => "Belum ada menu", "No menus yet";
    menu_none_yet_text => "Susun menu dari bahan dapur; gizi, biaya, dan keseimbangannya langsung terlihat.",
        "Put a menu together from the kitchen's ingredients; what it gives and costs shows at once.";
    menu_filter => "Saring menu", "Filter menus";
    menu_more_filters => "Saringan lain", "More filters";
    menu_search_hint => "Nama atau kode menu", "Name or code of a menu";
    menu_program => "Program", "Program";
    menu_all_programs => "Semua program", "All programs";
    menu_meal => "Waktu makan", "Meal";
    menu_difficulty => "Tingkat kesulitan", "Difficulty";
    menu_sort_by => "Urutkan", "Sort by";
    menu_attention => "Perlu perhatian", "Needs a look";
    menu_attention_ceiling => "Melebihi pagu bahan", "Over the food ceiling";
    menu_attention_balance => "Belum seimbang", "Not balanced";
    menu_attention_judged => "Belum dapat dinilai", "Cannot be judged";
    menu_attention_price => "Harga belum lengkap", "Prices missing";
    menu_free_of => "Bebas alergen", "Free of allergen";
    menu_any_allergen => "Tidak disaring", "Not filtered";
    menu_with_ingredient => "Memakai bahan", "With ingredient";
    menu_least_energy => "Energi paling sedikit", "At least this energy";
    menu_most_energy => "Energi paling banyak", "At most this energy";
    menu_most_cost => "Biaya per porsi paling banyak", "At most this cost per serving";
    menu_found(count: i64) => "{count} menu", "{count} menu(s)";
    menu_view => "Cara menampilkan", "How to show";
    menu_view_default => "Kartu", "Cards";
    menu_view_compact => "Ringkas", "Compact";
    menu_view_detailed => "Rinci", "Detailed";
    menu_actions_of(name: &str) => "Tindakan lain untuk {name}", "More actions for {name}";
    menu_portions_over_ceiling => "Usulan ini mencukupi gizinya, tetapi melebihi pagu bahan. Ganti bahan yang mahal, atau pakai sebagian saja.", "This feeds enough, but costs more than the food ceiling. Replace what is dear, or take only some of it.";
    menu_over_ceiling(sizes: &str) => "Di atas pagu: {sizes}", "Over the ceiling: {sizes}";
    menu_partial => "sebagian; harga belum lengkap", "a part; prices are missing";
    menu_of_ceiling(ceiling: &str) => "dari pagu {ceiling}", "of {ceiling}";
    menu_time => "Waktu total", "Total time";
    menu_minutes(count: i64) => "{count} menit", "{count} min";
    minutes_unit => "menit", "min";
    menu_both_times(preparation: i64, cooking: i64) => "{preparation} siap + {cooking} masak", "{preparation} prep + {cooking} cook";
    menu_cost_per_serving => "Biaya per porsi", "Cost per serving";

    menu_activate => "Aktifkan", "Activate";
    menu_deactivate => "Nonaktifkan", "Deactivate";
    menu_activated(name: &str) => "“{name}” aktif.", "“{name}” is active.";
    menu_deactivated(name: &str) => "“{name}” tidak aktif lagi.", "“{name}” is no longer active.";
    menu_delete_ask(name: &str) => "Hapus menu “{name}”?", "Delete the menu “{name}”?";
    menu_delete_text => "Menu ini tidak tampil lagi di daftar. Anda dapat memulihkannya kapan saja.",
        "It no longer shows in the list. You can restore it at any time.";
    menu_deleted(name: &str) => "Menu “{name}” dihapus.", "The menu “{name}” has been deleted.";
    menu_restored(name: &str) => "Menu “{name}” dipulihkan.", "The menu “{name}” has been restored.";
    menu_restoring => "Memulihkan…", "Restoring…";
    menu_restore_taken(code: &str) => "Kode {code} sudah dipakai menu lain. Ubah kode menu itu dulu, lalu pulihkan lagi.",
        "Another menu now has the code {code}. Change that one first, then restore again.";
    menu_restore_program => "Programnya sudah dihapus, jadi menu ini belum dapat dipulihkan.",
        "Its program has been deleted, so this menu cannot be restored.";
    menu_created(name: &str) => "Menu “{name}” dibuat.", "The menu “{name}” has been created.";
    menu_saved(name: &str) => "Menu “{name}” disimpan.", "The menu “{name}” has been saved.";
    menu_edit(name: &str) => "Ubah {name}", "Edit {name}";
    menu_duplicate(name: &str) => "Gandakan {name}", "Duplicate {name}";
    menu_duplicate_lead => "Bahan, ukuran, dan langkah memasaknya ikut disalin.", "Ingredients, sizes and cooking steps come along.";
    menu_duplicated(name: &str) => "“{name}” dibuat.", "“{name}” has been created.";
    menu_duplicating => "Menggandakan…", "Duplicating…";

    menu_picture => "Foto", "Picture";
    menu_picture_of(name: &str) => "Foto {name}", "Picture of {name}";
    menu_picture_add => "Tambah foto", "Add a picture";
    menu_picture_change => "Ganti foto", "Change the picture";
    menu_picture_other => "Foto lain", "Another picture";
    menu_picture_hint => "Ambil dengan kamera atau pilih berkas JPEG, PNG, atau WebP, paling besar 20 MB.",
        "Take one, or choose a JPEG, PNG or WebP of at most 20 MB.";
    menu_picture_alt => "Yang terlihat di foto", "What the picture shows";
    menu_picture_alt_hint => "Untuk yang tidak dapat melihatnya, misalnya: nasi, telur balado, dan tumis bayam di atas baki.",
        "For those who cannot see it, for example: rice, egg in chili and spinach on a tray.";
    menu_picture_saved => "Foto disimpan.", "The picture has been saved.";
    menu_picture_remove => "Hapus foto", "Remove the picture";
    menu_picture_remove_ask => "Hapus foto menu ini?", "Remove this menu's picture?";
    menu_picture_remove_text => "Foto tidak dapat dipulihkan; Anda dapat mengunggahnya lagi.",
        "It cannot be brought back; you can upload it again.";
    menu_picture_removed => "Foto dihapus.", "The picture has been removed.";

    menu_about => "Tentang menu", "About the menu";
    menu_name => "Nama menu", "Name of the menu";
    menu_code => "Kode menu", "Code";
    menu_serving_size => "Berat satu porsi", "Serving size";
    menu_preparation => "Persiapan", "Preparation";
    menu_cooking => "Memasak", "Cooking";
    menu_ingredients => "Bahan", "Ingredients";
    menu_ingredients_for(size: &str) => "Untuk satu {size}", "For one serving: {size}";
    menu_lines_hint => "Jumlah untuk satu porsi besar. Ukuran lain mengikuti faktornya, kecuali diisi sendiri.",
        "Quantities for one full serving. Other sizes follow their factor unless given their own.";
    menu_add_line => "Tambah bahan", "Add an ingredient";
    menu_ingredient => "Bahan", "Ingredient";
    menu_quantity => "Jumlah", "Quantity";
    menu_quantity_for(size: &str) => "Jumlah untuk {size}", "Quantity for {size}";
    menu_quantity_by_factor(factor: &str) => "Kosong: {factor} × jumlah.", "Empty: {factor} × the quantity.";
    menu_unit => "Satuan", "Unit";
    menu_basis => "Jumlah dihitung sebagai", "The quantity counts as";
    menu_cooking_method => "Cara masak", "Cooked by";
    menu_notes => "Catatan", "Notes";
    menu_optional_line => "Boleh ditiadakan", "May be left out";
    menu_line_more => "Ukuran lain, cara masak, catatan", "Other sizes, cooking, notes";
    menu_not_stated => "Belum dinyatakan", "Not stated";
    menu_without_price => "Belum ada harga", "No price yet";
    menu_no_lines => "Menu ini belum punya bahan.", "This menu has no ingredients yet.";
    menu_more => "Keterangan lain", "Other details";
    menu_instructions => "Petunjuk", "Instructions";
    menu_instructions_hint => "Hal lain yang perlu diketahui dapur: penyajian, penyimpanan, kemasan.",
        "What else the kitchen should know: serving, keeping, packing.";
    menu_batch_servings => "Porsi sekali masak", "Servings of a batch";
    menu_batch_hint => "Kosong: ikut pengaturan dapur.", "Empty: as the kitchen's settings say.";
    menu_halal => "Halal", "Halal";
    menu_vegetarian => "Vegetarian", "Vegetarian";
    menu_in_use => "Menu ini dipakai (aktif)", "This menu is in use (active)";
    menu_declared => "Angka dari label atau laboratorium", "Figures from a label or laboratory";
    menu_declared_hint => "Untuk menu tanpa susunan bahan, per porsi besar.", "For a menu without ingredients, per full serving.";
    menu_declared_ingredients => "Biaya bahan sekali masak", "Ingredients of a batch";
    menu_declared_total => "Biaya total sekali masak", "Total of a batch";

    menu_live => "Hasil sementara", "Figures so far";
    menu_live_nothing => "Tambahkan bahan dan jumlahnya; gizi dan biayanya muncul di sini.",
        "Add ingredients and quantities; what they give and cost shows here.";
    menu_lines_left_out(count: usize) => "{count} baris belum dihitung", "{count} line(s) not counted yet";
    menu_bars_for => "Gizi untuk kelompok", "Nutrients for the group";

    menu_balance => "Keseimbangan gizi", "Balance";
    menu_balance_lead => "Dibandingkan dengan bagian kebutuhan sehari untuk waktu makan ini.",
        "Against this meal's share of the day's needs.";
    menu_groups => "Kelompok penerima", "Groups it feeds";
    menu_figures_for(size: &str) => "Angka di bawah untuk satu {size}.", "The figures below are for one serving: {size}.";
    menu_advice => "Yang dapat memperbaikinya", "What would help";
    menu_covered(percent: &str) => "data {percent} dari berat", "data for {percent} of the weight";
    menu_not_counted => "tidak ikut dinilai", "not counted";
    menu_mostly_from(names: &str) => "terutama dari {names}", "mostly from {names}";
    menu_nutrition => "Gizi per porsi", "What a serving gives";
    menu_nutrition_of(size: &str) => "Gizi per {size}", "What one {size} gives";
    menu_sizes => "Ukuran porsi", "Portion sizes";
    menu_coverage_none => "tidak ada bahan yang punya datanya", "no ingredient has a figure";
    menu_all_nutrients => "Zat gizi lain", "Other nutrients";
    menu_all_nutrients_text => "Semua yang ada di daftar pangan.", "Everything in the food catalogue.";
    menu_per_line => "Sumbangan tiap bahan", "What each ingredient gives";
    menu_per_line_text => "Bahan mana memberi apa.", "Which ingredient gives what.";
    menu_edible => "Dimakan", "Edible";
    menu_energy_fits => "Energi sesuai dengan zat gizinya.", "The energy fits the macronutrients.";
    menu_energy_differs => "Energi tidak sesuai dengan protein, karbohidrat, dan lemaknya",
        "The energy does not follow from protein, carbohydrates and fat";
    menu_energy_check(expected: &str, actual: &str) => "Menurut zat gizinya {expected} kkal, menurut tabel {actual} kkal.",
        "By macronutrients {expected} kcal, by the table {actual} kcal.";
    menu_energy_causes(names: &str) => "Periksa: {names}.", "Check: {names}.";
    menu_plate(cooked: &str, declared: &str) => "Berat matang sekitar {cooked} g; tertulis {declared} g.",
        "About {cooked} g on the plate; {declared} g declared.";
    menu_plate_differs => "Berat porsi tidak sesuai dengan bahannya", "The serving size does not fit the ingredients";
    menu_doubts => "Angka yang perlu diperiksa", "Figures to check";
    menu_doubts_text(count: usize) => "{count} bahan punya catatan mutu data.", "{count} ingredient(s) have notes on their data.";
    menu_cost => "Biaya", "Cost";
    menu_cost_ingredients => "Bahan", "Ingredients";
    menu_cost_labor => "Tenaga", "Labour";
    menu_cost_overhead => "Biaya tambahan", "Overhead";
    menu_cost_packaging => "Kemasan", "Packaging";
    menu_prices_missing => "Harga belum ada", "Prices missing";
    menu_raw_food => "Bahan mentah per porsi", "Raw food per serving";
    menu_ceiling(ceiling: &str) => "pagu {ceiling}", "ceiling {ceiling}";
    menu_ceiling_unsure => "Belum pasti", "Not sure yet";
    menu_batch(servings: &str, total: &str) => "Sekali masak {servings} porsi: {total}.", "A batch of {servings} servings: {total}.";
    menu_prices_of(day: &str) => "Harga terbaru per {day}.", "Latest price of {day}.";
    menu_over_budget(budget: &str) => "Di atas pagu program, {budget} per porsi", "Over the program's budget of {budget} per serving";
    menu_cost_per_line => "Biaya tiap bahan", "Cost of each ingredient";
    menu_cost_per_line_text => "Yang dibeli, harganya, dan biayanya.", "What is bought, its price and its cost.";
    menu_purchased => "Dibeli", "Bought";
    menu_price => "Harga", "Price";
    menu_allergens_incomplete => "Belum lengkap: alergen sebagian bahan belum diketahui, jadi yang tidak disebut belum tentu tidak ada.",
        "Incomplete: the allergens of some ingredients are not known, so what is not named may still be there.";

    menu_portions => "Saran porsi", "Better portions";
    menu_portions_lead => "Cari takaran bahan yang memenuhi kebutuhan semua kelompok dengan biaya paling kecil.",
        "Find quantities that meet the needs of every group at the least cost.";
    menu_portions_find => "Hitung saran", "Work it out";
    menu_portions_bounds => "Setiap bahan boleh berubah 50–150\u{a0}% dari sekarang. Belum ada yang disimpan.",
        "Each ingredient may move between 50 and 150% of now. Nothing is saved yet.";
    menu_portions_none => "Tidak ada takaran yang lebih baik dalam batas itu", "No better quantities within those bounds";
    menu_portions_changes => "Perubahan takaran", "Changes of quantities";
    menu_portions_apply => "Terapkan", "Apply";
    menu_portions_applied => "Takaran baru disimpan.", "The new quantities have been saved.";
    menu_before => "Sekarang", "Now";
    menu_after => "Sesudah", "Then";
    menu_shortfalls => "Yang masih belum tercapai", "What is still not reached";
}

impl Locale {
    /// The words for an order of the list.
    pub const fn menu_sort(self, code: &str) -> &'static str {
        match code.as_bytes() {
            b"menuName" => self.pick("Nama", "Name"),
            b"costPerServing" => self.pick("Termurah", "Cheapest"),
            b"-costPerServing" => self.pick("Termahal", "Dearest"),
            b"-protein" => self.pick("Protein terbanyak", "Most protein"),
            b"-calories" => self.pick("Energi terbanyak", "Most energy"),
            _ => self.pick("Terakhir diubah", "Last changed"),
        }
    }

    /// A unit of an ingredient line; a household measure is its own word.
    pub fn unit_named(self, code: &str) -> &str {
        match code {
            "piece" => self.pick("buah", "piece"),
            other => other,
        }
    }

    /// Why a line's figures are to be doubted: the kitchen's own doubts, or those of the food.
    pub const fn menu_flag(self, flag: &str) -> &'static str {
        match flag.as_bytes() {
            b"BDD_UNKNOWN" => self.pick(
                "Bagian yang dapat dimakan tidak diketahui; yang dibeli dihitung termakan semua.",
                "The edible share is not known; all that is bought counts as eaten.",
            ),
            b"NO_FOOD_DATA" => self.pick(
                "Belum ada angka gizi. Hubungkan bahannya dengan pangan di daftar.",
                "No nutrient figures yet. Link the ingredient to a food of the catalogue.",
            ),
            b"RETENTION_UNKNOWN" => self.pick(
                "Gizi yang hilang saat dimasak tidak diketahui; semua dihitung tetap ada.",
                "What cooking takes away is not known; everything counts as kept.",
            ),
            b"ENERGY_DIFFERS" => self.pick(
                "Termasuk penyebab energi tidak sesuai dengan zat gizinya.",
                "Among the causes why the energy does not fit the macronutrients.",
            ),
            b"NO_CONVERSION" => self.pick(
                "Berat satuannya tidak diketahui, jadi bahan ini tidak dapat dihitung.",
                "The weight of its unit is not known, so it cannot be counted.",
            ),
            _ => self.food_flag(flag),
        }
    }
}
