//! What goes in, and how it is cooked.

use domain::Basis;
use maud::{Markup, Render as _, html};
use ui::badge::Badge;
use ui::card::Card;
use ui::form;
use ui::{Button, Icon, Tone, Variant};
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
    html! { ul.line-list role="list" { @for line in lines { li { (one_line(t, line, workings)) } } } }
}

/// A line with its quantity, and for each size that does not follow its factor the quantity of its own.
fn one_line(t: Locale, line: &LineView, workings: &Workings) -> Markup {
    let about = &line.about;
    let name = line.inventory_item.as_ref().map_or("–", |item| item.about.item_name.as_str());
    let unit = t.unit_named(&about.unit);
    let own = |code: &String| workings.rules.size(code).map_or(code.clone(), |size| size.name.clone());
    html! {
        div {
            p { (name) @if about.is_optional { " " (Badge::new(Tone::Neutral, t.optional())) } }
            p.muted.small {
                @if let Some(method) = about.cooking_method { span { (t.name(method)) } }
                @for (size, quantity) in &about.size_quantities { span { (own(size)) ": " (t.decimal(*quantity, 2)) " " (unit) } }
                @if let Some(notes) = &about.notes { span { (notes) } }
            }
        }
        div.line-amount {
            p { strong { (t.decimal(about.quantity, 2)) " " (unit) } }
            p.muted.small {
                @if about.basis == Basis::AsPurchased { (t.name(about.basis)) " • " }
                @match line.cost { Some(cost) => (t.rupiah(cost.rounded())), None => (t.menu_without_price()) }
            }
        }
    }
}

pub(super) fn steps(t: Locale, menu: &Menu, steps: &[Recipe], may_write: bool) -> Markup {
    let body = html! {
        div.stack.tight {
            @if steps.is_empty() { p.muted { (t.recipe_none()) } } @else {
                @if may_write && steps.len() > 1 { (in_order(t, menu, steps)) } @else {
                    ol.recipe role="list" { @for step in steps { li { (one(t, step)) } } }
                }
            }
            @if let Some(text) = &menu.instructions {
                div { h3 { (t.menu_instructions()) } p.menu-text { (text) } }
            }
        }
    };
    let card = Card::new(body).title(t.recipe());
    if !may_write {
        return card.render();
    }
    let label = if steps.is_empty() { t.recipe_write() } else { t.recipe_edit() };
    let edit =
        Button::link(format!("/menu/{}/recipe", menu.id), label).icon(Icon::Edit).variant(Variant::Outline).small();
    card.actions(edit.render()).render()
}

/// Steps that their reader may put in another order, which is saved at once.
fn in_order(t: Locale, menu: &Menu, steps: &[Recipe]) -> Markup {
    html! {
        div {
            ol.recipe role="list" data-sortable data-order={ "/menus/" (menu.id) "/recipes/order" } data-version=(menu.version) data-moved=(t.recipe_moved()) {
                @for step in steps {
                    li data-id=(step.id) { (one(t, step)) div.recipe-move { (form::move_buttons(t)) } }
                }
            }
            p.sr-only aria-live="polite" data-said {}
        }
    }
}

fn one(t: Locale, step: &Recipe) -> Markup {
    let about = &step.about;
    html! {
        span.row-number data-number aria-hidden="true" { (step.step_number) }
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
