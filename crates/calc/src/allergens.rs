//! The allergens of a menu: those of all its lines, and whether that is all there is to know.

use domain::Allergens;

use crate::{Item, Meal};

/// The allergens of a menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MealAllergens {
    /// Those that are known to be in it.
    pub allergens: Allergens,
    /// Whether every line's allergens are known. A menu without lines is not complete: nothing is known of it.
    pub complete: bool,
}

/// The union over the lines, optional ones too. Water has none to know.
pub fn allergens(meal: &Meal) -> MealAllergens {
    let known = meal.lines.iter().filter_map(|line| line.item.allergens);
    MealAllergens {
        allergens: known.fold(Allergens::NONE, Allergens::union),
        complete: !meal.lines.is_empty() && meal.lines.iter().all(|line| knows_all(&line.item)),
    }
}

fn knows_all(item: &Item) -> bool {
    item.exempt || (item.allergens.is_some() && !item.allergens_incomplete)
}
