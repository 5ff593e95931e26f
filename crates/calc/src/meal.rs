//! A menu as the arithmetic sees it: lines, times, and what it declares about itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::{Amount, Basis, CookingMethod, Grams, LineId, MealType, Nutrients, Quantity, Rupiah};

use crate::{Item, Rules, Size, Unit};

/// One ingredient of a menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which line.
    pub id: LineId,
    /// The ingredient; shared, since hundreds of menus use the same rice.
    pub item: Arc<Item>,
    /// For one serving of the reference size.
    pub quantity: Quantity,
    /// The unit of `quantity` and of `size_quantities`.
    pub unit: Unit,
    /// Whether the quantity is what is eaten or what is bought.
    pub basis: Basis,
    /// Quantities of sizes that do not follow their factor, by the size's code.
    pub size_quantities: BTreeMap<String, Quantity>,
    /// Decides what the food keeps when the kitchen reckons with retention.
    pub cooking_method: Option<CookingMethod>,
    /// May be left out by the cook; it counts all the same, as the menu is written.
    pub is_optional: bool,
}

impl Line {
    /// Grams in the line's own basis for one serving of a size, in billionths of a gram (thousandths of the
    /// quantity × of the factor × of the unit's weight); `None` when the unit has no known weight.
    pub(crate) fn given(&self, rules: &Rules, size: &Size) -> Option<i128> {
        let per_unit = self.item.conversions.grams_per(&self.unit)?.thousandths();
        let (quantity, factor) = match self.size_quantities.get(&size.code) {
            Some(own) => (own.thousandths(), 1_000),
            None => (self.quantity.thousandths(), rules.factor(size)),
        };
        Some(i128::from(quantity).saturating_mul(i128::from(factor)).saturating_mul(i128::from(per_unit)))
    }
}

/// A menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meal {
    /// Its ingredients; without any, the declared figures stand.
    pub lines: Vec<Line>,
    /// Which share of the day it owes.
    pub meal_type: MealType,
    /// The plate weight it declares, for the reference size.
    pub serving_size: Grams,
    /// Minutes of preparation for the batch.
    pub preparation_minutes: i64,
    /// Minutes of cooking for the batch.
    pub cooking_minutes: i64,
    /// Servings of one batch: the menu's own number, or the kitchen's.
    pub batch_servings: i64,
    /// Per serving of the reference size, from a label or a laboratory; read only when there are no lines.
    pub declared: Option<Nutrients<Option<Amount>>>,
    /// Costs that the menu declares; read only when there are no lines.
    pub declared_costs: Option<DeclaredCosts>,
}

/// Costs of a menu without ingredient lines, in rupiah for one batch of [`Meal::batch_servings`] but for the last.
/// What is not given is worked out by the formula of DOMAIN §6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DeclaredCosts {
    /// Ingredients.
    pub ingredient_cost: Option<Rupiah>,
    /// Labour.
    pub labor_cost: Option<Rupiah>,
    /// Overhead.
    pub overhead_cost: Option<Rupiah>,
    /// Packaging.
    pub packaging_cost: Option<Rupiah>,
    /// All together.
    pub total_cost: Option<Rupiah>,
    /// Of one serving.
    pub cost_per_serving: Option<Rupiah>,
}
