//! The planner: what is asked of it, how far it is, and why it proposes what it does.

words! {
    job_interrupted => "Terhenti karena server dimulai ulang. Mulai lagi.", "Stopped, because the server was restarted. Start again.";
    job_broken => "Tidak berhasil karena gangguan di server. Coba lagi.", "It came to nothing because of a fault in the server. Try again.";
    planner => "Perencana otomatis", "Planner";
    planner_lead => "Mengisi hari kosong dengan menu yang seimbang dan terjangkau. Usulannya Anda lihat dulu sebelum dipakai.",
        "Fills days with menus that are balanced and affordable. You see what it proposes before you take it.";
    planner_start => "Cari usulan", "Look for a plan";
    planner_starting => "Memulai…", "Starting…";
    planner_from => "Dari", "From";
    planner_to => "Sampai", "To";
    planner_keep => "Pertahankan menu yang sudah ada", "Keep menus that are there";
    planner_no_repeat => "Menu sama paling cepat lagi setelah", "A menu comes again at the earliest after";
    planner_serving_days => "hari makan", "serving days";
    planner_protein => "Lauk utama berganti setiap hari", "Another main protein each day";
    planner_ceilings => "Rata-rata bahan pangan tidak melebihi pagu", "Raw food on the average under the ceilings";
    planner_avoid => "Tanpa alergen", "Without allergens";
    planner_running => "Sedang mencari menu yang paling seimbang dan terjangkau…", "Looking for the most balanced and affordable menus…";
    planner_progress(percent: i64) => "{percent} persen", "{percent} per cent";
    planner_stop => "Hentikan", "Stop";
    planner_stopped => "Pencarian dihentikan.", "The search has been stopped.";
    planner_again => "Ubah permintaan", "Change what is asked";
    planner_accept(count: usize) => "Pakai usulan ini ({count} hari)", "Take this plan ({count} days)";
    planner_accepted => "Usulan dipakai.", "The plan has been taken.";
    planner_stale => "Rencana berubah selagi perencana bekerja, jadi usulannya tidak dipakai. Cari lagi.",
        "The plan was changed while the planner worked, so its proposal was not taken. Look again.";
    planner_busy => "Perencana masih bekerja untuk rencana ini.", "The planner is still at work on this plan.";
    planner_proposal => "Usulan", "Proposal";
    planner_compared => "Dibandingkan", "Compared";
    planner_now => "Sekarang", "Now";
    planner_then => "Usulan", "Proposed";
    planner_days_filled => "Hari terisi", "Days filled";
    planner_cost => "Biaya seluruhnya", "Cost in all";
    planner_each => "Biaya per porsi", "Cost a portion";
    planner_score => "Nilai gizi minggu terlemah", "Nutrition of the weakest week";
    planner_why => "Mengapa begini", "Why it is so";
    planner_objective => "Yang ditekan serendah mungkin, per porsi dan hari", "What is kept as low as can be, for a portion and day";
    planner_raw_food => "Bahan pangan", "Raw food";
    planner_nutrition => "Gizi di luar sasaran", "Nutrients outside their bands";
    planner_side_repeats => "Lauk dan sayur berulang", "Side dishes that repeat";
    planner_total => "Jumlah", "Total";
    planner_gap(gap: &str) => "Terbukti: rencana mana pun paling banyak {gap} lebih baik.", "Proven: no plan whatever is better by more than {gap}.";
    planner_binding => "Aturan yang menentukan", "Rules that bind";
    planner_binds(rule: &str, costs: &str) => "{rule}: tanpa aturan ini bisa sekitar {costs} lebih rendah per porsi.", "{rule}: without it about {costs} lower a portion.";
    planner_no_binding => "Tidak ada aturan yang membuat rencana lebih mahal.", "No rule makes the plan dearer.";
    planner_next_best(menu: &str, more: &str) => "Pilihan terbaik berikutnya, {menu}, lebih tinggi {more} per porsi.", "The next best, {menu}, would be {more} more a portion.";
    planner_only_one => "Satu-satunya menu yang memenuhi semua aturan pada hari ini.", "The only menu that keeps every rule on this day.";
    planner_pinned => "Sudah ada di rencana, dipertahankan.", "It was in the plan, and stays.";
    planner_empty_before => "kosong", "empty";
    planner_impossible => "Permintaan ini tidak mungkin dipenuhi bersama", "These wishes cannot hold together";
    planner_impossible_lead => "Longgarkan salah satu dari setiap kelompok berikut.", "Relax one of each of the following groups.";
    planner_no_menus => "Tidak ada satu menu aktif pun yang memenuhi syarat untuk hari-hari itu.", "Not one active menu is fit for these days.";
    planner_not_found => "Tidak ditemukan rencana yang memenuhi semua aturan", "No plan that keeps every rule was found";
    planner_not_found_lead => "Belum terbukti mustahil. Yang paling dekat masih melanggar:", "It was not shown to be impossible. The nearest one still breaks:";
    planner_falls_short(rule: &str, asked: &str, possible: &str) => "{rule}: diminta {asked}, yang mungkin {possible}.", "{rule}: asked for {asked}, possible is {possible}.";
    planner_comes_to(rule: &str, asked: &str, found: &str) => "{rule}: diminta {asked}, di rencana terdekat {found}.", "{rule}: asked for {asked}, the nearest plan has {found}.";
    planner_days(count: &str) => "{count} hari", "{count} days";
    planner_rule_no_repeat => "Menu tidak cepat berulang", "A menu does not come again soon";
    planner_rule_protein => "Lauk utama berganti setiap hari", "Another main protein each day";
    planner_rule_ceiling(size: &str) => "Pagu bahan pangan {size}", "Raw-food ceiling of {size}";
    planner_rule_allergens => "Tanpa alergen yang dihindari", "Free of the allergens to avoid";
    planner_rule_stock(ingredient: &str) => "Stok {ingredient}", "Stock of {ingredient}";
    planner_rule_pinned(day: &str) => "Menu tetap pada {day}", "The menu that stays on {day}";
    planner_rule_known_cost => "Semua bahan punya harga", "Every ingredient has a price";
    planner_rule_judged => "Energi dan protein dapat dinilai", "Energy and protein can be judged";
}
