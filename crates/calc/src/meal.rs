//! A menu as the arithmetic sees it: lines, times, and what it declares about itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::{Amount, Basis, CookingMethod, Grams, LineId, MealType, Nutrients, Quantity, Rupiah};
use serde::{Deserialize, Serialize};

use crate::exact::half_up;
use crate::{Item, Rules, Size, Unit};

/// One ingredient of a menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// Which line.
    pub id: LineId,
    /// The ingredient; shared, since hundreds of menus use the same rice.
    #[serde(with = "shared")]
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
        let (quantity, factor) = self.serving(rules, size);
        Some(i128::from(quantity).saturating_mul(i128::from(factor)).saturating_mul(i128::from(per_unit)))
    }

    /// The quantity that one serving of a size goes by and its factor, both in thousandths: a quantity of the size's own
    /// is taken as it stands.
    pub(crate) fn serving(&self, rules: &Rules, size: &Size) -> (i64, i64) {
        match self.size_quantities.get(&size.code) {
            Some(own) => (own.thousandths(), 1_000),
            None => (self.quantity.thousandths(), rules.factor(size)),
        }
    }
}

/// A shared ingredient is written where it stands.
mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::Item;

    pub fn serialize<S: Serializer>(item: &Arc<Item>, serializer: S) -> Result<S::Ok, S::Error> {
        item.as_ref().serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<Item>, D::Error> {
        Item::deserialize(deserializer).map(Arc::new)
    }
}

/// A menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
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
/// With a total, or a cost of a serving, the menu is declared as a whole, and a part that is not given is not known.
/// Without, it is reckoned from its parts, and a part that is not given is worked out by the formula of DOMAIN §6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeclaredCosts {
    /// Ingredients.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ingredient_cost: Option<Rupiah>,
    /// Labour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labor_cost: Option<Rupiah>,
    /// Overhead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overhead_cost: Option<Rupiah>,
    /// Packaging.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub packaging_cost: Option<Rupiah>,
    /// All together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_cost: Option<Rupiah>,
    /// Of one serving; read only without a total, of which it is the share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_per_serving: Option<Rupiah>,
}

/// Why declared costs contradict each other, with the figure in rupiah that would not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contradiction {
    /// The total is another than that of its parts.
    Total(Rupiah),
    /// The total is less than the parts that are given.
    TotalTooSmall(Rupiah),
    /// The cost of a serving is another than the total's share of it.
    PerServing(Rupiah),
    /// The cost of a serving is less than the share of the parts that are given.
    PerServingTooSmall(Rupiah),
}

impl DeclaredCosts {
    /// The same without what follows from the rest, so that a later change of the rest does not contradict it: parts
    /// that are all given make the total, and a total makes the cost of a serving.
    ///
    /// # Errors
    /// When two of the figures cannot both be true for a batch of so many servings.
    pub fn settled(self, batch_servings: i64) -> Result<Self, Contradiction> {
        let servings = i128::from(batch_servings.max(1));
        let parts = [self.ingredient_cost, self.labor_cost, self.overhead_cost, self.packaging_cost];
        let sum = parts.iter().flatten().map(|part| i128::from(part.0)).sum::<i128>();
        let is_whole = parts.iter().all(Option::is_some);
        let whole = |exact: i128| Rupiah(half_up(exact, 1));
        let share = |total: i128| Rupiah(half_up(total, servings));
        if let Some(total) = self.total_cost {
            let given = i128::from(total.0);
            if is_whole && given != sum {
                return Err(Contradiction::Total(whole(sum)));
            }
            if given < sum {
                return Err(Contradiction::TotalTooSmall(whole(sum)));
            }
        }
        let known = self.total_cost.map(|total| i128::from(total.0)).or(is_whole.then_some(sum));
        if let Some(each) = self.cost_per_serving {
            if let Some(right) = known.map(share).filter(|right| *right != each) {
                return Err(Contradiction::PerServing(right));
            }
            if each < share(sum) {
                return Err(Contradiction::PerServingTooSmall(share(sum)));
            }
        }
        Ok(Self {
            total_cost: self.total_cost.filter(|_| !is_whole),
            cost_per_serving: self.cost_per_serving.filter(|_| known.is_none()),
            ..self
        })
    }
}
