//! The statements on recipe steps.

use ::store::{Change, Result, TenantTx, on, sql};
use domain::{MenuId, StepId, Temperature};
use sqlx::FromRow;

use super::{Recipe, StepDraft};

sql! {
    LIST = "
        SELECT id, menu_id, position, instruction, duration, temperature, equipment, notes, quality_check
        FROM recipe_steps
        WHERE sppg_id = $1 AND menu_id = $2
        ORDER BY position, id
    ";
    FIND = "
        SELECT id, menu_id, position, instruction, duration, temperature, equipment, notes, quality_check
        FROM recipe_steps
        WHERE sppg_id = $1 AND menu_id = $2 AND id = $3
    ";
    INSERT = "
        INSERT INTO recipe_steps
            (sppg_id, id, position, instruction, duration, temperature, equipment, notes, quality_check, menu_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ";
    UPDATE = "
        UPDATE recipe_steps
        SET position = $3, instruction = $4, duration = $5, temperature = $6, equipment = $7, notes = $8
          , quality_check = $9
        WHERE sppg_id = $1 AND id = $2 AND menu_id = $10
    ";
    PLACE = "UPDATE recipe_steps SET position = $3 WHERE sppg_id = $1 AND id = $2";
    DELETE = "DELETE FROM recipe_steps WHERE sppg_id = $1 AND id = $2";
}

#[derive(FromRow)]
struct StepRow {
    id: StepId,
    menu_id: MenuId,
    position: i64,
    instruction: String,
    duration: Option<i64>,
    temperature: Option<Temperature>,
    equipment: Option<String>,
    notes: Option<String>,
    quality_check: Option<String>,
}

impl From<StepRow> for Recipe {
    fn from(row: StepRow) -> Self {
        Self {
            id: row.id,
            menu_id: row.menu_id,
            step_number: row.position,
            about: StepDraft {
                id: None,
                instruction: row.instruction,
                duration: row.duration,
                temperature: row.temperature,
                equipment: row.equipment,
                notes: row.notes,
                quality_check: row.quality_check,
            },
        }
    }
}

pub(super) async fn list(tx: &mut TenantTx, menu: MenuId) -> Result<Vec<Recipe>> {
    let sppg = tx.tenant();
    let rows: Vec<StepRow> = on!(tx, |c| sqlx::query_as(LIST).bind(sppg).bind(menu).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Recipe::from).collect())
}

pub(super) async fn find(tx: &mut TenantTx, menu: MenuId, step: StepId) -> Result<Option<Recipe>> {
    let sppg = tx.tenant();
    let row: Option<StepRow> =
        on!(tx, |c| sqlx::query_as(FIND).bind(sppg).bind(menu).bind(step).fetch_optional(c).await)?;
    Ok(row.map(Recipe::from))
}

pub(super) async fn insert(change: &mut Change, step: &Recipe) -> Result<()> {
    write(change, INSERT, step).await
}

pub(super) async fn update(change: &mut Change, step: &Recipe) -> Result<()> {
    write(change, UPDATE, step).await
}

/// Both statements take the same values in the same order.
async fn write(change: &mut Change, statement: &'static str, step: &Recipe) -> Result<()> {
    let (sppg, about) = (change.tenant(), &step.about);
    on!(change, |c| sqlx::query(statement)
        .bind(sppg)
        .bind(step.id)
        .bind(step.step_number)
        .bind(&about.instruction)
        .bind(about.duration)
        .bind(about.temperature)
        .bind(&about.equipment)
        .bind(&about.notes)
        .bind(&about.quality_check)
        .bind(step.menu_id)
        .execute(c)
        .await
        .map(|_| ()))
}

/// Numbers these steps from 1 in this order.
pub(super) async fn place(change: &mut Change, order: &[StepId]) -> Result<()> {
    let sppg = change.tenant();
    for (number, step) in (1_i64..).zip(order) {
        on!(change, |c| sqlx::query(PLACE).bind(sppg).bind(step).bind(number).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

pub(super) async fn delete(change: &mut Change, step: StepId) -> Result<()> {
    let sppg = change.tenant();
    on!(change, |c| sqlx::query(DELETE).bind(sppg).bind(step).execute(c).await.map(|_| ()))
}
