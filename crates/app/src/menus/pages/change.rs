//! Taking a menu into use and out of it, deleting it, bringing it back.

use axum::response::Response;
use domain::MenuId;
use domain::may::{DeleteMenus, WriteMenus};
use ui::Tone;

use super::{back_to_list, own_list};
use crate::menus::{self, Whole, find_to_change, restorable};
use crate::pages::{Flash, PageRequest};
use crate::problem::Problem;
use crate::request::Path;

/// Into use, or out of it; back to where one was.
pub(super) async fn toggle(page: PageRequest<WriteMenus>, Path(id): Path<MenuId>) -> Result<Response, Problem> {
    let mut work = page.write().await?;
    let menu = find_to_change(&mut work, id).await?;
    let menu = menus::toggle_status(&mut work, &menu).await?;
    let t = page.t();
    let said = if menu.is_active { t.menu_activated(&menu.menu_name) } else { t.menu_deactivated(&menu.menu_name) };
    let own = format!("/menu/{id}");
    let came_from = page.context().came_from().unwrap_or_default();
    let back = if came_from.ends_with(&own) { own } else { back_to_list(Some(came_from)) };
    page.done(work, &back, said).await
}

/// Away, with a way back.
pub(super) async fn delete(page: PageRequest<DeleteMenus>, Path(id): Path<MenuId>) -> Result<Response, Problem> {
    let mut work = page.write().await?;
    let menu = find_to_change(&mut work, id).await?;
    menus::delete(&mut work, &menu, page.today()).await?;
    let t = page.t();
    let said = Flash::new(Tone::Good, t.menu_deleted(&menu.menu_name)).undo(format!("/menu/{id}/restore"), t.restore());
    page.done(work, &back_to_list(page.context().came_from()), said).await
}

/// Back again, with figures as of now.
pub(super) async fn restore(page: PageRequest<DeleteMenus>, Path(id): Path<MenuId>) -> Result<Response, Problem> {
    let mut work = page.write().await?;
    let menu = restorable(&mut work, id).await?;
    let t = page.t();
    match menus::restore(&page.app.catalogue, &mut work, id).await {
        Ok(Whole { menu, .. }) => {
            let back = own_list(page.context().came_from()).map_or_else(|| format!("/menu/{id}"), str::to_owned);
            page.done(work, &back, t.menu_restored(&menu.menu_name)).await
        }
        Err(Problem::Duplicate(_)) => {
            Ok(page.see("/menu?deleted=true", Flash::new(Tone::Bad, t.menu_restore_taken(&menu.menu_code))))
        }
        Err(Problem::Conflict(_)) => {
            Ok(page.see("/menu?deleted=true", Flash::new(Tone::Bad, t.menu_restore_program())))
        }
        Err(problem) => Err(problem),
    }
}
