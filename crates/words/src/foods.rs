//! The food catalogue.

use domain::Nutrient;

use crate::Locale;

words! {
    foods_title => "Daftar pangan", "Food catalogue";
    foods_lead => "Isi gizi tiap 100 gram bagian yang dapat dimakan, dengan asal angkanya.",
        "What 100 grams of the edible part give, and where each figure comes from.";
    foods_found => "Pangan yang ditemukan", "Foods found";
    foods_filter => "Saring pangan", "Filter foods";
    foods_search_hint => "Nama Indonesia atau Inggris, misalnya tempe", "A name in English or Indonesian, such as tempeh";
    foods_none => "Tidak ada pangan yang cocok", "No food matches";
    foods_none_text => "Periksa ejaannya, atau coba nama lain. Salah ketik satu huruf masih kami kenali.",
        "Check the spelling or try another name. One slipped letter is still recognised.";
    food_category => "Golongan", "Group";
    food_name => "Pangan", "Food";
    food_state => "Keadaan", "State";
    food_state_raw => "Mentah", "Raw";
    food_state_cooked => "Matang", "Cooked";
    food_state_dry => "Kering", "Dry";
    food_state_processed => "Olahan", "Processed";
    food_state_dish => "Masakan", "Dish";
    food_doubts => "Catatan", "Notes";
    food_doubts_count(count: usize) => "{count} catatan", "{count} note(s)";
    food_per_100 => "Isi per 100 gram", "What 100 grams hold";
    food_per_100_text => "Bagian yang dapat dimakan, dalam keadaan seperti tertulis di atas.",
        "Of the edible part, in the state named above.";
    food_other_nutrients => "Zat gizi lain", "Other nutrients";
    food_amount_doubtful => "Diragukan", "Doubtful";
    food_no_data_text => "“Tidak ada data” berarti belum diukur atau tidak tercetak di tabel. Itu tidak sama dengan nol.",
        "“No data” means not measured, or not printed in the table. It is not zero.";
    food_in_the_kitchen => "Di dapur", "In the kitchen";
    food_bdd => "Bagian dapat dimakan (BDD)", "Edible share (BDD)";
    food_yield => "Berat matang dibanding mentah", "Cooked weight to raw weight";
    food_times(factor: &str) => "{factor} kali", "{factor} times";
    food_density => "Berat 1 mililiter", "Weight of 1 millilitre";
    food_piece => "Berat 1 buah", "Weight of one piece";
    food_measures => "Takaran rumah", "Household measures";
    food_source => "Asal angka", "Source of the figures";
    food_table => "Tabel", "Table";
    food_code => "Kode di tabel asal", "Code in that table";
    food_aliases => "Nama lain", "Other names";
    food_note => "Catatan tabel", "Note on the table";
    food_doubts_title => "Yang perlu diketahui tentang angka ini", "What to know about these figures";
    food_doubts_text => "Angka ditampilkan seperti tercetak. Bila dapur punya angka yang lebih baik, isikan di bahan: angka itu yang dipakai.",
        "Figures are shown as printed. If your kitchen knows better, enter its figure with the ingredient: that one then counts.";
    food_add_ingredient => "Jadikan bahan dapur", "Add as an ingredient";
    food_source_tkpi => "Tabel Komposisi Pangan Indonesia 2019, Kementerian Kesehatan",
        "Indonesian Food Composition Table 2019, Ministry of Health";
    food_source_usda => "FoodData Central, Departemen Pertanian Amerika Serikat",
        "FoodData Central, United States Department of Agriculture";
    food_source_exact => "Nilai pasti, tidak perlu tabel", "Exact by nature, no table needed";
    allergens => "Alergen", "Allergens";
    allergens_unknown => "Belum diketahui", "Not known yet";
    allergens_none => "Tidak mengandung alergen", "Free of allergens";
    allergens_maybe_more => "Mungkin ada lagi", "There may be more";
}

impl Locale {
    /// The unit of a nutrient's amounts, as people write it: `kkal`.
    pub const fn nutrient_unit(self, nutrient: Nutrient) -> &'static str {
        match nutrient {
            Nutrient::Calories => self.pick("kkal", "kcal"),
            _ => nutrient.unit(),
        }
    }

    /// The state of a food, by its code.
    pub fn food_state_name(self, code: &str) -> &'static str {
        match code {
            "COOKED" => self.food_state_cooked(),
            "DRY" => self.food_state_dry(),
            "PROCESSED" => self.food_state_processed(),
            "DISH" => self.food_state_dish(),
            _ => self.food_state_raw(),
        }
    }

    /// The table a food comes from, by its code.
    pub fn food_source_name(self, code: &str) -> &'static str {
        match code {
            "USDA" => self.food_source_usda(),
            "EXACT" => self.food_source_exact(),
            _ => self.food_source_tkpi(),
        }
    }

    /// Why a food's figures are to be doubted, by the code of its quality flag.
    pub const fn food_flag(self, code: &str) -> &'static str {
        match code.as_bytes() {
            b"BDD_MISSING" => self.pick(
                "Bagian yang dapat dimakan tidak tercetak. Tanpa angka sendiri, yang dibeli dihitung termakan semua.",
                "The edible share is not printed. Without a figure of your own, all that is bought counts as eaten.",
            ),
            b"ALLERGENS_INCOMPLETE" => self.pick(
                "Resepnya berbeda-beda: alergen yang disebut pasti ada, yang lain mungkin ada. Periksa kemasannya.",
                "Recipes differ: the allergens named are sure, others are possible. Check the package.",
            ),
            b"CAROTENE_MISMATCH" => self.pick(
                "Karoten total tercetak lebih kecil daripada beta-karoten. Vitamin A perlu diragukan.",
                "Total carotene is printed smaller than beta-carotene. Doubt the vitamin A.",
            ),
            b"BETA_CAROTENE_ROUNDED_TO_ZERO" => self.pick(
                "Beta-karoten dibulatkan menjadi nol di tabel lain.",
                "Another table rounds the beta-carotene to zero.",
            ),
            b"ENERGY_MISMATCH" => self.pick(
                "Energi tidak sesuai dengan protein, lemak dan karbohidratnya: salah satunya mungkin salah cetak.",
                "The energy does not follow from protein, fat and carbohydrates: one of them may be misprinted.",
            ),
            b"PROXIMATES_SUM" => self.pick(
                "Air, abu, protein, lemak dan karbohidrat tidak berjumlah sekitar 100 gram.",
                "Water, ash, protein, fat and carbohydrates do not add up to about 100 grams.",
            ),
            b"PRINT_ERROR_SUSPECTED" => self.pick(
                "Ada angka yang tampaknya salah cetak. Bandingkan dengan pangan yang serupa.",
                "A figure looks like a misprint. Compare it with similar foods.",
            ),
            b"VITAMIN_C_ROUNDED_TO_ZERO" => self.pick(
                "Vitamin C yang sangat kecil dibulatkan menjadi nol di tabel lain.",
                "Another table rounds the very small vitamin C to zero.",
            ),
            b"SODIUM_FROM_OTHER_TABLE" => self.pick(
                "Natrium diambil dari salinan lain, karena tabel 2019 mengulang angka kalium.",
                "The sodium is from another transcription, since the 2019 table repeats the potassium.",
            ),
            b"NOT_IN_TKPI" => self.pick(
                "Tidak ada di tabel Indonesia; angkanya dari tabel Amerika Serikat.",
                "Not in the Indonesian table; the figures are from the United States'.",
            ),
            b"MACROS_ONLY" => self.pick(
                "Hampir hanya energi, protein, lemak dan karbohidrat yang diketahui.",
                "Little more than energy, protein, fat and carbohydrates is known.",
            ),
            b"RIBOFLAVIN_HIGH" => {
                self.pick("Riboflavin tercetak sangat tinggi.", "The riboflavin is printed very high.")
            }
            b"ZINC_IMPLAUSIBLE" => self.pick("Seng tercetak terlalu tinggi.", "The zinc is printed too high."),
            b"THIAMIN_IMPLAUSIBLE" => self.pick("Tiamin tercetak terlalu tinggi.", "The thiamin is printed too high."),
            _ => self.pick("Angkanya perlu diperiksa.", "The figures need checking."),
        }
    }
}
