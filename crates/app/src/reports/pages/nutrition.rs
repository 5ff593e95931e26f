//! What a menu gives, for every size and every group, on a sheet of A4.

use axum::response::Response;
use domain::may::ReadMenus;
use domain::{Amount, MenuId, Nutrient, TargetGroup};
use maud::{Markup, Render as _, html};
use ui::page::{Heading, Page};
use ui::{Button, Icon};
use words::Locale;

use super::super::Sheet;
use super::allergen_words;
use crate::menus::figures::{BalanceShape, BandShape, NutritionShape};
use crate::menus::pages::amount;
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::request::Path;

/// The page.
pub(super) async fn show(page: PageRequest<ReadMenus>, Path(id): Path<MenuId>) -> Result<Response, Problem> {
    let t = page.t();
    let sheet = Sheet::read(&page.app.catalogue, &mut page.read().await?, id).await?;
    let print = Button::plain(t.report_print_now()).icon(Icon::Print).attr("data-print", "").render();
    let heading = Heading::new(t.report_nutrition()).back(format!("/menu/{id}"), &sheet.menu.menu_name);
    let paper = Paper { t, sheet: &sheet, kitchen: &page.sppg.name, day: t.full_day(page.today()) };
    let body = html! {
        div.no-print { (heading.subtitle(t.nutrition_lead()).actions(print)) }
        div.sheets { (paper.sheet()) }
    };
    Ok(page.page(&Page::new(t.report_of(t.report_nutrition(), &sheet.menu.menu_name), body)))
}

struct Paper<'a> {
    t: Locale,
    sheet: &'a Sheet,
    kitchen: &'a str,
    day: String,
}

impl Paper<'_> {
    fn sheet(&self) -> Markup {
        let (t, menu, workings) = (self.t, &self.sheet.menu, &self.sheet.workings);
        let sizes: Vec<_> =
            workings.rules.sizes.iter().map(|size| (size.name.as_str(), workings.nutrition(size))).collect();
        let figures = &menu.figures;
        html! {
            article.sheet {
                header.sheet-head {
                    div {
                        p.sheet-kitchen { (self.kitchen) }
                        h2 { (menu.menu_name) }
                        p { (menu.menu_code) " • " (workings.program.about.name) " • " (t.name(menu.meal_type)) }
                    }
                    div.sheet-aside { p { strong { (self.day) } } p { (t.name(figures.nutrition_source)) } }
                }
                h3 { (t.nutrition_of_sizes()) }
                (of_sizes(t, &sizes))
                p { strong { (t.allergens()) ": " } (allergen_words(t, figures.allergens, figures.allergens_complete)) }
                section.sheet-part {
                    h3 { (t.nutrition_of_groups()) }
                    (self.verdicts(&workings.standing(TargetGroup::ALL)))
                    p.sheet-note { (t.nutrition_of_day()) " " (t.akg_note()) }
                    div.sheet-wide tabindex="0" role="region" aria-label=(t.nutrition_of_groups()) { (of_groups(t, &workings.standing(TargetGroup::ALL))) }
                }
            }
        }
    }

    fn verdicts(&self, balance: &BalanceShape) -> Markup {
        let (t, workings) = (self.t, &self.sheet.workings);
        let served = &workings.program.about.target_groups;
        html! {
            table.sheet-table {
                thead { tr {
                    th scope="col" { (t.nutrition_group()) } th scope="col" { (t.report_size()) }
                    th.numeric scope="col" { (t.nutrition_score()) } th scope="col" { (t.nutrition_verdict()) }
                } }
                tbody {
                    @for group in &balance.groups {
                        tr {
                            th scope="row" { (t.name(group.target_group)) @if !served.contains(&group.target_group) { small { " " (t.nutrition_not_served()) } } }
                            td { (workings.rules.size(&group.size).map_or(group.size.as_str(), |size| &size.name)) }
                            td.numeric { (group.score.map_or_else(|| t.no_data().to_owned(), |score| t.decimal(score, 1))) }
                            td { (t.name(group.verdict)) }
                        }
                    }
                }
            }
        }
    }
}

/// Every nutrient of the catalogue, with how much of the weight it is known of where that is not all.
fn of_sizes(t: Locale, sizes: &[(&str, NutritionShape)]) -> Markup {
    let value = |shape: &crate::menus::figures::NutrientShape| {
        let percent = Amount::from_thousandths(shape.coverage.thousandths() * 100);
        let is_part = shape.value.is_some() && shape.coverage < Amount::whole(1);
        html! {
            @if is_part { small { (t.menu_covered(&t.percent(&t.decimal(percent, 0)))) } " " }
            (amount(t, shape.nutrient, shape.value))
        }
    };
    html! {
        table.sheet-table {
            thead { tr { th scope="col" { (t.nutrition_nutrient()) } @for (name, _) in sizes { th.numeric scope="col" { (name) } } } }
            tbody {
                @for (at, nutrient) in Nutrient::ALL.iter().enumerate() {
                    tr {
                        th scope="row" { (t.name(*nutrient)) }
                        @for (_, nutrition) in sizes { td.numeric { @if let Some(shape) = nutrition.nutrients.get(at) { (value(shape)) } } }
                    }
                }
            }
        }
    }
}

/// For each group, each nutrient's share of the day, and whether it suits the meal.
fn of_groups(t: Locale, balance: &BalanceShape) -> Markup {
    let cell = |band: Option<&BandShape>| match band.and_then(|band| Some((band.percent_of_target?, band))) {
        Some((percent, band)) => html! { (t.percent(&t.decimal(percent, 0))) br; small { (t.name(band.status)) } },
        None => html! { small { (t.no_data()) } },
    };
    html! {
        table.sheet-table.sheet-matrix {
            thead { tr {
                th scope="col" { (t.nutrition_nutrient()) }
                @for group in &balance.groups { th.numeric scope="col" { (t.name(group.target_group)) } }
            } }
            tbody {
                @for nutrient in Nutrient::of_menu() {
                    tr {
                        th scope="row" { (t.name(*nutrient)) }
                        @for group in &balance.groups { td.numeric { (cell(group.nutrients.iter().find(|band| band.nutrient == *nutrient))) } }
                    }
                }
            }
        }
    }
}
