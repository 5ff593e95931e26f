//! A signed-in person inside a kitchen, allowed to do what the handler names: the door to a kitchen's data.

use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::{Day, Instant, Permission, may::Permit};
use store::{Actor, Change, TenantTx};
use words::Locale;

use super::{Account, Caller, Context, Reply};
use crate::app::App;
use crate::problem::Problem;
use crate::tenants::Sppg;
use crate::users::idempotency::{self, Claim};

/// Who asks, in which kitchen, with leave to do `P`.
#[derive(Debug)]
pub struct Kitchen<P> {
    /// Who asks.
    pub caller: Caller,
    /// The kitchen.
    pub sppg: Sppg,
    /// The product.
    pub app: App,
    context: Context,
    claim: Option<Claim>,
    permission: PhantomData<P>,
}

impl<P: Permit> FromRequestParts<App> for Kitchen<P> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let account = Account::<P>::of(parts, app).await.map_err(IntoResponse::into_response)?;
        let context = Context::of(parts);
        let Account { caller, app, .. } = account;
        let sppg = caller.sppg.clone().ok_or_else(|| Problem::NameAKitchen.into_response())?;
        let claim = idempotency::claim(parts, &app, &caller).await?;
        Ok(Self { caller, sppg, app, context, claim, permission: PhantomData })
    }
}

impl<P> Kitchen<P> {
    /// Begins to read the kitchen's data.
    pub async fn read(&self) -> Result<TenantTx, Problem> {
        Ok(self.app.db.read(self.sppg.id).await?)
    }

    /// Begins a change to the kitchen's data.
    pub async fn write(&self) -> Result<Work, Problem> {
        let mut change = self.app.db.write(self.sppg.id, self.actor(), self.app.now()).await?;
        idempotency::take(&self.app, &mut change, self.claim.as_ref()).await?;
        Ok(Work { change, claim: self.claim.clone() })
    }

    /// Who asks, as a change keeps it.
    pub fn actor(&self) -> Actor {
        Actor { id: self.caller.user.id, name: self.caller.user.name.clone() }
    }

    /// The request, from the edge's point of view.
    pub const fn context(&self) -> &Context {
        &self.context
    }

    /// The day it is in the kitchen.
    pub fn today(&self) -> Day {
        self.now().day_in(&self.sppg.timezone)
    }

    /// This moment.
    pub fn now(&self) -> Instant {
        self.app.now()
    }

    /// The language of the answer.
    pub fn locale(&self) -> Locale {
        self.context.locale()
    }

    /// Whether the person may also do this.
    pub const fn may(&self, permission: Permission) -> bool {
        self.caller.may(permission)
    }
}

/// A change under way, and the key under which its answer will be kept.
#[derive(Debug)]
pub struct Work {
    change: Change,
    claim: Option<Claim>,
}

impl Work {
    /// Commits, keeping the answer with the change when the request carried a key, and gives the answer.
    pub async fn commit(mut self, reply: Reply) -> Result<Reply, Problem> {
        idempotency::keep(&mut self.change, self.claim.as_ref(), &reply).await?;
        self.change.commit().await?;
        Ok(reply)
    }

    /// Commits for a page, whose answer is made afterwards.
    pub async fn save(self) -> Result<(), Problem> {
        self.change.commit().await?;
        Ok(())
    }
}

impl Deref for Work {
    type Target = Change;
    fn deref(&self) -> &Change {
        &self.change
    }
}

impl DerefMut for Work {
    fn deref_mut(&mut self) -> &mut Change {
        &mut self.change
    }
}
