//! What is cooked by, printed and shared.

words! {
    report_cook => "Masak", "Cook";
    report_print => "Cetak resep", "Print the recipe";
    report_label => "Label kemasan", "Package label";
    report_nutrition => "Analisis gizi", "Nutrition analysis";
    report_daily => "Kartu harian", "Daily card";
    report_poster => "Cetak menu mingguan", "Print the week's menu";
    report_print_now => "Cetak", "Print";
    report_options => "Tampilkan", "Show";
    report_of(what: &str, name: &str) => "{what}: {name}", "{what}: {name}";
    report_day => "Untuk hari", "For the day";
    report_as_planned => "otomatis", "automatic";
    report_no_portions => "belum ada porsi", "no portions";
    report_for(portions: &str) => "Untuk {portions}", "For {portions}";
    report_from_plan(plan: &str) => "menurut rencana “{plan}”", "as the plan “{plan}” says";
    report_from_program => "porsi sehari menurut program", "a day's portions of the program";
    report_from_batch => "sekali masak; program belum menyebut jumlah porsi", "one batch; the program counts no portions yet";
    report_typed => "jumlah diisi sendiri", "as typed";
    report_allergens_more => "Alergen bahan lain belum diketahui", "The allergens of other ingredients are not known";
    report_edible => "Berat bersih", "Edible";
    report_purchased => "Ambil/beli", "Take or buy";
    report_size => "Ukuran porsi", "Portion size";
    report_per_serving(size: &str) => "Gizi per {size}", "What one {size} gives";
    report_whole_amount => "Jumlah", "Amount";

    cook_of(name: &str) => "Memasak {name}", "Cooking {name}";
    cook_ingredients => "Bahan yang disiapkan", "What to prepare";
    cook_step(number: i64) => "Langkah {number}", "Step {number}";
    cook_step_of(number: i64, count: usize) => "Langkah {number} dari {count}", "Step {number} of {count}";
    cook_one => "Satu per satu", "One at a time";
    cook_all => "Semua langkah", "All steps";
    cook_view => "Cara menampilkan langkah", "How to show the steps";
    cook_previous => "Sebelumnya", "Previous";
    cook_next => "Berikutnya", "Next";
    cook_checked => "Sudah diperiksa pukul", "Checked at";
    cook_check => "Periksa", "Check";
    cook_timers => "Pengatur waktu", "Timers";
    cook_timer_of(number: i64) => "Pengatur waktu langkah {number}", "Timer of step {number}";
    cook_timer_start => "Mulai", "Start";
    cook_timer_pause => "Jeda", "Pause";
    cook_timer_go_on => "Lanjutkan", "Go on";
    cook_timer_reset => "Ulang dari awal", "Reset";
    cook_timer_over => "Waktu habis", "Time is up";
    cook_timer_stop => "Matikan", "Stop";
    cook_awake => "Jaga layar tetap menyala", "Keep the screen on";
    cook_awake_now => "Layar tetap menyala", "The screen stays on";
    cook_awake_not => "Perangkat ini tidak dapat menjaga layar tetap menyala; atur di pengaturan perangkat.",
        "This device cannot keep its screen on; set it in the device's settings.";

    label_cooked_at => "Dimasak pukul", "Cooked at";
    label_cooked => "Dimasak", "Cooked";
    label_use_by => "Habiskan sebelum", "Eat before";
    label_use_by_open => "4 jam setelah dimasak", "4 hours after cooking";
    label_copies => "Banyaknya label", "Number of labels";
    label_price => "Harga per porsi", "Price of a portion";
    label_price_part(names: &str) => "belum lengkap, tanpa harga: {names}", "incomplete, no price of: {names}";
    label_hint => "Untuk gulungan label selebar 60 mm. Pilih kertas itu saat mencetak.", "For a label roll 60 mm wide. Choose that paper when printing.";
    label_weight(grams: &str) => "berat ±{grams}", "about {grams}";

    nutrition_lead => "Nilai gizi satu porsi untuk tiap ukuran, dan bagian kebutuhan sehari yang terpenuhi untuk tiap kelompok.",
        "What one serving of each size gives, and how much of a day's needs it meets for each group.";
    nutrition_of_sizes => "Kandungan gizi per porsi", "What a serving gives";
    nutrition_nutrient => "Zat gizi", "Nutrient";
    nutrition_of_groups => "Dibandingkan dengan AKG", "Against the recommended intakes";
    nutrition_of_day => "Persen kebutuhan sehari; di bawahnya, apakah sesuai untuk waktu makan ini.",
        "Percent of a day's needs; below, whether that suits this meal.";
    nutrition_group => "Kelompok", "Group";
    nutrition_score => "Skor", "Score";
    nutrition_verdict => "Penilaian", "Verdict";
    nutrition_not_served => "bukan sasaran program ini", "not fed by this program";

    poster_week_of(first: &str, last: &str) => "{first} – {last}", "{first} – {last}";
    poster_title => "Menu pekan ini", "This week's menu";
    poster_week => "Pekan yang memuat tanggal", "The week of this day";
    poster_nothing => "Belum ada menu", "No menu yet";
    poster_holiday(name: &str) => "Libur: {name}", "Holiday: {name}";
    poster_not_serving => "Tidak ada makan", "No meal";
    poster_outside => "Di luar rencana", "Outside the plan";
    poster_figures_for(size: &str) => "Angka gizi untuk satu {size}.", "Figures for one serving: {size}.";

    daily_lead => "Unggah atau bagikan setiap hari: menu, gizi, alergen, dan harganya.",
        "Post or share it every day: the menu, what it gives, its allergens and its price.";
    daily_share => "Bagikan", "Share";
    daily_download => "Unduh gambar", "Download the picture";
    daily_failed => "Gambar tidak dapat dibuat. Coba lagi.", "The picture could not be made. Try again.";
    daily_alt(name: &str, day: &str) => "Kartu menu {name}, {day}", "Card of the menu {name}, {day}";
    daily_per_portion => "Gizi per porsi", "Per serving";
    daily_price => "Harga", "Price";
}
