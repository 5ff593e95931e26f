//! Templates as JSON.

use ::store::TenantTx;
use domain::may::{ReadPlans, WritePlans};
use domain::{PlanId, ProgramId, TemplateId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Laying, Preview, Template, TemplateDraft, apply, create, delete, find, list, preview};
use crate::app::App;
use crate::plans;
use crate::problem::Problem;
use crate::request::{Body, Items, Kitchen, Path, Query, Reply, id};

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_templates))
        .routes(routes!(get_template, delete_template))
        .routes(routes!(create_template))
        .routes(routes!(preview_template))
        .routes(routes!(apply_template))
}

/// The kitchen's cycles, by name.
#[utoipa::path(get, path = "/templates", operation_id = "getTemplates", tag = "plans",
    params(("programId" = Option<ProgramId>, Query)), responses((status = 200, body = Items<Template>)))]
async fn get_templates(kitchen: Kitchen<ReadPlans>, query: Query) -> Result<Reply, Problem> {
    let program = query.read(|f| f.optional("programId", id(|_| true)))?;
    let mut tx = kitchen.read().await?;
    Reply::ok(&Items { items: list(&mut tx, program).await? })
}

/// One cycle.
#[utoipa::path(get, path = "/templates/{id}", operation_id = "getTemplateById", tag = "plans",
    params(("id" = TemplateId, Path)), responses((status = 200, body = Template)))]
async fn get_template(kitchen: Kitchen<ReadPlans>, Path(id): Path<TemplateId>) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    Reply::ok(&find(&mut tx, id).await?)
}

/// Deletes a cycle; the days over which it was laid stay as they are.
#[utoipa::path(delete, path = "/templates/{id}", operation_id = "deleteTemplate", tag = "plans",
    params(("id" = TemplateId, Path)), responses((status = 204)))]
async fn delete_template(kitchen: Kitchen<WritePlans>, Path(id): Path<TemplateId>) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    delete(&mut work, id).await?;
    work.commit(Reply::none()).await
}

/// Saves a range of a plan's days as a cycle.
#[utoipa::path(post, path = "/plans/{id}/templates", operation_id = "createTemplate", tag = "plans",
    params(("id" = PlanId, Path)), request_body = TemplateDraft, responses((status = 201, body = Template)))]
async fn create_template(kitchen: Kitchen<WritePlans>, Path(id): Path<PlanId>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let plan = plans::find_to_change(&mut work, id).await?;
    let mut input = body.json()?;
    let version = input.version_if_given();
    let draft = input.read(|f| TemplateDraft::read(f, &plan))?;
    plans::expect_version(&plan, version)?;
    let template = create(&mut work, &plan, draft).await?;
    work.commit(Reply::created(format!("/api/v1/templates/{}", template.id), &template)?).await
}

/// Where a cycle's menus would come, and what stands in the way; nothing is saved.
#[utoipa::path(post, path = "/plans/{id}/apply-template/preview", operation_id = "previewTemplate", tag = "plans",
    params(("id" = PlanId, Path)), request_body = Laying, responses((status = 200, body = Preview)))]
async fn preview_template(kitchen: Kitchen<WritePlans>, Path(id): Path<PlanId>, body: Body) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    let plan = plans::find(&mut tx, id).await?;
    let (template, laying) = laid(&mut tx, &plan, &body).await?;
    Reply::ok(&preview(&mut tx, &plan, &template, &laying).await?)
}

/// Lays a cycle over a draft's days, all of it or nothing; it can be undone as one.
#[utoipa::path(post, path = "/plans/{id}/apply-template", operation_id = "applyTemplate", tag = "plans",
    params(("id" = PlanId, Path)), request_body = Laying, responses((status = 200, body = plans::Detail)))]
async fn apply_template(kitchen: Kitchen<WritePlans>, Path(id): Path<PlanId>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let plan = plans::find_to_change(&mut work, id).await?;
    let (template, laying) = laid(&mut work, &plan, &body).await?;
    let next = apply(&mut work, &plan, &template, &laying).await?;
    plans::answer(&kitchen, work, next).await
}

/// What is to be laid, and how, over the plan that the sender has read.
async fn laid(tx: &mut TenantTx, plan: &plans::Plan, body: &Body) -> Result<(Template, Laying), Problem> {
    let mut input = body.json()?;
    let version = input.version_if_given();
    let named = input.value()["templateId"].as_str().and_then(|id| id.parse::<TemplateId>().ok());
    let template = match named {
        Some(id) => Problem::if_there(find(tx, id).await)?,
        None => None,
    };
    let fits = |template: &Template| template.program_id == plan.about.program_id;
    let template = template.filter(fits);
    let laying = input.read(|f| Laying::read(f, plan, |id| template.as_ref().is_some_and(|one| one.id == *id)))?;
    plans::expect_version(plan, version)?;
    Ok((template.ok_or(Problem::NotFound)?, laying))
}
