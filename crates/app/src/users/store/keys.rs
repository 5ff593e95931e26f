//! The statements on answers that are kept under a key.

use ::store::{Result, TenantTx, on, sql};
use domain::{Instant, UserId};
use sqlx::FromRow;

use crate::app::App;

sql! {
    FIND_KEY = "SELECT fingerprint, status, location, body FROM idempotency_keys WHERE user_id = $1 AND key = $2";
    TAKE_KEY = "
        INSERT INTO idempotency_keys (user_id, key, fingerprint, status, body, created_at)
        VALUES ($1, $2, $3, 0, '', $4)
        ON CONFLICT DO NOTHING
        RETURNING key
    ";
    KEEP_REPLY = "UPDATE idempotency_keys SET status = $3, location = $4, body = $5 WHERE user_id = $1 AND key = $2";
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

/// Takes a key for what is being done; whoever comes later waits here until that is done, or was not.
pub async fn take_key(tx: &mut TenantTx, user: UserId, key: &str, fingerprint: &str, now: Instant) -> Result<bool> {
    let taken: Option<String> = on!(tx, |c| sqlx::query_scalar(TAKE_KEY)
        .bind(user)
        .bind(key)
        .bind(fingerprint)
        .bind(now)
        .fetch_optional(c)
        .await)?;
    Ok(taken.is_some())
}

pub async fn keep_reply(tx: &mut TenantTx, user: UserId, key: &str, kept: &KeptRow) -> Result<()> {
    on!(tx, |c| sqlx::query(KEEP_REPLY)
        .bind(user)
        .bind(key)
        .bind(kept.status)
        .bind(&kept.location)
        .bind(&kept.body)
        .execute(c)
        .await
        .map(|_| ()))
}
