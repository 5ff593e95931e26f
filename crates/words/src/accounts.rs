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
}
