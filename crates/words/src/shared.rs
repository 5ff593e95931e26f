//! What several pages say.

words! {
    product => "Bergizi", "Bergizi";
    save => "Simpan", "Save";
    cancel => "Batal", "Cancel";
    close => "Tutup", "Close";
    edit => "Ubah", "Edit";
    delete => "Hapus", "Delete";
    deleting => "Menghapus…", "Deleting…";
    restore => "Pulihkan", "Restore";
    duplicate => "Gandakan", "Duplicate";
    create => "Buat", "Create";
    add => "Tambah", "Add";
    remove => "Hilangkan", "Remove";
    search => "Cari", "Search";
    filter => "Saring", "Filter";
    reset => "Atur ulang", "Reset";
    back => "Kembali", "Back";
    next => "Berikutnya", "Next";
    previous => "Sebelumnya", "Previous";
    yes => "Ya", "Yes";
    no => "Tidak", "No";
    all => "Semua", "All";
    none => "Tidak ada", "None";
    optional => "opsional", "optional";
    required => "wajib", "required";
    active => "Aktif", "Active";
    inactive => "Tidak Aktif", "Inactive";
    unknown => "Tidak diketahui", "Unknown";
    no_data => "Tidak ada data", "No data";
    nav_dashboard => "Beranda", "Home";
    nav_menus => "Menu", "Menus";
    nav_programs => "Program", "Programs";
    nav_ingredients => "Bahan", "Ingredients";
    nav_foods => "Pangan", "Foods";
    nav_settings => "Pengaturan", "Settings";
    nav_kitchens => "Dapur", "Kitchens";
    all_kitchens => "Semua dapur", "All kitchens";
    my_account => "Akun saya", "My account";
}
