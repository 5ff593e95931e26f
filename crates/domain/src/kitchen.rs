//! The closed lists a kitchen works with: meals, groups, units, allergens, ways of cooking.

use serde::{Deserialize, Serialize};

codes! {
    /// The meal of the day that a menu is for.
    MealType {
        /// Sarapan.
        Breakfast = "BREAKFAST",
        /// Makan siang.
        Lunch = "LUNCH",
        /// Makan malam.
        Dinner = "DINNER",
        /// Kudapan.
        Snack = "SNACK",
    }
}

codes! {
    /// How hard a menu is to cook.
    Difficulty {
        /// Mudah.
        Easy = "EASY",
        /// Sedang.
        Medium = "MEDIUM",
        /// Sulit.
        Hard = "HARD",
    }
}

codes! {
    /// A group of people that a program feeds, each with its own recommended intakes.
    TargetGroup {
        /// Balita 1–3 years.
        Toddler = "TODDLER",
        /// PAUD/TK, 4–6 years.
        Kindergarten = "KINDERGARTEN",
        /// SD grades 1–3.
        Elementary1To3 = "ELEMENTARY_1_3",
        /// SD grades 4–6.
        Elementary4To6 = "ELEMENTARY_4_6",
        /// SMP.
        JuniorHigh = "JUNIOR_HIGH",
        /// SMA.
        SeniorHigh = "SENIOR_HIGH",
        /// Ibu hamil.
        Pregnant = "PREGNANT",
        /// Ibu menyusui.
        Breastfeeding = "BREASTFEEDING",
    }
}

codes! {
    /// What a kitchen sorts its ingredients by.
    Category {
        /// Lauk: meat, fish, eggs, beans.
        Protein = "PROTEIN",
        /// Rice, tubers, noodles, flour.
        Karbohidrat = "KARBOHIDRAT",
        /// Vegetables.
        Sayuran = "SAYURAN",
        /// Fruit.
        Buah = "BUAH",
        /// Milk and what is made of it.
        SusuOlahan = "SUSU_OLAHAN",
        /// Seasoning.
        BumbuRempah = "BUMBU_REMPAH",
        /// Oils and fats.
        MinyakLemak = "MINYAK_LEMAK",
        /// All else.
        Lainnya = "LAINNYA",
    }
}

codes! {
    /// The unit in which an ingredient is bought and priced.
    PurchaseUnit {
        /// Kilogram.
        Kilogram = "kg",
        /// Litre; needs the density.
        Litre = "l",
        /// Piece; needs the grams of one.
        Piece = "piece",
        /// Gram.
        Gram = "g",
    }
}

codes! {
    /// Whether a line's quantity is what is eaten or what is bought.
    Basis {
        /// Net weight, "berat bersih".
        Edible = "EDIBLE",
        /// With peel, bone and shell, "berat kotor".
        AsPurchased = "AS_PURCHASED",
    }
}

codes! {
    /// How an ingredient is cooked, which decides what part of its vitamins and minerals stays.
    CookingMethod {
        /// Not cooked.
        Raw = "RAW",
        /// Boiled, water poured off.
        Boil = "BOIL",
        /// Steamed.
        Steam = "STEAM",
        /// Stir-fried.
        StirFry = "STIR_FRY",
        /// Deep-fried.
        Fry = "FRY",
        /// Baked.
        Bake = "BAKE",
        /// Grilled.
        Grill = "GRILL",
        /// Stewed, water eaten with it.
        Braise = "BRAISE",
    }
}

codes! {
    /// The allergen classes of BPOM's labels.
    Allergen {
        /// Cereals that hold gluten.
        Gluten = "GLUTEN",
        /// Egg.
        Egg = "EGG",
        /// Fish.
        Fish = "FISH",
        /// Crustaceans.
        Crustacean = "CRUSTACEAN",
        /// Molluscs.
        Mollusc = "MOLLUSC",
        /// Peanut.
        Peanut = "PEANUT",
        /// Soy.
        Soy = "SOY",
        /// Milk.
        Milk = "MILK",
        /// Tree nuts.
        TreeNut = "TREE_NUT",
        /// Sulphite.
        Sulphite = "SULPHITE",
    }
}

codes! {
    /// The state of a program.
    ProgramStatus {
        /// Runs.
        Active = "ACTIVE",
        /// Rests for a while.
        Paused = "PAUSED",
        /// Has come to its end.
        Completed = "COMPLETED",
        /// Was called off.
        Cancelled = "CANCELLED",
    }
}

codes! {
    /// Where a menu's figures come from.
    NutritionSource {
        /// From its ingredient lines.
        Computed = "COMPUTED",
        /// From a label or a laboratory report.
        Declared = "DECLARED",
    }
}

codes! {
    /// The kinds of thing whose history is kept.
    Entity {
        /// A menu, its lines and its recipe.
        Menu = "menu",
        /// A program.
        Program = "program",
        /// An ingredient and its price.
        Ingredient = "ingredient",
        /// The kitchen's settings.
        Settings = "settings",
        /// A person.
        User = "user",
        /// A plan.
        Plan = "plan",
        /// A menu on a day of a plan.
        Assignment = "assignment",
    }
}

codes! {
    /// By what a list of menus can be ordered.
    MenuSortKey {
        /// The name.
        MenuName = "menuName",
        /// The code.
        MenuCode = "menuCode",
        /// Energy.
        Calories = "calories",
        /// Protein.
        Protein = "protein",
        /// What a serving costs.
        CostPerServing = "costPerServing",
        /// When it was created.
        CreatedAt = "createdAt",
        /// When it was last changed.
        UpdatedAt = "updatedAt",
    }
}

/// A set of allergens. A set that is *unknown* is an `Option` of this: unknown never reads as "free of".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Allergens(u16);

impl Allergens {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// This set and one more.
    #[must_use]
    pub const fn with(self, allergen: Allergen) -> Self {
        Self(self.0 | 1 << allergen as u16)
    }

    /// Whether the set holds this one.
    pub const fn contains(self, allergen: Allergen) -> bool {
        self.0 & 1 << allergen as u16 != 0
    }

    /// All of both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The allergens of the set, in label order.
    pub fn iter(self) -> impl Iterator<Item = Allergen> {
        Allergen::ALL.iter().copied().filter(move |allergen| self.contains(*allergen))
    }

    /// The set as one bit per allergen, in label order, as it stands in the database.
    pub const fn bits(self) -> i64 {
        self.0 as i64
    }
}

impl FromIterator<Allergen> for Allergens {
    fn from_iter<I: IntoIterator<Item = Allergen>>(allergens: I) -> Self {
        allergens.into_iter().fold(Self::NONE, Self::with)
    }
}

impl Serialize for Allergens {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Allergens {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<Allergen>::deserialize(deserializer)?.into_iter().collect())
    }
}

#[cfg(feature = "sqlx")]
column_as!(Allergens, i64, |value| value.bits(), |bits: i64| {
    u16::try_from(bits).map(Self).map_err(|_| format!("not a set of allergens: {bits}"))
});

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Allergens {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ArrayBuilder::new().items(<Allergen as utoipa::PartialSchema>::schema()).into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Allergens {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_allergens_keeps_label_order() {
        let set: Allergens = [Allergen::Milk, Allergen::Gluten].into_iter().collect();
        assert!(set.contains(Allergen::Milk) && !set.contains(Allergen::Egg));
        assert_eq!(serde_json::to_string(&set).ok().as_deref(), Some(r#"["GLUTEN","MILK"]"#));
    }

    #[test]
    fn codes_are_their_own_inverse() {
        for group in TargetGroup::ALL {
            assert_eq!(TargetGroup::from_code(group.code()), Some(*group));
        }
        assert_eq!(TargetGroup::from_code("ADULT"), None);
    }
}
