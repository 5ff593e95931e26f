//! What a menu without ingredient lines says of itself: figures from a label or a laboratory, and what it costs.

use calc::{Contradiction, DeclaredCosts};
use domain::{Amount, Fault, Nutrient, Nutrients, Rupiah};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::menus::figures::MenuNutrients;
use crate::request::{Fields, Read, decimal, integer};

/// Figures from a label or a laboratory report: per serving of the reference size, costs per batch but for the last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Declared {
    /// The ten nutrients of the menu.
    #[serde(flatten, with = "given")]
    #[schema(value_type = MenuNutrients)]
    pub nutrients: Nutrients<Option<Amount>>,
    /// The costs, without what follows from the rest.
    #[serde(flatten)]
    pub costs: DeclaredCosts,
}

/// The most of each of the menu's ten nutrients, in catalogue order.
const MOST: [f64; 10] = [5000.0, 200.0, 1000.0, 500.0, 200.0, 10_000.0, 5000.0, 100.0, 5000.0, 2000.0];

const COSTS: [&str; 6] =
    ["ingredientCost", "laborCost", "overheadCost", "packagingCost", "totalCost", "costPerServing"];

/// A cost of a whole batch, which may be far more than any price.
fn of_a_batch(value: &Value) -> Read<Rupiah> {
    integer(0, 1_000_000_000_000_000)(value).map(Rupiah)
}

impl Declared {
    /// Reads what is declared for a batch of so many servings.
    pub fn read(f: &mut Fields, batch_servings: i64) -> Option<Self> {
        let mut nutrients = Some(Nutrients::default());
        for (nutrient, most) in Nutrient::of_menu().iter().zip(MOST) {
            let amount = f.optional(nutrient.code(), decimal(0.0, most, Amount::from_thousandths));
            match (amount, &mut nutrients) {
                (Some(amount), Some(table)) => table[*nutrient] = amount,
                _ => nutrients = None,
            }
        }
        let [ingredients, labor, overhead, packaging, total, serving] = COSTS.map(|name| f.optional(name, of_a_batch));
        let costs = DeclaredCosts {
            ingredient_cost: ingredients?,
            labor_cost: labor?,
            overhead_cost: overhead?,
            packaging_cost: packaging?,
            total_cost: total?,
            cost_per_serving: serving?,
        };
        match costs.settled(batch_servings) {
            Ok(costs) => Some(Self { nutrients: nutrients?, costs }),
            Err(contradiction) => {
                let (field, right) = in_words(contradiction);
                f.fail(field, Fault::Contradicts(right));
                None
            }
        }
    }

    /// The names of all that can be declared.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Nutrient::of_menu().iter().map(|nutrient| nutrient.code()).chain(COSTS)
    }

    /// Whether nothing is declared.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is computed from lines cannot be declared as well.
    pub(super) fn refuse_beside_lines(f: &mut Fields) {
        for name in Self::names().filter(|name| f.has(name)).collect::<Vec<_>>() {
            f.fail(name, Fault::NotTogetherWith("ingredients"));
        }
    }
}

/// The field that is wrong, and what would be right.
fn in_words(contradiction: Contradiction) -> (&'static str, String) {
    let least = |rupiah: Rupiah| format!("≥ {rupiah}");
    match contradiction {
        Contradiction::Total(right) => ("totalCost", right.to_string()),
        Contradiction::TotalTooSmall(right) => ("totalCost", least(right)),
        Contradiction::PerServing(right) => ("costPerServing", right.to_string()),
        Contradiction::PerServingTooSmall(right) => ("costPerServing", least(right)),
    }
}

/// Only the nutrients that have a value, by name.
mod given {
    use std::collections::HashMap;

    use domain::{Amount, Nutrient, Nutrients};
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    type Table = Nutrients<Option<Amount>>;

    pub fn serialize<S: Serializer>(nutrients: &Table, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(nutrients.iter().filter_map(|(nutrient, amount)| Some((nutrient.code(), (*amount)?))))
    }

    /// The costs stand among them, and are left to their own reader.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Table, D::Error> {
        let mut table = Table::default();
        for (name, value) in HashMap::<String, f64>::deserialize(deserializer)? {
            if let Some(nutrient) = Nutrient::from_code(&name) {
                table[nutrient] =
                    Some(Amount::from_f64(value).ok_or_else(|| D::Error::custom("at most three decimals"))?);
            }
        }
        Ok(table)
    }
}
