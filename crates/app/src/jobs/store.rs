//! The statements on jobs.

use ::store::{Change, Result, TenantTx, from_json, on, sql, to_json};
use domain::{Instant, JobId, JobKind, JobState, PlanId, UserId};
use serde_json::Value;
use sqlx::FromRow;

use super::Job;

macro_rules! columns {
    () => {
        "id, kind, plan_id, plan_version, state, progress, message, wishes, result, created_at, created_by, seen_at"
    };
}

sql! {
    FIND = concat!("SELECT ", columns!(), " FROM jobs WHERE sppg_id = $1 AND id = $2");
    LATEST = concat!(
        "SELECT ", columns!(), " FROM jobs WHERE sppg_id = $1 AND plan_id = $2 ORDER BY created_at DESC, id DESC LIMIT 1"
    );
    INSERT = "
        INSERT INTO jobs
            (sppg_id, id, kind, plan_id, plan_version, state, progress, wishes, created_at, created_by, seen_at)
        VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9, $8)
    ";
    FORGET = "
        DELETE FROM jobs
        WHERE sppg_id = $1 AND plan_id = $2 AND state NOT IN ('QUEUED', 'RUNNING')
          AND id NOT IN (SELECT id FROM jobs WHERE sppg_id = $1 AND plan_id = $2 ORDER BY created_at DESC, id DESC LIMIT $3)
    ";
    WAITS = "
        UPDATE jobs SET seen_at = $3 WHERE sppg_id = $1 AND id = $2 AND state IN ('QUEUED', 'RUNNING') RETURNING id
    ";
    PROGRESS = "
        UPDATE jobs SET state = 'RUNNING', progress = $3, seen_at = $4
        WHERE sppg_id = $1 AND id = $2 AND state IN ('QUEUED', 'RUNNING')
        RETURNING id
    ";
    END = "
        UPDATE jobs
        SET state = $3, message = $4, result = $5, seen_at = $6
          , progress = CASE WHEN $3 = 'DONE' THEN 100 ELSE progress END
        WHERE sppg_id = $1 AND id = $2 AND state IN ('QUEUED', 'RUNNING')
    ";
}

#[derive(FromRow)]
struct Row {
    id: JobId,
    kind: JobKind,
    plan_id: PlanId,
    plan_version: i64,
    state: JobState,
    progress: i64,
    message: Option<String>,
    wishes: String,
    result: Option<String>,
    created_at: Instant,
    created_by: UserId,
    seen_at: Instant,
}

impl TryFrom<Row> for Job {
    type Error = sqlx::Error;
    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id,
            kind: row.kind,
            plan_id: row.plan_id,
            plan_version: row.plan_version,
            state: row.state,
            progress: row.progress,
            message: row.message,
            wishes: from_json(&row.wishes)?,
            result: row.result.as_deref().map(from_json).transpose()?,
            created_at: row.created_at,
            created_by: row.created_by,
            seen_at: row.seen_at,
        })
    }
}

pub(super) async fn find(tx: &mut TenantTx, id: JobId) -> Result<Option<Job>> {
    let sppg = tx.tenant();
    let row: Option<Row> = on!(tx, |c| sqlx::query_as(FIND).bind(sppg).bind(id).fetch_optional(c).await)?;
    row.map(TryInto::try_into).transpose()
}

pub(super) async fn latest(tx: &mut TenantTx, plan: PlanId) -> Result<Option<Job>> {
    let sppg = tx.tenant();
    let row: Option<Row> = on!(tx, |c| sqlx::query_as(LATEST).bind(sppg).bind(plan).fetch_optional(c).await)?;
    row.map(TryInto::try_into).transpose()
}

pub(super) async fn insert(change: &mut Change, job: &Job) -> Result<()> {
    let (sppg, wishes) = (change.tenant(), to_json(&job.wishes)?);
    on!(change, |c| sqlx::query(INSERT)
        .bind(sppg)
        .bind(job.id)
        .bind(job.kind)
        .bind(job.plan_id)
        .bind(job.plan_version)
        .bind(job.state)
        .bind(wishes)
        .bind(job.created_at)
        .bind(job.created_by)
        .execute(c)
        .await
        .map(|_| ()))
}

/// Takes away what is over of a plan's jobs, but for so many of the latest.
pub(super) async fn forget(change: &mut Change, plan: PlanId, kept: i64) -> Result<()> {
    let sppg = change.tenant();
    on!(change, |c| sqlx::query(FORGET).bind(sppg).bind(plan).bind(kept).execute(c).await.map(|_| ()))
}

/// Whether it is still wanted.
pub(super) async fn waits(change: &mut Change, id: JobId) -> Result<bool> {
    let (sppg, now) = (change.tenant(), change.now());
    let known: Option<JobId> =
        on!(change, |c| sqlx::query_scalar(WAITS).bind(sppg).bind(id).bind(now).fetch_optional(c).await)?;
    Ok(known.is_some())
}

/// Says whether it is still wanted.
pub(super) async fn progress(change: &mut Change, id: JobId, progress: i64) -> Result<bool> {
    let (sppg, now) = (change.tenant(), change.now());
    let there: Option<JobId> = on!(change, |c| sqlx::query_scalar(PROGRESS)
        .bind(sppg)
        .bind(id)
        .bind(progress)
        .bind(now)
        .fetch_optional(c)
        .await)?;
    Ok(there.is_some())
}

pub(super) async fn end(
    change: &mut Change,
    id: JobId,
    state: JobState,
    message: Option<&str>,
    result: Option<Value>,
) -> Result<()> {
    let (sppg, now) = (change.tenant(), change.now());
    let result = result.map(|result| result.to_string());
    on!(change, |c| sqlx::query(END)
        .bind(sppg)
        .bind(id)
        .bind(state)
        .bind(message)
        .bind(result)
        .bind(now)
        .execute(c)
        .await
        .map(|_| ()))
}
