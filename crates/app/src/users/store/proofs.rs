//! The statements that ask of many credentials at once whether they are still good.

use ::store::{Db, Result, in_chunks, on, places, sql};
use domain::{Instant, Role};
use sqlx::AssertSqlSafe;

sql! {
    GOOD_SESSIONS = "
        SELECT s.token_hash, u.role
        FROM sessions s
        JOIN users u ON u.id = s.user_id AND u.is_active
        WHERE s.expires_at > $1 AND s.token_hash IN ($2)
    ";
    GOOD_TOKENS = "
        SELECT t.token_hash, u.role
        FROM tokens t
        JOIN users u ON u.id = t.user_id AND u.is_active
        WHERE (t.expires_at IS NULL OR t.expires_at > $1) AND t.token_hash IN ($2)
    ";
}

pub async fn sessions(db: &Db, now: Instant, hashes: &[&str]) -> Result<Vec<(String, Role)>> {
    good(db, GOOD_SESSIONS, now, hashes).await
}

pub async fn tokens(db: &Db, now: Instant, hashes: &[&str]) -> Result<Vec<(String, Role)>> {
    good(db, GOOD_TOKENS, now, hashes).await
}

async fn good(db: &Db, statement: &str, now: Instant, hashes: &[&str]) -> Result<Vec<(String, Role)>> {
    let mut found = Vec::with_capacity(hashes.len());
    for hashes in in_chunks(hashes) {
        let text = statement.replace("$2", &places(2, hashes.len()));
        let rows: Vec<(String, Role)> = on!(db.reading(), |c| {
            let mut query = sqlx::query_as(AssertSqlSafe(text)).bind(now);
            for hash in &hashes {
                query = query.bind((*hash).to_owned());
            }
            query.fetch_all(c).await
        })?;
        found.extend(rows);
    }
    Ok(found)
}
