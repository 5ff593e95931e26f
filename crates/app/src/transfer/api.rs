//! Archives and plans that are taken along, as programs ask for them.

use axum::http::HeaderName;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::PlanId;
use domain::may::{Export, WritePlans, WriteSettings};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::archive::TYPES;
use super::{Imported, PlanFile, bring_in, bring_plan_in, content, opened, plan_file};
use crate::app::App;
use crate::plans::{self, Detail};
use crate::problem::Problem;
use crate::request::{Kitchen, LargeBody, Path, Reply, Upload};

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(export_kitchen))
        .routes(routes!(import_kitchen))
        .routes(routes!(export_plan))
        .routes(routes!(import_plan))
}

/// All that the kitchen owns as one archive: settings, programs, ingredients with their prices, menus with lines, recipes
/// and pictures, plans with their days; the deleted ones too. Neither people nor the history.
#[utoipa::path(get, path = "/export", operation_id = "exportKitchen", tag = "transfer",
    responses((status = 200, content((Vec<u8> = "application/zip")))))]
async fn export_kitchen(kitchen: Kitchen<Export>) -> Result<Response, Problem> {
    let packed = content(&mut kitchen.read().await?, &kitchen.app.catalogue).await?;
    let bytes = kitchen.app.pictures.run(move || packed.bytes()).await?;
    let name = format!("{}-{}.zip", kitchen.sppg.code, kitchen.today());
    let headers: [(HeaderName, String); 2] =
        [(CONTENT_TYPE, TYPES[0].to_owned()), (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))];
    Ok((headers, bytes).into_response())
}

/// What a form may hold.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "describes what is read by name")]
struct ArchiveForm {
    /// The archive, at most 20 MB.
    #[schema(value_type = String, format = Binary, content_media_type = "application/octet-stream")]
    archive: Vec<u8>,
}

/// Brings an archive into a kitchen that has nothing yet: all of it, or nothing. What is wrong is named by file, row and
/// field.
#[utoipa::path(post, path = "/import", operation_id = "importKitchen", tag = "transfer",
    request_body(content((ArchiveForm = "multipart/form-data"), (Vec<u8> = "application/zip"))),
    responses((status = 200, body = Imported)))]
async fn import_kitchen(kitchen: Kitchen<WriteSettings>, upload: Upload) -> Result<Reply, Problem> {
    let content = opened(&kitchen.app, &upload).await?;
    let mut work = kitchen.write().await?;
    let imported = bring_in(&kitchen.app.catalogue, &mut work, content).await?;
    work.commit(Reply::ok(&imported)?).await
}

/// A plan as others can take it: its program and menus by their codes.
#[utoipa::path(get, path = "/plans/{id}/export", operation_id = "exportPlan", tag = "transfer",
    params(("id" = PlanId, Path)), responses((status = 200, body = PlanFile)))]
async fn export_plan(kitchen: Kitchen<Export>, Path(id): Path<PlanId>) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    let plan = plans::find(&mut tx, id).await?;
    Reply::ok(&plan_file(&mut tx, plan).await?)
}

/// Makes a draft of a plan that was taken along; what it needs and is not here is named.
#[utoipa::path(post, path = "/plans/import", operation_id = "importPlan", tag = "transfer",
    request_body = PlanFile, responses((status = 201, body = Detail)))]
async fn import_plan(kitchen: Kitchen<WritePlans>, LargeBody(body): LargeBody) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let plan = bring_plan_in(&mut work, body.json()?).await?;
    let (location, version) = (format!("/api/v1/plans/{}", plan.id), plan.version);
    let detail = Detail::read(&kitchen.app.catalogue, &mut work, plan).await?;
    work.commit(Reply::created(location, &detail)?.at_version(version)).await
}
