//! The names that people use for the closed lists of the trade (DOMAIN §11).

use domain::{
    Allergen, Basis, Category, CookingMethod, Difficulty, MealType, Nutrient, NutritionSource, ProgramStatus,
    PurchaseUnit, Role, TargetGroup,
};

use crate::Locale;

/// A code that has a name in each language.
pub trait Named: Copy {
    /// Indonesian, English.
    fn names(self) -> (&'static str, &'static str);
}

impl Locale {
    /// The name of a code in this language.
    pub fn name<T: Named>(self, code: T) -> &'static str {
        let (indonesian, english) = code.names();
        self.pick(indonesian, english)
    }
}

macro_rules! named {
    ($kind:ident { $($variant:ident => $id:literal, $en:literal;)+ }) => {
        impl Named for $kind {
            fn names(self) -> (&'static str, &'static str) {
                match self { $(Self::$variant => ($id, $en)),+ }
            }
        }
    };
}

named! { MealType {
    Breakfast => "Sarapan", "Breakfast";
    Lunch => "Makan Siang", "Lunch";
    Dinner => "Makan Malam", "Dinner";
    Snack => "Kudapan", "Snack";
} }

named! { Difficulty {
    Easy => "Mudah", "Easy";
    Medium => "Sedang", "Medium";
    Hard => "Sulit", "Hard";
} }

named! { TargetGroup {
    Toddler => "Balita 1–3 tahun", "Toddlers 1–3 years";
    Kindergarten => "PAUD/TK", "Kindergarten";
    Elementary1To3 => "SD kelas 1–3", "Elementary grades 1–3";
    Elementary4To6 => "SD kelas 4–6", "Elementary grades 4–6";
    JuniorHigh => "SMP", "Junior high";
    SeniorHigh => "SMA", "Senior high";
    Pregnant => "Ibu hamil", "Pregnant women";
    Breastfeeding => "Ibu menyusui", "Breastfeeding women";
} }

named! { Category {
    Protein => "Protein", "Protein";
    Karbohidrat => "Karbohidrat", "Carbohydrates";
    Sayuran => "Sayuran", "Vegetables";
    Buah => "Buah", "Fruit";
    SusuOlahan => "Susu & olahan", "Milk & dairy";
    BumbuRempah => "Bumbu & rempah", "Seasoning";
    MinyakLemak => "Minyak & lemak", "Oils & fats";
    Lainnya => "Lainnya", "Other";
} }

named! { PurchaseUnit {
    Kilogram => "kg", "kg";
    Litre => "liter", "litre";
    Piece => "buah", "piece";
    Gram => "g", "g";
} }

named! { Basis {
    Edible => "Berat bersih", "Edible";
    AsPurchased => "Berat kotor", "As purchased";
} }

named! { CookingMethod {
    Raw => "Mentah", "Raw";
    Boil => "Rebus", "Boiled";
    Steam => "Kukus", "Steamed";
    StirFry => "Tumis", "Stir-fried";
    Fry => "Goreng", "Fried";
    Bake => "Panggang oven", "Baked";
    Grill => "Bakar", "Grilled";
    Braise => "Semur", "Braised";
} }

named! { Allergen {
    Gluten => "Gluten", "Gluten";
    Egg => "Telur", "Egg";
    Fish => "Ikan", "Fish";
    Crustacean => "Krustasea", "Crustaceans";
    Mollusc => "Moluska", "Molluscs";
    Peanut => "Kacang tanah", "Peanut";
    Soy => "Kedelai", "Soy";
    Milk => "Susu", "Milk";
    TreeNut => "Kacang pohon", "Tree nuts";
    Sulphite => "Sulfit", "Sulphite";
} }

named! { ProgramStatus {
    Active => "Berjalan", "Active";
    Paused => "Dijeda", "Paused";
    Completed => "Selesai", "Completed";
    Cancelled => "Dibatalkan", "Cancelled";
} }

named! { NutritionSource {
    Computed => "Dihitung dari bahan", "Computed from ingredients";
    Declared => "Dari label atau laboratorium", "From a label or laboratory";
} }

named! { Nutrient {
    Calories => "Energi", "Energy";
    Protein => "Protein", "Protein";
    Carbohydrates => "Karbohidrat", "Carbohydrates";
    Fat => "Lemak", "Fat";
    Fiber => "Serat", "Fibre";
    Sodium => "Natrium", "Sodium";
    Calcium => "Kalsium", "Calcium";
    Iron => "Zat Besi", "Iron";
    VitaminA => "Vitamin A", "Vitamin A";
    VitaminC => "Vitamin C", "Vitamin C";
    Water => "Air", "Water";
    Ash => "Abu", "Ash";
    Phosphorus => "Fosfor", "Phosphorus";
    Potassium => "Kalium", "Potassium";
    Zinc => "Seng", "Zinc";
    Retinol => "Retinol", "Retinol";
    BetaCarotene => "Beta-karoten", "Beta-carotene";
    TotalCarotene => "Karoten total", "Total carotene";
    Thiamin => "Tiamin (B1)", "Thiamin (B1)";
    Riboflavin => "Riboflavin (B2)", "Riboflavin (B2)";
    Niacin => "Niasin (B3)", "Niacin (B3)";
} }

named! { Role {
    PlatformAdmin => "Admin platform", "Platform admin";
    SppgHead => "Kepala SPPG", "Kitchen head";
    Nutritionist => "Ahli gizi", "Nutritionist";
    Accountant => "Akuntan", "Accountant";
    KitchenStaff => "Staf dapur", "Kitchen staff";
    Viewer => "Pengamat", "Viewer";
} }
