//! The statements on the menus of a plan's days.

use std::collections::BTreeMap;

use ::store::{Change, Result, TenantTx, from_json, on, to_json};
use domain::{AssignmentId, Day, MealType, MenuId, PlanId};
use sqlx::FromRow;

use crate::plans::Assignment;

pub const OF_PLAN: &str = "
    SELECT a.id, a.day, a.meal_type, a.menu_id, m.menu_name, a.portions, a.substitute_for, a.reason, a.notes
    FROM assignments a
    JOIN menus m ON m.sppg_id = a.sppg_id AND m.id = a.menu_id
    WHERE a.sppg_id = $1 AND a.plan_id = $2
    ORDER BY a.day, a.meal_type, a.id
";
pub const INSERT: &str = "
    INSERT INTO assignments
        (sppg_id, id, plan_id, day, meal_type, menu_id, portions, substitute_for, reason, notes)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
";
pub const UPDATE: &str = "
    UPDATE assignments
    SET day = $4, meal_type = $5, menu_id = $6, portions = $7, substitute_for = $8, reason = $9, notes = $10
      , frozen = NULL, frozen_id = NULL
    WHERE sppg_id = $1 AND id = $2 AND plan_id = $3
";
pub const DELETE: &str = "DELETE FROM assignments WHERE sppg_id = $1 AND id = $2";
pub const PORTIONS: &str = "
    SELECT p.name, a.portions
    FROM assignments a
    JOIN plans p ON p.sppg_id = a.sppg_id AND p.id = a.plan_id
    WHERE a.sppg_id = $1 AND p.deleted_at IS NULL
      AND p.status IN ('DRAFT', 'SUBMITTED', 'APPROVED', 'PUBLISHED')
    ORDER BY p.name, p.id, a.id
";

#[derive(FromRow)]
pub struct AssignmentRow {
    id: AssignmentId,
    day: Day,
    meal_type: MealType,
    menu_id: MenuId,
    menu_name: String,
    portions: String,
    substitute_for: Option<MenuId>,
    reason: Option<String>,
    notes: Option<String>,
}

impl TryFrom<AssignmentRow> for Assignment {
    type Error = sqlx::Error;
    fn try_from(row: AssignmentRow) -> Result<Self> {
        Ok(Self {
            id: row.id,
            date: row.day,
            meal_type: row.meal_type,
            menu_id: row.menu_id,
            menu_name: row.menu_name,
            portions: from_json(&row.portions)?,
            substitute_for: row.substitute_for,
            reason: row.reason,
            notes: row.notes,
        })
    }
}

pub async fn assignments(tx: &mut TenantTx, plan: PlanId) -> Result<Vec<Assignment>> {
    let sppg = tx.tenant();
    let rows: Vec<AssignmentRow> = on!(tx, |c| sqlx::query_as(OF_PLAN).bind(sppg).bind(plan).fetch_all(c).await)?;
    rows.into_iter().map(TryInto::try_into).collect()
}

pub async fn insert_assignment(change: &mut Change, plan: PlanId, assignment: &Assignment) -> Result<()> {
    write_assignment(change, INSERT, plan, assignment).await
}

pub async fn update_assignment(change: &mut Change, plan: PlanId, assignment: &Assignment) -> Result<()> {
    write_assignment(change, UPDATE, plan, assignment).await
}

/// Both statements take the same values in the same order.
async fn write_assignment(
    change: &mut Change,
    statement: &'static str,
    plan: PlanId,
    assignment: &Assignment,
) -> Result<()> {
    let (sppg, portions) = (change.tenant(), to_json(&assignment.portions)?);
    on!(change, |c| sqlx::query(statement)
        .bind(sppg)
        .bind(assignment.id)
        .bind(plan)
        .bind(assignment.date)
        .bind(assignment.meal_type)
        .bind(assignment.menu_id)
        .bind(portions)
        .bind(assignment.substitute_for)
        .bind(&assignment.reason)
        .bind(&assignment.notes)
        .execute(c)
        .await
        .map(|_| ()))
}

pub async fn delete_assignment(change: &mut Change, id: AssignmentId) -> Result<()> {
    let sppg = change.tenant();
    on!(change, |c| sqlx::query(DELETE).bind(sppg).bind(id).execute(c).await.map(|_| ()))
}

/// What every day of a plan that is not over counts its portions by, with that plan's name.
pub async fn portions(tx: &mut TenantTx) -> Result<Vec<(String, BTreeMap<String, i64>)>> {
    let sppg = tx.tenant();
    let rows: Vec<(String, String)> = on!(tx, |c| sqlx::query_as(PORTIONS).bind(sppg).fetch_all(c).await)?;
    rows.into_iter().map(|(name, portions)| Ok((name, from_json(&portions)?))).collect()
}
