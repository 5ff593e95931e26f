//! Who asks: found by one statement, from the cookie or the bearer token.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, COOKIE};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::{Email, Permission, Role, SppgId, UserId};
use serde::Serialize;
use store::TenantTx;
use words::Locale;

use super::{Context, Reply};
use crate::app::App;
use crate::problem::Problem;
use crate::tenants::Sppg;
use crate::users::idempotency::{self, Claim};
use crate::users::{self, Holds, Secret};

/// The name of the session's cookie.
pub const SESSION_COOKIE: &str = "bergizi_session";
/// The header by which a platform admin names the kitchen to act in.
const SPPG_HEADER: &str = "x-sppg-id";

/// A person who is signed in.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct User {
    /// The person's id.
    pub id: UserId,
    /// The person's name.
    pub name: String,
    /// The address the person signs in with.
    #[schema(value_type = String)]
    pub email: Email,
    /// What the person is in the kitchen.
    pub role: Role,
    /// The language of the pages.
    pub locale: Locale,
}

/// Who asks, and the kitchen they ask in, if any.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The person.
    pub user: User,
    /// The kitchen: the person's own, or the one that a platform admin named.
    pub sppg: Option<Sppg>,
    /// The credential that was shown.
    pub credential: Credential,
    /// How long this holds, where that is known.
    pub holds: Option<Holds>,
}

/// What a request showed to say who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credential {
    /// A browser's cookie.
    Session(Secret),
    /// Another program's bearer token.
    Token(Secret),
}

impl Credential {
    /// The bearer token, or else the cookie.
    pub fn of(headers: &HeaderMap) -> Option<Self> {
        let bearer = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        if let Some(token) = bearer.and_then(|value| value.strip_prefix("Bearer ").or(value.strip_prefix("bearer "))) {
            return Secret::parse(token).map(Self::Token);
        }
        let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let value = pairs.find_map(|(name, value)| (name == SESSION_COOKIE).then_some(value))?;
        Secret::parse(value).map(Self::Session)
    }
}

impl Caller {
    /// Finds out who asks. Remembers it for the answer.
    pub async fn of(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        if let Some(caller) = parts.extensions.get::<Self>() {
            return Ok(caller.clone());
        }
        let context = Context::of(parts);
        let credential = Credential::of(&parts.headers).ok_or(Problem::Unauthenticated)?;
        let named = named_sppg(&parts.headers);
        let caller = users::recognise(app, credential, named, &context).await?.ok_or(Problem::Unauthenticated)?;
        context.learn(&caller);
        let is_own = |sppg: &Sppg| named.is_none_or(|named| named == sppg.id);
        if named.is_some() && !caller.sppg.as_ref().is_some_and(is_own) {
            return Err(Problem::NotFound);
        }
        parts.extensions.insert(caller.clone());
        Ok(caller)
    }

    /// Whether the table allows it.
    pub const fn may(&self, permission: Permission) -> bool {
        self.user.role.may(permission)
    }
}

/// The kitchen that the header names; one that does not parse is the nil id, which is no kitchen.
fn named_sppg(headers: &HeaderMap) -> Option<SppgId> {
    let value = headers.get(SPPG_HEADER)?;
    let parsed = value.to_str().ok().and_then(|text| text.trim().parse().ok());
    Some(parsed.unwrap_or(SppgId(uuid::Uuid::nil())))
}

/// A signed-in person who may do `P`, whether or not inside a kitchen.
#[derive(Debug)]
pub struct Account<P> {
    /// Who asks.
    pub caller: Caller,
    /// The product.
    pub app: App,
    claim: Option<Claim>,
    permission: std::marker::PhantomData<P>,
}

impl<P: domain::may::Permit> FromRequestParts<App> for Account<P> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let account = Self::of(parts, app).await.map_err(IntoResponse::into_response)?;
        let claim = idempotency::claim(parts, app, &account.caller).await?;
        Ok(Self { claim, ..account })
    }
}

impl<P: domain::may::Permit> Account<P> {
    /// Who asks, when they may.
    pub async fn of(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let caller = Caller::of(parts, app).await?;
        super::edge::refuse_cross_site(parts, &caller)?;
        if !caller.may(P::PERMISSION) {
            return Err(Problem::Forbidden);
        }
        Ok(Self { caller, app: app.clone(), claim: None, permission: std::marker::PhantomData })
    }

    /// Takes the request's key, if it carries one, for what is about to be done.
    pub async fn take(&self, tx: &mut TenantTx) -> Result<(), Problem> {
        idempotency::take(&self.app, tx, self.claim.as_ref()).await
    }

    /// Keeps the answer with the change that it answers, when the request carried a key.
    pub async fn keep(&self, tx: &mut TenantTx, reply: &Reply) -> Result<(), Problem> {
        idempotency::keep(tx, self.claim.as_ref(), reply).await
    }
}
