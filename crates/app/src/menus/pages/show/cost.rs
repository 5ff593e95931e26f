//! What a serving costs, of what, against which ceiling, by which prices.

use domain::{CeilingStatus, Rupiah};
use maud::{Markup, Render as _, html};
use ui::alert::Alert;
use ui::card::Card;
use ui::chart::{Ceiling, Part, Parts};
use ui::table::{Column, Table};
use ui::{Icon, Tone};
use words::Locale;

use super::super::{known_cost, size_name};
use crate::menus::figures::{CostLineShape, CostShape, SizeCostShape};
use crate::menus::{Menu, Workings};
use crate::tenants::Settings;

pub(super) fn section(t: Locale, menu: &Menu, workings: &Workings, settings: &Settings) -> Markup {
    let cost = workings.cost(None);
    let (total, hint) = known_cost(t, cost.cost_per_serving, cost.complete);
    let body = html! {
        div.stack.tight {
            (parts(t, &cost, &total, hint))
            @if !cost.missing.is_empty() {
                (Alert::new(Tone::Warn, t.menu_prices_missing()).body(html! { p { (cost.missing.join(", ")) } }))
            }
            (ceilings(t, &cost, settings))
            p.muted.small {
                @if let Some(whole) = cost.total_cost { (t.menu_batch(&t.integer(cost.servings), &t.rupiah(whole))) }
                @if let Some(day) = cost.as_of { " " (t.menu_prices_of(&t.day(day))) }
            }
            @if !cost.lines.is_empty() {
                details.fold {
                    summary { (Icon::Tag) span { strong { (t.menu_cost_per_line()) } small { (t.menu_cost_per_line_text()) } } (Icon::ChevronDown) }
                    div { (lines(t, &cost.lines)) }
                }
            }
        }
    };
    let each = menu.figures.costs.cost_per_serving;
    let budget = workings.program.about.budget_per_serving.filter(|budget| each.is_some_and(|each| *budget < each));
    let body = html! {
        @if let Some(budget) = budget { (Alert::new(Tone::Warn, t.menu_over_budget(&t.rupiah(budget)))) }
        (body)
    };
    Card::new(html! { div.stack.tight { (body) } }).id("cost-card").title(t.menu_cost()).render()
}

/// Each part of a serving's cost.
fn parts(t: Locale, cost: &CostShape, total: &str, hint: &str) -> Markup {
    let servings = i128::from(cost.servings.max(1));
    let parts = [
        (t.menu_cost_ingredients(), cost.ingredient_cost),
        (t.menu_cost_labor(), cost.labor_cost),
        (t.menu_cost_overhead(), cost.overhead_cost),
        (t.menu_cost_packaging(), cost.packaging_cost),
    ];
    let part = |(label, batch): (&str, Option<Rupiah>)| {
        let batch = batch.filter(|batch| batch.0 > 0)?;
        // Each rounded half up, once, for one serving; what is drawn may be a fraction.
        let each = i64::try_from((i128::from(batch.0) * 2 + servings) / (servings * 2)).ok()?;
        Some(Part { label: label.to_owned(), value: length(batch), text: t.rupiah(Rupiah(each)) })
    };
    let label = if hint.is_empty() {
        t.menu_cost_per_serving().to_owned()
    } else {
        format!("{} ({hint})", t.menu_cost_per_serving())
    };
    let shown = parts.into_iter().filter_map(part).collect();
    Parts { locale: t, label, total_text: total.to_owned(), parts: shown }.render()
}

/// Only for drawing.
#[expect(clippy::cast_precision_loss, reason = "the length of a bar, not a figure")]
fn length(rupiah: Rupiah) -> f64 {
    rupiah.0 as f64
}

fn ceilings(t: Locale, cost: &CostShape, settings: &Settings) -> Markup {
    html! {
        div { h3 { (t.menu_raw_food()) } @for size in &cost.sizes { (ceiling(t, cost, size, settings)) } }
    }
}

/// While prices are missing only "over" is sure to stay.
fn ceiling(t: Locale, cost: &CostShape, size: &SizeCostShape, settings: &Settings) -> Markup {
    let (text, hint) = known_cost(t, size.raw_food_cost, cost.complete);
    let status = size.status.filter(|status| cost.complete || *status == CeilingStatus::Over);
    let tone = match status {
        None => Tone::Neutral,
        Some(CeilingStatus::Under) => Tone::Good,
        Some(CeilingStatus::On) => Tone::Warn,
        Some(CeilingStatus::Over) => Tone::Bad,
    };
    Ceiling {
        label: size_name(settings, &size.size).to_owned(),
        value: size.raw_food_cost.map(length),
        value_text: if hint.is_empty() { text } else { format!("{text} ({hint})") },
        ceiling: length(size.ceiling),
        ceiling_text: t.menu_ceiling(&t.rupiah(size.ceiling)),
        tone,
        status: status.map_or(t.menu_ceiling_unsure(), |status| t.name(status)).to_owned(),
    }
    .render()
}

fn lines(t: Locale, lines: &[CostLineShape]) -> Markup {
    let columns = vec![
        Column::text(t.menu_ingredient()),
        Column::number(t.menu_purchased()),
        Column::number(t.menu_price()),
        Column::number(t.menu_cost_per_serving()),
    ];
    let missing = || html! { span.muted { (t.menu_without_price()) } };
    let row = |table: Table, line: &CostLineShape| {
        table.row(vec![
            html! { (line.name) },
            html! { (line.purchased_grams.map_or_else(|| t.no_data().to_owned(), |grams| format!("{} g", t.decimal(grams, 1)))) },
            match (line.price_per_unit, line.unit) {
                (Some(price), Some(unit)) => html! { (t.rupiah(price)) "/" (t.name(unit)) },
                // Known, but not to this reader.
                _ if line.cost.is_some() => html! { "–" },
                _ => missing(),
            },
            line.cost.map_or_else(missing, |cost| html! { (t.rupiah(cost.rounded())) }),
        ])
    };
    lines.iter().fold(Table::new(t, t.menu_cost_per_line(), columns), row).render()
}
