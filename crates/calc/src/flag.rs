//! Codes of what the nutritionist should know about a line's figures. A food's own quality flags stand beside them.

/// The edible share is not known: what is bought counts as eaten whole.
pub const BDD_UNKNOWN: &str = "BDD_UNKNOWN";
/// The ingredient has no figure for any of the menu's nutrients.
pub const NO_FOOD_DATA: &str = "NO_FOOD_DATA";
/// The line is cooked, and no retention figure fits: everything counts as kept.
pub const RETENTION_UNKNOWN: &str = "RETENTION_UNKNOWN";
/// The menu's energy does not follow from its macronutrients, and this line is among the causes.
pub const ENERGY_DIFFERS: &str = "ENERGY_DIFFERS";
/// The line's unit has no known weight: nothing can be said of the menu's totals.
pub const NO_CONVERSION: &str = "NO_CONVERSION";
