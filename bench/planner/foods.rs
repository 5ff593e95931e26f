//! Foods such as a kitchen buys them: what the generated menus are made of. Figures are near those of real foods, of
//! 100 g edible: kcal, protein, carbohydrates, fat, fibre g, sodium, calcium, iron mg, vitamin A µg, vitamin C mg.

use domain::{Allergen, Category};

/// A food: name, category, edible percent, rupiah a kilogram, nutrients, allergens.
pub type Food = (&'static str, Category, i64, i64, [f64; 10], &'static [Allergen]);

pub const STAPLES: &[Food] = &[
    ("Beras", Category::Karbohidrat, 100, 14_000, [357.0, 8.4, 77.1, 1.7, 0.2, 27.0, 147.0, 1.8, 0.0, 0.0], &[]),
    ("Beras merah", Category::Karbohidrat, 100, 19_000, [352.0, 7.3, 76.2, 0.9, 0.8, 10.0, 15.0, 4.2, 0.0, 0.0], &[]),
    (
        "Mi telur",
        Category::Karbohidrat,
        100,
        22_000,
        [380.0, 10.0, 75.0, 4.0, 2.0, 210.0, 30.0, 2.8, 10.0, 0.0],
        &[Allergen::Gluten, Allergen::Egg],
    ),
    ("Jagung kering", Category::Karbohidrat, 90, 12_000, [366.0, 9.8, 69.1, 7.3, 2.2, 5.0, 30.0, 2.3, 61.0, 3.0], &[]),
];

pub const MAINS: &[Food] = &[
    ("Ayam", Category::Protein, 58, 36_000, [298.0, 18.2, 0.0, 25.0, 0.0, 109.0, 14.0, 1.5, 245.0, 0.0], &[]),
    ("Dada ayam", Category::Protein, 95, 52_000, [120.0, 22.5, 0.0, 2.6, 0.0, 63.0, 9.0, 0.9, 12.0, 0.0], &[]),
    (
        "Telur ayam",
        Category::Protein,
        90,
        29_000,
        [154.0, 12.4, 0.7, 10.8, 0.0, 142.0, 86.0, 3.0, 104.0, 0.0],
        &[Allergen::Egg],
    ),
    (
        "Telur bebek",
        Category::Protein,
        90,
        38_000,
        [187.0, 11.8, 3.0, 14.2, 0.0, 115.0, 100.0, 1.8, 280.0, 0.0],
        &[Allergen::Egg],
    ),
    (
        "Ikan tongkol",
        Category::Protein,
        70,
        34_000,
        [100.0, 13.7, 8.0, 1.5, 0.0, 202.0, 92.0, 1.7, 15.0, 0.0],
        &[Allergen::Fish],
    ),
    (
        "Ikan lele",
        Category::Protein,
        65,
        27_000,
        [119.0, 16.8, 0.2, 5.1, 0.0, 77.0, 20.0, 0.9, 50.0, 0.0],
        &[Allergen::Fish],
    ),
    (
        "Ikan bandeng",
        Category::Protein,
        80,
        35_000,
        [123.0, 20.0, 0.0, 4.8, 0.0, 67.0, 20.0, 2.0, 45.0, 0.0],
        &[Allergen::Fish],
    ),
    ("Daging sapi", Category::Protein, 100, 125_000, [201.0, 18.8, 0.0, 14.0, 0.0, 105.0, 11.0, 2.8, 9.0, 0.0], &[]),
    ("Hati ayam", Category::Protein, 100, 32_000, [128.0, 19.0, 1.6, 4.8, 0.0, 90.0, 15.0, 9.0, 3_100.0, 18.0], &[]),
    (
        "Udang",
        Category::Protein,
        68,
        75_000,
        [91.0, 21.0, 0.1, 0.2, 0.0, 185.0, 136.0, 2.0, 18.0, 0.0],
        &[Allergen::Crustacean],
    ),
];

pub const SECONDS: &[Food] = &[
    (
        "Tempe",
        Category::Protein,
        100,
        14_000,
        [201.0, 20.8, 13.5, 8.8, 1.4, 9.0, 155.0, 4.0, 0.0, 0.0],
        &[Allergen::Soy],
    ),
    ("Tahu", Category::Protein, 100, 12_000, [80.0, 10.9, 0.8, 4.7, 0.1, 2.0, 223.0, 3.4, 0.0, 0.0], &[Allergen::Soy]),
    (
        "Kacang tanah",
        Category::Protein,
        100,
        28_000,
        [525.0, 27.9, 17.4, 42.7, 2.4, 31.0, 316.0, 5.7, 0.0, 0.0],
        &[Allergen::Peanut],
    ),
    ("Kacang hijau", Category::Protein, 100, 24_000, [323.0, 22.9, 56.8, 1.5, 7.5, 42.0, 223.0, 7.5, 13.0, 10.0], &[]),
];

pub const VEGETABLES: &[Food] = &[
    ("Bayam", Category::Sayuran, 71, 9_000, [16.0, 0.9, 2.9, 0.4, 0.7, 16.0, 166.0, 3.5, 458.0, 41.0], &[]),
    ("Kangkung", Category::Sayuran, 60, 8_000, [28.0, 3.4, 3.9, 0.7, 2.0, 65.0, 67.0, 2.3, 925.0, 17.0], &[]),
    ("Wortel", Category::Sayuran, 80, 14_000, [36.0, 1.0, 7.9, 0.6, 1.0, 70.0, 45.0, 1.0, 1_190.0, 18.0], &[]),
    ("Kacang panjang", Category::Sayuran, 85, 13_000, [31.0, 2.3, 5.3, 0.1, 2.7, 34.0, 60.0, 0.6, 48.0, 46.0], &[]),
    ("Buncis", Category::Sayuran, 90, 16_000, [34.0, 2.4, 7.2, 0.3, 1.9, 7.0, 101.0, 0.7, 50.0, 11.0], &[]),
    ("Labu siam", Category::Sayuran, 83, 8_000, [30.0, 0.6, 6.7, 0.1, 6.2, 3.0, 14.0, 0.5, 8.0, 18.0], &[]),
    ("Sawi hijau", Category::Sayuran, 87, 9_000, [28.0, 2.3, 4.0, 0.3, 2.5, 20.0, 220.0, 2.9, 230.0, 102.0], &[]),
    ("Kol", Category::Sayuran, 75, 8_000, [51.0, 2.5, 7.6, 1.7, 0.9, 50.0, 100.0, 0.5, 5.0, 16.0], &[]),
    ("Daun singkong", Category::Sayuran, 87, 10_000, [50.0, 6.2, 7.1, 1.1, 2.4, 4.0, 166.0, 1.3, 1_200.0, 103.0], &[]),
    ("Labu kuning", Category::Sayuran, 77, 9_000, [51.0, 1.7, 10.0, 0.5, 2.7, 280.0, 40.0, 0.7, 250.0, 2.0], &[]),
    ("Tauge", Category::Sayuran, 100, 12_000, [34.0, 3.7, 4.3, 1.2, 1.4, 6.0, 29.0, 0.8, 3.0, 5.0], &[]),
];

pub const FRUITS: &[Food] = &[
    ("Pisang", Category::Buah, 75, 16_000, [108.0, 1.0, 24.3, 0.8, 1.9, 10.0, 20.0, 0.2, 30.0, 9.0], &[]),
    ("Pepaya", Category::Buah, 75, 10_000, [46.0, 0.5, 12.2, 0.1, 1.6, 4.0, 23.0, 1.7, 110.0, 78.0], &[]),
    ("Jeruk", Category::Buah, 72, 20_000, [45.0, 0.9, 11.2, 0.2, 1.4, 4.0, 33.0, 0.4, 32.0, 49.0], &[]),
    ("Semangka", Category::Buah, 46, 8_000, [28.0, 0.5, 6.9, 0.2, 0.4, 7.0, 7.0, 0.2, 50.0, 6.0], &[]),
    ("Melon", Category::Buah, 58, 13_000, [37.0, 0.6, 7.8, 0.4, 1.0, 12.0, 12.0, 0.4, 140.0, 37.0], &[]),
    ("Jambu biji", Category::Buah, 82, 15_000, [49.0, 0.9, 12.2, 0.3, 2.4, 10.0, 14.0, 1.1, 4.0, 87.0], &[]),
    ("Salak", Category::Buah, 56, 15_000, [77.0, 0.4, 20.9, 0.0, 2.6, 7.0, 28.0, 4.2, 0.0, 2.0], &[]),
];

pub const MILK: Food = (
    "Susu",
    Category::SusuOlahan,
    100,
    19_000,
    [61.0, 3.2, 4.3, 3.5, 0.0, 36.0, 143.0, 1.7, 43.0, 1.0],
    &[Allergen::Milk],
);
pub const OIL: Food =
    ("Minyak goreng", Category::MinyakLemak, 100, 19_000, [884.0, 0.0, 0.0, 100.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], &[]);
pub const SEASONING: Food =
    ("Bumbu", Category::BumbuRempah, 95, 40_000, [60.0, 2.5, 12.0, 0.6, 2.5, 14.0, 40.0, 1.5, 10.0, 9.0], &[]);
pub const SALT: Food =
    ("Garam", Category::BumbuRempah, 100, 8_000, [0.0, 0.0, 0.0, 0.0, 0.0, 38_758.0, 0.0, 0.0, 0.0, 0.0], &[]);
