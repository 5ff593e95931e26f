//! What a quality flag of the catalogue doubts: the figures, so that a kitchen's own figure ends the doubt, and a page can
//! mark the number rather than the whole food.

use domain::Nutrient;

/// What a quality flag doubts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// These figures.
    Figures(&'static [Nutrient]),
    /// The edible share.
    EdibleShare,
    /// Whether the allergens named are all.
    Allergens,
}

/// What this flag doubts; a flag that names no figure doubts all ten of the menu.
pub fn doubts(flag: &str) -> Doubt {
    use Nutrient as N;
    match flag {
        "BDD_MISSING" => Doubt::EdibleShare,
        "ALLERGENS_INCOMPLETE" => Doubt::Allergens,
        "CAROTENE_MISMATCH" => Doubt::Figures(&[N::VitaminA]),
        "BETA_CAROTENE_ROUNDED_TO_ZERO" => Doubt::Figures(&[N::BetaCarotene]),
        "ENERGY_MISMATCH" => Doubt::Figures(&[N::Calories, N::Protein, N::Carbohydrates, N::Fat]),
        "VITAMIN_C_ROUNDED_TO_ZERO" => Doubt::Figures(&[N::VitaminC]),
        "SODIUM_FROM_OTHER_TABLE" => Doubt::Figures(&[N::Sodium]),
        "RIBOFLAVIN_HIGH" => Doubt::Figures(&[N::Riboflavin]),
        "ZINC_IMPLAUSIBLE" => Doubt::Figures(&[N::Zinc]),
        "THIAMIN_IMPLAUSIBLE" => Doubt::Figures(&[N::Thiamin]),
        _ => Doubt::Figures(Nutrient::of_menu()),
    }
}
