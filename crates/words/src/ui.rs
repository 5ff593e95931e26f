//! What the building blocks of every page say.

words! {
    skip_to_content => "Langsung ke isi halaman", "Skip to content";
    main_navigation => "Navigasi utama", "Main navigation";
    more => "Lainnya", "More";
    account_menu => "Menu akun", "Account menu";
    log_out => "Keluar", "Log out";
    theme => "Tampilan", "Appearance";
    theme_light => "Terang", "Light";
    theme_dark => "Gelap", "Dark";
    theme_system => "Ikuti perangkat", "As the device";
    /// Above the list of a form's errors.
    fields_to_mend(count: usize) => "Ada {count} isian yang perlu diperbaiki", "{count} field(s) need mending";
    choose => "Pilih…", "Choose…";
    add_row => "Tambah baris", "Add a row";
    remove_row => "Hilangkan baris ini", "Remove this row";
    drag_to_move => "Geser untuk memindahkan", "Drag to move";
    move_up => "Pindah ke atas", "Move up";
    move_down => "Pindah ke bawah", "Move down";
    row_added => "Baris ditambahkan", "Row added";
    row_removed => "Baris dihilangkan", "Row removed";
    row_moved => "Baris dipindahkan", "Row moved";
    searching => "Mencari…", "Searching…";
    nothing_found => "Tidak ada yang cocok", "Nothing found";
    /// Announced while typing in a combobox; `#` is the number.
    choices_found => "# pilihan", "# choices";
    /// Beside a combobox; `#` is what was typed.
    not_a_choice => "“#” tidak ada di daftar. Ketik nama lain, lalu pilih.", "“#” is not in the list. Type another name and choose.";
    clear_choice => "Kosongkan pilihan", "Clear the choice";
    loading => "Memuat…", "Loading…";
    working => "Sedang diproses…", "Working…";
    pages => "Halaman", "Pages";
    page_of(page: u64, total: u64) => "Halaman {page} dari {total}", "Page {page} of {total}";
    shown_of(from: u64, to: u64, total: u64) => "{from}–{to} dari {total}", "{from}–{to} of {total}";
    sorted_ascending => "urut naik", "sorted ascending";
    sorted_descending => "urut turun", "sorted descending";
    target_band => "Target", "Target";
    part_of_total(percent: String) => "{percent} dari total", "{percent} of the total";
    are_you_sure => "Anda yakin?", "Are you sure?";
    unsaved_changes => "Perubahan belum disimpan. Tinggalkan halaman ini?", "Changes are not saved. Leave this page?";
    request_failed => "Permintaan gagal. Coba lagi sebentar lagi.", "The request failed. Try again in a moment.";
    offline => "Tidak ada sambungan. Data di layar mungkin sudah lama.", "No connection. What you see may be old.";
    notifications => "Pemberitahuan", "Notifications";
    shortcuts => "Pintasan papan ketik", "Keyboard shortcuts";
    shortcut_search => "Ke kotak pencarian", "Go to the search box";
    shortcut_help => "Buka bantuan ini", "Open this help";
    shortcut_close => "Tutup dialog atau daftar", "Close a dialog or list";
    shortcut_save => "Simpan formulir", "Save the form";
}
