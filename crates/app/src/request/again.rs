//! The same question once more: while nothing has changed that its answer depends on, the answer is the same, and is
//! sent before anything is looked at.
//!
//! Only where the gate remembers, which is where every write passes through this process; elsewhere the number of the
//! last change has to be asked for. A question is known by all of its head: the address, and every header, among them
//! who asks, what they accept and what they have already.

use std::time::{Duration, Instant as Stopwatch};

use axum::body::{Body, HttpBody as _};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_ENCODING, COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use bytes::Bytes;
use domain::Instant;
use sha2::{Digest, Sha256};

use super::edge::{self, Statements};
use crate::app::App;
use crate::metrics;
use crate::users::Holds;

/// How much is kept, and how long what nobody asks for.
const MOST_BYTES: u64 = 32 * 1024 * 1024;
const IDLE: Duration = Duration::from_mins(5);

/// What was answered lately; cheap to clone.
#[derive(Debug, Clone)]
pub struct Again(moka::sync::Cache<Question, Known>);

/// All that was asked.
type Question = [u8; 32];

/// Says of an answer that it stays the same.
#[derive(Debug, Clone)]
pub(super) struct Repeatable {
    /// As long as this holds.
    pub holds: Holds,
    /// The answer's body.
    pub body: Bytes,
    /// How it is packed.
    pub packed: Option<&'static str>,
    /// What kind of answer it is, in the counts.
    pub family: &'static str,
}

#[derive(Debug, Clone)]
struct Known {
    is: Repeatable,
    status: StatusCode,
    headers: HeaderMap,
    route: Option<MatchedPath>,
}

impl Default for Again {
    fn default() -> Self {
        let weight = |_: &Question, known: &Known| u32::try_from(known.is.body.len() + 2048).unwrap_or(u32::MAX);
        let kept = moka::sync::Cache::builder().weigher(weight).max_capacity(MOST_BYTES).time_to_idle(IDLE).build();
        Self(kept)
    }
}

impl Again {
    fn known(&self, question: &Question, now: Instant) -> Option<Known> {
        self.0.get(question).filter(|known| known.is.holds.still(now))
    }

    /// Keeps an answer that says of itself that it stays, and that nothing was added to on the way out.
    fn keep(&self, question: Question, response: &mut Response) {
        let Some(is) = response.extensions_mut().remove::<Repeatable>() else { return };
        let packed = response.headers().get(CONTENT_ENCODING).and_then(|packed| packed.to_str().ok());
        if packed == is.packed && !response.headers().contains_key(SET_COOKIE) {
            let route = response.extensions().get::<MatchedPath>().cloned();
            let known = Known { is, status: response.status(), headers: response.headers().clone(), route };
            self.0.insert(question, known);
        }
    }
}

/// Answers what was answered before, and lets everything else pass.
pub async fn again(State(app): State<App>, request: Request, next: Next) -> Response {
    let stopwatch = Stopwatch::now();
    let Some(question) = question(&request) else { return next.run(request).await };
    if let Some(known) = app.again.known(&question, app.now()) {
        return known.answer(stopwatch);
    }
    let mut response = next.run(request).await;
    app.again.keep(question, &mut response);
    response
}

impl Known {
    fn answer(self, stopwatch: Stopwatch) -> Response {
        let id = edge::fresh_id();
        let mut response = Response::new(Body::from(self.is.body));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        if let Ok(value) = HeaderValue::from_str(&id) {
            response.headers_mut().insert("x-request-id", value);
        }
        response.extensions_mut().insert(Statements(0));
        live::count_found(self.is.family);
        let route = self.route.as_ref().map(MatchedPath::as_str);
        metrics::count_request(route, &Method::GET, self.status, stopwatch.elapsed());
        tracing::debug!(request_id = id, route, status = self.status.as_u16(), "request repeated");
        response
    }
}

/// What was asked by someone who is signed in, if it can be asked again.
fn question(request: &Request) -> Option<Question> {
    let headers = request.headers();
    let is_someone = headers.contains_key(COOKIE) || headers.contains_key(AUTHORIZATION);
    if !is_someone || request.method() != Method::GET || !request.body().is_end_stream() {
        return None;
    }
    let mut digest = Sha256::new();
    let mut take = |part: &[u8]| {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    };
    take(request.uri().path().as_bytes());
    take(request.uri().query().unwrap_or_default().as_bytes());
    for (name, value) in headers {
        take(name.as_str().as_bytes());
        take(value.as_bytes());
    }
    Some(digest.finalize().into())
}
