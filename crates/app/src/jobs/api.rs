//! Jobs as JSON.

use domain::may::{ReadPlans, WritePlans};
use domain::{Instant, JobId, JobKind, JobState, Permission, PlanId, UserId};
use serde::Serialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use words::Locale;

use super::{BROKEN, INTERRUPTED, Job, cancel, find};
use crate::app::App;
use crate::planner::Outcome;
use crate::problem::Problem;
use crate::request::{Body, Kitchen, Path, Reply};

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_job, cancel_job))
}

/// A job, as it is shown.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Job)]
pub struct Shown {
    /// Its id.
    pub id: JobId,
    /// What it does.
    pub kind: JobKind,
    /// The plan that it is about.
    pub plan_id: PlanId,
    /// The plan's version when it was asked for; a result is taken only while the plan is still in it.
    pub plan_version: i64,
    /// Where it stands.
    pub state: JobState,
    /// Percent.
    pub progress: i64,
    /// How it stands, in a sentence.
    pub message: String,
    /// What came of it.
    pub result: Option<Outcome>,
    /// When it was asked for.
    pub created_at: Instant,
    /// Who asked.
    pub created_by: UserId,
}

impl Shown {
    /// In the reader's language.
    pub fn of(job: &Job, t: Locale, sees_stock: bool) -> Result<Self, Problem> {
        Ok(Self {
            id: job.id,
            kind: job.kind,
            plan_id: job.plan_id,
            plan_version: job.plan_version,
            state: job.state,
            progress: job.progress,
            message: said(job, t).to_owned(),
            result: Outcome::of(job)?.map(|outcome| outcome.said(t, sees_stock)),
            created_at: job.created_at,
            created_by: job.created_by,
        })
    }
}

/// How a job stands, in a sentence.
pub fn said(job: &Job, t: Locale) -> &'static str {
    match job.message.as_deref() {
        Some(INTERRUPTED) => t.job_interrupted(),
        Some(BROKEN) => t.job_broken(),
        _ => t.name(job.state),
    }
}

/// How a job stands, and what came of it.
#[utoipa::path(get, path = "/jobs/{id}", operation_id = "getJob", tag = "plans",
    params(("id" = JobId, Path)), responses((status = 200, body = Shown)))]
async fn get_job(kitchen: Kitchen<ReadPlans>, Path(id): Path<JobId>) -> Result<Reply, Problem> {
    let job = find(&mut kitchen.read().await?, id, kitchen.now()).await?;
    Reply::ok(&Shown::of(&job, kitchen.locale(), kitchen.may(Permission::ReadIngredients))?)
}

/// Calls a job off that is not over.
#[utoipa::path(delete, path = "/jobs/{id}", operation_id = "cancelJob", tag = "plans",
    params(("id" = JobId, Path)), responses((status = 204)))]
async fn cancel_job(kitchen: Kitchen<WritePlans>, Path(id): Path<JobId>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let job = find(&mut work, id, kitchen.now()).await?;
    body.optional_json()?.read(|_| Some(()))?;
    cancel(&mut work, &job).await?;
    work.commit(Reply::none()).await
}
