//! Weeks on the calendar: a line below each, and every nutrient against its band.

use domain::{Amount, BandStatus, Rupiah};
use maud::{Markup, Render as _, html};
use ui::card::Card;
use words::Locale;

use crate::calendar::{Calendar, CalendarWeek};
use crate::menus::pages::{bars, verdict};

/// How a week stands, in a line.
pub(super) fn line(t: Locale, week: &CalendarWeek) -> Markup {
    html! {
        @if week.portions > 0 || !week.groups.is_empty() {
            p.board-week-line {
                @if let Some(judged) = week.verdict { (verdict(t, judged)) }
                @if let Some(score) = week.score { span.numeric { (t.plan_score(&t.decimal(score, 0))) } }
                @if let Some(each) = each(week) { span.numeric { (t.plan_each(&t.rupiah(each))) } }
                span.muted { (misses(t, week)) }
            }
        }
    }
}

/// Which nutrients lie outside their bands, by name.
fn misses(t: Locale, week: &CalendarWeek) -> String {
    let named = |status: BandStatus| {
        let missed = week.nutrients.iter().filter(|band| band.judged && band.status == status);
        missed.map(|band| t.name(band.nutrient).to_lowercase()).collect::<Vec<_>>().join(", ")
    };
    let (below, above) = (named(BandStatus::Below), named(BandStatus::Above));
    let said = [(below, true), (above, false)].into_iter().filter(|(names, _)| !names.is_empty());
    let said: Vec<_> = said
        .map(|(names, is_below)| if is_below { t.plan_week_below(&names) } else { t.plan_week_above(&names) })
        .collect();
    if said.is_empty() && week.score.is_some() { t.plan_week_all_within().to_owned() } else { said.join(" · ") }
}

/// What a portion of the week costs on the average; not while a part of it is not known.
fn each(week: &CalendarWeek) -> Option<Rupiah> {
    week.cost.filter(|_| week.cost_complete)?.shared_among(week.portions)
}

/// Every week with what it gives.
pub(super) fn section(t: Locale, calendar: &Calendar) -> Markup {
    let weeks: Vec<_> = calendar.weeks.iter().filter(|week| !week.nutrients.is_empty()).collect();
    let body = html! {
        div.stack.tight {
            @for week in &weeks {
                details.fold {
                    summary {
                        (ui::Icon::Salad)
                        span { strong { (t.plan_week_of(&t.day_short(week.from))) } small { (misses(t, week)) } }
                        (ui::Icon::ChevronDown)
                    }
                    div.stack.tight {
                        @if let Some(group) = week.target_group { p.muted { (t.name(group)) ": " (week.score.map_or_else(|| "–".to_owned(), |score: Amount| t.decimal(score, 0))) } }
                        (bars(t, &week.nutrients))
                    }
                }
            }
            p.muted.small { (t.akg_note()) }
        }
    };
    html! { @if !weeks.is_empty() { (Card::new(body).title(t.plan_weeks()).subtitle(t.plan_weeks_lead()).render()) } }
}
