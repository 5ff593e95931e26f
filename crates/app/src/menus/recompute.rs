//! When a line, a price, a food, a program or a setting changes, the figures of the menus it touches are written anew, in
//! the same transaction. No version rises: no person changed those menus.

use ::store::{Actor, Change};
use calc::Rules;
use domain::{IngredientId, MenuId, ProgramId};

use super::figures::{Basics, compute};
use super::lines::{by_menu, used};
use super::store::{self, Scope};
use super::{Line, Menu, MenuDraft, Workings};
use crate::app::App;
use crate::foods::Catalogue;
use crate::ingredients;
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::request::Paging;
use crate::tenants;

/// After a setting changed.
pub async fn recompute_all(catalogue: &Catalogue, change: &mut Change) -> Result<Vec<MenuId>, Problem> {
    recompute(catalogue, change, Scope::default()).await
}

/// After foods changed: of every kitchen, one after the other.
pub async fn recompute_everywhere(app: &App) -> Result<(), Problem> {
    for page in 1.. {
        let kitchens = tenants::list(app, Paging { page, page_size: 100 }).await?;
        for kitchen in &kitchens.items {
            let mut change = app.db.write(kitchen.id, Actor::product("Bergizi"), app.now()).await?;
            recompute_all(&app.catalogue, &mut change).await?;
            // All that shows a menu is made anew, the nutrients that no menu keeps as well.
            tenants::note_all(&mut change);
            change.commit().await?;
        }
        if page >= kitchens.total_pages {
            break;
        }
    }
    Ok(())
}

/// After a program's groups or targets changed.
pub async fn recompute_of_program(
    catalogue: &Catalogue,
    change: &mut Change,
    program: ProgramId,
) -> Result<Vec<MenuId>, Problem> {
    recompute(catalogue, change, Scope { program: Some(program), ..Scope::default() }).await
}

/// After an ingredient or its price changed; says whose figures are others now.
pub async fn recompute_of_ingredient(
    catalogue: &Catalogue,
    change: &mut Change,
    ingredient: IngredientId,
) -> Result<Vec<MenuId>, Problem> {
    recompute(catalogue, change, Scope { ingredient: Some(ingredient), ..Scope::default() }).await
}

/// Writes the figures of one menu with these lines, and gives it with what they were made of.
pub(super) async fn one(
    catalogue: &Catalogue,
    change: &mut Change,
    menu: Menu,
    lines: Vec<Line>,
) -> Result<(Menu, Workings), Problem> {
    let workings = Workings::of(catalogue, change, &menu, lines).await?;
    let figures = figures_of(&menu, &workings.lines, &workings.basics());
    let menu = Menu { figures, ..menu };
    store::set_figures(change, &menu).await?;
    Ok((menu, workings))
}

fn figures_of(menu: &Menu, lines: &[Line], basics: &Basics) -> super::Figures {
    let drafts: Vec<_> = lines.iter().map(|line| line.about.clone()).collect();
    compute(&MenuDraft::of(menu, !lines.is_empty()), &drafts, basics)
}

async fn recompute(catalogue: &Catalogue, change: &mut Change, scope: Scope) -> Result<Vec<MenuId>, Problem> {
    let menus = store::in_scope(change, scope).await?;
    if menus.is_empty() {
        return Ok(Vec::new());
    }
    let all_lines = lines_of(change, scope, &menus).await?;
    let stocked = ingredients::stocked(change, catalogue, &used(&all_lines)).await?;
    let lines = by_menu(all_lines);
    let rules: Rules = tenants::settings(change).await?.rules();
    let programs: Vec<Program> = programs::all(change).await?;
    let mut changed = Vec::new();
    for menu in menus {
        let Some(program) = programs.iter().find(|program| program.id == menu.program_id) else { continue };
        let own_lines = lines.get(&menu.id).map(Vec::as_slice).unwrap_or_default();
        let figures = figures_of(&menu, own_lines, &Basics::new(&rules, program, &stocked));
        if figures != menu.figures {
            let menu = Menu { figures, ..menu };
            store::set_figures(change, &menu).await?;
            changed.push(menu.id);
        }
    }
    Ok(changed)
}

async fn lines_of(change: &mut Change, scope: Scope, menus: &[Menu]) -> Result<Vec<Line>, Problem> {
    let mut lines = store::lines_in(change, scope).await?;
    // The scope's lines are those of deleted menus too.
    lines.retain(|line| menus.iter().any(|menu| menu.id == line.menu_id));
    Ok(lines)
}
