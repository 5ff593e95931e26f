//! Changing a menu.

use axum::response::Response;
use domain::MenuId;
use domain::may::WriteMenus;
use maud::{Markup, html};
use serde_json::{Value, json};
use ui::card::Card;
use ui::form::Form;
use ui::page::{Heading, Page};
use ui::{Button, Icon, Variant};
use words::Locale;

use super::form::{self, Offered, compared, in_words};
use super::live;
use crate::menus::{self, Line, LineDraft, Menu, MenuDraft, MenuInput, find, lines, named_ingredients};
use crate::pages::{PageRequest, conflict};
use crate::problem::Problem;
use crate::recipes::{self, Recipe};
use crate::request::{Body, Path};

/// The form with the menu as it is.
pub(super) async fn page(page: PageRequest<WriteMenus>, Path(id): Path<MenuId>) -> Result<Response, Problem> {
    let mut tx = page.read().await?;
    let menu = find(&mut tx, id).await?;
    let (lines, steps) = (lines(&mut tx, id).await?, recipes::list(&mut tx, id).await?);
    let offered = form::offered(&page.app, &mut tx, &lines::used(&lines)).await?;
    let form = form::of(page.t(), &menu, &lines, &steps);
    Ok(page.page(&view(page.t(), &menu, &form, &offered, &Markup::default())))
}

fn view(t: Locale, menu: &Menu, filled: &Form, offered: &Offered, above: &Markup) -> Page {
    let own = format!("/menu/{}", menu.id);
    let title = t.menu_edit(&menu.menu_name);
    let label = if menu.image_url.is_some() { t.menu_picture_change() } else { t.menu_picture_add() };
    let picture = Button::dialog(format!("{own}/image"), label).icon(Icon::Camera).variant(Variant::Outline);
    let body = html! {
        (Heading::new(&title).back(&own, &menu.menu_name).actions(html! { (picture) }))
        (above)
        div.editor {
            (live::panel(t))
            (Card::new(form::form(t, filled, offered, &format!("{own}/edit"), &own)))
        }
    };
    Page::new(title, body)
}

/// Saves the whole menu, or shows the form again: with what is wrong, or with both versions side by side.
pub(super) async fn save(
    page: PageRequest<WriteMenus>,
    Path(id): Path<MenuId>,
    body: Body,
) -> Result<Response, Problem> {
    let t = page.t();
    let mut work = page.write().await?;
    let menu = find(&mut work, id).await?;
    let (before, steps) = (lines(&mut work, id).await?, recipes::list(&mut work, id).await?);
    let mut input = form::read(body.form()?);
    let sent = input.value().clone();
    let version = input.version();
    let mut ids = named_ingredients(&input);
    ids.extend(lines::used(&before));
    let offered = form::offered(&page.app, &mut work, &ids).await?;
    let current = MenuDraft::of(&menu, !before.is_empty());
    let read = input.over(&current).read(|f| MenuInput::read(f, &offered.known, !before.is_empty()));
    let mut mine = Value::Null;
    let saved = match read {
        Ok(read) if version != Some(menu.version) => {
            mine = mine_in_words(t, &read, &offered);
            Err(theirs(t, &menu, &before, &steps, &offered))
        }
        Ok(read) => menus::update(&page.app.catalogue, &mut work, &menu, read).await,
        Err(problem) => Err(problem),
    };
    match saved {
        Ok(next) => page.done(work, &format!("/menu/{id}"), t.menu_saved(&next.menu_name)).await,
        Err(problem) => {
            let form = page.refused(form::ID, &sent, &problem)?;
            let above = conflict(t, &problem, &mine, &compared(t), &format!("/menu/{id}/edit"));
            Ok(page.refusal(&problem, &view(t, &menu, &form, &offered, &above)))
        }
    }
}

fn mine_in_words(t: Locale, input: &MenuInput, offered: &Offered) -> Value {
    let lines = input.ingredients.as_deref().unwrap_or_default();
    let steps = input.recipes.iter().flatten().map(|step| step.instruction.clone());
    in_words(t, &input.draft, lines, &steps.collect::<Vec<_>>(), offered)
}

/// The conflict: what is there now, with its lines and steps, and the version to overwrite.
fn theirs(t: Locale, menu: &Menu, lines: &[Line], steps: &[Recipe], offered: &Offered) -> Problem {
    let draft = MenuDraft::of(menu, !lines.is_empty());
    let lines: Vec<LineDraft> = lines.iter().map(|line| line.about.clone()).collect();
    let steps: Vec<_> = steps.iter().map(|step| step.about.instruction.clone()).collect();
    let mut theirs = in_words(t, &draft, &lines, &steps, offered);
    theirs["version"] = json!(menu.version);
    Problem::Conflict(Box::new(theirs))
}
