//! What goes with the live channels as JSON: tickets, and who looks at what.

use domain::Fault;
use domain::may::ReadMenus;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::presence::{Mode, Present, Watchable, Watched};
use super::tickets::{self, LiveTicket};
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Account, Body, Items, Kitchen, Query, Reply, id, one_of};

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(create_live_ticket)).routes(routes!(get_presence, set_presence))
}

/// A ticket has nothing to say.
#[derive(Debug, utoipa::ToSchema)]
pub struct LiveTicketDraft {}

/// A ticket for one live channel, for a browser that can show neither cookie nor token: good once, for a minute.
#[utoipa::path(post, path = "/live-tickets", operation_id = "createLiveTicket", tag = "live",
    request_body = LiveTicketDraft, responses((status = 201, body = LiveTicket)))]
async fn create_live_ticket(account: Account<ReadMenus>, body: Body) -> Result<Reply, Problem> {
    body.optional_json()?.read(|_| Some(()))?;
    let (ticket, mut tx) = tickets::begin(&account.app, &account.caller).await?;
    account.take(&mut tx).await?;
    let kept = ticket.without_secret();
    account.keep(&mut tx, &Reply::created(kept.leads_to(), &kept)?).await?;
    tx.commit_shared().await?;
    Reply::created(ticket.leads_to(), &ticket)
}

/// Who looks at a menu or a plan, or changes it; at everything of the kitchen when nothing is named.
#[utoipa::path(get, path = "/presence", operation_id = "getPresence", tag = "live",
    params(("entity" = Option<Watchable>, Query), ("id" = Option<Uuid>, Query)),
    responses((status = 200, body = Items<Present>)))]
async fn get_presence(kitchen: Kitchen<ReadMenus>, query: Query) -> Result<Reply, Problem> {
    let wanted = query.read(|f| {
        let entity = f.optional("entity", one_of(Watchable::ALL));
        let id = f.optional("id", id(|_: &Uuid| true));
        Some((entity?, id?))
    })?;
    let mut items = kitchen.app.hub.presence().in_kitchen(kitchen.sppg.id, kitchen.now());
    let (entity, id) = wanted;
    items.retain(|present| entity.is_none_or(|entity| present.thing.entity == entity));
    items.retain(|present| id.is_none_or(|id| present.thing.id == id));
    Reply::ok(&Items { items })
}

/// What somebody does with a thing.
#[derive(Debug, utoipa::ToSchema)]
#[expect(dead_code, reason = "describes what is read field by field")]
pub struct PresenceDraft {
    /// The kind of thing.
    entity: Watchable,
    /// The thing.
    id: Uuid,
    /// What the person does with it: to be said every 15 seconds, and forgotten 40 seconds after it was said last.
    mode: Mode,
}

/// Says that one looks at a menu or a plan, changes it, or has left it.
#[utoipa::path(post, path = "/presence", operation_id = "setPresence", tag = "live",
    request_body = PresenceDraft, responses((status = 204)))]
async fn set_presence(kitchen: Kitchen<ReadMenus>, body: Body) -> Result<Reply, Problem> {
    let (thing, mode) = body.json()?.read(|f| {
        let entity = f.required("entity", one_of(Watchable::ALL));
        let id = f.required("id", id(|_: &Uuid| true));
        let mode = f.required("mode", one_of(Mode::ALL));
        Some((Watched { entity: entity?, id: id? }, mode?))
    })?;
    let user = &kitchen.caller.user;
    if !kitchen.app.hub.presence().admits(user.id, kitchen.now()) {
        return Err(Problem::RateLimited(1));
    }
    let mut tx = kitchen.read().await?;
    if !thing.is_there(&mut tx).await? {
        return Err(Problem::field("id", Fault::NotFound));
    }
    kitchen.app.hub.note_presence(kitchen.sppg.id, (user.id, &user.name), thing, mode);
    Ok(Reply::none())
}
