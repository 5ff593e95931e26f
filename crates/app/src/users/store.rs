//! The statements on people, sessions and tokens. These tables stand outside row-level security, so each statement
//! names the person, and the kitchen where it matters.

use ::store::{Change, Result, on, sql};
use domain::{Email, Fault, Instant, Role, SppgId, TokenId, UserId};
use sqlx::FromRow;
use words::Locale;

use super::Person;
use crate::app::App;
use crate::request::User;
use crate::tenants::Sppg;

sql! {
    INSERT = "
        INSERT INTO users
            (id, sppg_id, email, name, role, locale, password_hash, is_active, version, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $9)
        ON CONFLICT DO NOTHING
        RETURNING id
    ";
    UPDATE = "
        UPDATE users
        SET email = $3, name = $4, role = $5, locale = $6, is_active = $7, version = $8, updated_at = $9
          , password_hash = COALESCE($10, password_hash)
        WHERE sppg_id = $1 AND id = $2 AND version = $8 - 1
        RETURNING id
    ";
    LIST = "
        SELECT id, email, name, role, locale, is_active, version, created_at, updated_at
        FROM users
        WHERE sppg_id = $1
        ORDER BY name, id
    ";
    FIND = "
        SELECT id, email, name, role, locale, is_active, version, created_at, updated_at
        FROM users
        WHERE sppg_id = $1 AND id = $2
    ";
    EMAIL_TAKEN = "SELECT 1 FROM users WHERE email = $1 AND id <> $2";
    SET_LOCALE = "UPDATE users SET locale = $2 WHERE id = $1";
    CREDENTIALS = "SELECT id, password_hash FROM users WHERE email = $1 AND is_active";
    INSERT_SESSION = "
        INSERT INTO sessions (token_hash, user_id, created_at, expires_at) VALUES ($1, $2, $3, $4)
    ";
    DELETE_SESSION = "DELETE FROM sessions WHERE token_hash = $1";
    END_SESSIONS = "DELETE FROM sessions WHERE user_id = $1";
    DELETE_EXPIRED = "DELETE FROM sessions WHERE expires_at <= $1";
    EXTEND_SESSION = "UPDATE sessions SET expires_at = $2 WHERE token_hash = $1 AND expires_at < $2";
    VISIT = "UPDATE sessions SET acting_sppg_id = $2 WHERE token_hash = $1";
    BY_SESSION = "
        SELECT u.id, u.email, u.name, u.role, u.locale
             , s.created_at, s.expires_at
             , k.id AS sppg_id, k.code, k.name AS sppg_name, k.timezone, k.menus_seq
        FROM sessions s
        JOIN users u ON u.id = s.user_id AND u.is_active
        LEFT JOIN sppgs k ON k.id = COALESCE(u.sppg_id, $3, CASE WHEN $4 THEN s.acting_sppg_id END)
        WHERE s.token_hash = $1 AND s.expires_at > $2
    ";
    BY_TOKEN = "
        SELECT u.id, u.email, u.name, u.role, u.locale
             , t.created_at, COALESCE(t.expires_at, 0) AS expires_at
             , k.id AS sppg_id, k.code, k.name AS sppg_name, k.timezone, k.menus_seq
        FROM tokens t
        JOIN users u ON u.id = t.user_id AND u.is_active
        LEFT JOIN sppgs k ON k.id = COALESCE(u.sppg_id, $3)
        WHERE t.token_hash = $1 AND (t.expires_at IS NULL OR t.expires_at > $2)
    ";
    INSERT_TOKEN = "
        INSERT INTO tokens (id, user_id, name, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
    ";
    LIST_TOKENS = "SELECT id, name, created_at, expires_at FROM tokens WHERE user_id = $1 ORDER BY created_at DESC, id";
    DELETE_TOKEN = "DELETE FROM tokens WHERE user_id = $1 AND id = $2 RETURNING id";
    FAILURES = "SELECT failures, window_start FROM login_failures WHERE subject = $1 AND window_start > $2";
    COUNT_FAILURE = "
        INSERT INTO login_failures (subject, window_start, failures) VALUES ($1, $2, 1)
        ON CONFLICT (subject) DO UPDATE
        SET failures = CASE WHEN login_failures.window_start > $3 THEN login_failures.failures + 1 ELSE 1 END
          , window_start = CASE WHEN login_failures.window_start > $3 THEN login_failures.window_start ELSE $2 END
    ";
    FORGIVE = "DELETE FROM login_failures WHERE subject = $1";
    FIND_KEY = "SELECT fingerprint, status, location, body FROM idempotency_keys WHERE user_id = $1 AND key = $2";
    KEEP_KEY = "
        INSERT INTO idempotency_keys (user_id, key, fingerprint, status, location, body, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT DO NOTHING
        RETURNING key
    ";
}

#[derive(FromRow)]
struct PersonRow {
    id: UserId,
    email: String,
    name: String,
    role: Role,
    locale: Locale,
    is_active: bool,
    version: i64,
    created_at: Instant,
    updated_at: Instant,
}

impl TryFrom<PersonRow> for Person {
    type Error = sqlx::Error;
    fn try_from(row: PersonRow) -> Result<Self> {
        Ok(Self {
            id: row.id,
            email: email(&row.email)?,
            name: row.name,
            role: row.role,
            locale: row.locale,
            is_active: row.is_active,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        })
    }
}

fn email(text: &str) -> Result<Email> {
    Email::parse(text).map_err(|fault: Fault| sqlx::Error::Decode(format!("users.email: {fault:?}").into()))
}

pub(super) async fn insert(change: &mut Change, person: &Person, password_hash: &str) -> Result<bool> {
    let sppg = change.tenant();
    let kept: Option<UserId> = on!(change, |c| sqlx::query_scalar(INSERT)
        .bind(person.id)
        .bind(sppg)
        .bind(person.email.as_str())
        .bind(&person.name)
        .bind(person.role)
        .bind(person.locale)
        .bind(password_hash)
        .bind(person.is_active)
        .bind(person.created_at)
        .fetch_optional(c)
        .await)?;
    Ok(kept.is_some())
}

/// A platform admin, who belongs to no kitchen.
pub(super) async fn insert_admin(app: &App, person: &Person, password_hash: &str) -> Result<bool> {
    let kept: Option<UserId> = on!(app.db, |c| sqlx::query_scalar(INSERT)
        .bind(person.id)
        .bind(None::<SppgId>)
        .bind(person.email.as_str())
        .bind(&person.name)
        .bind(person.role)
        .bind(person.locale)
        .bind(password_hash)
        .bind(person.is_active)
        .bind(person.created_at)
        .fetch_optional(c)
        .await)?;
    Ok(kept.is_some())
}

pub(super) async fn update(change: &mut Change, person: &Person, password_hash: Option<&str>) -> Result<bool> {
    let sppg = change.tenant();
    let kept: Option<UserId> = on!(change, |c| sqlx::query_scalar(UPDATE)
        .bind(sppg)
        .bind(person.id)
        .bind(person.email.as_str())
        .bind(&person.name)
        .bind(person.role)
        .bind(person.locale)
        .bind(person.is_active)
        .bind(person.version)
        .bind(person.updated_at)
        .bind(password_hash)
        .fetch_optional(c)
        .await)?;
    Ok(kept.is_some())
}

pub(super) async fn list(app: &App, sppg: SppgId) -> Result<Vec<Person>> {
    let rows: Vec<PersonRow> = on!(app.db.reading(), |c| sqlx::query_as(LIST).bind(sppg).fetch_all(c).await)?;
    rows.into_iter().map(TryInto::try_into).collect()
}

pub(super) async fn find(app: &App, sppg: SppgId, id: UserId) -> Result<Option<Person>> {
    let row: Option<PersonRow> =
        on!(app.db.reading(), |c| sqlx::query_as(FIND).bind(sppg).bind(id).fetch_optional(c).await)?;
    row.map(TryInto::try_into).transpose()
}

pub(super) async fn is_email_taken(change: &mut Change, email: &Email, id: UserId) -> Result<bool> {
    let taken: Option<i32> =
        on!(change, |c| sqlx::query_scalar(EMAIL_TAKEN).bind(email.as_str()).bind(id).fetch_optional(c).await)?;
    Ok(taken.is_some())
}

pub(super) async fn set_locale(app: &App, id: UserId, locale: Locale) -> Result<()> {
    on!(app.db, |c| sqlx::query(SET_LOCALE).bind(id).bind(locale).execute(c).await.map(|_| ()))
}

pub(super) async fn credentials(app: &App, email: &str) -> Result<Option<(UserId, String)>> {
    on!(app.db.reading(), |c| sqlx::query_as(CREDENTIALS).bind(email).fetch_optional(c).await)
}

pub(super) async fn insert_session(
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

pub(super) async fn delete_session(app: &App, token_hash: &str) -> Result<()> {
    on!(app.db, |c| sqlx::query(DELETE_SESSION).bind(token_hash).execute(c).await.map(|_| ()))
}

pub(super) async fn end_sessions(change: &mut Change, user: UserId) -> Result<()> {
    on!(change, |c| sqlx::query(END_SESSIONS).bind(user).execute(c).await.map(|_| ()))
}

pub(super) async fn delete_expired_sessions(app: &App, now: Instant) -> Result<()> {
    on!(app.db, |c| sqlx::query(DELETE_EXPIRED).bind(now).execute(c).await.map(|_| ()))
}

pub(super) async fn extend_session(app: &App, token_hash: &str, until: Instant) -> Result<()> {
    on!(app.db, |c| sqlx::query(EXTEND_SESSION).bind(token_hash).bind(until).execute(c).await.map(|_| ()))
}

pub(super) async fn visit(app: &App, token_hash: &str, sppg: Option<SppgId>) -> Result<()> {
    on!(app.db, |c| sqlx::query(VISIT).bind(token_hash).bind(sppg).execute(c).await.map(|_| ()))
}

/// What the gate learns of a credential.
pub(super) struct Recognised {
    pub user: User,
    pub sppg: Option<Sppg>,
    pub created_at: Instant,
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
    menus_seq: Option<i64>,
}

impl TryFrom<RecognisedRow> for Recognised {
    type Error = sqlx::Error;
    fn try_from(row: RecognisedRow) -> Result<Self> {
        let sppg = match (row.sppg_id, row.code, row.sppg_name, row.timezone, row.menus_seq) {
            (Some(id), Some(code), Some(name), Some(timezone), Some(menus_seq)) => {
                Some(Sppg { id, code, name, timezone, menus_seq })
            }
            _ => None,
        };
        let user = User { id: row.id, name: row.name, email: email(&row.email)?, role: row.role, locale: row.locale };
        Ok(Self { user, sppg, created_at: row.created_at, expires_at: row.expires_at })
    }
}

pub(super) async fn by_session(
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

pub(super) async fn by_token(app: &App, token_hash: &str, named: Option<SppgId>) -> Result<Option<Recognised>> {
    let row: Option<RecognisedRow> = on!(app.db.reading(), |c| sqlx::query_as(BY_TOKEN)
        .bind(token_hash)
        .bind(app.now())
        .bind(named)
        .fetch_optional(c)
        .await)?;
    row.map(TryInto::try_into).transpose()
}

/// A token as its owner sees it afterwards: without the secret.
#[derive(Debug, Clone, FromRow, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Token {
    /// Its id.
    pub id: TokenId,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub created_at: Instant,
    /// When it ends; never, when absent.
    pub expires_at: Option<Instant>,
}

pub(super) async fn insert_token(app: &App, user: UserId, token: &Token, token_hash: &str) -> Result<()> {
    on!(app.db, |c| sqlx::query(INSERT_TOKEN)
        .bind(token.id)
        .bind(user)
        .bind(&token.name)
        .bind(token_hash)
        .bind(token.created_at)
        .bind(token.expires_at)
        .execute(c)
        .await
        .map(|_| ()))
}

pub(super) async fn list_tokens(app: &App, user: UserId) -> Result<Vec<Token>> {
    on!(app.db.reading(), |c| sqlx::query_as(LIST_TOKENS).bind(user).fetch_all(c).await)
}

pub(super) async fn delete_token(app: &App, user: UserId, id: TokenId) -> Result<bool> {
    let gone: Option<TokenId> =
        on!(app.db, |c| sqlx::query_scalar(DELETE_TOKEN).bind(user).bind(id).fetch_optional(c).await)?;
    Ok(gone.is_some())
}

pub(super) async fn failures(app: &App, subject: &str, since: Instant) -> Result<Option<(i64, Instant)>> {
    on!(app.db.reading(), |c| sqlx::query_as(FAILURES).bind(subject).bind(since).fetch_optional(c).await)
}

pub(super) async fn count_failure(app: &App, subject: &str, now: Instant, since: Instant) -> Result<()> {
    on!(app.db, |c| sqlx::query(COUNT_FAILURE).bind(subject).bind(now).bind(since).execute(c).await.map(|_| ()))
}

pub(super) async fn forgive(app: &App, subject: &str) -> Result<()> {
    on!(app.db, |c| sqlx::query(FORGIVE).bind(subject).execute(c).await.map(|_| ()))
}

/// An answer that was kept under a key.
#[derive(FromRow)]
pub(super) struct KeptRow {
    pub fingerprint: String,
    pub status: i64,
    pub location: Option<String>,
    pub body: String,
}

pub(super) async fn find_key(app: &App, user: UserId, key: &str) -> Result<Option<KeptRow>> {
    on!(app.db.reading(), |c| sqlx::query_as(FIND_KEY).bind(user).bind(key).fetch_optional(c).await)
}

pub(super) async fn keep_key(change: &mut Change, user: UserId, key: &str, kept: &KeptRow) -> Result<bool> {
    let now = change.now();
    let stored: Option<String> = on!(change, |c| sqlx::query_scalar(KEEP_KEY)
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
