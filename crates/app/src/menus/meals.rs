//! Menus as the arithmetic sees them, many at once.

use std::collections::HashMap;

use ::store::TenantTx;
use calc::{Meal, Rules};
use domain::{Day, IngredientId, MenuId, PlanId, ProgramId};

use super::figures::meal;
use super::lines::{by_menu, used};
use super::store::{self, Scope};
use super::{Menu, MenuDraft};
use crate::foods::Catalogue;
use crate::ingredients::{self, Stocked};
use crate::problem::Problem;

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

/// Which menus are meant.
#[derive(Debug, Clone, Copy)]
pub enum ServedBy {
    /// Those of a plan.
    Plan(PlanId),
    /// Those of all plans, from one day to another.
    Days(Day, Day),
    /// Those that a program could serve.
    Program(ProgramId),
}

/// The menus that a plan serves, those that were deleted since as well.
pub async fn menus_of_plan(tx: &mut TenantTx, plan: PlanId) -> Result<Vec<Menu>, Problem> {
    Ok(store::all_in_scope(tx, Scope { plan: Some(plan), ..Scope::default() }).await?)
}

/// The menus that are served there, those that were deleted since as well, with the ingredients of their lines.
pub async fn cooked(
    catalogue: &Catalogue,
    tx: &mut TenantTx,
    served_by: ServedBy,
    rules: &Rules,
) -> Result<Cooked, Problem> {
    let scope = match served_by {
        ServedBy::Plan(plan) => Scope { plan: Some(plan), ..Scope::default() },
        ServedBy::Program(program) => Scope { program: Some(program), ..Scope::default() },
        ServedBy::Days(from, to) => Scope { days: Some((from, to)), ..Scope::default() },
    };
    let menus = match served_by {
        ServedBy::Program(_) => store::in_scope(tx, scope).await?,
        ServedBy::Plan(_) | ServedBy::Days(..) => store::all_in_scope(tx, scope).await?,
    };
    if menus.is_empty() {
        return Ok(Cooked::default());
    }
    let lines = store::lines_in(tx, scope).await?;
    let stocked = ingredients::stocked(tx, catalogue, &used(&lines)).await?;
    let lines = by_menu(lines);
    let dishes = menus.into_iter().map(|menu| {
        let own = lines.get(&menu.id).map(Vec::as_slice).unwrap_or_default();
        let drafts: Vec<_> = own.iter().map(|line| line.about.clone()).collect();
        let meal = meal(&MenuDraft::of(&menu, !own.is_empty()), &drafts, rules, &stocked);
        (menu.id, Dish { meal, ingredients: drafts.iter().map(|draft| draft.inventory_item_id).collect() })
    });
    Ok(Cooked { dishes: dishes.collect(), stocked })
}
