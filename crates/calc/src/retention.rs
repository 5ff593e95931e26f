//! What cooking leaves of vitamins and minerals: USDA Table of Nutrient Retention Factors, release 6 (2007).
//!
//! USDA's rows are chosen so: `BOIL` is boiled and drained (the water is poured off), `BRAISE` is boiled with the
//! water used, `STEAM` is boiled in little water (for roots, where that row is missing, water used: nothing leaches
//! away), `BAKE` and `GRILL` are the row of dry heat, `STIR_FRY` is the row of its own or else the fried one. A pair
//! of group and method that has no fitting row keeps everything and is flagged. So does a vitamin or mineral that
//! the row does not record, without a flag. Vitamin A stands for retinol and the carotenes that make it up.
//! Energy, macronutrients, fibre, water and ash are never touched (DOMAIN §5).

use domain::{CookingMethod, Nutrient, RetentionGroup};

/// One row: percent kept, `None` where USDA records nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// USDA's code of the row.
    pub usda_code: u16,
    percent: [Option<u8>; 11],
}

/// Not recorded.
const NONE: u8 = u8::MAX;

const fn row(usda_code: u16, cells: [u8; 11]) -> Kept {
    let mut percent = [None; 11];
    let mut at = 0;
    while at < cells.len() {
        if cells[at] != NONE {
            percent[at] = Some(cells[at]);
        }
        at += 1;
    }
    Kept { usda_code, percent }
}

// Order of the cells: vitamin C, thiamin, riboflavin, niacin, vitamin A, calcium, iron, zinc, sodium, potassium,
// phosphorus.
/// VEG,GREENS,BAKED
const GREENS_BAKED: Kept = row(3001, [70, 90, 95, 95, 95, 100, 100, 100, 100, 100, 100]);
/// VEG,GREENS,BOILED LITTLE WATER DRAINED
const GREENS_LITTLE_WATER: Kept = row(3004, [60, 85, 95, 90, 95, 95, 95, 95, 95, 90, 90]);
/// VEG,GREENS,BOILED WATER COVER DRAINED
const GREENS_DRAINED: Kept = row(3005, [55, 80, 90, 85, 95, 95, 95, 95, 95, 85, 85]);
/// VEG,GREENS,BOILED,WATER USED
const GREENS_WATER_USED: Kept = row(3006, [70, 90, 95, 95, 95, 100, 100, 100, 100, 100, 100]);
/// VEG,GREENS,STIR FRY
const GREENS_STIR_FRIED: Kept = row(3015, [85, 90, 95, 95, 90, 100, 100, 100, 100, 100, 100]);
/// VEG,OTHER,BAKED
const OTHER_BAKED: Kept = row(3771, [85, 90, 95, 95, 95, 100, 100, 100, 100, 100, 100]);
/// VEG,OTHER,BOILED LITTLE WATER DRAINED
const OTHER_LITTLE_WATER: Kept = row(3774, [80, 85, 95, 90, 90, 95, 95, 95, 95, 90, 90]);
/// VEG,OTHER,BOILED WATER COVER DRAINED
const OTHER_DRAINED: Kept = row(3775, [75, 80, 90, 85, 90, 95, 95, 95, 95, 90, 90]);
/// VEG,OTHER,BOILED WATER USED
const OTHER_WATER_USED: Kept = row(3776, [85, 90, 95, 95, 95, 100, 100, 100, 100, 100, 100]);
/// VEG,OTHER,FRIED
const OTHER_FRIED: Kept = row(3780, [85, 85, 95, 90, NONE, 100, 100, 100, 100, 100, 100]);
/// TOMATOES,BOILED/BAKED
const TOMATO_BOILED_OR_BAKED: Kept = row(3751, [95, 95, 95, 95, 95, 100, 100, 100, 100, 100, 100]);
/// TOMATOES,FRIED/BROILED
const TOMATO_FRIED_OR_BROILED: Kept = row(3752, [95, 95, 95, 95, 90, 100, 100, 100, 100, 100, 100]);
/// SWEETPOTATOES,FRIED
const SWEET_POTATO_FRIED: Kept = row(3710, [80, 80, 95, 95, 80, NONE, NONE, NONE, NONE, NONE, NONE]);
/// ROOTS,BOILED DRAINED
const ROOT_DRAINED: Kept = row(3455, [65, 80, NONE, NONE, 90, 95, 95, NONE, NONE, 90, NONE]);
/// ROOTS,BOILED WATER USED
const ROOT_WATER_USED: Kept = row(3456, [75, 90, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE]);
/// EGGS,HARD-COOKED
const EGG_HARD_COOKED: Kept = row(105, [80, 85, 95, NONE, 100, NONE, NONE, NONE, NONE, NONE, NONE]);
/// RICE,COOKED WATER USED
const RICE_WATER_USED: Kept = row(432, [NONE, 80, NONE, 100, NONE, NONE, 95, NONE, NONE, 95, NONE]);
/// RICE,BOILED DRAINED
const RICE_DRAINED: Kept = row(431, [NONE, 75, NONE, NONE, NONE, NONE, 90, NONE, NONE, 85, NONE]);
/// PASTA,BOILED DRAINED
const PASTA_DRAINED: Kept = row(381, [NONE, 65, NONE, NONE, NONE, NONE, 75, NONE, 50, 30, NONE]);

/// The row for a group of foods and a method; `None` when USDA has none that fits. Nothing is lost raw: no row.
pub const fn kept(group: RetentionGroup, method: CookingMethod) -> Option<&'static Kept> {
    use CookingMethod::{Bake, Boil, Braise, Fry, Grill, Raw, Steam, StirFry};
    use RetentionGroup as G;
    Some(match (group, method) {
        (G::VegGreens, Boil) => &GREENS_DRAINED,
        (G::VegGreens, Steam) => &GREENS_LITTLE_WATER,
        (G::VegGreens, StirFry) => &GREENS_STIR_FRIED,
        (G::VegGreens, Bake | Grill) => &GREENS_BAKED,
        (G::VegGreens, Braise) => &GREENS_WATER_USED,
        (G::VegOther, Boil) => &OTHER_DRAINED,
        (G::VegOther, Steam) => &OTHER_LITTLE_WATER,
        (G::VegOther, StirFry | Fry) => &OTHER_FRIED,
        (G::VegOther, Bake | Grill) => &OTHER_BAKED,
        (G::VegOther, Braise) => &OTHER_WATER_USED,
        (G::Tomato, Boil | Steam | Bake | Braise) => &TOMATO_BOILED_OR_BAKED,
        (G::Tomato, StirFry | Fry | Grill) => &TOMATO_FRIED_OR_BROILED,
        (G::SweetPotato, StirFry | Fry) => &SWEET_POTATO_FRIED,
        (G::Root, Boil) => &ROOT_DRAINED,
        (G::Root, Steam | Braise) => &ROOT_WATER_USED,
        (G::Egg, Boil | Steam) => &EGG_HARD_COOKED,
        (G::Rice, Boil) => &RICE_DRAINED,
        (G::Rice, Steam | Braise) => &RICE_WATER_USED,
        (G::Pasta, Boil) => &PASTA_DRAINED,
        (_, Raw) | (G::VegGreens, Fry) | (G::SweetPotato | G::Root | G::Egg | G::Rice | G::Pasta, _) => return None,
    })
}

impl Kept {
    /// Percent of a nutrient that stays: 100 where the row records nothing and for what cooking never touches.
    pub const fn percent(&self, nutrient: Nutrient) -> u8 {
        let cell = match nutrient {
            Nutrient::VitaminC => 0,
            Nutrient::Thiamin => 1,
            Nutrient::Riboflavin => 2,
            Nutrient::Niacin => 3,
            Nutrient::VitaminA | Nutrient::Retinol | Nutrient::BetaCarotene | Nutrient::TotalCarotene => 4,
            Nutrient::Calcium => 5,
            Nutrient::Iron => 6,
            Nutrient::Zinc => 7,
            Nutrient::Sodium => 8,
            Nutrient::Potassium => 9,
            Nutrient::Phosphorus => 10,
            Nutrient::Calories
            | Nutrient::Protein
            | Nutrient::Carbohydrates
            | Nutrient::Fat
            | Nutrient::Fiber
            | Nutrient::Water
            | Nutrient::Ash => return 100,
        };
        match self.percent[cell] {
            Some(percent) => percent,
            None => 100,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn energy_macronutrients_and_fibre_are_never_touched() {
        for group in RetentionGroup::ALL {
            for row in CookingMethod::ALL.iter().filter_map(|method| kept(*group, *method)) {
                for nutrient in &Nutrient::ALL[..5] {
                    assert_eq!(row.percent(*nutrient), 100, "{nutrient} in row {}", row.usda_code);
                }
                assert!(Nutrient::ALL.iter().all(|nutrient| (30..=100).contains(&row.percent(*nutrient))));
            }
        }
    }

    #[test]
    fn boiled_spinach_keeps_little_of_its_vitamin_c() {
        let row = kept(RetentionGroup::VegGreens, CookingMethod::Boil).expect("a row");
        assert_eq!((row.usda_code, row.percent(Nutrient::VitaminC), row.percent(Nutrient::Iron)), (3005, 55, 95));
        assert!(kept(RetentionGroup::VegGreens, CookingMethod::Fry).is_none());
        assert!(RetentionGroup::ALL.iter().all(|group| kept(*group, CookingMethod::Raw).is_none()));
    }
}
