//! Someone signed in who looks at a page, whether or not inside a kitchen.

use axum::extract::FromRequestParts;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::may::OwnTokens;
use maud::Markup;
use ui::page::{Frame, Page};
use words::Locale;

use super::flash::Flash;
use super::frame::frame;
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Account, Caller, Context};

/// The header by which a script is sent to another page.
const HX_REDIRECT: HeaderName = HeaderName::from_static("hx-redirect");

/// Who looks at a page. Whoever has not signed in is led to do so, and back.
#[derive(Debug)]
pub struct Visitor {
    /// Who looks.
    pub caller: Caller,
    /// The product.
    pub app: App,
    context: Context,
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let context = Context::of(parts);
        match Account::<OwnTokens>::of(parts, app).await {
            Ok(account) => Ok(Self { caller: account.caller, app: account.app, context }),
            Err(Problem::Unauthenticated) => Err(to_sign_in(&context, parts.method.is_safe())),
            Err(problem) => Err(problem.into_response()),
        }
    }
}

/// To the sign-in page, which leads back to the page that was looked at.
fn to_sign_in(context: &Context, is_page: bool) -> Response {
    let came_from = context.came_from().and_then(|address| address.split_once("://")).map(|(_, rest)| rest);
    let next = if is_page && !context.is_htmx() {
        Some(context.address())
    } else {
        came_from.and_then(|rest| rest.find('/').map(|at| &rest[at..]))
    };
    let next = next.filter(|next| *next != "/").and_then(local_path);
    match next {
        None => go(context, "/login", None),
        Some(next) => {
            let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
            go(context, &format!("/login?next={next}"), None)
        }
    }
}

/// The path, if it stays on this site: one slash first, and nothing that a browser reads as another.
pub fn local_path(path: &str) -> Option<&str> {
    let is_local = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains(['\\', '\r', '\n', '\t'])
        && !path.chars().any(char::is_control);
    is_local.then_some(path)
}

/// To another page, perhaps with a message: for a browser by 303, for a script by its own header.
pub(crate) fn go(context: &Context, path: &str, flash: Option<Flash>) -> Response {
    // A header holds ASCII; an address with anything else leads home.
    let path = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    let (status, name) =
        if context.is_htmx() { (StatusCode::OK, HX_REDIRECT) } else { (StatusCode::SEE_OTHER, LOCATION) };
    let mut response = (status, [(name, path)], [(CACHE_CONTROL, "no-store")]).into_response();
    if let Some(flash) = flash {
        let (name, value) = flash.header();
        response.headers_mut().append(name, value);
    }
    response
}

/// A page in its frame, as an answer with this status.
pub(crate) fn answer(context: &Context, status: StatusCode, page: &Page) -> Response {
    let frame: Frame = frame(context);
    let markup = if frame.person.is_some() { page.within(&frame) } else { page.alone(&frame) };
    let mut response = html(status, &markup);
    was_shown(&mut response, page, &frame);
    response
}

/// A page without navigation around it, for someone whose hands are full: nothing of it moves by itself.
pub(super) fn alone(context: &Context, status: StatusCode, page: &Page) -> Response {
    let frame = Frame { live: None, ..frame(context) };
    let mut response = html(status, &page.alone(&frame));
    was_shown(&mut response, page, &frame);
    response
}

/// Says how long a page may be kept, and takes away the messages that it shows.
pub(super) fn was_shown(response: &mut Response, page: &Page, frame: &Frame) {
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(page.cache_policy().header()));
    if !frame.toasts.is_empty() {
        let (name, value) = Flash::shown();
        headers.append(name, value);
    }
}

/// Markup as an answer.
pub(super) fn html(status: StatusCode, markup: &Markup) -> Response {
    (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], markup.0.clone()).into_response()
}

impl Visitor {
    /// The language of the page.
    pub fn t(&self) -> Locale {
        self.context.locale()
    }

    /// The request, from the edge's point of view.
    pub const fn context(&self) -> &Context {
        &self.context
    }

    /// The page in its frame.
    pub fn page(&self, page: &Page) -> Response {
        answer(&self.context, StatusCode::OK, page)
    }

    /// The page in its frame with the status of what went wrong: a form to mend, a conflict to settle.
    pub fn refusal(&self, problem: &Problem, page: &Page) -> Response {
        answer(&self.context, problem.status(), page)
    }

    /// A part of a page, for a script to put in.
    pub fn fragment(&self, markup: &Markup) -> Response {
        html(StatusCode::OK, markup)
    }

    /// To another page, which shows the message once.
    pub fn see(&self, path: &str, flash: impl Into<Flash>) -> Response {
        go(&self.context, path, Some(flash.into()))
    }

    /// To another page.
    pub fn go(&self, path: &str) -> Response {
        go(&self.context, path, None)
    }
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn only_a_path_of_this_site_is_followed() {
        assert_eq!(local_path("/menu?page=2"), Some("/menu?page=2"));
        for foreign in ["//evil.example", "https://evil.example", "/\\evil.example", "menu", "", "/\t/evil.example"] {
            assert_eq!(local_path(foreign), None, "{foreign}");
        }
    }
}
