//! A POST that carries an `Idempotency-Key` happens once, and is answered alike however often it is sent. The answer is
//! kept in the transaction that it answers, so there is never one without the other.

use ::store::Change;
use axum::http::{HeaderValue, StatusCode};
use domain::{Fault, UserId};

use super::store::keys::{self, KeptRow};
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Caller, Reply};

/// A key that a request carries, and what it is carried for.
#[derive(Debug, Clone)]
pub struct Claim {
    user: UserId,
    key: String,
    fingerprint: String,
}

impl Claim {
    /// A key of 1 to 100 visible characters, for this address and kitchen.
    pub fn parse(key: &HeaderValue, caller: &Caller, path: &str) -> Result<Self, Problem> {
        let key = key.to_str().ok().and_then(|text| domain::clean(text, 1, 100).ok());
        let key = key.ok_or_else(|| Problem::field("Idempotency-Key", Fault::WrongForm("1–100")))?;
        let sppg = caller.sppg.as_ref().map(|sppg| sppg.id.to_string()).unwrap_or_default();
        Ok(Self { user: caller.user.id, key, fingerprint: format!("{path} {sppg}") })
    }
}

/// The answer that was given before, if any. The same key for something else is an error.
pub async fn find(app: &App, claim: &Claim) -> Result<Option<Reply>, Problem> {
    let Some(kept) = keys::find_key(app, claim.user, &claim.key).await? else { return Ok(None) };
    if kept.fingerprint != claim.fingerprint {
        return Err(Problem::field("Idempotency-Key", Fault::Taken));
    }
    let status = u16::try_from(kept.status).ok().and_then(|status| StatusCode::from_u16(status).ok());
    Ok(Some(Reply {
        status: status.unwrap_or(StatusCode::OK),
        location: kept.location,
        body: kept.body,
        version: None,
    }))
}

/// Keeps the answer with the change. When the same request won meanwhile, this one is not done.
pub async fn keep(change: &mut Change, claim: &Claim, reply: &Reply) -> Result<(), Problem> {
    let kept = KeptRow {
        fingerprint: claim.fingerprint.clone(),
        status: i64::from(reply.status.as_u16()),
        location: reply.location.clone(),
        body: reply.body.clone(),
    };
    if keys::keep_key(change, claim.user, &claim.key, &kept).await? { Ok(()) } else { Err(Problem::Unavailable) }
}
