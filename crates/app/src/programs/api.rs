//! Programs as JSON.

use domain::may::{ReadPrograms, WritePrograms};
use domain::{ProgramId, ProgramStatus};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Program, ProgramDraft, ProgramFilter, create, delete, find, list, update};
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Body, Kitchen, Page, Paging, Path, Query, Reply, one_of, text};
use crate::tenants;

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_programs, create_program)).routes(routes!(
        get_program,
        update_program,
        delete_program
    ))
}

/// The kitchen's programs, the latest change first.
#[utoipa::path(get, path = "/programs", operation_id = "getPrograms", tag = "programs",
    params(
        ("status" = Option<ProgramStatus>, Query), ("search" = Option<String>, Query),
        ("page" = Option<i64>, Query), ("pageSize" = Option<i64>, Query),
    ),
    responses((status = 200, body = Page<Program>)))]
async fn get_programs(kitchen: Kitchen<ReadPrograms>, query: Query) -> Result<Reply, Problem> {
    let (filter, paging) = query.read(|f| {
        let status = f.optional("status", one_of(ProgramStatus::ALL));
        let search = f.optional("search", text(0, 100));
        let paging = Paging::read(f);
        Some((ProgramFilter { status: status?, search: search? }, paging?))
    })?;
    let mut tx = kitchen.read().await?;
    Reply::ok(&list(&mut tx, &filter, paging).await?)
}

/// Creates a program.
#[utoipa::path(post, path = "/programs", operation_id = "createProgram", tag = "programs",
    request_body = ProgramDraft, responses((status = 201, body = Program)))]
async fn create_program(kitchen: Kitchen<WritePrograms>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let settings = tenants::settings(&mut work).await?;
    let draft = body.json()?.read(|f| ProgramDraft::read(f, &settings))?;
    let program = create(&mut work, draft).await?;
    work.commit(Reply::created(format!("/api/v1/programs/{}", program.id), &program)?).await
}

/// One program.
#[utoipa::path(get, path = "/programs/{id}", operation_id = "getProgramById", tag = "programs",
    params(("id" = ProgramId, Path)), responses((status = 200, body = Program)))]
async fn get_program(kitchen: Kitchen<ReadPrograms>, Path(id): Path<ProgramId>) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    let program = find(&mut tx, id).await?;
    Ok(Reply::ok(&program)?.at_version(program.version))
}

/// Changes a program; menus are judged by its groups and targets anew.
#[utoipa::path(patch, path = "/programs/{id}", operation_id = "updateProgram", tag = "programs",
    params(("id" = ProgramId, Path)), request_body = ProgramDraft, responses((status = 200, body = Program)))]
async fn update_program(
    kitchen: Kitchen<WritePrograms>,
    Path(id): Path<ProgramId>,
    body: Body,
) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let program = find(&mut work, id).await?;
    let mut input = body.json()?;
    let version = input.version();
    let settings = tenants::settings(&mut work).await?;
    let draft = input.over(&program.about).read(|f| ProgramDraft::read(f, &settings))?;
    let next = update(&kitchen.app.catalogue, &mut work, &program, version.unwrap_or_default(), draft).await?;
    work.commit(Reply::ok(&next)?.at_version(next.version)).await
}

/// Deletes a program on which no menu hangs.
#[utoipa::path(delete, path = "/programs/{id}", operation_id = "deleteProgram", tag = "programs",
    params(("id" = ProgramId, Path)), responses((status = 204)))]
async fn delete_program(
    kitchen: Kitchen<WritePrograms>,
    Path(id): Path<ProgramId>,
    body: Body,
) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let program = find(&mut work, id).await?;
    body.expects(program.version, &program)?;
    delete(&mut work, &program).await?;
    work.commit(Reply::none()).await
}
