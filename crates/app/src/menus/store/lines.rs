//! The statements on ingredient lines.

use std::collections::BTreeMap;

use ::store::{Change, Result, TenantTx, among, from_json, on, to_json};
use domain::{Basis, CookingMethod, IngredientId, LineId, MenuId, Quantity};
use sqlx::FromRow;

use super::{Scope, scope};
use crate::menus::{Line, LineDraft};

macro_rules! lines {
    () => {
        "SELECT l.id, l.menu_id, l.ingredient_id, l.position, l.quantity, l.unit, l.basis, l.size_quantities
              , l.cooking_method, l.is_optional, l.notes
         FROM menu_ingredients l "
    };
}

pub const IN_SCOPE: &str = concat!(
    lines!(),
    "JOIN menus m ON m.sppg_id = l.sppg_id AND m.id = l.menu_id WHERE ",
    scope!(),
    " ORDER BY l.menu_id, l.position, l.id"
);
pub const OF_MENUS: &str =
    concat!(lines!(), "WHERE l.sppg_id = $1 AND l.menu_id IN ($2) ORDER BY l.menu_id, l.position, l.id");
pub const INSERT: &str = "
    INSERT INTO menu_ingredients
        (sppg_id, id, menu_id, ingredient_id, position, quantity, unit, basis, size_quantities, cooking_method,
         is_optional, notes)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    ON CONFLICT DO NOTHING
    RETURNING id
";
pub const UPDATE: &str = "
    UPDATE menu_ingredients
    SET ingredient_id = $4, position = $5, quantity = $6, unit = $7, basis = $8, size_quantities = $9
      , cooking_method = $10, is_optional = $11, notes = $12
    WHERE sppg_id = $1 AND id = $2 AND menu_id = $3
    RETURNING id
";
pub const PLACE: &str = "UPDATE menu_ingredients SET position = $3 WHERE sppg_id = $1 AND id = $2";
pub const DELETE: &str = "DELETE FROM menu_ingredients WHERE sppg_id = $1 AND id = $2";
pub const SIZE_QUANTITIES: &str =
    "SELECT size_quantities FROM menu_ingredients WHERE sppg_id = $1 AND size_quantities <> '{}'";

#[derive(FromRow)]
struct LineRow {
    id: LineId,
    menu_id: MenuId,
    ingredient_id: IngredientId,
    position: i64,
    quantity: Quantity,
    unit: String,
    basis: Basis,
    size_quantities: String,
    cooking_method: Option<CookingMethod>,
    is_optional: bool,
    notes: Option<String>,
}

impl TryFrom<LineRow> for Line {
    type Error = sqlx::Error;
    fn try_from(row: LineRow) -> Result<Self> {
        Ok(Self {
            id: row.id,
            menu_id: row.menu_id,
            position: row.position,
            about: LineDraft {
                id: Some(row.id),
                inventory_item_id: row.ingredient_id,
                quantity: row.quantity,
                unit: row.unit,
                basis: row.basis,
                size_quantities: from_json(&row.size_quantities)?,
                cooking_method: row.cooking_method,
                is_optional: row.is_optional,
                notes: row.notes,
            },
        })
    }
}

/// The lines of the menus in scope, menu by menu, in order.
pub async fn lines_in(tx: &mut TenantTx, scope: Scope) -> Result<Vec<Line>> {
    let sppg = tx.tenant();
    let rows: Vec<LineRow> = on!(tx, |c| sqlx::query_as(IN_SCOPE)
        .bind(sppg)
        .bind(scope.program)
        .bind(scope.ingredient)
        .bind(scope.menu)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// The lines of these menus, menu by menu, in order.
pub async fn lines_of(tx: &mut TenantTx, menus: &[MenuId]) -> Result<Vec<Line>> {
    let rows: Vec<LineRow> = among(tx, OF_MENUS, menus).await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// `false` when the ingredient already stands in the menu.
pub async fn insert_line(change: &mut Change, line: &Line) -> Result<bool> {
    write(change, INSERT, line).await
}

pub async fn update_line(change: &mut Change, line: &Line) -> Result<bool> {
    write(change, UPDATE, line).await
}

/// Both statements take the same values in the same order.
async fn write(change: &mut Change, statement: &'static str, line: &Line) -> Result<bool> {
    let (sppg, about) = (change.tenant(), &line.about);
    let size_quantities = to_json(&about.size_quantities)?;
    let written: Option<LineId> = on!(change, |c| sqlx::query_scalar(statement)
        .bind(sppg)
        .bind(line.id)
        .bind(line.menu_id)
        .bind(about.inventory_item_id)
        .bind(line.position)
        .bind(about.quantity)
        .bind(&about.unit)
        .bind(about.basis)
        .bind(size_quantities)
        .bind(about.cooking_method)
        .bind(about.is_optional)
        .bind(&about.notes)
        .fetch_optional(c)
        .await)?;
    Ok(written.is_some())
}

pub async fn place_line(change: &mut Change, line: LineId, position: i64) -> Result<()> {
    let sppg = change.tenant();
    on!(change, |c| sqlx::query(PLACE).bind(sppg).bind(line).bind(position).execute(c).await.map(|_| ()))
}

pub async fn delete_line(change: &mut Change, line: LineId) -> Result<()> {
    let sppg = change.tenant();
    on!(change, |c| sqlx::query(DELETE).bind(sppg).bind(line).execute(c).await.map(|_| ()))
}

/// Every set of own quantities that any line of the kitchen has.
pub async fn size_quantities(tx: &mut TenantTx) -> Result<Vec<BTreeMap<String, Quantity>>> {
    let sppg = tx.tenant();
    let texts: Vec<String> = on!(tx, |c| sqlx::query_scalar(SIZE_QUANTITIES).bind(sppg).fetch_all(c).await)?;
    texts.iter().map(|text| from_json(text)).collect()
}
