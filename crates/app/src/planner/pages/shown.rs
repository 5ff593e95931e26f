//! What came of planning, as people read it.

use domain::{Amount, CeilingStatus, Percent, Rupiah};
use maud::{Markup, Render as _, html};
use ui::alert::Alert;
use ui::badge::Badge;
use ui::card::Card;
use ui::table::{Column, Table};
use ui::{Button, Icon, Tone};
use words::Locale;

use crate::jobs::Job;
use crate::planner::{Conflict, Outcome, OutcomeKind, Proposal, ProposedDay, Standing};
use crate::plans::Plan;

pub(super) fn outcome(t: Locale, plan: &Plan, job: &Job, outcome: &Outcome, address: &str, again: &Button) -> Markup {
    match (&outcome.outcome, &outcome.proposal) {
        (OutcomeKind::Proposal, Some(found)) => proposal(t, plan, job, found, address, again),
        (OutcomeKind::Impossible, _) => {
            conflicts(t, t.planner_impossible(), t.planner_impossible_lead(), outcome, again)
        }
        _ => conflicts(t, t.planner_not_found(), t.planner_not_found_lead(), outcome, again),
    }
}

fn conflicts(t: Locale, title: &str, lead: &str, outcome: &Outcome, again: &Button) -> Markup {
    let body = html! {
        p { (lead) }
        @for Conflict { rules } in &outcome.conflicts {
            ul.alert-list {
                @if rules.is_empty() { li { (t.planner_no_menus()) } }
                @for rule in rules { li { (rule.text) } }
            }
        }
    };
    Alert::new(Tone::Bad, title).body(body).actions(again.render()).render()
}

fn proposal(t: Locale, plan: &Plan, job: &Job, found: &Proposal, address: &str, again: &Button) -> Markup {
    let new = found.days.iter().filter(|day| !day.pinned).count();
    let is_fresh = plan.version == job.plan_version;
    html! {
        div.stack {
            @if !is_fresh { (Alert::new(Tone::Warn, t.planner_stale()).actions(again.render())) }
            (Card::new(html! { (standings(t, found)) p.muted { (t.planner_gap(&t.percent(&t.decimal(up_to_tenths(found.gap), 1)))) } })
                .title(t.planner_proposal())
                .footer(html! {
                    (again)
                    @if is_fresh && new > 0 {
                        form method="post" action={ (address) "/accept" } { (Button::submit(t.planner_accept(new)).icon(Icon::Check).pending(t.saving())) }
                    }
                }))
            (Card::new(days(t, found)).title(t.plan_calendar()))
            (Card::new(why(t, found)).title(t.planner_why()).subtitle(t.planner_objective()))
        }
    }
}

/// The next tenth, so that no more is promised than is proven.
fn up_to_tenths(gap: Percent) -> Percent {
    Percent::from_thousandths((gap.thousandths() + 99).div_euclid(100) * 100)
}

/// Beside each other: as it is, and as it would be.
fn standings(t: Locale, found: &Proposal) -> Markup {
    let (before, after) = (&found.before, &found.after);
    let rupiah = |cost: Option<Rupiah>| cost.map_or_else(|| "–".to_owned(), |cost| t.rupiah(cost));
    let whole = |standing: &Standing| {
        let partial = if standing.cost.is_some() && !standing.cost_complete {
            format!(" ({})", t.menu_partial())
        } else {
            String::new()
        };
        format!("{}{partial}", rupiah(standing.cost))
    };
    let score = |score: Option<Amount>| score.map_or_else(|| "–".to_owned(), |score| t.decimal(score, 1));
    let days = |standing: &Standing| t.integer(i64::try_from(standing.days).unwrap_or_default());
    let rows = [
        (t.planner_days_filled(), days(before), days(after)),
        (t.planner_score(), score(before.score), score(after.score)),
        (t.planner_each(), rupiah(before.cost_per_serving), rupiah(after.cost_per_serving)),
        (t.planner_cost(), whole(before), whole(after)),
    ];
    let columns =
        vec![Column::text(t.planner_compared()), Column::number(t.planner_now()), Column::number(t.planner_then())];
    let table = rows.into_iter().fold(Table::new(t, t.planner_proposal(), columns), |table, (name, now, then)| {
        table.row(vec![html! { (name) }, html! { (now) }, html! { strong { (then) } }])
    });
    table.render()
}

fn days(t: Locale, found: &Proposal) -> Markup {
    html! {
        ol.planner-days role="list" {
            @for day in &found.days { li data-pinned[day.pinned] { (one(t, day)) } }
        }
    }
}

fn one(t: Locale, day: &ProposedDay) -> Markup {
    let is_new = day.present.as_ref() != Some(&day.menu_name);
    html! {
        p.planner-date { strong { (t.weekday(day.date.weekday())) ", " (t.day_short(day.date)) } }
        div {
            p { @if is_new { (Badge::new(Tone::Brand, t.planner_then())) " " } (day.menu_name) }
            @if is_new && let Some(present) = &day.present { p.muted.small { (t.planner_now()) ": " (present) } }
            p.muted.small {
                @if let Some(cost) = day.raw_food { (t.planner_raw_food()) " " (t.rupiah(cost)) ". " }
                (day.because)
            }
        }
    }
}

fn why(t: Locale, found: &Proposal) -> Markup {
    let objective = &found.objective;
    let parts = [
        (t.planner_raw_food(), objective.raw_food),
        (t.planner_nutrition(), objective.nutrition),
        (t.planner_side_repeats(), objective.side_repeats),
        (t.planner_total(), objective.total),
    ];
    html! {
        div.stack.tight {
            (ui::card::facts(parts.map(|(name, cost)| (name, html! { (t.rupiah(cost)) }))))
            ul.chips role="list" {
                @for size in &found.sizes {
                    @let tone = match size.status { Some(CeilingStatus::Over) => Tone::Bad, Some(CeilingStatus::On) => Tone::Warn, Some(CeilingStatus::Under) => Tone::Good, None => Tone::Neutral };
                    li { (Badge::new(tone, format!("{}: {} / {}", size.name, size.raw_food.map_or_else(|| "–".to_owned(), |cost| t.rupiah(cost)), t.rupiah(size.ceiling)))) }
                }
            }
            h3 { (t.planner_binding()) }
            @if found.binding.is_empty() { p.muted { (t.planner_no_binding()) } }
            ul.line-list role="list" { @for binding in &found.binding { li { (binding.text) } } }
        }
    }
}
