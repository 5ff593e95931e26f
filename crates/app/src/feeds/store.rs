//! The statements on feeds. The table stands outside row-level security, since whoever follows a link names no kitchen.

use ::store::{Change, Result, TenantTx, on, sql};
use domain::{FeedId, ProgramId, SppgId};

use super::Feed;
use crate::app::App;

sql! {
    LIST = "
        SELECT id, program_id, created_at, created_by
        FROM feeds
        WHERE sppg_id = $1 AND program_id = $2
        ORDER BY created_at DESC, id
    ";
    INSERT = "
        INSERT INTO feeds (sppg_id, id, program_id, secret_hash, created_at, created_by)
        VALUES ($1, $2, $3, $4, $5, $6)
    ";
    DELETE = "DELETE FROM feeds WHERE sppg_id = $1 AND program_id = $2 AND id = $3 RETURNING id";
    FIND = "SELECT sppg_id, program_id FROM feeds WHERE secret_hash = $1";
}

pub(super) async fn list(tx: &mut TenantTx, program: ProgramId) -> Result<Vec<Feed>> {
    let sppg = tx.tenant();
    on!(tx, |c| sqlx::query_as(LIST).bind(sppg).bind(program).fetch_all(c).await)
}

pub(super) async fn insert(change: &mut Change, feed: &Feed, secret_hash: &str) -> Result<()> {
    let sppg = change.tenant();
    on!(change, |c| sqlx::query(INSERT)
        .bind(sppg)
        .bind(feed.id)
        .bind(feed.program_id)
        .bind(secret_hash)
        .bind(feed.created_at)
        .bind(feed.created_by)
        .execute(c)
        .await
        .map(|_| ()))
}

pub(super) async fn delete(change: &mut Change, program: ProgramId, id: FeedId) -> Result<bool> {
    let sppg = change.tenant();
    let gone: Option<FeedId> =
        on!(change, |c| sqlx::query_scalar(DELETE).bind(sppg).bind(program).bind(id).fetch_optional(c).await)?;
    Ok(gone.is_some())
}

/// The kitchen and the program to which a secret leads.
pub(super) async fn find(app: &App, secret_hash: &str) -> Result<Option<(SppgId, ProgramId)>> {
    on!(app.db.reading(), |c| sqlx::query_as(FIND).bind(secret_hash).fetch_optional(c).await)
}
