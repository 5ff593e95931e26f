//! Menus as the arithmetic sees them, many at once.

use std::collections::HashMap;

use ::store::TenantTx;
use calc::{Meal, Rules};
use domain::{MenuId, PlanId};

use super::figures::{Basics, meal};
use super::lines::{by_menu, used};
use super::store::{self, Scope};
use super::{Menu, MenuDraft};
use crate::foods::Catalogue;
use crate::ingredients;
use crate::problem::Problem;
use crate::programs::Program;

/// By their ids.
pub type Meals = HashMap<MenuId, Meal>;

/// The menus that a plan serves, those that were deleted since as well.
pub async fn menus_of_plan(tx: &mut TenantTx, plan: PlanId) -> Result<Vec<Menu>, Problem> {
    Ok(store::all_in_scope(tx, Scope { plan: Some(plan), ..Scope::default() }).await?)
}

/// The menus that a plan of this program serves, those that were deleted since as well.
pub async fn meals_of_plan(
    catalogue: &Catalogue,
    tx: &mut TenantTx,
    plan: PlanId,
    program: &Program,
    rules: &Rules,
) -> Result<Meals, Problem> {
    let scope = Scope { plan: Some(plan), ..Scope::default() };
    let menus = store::all_in_scope(tx, scope).await?;
    if menus.is_empty() {
        return Ok(Meals::new());
    }
    let lines = store::lines_in(tx, scope).await?;
    let stocked = ingredients::stocked(tx, catalogue, &used(&lines)).await?;
    let (lines, basics) = (by_menu(lines), Basics::new(rules, program, &stocked));
    let meals = menus.into_iter().map(|menu| {
        let own = lines.get(&menu.id).map(Vec::as_slice).unwrap_or_default();
        let drafts: Vec<_> = own.iter().map(|line| line.about.clone()).collect();
        (menu.id, meal(&MenuDraft::of(&menu, !own.is_empty()), &drafts, &basics))
    });
    Ok(meals.collect())
}
