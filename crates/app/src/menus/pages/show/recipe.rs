//! What goes in, and how it is cooked.

use domain::Basis;
use maud::{Markup, Render as _, html};
use ui::badge::Badge;
use ui::card::Card;
use ui::table::{Column, Table};
use ui::{Icon, Tone};
use words::Locale;

use crate::menus::{LineView, Menu, Workings};
use crate::recipes::Recipe;

pub(super) fn ingredients(t: Locale, workings: &Workings) -> Markup {
    let lines = workings.line_views();
    let body = if lines.is_empty() {
        html! { p.muted { (t.menu_no_lines()) } }
    } else {
        table(t, &lines, workings)
    };
    Card::new(body)
        .title(t.menu_ingredients())
        .subtitle(t.menu_ingredients_for(&workings.rules.reference().name))
        .render()
}

fn table(t: Locale, lines: &[LineView], workings: &Workings) -> Markup {
    let reference = &workings.rules.reference().code;
    let others: Vec<_> = workings.rules.sizes.iter().filter(|size| size.code != *reference).collect();
    let columns = vec![
        Column::text(t.menu_ingredient()),
        Column::number(t.menu_quantity()),
        Column::text(t.menu_cooking_method()),
        Column::number(t.menu_cost_per_serving()),
    ];
    let row = |table: Table, line: &LineView| {
        let about = &line.about;
        let name = line.inventory_item.as_ref().map_or("–", |item| item.about.item_name.as_str());
        let named = html! {
            (name)
            @if about.is_optional { " " (Badge::new(Tone::Neutral, t.optional())) }
            @if let Some(notes) = &about.notes { div.muted.small { (notes) } }
        };
        let quantity = html! {
            (t.decimal(about.quantity, 2)) " " (t.unit_named(&about.unit))
            @if about.basis == Basis::AsPurchased { div.muted.small { (t.name(about.basis)) } }
            @for size in &others {
                @if let Some(own) = about.size_quantities.get(&size.code) {
                    div.muted.small { (size.name) ": " (t.decimal(*own, 2)) " " (t.unit_named(&about.unit)) }
                }
            }
        };
        table.row(vec![
            named,
            quantity,
            html! { (about.cooking_method.map_or("–", |method| t.name(method))) },
            line.cost.map_or_else(
                || html! { span.muted { (t.menu_without_price()) } },
                |cost| html! { (t.rupiah(cost.rounded())) },
            ),
        ])
    };
    lines.iter().fold(Table::new(t, t.menu_ingredients(), columns), row).render()
}

pub(super) fn steps(t: Locale, menu: &Menu, steps: &[Recipe]) -> Markup {
    let body = html! {
        div.stack.tight {
            @if steps.is_empty() { p.muted { (t.recipe_none()) } } @else {
                ol.recipe role="list" { @for step in steps { li { (one(t, step)) } } }
            }
            @if let Some(text) = &menu.instructions {
                div { h3 { (t.menu_instructions()) } p.menu-text { (text) } }
            }
        }
    };
    Card::new(body).title(t.recipe()).render()
}

fn one(t: Locale, step: &Recipe) -> Markup {
    let about = &step.about;
    html! {
        span.row-number aria-hidden="true" { (step.step_number) }
        div {
            p.menu-text { (about.instruction) }
            p.recipe-facts.muted.small {
                @if let Some(minutes) = about.duration { span { (Icon::Timer) (t.menu_minutes(minutes)) } }
                @if let Some(degrees) = about.temperature { span { (Icon::Temperature) (t.decimal(degrees, 1)) " °C" } }
                @if let Some(equipment) = &about.equipment { span { (Icon::ChefHat) (equipment) } }
            }
            @if let Some(check) = &about.quality_check { p.recipe-check.small { (Icon::CheckCircle) span { strong { (t.recipe_check()) ": " } (check) } } }
            @if let Some(notes) = &about.notes { p.muted.small { (notes) } }
        }
    }
}
