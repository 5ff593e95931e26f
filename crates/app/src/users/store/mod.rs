//! The statements on people, sessions and tokens. These tables stand outside row-level security, so each statement
//! names the person, and the kitchen where it matters.

pub(super) mod keys;
pub(super) mod proofs;
pub(super) mod sessions;
pub(super) mod tokens;

use ::store::{Change, Result, on, sql};
use domain::{Email, Fault, Instant, Role, SppgId, UserId};
use sqlx::FromRow;
use words::Locale;

use super::Person;
use super::gate::altering;
use crate::app::App;
use crate::request::Paging;

/// Every statement of this feature, file by file.
#[cfg(test)]
pub(crate) const ALL_STATEMENTS: [&[(&str, &str)]; 5] =
    [STATEMENTS, sessions::STATEMENTS, tokens::STATEMENTS, keys::STATEMENTS, proofs::STATEMENTS];

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
    COUNT = "SELECT COUNT(*) FROM users WHERE sppg_id = $1";
    NEWEST = "
        SELECT id, email, name, role, locale, is_active, version, created_at, updated_at
        FROM users
        WHERE sppg_id = $1
        ORDER BY updated_at DESC, id DESC
        LIMIT $2 OFFSET $3
    ";
    HOLD_KITCHEN = "UPDATE sppgs SET version = version WHERE id = $1";
    OTHER_HEADS = "SELECT COUNT(*) FROM users WHERE sppg_id = $1 AND role = $2 AND is_active AND id <> $3";
    FIND = "
        SELECT id, email, name, role, locale, is_active, version, created_at, updated_at
        FROM users
        WHERE sppg_id = $1 AND id = $2
    ";
    EMAIL_TAKEN = "SELECT 1 FROM users WHERE email = $1 AND id <> $2";
    SET_LOCALE = "UPDATE users SET locale = $2 WHERE id = $1";
    CREDENTIALS = "SELECT id, password_hash FROM users WHERE email = $1 AND is_active";
    END_SESSIONS = "DELETE FROM sessions WHERE user_id = $1";
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

pub(super) fn email(text: &str) -> Result<Email> {
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
    change.touch_gate();
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

pub(super) async fn count(app: &App, sppg: SppgId) -> Result<i64> {
    on!(app.db.reading(), |c| sqlx::query_scalar(COUNT).bind(sppg).fetch_one(c).await)
}

pub(super) async fn newest(app: &App, sppg: SppgId, paging: Paging) -> Result<Vec<Person>> {
    let rows: Vec<PersonRow> = on!(app.db.reading(), |c| sqlx::query_as(NEWEST)
        .bind(sppg)
        .bind(paging.page_size)
        .bind(paging.offset())
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// Lets no other change of this kind go on beside this one.
pub(super) async fn hold_kitchen(change: &mut Change) -> Result<()> {
    let sppg = change.tenant();
    on!(change, |c| sqlx::query(HOLD_KITCHEN).bind(sppg).execute(c).await.map(|_| ()))
}

/// How many active heads there are beside this person.
pub(super) async fn other_heads(change: &mut Change, person: UserId) -> Result<i64> {
    let sppg = change.tenant();
    on!(change, |c| sqlx::query_scalar(OTHER_HEADS).bind(sppg).bind(Role::SppgHead).bind(person).fetch_one(c).await)
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
    altering(app, move |db| async move {
        on!(db, |c| sqlx::query(SET_LOCALE).bind(id).bind(locale).execute(c).await.map(|_| ()))
    })
    .await
}

pub(super) async fn credentials(app: &App, email: &str) -> Result<Option<(UserId, String)>> {
    on!(app.db.reading(), |c| sqlx::query_as(CREDENTIALS).bind(email).fetch_optional(c).await)
}

pub(super) async fn end_sessions(change: &mut Change, user: UserId) -> Result<()> {
    change.touch_gate();
    on!(change, |c| sqlx::query(END_SESSIONS).bind(user).execute(c).await.map(|_| ()))
}
