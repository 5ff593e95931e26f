//! Out of an archive into a kitchen that has nothing yet: all of it, or nothing.

mod check;
mod together;

use ::store::Change;
use domain::{Fault, MenuId};
use serde::Serialize;
use serde_json::{Value, json};
use words::Locale;

use self::check::Checked;
use super::archive::unpack;
use super::cell::Cell;
use super::column::Table;
use super::store::{self, Fields};
use super::table::{SETTINGS, TABLES};
use crate::events;
use crate::foods::Catalogue;
use crate::menus;
use crate::problem::{FieldError, Problem};
use crate::tenants;

/// What was brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// Programs, deleted ones too.
    pub programs: usize,
    /// Ingredients, deleted ones too.
    pub ingredients: usize,
    /// Menus, deleted ones too.
    pub menus: usize,
    /// Plans, deleted ones too.
    pub plans: usize,
    /// Menus with a picture.
    pub pictures: usize,
}

/// An archive whose every value is known to fit.
#[derive(Debug)]
pub struct Content {
    timezone: String,
    locale: Locale,
    settings: Vec<Cell>,
    /// The rows of each table.
    tables: Vec<Vec<Row>>,
    pictures: Vec<Picture>,
}

#[derive(Debug)]
struct Row {
    fields: Fields,
    cells: Vec<Cell>,
}

#[derive(Debug)]
struct Picture {
    menu: MenuId,
    width: i64,
    hash: String,
    bytes: Vec<u8>,
}

/// Reads an archive, or names everything that is wrong with it by file, row and field. Takes a while: no transaction may
/// be open.
pub fn read(bytes: &[u8], catalogue: &Catalogue) -> Result<Content, Problem> {
    Checked::new(catalogue).content(unpack(bytes)?)
}

/// Writes it into a kitchen that has nothing yet. What was created or changed by whom is not in an archive: it is by
/// whoever brings it in; when is kept.
pub async fn bring_in(catalogue: &Catalogue, change: &mut Change, content: Content) -> Result<Imported, Problem> {
    let (programs, ingredients, menus, plans) = store::counts(change).await?;
    if programs + ingredients + menus + plans > 0 {
        let there = json!({ "programs": programs, "ingredients": ingredients, "menus": menus, "plans": plans });
        return Err(Problem::wrong_state(&there));
    }
    store::clear_settings(change).await?;
    store::insert(change, &SETTINGS, &content.settings).await?;
    tenants::set_place(change, &content.timezone, content.locale).await?;
    for (table, rows) in TABLES.iter().zip(&content.tables) {
        let mut taken = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            if !store::insert(change, table, &row.cells).await? {
                taken.push(FieldError::new(format!("{}[{at}]", table.file()), Fault::Taken));
            }
        }
        // What belongs to a row that is not there would have nothing to belong to.
        if !taken.is_empty() {
            return Err(Problem::Duplicate(taken));
        }
    }
    for picture in &content.pictures {
        store::put_picture(change, (picture.menu, picture.width), &picture.hash, &picture.bytes).await?;
    }
    menus::recompute_all(catalogue, change).await?;
    note(change, &content);
    Ok(imported(&content))
}

/// Every thing that is there now was created, for the history and for whoever listens.
fn note(change: &mut Change, content: &Content) {
    for (table, rows) in TABLES.iter().zip(&content.tables) {
        let Some((entity, told)) = table.told else { continue };
        for row in rows.iter().filter(|row| row.fields["deletedAt"].is_null()) {
            let Some(id) = row.fields["id"].as_str().and_then(|id| id.parse().ok()) else { continue };
            let data: Value = told.iter().map(|name| ((*name).to_owned(), row.fields[*name].clone())).collect();
            let version = row.fields["version"].as_i64();
            events::note_created(change, entity, id, version, &row.fields, data);
        }
    }
    let id = change.tenant().0;
    let nothing = (Vec::new(), json!({}));
    events::note(change, domain::Entity::Settings, "SETTINGS_UPDATED", id, None, nothing, json!({ "changed": [] }));
}

fn imported(content: &Content) -> Imported {
    let of = |name: &str| {
        let at = TABLES.iter().position(|table: &Table| table.name == name);
        at.and_then(|at| content.tables.get(at)).map_or(0, Vec::len)
    };
    let mut pictured: Vec<_> = content.pictures.iter().map(|picture| picture.menu).collect();
    pictured.dedup();
    Imported {
        programs: of("programs"),
        ingredients: of("ingredients"),
        menus: of("menus"),
        plans: of("plans"),
        pictures: pictured.len(),
    }
}
