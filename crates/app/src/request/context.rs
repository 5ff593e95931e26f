//! What the edge knows of a request before anyone has looked at it, and learns on the way.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_ENCODING, ACCEPT_LANGUAGE, COOKIE, HOST, IF_NONE_MATCH, REFERER};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use words::Locale;

use super::{Caller, Packing};

/// The cookie that keeps the language of whoever has not signed in yet.
pub const LOCALE_COOKIE: &str = "locale";
/// The header by which our pages say that they ask by themselves.
const UNATTENDED_HEADER: &str = "bergizi-unattended";

/// One request, from the edge's point of view; shared by all who handle it.
#[derive(Debug, Clone)]
pub struct Context(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    id: String,
    uri: Uri,
    is_api: bool,
    is_htmx: bool,
    is_unattended: bool,
    accepted: Option<Locale>,
    accepted_packings: String,
    known_tags: Option<String>,
    cookies: String,
    came_from: Option<String>,
    host: Option<String>,
    caller: OnceLock<Caller>,
    has_read_query: AtomicBool,
    has_spoken: AtomicBool,
}

impl Context {
    /// For a request with this id, address and headers.
    pub fn new(id: String, uri: &Uri, headers: &HeaderMap) -> Self {
        let text = |value: &axum::http::HeaderValue| value.to_str().map(str::to_owned).ok();
        let header = |name: &str| headers.get(name).and_then(text);
        let lines = |name| headers.get_all(name).iter().filter_map(text).collect::<Vec<_>>();
        Self(Arc::new(Inner {
            id,
            is_api: uri.path().starts_with("/api/"),
            uri: uri.clone(),
            is_htmx: headers.contains_key("hx-request"),
            is_unattended: headers.contains_key(UNATTENDED_HEADER),
            accepted: header(ACCEPT_LANGUAGE.as_str()).as_deref().and_then(Locale::accepted),
            accepted_packings: lines(ACCEPT_ENCODING).join(", "),
            known_tags: header(IF_NONE_MATCH.as_str()),
            cookies: lines(COOKIE).join("; "),
            came_from: header("hx-current-url").or_else(|| header(REFERER.as_str())),
            host: header(HOST.as_str()),
            caller: OnceLock::new(),
            has_read_query: AtomicBool::new(false),
            has_spoken: AtomicBool::new(false),
        }))
    }

    /// For what is done on behalf of a page before it has asked.
    pub fn of_a_page() -> Self {
        Self::new(String::new(), &Uri::from_static("/"), &HeaderMap::new())
    }

    /// The one that the edge gave this request.
    pub fn of(parts: &Parts) -> Self {
        let given = parts.extensions.get::<Self>().cloned();
        given.unwrap_or_else(|| Self::new(String::new(), &parts.uri, &parts.headers))
    }

    /// The id under which the log knows this request.
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// The address that was asked for, from the first slash on.
    pub fn address(&self) -> &str {
        self.0.uri.path_and_query().map_or("/", axum::http::uri::PathAndQuery::as_str)
    }

    /// The address without what follows the question mark.
    pub fn path(&self) -> &str {
        self.0.uri.path()
    }

    /// The form in which the body of the answer is best sent, among those in which it can be.
    pub fn packing(&self, offered: &[Packing]) -> Packing {
        Packing::accepted(&self.0.accepted_packings, offered)
    }

    /// The entity tags of what whoever asks has already.
    pub(super) fn known_tags(&self) -> Option<&str> {
        self.0.known_tags.as_deref()
    }

    /// The page from which a browser sent this request.
    pub fn came_from(&self) -> Option<&str> {
        self.0.came_from.as_deref()
    }

    /// The name by which whoever asks knows this server, with its port.
    pub fn host(&self) -> Option<&str> {
        self.0.host.as_deref()
    }

    /// Whether a program asks, rather than a person with a browser.
    pub fn is_api(&self) -> bool {
        self.0.is_api
    }

    /// Whether a script on one of our pages asks for a part of it.
    pub fn is_htmx(&self) -> bool {
        self.0.is_htmx
    }

    /// Whether a page asks by itself, to follow what others do, and nobody has done anything at it.
    pub fn is_unattended(&self) -> bool {
        self.0.is_unattended
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let mut pairs = self.0.cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
        pairs.find_map(|(found, value)| (found == name).then_some(value))
    }

    /// Remembers that somebody has looked at what follows the question mark.
    pub(super) fn query_is_read(&self) {
        self.0.has_read_query.store(true, Ordering::Relaxed);
    }

    /// What follows the question mark, when nobody has looked at it.
    pub(super) fn unread_query(&self) -> Option<&str> {
        self.0.uri.query().filter(|_| !self.0.has_read_query.load(Ordering::Relaxed))
    }

    /// The language of the answer, when anything in it was said in one.
    pub(super) fn spoken(&self) -> Option<Locale> {
        self.0.has_spoken.load(Ordering::Relaxed).then(|| self.locale())
    }

    /// Remembers who asks, for an answer that is written without them at hand.
    pub(super) fn learn(&self, caller: &Caller) {
        let _ = self.0.caller.set(caller.clone());
    }

    /// Who asks, once that is known.
    pub fn caller(&self) -> Option<&Caller> {
        self.0.caller.get()
    }

    /// The language of the answer: for a program what it accepts, else the user's; for a page the user's, else what
    /// was chosen before signing in, else what the browser accepts; Indonesian when nothing is known.
    pub fn locale(&self) -> Locale {
        self.0.has_spoken.store(true, Ordering::Relaxed);
        let (accepted, user) = (self.0.accepted, self.caller().map(|caller| caller.user.locale));
        let chosen = if self.0.is_api {
            accepted.or(user)
        } else {
            user.or_else(|| self.cookie(LOCALE_COOKIE).and_then(Locale::from_code)).or(accepted)
        };
        chosen.unwrap_or(Locale::Id)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Context {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::of(parts))
    }
}
