//! Who comes in to listen: by cookie, by token, or by a ticket for browsers that can show neither.

use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use domain::{Fault, Permission, Role, SppgId};

use super::line::Line;
use super::{Channel, tickets};
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Caller, Credential, Query, User, id, integer, refuse_foreign_page};
use crate::tenants::Sppg;
use crate::users::{self, Proof};

/// Someone who may listen.
#[derive(Debug)]
pub struct Listener {
    /// The person.
    pub user: User,
    /// The kitchen; `None` for a platform admin who listens to all.
    pub sppg: Option<Sppg>,
    /// The credential.
    pub proof: Proof,
    /// Whether a ticket was shown, so that any site's page may read the answer.
    pub by_ticket: bool,
    /// The number of the last event that the client has.
    pub after: Option<i64>,
}

impl Listener {
    /// Judges in the order of all requests: signed in, from our own page, permitted, and only then what was asked for.
    pub async fn of(parts: &mut Parts, app: &App, query: &Query, channel: Channel) -> Result<Self, Problem> {
        let (user, own, proof, by_ticket) = match query.get("ticket") {
            Some(ticket) => {
                let ticket = tickets::redeem(app, ticket).await?.ok_or(Problem::Unauthenticated)?;
                let known = users::vouched(app, &ticket.proof, ticket.sppg, false).await?;
                let (user, sppg) = known.ok_or(Problem::Unauthenticated)?;
                (user, sppg, ticket.proof, true)
            }
            None => {
                let caller = Caller::of(parts, app).await?;
                if matches!(caller.credential, Credential::Session(_)) {
                    refuse_foreign_page(&parts.headers)?;
                }
                let proof = Proof::of(&caller.credential);
                (caller.user, caller.sppg, proof, false)
            }
        };
        if !user.role.may(Permission::ReadMenus) {
            return Err(Problem::Forbidden);
        }
        let (named, after) = read(query)?;
        let sppg = match (user.role, own) {
            // The page that an administrator has open names the kitchen, or their having chosen one; but menus of all
            // kitchens are theirs unless they name one.
            (Role::PlatformAdmin, None) if named.is_some() || channel == Channel::Dashboard => {
                users::vouched(app, &proof, named, true).await?.and_then(|(_, sppg)| sppg)
            }
            (_, own) => own,
        };
        if named.is_some_and(|named| sppg.as_ref().is_none_or(|sppg| sppg.id != named)) {
            return Err(Problem::NotFound);
        }
        let after = last_event_id(&parts.headers).or(after);
        Ok(Self { user, sppg, proof, by_ticket, after })
    }

    /// Takes a place.
    pub async fn sit_down(&self, app: &App, channel: Channel) -> Result<Line, Problem> {
        let scope = self.sppg.as_ref().map(|sppg| sppg.id);
        let seat = app.hub.enter(self.user.id, scope).await?;
        let watched = app.hub.credentials().watch(self.proof.clone(), self.user.role);
        Ok(Line { hub: app.hub.clone(), seat, watched, channel, role: self.user.role, sppg: scope })
    }
}

/// The kitchen that is named, and the number that the client has.
fn read(query: &Query) -> Result<(Option<SppgId>, Option<i64>), Problem> {
    query.without(&["ticket"]).read(|f| {
        let named = f.optional("sppgId", id(|_: &SppgId| true));
        let after = f.optional("after", integer(0, i64::MAX));
        Some((named?, after?))
    })
}

/// What a browser has when it comes back by itself; something else than a number is a gap of unknown size.
fn last_event_id(headers: &HeaderMap) -> Option<i64> {
    let value = headers.get("last-event-id").map(HeaderValue::as_bytes).filter(|value| !value.is_empty())?;
    let number = std::str::from_utf8(value).ok().and_then(|text| text.trim().parse().ok());
    Some(number.filter(|number| *number >= 0).unwrap_or(i64::MAX))
}

/// A dashboard is one kitchen's.
pub fn one_kitchen(listener: &Listener) -> Result<(), Problem> {
    if listener.sppg.is_some() { Ok(()) } else { Err(Problem::NameAKitchen) }
}

/// What is wrong with a request that does not ask to become a socket.
pub fn no_upgrade() -> Problem {
    Problem::field("Upgrade", Fault::Required)
}
