//! Kitchens and their settings, as pages.

mod edit;
mod kitchens;
mod settings;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};

pub(crate) use self::settings::{Refusal, Section, settings_page};
use crate::app::App;

/// The pages of this feature.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/kitchens", get(kitchens::list_page).post(edit::create))
        .route("/kitchens/create", get(edit::create_page))
        .route("/kitchens/{id}", get(edit::edit_page).post(edit::save))
        .route("/kitchens/visit", post(kitchens::open))
        .route("/kitchens/leave", post(kitchens::leave))
        .route("/menu/settings", get(settings::show))
        .route("/menu/settings/{section}", post(settings::save))
}
