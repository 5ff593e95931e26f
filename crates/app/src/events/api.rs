//! The audit trail as JSON.

use domain::may::ReadEvents;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::{Entity, Event, EventFilter, list};
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Kitchen, Page, Paging, Query, Reply, id, integer, one_of};

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_events))
}

/// What happened in the kitchen: the newest first, or everything after a number in order.
#[utoipa::path(get, path = "/events", operation_id = "getEvents", tag = "events",
    params(
        ("after" = Option<i64>, Query, description = "Only events after this number, the oldest first."),
        ("entity" = Option<Entity>, Query, description = "Only events of this kind of thing."),
        ("id" = Option<Uuid>, Query, description = "Only events of this thing."),
        ("page" = Option<i64>, Query), ("pageSize" = Option<i64>, Query),
    ),
    responses((status = 200, body = Page<Event>)))]
async fn get_events(kitchen: Kitchen<ReadEvents>, query: Query) -> Result<Reply, Problem> {
    let (filter, paging) = query.read(|f| {
        let after = f.optional("after", integer(0, i64::MAX));
        let entity = f.optional("entity", one_of(Entity::ALL));
        let entity_id = f.optional("id", id(|_: &Uuid| true));
        let paging = Paging::read(f);
        Some((EventFilter { after: after?, entity: entity?, entity_id: entity_id? }, paging?))
    })?;
    let mut tx = kitchen.read().await?;
    Reply::ok(&list(&mut tx, filter, paging).await?)
}
