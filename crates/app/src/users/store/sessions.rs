//! The statements on sessions: the gate of every request, and the count of failed sign-ins.

use ::store::{Result, on, sql};
use domain::{Instant, Role, SppgId, UserId};
use sqlx::FromRow;
use words::Locale;

use super::email;
use crate::app::App;
use crate::request::User;
use crate::tenants::Sppg;
use crate::users::gate::altering;

sql! {
    INSERT_SESSION = "
        INSERT INTO sessions (token_hash, user_id, created_at, expires_at) VALUES ($1, $2, $3, $4)
    ";
    DELETE_SESSION = "DELETE FROM sessions WHERE token_hash = $1";
    DELETE_EXPIRED = "DELETE FROM sessions WHERE expires_at <= $1";
    EXTEND_SESSION = "UPDATE sessions SET expires_at = $2 WHERE token_hash = $1 AND expires_at < $2";
    VISIT = "UPDATE sessions SET acting_sppg_id = $2 WHERE token_hash = $1";
    BY_SESSION = "
        SELECT u.id, u.email, u.name, u.role, u.locale
             , s.created_at, s.expires_at
             , k.id AS sppg_id, k.code, k.name AS sppg_name, k.timezone
             , k.event_seq, k.menus_seq, k.menus_changed_at
        FROM sessions s
        JOIN users u ON u.id = s.user_id AND u.is_active
        LEFT JOIN sppgs k ON k.id = COALESCE(u.sppg_id, $3, CASE WHEN $4 THEN s.acting_sppg_id END)
        WHERE s.token_hash = $1 AND s.expires_at > $2
    ";
    BY_TOKEN = "
        SELECT u.id, u.email, u.name, u.role, u.locale
             , t.created_at, COALESCE(t.expires_at, 0) AS expires_at
             , k.id AS sppg_id, k.code, k.name AS sppg_name, k.timezone
             , k.event_seq, k.menus_seq, k.menus_changed_at
        FROM tokens t
        JOIN users u ON u.id = t.user_id AND u.is_active
        LEFT JOIN sppgs k ON k.id = COALESCE(u.sppg_id, $3)
        WHERE t.token_hash = $1 AND (t.expires_at IS NULL OR t.expires_at > $2)
    ";
    FAILURES = "SELECT failures, window_start FROM login_failures WHERE subject = $1 AND window_start > $2";
    COUNT_FAILURE = "
        INSERT INTO login_failures (subject, window_start, failures) VALUES ($1, $2, 1)
        ON CONFLICT (subject) DO UPDATE
        SET failures = CASE WHEN login_failures.window_start > $3 THEN login_failures.failures + 1 ELSE 1 END
          , window_start = CASE WHEN login_failures.window_start > $3 THEN login_failures.window_start ELSE $2 END
    ";
    FORGIVE = "DELETE FROM login_failures WHERE subject = $1";
}

pub async fn insert_session(
    app: &App,
    token_hash: &str,
    user: UserId,
    created_at: Instant,
    expires_at: Instant,
) -> Result<()> {
    on!(app.db, |c| sqlx::query(INSERT_SESSION)
        .bind(token_hash)
        .bind(user)
        .bind(created_at)
        .bind(expires_at)
        .execute(c)
        .await
        .map(|_| ()))
}

pub async fn delete_session(app: &App, token_hash: &str) -> Result<()> {
    let token_hash = token_hash.to_owned();
    altering(
        app,
        |db| async move { on!(db, |c| sqlx::query(DELETE_SESSION).bind(token_hash).execute(c).await.map(|_| ())) },
    )
    .await
}

pub async fn delete_expired_sessions(app: &App, now: Instant) -> Result<()> {
    on!(app.db, |c| sqlx::query(DELETE_EXPIRED).bind(now).execute(c).await.map(|_| ()))
}

pub async fn extend_session(app: &App, token_hash: &str, until: Instant) -> Result<()> {
    on!(app.db, |c| sqlx::query(EXTEND_SESSION).bind(token_hash).bind(until).execute(c).await.map(|_| ()))
}

pub async fn visit(app: &App, token_hash: &str, sppg: Option<SppgId>) -> Result<()> {
    let token_hash = token_hash.to_owned();
    altering(app, move |db| async move {
        on!(db, |c| sqlx::query(VISIT).bind(token_hash).bind(sppg).execute(c).await.map(|_| ()))
    })
    .await
}

/// What the gate learns of a credential.
#[derive(Debug, Clone)]
pub struct Recognised {
    pub user: User,
    pub sppg: Option<Sppg>,
    pub created_at: Instant,
    /// The beginning of 1970 is never.
    pub expires_at: Instant,
}

#[derive(FromRow)]
struct RecognisedRow {
    id: UserId,
    email: String,
    name: String,
    role: Role,
    locale: Locale,
    created_at: Instant,
    expires_at: Instant,
    sppg_id: Option<SppgId>,
    code: Option<String>,
    sppg_name: Option<String>,
    timezone: Option<String>,
    event_seq: Option<i64>,
    menus_seq: Option<i64>,
    menus_changed_at: Option<Instant>,
}

impl TryFrom<RecognisedRow> for Recognised {
    type Error = sqlx::Error;
    fn try_from(row: RecognisedRow) -> Result<Self> {
        let reached = row.event_seq.zip(row.menus_seq).zip(row.menus_changed_at);
        let sppg = match (row.sppg_id, row.code, row.sppg_name, row.timezone, reached) {
            (Some(id), Some(code), Some(name), Some(timezone), Some(((event_seq, menus_seq), menus_changed_at))) => {
                Some(Sppg { id, code, name, timezone, event_seq, menus_seq, menus_changed_at })
            }
            _ => None,
        };
        let user = User { id: row.id, name: row.name, email: email(&row.email)?, role: row.role, locale: row.locale };
        Ok(Self { user, sppg, created_at: row.created_at, expires_at: row.expires_at })
    }
}

pub async fn by_session(
    app: &App,
    token_hash: &str,
    named: Option<SppgId>,
    is_page: bool,
) -> Result<Option<Recognised>> {
    let row: Option<RecognisedRow> = on!(app.db.reading(), |c| sqlx::query_as(BY_SESSION)
        .bind(token_hash)
        .bind(app.now())
        .bind(named)
        .bind(is_page)
        .fetch_optional(c)
        .await)?;
    row.map(TryInto::try_into).transpose()
}

pub async fn by_token(app: &App, token_hash: &str, named: Option<SppgId>) -> Result<Option<Recognised>> {
    let row: Option<RecognisedRow> = on!(app.db.reading(), |c| sqlx::query_as(BY_TOKEN)
        .bind(token_hash)
        .bind(app.now())
        .bind(named)
        .fetch_optional(c)
        .await)?;
    row.map(TryInto::try_into).transpose()
}

pub async fn failures(app: &App, subject: &str, since: Instant) -> Result<Option<(i64, Instant)>> {
    on!(app.db.reading(), |c| sqlx::query_as(FAILURES).bind(subject).bind(since).fetch_optional(c).await)
}

pub async fn count_failure(app: &App, subject: &str, now: Instant, since: Instant) -> Result<()> {
    on!(app.db, |c| sqlx::query(COUNT_FAILURE).bind(subject).bind(now).bind(since).execute(c).await.map(|_| ()))
}

pub async fn forgive(app: &App, subject: &str) -> Result<()> {
    on!(app.db, |c| sqlx::query(FORGIVE).bind(subject).execute(c).await.map(|_| ()))
}
