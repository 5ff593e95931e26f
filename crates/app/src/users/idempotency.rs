//! A POST that carries an `Idempotency-Key` happens once, and is answered alike however often it is sent. The answer is
//! kept in the transaction that it answers, so there is never one without the other.

use ::store::TenantTx;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
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
    fn parse(key: &HeaderValue, caller: &Caller, path: &str) -> Result<Self, Problem> {
        let key = key.to_str().ok().and_then(|text| domain::clean(text, 1, 100).ok());
        let key = key.ok_or_else(|| Problem::field("Idempotency-Key", Fault::WrongForm("1–100")))?;
        let sppg = caller.sppg.as_ref().map(|sppg| sppg.id.to_string()).unwrap_or_default();
        Ok(Self { user: caller.user.id, key, fingerprint: format!("{path} {sppg}") })
    }
}

/// What an `Idempotency-Key` on a POST claims; or, in place of doing it again, the answer that was given before.
pub async fn claim(parts: &Parts, app: &App, caller: &Caller) -> Result<Option<Claim>, Response> {
    let Some(key) = parts.headers.get("idempotency-key").filter(|_| parts.method == Method::POST) else {
        return Ok(None);
    };
    let claim = Claim::parse(key, caller, parts.uri.path()).map_err(IntoResponse::into_response)?;
    match find(app, &claim).await.map_err(IntoResponse::into_response)? {
        Some(reply) => Err(reply.into_response()),
        None => Ok(Some(claim)),
    }
}

/// The answer that was given before, if any. The same key for something else is an error.
async fn find(app: &App, claim: &Claim) -> Result<Option<Reply>, Problem> {
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

/// Takes the key, if there is one, for what is about to be done in this transaction. When the same request was
/// quicker, its answer is the answer, and nothing is done again.
pub async fn take(app: &App, tx: &mut TenantTx, claim: Option<&Claim>) -> Result<(), Problem> {
    let Some(claim) = claim else { return Ok(()) };
    if keys::take_key(tx, claim.user, &claim.key, &claim.fingerprint, app.now()).await? {
        return Ok(());
    }
    Err(find(app, claim).await?.map_or(Problem::Unavailable, |reply| Problem::Answered(Box::new(reply))))
}

/// Keeps the answer with the change, where a key was taken.
pub async fn keep(tx: &mut TenantTx, claim: Option<&Claim>, reply: &Reply) -> Result<(), Problem> {
    let Some(claim) = claim else { return Ok(()) };
    let kept = KeptRow {
        fingerprint: claim.fingerprint.clone(),
        status: i64::from(reply.status.as_u16()),
        location: reply.location.clone(),
        body: reply.body.clone(),
    };
    Ok(keys::keep_reply(tx, claim.user, &claim.key, &kept).await?)
}
