//! What is asked of the planner.

use std::collections::HashMap;

use domain::{Allergen, Allergens, Day, Fault, IngredientId, MealType, Rupiah};
use serde::{Deserialize, Serialize};

use crate::plans::Plan;
use crate::request::{Fields, boolean, id, integer, one_of};

/// Serving days within which a menu comes once, unless people say otherwise.
const NO_REPEAT_DAYS: i64 = 10;

/// What is asked of the planner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlannerWishes {
    /// The first day; the plan's when absent.
    #[schema(value_type = Option<Day>)]
    pub from: Day,
    /// The last day; the plan's when absent.
    #[schema(value_type = Option<Day>)]
    pub to: Day,
    /// The meal; lunch when absent.
    #[schema(value_type = Option<MealType>)]
    pub meal_type: MealType,
    /// Whether menus that are on these days stay; they do when absent.
    #[schema(value_type = Option<bool>)]
    pub keep: bool,
    /// In any so many serving days in a row a menu comes at most once; 10 when absent, 0 asks for nothing.
    #[schema(value_type = Option<i64>)]
    pub no_repeat_days: i64,
    /// Whether the main protein changes from one serving day to the next; it does when absent.
    #[schema(value_type = Option<bool>)]
    pub protein_apart: bool,
    /// Whether the mean raw-food cost stays under each size's ceiling; it does when absent.
    #[schema(value_type = Option<bool>)]
    pub ceilings: bool,
    /// In no menu, for sure.
    #[schema(value_type = Option<Vec<Allergen>>)]
    pub avoid_allergens: Allergens,
    /// Ingredients of which no more is used than is in stock.
    #[schema(value_type = Option<Vec<IngredientId>>)]
    pub within_stock: Vec<IngredientId>,
    /// Rupiah for each percent by which a nutrient of weight 1 misses its band; 100 when absent.
    #[schema(value_type = Option<i64>)]
    pub rupiah_per_percent: Rupiah,
    /// Rupiah for each repeat of a side dish within a week; 200 when absent.
    #[schema(value_type = Option<i64>)]
    pub rupiah_per_repeat: Rupiah,
    /// The same wishes with the same seed give the same plan; 1 when absent.
    #[schema(value_type = Option<i64>)]
    pub seed: i64,
}

impl PlannerWishes {
    /// Reads them for a plan, of ingredients whose stock may be known.
    pub fn read(f: &mut Fields, plan: &Plan, stock: &HashMap<IngredientId, Result<(), Fault>>) -> Option<Self> {
        let part = plan.about.part(f);
        let meal_type = f.optional("mealType", one_of(MealType::ALL));
        let keep = f.optional("keep", boolean);
        let no_repeat_days = f.optional("noRepeatDays", integer(0, 60));
        let protein_apart = f.optional("proteinApart", boolean);
        let ceilings = f.optional("ceilings", boolean);
        let avoid = f.list("avoidAllergens", Allergen::ALL.len(), one_of(Allergen::ALL));
        let within_stock = f.list("withinStock", 50, |value| {
            let id: IngredientId = id(|id| stock.contains_key(id))(value)?;
            stock.get(&id).cloned().unwrap_or(Err(Fault::NotFound)).map(|()| id)
        });
        let rupiah_per_percent = f.optional("rupiahPerPercent", integer(0, 100_000));
        let rupiah_per_repeat = f.optional("rupiahPerRepeat", integer(0, 100_000));
        let seed = f.optional("seed", integer(0, i64::from(i32::MAX)));
        let (from, to) = part?;
        Some(Self {
            from,
            to,
            meal_type: meal_type?.unwrap_or(MealType::Lunch),
            keep: keep?.unwrap_or(true),
            no_repeat_days: no_repeat_days?.unwrap_or(NO_REPEAT_DAYS),
            protein_apart: protein_apart?.unwrap_or(true),
            ceilings: ceilings?.unwrap_or(true),
            avoid_allergens: avoid?.into_iter().collect(),
            within_stock: within_stock?,
            rupiah_per_percent: Rupiah(rupiah_per_percent?.unwrap_or(100)),
            rupiah_per_repeat: Rupiah(rupiah_per_repeat?.unwrap_or(200)),
            seed: seed?.unwrap_or(1),
        })
    }
}
