//! The kitchen in numbers, as far as this person may see them.

use domain::{Permission, ProgramStatus};
use store::TenantTx;

use crate::app::App;
use crate::problem::Problem;
use crate::programs::{self, ProgramFilter};
use crate::request::{Caller, Paging};

/// What the first page counts.
#[derive(Debug, Default)]
pub(super) struct Figures {
    pub programs: Option<Programs>,
    pub menus: Option<Menus>,
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

#[derive(Debug, Clone, Copy)]
pub(super) struct Menus {
    pub total: i64,
    pub active: i64,
    pub without_all_prices: i64,
    pub over_ceiling: i64,
    pub not_balanced: i64,
    pub not_judged: i64,
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
pub(super) async fn read(tx: &mut TenantTx, app: &App, caller: &Caller) -> Result<Figures, Problem> {
    let mut figures = Figures::default();
    if caller.may(Permission::ReadPrograms) {
        figures.programs = Some(programs(tx).await?);
    }
    if caller.may(Permission::ReadMenus) {
        figures.menus = menus(tx).await?;
    }
    if caller.may(Permission::ReadIngredients) {
        figures.ingredients = ingredients(tx, app).await?;
    }
    Ok(figures)
}

const ONE: Paging = Paging { page: 1, page_size: 1 };

async fn programs(tx: &mut TenantTx) -> Result<Programs, Problem> {
    let running = ProgramFilter { status: Some(ProgramStatus::Active), search: None };
    Ok(Programs {
        total: programs::list(tx, &ProgramFilter::default(), ONE).await?.total,
        active: programs::list(tx, &running, ONE).await?.total,
    })
}

// ---- To be filled by the features, once they are there -------------------------------------------------------------

/// By `menus::overview(tx)`.
#[expect(clippy::unused_async, reason = "asks the database once menus are there")]
async fn menus(_: &mut TenantTx) -> Result<Option<Menus>, Problem> {
    Ok(None)
}

/// By `ingredients::list`, counting all and those without a price.
#[expect(clippy::unused_async, reason = "asks the database once ingredients are there")]
async fn ingredients(_: &mut TenantTx, _: &App) -> Result<Option<Ingredients>, Problem> {
    Ok(None)
}
