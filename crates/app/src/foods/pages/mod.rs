//! The food catalogue, as pages.

mod list;
mod show;
mod view;

use axum::Router;
use axum::routing::get;

pub(crate) use self::view::{allergens, figures, name};
use crate::app::App;

/// The pages of this feature.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/foods", get(list::show))
        .route("/foods/options", get(list::options))
        .route("/foods/{code}", get(show::show))
}
