//! Signing in and out, one's own account, and the kitchen's people, as pages.

mod account;
mod examples;
mod people;
mod sign_in;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};

pub(crate) use self::account::{own_tokens, section as account_section};
pub(crate) use self::people::section as people_section;
use crate::app::App;

/// The pages of this feature; what the settings page shows of it are the two sections above.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/login", get(sign_in::show).post(sign_in::enter))
        .route("/logout", post(sign_in::leave))
        .route("/locale", post(account::speak))
        .route("/menu/settings/tokens", post(account::make_token))
        .route("/menu/settings/tokens/{id}/delete", post(account::end_token))
        .route("/menu/settings/people/create", get(people::create_page))
        .route("/menu/settings/people", post(people::add))
        .route("/menu/settings/people/{id}", get(people::edit_page).post(people::save))
}
