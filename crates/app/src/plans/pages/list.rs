//! The calendar of all plans, and the plans themselves.

use axum::response::Response;
use domain::Permission;
use domain::may::ReadPlans;
use maud::{Markup, Render as _, html};
use ui::card::Card;
use ui::empty::Empty;
use ui::form::{Filters, Form};
use ui::page::{Heading, Page};
use ui::pagination::Pagination;
use ui::{Button, Icon, live};
use words::Locale;

use super::address::Address;
use super::board::Board;
use super::show::{LIVE, state};
use super::weeks;
use crate::calendar::{Calendar, calendar};
use crate::pages::PageRequest;
use crate::plans::{Plan, PlanFilter, list};
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::request::{self, Paging, Query, Question};

/// The page, the same for all of a role who read the same language.
pub(super) async fn show(page: PageRequest<ReadPlans>, query: Query) -> Result<Response, Problem> {
    let asked = Asked { rest: format!("page:{}:{}:{}", page.t().code(), page.caller.user.role, query.canonical()) };
    let made = async { shown(&page, &query).await };
    page.cached(asked, made).await
}

struct Asked {
    rest: String,
}

impl Question for Asked {
    const FAMILY: &'static str = "plan:page";

    fn rest(&self) -> String {
        self.rest.clone()
    }
}

async fn shown(page: &PageRequest<ReadPlans>, query: &Query) -> Result<Page, Problem> {
    let (t, today) = (page.t(), page.today());
    let address = Address::read("/menu/planning", query, today);
    let number = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, 100_000);
    let mut tx = page.read().await?;
    let programs = programs::all(&mut tx).await?;
    let filter = PlanFilter { program: address.program, ..PlanFilter::default() };
    let plans = list(&mut tx, &filter, Paging { page: number, page_size: 12 }).await?;
    let calendar = calendar(&mut tx, &page.app.catalogue, address.filter()).await?;
    let may_write = page.may(Permission::WritePlans);
    let all = All { t, address: &address, programs: &programs, plans: &plans, calendar: &calendar };
    let shown = if address.program.is_none() { programs.as_slice() } else { &[] };
    let board = Board { t, calendar: &calendar, address: &address, today, plan: None, programs: shown, may_write };
    Ok(all.page(&board, may_write))
}

struct All<'a> {
    t: Locale,
    address: &'a Address,
    programs: &'a [Program],
    plans: &'a request::Page<Plan>,
    calendar: &'a Calendar,
}

impl All<'_> {
    fn page(&self, board: &Board, may_write: bool) -> Page {
        let t = self.t;
        let create = || Button::link("/menu/planning/create", t.plan_create()).icon(Icon::Add);
        let may_create = may_write && !self.programs.is_empty();
        let heading = Heading::new(t.nav_planning()).subtitle(t.plan_lead());
        let is_new = self.plans.total == 0 && self.address.program.is_none();
        let body = html! {
            (if may_create { heading.actions(create().render()) } else { heading })
            @if is_new {
                @let text = if self.programs.is_empty() { t.plan_none_without_program() } else { t.plan_none_text() };
                @let empty = Empty::new(Icon::Calendar, t.plan_none()).text(text);
                (live::part("plans", LIVE, &(if may_create { empty.actions(create().render()) } else { empty }).render()))
            } @else {
                (self.filters())
                div.stack #plans data-live=(LIVE.join(" ")) {
                    (Card::new(board.render()).compact())
                    (Card::new(self.list()).title(t.plan_plans()))
                    (weeks::section(t, self.calendar))
                }
            }
        };
        Page::new(t.nav_planning(), body)
    }

    fn filters(&self) -> Markup {
        let t = self.t;
        let form = Form::new(t, "plan-filter").maybe("programId", self.address.program);
        let ids: Vec<_> = self.programs.iter().map(|one| (one.id.to_string(), one.about.name.as_str())).collect();
        let choices = ids.iter().map(|(id, name)| (id.as_str(), *name));
        let fields = html! {
            (form.select("programId", t.plan_program(), [("", t.plan_all_programs())].into_iter().chain(choices)))
            input type="hidden" name="at" value=(self.address.at);
            input type="hidden" name="view" value=(self.address.view.code());
        };
        Filters::new("/menu/planning", "plans").render(t.filter(), &fields)
    }

    fn list(&self) -> Markup {
        let (t, plans) = (self.t, self.plans);
        let count = |number: i64| u64::try_from(number).unwrap_or(0);
        let place =
            Pagination { page: count(plans.page), page_size: count(plans.page_size), total: count(plans.total) };
        let program = |plan: &Plan| {
            let found = self.programs.iter().find(|program| program.id == plan.about.program_id);
            found.map_or("–", |program| program.about.name.as_str())
        };
        html! {
            @if plans.items.is_empty() { p.muted { (t.plan_none()) } }
            ul.plan-list role="list" {
                @for plan in &plans.items {
                    li {
                        a href={ "/menu/planning/" (plan.id) } { strong { (plan.about.name) } }
                        (state(t, plan.status))
                        p.muted.small { (program(plan)) " · " (t.day_short(plan.about.start_date)) "–" (t.day_short(plan.about.end_date)) }
                    }
                }
            }
            @if plans.total > plans.page_size { (place.render(t, |page| format!("{}&page={page}", self.address.href()))) }
        }
    }
}
