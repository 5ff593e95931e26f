//! Feeds as JSON. What a link leads to stands outside the document: it is no JSON, and nobody signs in for it.

use domain::may::{ReadPlans, WritePlans};
use domain::{FeedId, ProgramId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Feed, NewFeed, create, list, revoke};
use crate::app::App;
use crate::problem::Problem;
use crate::programs;
use crate::request::{Body, Items, Kitchen, Path, Reply};

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_feeds, create_feed)).routes(routes!(delete_feed))
}

/// The links to a program's calendar, the newest first, without their secrets.
#[utoipa::path(get, path = "/programs/{id}/feeds", operation_id = "getFeeds", tag = "feeds",
    params(("id" = ProgramId, Path)), responses((status = 200, body = Items<Feed>)))]
async fn get_feeds(kitchen: Kitchen<ReadPlans>, Path(id): Path<ProgramId>) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    let program = programs::find(&mut tx, id).await?;
    Reply::ok(&Items { items: list(&mut tx, program.id).await? })
}

/// Makes a link to a program's calendar, which needs no signing in; its address is shown this once.
#[utoipa::path(post, path = "/programs/{id}/feeds", operation_id = "createFeed", tag = "feeds",
    params(("id" = ProgramId, Path)), request_body = FeedDraft, responses((status = 201, body = NewFeed)))]
async fn create_feed(kitchen: Kitchen<WritePlans>, Path(id): Path<ProgramId>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let program = programs::find(&mut work, id).await?;
    body.optional_json()?.read(|_| Some(()))?;
    let feed = create(&kitchen.app, kitchen.context(), &mut work, &program).await?;
    let at = format!("/api/v1/programs/{}/feeds/{}", program.id, feed.about.id);
    work.commit(Reply::created(at.clone(), &feed.without_secret())?).await?;
    Reply::created(at, &feed)
}

/// Ends a link at once.
#[utoipa::path(delete, path = "/programs/{id}/feeds/{feedId}", operation_id = "deleteFeed", tag = "feeds",
    params(("id" = ProgramId, Path), ("feedId" = FeedId, Path)), responses((status = 204)))]
async fn delete_feed(
    kitchen: Kitchen<WritePlans>,
    Path((id, feed)): Path<(ProgramId, FeedId)>,
) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    revoke(&mut work, id, feed).await?;
    work.commit(Reply::none()).await
}

/// A link has nothing to say.
#[derive(utoipa::ToSchema)]
struct FeedDraft {}
