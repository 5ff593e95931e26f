//! The statements of archives, made from the tables that they carry.

use std::collections::HashMap;

use ::store::{Change, Result, TenantTx, on, sql};
use domain::{MenuId, PlanId, ProgramId, fold};
use serde_json::{Map, Value};
use sqlx::AssertSqlSafe;

use super::cell::{Cell, read};
use super::column::{Kind, Table};
use crate::foods::Catalogue;
use crate::plans::kept_id;

sql! {
    PICTURES = "SELECT menu_id, width, bytes FROM menu_images WHERE sppg_id = $1";
    PUT_PICTURE = "INSERT INTO menu_images (sppg_id, menu_id, width, hash, bytes) VALUES ($1, $2, $3, $4, $5)";
    CODES_OF_PLAN = "
        SELECT id, menu_code FROM menus
        WHERE sppg_id = $1 AND id IN (SELECT menu_id FROM assignments WHERE sppg_id = $1 AND plan_id = $2)
    ";
    CODES_OF_PROGRAM = "
        SELECT menu_code, id FROM menus WHERE sppg_id = $1 AND program_id = $2 AND deleted_at IS NULL AND is_active
    ";
    MENU_CODES = "SELECT program_id, menu_code, id FROM menus WHERE sppg_id = $1 AND deleted_at IS NULL";
    CLEAR_SETTINGS = "DELETE FROM settings WHERE sppg_id = $1";
    COUNTS = "
        SELECT (SELECT COUNT(*) FROM programs WHERE sppg_id = $1), (SELECT COUNT(*) FROM ingredients WHERE sppg_id = $1)
             , (SELECT COUNT(*) FROM menus WHERE sppg_id = $1), (SELECT COUNT(*) FROM plans WHERE sppg_id = $1)
    ";
}

/// A row as the archive says it.
pub(super) type Fields = Map<String, Value>;

/// The kitchen's rows of a table, the deleted ones too, in the order of their keys.
pub(super) async fn rows(tx: &mut TenantTx, table: &Table, catalogue: &Catalogue) -> Result<Vec<Fields>> {
    let columns: Vec<_> = table.carried().collect();
    let names: Vec<_> = columns.iter().map(|column| column.name).collect();
    let text = format!("SELECT {} FROM {} WHERE sppg_id = $1", names.join(", "), table.name);
    let sppg = tx.tenant();
    let mut rows: Vec<Fields> = on!(tx, |c| {
        let rows = sqlx::query(AssertSqlSafe(text)).bind(sppg).fetch_all(c).await?;
        let fields = rows.iter().map(|row| {
            let values = columns.iter().enumerate();
            values.map(|(at, column)| Ok((column.field(), read(row, at, column.kind, catalogue)?))).collect()
        });
        fields.collect::<Result<_>>()
    })?;
    let keys: Vec<_> = columns.iter().filter(|column| table.key.contains(&column.name)).collect();
    rows.sort_by_cached_key(|row| keys.iter().map(|key| row[&key.field()].to_string()).collect::<Vec<_>>());
    Ok(rows)
}

/// Writes a row of these carried cells; `false` when one with its key or its code is there already.
pub(super) async fn insert(change: &mut Change, table: &Table, carried: &[Cell]) -> Result<bool> {
    let (sppg, actor) = (change.tenant(), change.actor().id.0);
    let (mut names, mut places) = (vec!["sppg_id"], vec!["$1".to_owned()]);
    let (mut cells, mut rest) = (Vec::new(), carried.iter().cloned());
    for column in table.columns {
        names.push(column.name);
        let cell = match (column.kind, cells.last()) {
            (Kind::Computed(literal), _) => {
                places.push(literal.to_owned());
                continue;
            }
            (Kind::Actor, _) => Some(Cell::Id(Some(actor))),
            (Kind::Kept, Some(Cell::Text(kept))) => Some(Cell::Id(kept.as_deref().map(|kept| kept_id(kept).0))),
            (Kind::Folded, Some(Cell::Text(name))) => Some(Cell::Text(name.as_deref().map(fold))),
            _ => rest.next(),
        };
        cells.extend(cell);
        places.push(format!("${}", cells.len() + 1));
    }
    let text = format!(
        "INSERT INTO {} ({}) VALUES ({}) ON CONFLICT DO NOTHING",
        table.name,
        names.join(", "),
        places.join(", ")
    );
    let written = on!(change, |c| {
        let query = cells.into_iter().fold(sqlx::query(AssertSqlSafe(text)).bind(sppg), |query, cell| match cell {
            Cell::Id(id) => query.bind(id),
            Cell::Text(text) => query.bind(text),
            Cell::Number(number) => query.bind(number),
            Cell::Flag(flag) => query.bind(flag),
        });
        query.execute(c).await.map(|done| done.rows_affected())
    })?;
    Ok(written == 1)
}

/// Takes the settings away, so that others can be written.
pub(super) async fn clear_settings(change: &mut Change) -> Result<()> {
    let sppg = change.tenant();
    on!(change, |c| sqlx::query(CLEAR_SETTINGS).bind(sppg).execute(c).await.map(|_| ()))
}

/// How many programs, ingredients, menus and plans there are, deleted ones too.
pub(super) async fn counts(tx: &mut TenantTx) -> Result<(i64, i64, i64, i64)> {
    let sppg = tx.tenant();
    on!(tx, |c| sqlx::query_as(COUNTS).bind(sppg).fetch_one(c).await)
}

/// Every picture in each of its widths.
pub(super) async fn pictures(tx: &mut TenantTx) -> Result<Vec<(MenuId, i64, Vec<u8>)>> {
    let sppg = tx.tenant();
    on!(tx, |c| sqlx::query_as(PICTURES).bind(sppg).fetch_all(c).await)
}

pub(super) async fn put_picture(
    change: &mut Change,
    (menu, width): (MenuId, i64),
    hash: &str,
    bytes: &[u8],
) -> Result<()> {
    let sppg = change.tenant();
    on!(change, |c| sqlx::query(PUT_PICTURE)
        .bind(sppg)
        .bind(menu)
        .bind(width)
        .bind(hash)
        .bind(bytes)
        .execute(c)
        .await
        .map(|_| ()))
}

/// The codes of the menus that a plan serves.
pub(super) async fn codes_of_plan(tx: &mut TenantTx, plan: PlanId) -> Result<HashMap<MenuId, String>> {
    let sppg = tx.tenant();
    let rows: Vec<_> = on!(tx, |c| sqlx::query_as(CODES_OF_PLAN).bind(sppg).bind(plan).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}

/// The menus of a program that are in use, by their codes.
pub(super) async fn codes_of_program(tx: &mut TenantTx, program: ProgramId) -> Result<HashMap<String, MenuId>> {
    let sppg = tx.tenant();
    let rows: Vec<_> = on!(tx, |c| sqlx::query_as(CODES_OF_PROGRAM).bind(sppg).bind(program).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}

/// Every menu by its program and code.
pub(super) async fn menu_codes(tx: &mut TenantTx) -> Result<HashMap<(ProgramId, String), MenuId>> {
    let sppg = tx.tenant();
    let rows: Vec<(ProgramId, String, MenuId)> = on!(tx, |c| sqlx::query_as(MENU_CODES).bind(sppg).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(program, code, menu)| ((program, code), menu)).collect())
}
