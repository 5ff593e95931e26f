//! A page of a kitchen: who looks at it, with leave to do `P`.

use std::ops::Deref;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::may::Permit;
use maud::Markup;
use serde_json::Value;
use ui::form::Form;
use ui::page::Page;
use words::Locale;

use super::flash::Flash;
use super::visitor::Visitor;
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Context, Kitchen, Work};

/// Like [`Kitchen`], for pages: whoever has not signed in is led to do so and back, and a platform admin chooses a
/// kitchen first.
#[derive(Debug)]
pub struct PageRequest<P> {
    kitchen: Kitchen<P>,
    visitor: Visitor,
}

impl<P: Permit> FromRequestParts<App> for PageRequest<P> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let visitor = Visitor::from_request_parts(parts, app).await?;
        match Kitchen::from_request_parts(parts, app).await {
            Ok(kitchen) => Ok(Self { kitchen, visitor }),
            Err(refused) if matches!(refused.extensions().get(), Some(Problem::NameAKitchen)) => {
                let next: String = form_urlencoded::byte_serialize(visitor.context().address().as_bytes()).collect();
                Err(visitor.go(&format!("/kitchens?next={next}")))
            }
            Err(refused) => Err(refused.into_response()),
        }
    }
}

impl<P> Deref for PageRequest<P> {
    type Target = Kitchen<P>;
    fn deref(&self) -> &Kitchen<P> {
        &self.kitchen
    }
}

impl<P> PageRequest<P> {
    /// The language of the page.
    pub fn t(&self) -> Locale {
        self.visitor.t()
    }

    /// The request, from the edge's point of view.
    pub const fn context(&self) -> &Context {
        self.visitor.context()
    }

    /// The page in its frame.
    pub fn page(&self, page: &Page) -> Response {
        self.visitor.page(page)
    }

    /// The page without navigation, with the status of what went wrong, if anything did.
    pub fn alone(&self, problem: Option<&Problem>, page: &Page) -> Response {
        super::visitor::alone(self.context(), problem.map_or(StatusCode::OK, Problem::status), page)
    }

    /// The page in its frame with the status of what went wrong: a form to mend, a conflict to settle.
    pub fn refusal(&self, problem: &Problem, page: &Page) -> Response {
        self.visitor.refusal(problem, page)
    }

    /// A part of a page, for a script to put in.
    pub fn fragment(&self, markup: &Markup) -> Response {
        self.visitor.fragment(markup)
    }

    /// A question: a dialog over the page where scripts run, else a page of its own; with the status of what went wrong
    /// with the answer, if anything did.
    pub fn over(
        &self,
        problem: Option<&Problem>,
        dialog: impl FnOnce() -> Markup,
        alone: impl FnOnce() -> Page,
    ) -> Response {
        match (self.context().is_htmx(), problem) {
            (true, None) => self.fragment(&dialog()),
            (true, Some(problem)) => self.refused_fragment(problem, &dialog()),
            (false, None) => self.page(&alone()),
            (false, Some(problem)) => self.refusal(problem, &alone()),
        }
    }

    /// A part of a page with the status of what went wrong, for a script to put in.
    pub fn refused_fragment(&self, problem: &Problem, markup: &Markup) -> Response {
        super::visitor::html(problem.status(), markup)
    }

    /// To another page, which shows the message once; 303, or htmx's own header.
    pub fn see(&self, path: &str, flash: impl Into<Flash>) -> Response {
        self.visitor.see(path, flash)
    }

    /// To another page.
    pub fn go(&self, path: &str) -> Response {
        self.visitor.go(path)
    }

    /// Commits a change and goes to another page, which shows the message once.
    pub async fn done(&self, work: Work, path: &str, flash: impl Into<Flash>) -> Result<Response, Problem> {
        work.save().await?;
        Ok(self.see(path, flash))
    }

    /// The form again, with what was sent and what is wrong with it; see [`refused`](super::refused).
    pub fn refused(&self, id: &str, sent: &Value, problem: &Problem) -> Result<Form, Problem> {
        super::refused(self.t(), id, sent, problem)
    }
}
