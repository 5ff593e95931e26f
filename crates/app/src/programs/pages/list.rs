//! The list of programs: cards, a search, pages.

use axum::response::Response;
use domain::may::ReadPrograms;
use domain::{Permission, ProgramStatus, Rupiah};
use maud::{Markup, Render as _, html};
use ui::badge::{self, Badge};
use ui::card::{self, Card};
use ui::empty::Empty;
use ui::form::{Filters, Form};
use ui::page::{Heading, Page};
use ui::pagination::Pagination;
use ui::{Button, Icon, Tone, Variant};
use words::Locale;

use super::super::{Program, ProgramFilter, list};
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::request::{self, Paging, Query};

/// What the filters say; anything else than a filter says nothing.
struct Wanted {
    search: String,
    status: Option<ProgramStatus>,
    page: i64,
}

impl Wanted {
    fn read(query: &Query) -> Self {
        let search = query.get("search").unwrap_or_default().trim().chars().filter(|c| *c != '\0').take(100).collect();
        let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1);
        Self { search, status: query.get("status").and_then(ProgramStatus::from_code), page: page.clamp(1, 100_000) }
    }

    fn is_any(&self) -> bool {
        self.search.is_empty() && self.status.is_none()
    }

    fn address(&self, page: u64) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("page", &page.to_string());
        if !self.search.is_empty() {
            query.append_pair("search", &self.search);
        }
        if let Some(status) = self.status {
            query.append_pair("status", status.code());
        }
        format!("/programs?{}", query.finish())
    }
}

/// The page.
pub(super) async fn show(page: PageRequest<ReadPrograms>, query: Query) -> Result<Response, Problem> {
    let wanted = Wanted::read(&query);
    let filter = ProgramFilter {
        status: wanted.status,
        search: Some(wanted.search.clone()).filter(|search| !search.is_empty()),
    };
    let mut tx = page.read().await?;
    let programs = list(&mut tx, &filter, Paging { page: wanted.page, page_size: 12 }).await?;
    Ok(page.page(&view(page.t(), &programs, &wanted, page.may(Permission::WritePrograms))))
}

fn view(t: Locale, programs: &request::Page<Program>, wanted: &Wanted, may_write: bool) -> Page {
    let create = || Button::link("/programs/create", t.create_program()).icon(Icon::Add);
    let form =
        Form::new(t, "filter").value("search", &wanted.search).maybe("status", wanted.status.map(ProgramStatus::code));
    let states = ProgramStatus::ALL.iter().map(|status| (status.code(), t.name(*status)));
    let filters = html! {
        (form.search("search", t.search()).attr("placeholder", t.search_programs()).attr("autocomplete", "off"))
        (form.select("status", t.status(), [("", t.all())].into_iter().chain(states)))
    };
    let is_new = programs.total == 0 && wanted.is_any();
    let heading = Heading::new(t.nav_programs()).subtitle(t.programs_lead());
    let body = html! {
        (if may_write { heading.actions(create().render()) } else { heading })
        @if is_new {
            @let empty = Empty::new(Icon::Program, t.no_programs()).text(t.no_programs_text());
            (if may_write { empty.actions(create().render()) } else { empty })
        } @else {
            (Filters::new("/programs", "programs").render(t.filter(), &filters))
            div.stack #programs aria-live="polite" data-live="PROGRAM_" { (found(t, programs, wanted)) }
        }
    };
    Page::new(t.nav_programs(), body)
}

fn found(t: Locale, programs: &request::Page<Program>, wanted: &Wanted) -> Markup {
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    let place =
        Pagination { page: count(programs.page), page_size: count(programs.page_size), total: count(programs.total) };
    html! {
        @if programs.items.is_empty() {
            (Empty::new(Icon::Search, t.nothing_found()).text(t.other_filters())
                .actions(Button::link("/programs", t.reset()).variant(Variant::Outline).render()))
        } @else {
            div.cards.wide-cards { @for program in &programs.items { (program_card(t, program)) } }
        }
        (place.render(t, |page| wanted.address(page)))
    }
}

/// The tone of a state.
pub(super) fn state(t: Locale, status: ProgramStatus) -> Markup {
    match status {
        ProgramStatus::Active => badge::status(true, t.name(status)),
        ProgramStatus::Paused => Badge::new(Tone::Warn, t.name(status)).icon(Icon::Pause).render(),
        ProgramStatus::Completed => Badge::new(Tone::Info, t.name(status)).icon(Icon::Check).render(),
        ProgramStatus::Cancelled => Badge::new(Tone::Neutral, t.name(status)).icon(Icon::Close).render(),
    }
}

fn program_card(t: Locale, program: &Program) -> Markup {
    let about = &program.about;
    let groups: Vec<_> = about.target_groups.iter().map(|group| t.name(*group)).collect();
    let portions: i64 = about.portions.values().sum();
    let body = html! {
        div.stack.tight {
            div.chips { @for group in groups { (Badge::new(Tone::Neutral, group)) } }
            (week(t, &about.feeding_days))
            (card::figures(&[
                card::figure(t.portions_a_day(), if portions == 0 { "–".to_owned() } else { t.integer(portions) }, ""),
                card::figure(t.budget(), about.budget_per_serving.map_or("–".to_owned(), |budget: Rupiah| t.rupiah(budget)), ""),
            ]))
        }
    };
    Card::new(body)
        .title(html! { a.card-link href={ "/programs/" (program.id) } { (about.name) } })
        .subtitle(html! { (about.program_code) " • " (period(t, program)) })
        .actions(state(t, about.status))
        .render()
}

/// `13 Jul 2026 – 30 Jun 2027`, or since when.
pub(super) fn period(t: Locale, program: &Program) -> String {
    let start = t.day_short(program.about.start_date);
    match program.about.end_date {
        Some(end) => format!("{start} – {}", t.day_short(end)),
        None => t.since(&start),
    }
}

/// The seven days, those on which it serves filled; read out as a list of names.
pub(super) fn week(t: Locale, days: &[u8]) -> Markup {
    let names: Vec<_> = days.iter().map(|day| t.weekday(*day)).collect();
    html! {
        p.week {
            span.sr-only { (t.feeding_days()) ": " (names.join(", ")) }
            @for day in 1..=7_u8 {
                span aria-hidden="true" data-on[days.contains(&day)] { (t.weekday(day).chars().take(3).collect::<String>()) }
            }
        }
    }
}
