//! Menus as the arithmetic sees them, many at once.

use std::collections::HashMap;

use ::store::TenantTx;
use calc::{Meal, Rules};
use domain::{IngredientId, MenuId, ProgramId};

use super::figures::meal;
use super::lines::{by_menu, used};
use super::store::{self, Scope};
use super::{Line, Menu, MenuDraft};
use crate::foods::Catalogue;
use crate::ingredients::{self, Stocked};
use crate::problem::Problem;

/// Menus with the ingredients of their lines.
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

/// These menus, those that were deleted since as well.
pub async fn by_ids(tx: &mut TenantTx, ids: &[MenuId]) -> Result<Vec<Menu>, Problem> {
    Ok(store::by_ids(tx, ids).await?)
}

/// These menus, those that were deleted since as well, with the ingredients of their lines.
pub async fn cooked(
    catalogue: &Catalogue,
    tx: &mut TenantTx,
    ids: &[MenuId],
    rules: &Rules,
) -> Result<Cooked, Problem> {
    let menus = store::by_ids(tx, ids).await?;
    let lines = store::lines_of(tx, ids).await?;
    Cooked::of(catalogue, tx, menus, lines, rules).await
}

/// What a program could serve, with the ingredients of the lines.
pub async fn cooked_of_program(
    catalogue: &Catalogue,
    tx: &mut TenantTx,
    program: ProgramId,
    rules: &Rules,
) -> Result<Cooked, Problem> {
    let scope = Scope { program: Some(program), ..Scope::default() };
    let menus = store::in_scope(tx, scope).await?;
    let lines = store::lines_in(tx, scope).await?;
    Cooked::of(catalogue, tx, menus, lines, rules).await
}

impl Cooked {
    async fn of(
        catalogue: &Catalogue,
        tx: &mut TenantTx,
        menus: Vec<Menu>,
        lines: Vec<Line>,
        rules: &Rules,
    ) -> Result<Self, Problem> {
        let stocked = ingredients::stocked(tx, catalogue, &used(&lines)).await?;
        let lines = by_menu(lines);
        let dishes = menus.into_iter().map(|menu| {
            let own = lines.get(&menu.id).map(Vec::as_slice).unwrap_or_default();
            let drafts: Vec<_> = own.iter().map(|line| line.about.clone()).collect();
            let meal = meal(&MenuDraft::of(&menu, !own.is_empty()), &drafts, rules, &stocked);
            (menu.id, Dish { meal, ingredients: drafts.iter().map(|draft| draft.inventory_item_id).collect() })
        });
        Ok(Self { dishes: dishes.collect(), stocked })
    }
}
