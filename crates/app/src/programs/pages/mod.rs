//! Programs, as pages.

mod edit;
mod form;
mod list;
mod show;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// The pages of this feature.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/programs", get(list::show).post(edit::create))
        .route("/programs/create", get(edit::create_page))
        .route("/programs/{id}", get(show::show).post(edit::save))
        .route("/programs/{id}/delete", post(edit::delete))
}
