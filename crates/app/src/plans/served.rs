//! What a plan serves on its days, as the arithmetic sees it: the one place from which lists and prints are made.

use std::collections::HashMap;
use std::sync::Arc;

use ::store::TenantTx;
use calc::{Meal, Rules};
use domain::{Category, Day, IngredientId, PurchaseUnit};

use super::{Assignment, Plan, store};
use crate::foods::Catalogue;
use crate::ingredients::Stocked;
use crate::menus::{self, Dish};
use crate::problem::Problem;
use crate::programs;
use crate::tenants;

/// A menu on a day, with all that its figures are made of.
#[derive(Debug, Clone)]
pub struct Served {
    /// The day, the menu and the portions.
    pub assignment: Assignment,
    /// The menu as the arithmetic sees it.
    pub meal: Arc<Meal>,
    /// The ingredient of each of its lines.
    pub ingredients: Arc<[ServedIngredient]>,
    /// The kitchen's sizes and rates.
    pub rules: Arc<Rules>,
}

/// The ingredient behind a line of a menu that is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServedIngredient {
    /// The ingredient.
    pub id: IngredientId,
    /// What the kitchen calls it.
    pub item_name: String,
    /// What the kitchen sorts it under.
    pub category: Category,
    /// The unit in which it is bought.
    pub unit: PurchaseUnit,
}

impl Served {
    /// Portions by the codes of their sizes.
    pub fn portions(&self) -> Vec<(&str, i64)> {
        self.assignment.portions.iter().map(|(code, count)| (code.as_str(), *count)).collect()
    }
}

/// What a plan serves from one day to another, both included, in the order of days and meals.
pub async fn served(
    tx: &mut TenantTx,
    catalogue: &Catalogue,
    plan: &Plan,
    from: Day,
    to: Day,
) -> Result<Vec<Served>, Problem> {
    let program = programs::find(tx, plan.about.program_id).await?;
    let rules = Arc::new(tenants::settings(tx).await?.rules());
    let assignments = store::assignments(tx, plan.id).await?;
    let cooked = menus::cooked_by_plan(catalogue, tx, plan.id, &program, &rules).await?;
    let named = |id: &IngredientId| cooked.stocked.get(id).map(ingredient);
    let ingredients = |dish: &Dish| dish.ingredients.iter().filter_map(named).collect();
    let dishes: HashMap<_, (Arc<Meal>, Arc<[ServedIngredient]>)> =
        cooked.dishes.iter().map(|(id, dish)| (*id, (Arc::new(dish.meal.clone()), ingredients(dish)))).collect();
    let days = assignments.into_iter().filter(|assignment| (from..=to).contains(&assignment.date));
    let served = days.filter_map(|assignment| {
        let (meal, ingredients) = dishes.get(&assignment.menu_id)?.clone();
        Some(Served { assignment, meal, ingredients, rules: Arc::clone(&rules) })
    });
    Ok(served.collect())
}

fn ingredient(stocked: &Stocked) -> ServedIngredient {
    let about = &stocked.ingredient.about;
    ServedIngredient {
        id: stocked.ingredient.id,
        item_name: about.item_name.clone(),
        category: about.category,
        unit: about.unit,
    }
}
