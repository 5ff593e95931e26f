//! One plan: its days, what they give and cost, and what can be done with it.

use axum::response::Response;
use domain::may::ReadPlans;
use domain::{Day, Permission, PlanId, PlanStatus};
use maud::{Markup, Render as _, html};
use ui::alert::Alert;
use ui::badge::Badge;
use ui::card::{self, Card};
use ui::page::{Heading, Page};
use ui::{Tone, live};
use words::Locale;

use super::address::Address;
use super::board::Board;
use super::{shelf, side, steps, weeks};
use crate::calendar::Calendar;
use crate::menus::Menu;
use crate::pages::{PageRequest, Watch, watch};
use crate::plans::{self, Arrangement, Detail, Plan, PlanTotals, find};
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::request::{self, Path, Query};
use crate::tenants;

/// What changes what this page shows.
pub(super) const LIVE: &[&str] = &["PLAN_", "ASSIGNMENT_", "MENU_", "INGREDIENT_", "PROGRAM_", "SETTINGS_"];

/// The page.
pub(super) async fn show(
    page: PageRequest<ReadPlans>,
    Path(id): Path<PlanId>,
    query: Query,
) -> Result<Response, Problem> {
    let mut tx = page.read().await?;
    let plan = find(&mut tx, id).await?;
    let program = programs::find(&mut tx, plan.about.program_id).await?;
    let settings = tenants::settings(&mut tx).await?;
    let today = page.today();
    let start = today.clamp(plan.about.start_date, plan.about.end_date);
    let address = Address::read(format!("/menu/planning/{id}"), &query, start);
    let address = address.of_plan(plan.about.start_date, plan.about.end_date);
    let served = plans::served_of(&mut tx, &page.app.catalogue, &plan, &program, &settings.rules()).await?;
    let may_write = page.may(Permission::WritePlans);
    let shelf = match plan.status {
        PlanStatus::Draft if may_write => Some(shelf::read(&mut tx, &plan, String::new()).await?),
        _ => None,
    };
    let arrangements = plans::arrangements(&mut tx, id).await?;
    let (from, to) = address.filter().whole_weeks();
    let (first, after) = (
        served.partition_point(|one| one.assignment.date < from),
        served.partition_point(|one| one.assignment.date <= to),
    );
    let shown = served.get(first..after).unwrap_or_default();
    let calendar = Calendar::of(address.filter(), std::slice::from_ref(&program), &settings, shown);
    let Detail { plan, totals, .. } = Detail::of(plan, &served, &program, &settings);
    let shown = Shown {
        t: page.t(),
        plan: &plan,
        program: &program,
        totals: &totals,
        calendar: &calendar,
        address: &address,
        today,
        shelf: shelf.as_ref(),
        arrangements: &arrangements,
        may_write,
        may_approve: page.may(Permission::ApprovePlans),
        may_export: page.may(Permission::Export),
    };
    Ok(page.page(&shown.page()))
}

/// A plan and all that its page shows.
pub(super) struct Shown<'a> {
    pub t: Locale,
    pub plan: &'a Plan,
    pub program: &'a Program,
    pub totals: &'a PlanTotals,
    pub calendar: &'a Calendar,
    pub address: &'a Address,
    pub today: Day,
    pub shelf: Option<&'a request::Page<Menu>>,
    pub arrangements: &'a [Arrangement],
    pub may_write: bool,
    pub may_approve: bool,
    pub may_export: bool,
}

impl Shown<'_> {
    fn page(&self) -> Page {
        let (t, about) = (self.t, &self.plan.about);
        let subtitle = html! {
            (state(t, self.plan.status))
            span { (self.program.about.name) }
            span { (t.day_short(about.start_date)) "–" (t.day_short(about.end_date)) }
        };
        let board = Board {
            t,
            calendar: self.calendar,
            address: self.address,
            today: self.today,
            plan: Some(self.plan),
            programs: &[],
            may_write: self.may_write,
        };
        let heading = Heading::new(&about.name).back("/menu/planning", t.nav_planning()).subtitle(subtitle);
        let body = html! {
            (live::part("plan-head", LIVE, &html! {
                (heading.actions(steps::buttons(self)))
                (self.sent_back())
            }))
            (watch(t, "plan", &self.plan.id.to_string(), Watch::Viewing))
            div.stack {
                (live::part("plan-totals", LIVE, &Card::new(self.totals()).render()))
                @if let Some(found) = self.shelf {
                    (Card::new(shelf::section(t, self.plan, found)).title(t.plan_shelf()).subtitle(t.plan_shelf_lead()).id("shelf-card"))
                }
                (live::part("plan-board", LIVE, &html! { div.stack {
                    (Card::new(board.render()).compact())
                    (weeks::section(t, self.calendar))
                } }))
                (live::part("plan-side", LIVE, &html! { div.plan-side { (side::planner(self)) (side::cycles(self)) (side::papers(self)) } }))
            }
        };
        Page::new(&about.name, body)
    }

    /// Why it came back, above a draft.
    fn sent_back(&self) -> Markup {
        match &self.plan.reason {
            Some(reason) if self.plan.status == PlanStatus::Draft => {
                Alert::new(Tone::Warn, self.t.plan_sent_back(reason)).render()
            }
            _ => Markup::default(),
        }
    }

    fn totals(&self) -> Markup {
        let (t, totals) = (self.t, self.totals);
        let cost = totals.cost.map_or_else(|| t.no_data().to_owned(), |cost| t.rupiah(cost));
        let complete = totals.cost.filter(|_| totals.cost_complete);
        let each = complete.and_then(|cost| cost.shared_among(totals.portions));
        let hint = if totals.cost_complete { "" } else { t.plan_cost_partial() };
        let of = t.plan_of_days(&t.integer(i64::try_from(totals.feeding_days).unwrap_or_default()));
        html! {
            (card::figures(&[
                card::figure(t.plan_days_filled(), t.integer(i64::try_from(totals.days).unwrap_or_default()), &of),
                card::figure(t.plan_portions_all(), t.integer(totals.portions), ""),
                card::figure(t.plan_cost(), cost, hint),
                card::figure(t.plan_cost_each(), each.map_or_else(|| t.no_data().to_owned(), |each| t.rupiah(each)), ""),
            ]))
            (self.gaps())
        }
    }

    fn gaps(&self) -> Markup {
        const NAMED: usize = 8;
        let (t, gaps) = (self.t, &self.totals.gaps);
        html! {
            @if !gaps.is_empty() {
                p.plan-gaps {
                    strong { (t.plan_gaps()) ": " }
                    @for (at, day) in gaps.iter().take(NAMED).enumerate() {
                        @if at > 0 { ", " }
                        a.link href=(self.address.at(*day)) { (t.day_short(*day)) }
                    }
                    @if gaps.len() > NAMED { ", " (t.and_more(gaps.len() - NAMED)) }
                }
            }
        }
    }
}

/// Where a plan stands, as a badge.
pub(super) fn state(t: Locale, status: PlanStatus) -> Badge {
    let tone = match status {
        PlanStatus::Draft | PlanStatus::Archived => Tone::Neutral,
        PlanStatus::Submitted => Tone::Warn,
        PlanStatus::Approved | PlanStatus::Completed => Tone::Info,
        PlanStatus::Published => Tone::Good,
        PlanStatus::Cancelled => Tone::Bad,
    };
    Badge::new(tone, t.name(status))
}
