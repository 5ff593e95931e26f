//! Signing in and out, and people.

words! {
    sign_in => "Masuk", "Sign in";
    signing_in => "Memeriksa…", "Checking…";
    sign_out => "Keluar", "Sign out";
    email => "Surel", "E-mail";
    password => "Kata sandi", "Password";
    sign_in_failed => "Surel atau kata sandi salah.", "The e-mail or the password is wrong.";
    sign_in_lead => "Rencanakan, hitung, dan masak menu bergizi bersama seluruh dapur.",
        "Plan, calculate and cook nourishing menus together with the whole kitchen.";
    demo_accounts => "Akun contoh", "Demo accounts";
    demo_password(password: &str) => "Semua memakai kata sandi {password}", "All use the password {password}";
    no_self_registration => "Belum punya akun? Minta kepala SPPG Anda membuatkannya.",
        "No account yet? Ask the head of your kitchen to make one.";
    sign_in_title => "Masuk ke dapur Anda", "Sign in to your kitchen";
    sign_in_point_nutrition => "Gizi tiap porsi, lengkap dengan bagian yang datanya belum ada",
        "What each serving gives, and where figures are missing";
    sign_in_point_cost => "Biaya per porsi terhadap pagu bahan", "What a serving costs against the ceiling for food";
    sign_in_point_balance => "Seimbang atau belum, untuk setiap kelompok penerima", "Balanced or not, for each group it feeds";
    sign_in_wait(minutes: u64) => "Terlalu banyak percobaan. Coba lagi dalam {minutes} menit.",
        "Too many attempts. Try again in {minutes} minutes.";
    signed_out => "Anda sudah keluar.", "You are signed out.";
    platform => "Platform", "Platform";
    language => "Bahasa", "Language";
    other_language => "English", "Bahasa Indonesia";
    name_of_person => "Nama", "Name";
    role => "Peran", "Role";
    people => "Orang", "People";
    people_lead => "Siapa yang boleh masuk ke dapur ini, dan sebagai apa.", "Who may enter this kitchen, and as what.";
    add_person => "Tambah orang", "Add a person";
    edit_person(name: &str) => "Ubah {name}", "Edit {name}";
    person_added(name: &str) => "{name} ditambahkan.", "{name} has been added.";
    person_saved(name: &str) => "Data {name} disimpan.", "{name} has been saved.";
    first_password => "Kata sandi pertama", "First password";
    first_password_hint => "Paling sedikit 10 karakter. Sampaikan langsung kepada orangnya.",
        "At least 10 characters. Tell it to the person yourself.";
    new_password => "Kata sandi baru", "New password";
    new_password_hint => "Kosongkan bila tidak diganti. Mengganti membuat orang ini keluar dari semua perangkat.",
        "Leave empty to keep it. A new one signs this person out everywhere.";
    may_sign_in => "Boleh masuk", "May sign in";
    may_sign_in_hint => "Tanpa centang, orang ini langsung keluar dan tidak dapat masuk lagi.",
        "Without the tick this person is signed out at once and cannot come back.";
    tokens => "Token API", "API tokens";
    tokens_lead => "Untuk program lain yang bekerja atas nama Anda, dengan hak yang sama.",
        "For other programs that work in your name, with the same rights.";
    token_name => "Nama token", "Name of the token";
    token_name_hint => "Misalnya: laporan bulanan", "For example: monthly report";
    token_ends => "Berlaku sampai", "Valid until";
    token_30_days => "30 hari", "30 days";
    token_90_days => "90 hari", "90 days";
    token_year => "1 tahun", "1 year";
    token_never => "Tanpa batas", "No limit";
    create_token => "Buat token", "Create a token";
    no_tokens => "Belum ada token.", "No tokens yet.";
    end => "Akhiri", "End";
    ending => "Mengakhiri…", "Ending…";
    end_token(name: &str) => "Akhiri token “{name}”?", "End the token “{name}”?";
    end_token_text => "Program yang memakainya langsung tidak dapat masuk lagi.", "Programs that use it are shut out at once.";
    token_ended => "Token diakhiri.", "The token has been ended.";
    token_made(name: &str) => "Token “{name}” dibuat", "The token “{name}” is made";
    token_once => "Salin sekarang. Token ini tidak akan ditampilkan lagi.", "Copy it now. It will never be shown again.";
    token_use => "Kirim di setiap permintaan sebagai:", "Send it with every request as:";
    token_kept => "Sudah saya simpan", "I have kept it";
    copy => "Salin", "Copy";
    copied => "Tersalin", "Copied";
}

impl crate::Locale {
    /// What a role may do, in a few words, beside its choice.
    pub const fn role_may(self, role: domain::Role) -> &'static str {
        use domain::Role as R;
        match role {
            R::PlatformAdmin => self.pick("Mengurus semua dapur.", "Looks after all kitchens."),
            R::SppgHead => self.pick(
                "Semua hal di dapur ini, termasuk orang dan pengaturan.",
                "Everything in this kitchen, people and settings too.",
            ),
            R::Nutritionist => self
                .pick("Program, bahan, menu, resep, dan rencana.", "Programs, ingredients, menus, recipes and plans."),
            R::Accountant => {
                self.pick("Melihat semua; mengubah harga dan biaya.", "Sees everything; changes prices and costs.")
            }
            R::KitchenStaff => self.pick(
                "Melihat menu dan rencana; mengubah langkah memasak.",
                "Sees menus and plans; changes cooking steps.",
            ),
            R::Viewer => self.pick("Hanya melihat.", "Only looks."),
        }
    }
}
