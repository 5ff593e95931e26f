//! The statements on templates.

use ::store::{Change, Result, TenantTx, from_json, on, sql, to_json};
use domain::{Instant, ProgramId, TemplateId, UserId, fold};
use sqlx::FromRow;

use super::Template;

sql! {
    LIST = "
        SELECT id, program_id, name, days, entries, created_at, created_by
        FROM templates
        WHERE sppg_id = $1 AND (program_id = $2 OR $2 IS NULL)
          AND program_id IN (SELECT id FROM programs WHERE sppg_id = $1 AND deleted_at IS NULL)
        ORDER BY name_key, id
        LIMIT 500
    ";
    FIND = "
        SELECT id, program_id, name, days, entries, created_at, created_by FROM templates WHERE sppg_id = $1 AND id = $2
    ";
    INSERT = "
        INSERT INTO templates (sppg_id, id, program_id, name, name_key, days, entries, created_at, created_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ";
    DELETE = "DELETE FROM templates WHERE sppg_id = $1 AND id = $2";
}

#[derive(FromRow)]
struct Row {
    id: TemplateId,
    program_id: ProgramId,
    name: String,
    days: i64,
    entries: String,
    created_at: Instant,
    created_by: UserId,
}

impl TryFrom<Row> for Template {
    type Error = sqlx::Error;
    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id,
            program_id: row.program_id,
            name: row.name,
            days: row.days,
            entries: from_json(&row.entries)?,
            created_at: row.created_at,
            created_by: row.created_by,
        })
    }
}

pub(super) async fn list(tx: &mut TenantTx, program: Option<ProgramId>) -> Result<Vec<Template>> {
    let sppg = tx.tenant();
    let rows: Vec<Row> = on!(tx, |c| sqlx::query_as(LIST).bind(sppg).bind(program).fetch_all(c).await)?;
    rows.into_iter().map(TryInto::try_into).collect()
}

pub(super) async fn find(tx: &mut TenantTx, id: TemplateId) -> Result<Option<Template>> {
    let sppg = tx.tenant();
    let row: Option<Row> = on!(tx, |c| sqlx::query_as(FIND).bind(sppg).bind(id).fetch_optional(c).await)?;
    row.map(TryInto::try_into).transpose()
}

pub(super) async fn insert(change: &mut Change, template: &Template) -> Result<()> {
    let (sppg, entries) = (change.tenant(), to_json(&template.entries)?);
    on!(change, |c| sqlx::query(INSERT)
        .bind(sppg)
        .bind(template.id)
        .bind(template.program_id)
        .bind(&template.name)
        .bind(fold(&template.name))
        .bind(template.days)
        .bind(entries)
        .bind(template.created_at)
        .bind(template.created_by)
        .execute(c)
        .await
        .map(|_| ()))
}

pub(super) async fn delete(change: &mut Change, id: TemplateId) -> Result<()> {
    let sppg = change.tenant();
    on!(change, |c| sqlx::query(DELETE).bind(sppg).bind(id).execute(c).await.map(|_| ()))
}
