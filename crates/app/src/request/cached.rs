//! Answers that are made once and sent to many, until something in the kitchen changes.
//!
//! ```text
//! async fn get_menus(kitchen: Kitchen<ReadMenus>, query: Query) -> Result<Response, Problem> {
//!     let filter = query.read(MenuFilter::read)?;
//!     kitchen.cached(MenuList(&query), async {
//!         let mut tx = kitchen.read().await?;
//!         Reply::ok(&menus::list(&mut tx, &filter).await?)
//!     }).await
//! }
//! ```
//!
//! The kitchen's number of the last change is part of the key, and it was read for this very request: what was made
//! before a change is not found after it. What is made now may show a change that is newer than the key; it is never
//! older.

use std::marker::PhantomData;
use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, ETAG, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use bytes::Bytes;
use domain::SppgId;
use live::{Cached, Key};

use super::again::Repeatable;
use super::edge::{matches, tag_of};
use super::packing::{self, Effort, Packing};
use super::{Context, Kitchen, Reply, Version};
use crate::problem::Problem;

/// What is asked of a kitchen: all that its answer depends on besides what the kitchen holds and which day it is there.
pub trait Question: Sync {
    /// What kind of answer it is, for example `menu:list`.
    const FAMILY: &'static str;
    /// The parameters, and of the reader what the answer depends on.
    fn rest(&self) -> String;
}

/// A question at one moment of its kitchen, and how the answer is to be written.
#[derive(Debug)]
struct Asked<Q, V> {
    sppg: SppgId,
    /// The number of the kitchen's last change, its day, and the question.
    rest: Arc<str>,
    packing: Packing,
    is: PhantomData<fn() -> (Q, V)>,
}

impl<Q: Question, V: Cached> Key for Asked<Q, V> {
    type Value = V;
    const FAMILY: &'static str = Q::FAMILY;

    fn sppg(&self) -> SppgId {
        self.sppg
    }

    fn rest(&self) -> String {
        format!("{}:{}", self.rest, self.packing.code())
    }
}

/// What is kept, as it goes over the line.
pub(crate) trait Packed: Cached + Send {
    /// The same in another form.
    fn packed(&self, packing: Packing, effort: Effort) -> Self;
}

impl<P> Kitchen<P> {
    /// The answer to a question, made by `make` if nobody has it.
    pub async fn cached<Q: Question>(
        &self,
        question: Q,
        make: impl Future<Output = Result<Reply, Problem>> + Send,
    ) -> Result<Response, Problem> {
        let packing = self.context().packing(Packing::ALL);
        let made = async { Ok(Kept::of(make.await?)) };
        let kept = self.kept(&question, packing, made).await?;
        Ok(self.repeatable::<Q>(packing, &kept.tag, "application/json", kept.body))
    }

    /// The answer, which stays the same for the same request.
    pub(crate) fn repeatable<Q: Question>(
        &self,
        packing: Packing,
        tag: &[u8],
        content_type: &'static str,
        body: Bytes,
    ) -> Response {
        let mut response = answer(self.context(), tag, packing, content_type, body.clone());
        if let Some(holds) = self.caller.holds.clone().filter(|_| self.app.config.caches()) {
            let is_known = response.status() == StatusCode::NOT_MODIFIED;
            let (body, packed) = if is_known { (Bytes::new(), None) } else { (body, packing.name()) };
            response.extensions_mut().insert(Repeatable { holds, body, packed, family: Q::FAMILY });
        }
        response
    }

    /// What is kept of the answer to a question, in one form: packed once from what was made once.
    pub(crate) async fn kept<Q: Question, V: Packed>(
        &self,
        question: &Q,
        packing: Packing,
        make: impl Future<Output = Result<V, Problem>> + Send,
    ) -> Result<V, Problem> {
        let make = Box::pin(make);
        let effort = if self.app.config.caches() { Effort::Much } else { Effort::Little };
        let (number, moment) = (self.sppg.menus_seq, self.sppg.menus_changed_at.unix_micros());
        // Where one process has the database to itself, what it keeps is its own, and the number says the rest.
        let moment = if self.app.db.is_embedded() { self.app.started_at.unix_micros() } else { moment };
        let rest: Arc<str> = format!("{number}.{moment:x}:{}:{}", self.today(), question.rest()).into();
        let asked =
            |packing| Asked { sppg: self.sppg.id, rest: Arc::clone(&rest), packing, is: PhantomData::<fn() -> (Q, V)> };
        let (cache, plain) = (&self.app.cache, asked(Packing::Plain));
        let kept = match packing {
            Packing::Plain => cache.get_or(&plain, make).await,
            _ => {
                let pack = Box::pin(async {
                    let made = cache.get_or_here(&plain, make).await.map_err(Arc::unwrap_or_clone)?;
                    Ok(made.packed(packing, effort))
                });
                cache.get_or(&asked(packing), pack).await
            }
        };
        kept.map_err(Arc::unwrap_or_clone)
    }
}

/// A body of JSON and its entity tag.
#[derive(Debug, Clone)]
struct Kept {
    tag: Bytes,
    body: Bytes,
}

impl Kept {
    fn of(reply: Reply) -> Self {
        let tag = tag_of([reply.body.as_bytes()], reply.version.map(Version));
        Self { tag: tag.into(), body: reply.body.into() }
    }
}

impl Cached for Kept {
    fn to_bytes(&self) -> Bytes {
        packing::join([&self.tag, &self.body])
    }

    fn from_bytes(bytes: Bytes) -> Option<Self> {
        packing::split(bytes).map(|[tag, body]| Self { tag, body })
    }
}

impl Packed for Kept {
    fn packed(&self, packing: Packing, effort: Effort) -> Self {
        Self { tag: self.tag.clone(), body: packing.pack(&self.body, effort) }
    }
}

/// An answer that needs neither a tag nor compression any more; 304 for whoever has it already.
fn answer(context: &Context, tag: &[u8], packing: Packing, content_type: &'static str, body: Bytes) -> Response {
    let is_known = context.known_tags().zip(str::from_utf8(tag).ok()).is_some_and(|(known, tag)| matches(known, tag));
    let mut response = Response::new(if is_known { Body::empty() } else { Body::from(body) });
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    if let Ok(tag) = HeaderValue::from_bytes(tag) {
        headers.insert(ETAG, tag);
    }
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if !is_known {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        if let Some(name) = packing.name() {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
    }
    response
}
