//! Shopping lists.

words! {
    shopping_list => "Daftar belanja", "Shopping list";
    shopping_of(plan: &str) => "Daftar belanja {plan}", "Shopping list of {plan}";
    shopping_period(from: &str, to: &str) => "{from} sampai {to}", "{from} to {to}";
    shopping_from => "Dari tanggal", "From";
    shopping_to => "Sampai tanggal", "To";
    shopping_minus_stock => "Kurangi dengan stok", "Take off what is in stock";
    shopping_range => "Pilih tanggal", "Choose the days";
    shopping_category => "Kelompok", "Group";
    shopping_item => "Bahan", "Ingredient";
    shopping_grams => "Berat kotor (g)", "Weight as bought (g)";
    shopping_quantity => "Kebutuhan", "Needed";
    shopping_unit => "Satuan", "Unit";
    shopping_stock => "Stok", "In stock";
    shopping_to_buy => "Perlu dibeli", "To buy";
    shopping_price => "Harga per satuan (Rp)", "Price per unit (Rp)";
    shopping_cost => "Biaya (Rp)", "Cost (Rp)";
    shopping_price_short => "Harga", "Price";
    shopping_cost_short => "Biaya", "Cost";
    shopping_total => "Jumlah", "Total";
    shopping_total_known => "Jumlah yang diketahui", "Total of what is known";
    shopping_items => "Bahan", "Ingredients";
    shopping_incomplete => "Daftar atau biayanya belum lengkap", "The list or its cost is not complete";
    shopping_incomplete_text => "Harga atau berat satuannya belum diketahui, atau menunya belum punya bahan:",
        "The price or the weight of a unit is not known, or the menu has no ingredients yet:";
    shopping_incomplete_line(names: &str) => "Belum lengkap: {names}", "Not complete: {names}";
    shopping_empty => "Tidak ada yang perlu dibeli", "Nothing to buy";
    shopping_empty_text => "Belum ada menu dengan porsi pada tanggal ini.", "No menu with portions stands on these days yet.";
    shopping_csv => "Unduh CSV", "Download CSV";
    shopping_xlsx => "Unduh Excel", "Download for Excel";
    /// The name of a downloaded file, without its ending.
    shopping_file(from: &str, to: &str) => "daftar-belanja-{from}-{to}", "shopping-list-{from}-{to}";
}
