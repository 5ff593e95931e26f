//! Kitchens (SPPG) and their settings: portion sizes, shares of the day, what a serving costs beside its food.

pub mod api;
pub mod pages;
mod settings;
mod store;
#[cfg(test)]
mod tests;

use ::store::{Actor, Change, TenantTx};
use domain::{Day, Fault, FiguresId, Instant, SppgId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use words::Locale;

pub use self::settings::{Holiday, Settings, SettingsDraft, set_place, update_settings};
#[cfg(test)]
pub(crate) use self::store::STATEMENTS;
use crate::app::App;
use crate::events::{self, Entity};
use crate::problem::Problem;
use crate::request::{Fields, Page, Paging, is_stale, one_of, text};

/// The kitchen that a request acts in, as the gate knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Sppg {
    /// Its id.
    pub id: SppgId,
    /// Its official code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its time zone, for example `Asia/Jakarta`.
    pub timezone: String,
    /// The number of the last event.
    #[serde(skip)]
    pub event_seq: i64,
    /// The number of the last event that can change what a menu shows.
    #[serde(skip)]
    pub menus_seq: i64,
    /// When that was; together they name what the kitchen's menus are, though the number alone may be given out twice
    /// when a database is put back from a copy.
    #[serde(skip)]
    pub menus_changed_at: Instant,
}

/// A kitchen, as the platform manages it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Tenant {
    /// Its id.
    pub id: SppgId,
    /// What it was given.
    #[serde(flatten)]
    pub about: TenantDraft,
    /// When it was added.
    pub created_at: Instant,
    /// When it was last changed.
    pub updated_at: Instant,
    /// Counts the changes.
    pub version: i64,
}

/// What can be said of a kitchen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TenantDraft {
    /// Its official code, 2 to 30 characters.
    pub code: String,
    /// Its name, 3 to 100 characters.
    pub name: String,
    /// Where it is.
    pub address: Option<String>,
    /// Its time zone, for example `Asia/Jakarta`.
    #[schema(value_type = Option<String>)]
    pub timezone: String,
    /// The language of a new person's pages.
    #[schema(value_type = Option<Locale>)]
    pub locale: String,
}

impl TenantDraft {
    /// Reads a kitchen.
    pub fn read(f: &mut Fields) -> Option<Self> {
        let code = f.required("code", |value| {
            let code = text(2, 30)(value)?;
            let fits = code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-');
            if fits { Ok(code) } else { Err(Fault::WrongForm("A–Z, 0–9, -")) }
        });
        let name = f.required("name", text(3, 100));
        let address = f.optional("address", text(0, 300));
        let timezone = f.optional("timezone", timezone);
        let locale = f.optional("locale", one_of(Locale::ALL));
        Some(Self {
            code: code?,
            name: name?,
            address: address?,
            timezone: timezone?.unwrap_or_else(|| "Asia/Jakarta".to_owned()),
            locale: locale?.unwrap_or(Locale::Id).code().to_owned(),
        })
    }
}

/// One of Indonesia's time zones.
pub(crate) fn timezone(value: &serde_json::Value) -> Result<String, Fault> {
    one_of(domain::TIMEZONES)(value).map(str::to_owned)
}

/// A page of all kitchens, by code as people look for one.
pub async fn list(app: &App, paging: Paging) -> Result<Page<Tenant>, Problem> {
    let total = store::count(app).await?;
    Ok(Page::new(store::list(app, paging).await?, paging, total))
}

/// A page of all kitchens, the latest change first.
pub async fn newest(app: &App, paging: Paging) -> Result<Page<Tenant>, Problem> {
    let total = store::count(app).await?;
    Ok(Page::new(store::newest(app, paging).await?, paging, total))
}

/// One kitchen.
pub async fn find(app: &App, id: SppgId) -> Result<Tenant, Problem> {
    store::find(app, id).await?.ok_or(Problem::NotFound)
}

/// The kitchen with this code.
pub async fn by_code(app: &App, code: &str) -> Result<Option<SppgId>, Problem> {
    Ok(store::by_code(app, code).await?)
}

/// How many kitchens there are.
pub async fn count(app: &App) -> Result<i64, Problem> {
    Ok(store::count(app).await?)
}

/// Adds a kitchen with the programme's default settings.
pub async fn create(app: &App, actor: Actor, draft: TenantDraft) -> Result<Tenant, Problem> {
    let mut change = open(app, actor).await?;
    let tenant = insert(&mut change, draft).await?;
    change.commit().await?;
    Ok(tenant)
}

/// Begins to add a kitchen, and whatever is written with it.
pub async fn open(app: &App, actor: Actor) -> Result<Change, Problem> {
    let now = app.now();
    Ok(app.db.write(SppgId::new(now), actor, now).await?)
}

/// Adds the kitchen that this change was opened for.
pub async fn insert(change: &mut Change, draft: TenantDraft) -> Result<Tenant, Problem> {
    let now = change.now();
    let tenant = Tenant { id: change.tenant(), about: draft, created_at: now, updated_at: now, version: 1 };
    if !store::insert(change, &tenant).await? {
        return Err(Problem::taken("code"));
    }
    store::insert_settings(change, &Settings::default()).await?;
    Ok(tenant)
}

/// Changes a kitchen.
pub async fn update(app: &App, tenant: &Tenant, version: i64, draft: TenantDraft) -> Result<Tenant, Problem> {
    let next = Tenant { about: draft, updated_at: app.now(), version: tenant.version + 1, ..tenant.clone() };
    if store::is_code_taken(app, &next.about.code, next.id).await? {
        return Err(Problem::taken("code"));
    }
    if is_stale(version, tenant.version) || !store::update(app, &next).await? {
        return Err(Problem::conflict(&find(app, tenant.id).await?));
    }
    Ok(next)
}

/// The state of all that a menu gives and costs by: the same word for as long as no menu, ingredient, program or setting
/// of the kitchen changes, and never again after. `None` when there is nothing to go by.
pub async fn figures_state(tx: &mut TenantTx) -> Result<Option<FiguresId>, Problem> {
    Ok(store::figures_state(tx).await?)
}

/// Says that any figure may be another now, so that all that shows one is made anew.
pub fn note_all(change: &mut Change) {
    let (id, nothing) = (change.tenant().0, (Vec::new(), json!({})));
    events::note(change, Entity::Settings, "SETTINGS_UPDATED", id, None, nothing, json!({ "changed": [] }));
}

/// The settings of the kitchen of this transaction.
pub async fn settings(tx: &mut TenantTx) -> Result<Settings, Problem> {
    store::settings(tx).await?.ok_or(Problem::NotFound)
}

/// Whether this day is one of the kitchen's holidays, and which.
pub fn holiday(settings: &Settings, day: Day) -> Option<&Holiday> {
    settings.set.holidays.iter().find(|holiday| holiday.date == day)
}
