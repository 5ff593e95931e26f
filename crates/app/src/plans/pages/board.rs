//! The calendar on a page: a month or a week of days with their menus. Scripts make it a board on which menus are moved;
//! without them every day leads to its form.

use domain::{Day, PlanStatus};
use maud::{Markup, Render as _, html};
use ui::badge::Badge;
use ui::{Button, Icon, Tone, Variant};
use words::Locale;

use super::address::{Address, View};
use super::weeks;
use crate::calendar::{Calendar, CalendarAssignment, CalendarDay, CalendarWeek};
use crate::menus::pages::tone;
use crate::plans::{AssignmentView, Plan};
use crate::programs::Program;

/// A calendar, of all plans or of one.
pub(super) struct Board<'a> {
    pub t: Locale,
    pub calendar: &'a Calendar,
    pub address: &'a Address,
    pub today: Day,
    /// The plan whose days these are; without one they lead to their plans.
    pub plan: Option<&'a Plan>,
    /// Whose programs the days are, where each menu has to say for which one it is.
    pub programs: &'a [Program],
    /// Whether the reader may change its days.
    pub may_write: bool,
}

impl Board<'_> {
    pub(super) fn render(&self) -> Markup {
        let t = self.t;
        let is_board = self.is_draft();
        html! {
            section.board aria-label=(t.plan_calendar()) data-view=(self.address.view.code())
                data-board[is_board] data-plan=[self.plan.map(|plan| plan.id)] {
                (self.head())
                @if is_board { (self.said()) }
                div.board-names aria-hidden="true" { @for weekday in 1..=7 { span { (t.weekday(weekday)) } } }
                @for week in &self.calendar.weeks { (self.week(week)) }
            }
        }
    }

    /// A draft's days are moved freely.
    fn is_draft(&self) -> bool {
        self.may_write && self.plan.is_some_and(|plan| plan.status == PlanStatus::Draft)
    }

    fn head(&self) -> Markup {
        let (t, address) = (self.t, self.address);
        let step = |href: String, label: &str, icon| {
            Button::link(href, label).icon(icon).icon_only().variant(Variant::Outline).small()
        };
        html! {
            header.board-head {
                h2 { (address.title(t)) }
                @if address.whole.is_none() {
                    div.actions {
                        (step(address.earlier(), t.plan_earlier(), Icon::ChevronLeft))
                        (Button::link(address.at(self.today), t.plan_today()).variant(Variant::Outline).small())
                        (step(address.later(), t.plan_later(), Icon::ChevronRight))
                    }
                }
                (address.views(t))
            }
        }
    }

    /// What scripts say, and ask, while a menu is moved.
    fn said(&self) -> Markup {
        let t = self.t;
        let ask = |what: &str, title: &str, yes: &str| {
            html! { button type="button" hidden data-board-ask=(what) data-confirm=(title) data-confirm-label=(yes) {} }
        };
        html! {
            p.sr-only aria-live="assertive" data-board-said data-carrying=(t.plan_carrying()) data-placed=(t.plan_placed()) data-back=(t.plan_put_back()) data-unsent=(t.plan_unsent()) {}
            div.board-hand {
                p aria-hidden="true" { (t.plan_in_hand()) " " strong data-board-hand {} }
                (Button::plain(t.cancel()).variant(Variant::Outline).small().attr("data-board-drop", ""))
            }
            (ask("replace", t.plan_ask_replace(), t.plan_ask_yes_replace()))
            (ask("swap", t.plan_ask_swap(), t.plan_ask_yes_swap()))
            (ask("anyway", t.plan_ask_anyway(), t.plan_ask_yes_anyway()))
            p.board-keys.muted.small { (t.plan_keys()) }
        }
    }

    fn week(&self, week: &CalendarWeek) -> Markup {
        let last = week.from.plus_days(6);
        let days = self.calendar.days.iter().filter(|day| (week.from..=last).contains(&day.date));
        html! {
            div.board-week {
                ol.board-days role="list" { @for day in days { (self.day(day)) } }
                (weeks::line(self.t, week))
            }
        }
    }

    fn day(&self, day: &CalendarDay) -> Markup {
        let (t, date) = (self.t, day.date);
        let is_outside = self.plan.map_or_else(|| self.is_other_month(date), |plan| !plan.about.holds(date));
        let is_gap = day.feeding_day && day.assignments.is_empty() && !is_outside && self.misses(date);
        let state = match day {
            _ if is_outside => "outside",
            day if day.holiday.is_some() => "holiday",
            day if day.feeding_day => "open",
            _ => "closed",
        };
        html! {
            li.board-day data-day=(date) data-state=(state) data-gap[is_gap] data-today[date == self.today]
                data-empty[day.assignments.is_empty()] {
                div.board-date {
                    (self.date(day, is_outside))
                    @if let Some(holiday) = &day.holiday { span.board-holiday { (holiday) } }
                }
                @if clashes(day) { (Badge::new(Tone::Bad, t.plan_clash())) }
                @for assignment in &day.assignments { (self.entry(date, assignment)) }
                @if is_gap { p.board-gap { (Icon::Alert) (t.plan_gap()) } }
            }
        }
    }

    fn is_other_month(&self, date: Day) -> bool {
        self.address.view != View::Week && date.parts().1 != self.address.at.parts().1
    }

    /// Of the past nobody misses a menu any more; of a plan every day counts.
    fn misses(&self, date: Day) -> bool {
        self.plan.is_some() || date >= self.today
    }

    /// The day, which leads to its form where it can be filled.
    fn date(&self, day: &CalendarDay, is_outside: bool) -> Markup {
        let (t, date) = (self.t, day.date);
        let full = format!("{}, {}", t.weekday(date.weekday()), t.day(date));
        let shown = html! {
            span.board-number aria-hidden="true" { (date.parts().2) }
            span.board-weekday aria-hidden="true" { (t.weekday(date.weekday())) ", " (t.day_short(date)) }
        };
        let plan = self.plan.filter(|_| self.is_draft() && !is_outside);
        html! {
            @if let Some(plan) = plan {
                @let label = if day.assignments.is_empty() { t.plan_fill_day(&full) } else { t.plan_edit_day(&full) };
                a.board-open href={ "/menu/planning/" (plan.id) "/days/" (date) } hx-get={ "/menu/planning/" (plan.id) "/days/" (date) }
                    hx-target="#dialogs" hx-swap="innerHTML" data-board-open aria-label=(label) { (shown) @if day.assignments.is_empty() { (Icon::Add) } }
            } @else {
                span.board-open { span.sr-only { (full) } (shown) }
            }
        }
    }

    fn entry(&self, date: Day, shown: &CalendarAssignment) -> Markup {
        let (t, view) = (self.t, &shown.view);
        let assignment = &view.assignment;
        let portions: i64 = assignment.portions.values().sum();
        html! {
            article.board-entry id={ "entry-" (assignment.id) } data-entry=(assignment.id) data-status=(shown.status.code()) {
                @if self.is_draft() {
                    button.board-grip type="button" data-carry="assignment" data-id=(assignment.id) data-name=(assignment.menu_name)
                        aria-pressed="false" aria-label=(t.plan_move(&assignment.menu_name, &t.day(date))) { (Icon::Grip) }
                }
                div.board-text {
                    (self.name(shown))
                    @if let Some(program) = self.program(shown) { p.board-program { (program) } }
                    p.board-figures.numeric {
                        span { (t.plan_portions(&t.integer(portions))) }
                        @if let Some(cost) = view.cost_per_serving { " " span { (t.plan_each(&t.rupiah(cost))) } }
                    }
                    @if let Some(cost) = view.cost { p.board-cost.numeric { (t.rupiah(cost)) @if !view.cost_complete { " *" span.sr-only { (t.plan_cost_partial()) } } } }
                    p.board-marks { (mark(t, view)) (substitute(t, view)) }
                }
            }
        }
    }

    /// Whom a menu is for, where more than one program is shown.
    fn program(&self, shown: &CalendarAssignment) -> Option<&str> {
        let program = self.programs.iter().find(|program| program.id == shown.program_id)?;
        Some(program.about.name.as_str()).filter(|_| self.programs.len() > 1)
    }

    /// The menu's name, which leads to where its day can be changed, or to its plan.
    fn name(&self, shown: &CalendarAssignment) -> Markup {
        let assignment = &shown.view.assignment;
        let may_change = self.may_write && matches!(shown.status, PlanStatus::Draft | PlanStatus::Published);
        match self.plan {
            Some(plan) if may_change => {
                let href = format!("/menu/planning/{}/assignments/{}", plan.id, assignment.id);
                html! { a.board-name href=(href) hx-get=(href) hx-target="#dialogs" hx-swap="innerHTML" data-board-change { (assignment.menu_name) } }
            }
            Some(_) => html! { a.board-name href={ "/menu/" (assignment.menu_id) } { (assignment.menu_name) } },
            None => {
                html! { a.board-name href={ "/menu/planning/" (shown.plan_id) "?at=" (assignment.date) } { (assignment.menu_name) } }
            }
        }
    }
}

/// Two plans for the same meal of one program.
fn clashes(day: &CalendarDay) -> bool {
    let place = |one: &CalendarAssignment| (one.program_id, one.view.assignment.meal_type);
    let all = &day.assignments;
    all.iter().enumerate().any(|(at, one)| all[..at].iter().any(|other| place(other) == place(one)))
}

/// How balanced it is, as a number and a colour; the word is read out.
pub(super) fn mark(t: Locale, view: &AssignmentView) -> Markup {
    match (view.score, view.verdict) {
        (Some(score), Some(verdict)) => {
            let label = t.plan_score(&t.decimal(score, 0));
            Badge::new(tone(verdict), label).title(format!("{}. {}", t.name(verdict), t.plan_score_hint())).render()
        }
        _ => Badge::new(Tone::Neutral, t.no_data()).icon(Icon::NoData).render(),
    }
}

fn substitute(t: Locale, view: &AssignmentView) -> Markup {
    html! {
        @if let Some(reason) = view.assignment.reason.as_deref().filter(|_| view.assignment.substitute_for.is_some()) {
            (Badge::new(Tone::Info, t.plan_substitute()).title(reason))
        }
    }
}
