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

use super::form::{self, Merged, Offered, compared, in_words};
use super::live;
use crate::events::{self, Entity};
use crate::menus::{
    self, LineDraft, Menu, MenuDraft, MenuInput, Parts, Whole, find, find_to_change, lines, named_ingredients, parts,
};
use crate::pages::{Circumstances, Compared, PageRequest, Watch, conflict_explained, watch};
use crate::problem::Problem;
use crate::recipes;
use crate::request::{Body, Input, Path};

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
    let here = watch(t, "menu", &menu.id.to_string(), Watch::Editing { version: menu.version, form: form::ID });
    let body = html! {
        (here)
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
    let menu = find_to_change(&mut work, id).await?;
    let before = parts(&mut work, id).await?;
    let input = form::with_named(&page.app, &mut work, page.sppg.menus_seq, body.form()?).await?;
    let mut input = without_gone(form::read(input), &before);
    let mut sent = input.value().clone();
    let base = input.take(form::BASE).and_then(|base| serde_json::from_str::<Value>(base.as_str()?).ok());
    let version = input.version();
    let mut ids = named_ingredients(&input);
    ids.extend(lines::used(&before.lines));
    let offered = form::offered(&page.app, &mut work, &ids).await?;
    let current = MenuDraft::of(&menu, !before.lines.is_empty());
    let read = input.over(&current).read(|f| MenuInput::read(f, &offered.known, &before));
    let mut mine = Value::Null;
    let (mut fields, mut known) = (compared(t), Circumstances::default());
    let saved = match read {
        Ok(read) if version != Some(menu.version) => {
            mine = mine_in_words(t, &read, &offered);
            let now = form::as_it_is(&menu, &before.lines, &before.steps);
            if let Some(base) = base {
                let merged = merged(base, &read, &now, &before);
                known.taken = labels(&fields, &merged.taken);
                known.is_merged = true;
                fields.retain(|field| merged.both.iter().any(|name| name == field.name()));
                sent = merged.tree;
            }
            sent[form::BASE] = json!(now.to_string());
            let last = events::history(&mut work, Entity::Menu, id.0, 1).await?;
            known.who = last.first().map(|event| {
                t.changed_by(events::pages::actor(t, event), &t.moment(event.timestamp, &page.sppg.timezone))
            });
            Err(theirs(t, &menu, &before, &offered))
        }
        Ok(read) => menus::update(&page.app.catalogue, &mut work, &menu, &before, read).await,
        Err(problem) => Err(problem),
    };
    match saved {
        Ok(Whole { menu: next, .. }) => page.done(work, &format!("/menu/{id}"), t.menu_saved(&next.menu_name)).await,
        Err(problem) => {
            let form = page.refused(form::ID, &sent, &problem)?;
            let above = conflict_explained(t, &problem, &mine, &fields, &format!("/menu/{id}/edit"), &known);
            Ok(page.refusal(&problem, &view(t, &menu, &form, &offered, &above)))
        }
    }
}

/// Rows whose line or step somebody took away meanwhile are rows of their own: what is saved over it puts them back.
fn without_gone(mut input: Input, parts: &Parts) -> Input {
    for name in ["ingredients", "recipes"] {
        if let Some(mut rows) = input.take(name) {
            forget_gone(&mut rows, parts);
            input = input.with(name, rows);
        }
    }
    input
}

fn forget_gone(rows: &mut Value, parts: &Parts) {
    let there: Vec<String> = parts
        .lines
        .iter()
        .map(|line| line.id.to_string())
        .chain(parts.steps.iter().map(|step| step.id.to_string()))
        .collect();
    let is_gone = |id: &Value| id.as_str().is_some_and(|id| there.iter().all(|other| other != id));
    for row in rows.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        if row.get("id").is_some_and(is_gone) {
            row.remove("id");
        }
    }
}

/// What I sent over what is there now, where `base` says which of the fields I changed.
fn merged(mut base: Value, mine: &MenuInput, now: &Value, before: &Parts) -> Merged {
    if base.is_object() {
        for name in ["ingredients", "recipes"] {
            forget_gone(&mut base[name], before);
        }
    }
    let lines = mine.ingredients.as_deref().unwrap_or_default();
    Merged::of(&base, &form::in_fields(&mine.draft, lines, mine.recipes.as_deref().unwrap_or_default()), now)
}

/// What the form calls these fields.
fn labels(fields: &[Compared], names: &[String]) -> Vec<String> {
    let is_named = |field: &&Compared| names.iter().any(|name| name == field.name());
    fields.iter().filter(is_named).map(|field| field.label().to_owned()).collect()
}

fn mine_in_words(t: Locale, input: &MenuInput, offered: &Offered) -> Value {
    let lines = input.ingredients.as_deref().unwrap_or_default();
    let steps = input.recipes.iter().flatten().map(|step| step.instruction.clone());
    in_words(t, &input.draft, lines, &steps.collect::<Vec<_>>(), offered)
}

/// The conflict: what is there now, with its lines and steps, and the version to overwrite.
fn theirs(t: Locale, menu: &Menu, parts: &Parts, offered: &Offered) -> Problem {
    let draft = MenuDraft::of(menu, !parts.lines.is_empty());
    let lines: Vec<LineDraft> = parts.lines.iter().map(|line| line.about.clone()).collect();
    let steps: Vec<_> = parts.steps.iter().map(|step| step.about.instruction.clone()).collect();
    let mut theirs = in_words(t, &draft, &lines, &steps, offered);
    theirs["version"] = json!(menu.version);
    Problem::Conflict(Box::new(theirs))
}
