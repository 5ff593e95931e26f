//! The planner as JSON.

use domain::may::WritePlans;
use domain::{Fault, JobId, PlanId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{PlannerWishes, accept, ask, begin, named_stock, proposal_of};
use crate::app::App;
use crate::jobs::api::Shown;
use crate::jobs::{self, Doer};
use crate::plans;
use crate::problem::Problem;
use crate::request::{Body, Kitchen, Path, Reply, id};

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(generate_plan)).routes(routes!(accept_plan))
}

/// Begins to look for the menus of a draft; how far it is stands in the job.
#[utoipa::path(post, path = "/plans/{id}/generate", operation_id = "generatePlan", tag = "plans",
    params(("id" = PlanId, Path)), request_body = PlannerWishes, responses((status = 201, body = Shown)))]
async fn generate_plan(kitchen: Kitchen<WritePlans>, Path(id): Path<PlanId>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let plan = plans::find_to_change(&mut work, id).await?;
    let mut input = body.optional_json()?;
    let version = input.version_if_given();
    let stock = named_stock(&mut work, &kitchen.app.catalogue, &input).await?;
    let wishes = input.read(|f| PlannerWishes::read(f, &plan, &stock))?;
    plans::expect_version(&plan, version)?;
    let job = ask(&mut work, &plan, &wishes).await?;
    let reply = Reply::created(format!("/api/v1/jobs/{}", job.id), &Shown::of(&job, kitchen.locale(), true)?)?;
    let doer = Doer::of(&kitchen, job.id);
    let reply = work.commit(reply).await?;
    begin(doer, job);
    Ok(reply)
}

/// A proposal that is to be taken.
#[derive(utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what `acceptPlan` reads")]
struct Acceptance {
    /// The job that made it; the plan's latest when absent.
    job_id: Option<JobId>,
}

/// Takes a proposal, all of it; it can be undone as one.
#[utoipa::path(post, path = "/plans/{id}/generate/accept", operation_id = "acceptPlan", tag = "plans",
    params(("id" = PlanId, Path)), request_body = Acceptance, responses((status = 200, body = plans::Detail)))]
async fn accept_plan(kitchen: Kitchen<WritePlans>, Path(plan): Path<PlanId>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let plan = plans::find_to_change(&mut work, plan).await?;
    let mut input = body.optional_json()?;
    let version = input.version_if_given();
    let named = input.value()["jobId"].as_str().and_then(|id| id.parse::<JobId>().ok());
    let job = match named {
        Some(id) => Problem::if_there(jobs::find(&mut work, id, kitchen.now()).await)?,
        None => jobs::latest(&mut work, plan.id, kitchen.now()).await?,
    };
    input.read(|f| f.optional("jobId", id(|id: &JobId| job.as_ref().is_some_and(|job| job.id == *id))))?;
    let job = job.ok_or_else(|| Problem::field("jobId", Fault::Required))?;
    let proposal = proposal_of(&job, plan.id)?;
    plans::expect_version(&plan, version)?;
    let next = accept(&mut work, &kitchen.app.catalogue, &plan, &job, proposal, kitchen.locale()).await?;
    plans::answer(&kitchen, work, next).await
}
