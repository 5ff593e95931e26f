//! Creating, changing and deleting ingredients.

use axum::response::Response;
use domain::IngredientId;
use domain::may::WriteIngredients;
use maud::html;
use serde_json::{Value, json};
use ui::card::Card;
use ui::form::Form;
use ui::page::{Heading, Page};

use super::super::{IngredientDraft, create as create_ingredient, delete as delete_ingredient, find, update};
use super::form::{self, compared};
use super::show::{self, Forms, in_use};
use crate::foods::pages::name;
use crate::pages::{PageRequest, conflict};
use crate::problem::Problem;
use crate::request::{Body, Path, Query};

/// An empty form, or one begun from a food of the catalogue.
pub(super) async fn create_page(page: PageRequest<WriteIngredients>, query: Query) -> Response {
    let form = Form::new(page.t(), "ingredient")
        .value("unit", "kg")
        .value("allergenSource", "FOOD")
        .value("priceDate", page.today());
    let form = match query.get("food").and_then(|code| page.app.catalogue.by_code(code)) {
        None => form,
        Some(food) => {
            form.value("foodId", food.id).value("itemName", name(page.t(), food)).value("category", food.category)
        }
    };
    page.page(&new_page(&page, &form))
}

fn new_page(page: &PageRequest<WriteIngredients>, filled: &Form) -> Page {
    let t = page.t();
    let form = form::form(t, filled, &page.app.catalogue, "/ingredients", true);
    let heading =
        Heading::new(t.ingredient_new()).back("/ingredients", t.ingredients_title()).subtitle(t.ingredient_new_lead());
    Page::new(t.ingredient_new(), html! { (heading) (Card::new(form)) })
}

/// Creates an ingredient, or shows the form again.
pub(super) async fn create(page: PageRequest<WriteIngredients>, body: Body) -> Result<Response, Problem> {
    let catalogue = &page.app.catalogue;
    let mut work = page.write().await?;
    let mut input = body.form()?;
    let sent = input.value().clone();
    // The form of a new ingredient has the field that carries an old one's version, empty.
    input.take("version");
    let created = match form::read(input).read(|f| IngredientDraft::read(f, catalogue, page.today())) {
        Ok(draft) => create_ingredient(&mut work, catalogue, draft).await,
        Err(problem) => Err(problem),
    };
    match created {
        Ok(ingredient) => {
            let address = format!("/ingredients/{}", ingredient.id);
            page.done(work, &address, page.t().ingredient_created()).await
        }
        Err(problem) => {
            let form = page.refused("ingredient", &sent, &problem)?;
            Ok(page.refusal(&problem, &new_page(&page, &form)))
        }
    }
}

/// Changes an ingredient, or shows the form again: with what is wrong, or with both versions side by side.
pub(super) async fn save(
    page: PageRequest<WriteIngredients>,
    Path(id): Path<IngredientId>,
    body: Body,
) -> Result<Response, Problem> {
    let (t, catalogue) = (page.t(), &page.app.catalogue);
    let mut work = page.write().await?;
    let ingredient = find(&mut work, catalogue, id).await?;
    let mut input = body.form()?;
    let sent = input.value().clone();
    let version = input.version();
    let draft = ingredient.about.changed(form::read(input), catalogue, page.today());
    let mine = draft.as_ref().map_or(Value::Null, |draft| json!(draft));
    let saved = match draft {
        Ok(draft) => update(&mut work, catalogue, &ingredient, version.unwrap_or_default(), draft).await,
        Err(problem) => Err(problem),
    };
    let address = format!("/ingredients/{id}");
    match saved {
        Ok(_) => page.done(work, &address, t.ingredient_saved()).await,
        Err(problem) => {
            let about = Some(page.refused("ingredient", &sent, &problem)?);
            let above = conflict(t, &problem, &mine, &compared(t), &address);
            show::again(&page, &mut work, &ingredient, Forms { about, above, ..Forms::default() }, &problem).await
        }
    }
}

/// Deletes an ingredient, or names the menus that use it.
pub(super) async fn delete(
    page: PageRequest<WriteIngredients>,
    Path(id): Path<IngredientId>,
) -> Result<Response, Problem> {
    let mut work = page.write().await?;
    let ingredient = find(&mut work, &page.app.catalogue, id).await?;
    match delete_ingredient(&mut work, &ingredient).await {
        Ok(()) => page.done(work, "/ingredients", page.t().ingredient_deleted()).await,
        Err(problem) => {
            let Problem::InUse(dependents) = &problem else { return Err(problem) };
            let forms = Forms { above: in_use(page.t(), dependents), ..Forms::default() };
            show::again(&page, &mut work, &ingredient, forms, &problem).await
        }
    }
}
