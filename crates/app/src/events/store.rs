//! The statements that read the trail; writing it belongs to the change itself.

use ::store::{Result, TenantTx, on, sql};
use domain::{Instant, UserId};
use serde_json::Value;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Event, EventActor, EventFilter};
use crate::request::Paging;

sql! {
    COUNT = "
        SELECT COUNT(*) FROM events
        WHERE sppg_id = $1 AND seq > $2 AND (entity = $3 OR $3 IS NULL) AND (entity_id = $4 OR $4 IS NULL)
    ";
    NEWEST = "
        SELECT seq, kind, entity, entity_id, version, actor_id, actor_name, changed, data, changes, occurred_at
        FROM events
        WHERE sppg_id = $1 AND seq > $2 AND (entity = $3 OR $3 IS NULL) AND (entity_id = $4 OR $4 IS NULL)
        ORDER BY seq DESC
        LIMIT $5 OFFSET $6
    ";
    FOLLOWING = "
        SELECT seq, kind, entity, entity_id, version, actor_id, actor_name, changed, data, changes, occurred_at
        FROM events
        WHERE sppg_id = $1 AND seq > $2 AND (entity = $3 OR $3 IS NULL) AND (entity_id = $4 OR $4 IS NULL)
        ORDER BY seq
        LIMIT $5 OFFSET $6
    ";
}

#[derive(FromRow)]
struct EventRow {
    seq: i64,
    kind: String,
    entity: String,
    entity_id: Uuid,
    version: Option<i64>,
    actor_id: UserId,
    actor_name: String,
    changed: String,
    data: String,
    changes: String,
    occurred_at: Instant,
}

impl From<EventRow> for Event {
    fn from(row: EventRow) -> Self {
        let json = |text: &str| serde_json::from_str(text).unwrap_or(Value::Null);
        Self {
            id: row.seq,
            kind: row.kind,
            entity: row.entity,
            entity_id: row.entity_id,
            version: row.version,
            actor: EventActor { id: row.actor_id, name: row.actor_name },
            changed: serde_json::from_str(&row.changed).unwrap_or_default(),
            changes: json(&row.changes),
            data: json(&row.data),
            timestamp: row.occurred_at,
        }
    }
}

pub(super) async fn count(tx: &mut TenantTx, filter: EventFilter) -> Result<i64> {
    let sppg = tx.tenant();
    on!(tx, |c| sqlx::query_scalar(COUNT)
        .bind(sppg)
        .bind(filter.after.unwrap_or(0))
        .bind(filter.entity)
        .bind(filter.entity_id)
        .fetch_one(c)
        .await)
}

pub(super) async fn list(tx: &mut TenantTx, filter: EventFilter, paging: Paging) -> Result<Vec<Event>> {
    let sppg = tx.tenant();
    let statement = if filter.after.is_some() { FOLLOWING } else { NEWEST };
    let rows: Vec<EventRow> = on!(tx, |c| sqlx::query_as(statement)
        .bind(sppg)
        .bind(filter.after.unwrap_or(0))
        .bind(filter.entity)
        .bind(filter.entity_id)
        .bind(paging.page_size)
        .bind(paging.offset())
        .fetch_all(c)
        .await)?;
    Ok(rows.into_iter().map(Event::from).collect())
}
