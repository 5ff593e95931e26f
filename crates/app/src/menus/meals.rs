//! Menus as the arithmetic sees them, many at once.

use std::collections::HashMap;

use ::store::TenantTx;
use calc::{Meal, Rules};
use domain::{IngredientId, MenuId, PlanId};

use super::MenuDraft;
use super::figures::{Basics, meal};
use super::lines::{by_menu, used};
use super::store::{self, Scope};
use crate::foods::Catalogue;
use crate::ingredients::{self, Stocked};
use crate::problem::Problem;
use crate::programs::Program;

/// By their ids.
pub type Meals = HashMap<MenuId, Meal>;

/// The menus that a plan serves, with the ingredients of their lines.
#[derive(Debug, Default)]
pub struct Cooked {
    /// By the ids of the menus.
    pub dishes: HashMap<MenuId, Dish>,
    /// The ingredients of all of them.
    pub stocked: HashMap<IngredientId, Stocked>,
}

/// A menu as the arithmetic sees it.
#[derive(Debug)]
pub struct Dish {
    /// The menu.
    pub meal: Meal,
    /// The ingredient of each of its lines.
    pub ingredients: Vec<IngredientId>,
}

/// The menus that a plan of this program serves, those that were deleted since as well.
pub async fn meals_of_plan(
    catalogue: &Catalogue,
    tx: &mut TenantTx,
    plan: PlanId,
    program: &Program,
    rules: &Rules,
) -> Result<Meals, Problem> {
    let cooked = cooked_by_plan(catalogue, tx, plan, program, rules).await?;
    Ok(cooked.dishes.into_iter().map(|(id, dish)| (id, dish.meal)).collect())
}

/// The same with what stands behind their lines.
pub async fn cooked_by_plan(
    catalogue: &Catalogue,
    tx: &mut TenantTx,
    plan: PlanId,
    program: &Program,
    rules: &Rules,
) -> Result<Cooked, Problem> {
    let scope = Scope { plan: Some(plan), ..Scope::default() };
    let menus = store::all_in_scope(tx, scope).await?;
    if menus.is_empty() {
        return Ok(Cooked::default());
    }
    let lines = store::lines_in(tx, scope).await?;
    let stocked = ingredients::stocked(tx, catalogue, &used(&lines)).await?;
    let (lines, basics) = (by_menu(lines), Basics::new(rules, program, &stocked));
    let dishes = menus.into_iter().map(|menu| {
        let own = lines.get(&menu.id).map(Vec::as_slice).unwrap_or_default();
        let drafts: Vec<_> = own.iter().map(|line| line.about.clone()).collect();
        let meal = meal(&MenuDraft::of(&menu, !own.is_empty()), &drafts, &basics);
        (menu.id, Dish { meal, ingredients: drafts.iter().map(|draft| draft.inventory_item_id).collect() })
    });
    Ok(Cooked { dishes: dishes.collect(), stocked })
}
