//! What the edge knows of a request before anyone has looked at it, and learns on the way.

use std::sync::{Arc, OnceLock};

use axum::extract::FromRequestParts;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use words::Locale;

/// One request, from the edge's point of view; shared by all who handle it.
#[derive(Debug, Clone)]
pub struct Context(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    id: String,
    is_api: bool,
    accepted: Option<Locale>,
    user: OnceLock<Locale>,
}

impl Context {
    /// For a request with this id, address and headers.
    pub fn new(id: String, uri: &Uri, headers: &HeaderMap) -> Self {
        let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(Locale::accepted);
        Self(Arc::new(Inner { id, is_api: uri.path().starts_with("/api/"), accepted, user: OnceLock::new() }))
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

    /// Whether a program asks, rather than a person with a browser.
    pub fn is_api(&self) -> bool {
        self.0.is_api
    }

    /// Remembers the language of the person who signed in.
    pub fn learn_locale(&self, locale: Locale) {
        let _ = self.0.user.set(locale);
    }

    /// The language of the answer: for a program what it accepts, else the user's; for a page the user's, else what
    /// the browser accepts; Indonesian when nothing is known.
    pub fn locale(&self) -> Locale {
        let (accepted, user) = (self.0.accepted, self.0.user.get().copied());
        let chosen = if self.0.is_api { accepted.or(user) } else { user.or(accepted) };
        chosen.unwrap_or(Locale::Id)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Context {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::of(parts))
    }
}
