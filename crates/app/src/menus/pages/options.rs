//! Ingredients to choose from, as they are typed.

use axum::response::Response;
use domain::may::ReadIngredients;
use ui::combobox;
use ui::form::Choice;
use words::Locale;

use crate::ingredients::{self, IngredientFilter, Stocked};
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::request::{Paging, Query};

/// The likeliest of the kitchen's ingredients, each with its price and the units that it is known in.
pub(super) async fn ingredients(page: PageRequest<ReadIngredients>, query: Query) -> Result<Response, Problem> {
    let typed: String = query.get("q").unwrap_or_default().chars().filter(|c| *c != '\0').take(100).collect();
    let catalogue = &page.app.catalogue;
    let mut tx = page.read().await?;
    let paging = Paging { page: 1, page_size: 12 };
    let all = IngredientFilter::default();
    let found = ingredients::search(&mut tx, &page.app, page.sppg.menus_seq, &typed, &all, paging).await?;
    let ids: Vec<_> = found.items.iter().map(|ingredient| ingredient.id).collect();
    let stocked = ingredients::stocked(&mut tx, catalogue, &ids).await?;
    let t = page.t();
    let choices: Vec<_> = ids.iter().filter_map(|id| stocked.get(id)).map(|stocked| choice(t, stocked)).collect();
    Ok(page.fragment(&combobox::options(&choices)))
}

fn choice(t: Locale, stocked: &Stocked) -> Choice {
    let about = &stocked.ingredient.about;
    let price = about.price.map_or_else(
        || t.menu_without_price().to_owned(),
        |price| format!("{}/{}", t.rupiah(price), t.name(about.unit)),
    );
    Choice::new(stocked.ingredient.id.to_string(), &about.item_name).hint(price).offers("unit", units(t, stocked))
}

/// The units that a quantity of this ingredient can be given in: those whose weight is known.
pub(super) fn units(t: Locale, stocked: &Stocked) -> Vec<(String, String)> {
    let known = stocked.item.conversions.known().into_iter();
    known.map(|code| (code.clone(), t.unit_named(&code).to_owned())).collect()
}
