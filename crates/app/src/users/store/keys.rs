//! The statements on answers that are kept under a key.

use ::store::{Result, TenantTx, on, sql};
use domain::{Instant, UserId};
use sqlx::FromRow;

use crate::app::App;

sql! {
    FIND_KEY = "SELECT fingerprint, status, location, body FROM idempotency_keys WHERE user_id = $1 AND key = $2";
    KEEP_KEY = "
        INSERT INTO idempotency_keys (user_id, key, fingerprint, status, location, body, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT DO NOTHING
        RETURNING key
    ";
}

/// An answer that was kept under a key.
#[derive(FromRow)]
pub struct KeptRow {
    pub fingerprint: String,
    pub status: i64,
    pub location: Option<String>,
    pub body: String,
}

pub async fn find_key(app: &App, user: UserId, key: &str) -> Result<Option<KeptRow>> {
    on!(app.db.reading(), |c| sqlx::query_as(FIND_KEY).bind(user).bind(key).fetch_optional(c).await)
}

pub async fn keep_key(tx: &mut TenantTx, user: UserId, key: &str, kept: &KeptRow, now: Instant) -> Result<bool> {
    let stored: Option<String> = on!(tx, |c| sqlx::query_scalar(KEEP_KEY)
        .bind(user)
        .bind(key)
        .bind(&kept.fingerprint)
        .bind(kept.status)
        .bind(&kept.location)
        .bind(&kept.body)
        .bind(now)
        .fetch_optional(c)
        .await)?;
    Ok(stored.is_some())
}
