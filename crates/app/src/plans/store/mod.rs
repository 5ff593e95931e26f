//! The statements on plans and their days.

mod arrangements;
mod assignments;
mod days;

use ::store::{Change, Result, TenantTx, on, sql};
use domain::{Day, Instant, MenuId, PlanId, PlanStatus, ProgramId, UserId, fold, sought};
use sqlx::FromRow;

pub(super) use self::arrangements::{arrangements, insert_arrangement, set_undone};
pub(super) use self::assignments::{assignments, delete_assignment, insert_assignment, portions, update_assignment};
pub(super) use self::days::{DayRow, days_between, days_of_plan, freeze, keeps_days, kept, planned};
use super::{Plan, PlanDraft, PlanFilter};
use crate::request::Paging;

/// The columns of a plan.
macro_rules! columns {
    () => {
        "id, program_id, name, description, start_date, end_date, status, reason, version, created_at, updated_at
             , created_by, updated_by"
    };
}

macro_rules! filtered {
    () => {
        "sppg_id = $1 AND deleted_at IS NULL
          AND (program_id = $2 OR $2 IS NULL)
          AND (status = $3 OR $3 IS NULL)
          AND (name_key LIKE '%' || $4 || '%' OR $4 IS NULL)"
    };
}

sql! {
    COUNT = concat!("SELECT COUNT(*) FROM plans WHERE ", filtered!());
    LIST = concat!(
        "SELECT ", columns!(), " FROM plans WHERE ", filtered!(), " ORDER BY updated_at DESC, id DESC LIMIT $5 OFFSET $6"
    );
    FIND = concat!("SELECT ", columns!(), " FROM plans WHERE sppg_id = $1 AND id = $2 AND deleted_at IS NULL");
    LOCK = concat!(
        "UPDATE plans SET version = version WHERE sppg_id = $1 AND id = $2 AND deleted_at IS NULL RETURNING ", columns!()
    );
    INSERT = "
        INSERT INTO plans
            (sppg_id, id, program_id, name, name_key, description, start_date, end_date, status, reason, version,
             updated_at, updated_by, created_at, created_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12, $13)
    ";
    UPDATE = "
        UPDATE plans
        SET program_id = $3, name = $4, name_key = $5, description = $6, start_date = $7, end_date = $8, status = $9
          , reason = $10, version = $11, updated_at = $12, updated_by = $13
        WHERE sppg_id = $1 AND id = $2
    ";
    DELETE = "UPDATE plans SET deleted_at = $3, updated_at = $3 WHERE sppg_id = $1 AND id = $2";
    NAMES_OF_PROGRAM = "
        SELECT id, name FROM plans WHERE sppg_id = $1 AND program_id = $2 AND deleted_at IS NULL ORDER BY name_key, id
    ";
    NAMES_PROMISING = "
        SELECT p.id, p.name
        FROM plans p
        WHERE p.sppg_id = $1 AND p.status = 'PUBLISHED' AND p.deleted_at IS NULL
          AND p.id IN (SELECT plan_id FROM assignments WHERE sppg_id = $1 AND menu_id = $2 AND day >= $3)
        ORDER BY p.name_key, p.id
    ";
    DAYS_OF_MENU = "
        SELECT p.id, p.name, p.status, a.day
        FROM assignments a
        JOIN plans p ON p.sppg_id = a.sppg_id AND p.id = a.plan_id
        WHERE a.sppg_id = $1 AND a.menu_id = $2 AND p.deleted_at IS NULL
        ORDER BY a.day DESC, p.id
    ";
    PORTIONS = assignments::PORTIONS;
    ASSIGNMENTS = assignments::OF_PLAN;
    INSERT_ASSIGNMENT = assignments::INSERT;
    UPDATE_ASSIGNMENT = assignments::UPDATE;
    DELETE_ASSIGNMENT = assignments::DELETE;
    DAYS_OF_PLAN = days::OF_PLAN;
    DAYS_BETWEEN = days::BETWEEN;
    PLANNED = days::PLANNED;
    KEPT = days::KEPT;
    KEEPS_DAYS = days::KEEPS_DAYS;
    FREEZE = days::FREEZE;
    INSERT_ARRANGEMENT = arrangements::INSERT;
    ARRANGEMENTS = arrangements::OF_PLAN;
    SET_UNDONE = arrangements::SET_UNDONE;
}

#[derive(FromRow)]
struct PlanRow {
    id: PlanId,
    program_id: ProgramId,
    name: String,
    description: Option<String>,
    start_date: Day,
    end_date: Day,
    status: PlanStatus,
    reason: Option<String>,
    version: i64,
    created_at: Instant,
    updated_at: Instant,
    created_by: UserId,
    updated_by: UserId,
}

impl From<PlanRow> for Plan {
    fn from(row: PlanRow) -> Self {
        Self {
            id: row.id,
            about: PlanDraft {
                name: row.name,
                program_id: row.program_id,
                description: row.description,
                start_date: row.start_date,
                end_date: row.end_date,
            },
            status: row.status,
            reason: row.reason,
            created_at: row.created_at,
            updated_at: row.updated_at,
            created_by: row.created_by,
            updated_by: row.updated_by,
            version: row.version,
        }
    }
}

fn search_word(filter: &PlanFilter) -> Option<String> {
    sought(filter.search.as_deref()).map(|(name, _)| name)
}

pub(super) async fn count(tx: &mut TenantTx, filter: &PlanFilter) -> Result<i64> {
    let (sppg, name) = (tx.tenant(), search_word(filter));
    on!(tx, |c| sqlx::query_scalar(COUNT)
        .bind(sppg)
        .bind(filter.program)
        .bind(filter.status)
        .bind(name)
        .fetch_one(c)
        .await)
}

pub(super) async fn list(tx: &mut TenantTx, filter: &PlanFilter, paging: Paging) -> Result<Vec<Plan>> {
    let (sppg, name) = (tx.tenant(), search_word(filter));
    let rows: Vec<PlanRow> = on!(tx, |c| sqlx::query_as(LIST)
        .bind(sppg)
        .bind(filter.program)
        .bind(filter.status)
        .bind(name)
        .bind(paging.page_size)
        .bind(paging.offset())
        .fetch_all(c)
        .await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

pub(super) async fn find(tx: &mut TenantTx, id: PlanId) -> Result<Option<Plan>> {
    let sppg = tx.tenant();
    let row: Option<PlanRow> = on!(tx, |c| sqlx::query_as(FIND).bind(sppg).bind(id).fetch_optional(c).await)?;
    Ok(row.map(Into::into))
}

/// The same, and nobody else changes it until this change is done.
pub(super) async fn lock(change: &mut Change, id: PlanId) -> Result<Option<Plan>> {
    let sppg = change.tenant();
    let row: Option<PlanRow> = on!(change, |c| sqlx::query_as(LOCK).bind(sppg).bind(id).fetch_optional(c).await)?;
    Ok(row.map(Into::into))
}

pub(super) async fn insert(change: &mut Change, plan: &Plan) -> Result<()> {
    write(change, INSERT, plan).await
}

pub(super) async fn update(change: &mut Change, plan: &Plan) -> Result<()> {
    write(change, UPDATE, plan).await
}

/// Both statements take the same values in the same order.
async fn write(change: &mut Change, statement: &'static str, plan: &Plan) -> Result<()> {
    let (sppg, about) = (change.tenant(), &plan.about);
    on!(change, |c| sqlx::query(statement)
        .bind(sppg)
        .bind(plan.id)
        .bind(about.program_id)
        .bind(&about.name)
        .bind(fold(&about.name))
        .bind(&about.description)
        .bind(about.start_date)
        .bind(about.end_date)
        .bind(plan.status)
        .bind(&plan.reason)
        .bind(plan.version)
        .bind(plan.updated_at)
        .bind(plan.updated_by)
        .execute(c)
        .await
        .map(|_| ()))
}

pub(super) async fn delete(change: &mut Change, id: PlanId) -> Result<()> {
    let (sppg, now) = (change.tenant(), change.now());
    on!(change, |c| sqlx::query(DELETE).bind(sppg).bind(id).bind(now).execute(c).await.map(|_| ()))
}

pub(super) async fn names_of_program(tx: &mut TenantTx, id: ProgramId) -> Result<Vec<(PlanId, String)>> {
    let sppg = tx.tenant();
    on!(tx, |c| sqlx::query_as(NAMES_OF_PROGRAM).bind(sppg).bind(id).fetch_all(c).await)
}

pub(super) async fn names_promising(tx: &mut TenantTx, menu: MenuId, from: Day) -> Result<Vec<(PlanId, String)>> {
    let sppg = tx.tenant();
    on!(tx, |c| sqlx::query_as(NAMES_PROMISING).bind(sppg).bind(menu).bind(from).fetch_all(c).await)
}

pub(super) async fn days_of_menu(tx: &mut TenantTx, menu: MenuId) -> Result<Vec<(PlanId, String, PlanStatus, Day)>> {
    let sppg = tx.tenant();
    on!(tx, |c| sqlx::query_as(DAYS_OF_MENU).bind(sppg).bind(menu).fetch_all(c).await)
}
