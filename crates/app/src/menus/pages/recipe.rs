//! The steps of a recipe alone, for those who cook and do not plan.

use axum::response::Response;
use domain::MenuId;
use domain::may::WriteRecipes;
use maud::{Markup, html};
use serde_json::{Value, json};
use ui::card::Card;
use ui::form::{self, Form};
use ui::page::{Heading, Page};
use ui::{Attrs, Button, Icon, Variant};
use words::Locale;

use super::form::{read_steps, step_rows};
use crate::menus::{Ids, Menu, Opened, find};
use crate::pages::{Compared, PageRequest, conflict, filled};
use crate::problem::Problem;
use crate::recipes::{self, StepDraft};
use crate::request::{Body, Path};

/// The form with the steps as they are.
pub(super) async fn page(page: PageRequest<WriteRecipes>, Path(id): Path<MenuId>) -> Result<Response, Problem> {
    let mut tx = page.read().await?;
    let menu = find(&mut tx, id).await?;
    let steps = recipes::list(&mut tx, id).await?;
    let form = filled(page.t(), "recipe", &json!({ "recipes": steps, "version": menu.version }));
    Ok(page.page(&view(page.t(), &menu, &form, &Markup::default())))
}

fn view(t: Locale, menu: &Menu, filled: &Form, above: &Markup) -> Page {
    let own = format!("/menu/{}", menu.id);
    let title = t.recipe_of(&menu.menu_name);
    let fields = html! {
        (filled.hidden("version"))
        div.step-rows { (step_rows(t, filled)) }
        (form::actions(&html! {
            (Button::link(&own, t.cancel()).variant(Variant::Outline))
            (Button::submit(t.save()).icon(Icon::Save).pending(t.saving()))
        }))
    };
    let form = filled.element(&format!("{own}/recipe"), &Attrs::default().set("data-guard", ""), &fields);
    let body = html! {
        (Heading::new(&title).back(&own, &menu.menu_name))
        (above)
        div.narrow { (Card::new(form)) }
    };
    Page::new(title, body)
}

/// Saves all steps, or shows the form again: with what is wrong, or with both versions side by side.
pub(super) async fn save(
    page: PageRequest<WriteRecipes>,
    Path(id): Path<MenuId>,
    body: Body,
) -> Result<Response, Problem> {
    let t = page.t();
    let Opened { mut work, menu, .. } = Opened::new(&page, id).await?;
    let steps = recipes::list(&mut work, id).await?;
    let own: Ids<_> = steps.iter().map(|step| step.id).collect();
    let mut input = read_steps(body.form()?);
    let sent = input.value().clone();
    let version = input.version();
    let mut mine = Value::Null;
    let saved = match input.read(|f| f.objects("recipes", 100, |f| StepDraft::read(f, &own))) {
        Ok(drafts) if version != Some(menu.version) => {
            mine = json!({ "recipes": drafts.iter().map(|step| &step.instruction).collect::<Vec<_>>() });
            let theirs: Vec<_> = steps.iter().map(|step| &step.about.instruction).collect();
            Err(Problem::Conflict(Box::new(json!({ "recipes": theirs, "version": menu.version }))))
        }
        Ok(drafts) => recipes::rewrite(&mut work, &menu, &steps, drafts).await,
        Err(problem) => Err(problem),
    };
    match saved {
        Ok(()) => page.done(work, &format!("/menu/{id}"), t.recipe_saved()).await,
        Err(problem) => {
            let form = page.refused("recipe", &sent, &problem)?;
            let compared = [Compared::new("recipes", t.recipe())];
            let above = conflict(t, &problem, &mine, &compared, &format!("/menu/{id}/recipe"));
            Ok(page.refusal(&problem, &view(t, &menu, &form, &above)))
        }
    }
}
