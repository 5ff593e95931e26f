//! What one serving of each size gives: the ten, how sure they are, all of the catalogue's, and what each line adds.

use calc::Size;
use domain::{Amount, LineId, Nutrient, NutritionSource};
use maud::{Markup, Render as _, html};
use ui::alert::Alert;
use ui::card::Card;
use ui::table::{Column, Table};
use ui::tabs::Tabs;
use ui::{Icon, Tone};
use words::Locale;

use super::super::{amount, number};
use crate::menus::figures::{EnergyShape, NutrientShape, NutritionLineShape, NutritionShape, WeightShape};
use crate::menus::{Menu, Workings};

/// A part for each size.
pub(super) fn section(t: Locale, menu: &Menu, workings: &Workings) -> Markup {
    let sizes = &workings.rules.sizes;
    let tabs = sizes.iter().fold(Tabs::new("nutrition", t.menu_sizes()), |tabs, size| {
        tabs.part(&size.name, one(t, size, &workings.nutrition(size)))
    });
    let body = html! {
        @if let [size] = sizes.as_slice() { (one(t, size, &workings.nutrition(size))) } @else { (tabs) }
    };
    Card::new(body).title(t.menu_nutrition()).subtitle(t.name(menu.figures.nutrition_source)).render()
}

fn one(t: Locale, size: &Size, nutrition: &NutritionShape) -> Markup {
    let (ten, others) = nutrition.nutrients.split_at(Nutrient::of_menu().len().min(nutrition.nutrients.len()));
    html! {
        div.stack.tight {
            (table(t, &t.menu_nutrition_of(&size.name), ten))
            @if let Some(check) = &nutrition.energy_check { (energy(t, check, &nutrition.lines)) }
            @if let Some(weight) = &nutrition.weight { (plate(t, weight)) }
            (doubts(t, &nutrition.lines))
            @if nutrition.source == NutritionSource::Computed && !nutrition.lines.is_empty() {
                (fold(Icon::Ingredient, t.menu_per_line(), t.menu_per_line_text(), &per_line(t, &nutrition.lines)))
            }
            (fold(Icon::ChartBar, t.menu_all_nutrients(), t.menu_all_nutrients_text(), &table(t, t.menu_all_nutrients(), others)))
        }
    }
}

/// More that is unfolded when wanted.
fn fold(icon: Icon, title: &str, text: &str, body: &Markup) -> Markup {
    html! {
        details.fold {
            summary { (icon) span { strong { (title) } small { (text) } } (Icon::ChevronDown) }
            div { (body) }
        }
    }
}

/// Each nutrient with its amount; how much of the weight has a figure is said where it is not all.
fn table(t: Locale, caption: &str, nutrients: &[NutrientShape]) -> Markup {
    html! {
        dl.facts.amounts aria-label=(caption) {
            @for shape in nutrients {
                div {
                    dt { (t.name(shape.nutrient)) @if let Some(gap) = gap(t, shape) { small { (gap) } } }
                    dd class=[shape.value.is_none().then_some("muted")] { (amount(t, shape.nutrient, shape.value)) }
                }
            }
        }
    }
}

/// What is missing of a figure, in words.
fn gap(t: Locale, shape: &NutrientShape) -> Option<String> {
    let percent = Amount::from_thousandths(shape.coverage.thousandths() * 100);
    match shape.value {
        None => Some(t.menu_coverage_none().to_owned()),
        Some(_) if shape.coverage < Amount::whole(1) => Some(t.menu_covered(&t.percent(&t.decimal(percent, 0)))),
        Some(_) => None,
    }
}

/// Whether energy and macronutrients tell the same story.
fn energy(t: Locale, check: &EnergyShape, lines: &[NutritionLineShape]) -> Markup {
    let said = t.menu_energy_check(&t.decimal(check.expected, 0), &t.decimal(check.actual, 0));
    if check.ok {
        return html! { p.muted.small.checked { (Icon::Check) (t.menu_energy_fits()) " " (said) } };
    }
    let name = |id: &LineId| lines.iter().find(|line| line.line_id == *id).map(|line| line.name.as_str());
    let names: Vec<_> = check.lines.iter().filter_map(name).collect();
    let body = html! {
        p { (said) }
        @if !names.is_empty() { p { (t.menu_energy_causes(&names.join(", "))) } }
    };
    Alert::new(Tone::Warn, t.menu_energy_differs()).body(body).render()
}

/// Whether the plate weighs what the menu says.
fn plate(t: Locale, weight: &WeightShape) -> Markup {
    let said = t.menu_plate(&t.decimal(weight.cooked, 0), &t.decimal(weight.declared, 0));
    if weight.ok {
        html! { p.muted.small.checked { (Icon::Check) (said) } }
    } else {
        Alert::new(Tone::Warn, t.menu_plate_differs()).body(html! { p { (said) } }).render()
    }
}

/// What there is to doubt, line by line, in words.
fn doubts(t: Locale, lines: &[NutritionLineShape]) -> Markup {
    let doubted: Vec<_> = lines.iter().filter(|line| !line.flags.is_empty()).collect();
    html! {
        @if !doubted.is_empty() {
            (fold(Icon::Info, t.menu_doubts(), &t.menu_doubts_text(doubted.len()), &html! {
                dl.doubts {
                    @for line in doubted {
                        dt { (line.name) }
                        @for flag in &line.flags { dd { (t.menu_flag(flag)) } }
                    }
                }
            }))
        }
    }
}

/// The nutrients that a table of lines has room for.
const OF_LINES: [Nutrient; 6] =
    [Nutrient::Calories, Nutrient::Protein, Nutrient::Carbohydrates, Nutrient::Fat, Nutrient::Iron, Nutrient::VitaminA];

fn per_line(t: Locale, lines: &[NutritionLineShape]) -> Markup {
    let mut columns = vec![Column::text(t.menu_ingredient()), Column::number(t.menu_edible())];
    columns.extend(
        OF_LINES.map(|nutrient| Column::number(format!("{} ({})", t.name(nutrient), t.nutrient_unit(nutrient)))),
    );
    let row = |table: Table, line: &NutritionLineShape| {
        let grams =
            line.edible_grams.map_or_else(|| t.no_data().to_owned(), |grams| format!("{} g", t.decimal(grams, 1)));
        let mut cells = vec![html! { (line.name) }, html! { (grams) }];
        cells.extend(OF_LINES.map(|nutrient| match line.nutrients.get(nutrient.code()).copied().flatten() {
            Some(value) => html! { (number(t, nutrient, value)) },
            None => html! { span.muted { (t.no_data()) } },
        }));
        table.row(cells)
    };
    lines.iter().fold(Table::new(t, t.menu_per_line(), columns), row).render()
}
