//! Out of a kitchen into an archive.

use ::store::TenantTx;
use serde_json::json;

use super::archive::{Files, pack};
use super::store::{self, Fields};
use super::table::{SETTINGS, TABLES};
use crate::foods::Catalogue;
use crate::problem::Problem;
use crate::tenants;

/// What the archive says of itself and of the kitchen.
pub(super) const ABOUT: &str = "kitchen.json";
/// How the archive is put together; another number is another way.
pub(super) const FORMAT: i64 = 1;

/// All that a kitchen owns, read and not yet packed.
#[derive(Debug, Clone)]
pub struct Packed(Files);

impl Packed {
    /// As one file. Takes a while: no transaction may be open.
    pub fn bytes(&self) -> Result<Vec<u8>, Problem> {
        pack(&self.0)
    }
}

/// Reads all that a kitchen owns.
pub async fn content(tx: &mut TenantTx, catalogue: &Catalogue) -> Result<Packed, Problem> {
    let set = tenants::settings(tx).await?.set;
    let about = json!({ "format": FORMAT, "timezone": set.timezone, "locale": set.locale });
    let mut files = Files::from([(ABOUT.to_owned(), format!("{about}\n").into_bytes())]);
    for table in [&SETTINGS].into_iter().chain(&TABLES) {
        let rows = store::rows(tx, table, catalogue).await?;
        files.insert(table.file(), written(&rows)?);
    }
    for (menu, width, bytes) in store::pictures(tx).await? {
        files.insert(format!("pictures/{menu}-{width}.jpg"), bytes);
    }
    Ok(Packed(files))
}

/// A list with a row on each line, so that people can compare two archives.
fn written(rows: &[Fields]) -> Result<Vec<u8>, Problem> {
    let lines: Vec<_> = rows.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
    Ok(format!("[\n{}\n]\n", lines.join(",\n")).into_bytes())
}
