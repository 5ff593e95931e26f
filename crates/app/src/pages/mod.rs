//! What all pages share: who looks at one and what stands around it, forms that come back with what is wrong, the
//! browser's files, and the page that says what went wrong.
//!
//! A feature's `pages.rs` takes a [`PageRequest`] where its `api.rs` takes a [`Kitchen`](crate::request::Kitchen), and
//! calls the same functions:
//!
//! ```text
//! async fn show(page: PageRequest<ReadMenus>, Path(id): Path<MenuId>) -> Result<Response, Problem> {
//!     let mut tx = page.read().await?;
//!     let menu = find(&mut tx, id).await?;
//!     Ok(page.page(&view(page.t(), &menu)))
//! }
//!
//! async fn save(page: PageRequest<WriteMenus>, Path(id): Path<MenuId>, body: Body) -> Result<Response, Problem> {
//!     let mut work = page.write().await?;
//!     let menu = find(&mut work, id).await?;
//!     let input = body.form()?;
//!     let sent = input.value().clone();
//!     match change(&mut work, &menu, input).await {
//!         Ok(_) => page.done(work, &format!("/menu/{id}"), page.t().menu_saved()).await,
//!         Err(problem) => {
//!             let form = page.refused("menu", &sent, &problem)?;
//!             Ok(page.refusal(&problem, &edit(page.t(), &form)))
//!         }
//!     }
//! }
//! ```

mod assets;
mod cached;
mod conflict;
mod dashboard;
mod flash;
mod form;
mod frame;
mod gzip;
mod problem;
mod request;
#[cfg(test)]
mod tests;
mod visitor;
mod watch;

use axum::Router;

pub use self::conflict::{Circumstances, Compared, conflict, conflict_explained};
pub use self::flash::Flash;
pub use self::form::{filled, refused};
pub use self::problem::problem;
pub use self::request::PageRequest;
pub use self::visitor::{Visitor, local_path};
pub(crate) use self::visitor::{answer, go};
pub use self::watch::{Watch, watch};
use crate::app::App;
use crate::{feeds, foods, ingredients, menus, planner, plans, programs, reports, shopping, tenants, transfer, users};

/// Every page, and the files that pages need.
pub fn routes() -> Router<App> {
    Router::new()
        .merge(assets::routes())
        .merge(dashboard::routes())
        .merge(users::pages::routes())
        .merge(tenants::pages::routes())
        .merge(programs::pages::routes())
        .merge(foods::pages::routes())
        .merge(ingredients::pages::routes())
        .merge(menus::pages::routes())
        .merge(plans::pages::routes())
        .merge(planner::pages::routes())
        .merge(feeds::pages::routes())
        .merge(reports::pages::routes())
        .merge(shopping::pages::routes())
        .merge(transfer::pages::routes())
}
