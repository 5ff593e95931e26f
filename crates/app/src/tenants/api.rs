//! Kitchens and settings as JSON.

use domain::SppgId;
use domain::may::{ManageSppgs, ReadSettings, WriteCostSettings};
use store::Actor;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::settings::expect_leave;
use super::{
    Settings, SettingsDraft, Tenant, TenantDraft, find, insert, newest, open, settings, update, update_settings,
};
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Account, Body, Kitchen, Page, Paging, Path, Query, Reply};

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_settings, patch_settings))
        .routes(routes!(get_sppgs, create_sppg))
        .routes(routes!(get_sppg, update_sppg))
}

/// What the kitchen has set for itself.
#[utoipa::path(get, path = "/settings", operation_id = "getSettings", tag = "settings",
    responses((status = 200, body = Settings)))]
async fn get_settings(kitchen: Kitchen<ReadSettings>) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    let settings = settings(&mut tx).await?;
    Ok(Reply::ok(&settings)?.at_version(settings.version))
}

/// Changes settings; an accountant may change what a serving costs beside its food.
#[utoipa::path(patch, path = "/settings", operation_id = "updateSettings", tag = "settings",
    request_body = SettingsDraft, responses((status = 200, body = Settings)))]
async fn patch_settings(kitchen: Kitchen<WriteCostSettings>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let current = settings(&mut work).await?;
    let mut input = body.json()?;
    expect_leave(kitchen.caller.user.role, &current, input.value())?;
    let version = input.version().unwrap_or(0);
    let draft = input.over(&current.set).read(|f| SettingsDraft::read(f, &current.set.meal_shares))?;
    let next = update_settings(&kitchen.app.catalogue, &mut work, &current, version, draft).await?;
    work.commit(Reply::ok(&next)?).await
}

/// All kitchens of the platform, the latest change first.
#[utoipa::path(get, path = "/sppgs", operation_id = "getSppgs", tag = "sppgs",
    params(("page" = Option<i64>, Query), ("pageSize" = Option<i64>, Query)),
    responses((status = 200, body = Page<Tenant>)))]
async fn get_sppgs(account: Account<ManageSppgs>, query: Query) -> Result<Reply, Problem> {
    let paging = query.read(Paging::read)?;
    Reply::ok(&newest(&account.app, paging).await?)
}

/// Adds a kitchen.
#[utoipa::path(post, path = "/sppgs", operation_id = "createSppg", tag = "sppgs",
    request_body = TenantDraft, responses((status = 201, body = Tenant)))]
async fn create_sppg(account: Account<ManageSppgs>, body: Body) -> Result<Reply, Problem> {
    let draft = body.json()?.read(TenantDraft::read)?;
    let user = &account.caller.user;
    let actor = Actor { id: user.id, name: user.name.clone() };
    let mut change = open(&account.app, actor).await?;
    account.take(&mut change).await?;
    let tenant = insert(&mut change, draft).await?;
    let reply = Reply::created(format!("/api/v1/sppgs/{}", tenant.id), &tenant)?;
    account.keep(&mut change, &reply).await?;
    change.commit().await?;
    Ok(reply)
}

/// One kitchen.
#[utoipa::path(get, path = "/sppgs/{id}", operation_id = "getSppgById", tag = "sppgs",
    params(("id" = SppgId, Path)), responses((status = 200, body = Tenant)))]
async fn get_sppg(account: Account<ManageSppgs>, Path(id): Path<SppgId>) -> Result<Reply, Problem> {
    let tenant = find(&account.app, id).await?;
    Ok(Reply::ok(&tenant)?.at_version(tenant.version))
}

/// Changes a kitchen.
#[utoipa::path(patch, path = "/sppgs/{id}", operation_id = "updateSppg", tag = "sppgs",
    params(("id" = SppgId, Path)), request_body = TenantDraft, responses((status = 200, body = Tenant)))]
async fn update_sppg(account: Account<ManageSppgs>, Path(id): Path<SppgId>, body: Body) -> Result<Reply, Problem> {
    let tenant = find(&account.app, id).await?;
    let mut input = body.json()?;
    let version = input.version_if_given().unwrap_or(tenant.version);
    let draft = input.over(&tenant.about).read(TenantDraft::read)?;
    Reply::ok(&update(&account.app, &tenant, version, draft).await?)
}
