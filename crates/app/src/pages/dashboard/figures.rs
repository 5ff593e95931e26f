//! The kitchen in numbers, as far as this person may see them.

use domain::{Permission, ProgramStatus};
use store::TenantTx;

use crate::ingredients::{self, IngredientFilter};
use crate::menus;
use crate::problem::Problem;
use crate::programs;
use crate::request::Caller;

/// What the first page counts.
#[derive(Debug, Default)]
pub(super) struct Figures {
    pub programs: Option<Programs>,
    pub menus: Option<menus::Overview>,
    pub ingredients: Option<Ingredients>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Programs {
    pub total: i64,
    pub active: i64,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Ingredients {
    pub total: i64,
    pub without_price: i64,
}

impl Figures {
    /// Whether there is something of everything.
    pub(super) fn is_set_up(&self) -> bool {
        self.programs.is_some_and(|programs| programs.total > 0)
            && self.ingredients.is_some_and(|ingredients| ingredients.total > 0)
            && self.menus.is_some_and(|menus| menus.total > 0)
    }
}

/// Counts what this person may see.
pub(super) async fn read(tx: &mut TenantTx, caller: &Caller) -> Result<Figures, Problem> {
    let mut figures = Figures::default();
    if caller.may(Permission::ReadPrograms) {
        figures.programs = Some(programs(tx).await?);
    }
    if caller.may(Permission::ReadMenus) {
        figures.menus = Some(menus::overview(tx).await?);
    }
    if caller.may(Permission::ReadIngredients) {
        figures.ingredients = Some(ingredients(tx).await?);
    }
    Ok(figures)
}

/// Programs are few, so they are read rather than counted twice.
async fn programs(tx: &mut TenantTx) -> Result<Programs, Problem> {
    let all = programs::all(tx).await?;
    let active = all.iter().filter(|program| program.about.status == ProgramStatus::Active).count();
    let count = |number| i64::try_from(number).unwrap_or(i64::MAX);
    Ok(Programs { total: count(all.len()), active: count(active) })
}

async fn ingredients(tx: &mut TenantTx) -> Result<Ingredients, Problem> {
    let without_price = IngredientFilter { has_price: Some(false), ..IngredientFilter::default() };
    Ok(Ingredients {
        total: ingredients::count(tx, &IngredientFilter::default()).await?,
        without_price: ingredients::count(tx, &without_price).await?,
    })
}
