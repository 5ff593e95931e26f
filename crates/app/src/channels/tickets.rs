//! Tickets: what a program fetches with its own credential and hands to a browser that can show none. Good once, within
//! a minute, on any server; worth what it was made with.

use ::store::TenantTx;
use domain::Instant;
use serde::Serialize;

use super::store;
use super::store::Ticket;
use crate::app::App;
use crate::problem::Problem;
use crate::request::Caller;
use crate::users::{Proof, Secret};

const LIFETIME_SECONDS: i64 = 60;

/// A new ticket.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LiveTicket {
    /// To be sent as `?ticket=…`, once; `null` in an answer repeated for its `Idempotency-Key`, since it is shown once
    /// and kept nowhere.
    pub ticket: Option<String>,
    /// Until when.
    pub expires_at: Instant,
}

impl LiveTicket {
    /// The same without its secret, as it may be kept.
    pub fn without_secret(&self) -> Self {
        Self { ticket: None, ..self.clone() }
    }

    /// Where it leads.
    pub fn leads_to(&self) -> String {
        match &self.ticket {
            Some(ticket) => format!("/api/sse/menu?ticket={ticket}"),
            None => "/api/sse/menu".to_owned(),
        }
    }
}

/// Makes one for whoever asks, open for what is to be kept with it.
pub async fn begin(app: &App, caller: &Caller) -> Result<(LiveTicket, TenantTx), Problem> {
    let (secret, now) = (Secret::new(), app.now());
    let ticket = Ticket {
        proof: Proof::of(&caller.credential),
        sppg: caller.sppg.as_ref().map(|sppg| sppg.id),
        expires_at: now.plus_seconds(LIFETIME_SECONDS),
    };
    let mut tx = app.db.begin_shared().await?;
    store::delete_expired(&mut tx, now).await?;
    store::insert_ticket(&mut tx, &secret.hash(), caller.user.id, &ticket).await?;
    Ok((LiveTicket { ticket: Some(secret.reveal().to_owned()), expires_at: ticket.expires_at }, tx))
}

/// Takes a ticket that is shown; `None` when it is not, or no longer, good for anything.
pub async fn redeem(app: &App, shown: &str) -> Result<Option<Ticket>, Problem> {
    let Some(secret) = Secret::parse(shown) else { return Ok(None) };
    let ticket = store::redeem(&app.db, &secret.hash()).await?;
    Ok(ticket.filter(|ticket| ticket.expires_at > app.now()))
}
