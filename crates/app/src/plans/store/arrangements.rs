//! The statements on days that were set as one.

use ::store::{Change, Result, TenantTx, from_json, on, to_json};
use domain::{ArrangementId, ArrangementKind, Instant, PlanId, UserId};
use sqlx::FromRow;

use crate::plans::Arrangement;
use crate::plans::arrangements::Place;

pub const INSERT: &str = "
    INSERT INTO arrangements (sppg_id, id, plan_id, kind, name, places, created_at, created_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
";
pub const OF_PLAN: &str = "
    SELECT id, plan_id, kind, name, places, created_at, created_by, undone_at
    FROM arrangements
    WHERE sppg_id = $1 AND plan_id = $2
    ORDER BY created_at DESC, id DESC
    LIMIT 20
";
pub const SET_UNDONE: &str = "UPDATE arrangements SET undone_at = $3 WHERE sppg_id = $1 AND id = $2";

#[derive(FromRow)]
struct Row {
    id: ArrangementId,
    plan_id: PlanId,
    kind: ArrangementKind,
    name: String,
    places: String,
    created_at: Instant,
    created_by: UserId,
    undone_at: Option<Instant>,
}

impl TryFrom<Row> for (Arrangement, Vec<Place>) {
    type Error = sqlx::Error;
    fn try_from(row: Row) -> Result<Self> {
        let places: Vec<Place> = from_json(&row.places)?;
        let arrangement = Arrangement {
            id: row.id,
            plan_id: row.plan_id,
            kind: row.kind,
            name: row.name,
            menus: places.len(),
            created_at: row.created_at,
            created_by: row.created_by,
            undone_at: row.undone_at,
        };
        Ok((arrangement, places))
    }
}

pub async fn insert_arrangement(change: &mut Change, arrangement: &Arrangement, places: &[Place]) -> Result<()> {
    let (sppg, places) = (change.tenant(), to_json(&places)?);
    on!(change, |c| sqlx::query(INSERT)
        .bind(sppg)
        .bind(arrangement.id)
        .bind(arrangement.plan_id)
        .bind(arrangement.kind)
        .bind(&arrangement.name)
        .bind(places)
        .bind(arrangement.created_at)
        .bind(arrangement.created_by)
        .execute(c)
        .await
        .map(|_| ()))
}

/// The latest of a plan, the last one first.
pub async fn arrangements(tx: &mut TenantTx, plan: PlanId) -> Result<Vec<(Arrangement, Vec<Place>)>> {
    let sppg = tx.tenant();
    let rows: Vec<Row> = on!(tx, |c| sqlx::query_as(OF_PLAN).bind(sppg).bind(plan).fetch_all(c).await)?;
    rows.into_iter().map(TryInto::try_into).collect()
}

pub async fn set_undone(change: &mut Change, id: ArrangementId) -> Result<()> {
    let (sppg, now) = (change.tenant(), change.now());
    on!(change, |c| sqlx::query(SET_UNDONE).bind(sppg).bind(id).bind(now).execute(c).await.map(|_| ()))
}
