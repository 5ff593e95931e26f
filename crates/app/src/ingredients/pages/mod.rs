//! Ingredients, as pages.

mod edit;
mod form;
mod list;
mod price;
mod show;

use axum::Router;
use axum::routing::{get, post};
use domain::{PurchaseUnit, Quantity};
use maud::{Markup, Render as _, html};
use ui::Tone;
use ui::badge::Badge;
use words::Locale;

use super::IngredientDraft;
use crate::app::App;

/// The pages of this feature.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/ingredients", get(list::show).post(edit::create))
        .route("/ingredients/create", get(edit::create_page))
        .route("/ingredients/{id}", get(show::show).post(edit::save))
        .route("/ingredients/{id}/price", get(price::cell).post(price::save))
        .route("/ingredients/{id}/delete", post(edit::delete))
}

/// `per kg`.
fn per_unit(t: Locale, unit: PurchaseUnit) -> String {
    t.ingredient_unit_price(t.name(unit))
}

/// How much is there, and whether that is enough.
fn stock(t: Locale, about: &IngredientDraft) -> Markup {
    let Some(stock) = about.current_stock else {
        return html! { span.muted { (t.ingredient_stock_unknown()) } };
    };
    let (tone, word) = if stock == Quantity::ZERO {
        (Tone::Bad, t.ingredient_stock_out())
    } else if about.min_stock.is_some_and(|least| stock < least) {
        (Tone::Warn, t.ingredient_stock_low())
    } else {
        (Tone::Good, t.ingredient_stock_good())
    };
    html! {
        span.chips {
            @if stock != Quantity::ZERO { span.numeric { (t.decimal(stock, 2)) " " (t.name(about.unit)) } }
            @if tone != Tone::Good { (Badge::new(tone, word).render()) }
        }
    }
}
