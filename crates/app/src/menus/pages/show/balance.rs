//! How a menu stands for each group it feeds: score, verdict, every nutrient against its band, and what would help.

use calc::Rules;
use domain::{Amount, BandStatus, Nutrient};
use maud::{Markup, Render as _, html};
use ui::card::Card;
use ui::chart::{Band, Limits, Score};
use ui::tabs::Tabs;
use ui::{Icon, Tone};
use words::Locale;

use super::super::{number, number_with_unit, tone};
use crate::menus::figures::{BalanceShape, BandShape, GroupShape};

/// A part for each group.
pub(super) fn section(t: Locale, balance: &BalanceShape, rules: &Rules) -> Markup {
    let tabs = balance.groups.iter().fold(Tabs::new("balance", t.menu_groups()), |tabs, group| {
        tabs.part(t.name(group.target_group), one(t, group, rules))
    });
    let body = html! {
        @if balance.groups.len() == 1 { (one(t, &balance.groups[0], rules)) } @else { (tabs) }
        p.muted.small { (t.akg_note()) }
    };
    let title = html! { (t.menu_balance()) };
    Card::new(html! { div.stack.tight { (body) } })
        .id("balance-card")
        .title(title)
        .subtitle(t.menu_balance_lead())
        .render()
}

fn one(t: Locale, group: &GroupShape, rules: &Rules) -> Markup {
    let score = Score {
        label: t.name(group.target_group).to_owned(),
        value: group.score.map(Amount::to_f64),
        text: group.score.map_or_else(|| "–".to_owned(), |score| t.decimal(score, 0)),
        tone: tone(group.verdict),
        verdict: t.name(group.verdict).to_owned(),
    };
    let size = rules.size(&group.size).map_or(group.size.as_str(), |size| size.name.as_str());
    html! {
        div.stack.tight {
            div.score-line { (score) p.muted.small { (size) } }
            (advice(t, group))
            (bars(t, &group.nutrients))
        }
    }
}

/// What would help, and for how much.
fn advice(t: Locale, group: &GroupShape) -> Markup {
    html! {
        @if !group.advice.is_empty() {
            div.advice {
                h3 { (Icon::Sparkles) (t.menu_advice()) }
                @for advice in &group.advice {
                    ul { @for step in &advice.steps { li { (step) } } }
                    p { (advice.result) }
                }
            }
        }
    }
}

/// Every nutrient against its band.
pub(crate) fn bars(t: Locale, nutrients: &[BandShape]) -> Markup {
    html! { div.bands { @for band in nutrients { (bar(t, band)) } } }
}

fn bar(t: Locale, band: &BandShape) -> Markup {
    let limits = match (band.lo, band.hi) {
        (Some(lo), Some(hi)) => Limits::Between { lo: lo.to_f64(), hi: hi.to_f64(), tolerance: 0.1 },
        (Some(lo), None) => Limits::AtLeast(lo.to_f64()),
        (None, Some(hi)) => Limits::AtMost(hi.to_f64()),
        (None, None) => Limits::Free,
    };
    Band {
        locale: t,
        label: t.name(band.nutrient).to_owned(),
        value: band.value.map(Amount::to_f64),
        value_text: band.value.map_or_else(String::new, |value| number_with_unit(t, band.nutrient, value)),
        limits,
        limits_text: limits_text(t, band.nutrient, band.lo, band.hi),
        tone: status_tone(band),
        status: t.name(band.status).to_owned(),
        note: note(t, band),
    }
    .render()
}

/// Energy and protein that are missing are grave; the rest is worth a look.
fn status_tone(band: &BandShape) -> Tone {
    match band.status {
        BandStatus::Within => Tone::Good,
        BandStatus::NoData => Tone::Neutral,
        BandStatus::Below if matches!(band.nutrient, Nutrient::Calories | Nutrient::Protein) => Tone::Bad,
        BandStatus::Below | BandStatus::Above => Tone::Warn,
    }
}

fn limits_text(t: Locale, nutrient: Nutrient, lo: Option<Amount>, hi: Option<Amount>) -> String {
    match (lo, hi) {
        (Some(lo), Some(hi)) => format!("{}–{}", number(t, nutrient, lo), number_with_unit(t, nutrient, hi)),
        (Some(lo), None) => format!("≥ {}", number_with_unit(t, nutrient, lo)),
        (None, Some(hi)) => format!("≤ {}", number_with_unit(t, nutrient, hi)),
        (None, None) => String::new(),
    }
}

/// How much of the weight has a figure, when not all; else who gives most of it.
fn note(t: Locale, band: &BandShape) -> Option<String> {
    if band.coverage < Amount::whole(1) {
        let percent = Amount::from_thousandths(band.coverage.thousandths() * 100);
        let covered = t.menu_covered(&t.percent(&t.decimal(percent, 0)));
        return Some(if band.judged { covered } else { format!("{covered}; {}", t.menu_not_counted()) });
    }
    let names: Vec<_> = band.contributors.iter().take(2).map(|line| line.name.as_str()).collect();
    (!names.is_empty()).then(|| t.menu_mostly_from(&names.join(", ")))
}
