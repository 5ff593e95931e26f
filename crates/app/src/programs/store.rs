//! The statements on programs.

use std::collections::BTreeMap;

use ::store::{Change, Result, TenantTx, from_json, on, sql, to_json};
use domain::{Day, Instant, ProgramId, ProgramStatus, Rupiah, UserId, fold, sought};
use sqlx::FromRow;

use super::{Program, ProgramDraft, ProgramFilter};
use crate::request::Paging;

sql! {
    COUNT = "
        SELECT COUNT(*) FROM programs
        WHERE sppg_id = $1 AND deleted_at IS NULL
          AND (status = $2 OR $2 IS NULL)
          AND (name_key LIKE '%' || $3 || '%' OR program_code LIKE '%' || $4 || '%' OR $3 IS NULL)
    ";
    LIST = "
        SELECT id, name, program_code, description, target_groups, start_date, end_date, feeding_days, meals_per_day
             , portions, budget_per_serving, targets, status, version, created_at, updated_at, created_by, updated_by
        FROM programs
        WHERE sppg_id = $1 AND deleted_at IS NULL
          AND (status = $2 OR $2 IS NULL)
          AND (name_key LIKE '%' || $3 || '%' OR program_code LIKE '%' || $4 || '%' OR $3 IS NULL)
        ORDER BY updated_at DESC, id DESC
        LIMIT $5 OFFSET $6
    ";
    FIND = "
        SELECT id, name, program_code, description, target_groups, start_date, end_date, feeding_days, meals_per_day
             , portions, budget_per_serving, targets, status, version, created_at, updated_at, created_by, updated_by
        FROM programs
        WHERE sppg_id = $1 AND id = $2 AND deleted_at IS NULL
    ";
    INSERT = "
        INSERT INTO programs
            (sppg_id, id, name, name_key, program_code, description, target_groups, start_date, end_date, feeding_days,
             meals_per_day, portions, budget_per_serving, targets, status, version, updated_at, updated_by,
             created_at, created_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $17, $18)
        ON CONFLICT DO NOTHING
        RETURNING id
    ";
    UPDATE = "
        UPDATE programs
        SET name = $3, name_key = $4, program_code = $5, description = $6, target_groups = $7, start_date = $8
          , end_date = $9, feeding_days = $10, meals_per_day = $11, portions = $12, budget_per_serving = $13
          , targets = $14, status = $15, version = $16, updated_at = $17, updated_by = $18
        WHERE sppg_id = $1 AND id = $2 AND version = $16 - 1 AND deleted_at IS NULL
        RETURNING id
    ";
    CODE_TAKEN = "
        SELECT 1 FROM programs WHERE sppg_id = $1 AND program_code = $2 AND id <> $3 AND deleted_at IS NULL
    ";
    PORTIONS = "SELECT name, portions FROM programs WHERE sppg_id = $1 AND deleted_at IS NULL ORDER BY name, id";
    DELETE = "UPDATE programs SET deleted_at = $3, updated_at = $3 WHERE sppg_id = $1 AND id = $2";
}

#[derive(FromRow)]
struct ProgramRow {
    id: ProgramId,
    name: String,
    program_code: String,
    description: Option<String>,
    target_groups: String,
    start_date: Day,
    end_date: Option<Day>,
    feeding_days: String,
    meals_per_day: i64,
    portions: String,
    budget_per_serving: Option<Rupiah>,
    targets: String,
    status: ProgramStatus,
    version: i64,
    created_at: Instant,
    updated_at: Instant,
    created_by: UserId,
    updated_by: UserId,
}

impl TryFrom<ProgramRow> for Program {
    type Error = sqlx::Error;
    fn try_from(row: ProgramRow) -> Result<Self> {
        Ok(Self {
            id: row.id,
            about: ProgramDraft {
                name: row.name,
                program_code: row.program_code,
                description: row.description,
                target_groups: from_json(&row.target_groups)?,
                start_date: row.start_date,
                end_date: row.end_date,
                feeding_days: from_json(&row.feeding_days)?,
                meals_per_day: row.meals_per_day,
                portions: from_json(&row.portions)?,
                budget_per_serving: row.budget_per_serving,
                targets: from_json(&row.targets)?,
                status: row.status,
            },
            created_at: row.created_at,
            updated_at: row.updated_at,
            created_by: row.created_by,
            updated_by: row.updated_by,
            version: row.version,
        })
    }
}

/// What every program counts its portions by, with its name.
pub(super) async fn portions(tx: &mut TenantTx) -> Result<Vec<(String, BTreeMap<String, i64>)>> {
    let sppg = tx.tenant();
    let rows: Vec<(String, String)> = on!(tx, |c| sqlx::query_as(PORTIONS).bind(sppg).fetch_all(c).await)?;
    rows.into_iter().map(|(name, portions)| Ok((name, from_json(&portions)?))).collect()
}

fn search_words(filter: &ProgramFilter) -> (Option<String>, Option<String>) {
    sought(filter.search.as_deref()).unzip()
}

pub(super) async fn count(tx: &mut TenantTx, filter: &ProgramFilter) -> Result<i64> {
    let (sppg, (name, code)) = (tx.tenant(), search_words(filter));
    on!(tx, |c| sqlx::query_scalar(COUNT).bind(sppg).bind(filter.status).bind(name).bind(code).fetch_one(c).await)
}

pub(super) async fn list(tx: &mut TenantTx, filter: &ProgramFilter, paging: Paging) -> Result<Vec<Program>> {
    let (sppg, (name, code)) = (tx.tenant(), search_words(filter));
    let rows: Vec<ProgramRow> = on!(tx, |c| sqlx::query_as(LIST)
        .bind(sppg)
        .bind(filter.status)
        .bind(name)
        .bind(code)
        .bind(paging.page_size)
        .bind(paging.offset())
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(TryInto::try_into).collect()
}

pub(super) async fn find(tx: &mut TenantTx, id: ProgramId) -> Result<Option<Program>> {
    let sppg = tx.tenant();
    let row: Option<ProgramRow> = on!(tx, |c| sqlx::query_as(FIND).bind(sppg).bind(id).fetch_optional(c).await)?;
    row.map(TryInto::try_into).transpose()
}

pub(super) async fn insert(change: &mut Change, program: &Program) -> Result<bool> {
    write(change, INSERT, program).await
}

pub(super) async fn update(change: &mut Change, program: &Program) -> Result<bool> {
    write(change, UPDATE, program).await
}

/// Both statements take the same values in the same order, and say whether a row was written.
async fn write(change: &mut Change, statement: &'static str, program: &Program) -> Result<bool> {
    let (sppg, about) = (change.tenant(), &program.about);
    let (groups, days) = (to_json(&about.target_groups)?, to_json(&about.feeding_days)?);
    let (portions, targets) = (to_json(&about.portions)?, to_json(&about.targets)?);
    let written: Option<ProgramId> = on!(change, |c| sqlx::query_scalar(statement)
        .bind(sppg)
        .bind(program.id)
        .bind(&about.name)
        .bind(fold(&about.name))
        .bind(&about.program_code)
        .bind(&about.description)
        .bind(groups)
        .bind(about.start_date)
        .bind(about.end_date)
        .bind(days)
        .bind(about.meals_per_day)
        .bind(portions)
        .bind(about.budget_per_serving)
        .bind(targets)
        .bind(about.status)
        .bind(program.version)
        .bind(program.updated_at)
        .bind(program.updated_by)
        .fetch_optional(c)
        .await)?;
    Ok(written.is_some())
}

pub(super) async fn is_code_taken(change: &mut Change, code: &str, id: ProgramId) -> Result<bool> {
    let sppg = change.tenant();
    let taken: Option<i32> =
        on!(change, |c| sqlx::query_scalar(CODE_TAKEN).bind(sppg).bind(code).bind(id).fetch_optional(c).await)?;
    Ok(taken.is_some())
}

pub(super) async fn delete(change: &mut Change, id: ProgramId) -> Result<()> {
    let (sppg, now) = (change.tenant(), change.now());
    on!(change, |c| sqlx::query(DELETE).bind(sppg).bind(id).bind(now).execute(c).await.map(|_| ()))
}
