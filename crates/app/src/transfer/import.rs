//! Out of an archive into a kitchen that has nothing yet: all of it, or nothing.

mod check;
mod together;

use ::store::{Change, TenantTx};
use domain::{Fault, MenuId};
use serde::Serialize;
use serde_json::Value;
use words::Locale;

use self::check::Checked;
use super::archive::{TYPES, unpack};
use super::cell::Cell;
use super::column::Table;
use super::store::{self, Fields};
use super::table::{SETTINGS, TABLES};
use crate::app::App;
use crate::events;
use crate::foods::Catalogue;
use crate::menus;
use crate::problem::{FieldError, Problem};
use crate::request::Upload;
use crate::tenants;

/// How much a kitchen or an archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Holdings {
    /// Programs, deleted ones too.
    pub programs: i64,
    /// Ingredients, deleted ones too.
    pub ingredients: i64,
    /// Menus, deleted ones too.
    pub menus: i64,
    /// Plans, deleted ones too.
    pub plans: i64,
}

impl Holdings {
    /// Whether there is nothing at all.
    pub const fn is_nothing(self) -> bool {
        let Self { programs, ingredients, menus, plans } = self;
        programs == 0 && ingredients == 0 && menus == 0 && plans == 0
    }
}

/// What was brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// Things by their kind.
    #[serde(flatten)]
    pub held: Holdings,
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

/// What the kitchen holds: an archive comes in only where that is nothing.
pub async fn holdings(tx: &mut TenantTx) -> Result<Holdings, Problem> {
    let (programs, ingredients, menus, plans) = store::counts(tx).await?;
    Ok(Holdings { programs, ingredients, menus, plans })
}

/// The archive that was sent; see [`read`].
pub async fn opened(app: &App, upload: &Upload) -> Result<Content, Problem> {
    let bytes = upload.alone("archive", &TYPES).await?;
    let own = app.clone();
    app.pictures.run(move || read(&bytes, &own.catalogue)).await
}

/// Reads an archive, or names everything that is wrong with it by file, row and field. Takes a while: no transaction may
/// be open.
pub fn read(bytes: &[u8], catalogue: &Catalogue) -> Result<Content, Problem> {
    Checked::new(catalogue).content(unpack(bytes)?)
}

/// Writes it into a kitchen that has nothing yet. What was created or changed by whom is not in an archive: it is by
/// whoever brings it in; when is kept.
pub async fn bring_in(catalogue: &Catalogue, change: &mut Change, content: Content) -> Result<Imported, Problem> {
    let there = holdings(change).await?;
    if !there.is_nothing() {
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
    tenants::note_all(change);
}

fn imported(content: &Content) -> Imported {
    let of = |name: &str| {
        let at = TABLES.iter().position(|table: &Table| table.name == name);
        let rows = at.and_then(|at| content.tables.get(at)).map_or(0, Vec::len);
        i64::try_from(rows).unwrap_or(i64::MAX)
    };
    let mut pictured: Vec<_> = content.pictures.iter().map(|picture| picture.menu).collect();
    pictured.dedup();
    let held =
        Holdings { programs: of("programs"), ingredients: of("ingredients"), menus: of("menus"), plans: of("plans") };
    Imported { held, pictures: pictured.len() }
}
