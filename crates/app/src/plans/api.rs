//! Plans as JSON.

use domain::may::{ApprovePlans, ReadPlans, WritePlans};
use domain::{ArrangementId, AssignmentId, PlanId, PlanStatus, ProgramId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::assignments::Frame;
use super::{
    Arrangement, Assigned, AssignmentChange, AssignmentView, Detail, Plan, PlanDraft, PlanFilter, arrangements, assign,
    assignment_of, assignments, change_assignment, create, delete, expect_version, find, find_to_change, list, remove,
    step, undo, undoable, update,
};
use crate::app::App;
use crate::problem::Problem;
use crate::programs;
use crate::request::{Body, Items, Kitchen, Page, Paging, Path, Query, Reply, Work, id, one_of, text};

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_plans, create_plan))
        .routes(routes!(get_plan, update_plan, delete_plan))
        .routes(routes!(submit_plan))
        .routes(routes!(approve_plan))
        .routes(routes!(reject_plan))
        .routes(routes!(publish_plan))
        .routes(routes!(complete_plan))
        .routes(routes!(archive_plan))
        .routes(routes!(cancel_plan))
        .routes(routes!(assign_menu))
        .routes(routes!(update_assignment, remove_assignment))
        .routes(routes!(get_arrangements))
        .routes(routes!(undo_arrangement))
}

/// The kitchen's plans, the latest change first.
#[utoipa::path(get, path = "/plans", operation_id = "getMenuPlans", tag = "plans",
    params(
        ("programId" = Option<ProgramId>, Query), ("status" = Option<PlanStatus>, Query),
        ("search" = Option<String>, Query), ("page" = Option<i64>, Query), ("pageSize" = Option<i64>, Query),
    ),
    responses((status = 200, body = Page<Plan>)))]
async fn get_plans(kitchen: Kitchen<ReadPlans>, query: Query) -> Result<Reply, Problem> {
    let (filter, paging) = query.read(|f| {
        let program = f.optional("programId", id(|_| true));
        let status = f.optional("status", one_of(PlanStatus::ALL));
        let search = f.optional("search", text(0, 100));
        let paging = Paging::read(f);
        Some((PlanFilter { program: program?, status: status?, search: search? }, paging?))
    })?;
    let mut tx = kitchen.read().await?;
    Reply::ok(&list(&mut tx, &filter, paging).await?)
}

/// Creates a plan without any menu.
#[utoipa::path(post, path = "/plans", operation_id = "createMenuPlan", tag = "plans",
    request_body = PlanDraft, responses((status = 201, body = Detail)))]
async fn create_plan(kitchen: Kitchen<WritePlans>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let input = body.json()?;
    let programs = program_ids(&mut work).await?;
    let draft = input.read(|f| PlanDraft::read(f, &programs))?;
    let plan = create(&mut work, draft).await?;
    created(&kitchen, work, plan).await
}

/// One plan with the menus on its days and what they cost.
#[utoipa::path(get, path = "/plans/{id}", operation_id = "getMenuPlanById", tag = "plans",
    params(("id" = PlanId, Path)), responses((status = 200, body = Detail)))]
async fn get_plan(kitchen: Kitchen<ReadPlans>, Path(id): Path<PlanId>) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    let plan = find(&mut tx, id).await?;
    let version = plan.version;
    let detail = Detail::read(&kitchen.app.catalogue, &mut tx, plan).await?;
    Ok(Reply::ok(&detail)?.at_version(version))
}

/// Changes a plan that is still a draft.
#[utoipa::path(patch, path = "/plans/{id}", operation_id = "updateMenuPlan", tag = "plans",
    params(("id" = PlanId, Path)), request_body = PlanDraft, responses((status = 200, body = Detail)))]
async fn update_plan(kitchen: Kitchen<WritePlans>, Path(id): Path<PlanId>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let plan = find_to_change(&mut work, id).await?;
    let mut input = body.json()?;
    let version = input.version();
    let programs = program_ids(&mut work).await?;
    let draft = input.over(&plan.about).read(|f| PlanDraft::read(f, &programs))?;
    expect_version(&plan, version)?;
    let next = update(&mut work, &plan, draft).await?;
    answer(&kitchen, work, next).await
}

/// Deletes a plan that was not published.
#[utoipa::path(delete, path = "/plans/{id}", operation_id = "deleteMenuPlan", tag = "plans",
    params(("id" = PlanId, Path)), responses((status = 204)))]
async fn delete_plan(kitchen: Kitchen<WritePlans>, Path(id): Path<PlanId>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let plan = find_to_change(&mut work, id).await?;
    body.expects(plan.version, &plan)?;
    delete(&mut work, &plan).await?;
    work.commit(Reply::none()).await
}

/// Hands a draft in.
#[utoipa::path(post, path = "/plans/{id}/submit", operation_id = "submitPlan", tag = "plans",
    params(("id" = PlanId, Path)), responses((status = 200, body = Detail)))]
async fn submit_plan(kitchen: Kitchen<WritePlans>, Path(id): Path<PlanId>, body: Body) -> Result<Reply, Problem> {
    steps(&kitchen, id, &body, PlanStatus::Submitted).await
}

/// Approves what was handed in.
#[utoipa::path(post, path = "/plans/{id}/approve", operation_id = "approvePlan", tag = "plans",
    params(("id" = PlanId, Path)), responses((status = 200, body = Detail)))]
async fn approve_plan(kitchen: Kitchen<ApprovePlans>, Path(id): Path<PlanId>, body: Body) -> Result<Reply, Problem> {
    steps(&kitchen, id, &body, PlanStatus::Approved).await
}

/// Sends back what was handed in or approved, with a reason.
#[utoipa::path(post, path = "/plans/{id}/reject", operation_id = "rejectPlan", tag = "plans",
    params(("id" = PlanId, Path)), request_body = Rejection, responses((status = 200, body = Detail)))]
async fn reject_plan(kitchen: Kitchen<ApprovePlans>, Path(id): Path<PlanId>, body: Body) -> Result<Reply, Problem> {
    steps(&kitchen, id, &body, PlanStatus::Draft).await
}

/// Publishes what was approved: from now on it changes only by substitution.
#[utoipa::path(post, path = "/plans/{id}/publish", operation_id = "publishPlan", tag = "plans",
    params(("id" = PlanId, Path)), responses((status = 200, body = Detail)))]
async fn publish_plan(kitchen: Kitchen<ApprovePlans>, Path(id): Path<PlanId>, body: Body) -> Result<Reply, Problem> {
    steps(&kitchen, id, &body, PlanStatus::Published).await
}

/// Closes a published plan that was cooked.
#[utoipa::path(post, path = "/plans/{id}/complete", operation_id = "completePlan", tag = "plans",
    params(("id" = PlanId, Path)), responses((status = 200, body = Detail)))]
async fn complete_plan(kitchen: Kitchen<WritePlans>, Path(id): Path<PlanId>, body: Body) -> Result<Reply, Problem> {
    steps(&kitchen, id, &body, PlanStatus::Completed).await
}

/// Puts a plan away.
#[utoipa::path(post, path = "/plans/{id}/archive", operation_id = "archivePlan", tag = "plans",
    params(("id" = PlanId, Path)), responses((status = 200, body = Detail)))]
async fn archive_plan(kitchen: Kitchen<WritePlans>, Path(id): Path<PlanId>, body: Body) -> Result<Reply, Problem> {
    steps(&kitchen, id, &body, PlanStatus::Archived).await
}

/// Calls a plan off.
#[utoipa::path(post, path = "/plans/{id}/cancel", operation_id = "cancelPlan", tag = "plans",
    params(("id" = PlanId, Path)), responses((status = 200, body = Detail)))]
async fn cancel_plan(kitchen: Kitchen<WritePlans>, Path(id): Path<PlanId>, body: Body) -> Result<Reply, Problem> {
    steps(&kitchen, id, &body, PlanStatus::Cancelled).await
}

/// Puts a menu on all of these days, or on none of them.
#[utoipa::path(post, path = "/plans/{id}/assignments", operation_id = "assignMenuToPlan", tag = "plans",
    params(("id" = PlanId, Path)), request_body = Assigned, responses((status = 201, body = Detail)))]
async fn assign_menu(kitchen: Kitchen<WritePlans>, Path(id): Path<PlanId>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let plan = find_to_change(&mut work, id).await?;
    let mut input = body.json()?;
    let version = input.version_if_given();
    let frame = Frame::read(&mut work, &plan, &input).await?;
    let assigned = input.read(|f| Assigned::read(f, &frame))?;
    expect_version(&plan, version)?;
    let menu = frame.menu.as_ref().ok_or(Problem::NotFound)?;
    let next = assign(&mut work, &plan, menu, assigned).await?;
    created(&kitchen, work, next).await
}

/// Moves a menu to another day or changes its portions; in a published plan replaces it, with a reason.
#[utoipa::path(patch, path = "/plans/{id}/assignments/{assignmentId}", operation_id = "updateAssignment", tag = "plans",
    params(("id" = PlanId, Path), ("assignmentId" = AssignmentId, Path)), request_body = AssignmentChange,
    responses((status = 200, body = AssignmentView)))]
async fn update_assignment(
    kitchen: Kitchen<WritePlans>,
    Path((id, assignment)): Path<(PlanId, AssignmentId)>,
    body: Body,
) -> Result<Reply, Problem> {
    let (mut work, catalogue) = (kitchen.write().await?, &kitchen.app.catalogue);
    let plan = find_to_change(&mut work, id).await?;
    let there = assignments(&mut work, &plan).await?;
    let before = assignment_of(&there, assignment)?;
    let mut input = body.json()?;
    let version = input.version_if_given();
    let frame = Frame::read(&mut work, &plan, &input).await?;
    let input = input.over(&AssignmentChange::of(before));
    let wanted = input.read(|f| AssignmentChange::read(f, &frame, before))?;
    expect_version(&plan, version)?;
    let name = frame.menu.as_ref().map_or_else(|| before.menu_name.clone(), |menu| menu.menu_name.clone());
    let (next, after) = change_assignment(&mut work, catalogue, &plan, &there, before, name, wanted).await?;
    let version = next.version;
    let detail = Detail::read(catalogue, &mut work, next).await?;
    let view = detail.assignments.into_iter().find(|view| view.assignment.id == after.id).ok_or(Problem::NotFound)?;
    work.commit(Reply::ok(&view)?.at_version(version)).await
}

/// Takes a menu off a day of a draft.
#[utoipa::path(delete, path = "/plans/{id}/assignments/{assignmentId}", operation_id = "removeAssignment", tag = "plans",
    params(("id" = PlanId, Path), ("assignmentId" = AssignmentId, Path)), responses((status = 204)))]
async fn remove_assignment(
    kitchen: Kitchen<WritePlans>,
    Path((id, assignment)): Path<(PlanId, AssignmentId)>,
    body: Body,
) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let plan = find_to_change(&mut work, id).await?;
    let there = assignments(&mut work, &plan).await?;
    let assignment = assignment_of(&there, assignment)?;
    body.expects(plan.version, &plan)?;
    remove(&mut work, &plan, assignment).await?;
    work.commit(Reply::none()).await
}

/// What was set as one in a plan, the latest first.
#[utoipa::path(get, path = "/plans/{id}/arrangements", operation_id = "getArrangements", tag = "plans",
    params(("id" = PlanId, Path)), responses((status = 200, body = Items<Arrangement>)))]
async fn get_arrangements(kitchen: Kitchen<ReadPlans>, Path(id): Path<PlanId>) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    let plan = find(&mut tx, id).await?;
    Reply::ok(&Items { items: arrangements(&mut tx, plan.id).await? })
}

/// Brings back what was there before many days were set as one.
#[utoipa::path(post, path = "/plans/{id}/arrangements/{arrangementId}/undo", operation_id = "undoArrangement", tag = "plans",
    params(("id" = PlanId, Path), ("arrangementId" = ArrangementId, Path)), responses((status = 200, body = Detail)))]
async fn undo_arrangement(
    kitchen: Kitchen<WritePlans>,
    Path((id, arrangement)): Path<(PlanId, ArrangementId)>,
    body: Body,
) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let plan = find_to_change(&mut work, id).await?;
    let undoable = undoable(&mut work, plan.id, arrangement).await?;
    body.expects(plan.version, &plan)?;
    let next = undo(&mut work, &plan, undoable).await?;
    answer(&kitchen, work, next).await
}

/// Why a plan is sent back.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "describes what `rejectPlan` reads")]
struct Rejection {
    /// 3 to 500 characters.
    reason: String,
}

/// Brings a plan into another state; only a rejection carries a reason.
async fn steps<P>(kitchen: &Kitchen<P>, id: PlanId, body: &Body, status: PlanStatus) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let plan = find_to_change(&mut work, id).await?;
    let mut input = body.optional_json()?;
    let version = input.version_if_given();
    let reason = match status {
        PlanStatus::Draft => input.read(|f| f.required("reason", text(3, 500)).map(Some))?,
        _ => input.read(|_| Some(None))?,
    };
    expect_version(&plan, version)?;
    let next = step(&mut work, &kitchen.app.catalogue, &plan, status, reason).await?;
    answer(kitchen, work, next).await
}

async fn program_ids(work: &mut Work) -> Result<Vec<ProgramId>, Problem> {
    Ok(programs::all(work).await?.into_iter().map(|program| program.id).collect())
}

/// Commits a change of a plan, and answers with all of it.
pub(crate) async fn answer<P>(kitchen: &Kitchen<P>, mut work: Work, plan: Plan) -> Result<Reply, Problem> {
    let version = plan.version;
    let detail = Detail::read(&kitchen.app.catalogue, &mut work, plan).await?;
    work.commit(Reply::ok(&detail)?.at_version(version)).await
}

/// The same for what is new.
async fn created<P>(kitchen: &Kitchen<P>, mut work: Work, plan: Plan) -> Result<Reply, Problem> {
    let (location, version) = (format!("/api/v1/plans/{}", plan.id), plan.version);
    let detail = Detail::read(&kitchen.app.catalogue, &mut work, plan).await?;
    work.commit(Reply::created(location, &detail)?.at_version(version)).await
}
