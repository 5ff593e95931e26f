//! Programs.

words! {
    programs_lead => "Siapa yang diberi makan, kapan, dan berapa banyak.", "Whom the kitchen feeds, when, and how much.";
    create_program => "Buat program", "Create a program";
    search_programs => "Nama atau kode program", "Name or code of a program";
    no_programs => "Belum ada program", "No programs yet";
    no_programs_text => "Program menentukan kelompok penerima, hari, dan jumlah porsi. Menu disusun di dalamnya.",
        "A program says whom to feed, on which days, and how many portions. Menus belong to one.";
    program_created(name: &str) => "Program “{name}” dibuat.", "The program “{name}” has been created.";
    program_saved(name: &str) => "Program “{name}” disimpan.", "The program “{name}” has been saved.";
    program_deleted(name: &str) => "Program “{name}” dihapus.", "The program “{name}” has been deleted.";
    delete_program(name: &str) => "Hapus program “{name}”?", "Delete the program “{name}”?";
    delete_program_text => "Hanya bisa bila tidak ada menu dan rencana di dalamnya. Bila masih ada, nama-namanya akan ditampilkan.",
        "Only possible while no menu and no plan belongs to it. If some do, their names will be shown.";
    program_in_use => "Hapus atau pindahkan dulu menu dan rencana ini:", "Delete or move these menus and plans first:";
    menus_of_program => "Menu program ini", "Menus of this program";
    about_program => "Tentang program", "About the program";
    program_name => "Nama program", "Name of the program";
    program_code => "Kode", "Code";
    code_hint => "Huruf besar, angka, dan tanda hubung.", "Capital letters, digits and hyphens.";
    whom_it_feeds => "Untuk siapa", "For whom";
    target_groups => "Kelompok penerima", "Groups it feeds";
    without_size => "Tanpa ukuran porsi", "Without a portion size";
    when_it_serves => "Kapan", "When";
    start_date => "Tanggal mulai", "First day";
    end_date => "Tanggal selesai", "Last day";
    end_date_hint => "Kosongkan bila belum ditentukan.", "Leave empty while it is open.";
    feeding_days => "Hari makan", "Feeding days";
    how_much => "Berapa banyak", "How much";
    portions_of(size: &str) => "{size} per hari", "{size} a day";
    portions_a_day => "Porsi per hari", "Portions a day";
    meals_per_day => "Kali makan per hari", "Meals a day";
    budget => "Pagu per porsi", "Budget per serving";
    budget_hint => "Seluruh biaya satu porsi.", "All that one serving may cost.";
    own_targets => "Target gizi sendiri", "Targets of its own";
    own_targets_hint => "Per hari. Kosongkan untuk memakai AKG 2019.", "Per day. Leave empty to use the recommended intakes (AKG 2019).";
    as_recommended => "Sesuai AKG 2019", "As recommended (AKG 2019)";
    period => "Masa berlaku", "Period";
    since(day: &str) => "sejak {day}", "since {day}";
    in_short => "Ringkasan", "In short";
}
