//! Menus as JSON.

mod figures;
mod lines;
mod menu;
mod opened;

use ::store::TenantTx;
use utoipa_axum::router::OpenApiRouter;

pub use self::opened::Opened;
use super::{Known, named_ingredients};
use crate::app::App;
use crate::ingredients;
use crate::problem::Problem;
use crate::programs;
use crate::request::Input;
use crate::tenants;

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    menu::routes().merge(lines::routes()).merge(figures::routes()).merge(super::image::api::routes())
}

/// Looks up what an input names, so that all its errors can be said at once.
pub(crate) async fn known(app: &App, tx: &mut TenantTx, input: &Input) -> Result<Known, Problem> {
    let programs = programs::all(tx).await?.into_iter().map(|program| program.id).collect();
    let stocked = ingredients::stocked(tx, &app.catalogue, &named_ingredients(input)).await?;
    Ok(Known::new(programs, stocked, tenants::settings(tx).await?))
}
