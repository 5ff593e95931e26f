//! What went wrong, as a page: in words, with what to do next. Whoever is signed in keeps the navigation around it.

use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use ui::page::{Cache, Page};
use ui::toast::{self, Toast};
use ui::{Button, Icon, Tone, Variant};
use words::Locale;

use super::visitor::{answer, html as respond};
use crate::problem::Problem;
use crate::request::Context;

/// The page of a problem; for a script, a message.
pub fn problem(problem: &Problem, context: &Context) -> Response {
    let t = context.locale();
    if context.is_htmx() {
        return respond(problem.status(), &toast::add(t, &Toast::new(Tone::Bad, said(problem, t))));
    }
    let page = Page::new(problem.title(t), body(problem, context)).cache(Cache::Never);
    answer(context, problem.status(), &page)
}

/// The sentence for people: what a program is told of fields and headers is not theirs.
fn said(problem: &Problem, t: Locale) -> String {
    match problem {
        Problem::NameAKitchen => t.choose_a_kitchen_first().to_owned(),
        Problem::Malformed | Problem::UnsupportedMediaType => t.problem_not_understood().to_owned(),
        other => other.detail(t),
    }
}

fn body(problem: &Problem, context: &Context) -> Markup {
    let t = context.locale();
    let (icon, next) = advice(problem, t);
    let shown_id = problem.status() == StatusCode::INTERNAL_SERVER_ERROR;
    let home = if context.caller().is_some() { ("/", t.nav_dashboard()) } else { ("/login", t.sign_in()) };
    html! {
        div.problem {
            p.problem-status.numeric { (problem.status().as_u16()) }
            div.problem-icon { (icon) }
            h1 { (title(problem, t)) }
            @let sentence = said(problem, t);
            @if !matches!(problem, Problem::NotFound) && sentence.trim_end_matches('.') != title(problem, t) { p.text-muted-foreground { (sentence) } }
            p.text-muted-foreground { (next) }
            div.actions {
                @if retries(problem) { (Button::link(context.address(), t.try_again()).icon(Icon::Refresh)) }
                @let list = list_above(problem, context);
                @if let Some((href, label)) = list { (Button::link(href, label)) }
                (Button::link(home.0, home.1).variant(if retries(problem) || list.is_some() { Variant::Outline } else { Variant::Primary }))
            }
            @if shown_id && !context.id().is_empty() { p.problem-id { (t.problem_number(context.id())) } }
        }
    }
}

fn title(problem: &Problem, t: Locale) -> &'static str {
    match problem {
        Problem::NotFound => t.page_not_found(),
        other => other.title(t),
    }
}

/// The list in which a thing that is not there would stand.
fn list_above(problem: &Problem, context: &Context) -> Option<(&'static str, &'static str)> {
    let t = context.locale();
    let lists = [
        ("/menu", t.see_menus()),
        ("/programs", t.see_programs()),
        ("/ingredients", t.see_ingredients()),
        ("/foods", t.see_foods()),
    ];
    let is_above = |list: &str| context.path().strip_prefix(list).is_some_and(|rest| rest.starts_with('/'));
    let is_reader = matches!(problem, Problem::NotFound) && context.caller().is_some();
    lists.into_iter().find(|(list, _)| is_reader && is_above(list))
}

/// Whether the same address may answer if it is asked again.
fn retries(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::Internal(_)
            | Problem::Unavailable
            | Problem::RateLimited(_)
            | Problem::Conflict(_)
            | Problem::WrongState(_)
    )
}

/// A picture, and what to do next.
fn advice(problem: &Problem, t: Locale) -> (Icon, &'static str) {
    match problem {
        Problem::Forbidden | Problem::NoSession | Problem::NameAKitchen => (Icon::Lock, t.next_forbidden()),
        Problem::CrossSite => (Icon::Shield, t.next_cross_site()),
        Problem::NotFound => (Icon::Search, t.next_not_found()),
        Problem::MethodNotAllowed => (Icon::Info, t.next_method()),
        Problem::Duplicate(_) | Problem::Conflict(_) | Problem::WrongState(_) => (Icon::History, t.next_conflict()),
        Problem::InUse(_) => (Icon::Link, t.next_in_use()),
        Problem::TooLarge => (Icon::Package, t.next_too_large()),
        Problem::RateLimited(_) => (Icon::Timer, t.next_rate_limited()),
        Problem::Internal(_) => (Icon::Alert, t.next_internal()),
        Problem::Unavailable | Problem::Answered(_) => (Icon::Clock, t.next_unavailable()),
        Problem::Unauthenticated | Problem::SignInFailed => (Icon::Key, t.next_sign_in()),
        Problem::Malformed | Problem::UnsupportedMediaType | Problem::Invalid(_) => (Icon::Alert, t.next_mend()),
    }
}
