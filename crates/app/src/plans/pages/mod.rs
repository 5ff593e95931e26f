//! Plans, as pages: the calendar of all of them, and one of them with its days.

mod about;
mod address;
mod board;
mod cycles;
mod day;
mod list;
mod shelf;
mod show;
mod side;
mod steps;
#[cfg(test)]
pub(crate) mod tests;
mod weeks;

use axum::Router;
use axum::routing::{get, post};

pub(crate) use self::cycles::arranged;
use crate::app::App;

/// The pages of this feature.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/menu/planning", get(list::show).post(about::create))
        .route("/menu/planning/create", get(about::create_page))
        .route("/menu/planning/{id}", get(show::show).post(about::save))
        .route("/menu/planning/{id}/edit", get(about::edit_page))
        .route("/menu/planning/{id}/delete", post(about::delete))
        .route("/menu/planning/{id}/shelf", get(shelf::show))
        .route("/menu/planning/{id}/days/{date}", get(day::page).post(day::assign))
        .route("/menu/planning/{id}/assignments/{assignment}", get(day::change_page).post(day::change))
        .route("/menu/planning/{id}/assignments/{assignment}/remove", post(day::remove))
        .route("/menu/planning/{id}/submit", post(steps::submit))
        .route("/menu/planning/{id}/approve", post(steps::approve))
        .route("/menu/planning/{id}/reject", get(steps::reject_page).post(steps::reject))
        .route("/menu/planning/{id}/publish", post(steps::publish))
        .route("/menu/planning/{id}/complete", post(steps::complete))
        .route("/menu/planning/{id}/archive", post(steps::archive))
        .route("/menu/planning/{id}/cancel", post(steps::cancel))
        .route("/menu/planning/{id}/cycles", get(cycles::lay_page).post(cycles::lay))
        .route("/menu/planning/{id}/cycles/save", get(cycles::save_page).post(cycles::save))
        .route("/menu/planning/{id}/arrangements/{arrangement}/undo", post(cycles::undo))
}
