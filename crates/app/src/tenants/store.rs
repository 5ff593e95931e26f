//! The statements on kitchens and their settings.

use ::store::{Change, Db, Result, TenantTx, from_json, on, sql, to_json};
use domain::{FiguresId, Instant, Percent, Rupiah, SppgId};
use sqlx::FromRow;
use words::Locale;

use super::{Settings, SettingsDraft, Tenant, TenantDraft};
use crate::app::App;
use crate::request::Paging;
use crate::users::altering;

sql! {
    COUNT = "SELECT COUNT(*) FROM sppgs";
    LIST = "
        SELECT id, code, name, address, timezone, locale, version, created_at, updated_at
        FROM sppgs
        ORDER BY code
        LIMIT $1 OFFSET $2
    ";
    NEWEST = "
        SELECT id, code, name, address, timezone, locale, version, created_at, updated_at
        FROM sppgs
        ORDER BY updated_at DESC, id DESC
        LIMIT $1 OFFSET $2
    ";
    FIND = "
        SELECT id, code, name, address, timezone, locale, version, created_at, updated_at
        FROM sppgs
        WHERE id = $1
    ";
    BY_CODE = "SELECT id FROM sppgs WHERE code = $1";
    INSERT = "
        INSERT INTO sppgs (id, code, name, address, timezone, locale, version, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7)
        ON CONFLICT DO NOTHING
        RETURNING id
    ";
    UPDATE = "
        UPDATE sppgs
        SET code = $2, name = $3, address = $4, timezone = $5, locale = $6, version = $7, updated_at = $8
        WHERE id = $1 AND version = $7 - 1
        RETURNING id
    ";
    CODE_TAKEN = "SELECT 1 FROM sppgs WHERE code = $1 AND id <> $2";
    FIGURES_STATE = "SELECT figures_state FROM sppgs WHERE id = $1";
    UPDATE_LOCALE = "UPDATE sppgs SET timezone = $2, locale = $3 WHERE id = $1";
    SETTINGS = "
        SELECT s.meal_shares, s.sizes, s.labor_rate_per_hour, s.workers, s.overhead_percent, s.packaging_per_serving
             , s.batch_servings, s.retention, s.holidays, s.version, s.updated_at
             , k.timezone, k.locale
        FROM settings s
        JOIN sppgs k ON k.id = s.sppg_id
        WHERE s.sppg_id = $1
    ";
    INSERT_SETTINGS = "
        INSERT INTO settings
            (sppg_id, meal_shares, sizes, labor_rate_per_hour, workers, overhead_percent, packaging_per_serving,
             batch_servings, retention, holidays, version, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    ";
    UPDATE_SETTINGS = "
        UPDATE settings
        SET meal_shares = $2, sizes = $3, labor_rate_per_hour = $4, workers = $5, overhead_percent = $6
          , packaging_per_serving = $7, batch_servings = $8, retention = $9, holidays = $10, version = $11
          , updated_at = $12
        WHERE sppg_id = $1 AND version = $11 - 1
        RETURNING version
    ";
}

#[derive(FromRow)]
struct TenantRow {
    id: SppgId,
    code: String,
    name: String,
    address: Option<String>,
    timezone: String,
    locale: String,
    version: i64,
    created_at: Instant,
    updated_at: Instant,
}

impl From<TenantRow> for Tenant {
    fn from(row: TenantRow) -> Self {
        let TenantRow { id, code, name, address, timezone, locale, version, created_at, updated_at } = row;
        Self { id, about: TenantDraft { code, name, address, timezone, locale }, created_at, updated_at, version }
    }
}

pub(super) async fn count(app: &App) -> Result<i64> {
    on!(app.db.reading(), |c| sqlx::query_scalar(COUNT).fetch_one(c).await)
}

pub(super) async fn list(app: &App, paging: Paging) -> Result<Vec<Tenant>> {
    page_of(app, LIST, paging).await
}

pub(super) async fn newest(app: &App, paging: Paging) -> Result<Vec<Tenant>> {
    page_of(app, NEWEST, paging).await
}

/// Both statements take the same values in the same order.
async fn page_of(app: &App, statement: &'static str, paging: Paging) -> Result<Vec<Tenant>> {
    let rows: Vec<TenantRow> = on!(app.db.reading(), |c| sqlx::query_as(statement)
        .bind(paging.page_size)
        .bind(paging.offset())
        .fetch_all(c)
        .await)?;
    Ok(rows.into_iter().map(Tenant::from).collect())
}

pub(super) async fn find(app: &App, id: SppgId) -> Result<Option<Tenant>> {
    let row: Option<TenantRow> = on!(app.db.reading(), |c| sqlx::query_as(FIND).bind(id).fetch_optional(c).await)?;
    Ok(row.map(Tenant::from))
}

pub(super) async fn by_code(app: &App, code: &str) -> Result<Option<SppgId>> {
    on!(app.db.reading(), |c| sqlx::query_scalar(BY_CODE).bind(code).fetch_optional(c).await)
}

pub(super) async fn insert(change: &mut Change, tenant: &Tenant) -> Result<bool> {
    change.touch_gate();
    let about = &tenant.about;
    let kept: Option<SppgId> = on!(change, |c| sqlx::query_scalar(INSERT)
        .bind(tenant.id)
        .bind(&about.code)
        .bind(&about.name)
        .bind(&about.address)
        .bind(&about.timezone)
        .bind(&about.locale)
        .bind(tenant.created_at)
        .fetch_optional(c)
        .await)?;
    Ok(kept.is_some())
}

pub(super) async fn update(app: &App, tenant: &Tenant) -> Result<bool> {
    let Tenant { id, about, version, updated_at, .. } = tenant.clone();
    let update = move |db: Db| async move {
        on!(db, |c| sqlx::query_scalar(UPDATE)
            .bind(id)
            .bind(&about.code)
            .bind(&about.name)
            .bind(&about.address)
            .bind(&about.timezone)
            .bind(&about.locale)
            .bind(version)
            .bind(updated_at)
            .fetch_optional(c)
            .await)
    };
    let kept: Option<SppgId> = altering(app, update).await?;
    Ok(kept.is_some())
}

pub(super) async fn is_code_taken(app: &App, code: &str, id: SppgId) -> Result<bool> {
    let taken: Option<i32> =
        on!(app.db.reading(), |c| sqlx::query_scalar(CODE_TAKEN).bind(code).bind(id).fetch_optional(c).await)?;
    Ok(taken.is_some())
}

pub(super) async fn figures_state(tx: &mut TenantTx) -> Result<Option<FiguresId>> {
    let sppg = tx.tenant();
    on!(tx, |c| sqlx::query_scalar(FIGURES_STATE).bind(sppg).fetch_one(c).await)
}

pub(super) async fn update_locale(change: &mut Change, timezone: &str, locale: Locale) -> Result<()> {
    change.touch_gate();
    let sppg = change.tenant();
    on!(change, |c| sqlx::query(UPDATE_LOCALE).bind(sppg).bind(timezone).bind(locale).execute(c).await.map(|_| ()))
}

#[derive(FromRow)]
struct SettingsRow {
    meal_shares: String,
    sizes: String,
    labor_rate_per_hour: Rupiah,
    workers: i64,
    overhead_percent: Percent,
    packaging_per_serving: Rupiah,
    batch_servings: i64,
    retention: bool,
    holidays: String,
    version: i64,
    updated_at: Instant,
    timezone: String,
    locale: Locale,
}

impl TryFrom<SettingsRow> for Settings {
    type Error = sqlx::Error;
    fn try_from(row: SettingsRow) -> Result<Self> {
        let set = SettingsDraft {
            meal_shares: from_json(&row.meal_shares)?,
            sizes: from_json(&row.sizes)?,
            labor_rate_per_hour: row.labor_rate_per_hour,
            workers: row.workers,
            overhead_percent: row.overhead_percent,
            packaging_per_serving: row.packaging_per_serving,
            batch_servings: row.batch_servings,
            retention: row.retention,
            holidays: from_json(&row.holidays)?,
            timezone: row.timezone,
            locale: row.locale,
        };
        Ok(Self { set, updated_at: row.updated_at, version: row.version })
    }
}

pub(super) async fn settings(tx: &mut TenantTx) -> Result<Option<Settings>> {
    let sppg = tx.tenant();
    let row: Option<SettingsRow> = on!(tx, |c| sqlx::query_as(SETTINGS).bind(sppg).fetch_optional(c).await)?;
    row.map(TryInto::try_into).transpose()
}

pub(super) async fn insert_settings(change: &mut Change, settings: &Settings) -> Result<()> {
    write_settings(change, INSERT_SETTINGS, settings).await.map(|_| ())
}

pub(super) async fn update_settings(change: &mut Change, settings: &Settings) -> Result<bool> {
    write_settings(change, UPDATE_SETTINGS, settings).await
}

/// Both statements take the same values in the same order.
async fn write_settings(change: &mut Change, statement: &'static str, settings: &Settings) -> Result<bool> {
    let (sppg, now, set) = (change.tenant(), change.now(), &settings.set);
    let (shares, sizes, holidays) = (to_json(&set.meal_shares)?, to_json(&set.sizes)?, to_json(&set.holidays)?);
    let written = on!(change, |c| sqlx::query(statement)
        .bind(sppg)
        .bind(shares)
        .bind(sizes)
        .bind(set.labor_rate_per_hour)
        .bind(set.workers)
        .bind(set.overhead_percent)
        .bind(set.packaging_per_serving)
        .bind(set.batch_servings)
        .bind(set.retention)
        .bind(holidays)
        .bind(settings.version)
        .bind(now)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(written == 1)
}
