//! Ingredients as the kitchen's arithmetic takes them: each with the figures of the food it is, under its own.

use std::collections::HashMap;
use std::sync::Arc;

use ::store::TenantTx;
use calc::{Item, Price};
use domain::{IngredientId, Nutrients};

use super::{Ingredient, IngredientDraft, store};
use crate::foods::{Catalogue, Doubt, Food, doubts};
use crate::problem::Problem;

/// An ingredient with all that is known of it.
#[derive(Debug, Clone)]
pub struct Stocked {
    /// The ingredient, as it is shown.
    pub ingredient: Ingredient,
    /// The same for the arithmetic.
    pub item: Arc<Item>,
    /// The food that it is; says, for one, of what animal it comes.
    pub food: Option<Arc<Food>>,
    /// Whether it was deleted: a line that has it still counts, a new line cannot take it.
    pub is_deleted: bool,
}

impl Stocked {
    fn new(ingredient: Ingredient, is_deleted: bool, catalogue: &Catalogue) -> Self {
        let food = ingredient.about.food_id.and_then(|id| catalogue.find(id)).cloned();
        let item = Arc::new(item(&ingredient, food.as_deref()));
        Self { ingredient, item, food, is_deleted }
    }

    /// Whether it comes of no animal's body. Unknown without a food, and for a dish.
    pub fn is_vegetarian(&self) -> Option<bool> {
        match self.food.as_ref()?.animal.as_deref() {
            None | Some("EGG" | "DAIRY") => Some(true),
            Some("DISH") => None,
            Some(_) => Some(false),
        }
    }
}

/// These ingredients, the deleted among them too: one statement for up to 500 of them. Those that are not this
/// kitchen's are not there.
pub async fn stocked(
    tx: &mut TenantTx,
    catalogue: &Catalogue,
    ids: &[IngredientId],
) -> Result<HashMap<IngredientId, Stocked>, Problem> {
    let found = store::by_ids(tx, catalogue, ids).await?;
    let stocked = |(ingredient, is_deleted)| Stocked::new(ingredient, is_deleted, catalogue);
    Ok(found.into_iter().map(|(id, row)| (id, stocked(row))).collect())
}

/// Every ingredient of the kitchen that is not deleted, by name: what a menu could take.
pub async fn all_stocked(tx: &mut TenantTx, catalogue: &Catalogue) -> Result<Vec<Stocked>, Problem> {
    let all = store::all(tx, catalogue).await?;
    Ok(all.into_iter().map(|ingredient| Stocked::new(ingredient, false, catalogue)).collect())
}

/// The kitchen's own figure where it has one, else the food's.
pub(super) fn item(ingredient: &Ingredient, food: Option<&Food>) -> Item {
    let own = &ingredient.about;
    let given = |nutrient| food.and_then(|food| food.nutrients[nutrient]);
    let price = own.dated_price().map(|dated| Price { per_unit: dated.price, unit: dated.unit, day: dated.price_date });
    Item {
        name: own.item_name.clone(),
        nutrients: Nutrients::from_fn(|nutrient| own.nutrients.get(&nutrient).copied().or_else(|| given(nutrient))),
        bdd: own.bdd_percent.or(food.and_then(|food| food.bdd_percent)),
        yield_factor: own.yield_factor.or(food.and_then(|food| food.yield_factor)),
        conversions: own.conversions(food),
        price,
        allergens: ingredient.effective_allergens,
        allergens_incomplete: !ingredient.allergens_complete,
        exempt: food.is_some_and(Food::is_exempt),
        retention: food.and_then(|food| food.retention_group),
        flags: food.map(|food| flags(own, food)).unwrap_or_default(),
    }
}

/// The doubts about the food that the kitchen's own figures leave standing.
fn flags(own: &IngredientDraft, food: &Food) -> Vec<String> {
    let stands = |flag: &&String| match doubts(flag) {
        Doubt::Figures(figures) => !figures.iter().all(|nutrient| own.nutrients.contains_key(nutrient)),
        Doubt::EdibleShare => own.bdd_percent.is_none(),
        Doubt::Allergens => own.allergens.is_none(),
    };
    food.quality_flags.iter().filter(stands).cloned().collect()
}
