//! The outermost layers: a name for each request, problems written out in one place, entity tags, and the door shut to
//! other sites' pages.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant as Stopwatch;

use axum::body::{Body, to_bytes};
use axum::extract::{MatchedPath, Request};
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, ETAG, HOST, IF_NONE_MATCH, ORIGIN, RETRY_AFTER, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::{Fault, Instant};
use sha2::{Digest, Sha256};

use super::caller::Credential;
use super::unread::Unread;
use super::{Caller, Context};
use crate::feeds;
use crate::metrics;
use crate::problem::{FieldError, Problem};

/// How long a request may take before the log is told.
const SLOW_MS: u128 = 1000;

/// Names the request, runs it, writes out what went wrong, and logs.
pub async fn answer(mut request: Request, next: Next) -> Response {
    let stopwatch = Stopwatch::now();
    let id = fresh_id();
    let context = Context::new(id.clone(), request.uri(), request.headers());
    let (method, path) = (request.method().clone(), feeds::without_secret(request.uri().path()).to_owned());
    request.extensions_mut().insert(context.clone());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let (request, unread) = Unread::of(request);
    let (mut response, statements) = store::counting(next.run(request)).await;
    unread.drain().await;
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        log_failure(&problem, &id, &method, &path);
        let headers = std::mem::take(response.headers_mut());
        response = write_out(&problem, &context);
        for (name, value) in headers.iter().filter(|(name, _)| *name == "set-cookie" || *name == "allow") {
            response.headers_mut().append(name, value.clone());
        }
    }
    say_what_it_depends_on(&context, response.headers_mut());
    response.extensions_mut().insert(Statements(statements));
    if let Some(route) = &route {
        response.extensions_mut().insert(route.clone());
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", id);
    }
    metrics::count_request(route.as_ref().map(MatchedPath::as_str), &method, response.status(), stopwatch.elapsed());
    let (status, duration_ms) = (response.status().as_u16(), stopwatch.elapsed().as_millis());
    if duration_ms > SLOW_MS {
        tracing::warn!(request_id = %id, %method, path, status, duration_ms, statements, "slow request");
    } else {
        tracing::debug!(request_id = %id, %method, path, status, duration_ms, statements, "request");
    }
    response
}

/// Tells caches what else than the address an answer depends on: who asks, and the language it is in.
fn say_what_it_depends_on(context: &Context, headers: &mut HeaderMap) {
    let mut on: Vec<String> =
        headers.get_all(VARY).iter().filter_map(|value| value.to_str().ok()).map(str::to_owned).collect();
    if context.caller().is_some() {
        on.push("Authorization, Cookie, X-Sppg-Id".to_owned());
    }
    if let Some(locale) = context.spoken() {
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(locale.code()));
        on.push(if context.caller().is_some() { "Accept-Language" } else { "Accept-Language, Cookie" }.to_owned());
    }
    if let Ok(on) = HeaderValue::from_str(&on.join(", "))
        && !on.is_empty()
    {
        headers.insert(VARY, on);
    }
}

/// How many statements a response took; tests hold each endpoint to its budget.
#[derive(Debug, Clone, Copy)]
pub struct Statements(pub u32);

/// The names of this process's requests: begun by chance, and far apart.
static NEXT_ID: LazyLock<AtomicU64> =
    LazyLock::new(|| AtomicU64::new(domain::MenuId::new(Instant::from_unix_micros(0)).0.as_u64_pair().1));
/// Odd, so that no name comes twice.
const STRIDE: u64 = 0x9E37_79B9_7F4A_7C15;

pub(super) fn fresh_id() -> String {
    format!("{:016x}", NEXT_ID.fetch_add(STRIDE, Ordering::Relaxed))
}

fn log_failure(problem: &Problem, id: &str, method: &Method, path: &str) {
    if let Problem::Internal(error) = problem {
        let mut chain = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            chain.push_str(": ");
            chain.push_str(&cause.to_string());
            source = cause.source();
        }
        tracing::error!(request_id = %id, %method, path, error = chain, "request failed");
    }
}

fn write_out(problem: &Problem, context: &Context) -> Response {
    let locale = context.locale();
    let mut response = if context.is_api() {
        let body = problem.to_json(locale, context.id()).to_string();
        (problem.status(), [(CONTENT_TYPE, "application/problem+json")], body).into_response()
    } else {
        crate::pages::problem(problem, context)
    };
    if let Problem::RateLimited(seconds) = problem {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*seconds));
    }
    response
}

/// Refuses a GET whose parameters nobody asked for, as a list refuses an unknown one. Looked at last, so that whoever
/// may not see the thing hears of that first.
pub async fn refuse_unread_query(request: Request, next: Next) -> Response {
    let is_get = matches!(*request.method(), Method::GET | Method::HEAD);
    let context = request.extensions().get::<Context>().cloned();
    let response = next.run(request).await;
    let unread = context.as_ref().and_then(Context::unread_query).filter(|_| is_get && is_done(response.status()));
    let unknown = super::query::parameters(unread.unwrap_or_default());
    if unknown.is_empty() {
        return response;
    }
    let errors = unknown.keys().map(|name| FieldError::new(name, Fault::UnknownField));
    Problem::Invalid(errors.collect()).into_response()
}

/// Whether the thing was there and might be seen, be it known already.
fn is_done(status: StatusCode) -> bool {
    status.is_success() || status == StatusCode::NOT_MODIFIED
}

/// The version of the thing that a response shows, for its ETag.
#[derive(Debug, Clone, Copy)]
pub struct Version(pub i64);

/// Gives every GET an ETag made from what it shows, and answers 304 to those who have it already.
pub async fn etag(request: Request, next: Next) -> Response {
    let is_get = matches!(*request.method(), Method::GET | Method::HEAD);
    let known = request.headers().get(IF_NONE_MATCH).cloned();
    let response = next.run(request).await;
    if !is_get || response.status() != StatusCode::OK || response.headers().contains_key(ETAG) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else { return Problem::Unavailable.into_response() };
    let tag = tag_of([&bytes[..]], parts.extensions.get::<Version>().copied());
    let is_known = known.as_ref().and_then(|value| value.to_str().ok()).is_some_and(|value| matches(value, &tag));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        parts.headers.insert(ETAG, tag);
    }
    if is_known {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(CONTENT_TYPE);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// A word for these bytes, one part after another, and for the version of what they show.
pub(crate) fn tag_of<'a>(parts: impl IntoIterator<Item = &'a [u8]>, version: Option<Version>) -> String {
    let digest = parts.into_iter().fold(Sha256::new(), Digest::chain_update).finalize();
    let hash: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    match version {
        Some(Version(version)) => format!("W/\"v{version}-{hash}\""),
        None => format!("W/\"{hash}\""),
    }
}

pub(super) fn matches(known: &str, tag: &str) -> bool {
    let bare = |text: &str| text.trim().trim_start_matches("W/").to_owned();
    known.trim() == "*" || known.split(',').any(|known| bare(known) == bare(tag))
}

/// Refuses a changing request that a browser sends with the cookie from another site's page.
pub(super) fn refuse_cross_site(parts: &Parts, caller: &Caller) -> Result<(), Problem> {
    let by_cookie = matches!(caller.credential, Credential::Session(_));
    if by_cookie && is_unsafe(&parts.method) && !is_same_origin(&parts.headers) {
        return Err(Problem::CrossSite);
    }
    Ok(())
}

/// The same for signing in, where nobody is signed in yet.
pub fn refuse_foreign_page(headers: &HeaderMap) -> Result<(), Problem> {
    if is_same_origin(headers) { Ok(()) } else { Err(Problem::CrossSite) }
}

fn is_unsafe(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// A browser says where a request comes from; a program that says nothing holds no one's cookie by accident.
fn is_same_origin(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site") {
        return matches!(site.to_str(), Ok("same-origin" | "none"));
    }
    if !headers.contains_key(ORIGIN) {
        return true;
    }
    let origin = text(ORIGIN).and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
    origin.is_some() && origin == text(HOST)
}
