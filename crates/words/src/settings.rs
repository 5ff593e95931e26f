//! The kitchen's settings, people and tokens.

words! {
    archive => "Arsip dapur", "The kitchen's archive";
    archive_lead => "Semua menu, bahan, harga, rencana, pengaturan, dan gambar dalam satu berkas. Dapat dimasukkan ke dapur kosong.",
        "All menus, ingredients, prices, plans, settings and pictures in one file. It can be brought into an empty kitchen.";
    archive_take => "Unduh arsip", "Download the archive";
    archive_bring => "Masukkan arsip", "Bring in an archive";
    archive_bring_lead => "Untuk dapur yang masih kosong. Isinya menjadi sama dengan dapur asal arsip; orang dan riwayat tidak ikut.",
        "For a kitchen that is still empty. It then has what the archive's kitchen had, without its people and history.";
    archive_file => "Berkas arsip", "The archive";
    archive_file_hint => "Berkas .zip dari “Unduh arsip”, paling besar 20 MB.", "The .zip file of “Download the archive”, at most 20 MB.";
    archive_not_empty => "Dapur ini sudah berisi", "This kitchen is not empty";
    archive_not_empty_text(there: &str) => "Sudah ada {there}. Arsip hanya dapat dimasukkan ke dapur kosong, supaya tidak ada yang tertimpa.",
        "There are {there}. An archive can only be brought into an empty kitchen, so that nothing is overwritten.";
    archive_things(programs: &str, ingredients: &str, menus: &str, plans: &str) => "{programs} program, {ingredients} bahan, {menus} menu, dan {plans} rencana",
        "{programs} programs, {ingredients} ingredients, {menus} menus and {plans} plans";
    archive_brought_in(things: &str) => "Arsip sudah masuk: {things}.", "The archive is in: {things}.";
    parts_of_settings => "Bagian pengaturan", "Parts of the settings";
    settings_saved => "Pengaturan disimpan.", "The settings have been saved.";
    costs => "Biaya", "Costs";
    costs_lead => "Yang ditambahkan pada harga bahan untuk setiap porsi.", "What is added to the price of the ingredients of a serving.";
    labor_rate => "Upah per jam", "Wage per hour";
    labor_rate_hint => "Untuk satu orang.", "For one person.";
    workers => "Jumlah tenaga", "Workers";
    overhead => "Biaya tambahan", "Overhead";
    overhead_hint => "Persen dari biaya bahan: gas, air, listrik.", "Percent of the ingredient cost: gas, water, power.";
    packaging => "Kemasan per porsi", "Packaging per serving";
    packaging_hint => "Wadah, tutup, dan label.", "Box, lid and label.";
    batch_servings => "Porsi sekali masak", "Servings of a batch";
    batch_servings_hint => "Upah dibagi ke sebanyak ini, bila menu tidak menyebut lain.", "Wages are shared by this many, unless a menu says otherwise.";
    sizes => "Ukuran porsi", "Portion sizes";
    sizes_lead => "Berapa besar porsi tiap kelompok dan pagu bahan mentahnya.", "How large each group's portion is, and the ceiling for its raw food.";
    size_name => "Nama ukuran", "Name of the size";
    size_code => "Kode", "Code";
    factor => "Faktor", "Factor";
    ceiling => "Pagu bahan", "Food ceiling";
    groups_of_size => "Kelompok", "Groups";
    add_size => "Tambah ukuran", "Add a size";
    one_reference_size => "Tepat satu ukuran harus berfaktor 1.", "Exactly one size must have the factor 1.";
    one_size_at_least => "Harus ada paling sedikit satu ukuran.", "There must be at least one size.";
    shares => "Bagian waktu makan", "Shares of the day";
    shares_lead => "Berapa persen kebutuhan gizi sehari yang dipenuhi tiap waktu makan.", "What part of the day's needs each meal should meet.";
    share_from(meal: &str) => "{meal}: paling sedikit", "{meal}: at least";
    share_to(meal: &str) => "{meal}: paling banyak", "{meal}: at most";
    share_order => "Batas bawah tidak boleh melebihi batas atas, dan keduanya 0 sampai 100.", "The lower end must not exceed the upper, and both lie between 0 and 100.";
    retention => "Hitung gizi yang hilang saat dimasak", "Reckon with what cooking takes away";
    retention_hint => "Vitamin dan mineral dikurangi menurut cara memasak tiap bahan.", "Vitamins and minerals are reduced by each ingredient's way of cooking.";
    holidays => "Hari libur", "Holidays";
    holidays_lead => "Pada hari ini dapur tidak memasak.", "On these days the kitchen does not cook.";
    no_holidays => "Belum ada hari libur.", "No holidays yet.";
    add_holiday => "Tambah hari libur", "Add a holiday";
    holiday_name => "Nama hari libur", "Name of the holiday";
    region => "Waktu & bahasa", "Time & language";
    region_lead => "Hari kerja dapur mengikuti zona waktu ini.", "The kitchen's day follows this time zone.";
    timezone => "Zona waktu", "Time zone";
    timezone_hint => "Menentukan kapan hari berganti.", "Decides when a new day begins.";
    kitchen_language => "Bahasa dapur", "Language of the kitchen";
    kitchen_language_hint => "Untuk orang baru; masing-masing dapat menggantinya.", "For new people; each may choose another.";
    kitchens_lead => "Buka salah satu untuk melihat dan mengerjakan isinya.", "Open one to see and work in it.";
    open_kitchen => "Buka", "Open";
    leave_kitchen => "Tinggalkan", "Leave";
    opened => "Sedang dibuka", "Open now";
    no_kitchens => "Belum ada dapur", "No kitchens yet";
    no_kitchens_text => "Tambahkan dapur pertama dan kepalanya.", "Add the first kitchen and its head.";
    create_kitchen => "Tambah dapur", "Add a kitchen";
    edit_kitchen(name: &str) => "Ubah {name}", "Edit {name}";
    kitchen_created(name: &str) => "Dapur “{name}” ditambahkan.", "The kitchen “{name}” has been added.";
    kitchen_saved(name: &str) => "Dapur “{name}” disimpan.", "The kitchen “{name}” has been saved.";
    kitchen_about => "Tentang dapur", "About the kitchen";
    kitchen_name => "Nama dapur", "Name of the kitchen";
    kitchen_code => "Kode SPPG", "SPPG code";
    kitchen_code_hint => "Huruf besar, angka, dan tanda hubung, misalnya SPPG-PWK-001.", "Capitals, digits and hyphens, for example SPPG-PWK-001.";
    kitchen_address => "Alamat", "Address";
    kitchen_head => "Kepala SPPG", "Head of the kitchen";
    kitchen_head_hint => "Akun pertama di dapur ini; orang lain ditambahkan olehnya. Boleh dikosongkan dulu.",
        "The first account of this kitchen, who adds the others. May be left empty for now.";
}
