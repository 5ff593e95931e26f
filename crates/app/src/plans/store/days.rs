//! The statements on days with what they serve.

use ::store::{Change, Result, TenantTx, among, on};
use domain::{AssignmentId, Day, Instant, KeptId, MealType, MenuId, PlanId, PlanStatus, ProgramId};
use sqlx::FromRow;

use super::assignments::AssignmentRow;
use crate::plans::Assignment;

macro_rules! days {
    () => {
        "SELECT a.id, a.day, a.meal_type, a.menu_id, m.menu_name, a.portions, a.substitute_for, a.reason, a.notes
              , a.plan_id, p.program_id, p.status, p.updated_at
              , CASE WHEN a.frozen IS NOT NULL THEN COALESCE(a.frozen_id, a.id) END AS kept
         FROM assignments a
         JOIN plans p ON p.sppg_id = a.sppg_id AND p.id = a.plan_id
         JOIN menus m ON m.sppg_id = a.sppg_id AND m.id = a.menu_id
         WHERE a.sppg_id = $1 AND "
    };
}

pub const OF_PLAN: &str = concat!(days!(), "a.plan_id = $2 ORDER BY a.day, a.id");
pub const BETWEEN: &str = concat!(
    days!(),
    "a.day BETWEEN $2 AND $3 AND (p.program_id = $4 OR $4 IS NULL)
       AND p.deleted_at IS NULL AND p.status NOT IN ('CANCELLED', 'ARCHIVED')
       AND (p.status IN ('PUBLISHED', 'COMPLETED') OR NOT $5)
     ORDER BY a.day, a.id"
);
pub const PLANNED: &str = "
    SELECT p.name, a.portions, a.meal_type, a.frozen
    FROM assignments a
    JOIN plans p ON p.sppg_id = a.sppg_id AND p.id = a.plan_id
    WHERE a.sppg_id = $1 AND a.menu_id = $2 AND a.day = $3
      AND p.deleted_at IS NULL AND p.status NOT IN ('ARCHIVED', 'CANCELLED')
    ORDER BY CASE p.status WHEN 'PUBLISHED' THEN 0 WHEN 'COMPLETED' THEN 1 WHEN 'APPROVED' THEN 2 ELSE 3 END, a.id
    LIMIT 1
";
pub const KEPT: &str = "
    SELECT COALESCE(frozen_id, id), frozen FROM assignments WHERE sppg_id = $1 AND id IN ($2) AND frozen IS NOT NULL
";
pub const KEEPS_DAYS: &str = "
    SELECT EXISTS (SELECT 1 FROM assignments WHERE sppg_id = $1 AND plan_id = $2 AND frozen IS NOT NULL)
";
pub const FREEZE: &str = "UPDATE assignments SET frozen_id = $3, frozen = $4 WHERE sppg_id = $1 AND id = $2";

/// A day of a plan, and the name of what was kept of what it serves.
#[derive(Debug)]
pub struct DayRow {
    pub assignment: Assignment,
    pub plan_id: PlanId,
    pub program_id: ProgramId,
    pub status: PlanStatus,
    pub changed_at: Instant,
    pub kept: Option<KeptId>,
}

#[derive(FromRow)]
struct Row {
    #[sqlx(flatten)]
    assignment: AssignmentRow,
    plan_id: PlanId,
    program_id: ProgramId,
    status: PlanStatus,
    updated_at: Instant,
    kept: Option<KeptId>,
}

impl TryFrom<Row> for DayRow {
    type Error = sqlx::Error;
    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            assignment: row.assignment.try_into()?,
            plan_id: row.plan_id,
            program_id: row.program_id,
            status: row.status,
            changed_at: row.updated_at,
            kept: row.kept,
        })
    }
}

pub async fn days_of_plan(tx: &mut TenantTx, plan: PlanId) -> Result<Vec<DayRow>> {
    let sppg = tx.tenant();
    let rows: Vec<Row> = on!(tx, |c| sqlx::query_as(OF_PLAN).bind(sppg).bind(plan).fetch_all(c).await)?;
    rows.into_iter().map(TryInto::try_into).collect()
}

pub async fn days_between(
    tx: &mut TenantTx,
    (from, to): (Day, Day),
    program: Option<ProgramId>,
    only_promised: bool,
) -> Result<Vec<DayRow>> {
    let sppg = tx.tenant();
    let rows: Vec<Row> = on!(tx, |c| sqlx::query_as(BETWEEN)
        .bind(sppg)
        .bind(from)
        .bind(to)
        .bind(program)
        .bind(only_promised)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// The plan that serves a menu on a day, by its name, for how many, at which meal, and what was kept of it; the most
/// binding one of several.
pub async fn planned(
    tx: &mut TenantTx,
    menu: MenuId,
    day: Day,
) -> Result<Option<(String, String, MealType, Option<String>)>> {
    let sppg = tx.tenant();
    on!(tx, |c| sqlx::query_as(PLANNED).bind(sppg).bind(menu).bind(day).fetch_optional(c).await)
}

/// What was kept with these days, by its names.
pub async fn kept(tx: &mut TenantTx, days: &[AssignmentId]) -> Result<Vec<(KeptId, String)>> {
    among(tx, KEPT, days).await
}

/// Whether something was kept with a day of this plan, which was published then.
pub async fn keeps_days(tx: &mut TenantTx, plan: PlanId) -> Result<bool> {
    let sppg = tx.tenant();
    on!(tx, |c| sqlx::query_scalar(KEEPS_DAYS).bind(sppg).bind(plan).fetch_one(c).await)
}

pub async fn freeze(change: &mut Change, id: AssignmentId, kept: KeptId, text: &str) -> Result<()> {
    let sppg = change.tenant();
    on!(change, |c| sqlx::query(FREEZE).bind(sppg).bind(id).bind(kept).bind(text).execute(c).await.map(|_| ()))
}
