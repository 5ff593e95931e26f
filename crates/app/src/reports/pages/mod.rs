//! What is cooked by, printed and shared, as pages. What a sheet is made for stands in its address; a form above it says
//! so, and a sheet is never made of what is wrong.

mod cook;
mod daily;
mod label;
mod nutrition;
mod poster;
mod print;

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use calc::Rules;
use domain::may::ReadMenus;
use domain::{Allergens, Day, MenuId};
use maud::{Markup, html};
use ui::form::{Filters, Form};
use ui::menu::{Item, Menu as Actions};
use ui::page::{Heading, Page};
use ui::{Button, Icon, Variant};
use words::Locale;

use super::{BySize, Origin, Portions, Sheet};
use crate::app::App;
use crate::pages::{PageRequest, refused};
use crate::problem::Problem;
use crate::request::{Fields, Query, day, integer};

/// The pages of this feature.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/menu/{id}/cook", get(cook::show))
        .route("/menu/{id}/print", get(print::show))
        .route("/menu/{id}/label", get(label::show))
        .route("/menu/{id}/nutrition", get(nutrition::show))
        .route("/menu/{id}/card", get(daily::show))
        .route("/menu/{id}/card.svg", get(daily::picture))
        .route("/menu/planning/{id}/print", get(poster::show))
}

/// The way from a menu to the stove.
pub(crate) fn cook_button(t: Locale, menu: MenuId) -> Button {
    Button::link(format!("/menu/{menu}/cook"), t.report_cook()).icon(Icon::ChefHat).variant(Variant::Outline)
}

/// What can be printed and shared of a menu, as entries of its menu of actions.
pub(crate) fn entries(t: Locale, menu: MenuId, actions: Actions) -> Actions {
    let at = |below: &str| format!("/menu/{menu}/{below}");
    actions
        .item(&Item::link(at("print"), t.report_print()).icon(Icon::Print))
        .item(&Item::link(at("label"), t.report_label()).icon(Icon::Tag))
        .item(&Item::link(at("nutrition"), t.report_nutrition()).icon(Icon::ChartBar))
        .item(&Item::link(at("card"), t.report_daily()).icon(Icon::Share))
}

/// What was asked for, and what is wrong with it: then a plain question stands in its place.
fn or_plain<T: Default>(asked: Result<T, Problem>) -> Result<(T, Option<Problem>), Problem> {
    match asked {
        Ok(asked) => Ok((asked, None)),
        Err(problem @ Problem::Invalid(_)) => Ok((T::default(), Some(problem))),
        Err(problem) => Err(problem),
    }
}

/// A day, and the servings that were typed for it.
#[derive(Debug, Default)]
struct ForDay {
    date: Option<Day>,
    portions: BySize,
}

impl ForDay {
    /// Reads it, for a kitchen with these sizes.
    fn read(f: &mut Fields, rules: &Rules) -> Option<Self> {
        let date = f.optional("date", day);
        let has_size = |code: &str| rules.size(code).map(|size| size.code.clone());
        let portions = f.map("portions", has_size, integer(0, 1_000_000));
        Some(Self { date: date?, portions: portions?.into_iter().collect() })
    }
}

/// A menu on a day and for so many, the form that says so, and what is wrong with that.
struct DaySheet {
    sheet: Sheet,
    date: Day,
    portions: Portions,
    form: Form,
    problem: Option<Problem>,
}

/// What the address asks for: today, and the portions that are planned, where it says nothing.
async fn of_day(page: &PageRequest<ReadMenus>, menu: MenuId, query: &Query) -> Result<DaySheet, Problem> {
    let mut tx = page.read().await?;
    let sheet = Sheet::read(&page.app.catalogue, &mut tx, menu).await?;
    let (asked, problem) = or_plain(query.read_paths(|f| ForDay::read(f, &sheet.workings.rules)))?;
    let date = asked.date.unwrap_or_else(|| page.today());
    let (sheet, portions) = sheet.on(&mut tx, date).await?;
    let form = options(page.t(), query, problem.as_ref(), &[("date", date.to_string())])?;
    Ok(DaySheet { sheet, date, portions: portions.with(asked.portions), form, problem })
}

/// The form of a sheet's options: what the address says, what holds where it says nothing, and what is wrong.
fn options(t: Locale, query: &Query, problem: Option<&Problem>, usual: &[(&str, String)]) -> Result<Form, Problem> {
    let form = match problem {
        Some(problem) => refused(t, "options", &serde_json::Value::Null, problem)?,
        None => Form::new(t, "options"),
    };
    let form = form.fill(query.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())));
    let unsaid = usual.iter().filter(|(name, _)| query.get(name).is_none());
    Ok(unsaid.fold(form, |form, (name, value)| form.value(*name, value)))
}

/// The page of a sheet, with the status of what is wrong with its options.
fn answer<P>(page: &PageRequest<P>, problem: Option<&Problem>, shown: &Page) -> Response {
    problem.map_or_else(|| page.page(shown), |problem| page.refusal(problem, shown))
}

/// A sheet on the screen: its head and its options, which paper does not show, and the sheet, or what is wrong.
fn sheet_page(t: Locale, heading: Heading, form: &Form, action: &str, fields: &Markup, sheet: &Markup) -> Markup {
    let print = Button::plain(t.report_print_now()).icon(Icon::Print).attr("data-print", "");
    html! {
        div.no-print { (heading.actions(html! { (print) })) }
        (Filters::new(action, "sheet").render(t.report_options(), fields))
        div.sheets #sheet { @if form.has_errors() { (form.summary()) } @else { (sheet) } }
    }
}

/// A number of servings for each size.
fn portion_fields(t: Locale, form: &Form, rules: &Rules) -> Markup {
    html! {
        @for size in &rules.sizes {
            (form.number(format!("portions.{}", size.code), &size.name).unit(t.portions_unit()).attr("placeholder", t.report_as_planned()))
        }
    }
}

/// `1.200 porsi kecil + 1.800 porsi besar`, without the sizes that nobody gets.
fn said(t: Locale, portions: &BySize, rules: &Rules) -> String {
    let counted = rules.sizes.iter().filter_map(|size| {
        let count = portions.get(&size.code).copied().filter(|count| *count > 0)?;
        Some(format!("{}\u{a0}{}", t.integer(count), size.name.to_lowercase()))
    });
    let counted: Vec<_> = counted.collect();
    if counted.is_empty() { t.report_no_portions().to_owned() } else { counted.join(" + ") }
}

/// Who says for how many.
fn origin(t: Locale, portions: &Portions) -> String {
    match &portions.origin {
        Origin::Plan(name) => t.report_from_plan(name),
        Origin::Program => t.report_from_program().to_owned(),
        Origin::Batch => t.report_from_batch().to_owned(),
        Origin::Typed => t.report_typed().to_owned(),
    }
}

/// Allergens in words, for paper: "none" is said only where every ingredient is known.
fn allergen_words(t: Locale, known: Allergens, are_all: bool) -> String {
    let names: Vec<_> = known.iter().map(|allergen| t.name(allergen)).collect();
    match (names.is_empty(), are_all) {
        (true, true) => t.allergens_none().to_owned(),
        (true, false) => t.allergens_unknown().to_owned(),
        (false, true) => names.join(", "),
        (false, false) => format!("{}. {}.", names.join(", "), t.report_allergens_more()),
    }
}
