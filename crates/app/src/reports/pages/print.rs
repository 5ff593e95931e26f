//! The recipe on a sheet of A4: what to take for so many portions, how it is cooked, and what is in it.

use axum::response::Response;
use domain::may::ReadMenus;
use domain::{Day, MenuId, Nutrient};
use maud::{Markup, html};
use ui::Icon;
use ui::page::{Heading, Page};
use words::Locale;

use super::super::{Portions, Sheet};
use super::{DaySheet, allergen_words, answer, of_day, origin, portion_fields, said, sheet_page};
use crate::menus::pages::amount;
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::recipes::Recipe;
use crate::request::{Path, Query};

/// The page.
pub(super) async fn show(
    page: PageRequest<ReadMenus>,
    Path(id): Path<MenuId>,
    query: Query,
) -> Result<Response, Problem> {
    let t = page.t();
    let DaySheet { sheet, date, portions, form, problem } = of_day(&page, id, &query).await?;
    let rules = &sheet.workings.rules;
    let own = format!("/menu/{id}");
    let heading = Heading::new(t.report_print()).back(&own, &sheet.menu.menu_name);
    let fields = html! { (form.date("date", t.report_day())) (portion_fields(t, &form, rules)) };
    let paper = Paper { t, sheet: &sheet, kitchen: &page.sppg.name, date, portions: &portions };
    let body = sheet_page(t, heading, &form, &format!("{own}/print"), &fields, &paper.sheet());
    let title = t.report_of(t.report_print(), &sheet.menu.menu_name);
    Ok(answer(&page, problem.as_ref(), &Page::new(title, body)))
}

struct Paper<'a> {
    t: Locale,
    sheet: &'a Sheet,
    kitchen: &'a str,
    date: Day,
    portions: &'a Portions,
}

impl Paper<'_> {
    fn sheet(&self) -> Markup {
        let (t, menu, workings) = (self.t, &self.sheet.menu, &self.sheet.workings);
        let figures = &menu.figures;
        html! {
            article.sheet {
                header.sheet-head {
                    div {
                        p.sheet-kitchen { (self.kitchen) }
                        h2 { (menu.menu_name) }
                        p { (menu.menu_code) " • " (workings.program.about.name) " • " (t.name(menu.meal_type)) }
                    }
                    div.sheet-aside { p { strong { (t.full_day(self.date)) } } p { (t.menu_minutes(menu.preparation_time + menu.cooking_time)) " (" (t.menu_both_times(menu.preparation_time, menu.cooking_time)) ")" } }
                }
                p.sheet-for { strong { (t.report_for(&said(t, &self.portions.by_size, &workings.rules))) } " – " (origin(t, self.portions)) }
                (self.ingredients())
                h3 { (t.recipe()) }
                @if self.sheet.steps.is_empty() { p { (t.recipe_none()) } }
                ol.sheet-steps role="list" { @for step in &self.sheet.steps { (one(t, step)) } }
                @if let Some(text) = &menu.instructions { h3 { (t.menu_instructions()) } p.menu-text { (text) } }
                div.sheet-foot {
                    p { strong { (t.allergens()) ": " } (allergen_words(t, figures.allergens, figures.allergens_complete)) }
                    (self.in_short())
                }
            }
        }
    }

    fn ingredients(&self) -> Markup {
        let (t, workings) = (self.t, &self.sheet.workings);
        let amounts = calc::amounts(&workings.meal, &workings.rules, self.portions.iter());
        let mass = |grams: Option<domain::Grams>| grams.map_or_else(|| t.no_data().to_owned(), |grams| t.mass(grams));
        let counted = workings.meal.lines.iter().zip(&amounts);
        let counted: Vec<_> =
            counted.map(|(line, amount)| amount.quantity.filter(|_| !line.unit.is_weight())).collect();
        let is_counted = counted.iter().any(Option::is_some);
        html! {
            h3 { (t.menu_ingredients()) }
            @if amounts.is_empty() { p { (t.menu_no_lines()) } } @else {
                table.sheet-table {
                    thead { tr {
                        th scope="col" { (t.menu_ingredient()) }
                        @if is_counted { th.numeric scope="col" { (t.report_whole_amount()) } }
                        th.numeric scope="col" { (t.report_edible()) }
                        th.numeric scope="col" { (t.report_purchased()) }
                    } }
                    tbody {
                        @for ((line, amount), counted) in workings.meal.lines.iter().zip(&amounts).zip(&counted) {
                            tr {
                                th scope="row" { (amount.name) @if line.is_optional { " (" (t.optional()) ")" } }
                                @if is_counted {
                                    td.numeric {
                                        @match counted {
                                            Some(quantity) => { (t.decimal(*quantity, 2)) " " (t.unit_named(line.unit.code())) },
                                            None => "–",
                                        }
                                    }
                                }
                                td.numeric { (mass(amount.edible)) }
                                td.numeric { strong { (mass(amount.purchased)) } }
                            }
                        }
                    }
                }
            }
        }
    }

    /// What one serving of the reference size gives, in a line.
    fn in_short(&self) -> Markup {
        let (t, workings) = (self.t, &self.sheet.workings);
        let reference = workings.rules.reference();
        let given = calc::nutrition(&workings.meal, &workings.rules, reference).nutrients;
        html! {
            p {
                strong { (t.report_per_serving(&reference.name.to_lowercase())) ": " }
                @for (at, nutrient) in Nutrient::of_menu().iter().enumerate() {
                    @if at > 0 { " • " }
                    span.unbroken { (t.name(*nutrient)) " " (amount(t, *nutrient, given[*nutrient].value)) }
                }
            }
        }
    }
}

fn one(t: Locale, step: &Recipe) -> Markup {
    let about = &step.about;
    html! {
        li {
            span.sheet-number { (step.step_number) }
            div {
                p.menu-text { (about.instruction) }
                p.sheet-facts {
                    @if let Some(degrees) = about.temperature { span.sheet-heat { (Icon::Temperature) (t.decimal(degrees, 1)) " °C" } }
                    @if let Some(minutes) = about.duration { span { (Icon::Timer) (t.menu_minutes(minutes)) } }
                    @if let Some(equipment) = &about.equipment { span { (Icon::ChefHat) (equipment) } }
                    @if let Some(notes) = &about.notes { span { (notes) } }
                }
                @if let Some(check) = &about.quality_check { p.sheet-check { span.sheet-box aria-hidden="true" {} strong { (t.recipe_check()) ": " } (check) } }
            }
        }
    }
}
