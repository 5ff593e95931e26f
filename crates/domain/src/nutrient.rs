//! The nutrients, and a table with one cell for each.

use std::ops::{Index, IndexMut};

use serde::ser::SerializeMap;

codes! {
    /// A nutrient of the catalogue. The first ten are the menu's own.
    Nutrient {
        /// Energy, kcal.
        Calories = "calories",
        /// Protein, g.
        Protein = "protein",
        /// Carbohydrates, g.
        Carbohydrates = "carbohydrates",
        /// Fat, g.
        Fat = "fat",
        /// Dietary fibre, g.
        Fiber = "fiber",
        /// Sodium, mg.
        Sodium = "sodium",
        /// Calcium, mg.
        Calcium = "calcium",
        /// Iron, mg.
        Iron = "iron",
        /// Vitamin A, µg retinol equivalents.
        VitaminA = "vitaminA",
        /// Vitamin C, mg.
        VitaminC = "vitaminC",
        /// Water, g.
        Water = "water",
        /// Ash, g.
        Ash = "ash",
        /// Phosphorus, mg.
        Phosphorus = "phosphorus",
        /// Potassium, mg.
        Potassium = "potassium",
        /// Zinc, mg.
        Zinc = "zinc",
        /// Retinol, µg.
        Retinol = "retinol",
        /// Beta-carotene, µg.
        BetaCarotene = "betaCarotene",
        /// Total carotene, µg.
        TotalCarotene = "totalCarotene",
        /// Thiamin (vitamin B1), mg.
        Thiamin = "thiamin",
        /// Riboflavin (vitamin B2), mg.
        Riboflavin = "riboflavin",
        /// Niacin (vitamin B3), mg.
        Niacin = "niacin",
    }
}

impl Nutrient {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// The ten that a menu itself carries and is judged by.
    pub fn of_menu() -> &'static [Self] {
        &Self::ALL[..10]
    }

    /// The unit of its amounts.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Calories => "kcal",
            Self::Protein | Self::Carbohydrates | Self::Fat | Self::Fiber | Self::Water | Self::Ash => "g",
            Self::VitaminA => "µg RE",
            Self::Retinol | Self::BetaCarotene | Self::TotalCarotene => "µg",
            _ => "mg",
        }
    }
}

/// One value for each nutrient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nutrients<T>([T; Nutrient::COUNT]);

impl<T> Nutrients<T> {
    /// A table filled by a function of the nutrient.
    pub fn from_fn(mut value: impl FnMut(Nutrient) -> T) -> Self {
        Self(std::array::from_fn(|at| value(Nutrient::ALL[at])))
    }

    /// Each nutrient with its value, in catalogue order.
    pub fn iter(&self) -> impl Iterator<Item = (Nutrient, &T)> {
        Nutrient::ALL.iter().copied().zip(&self.0)
    }
}

impl<T: Default> Default for Nutrients<T> {
    fn default() -> Self {
        Self::from_fn(|_| T::default())
    }
}

impl<T> Index<Nutrient> for Nutrients<T> {
    type Output = T;
    fn index(&self, nutrient: Nutrient) -> &T {
        &self.0[nutrient as usize]
    }
}

impl<T> IndexMut<Nutrient> for Nutrients<T> {
    fn index_mut(&mut self, nutrient: Nutrient) -> &mut T {
        &mut self.0[nutrient as usize]
    }
}

impl<T: serde::Serialize> serde::Serialize for Nutrients<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(Nutrient::COUNT))?;
        for (nutrient, value) in self.iter() {
            map.serialize_entry(nutrient.code(), value)?;
        }
        map.end()
    }
}

/// Names that are absent take the default: in a stored table a nutrient added later is "no data", not an error.
impl<'de, T: Default + serde::Deserialize<'de>> serde::Deserialize<'de> for Nutrients<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let given = std::collections::HashMap::<Nutrient, T>::deserialize(deserializer)?;
        let mut table = Self::default();
        for (nutrient, value) in given {
            table[nutrient] = value;
        }
        Ok(table)
    }
}
