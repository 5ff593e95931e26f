//! Ingredients and prices.

words! {
    ingredients_title => "Bahan", "Ingredients";
    ingredients_lead => "Yang dibeli dapur: harga, stok, alergen, dan isi gizinya.",
        "What the kitchen buys: price, stock, allergens, and what it gives.";
    ingredients_filter => "Saring bahan", "Filter ingredients";
    ingredients_search_hint => "Nama, kode, atau nama pangannya", "Name, code, or the name of the food";
    ingredients_none_yet => "Belum ada bahan", "No ingredients yet";
    ingredients_none_yet_text => "Mulai dari bahan yang paling sering dibeli: beras, telur, tempe, bayam.",
        "Begin with what you buy most: rice, eggs, tempeh, spinach.";
    ingredients_none_match => "Tidak ada bahan yang cocok", "No ingredient matches";
    ingredients_none_match_text => "Longgarkan saringannya, atau periksa ejaannya.", "Loosen the filters, or check the spelling.";
    ingredient_add => "Tambah bahan", "Add an ingredient";
    ingredient_new => "Bahan baru", "New ingredient";
    ingredient_new_lead => "Pilih dulu pangannya: isi gizi, alergen dan takarannya ikut.",
        "Choose its food first: nutrients, allergens and measures come along.";
    ingredient_saved => "Bahan disimpan.", "Ingredient saved.";
    ingredient_created => "Bahan ditambahkan.", "Ingredient added.";
    ingredient_deleted => "Bahan dihapus.", "Ingredient deleted.";
    ingredient_stock => "Stok", "Stock";
    ingredient_price => "Harga", "Price";
    ingredient_in_stock => "Ada stok", "In stock";
    ingredient_out_of_stock => "Habis atau tidak dicatat", "Out of stock or not counted";
    ingredient_has_price => "Sudah ada harga", "Has a price";
    ingredient_no_price => "Belum ada harga", "No price yet";
    ingredient_free_of => "Bebas dari", "Free of";
    ingredient_free_of_any => "Tidak disaring", "Not filtered";
    ingredient_sort => "Urutkan", "Sort by";
    ingredient_sort_name => "Nama", "Name";
    ingredient_sort_newest => "Terakhir diubah", "Last changed";
    ingredient_sort_dearest => "Harga tertinggi", "Highest price";
    ingredient_sort_oldest_price => "Harga paling lama", "Oldest price";
    ingredient_name => "Nama bahan", "Name";
    ingredient_code => "Kode", "Code";
    ingredient_code_hint => "Huruf besar, angka dan tanda hubung. Boleh kosong.", "Capital letters, digits and hyphens. May stay empty.";
    ingredient_category => "Golongan", "Group";
    ingredient_unit => "Satuan beli", "Unit bought in";
    ingredient_unit_hint => "Liter perlu berat per mililiter, buah perlu berat satu buah.",
        "Litres need the weight of a millilitre, pieces the weight of one.";
    ingredient_unit_price(unit: &str) => "per {unit}", "per {unit}";
    ingredient_food => "Pangan di daftar", "Food of the catalogue";
    ingredient_food_hint => "Dari sinilah isi gizinya. Tanpa pangan, bahan ini tidak punya data gizi.",
        "Its nutrients come from here. Without a food there are no nutrient data.";
    ingredient_food_none => "Belum dihubungkan dengan pangan. Isi gizinya belum ada, kecuali yang diisi sendiri.",
        "Not linked to a food. It has no nutrient data but what you enter.";
    ingredient_supplier => "Pemasok", "Supplier";
    ingredient_price_date => "Berlaku sejak", "Holds since";
    ingredient_price_new => "Harga baru", "New price";
    ingredient_price_save => "Simpan harga", "Save the price";
    ingredient_price_saved => "Harga disimpan. Biaya menu sudah dihitung ulang.", "Price saved. Menu costs are computed anew.";
    ingredient_price_kept => "Harga lama masuk riwayat; harga yang berlaku tetap.", "The earlier price joined the history; the one in force stays.";
    ingredient_price_change(name: &str) => "Ubah harga {name}", "Change the price of {name}";
    ingredient_price_of(name: &str) => "Harga {name}", "Price of {name}";
    ingredient_price_missing => "Belum ada harga", "No price yet";
    ingredient_price_missing_text => "Selama belum ada harga, biaya menu yang memakainya belum lengkap.",
        "As long as there is no price, the costs of menus that use it are incomplete.";
    ingredient_price_since(day: &str) => "sejak {day}", "since {day}";
    ingredient_price_by_unit => "Satuannya berubah: isi harga untuk satuan yang baru, atau kosongkan bila belum tahu.",
        "The unit changed: give the price of the new unit, or leave it empty if you do not know yet.";
    ingredient_price_history => "Riwayat harga", "Price history";
    ingredient_price_other_units => "Harga dalam satuan lain tidak digambar.", "Prices in other units are not drawn.";
    ingredient_changed_meanwhile => "Baru saja diubah orang lain. Periksa, lalu simpan lagi.",
        "Someone else has just changed it. Check, then save again.";
    ingredient_current_stock => "Stok sekarang", "In stock now";
    ingredient_min_stock => "Stok paling sedikit", "Least to keep";
    ingredient_stock_good => "Cukup", "Enough";
    ingredient_stock_low => "Menipis", "Running low";
    ingredient_stock_out => "Habis", "Out of stock";
    ingredient_stock_unknown => "Tidak dicatat", "Not counted";
    ingredient_weights => "Berat dan takaran", "Weights and measures";
    ingredient_weights_text => "Kosongkan bila sama dengan data pangannya.", "Leave empty where the food's figure holds.";
    ingredient_from_food(value: &str) => "Dari pangan: {value}", "From the food: {value}";
    ingredient_measure_add => "Tambah takaran", "Add a measure";
    ingredient_measure_name => "Nama takaran", "Measure";
    ingredient_measure_grams => "Berat", "Weight";
    ingredient_allergens_source => "Alergen", "Allergens";
    ingredient_allergens_from_food => "Ikuti data pangan", "As the food says";
    ingredient_allergens_from_food_hint => "Bila pangannya tidak tahu, tetap belum diketahui.", "If the food does not know, it stays unknown.";
    ingredient_allergens_none => "Diperiksa: tidak ada", "Checked: none";
    ingredient_allergens_none_hint => "Label kemasan sudah dibaca.", "The label has been read.";
    ingredient_allergens_some => "Diperiksa: mengandung", "Checked: contains";
    ingredient_allergens_some_hint => "Pilih di bawah.", "Choose below.";
    ingredient_allergens_which => "Yang dikandung", "What it contains";
    ingredient_own_nutrients => "Angka gizi sendiri", "Own nutrient figures";
    ingredient_own_nutrients_text => "Per 100 gram yang dapat dimakan, misalnya dari label. Yang diisi menggantikan data pangan; yang kosong mengikutinya.",
        "Per 100 grams edible, for example from a label. What you fill in replaces the food's figure; what is empty follows it.";
    ingredient_counts => "Yang dihitung per 100 gram", "What counts per 100 grams";
    ingredient_own_figure => "angka sendiri", "own figure";
    ingredient_used_by => "Dipakai menu", "Used by menus";
    ingredient_used_by_none => "Belum dipakai menu mana pun.", "No menu uses it yet.";
    ingredient_in_use => "Bahan ini belum dapat dihapus", "This ingredient cannot be deleted yet";
    ingredient_in_use_text => "Keluarkan dulu dari menu ini, atau ganti dengan bahan lain:",
        "Take it out of these menus first, or replace it there:";
    ingredient_delete_ask(name: &str) => "Hapus {name}?", "Delete {name}?";
    ingredient_delete_text => "Bahan tidak tampil lagi di daftar. Riwayat harganya tetap tersimpan.",
        "It no longer shows in the list. Its price history is kept.";
    ingredient_facts => "Keterangan", "Facts";
    ingredient_edit => "Ubah bahan", "Change the ingredient";
}
