//! The list of foods: found while typing, page by page.

use axum::response::Response;
use domain::may::ReadFoods;
use domain::{Category, Nutrient};
use maud::{Markup, Render as _, html};
use ui::badge::Badge;
use ui::combobox;
use ui::empty::Empty;
use ui::form::{Choice, Filters, Form};
use ui::page::{Heading, Page};
use ui::pagination::Pagination;
use ui::table::{Column, Table};
use ui::{Button, Tone, Variant};
use words::Locale;

use super::super::{Food, page as page_of};
use super::view::{amount, name};
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::request::{self, Paging, Query};

/// What the filters say; anything else than a filter says nothing.
struct Wanted {
    typed: String,
    category: Option<Category>,
    page: i64,
}

impl Wanted {
    fn read(query: &Query) -> Self {
        let typed = query.get("q").unwrap_or_default().trim().chars().take(100).collect();
        let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1);
        Self { typed, category: query.get("category").and_then(Category::from_code), page: page.clamp(1, 100_000) }
    }

    fn address(&self, page: u64) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("page", &page.to_string());
        if !self.typed.is_empty() {
            query.append_pair("q", &self.typed);
        }
        if let Some(category) = self.category {
            query.append_pair("category", category.code());
        }
        format!("/foods?{}", query.finish())
    }
}

/// The page.
pub(super) async fn show(page: PageRequest<ReadFoods>, query: Query) -> Response {
    let wanted = Wanted::read(&query);
    let paging = Paging { page: wanted.page, page_size: 20 };
    let found = page_of(&page.app.catalogue, &wanted.typed, wanted.category, paging);
    page.page(&view(page.t(), &found, &wanted))
}

/// Suggestions for a field that names a food.
pub(super) async fn options(page: PageRequest<ReadFoods>, query: Query) -> Result<Response, Problem> {
    let t = page.t();
    let typed: String = query.get("q").unwrap_or_default().chars().take(100).collect();
    let choices: Vec<_> = page.app.catalogue.search(&typed).into_iter().take(12).map(|food| choice(t, food)).collect();
    Ok(page.fragment(&combobox::options(&choices)))
}

fn choice(t: Locale, food: &Food) -> Choice {
    let other = t.pick(&food.name_en, &food.name_id);
    Choice::new(food.id.to_string(), name(t, food))
        .hint(format!("{other} • {}", t.food_state_name(&food.state)))
        .fills("category", food.category.code())
}

fn view(t: Locale, found: &request::Page<&Food>, wanted: &Wanted) -> Page {
    let form = Form::new(t, "filter").value("q", &wanted.typed).maybe("category", wanted.category.map(Category::code));
    let categories = Category::ALL.iter().map(|category| (category.code(), t.name(*category)));
    let filters = html! {
        (form.search("q", t.search()).attr("placeholder", t.foods_search_hint()).attr("autocomplete", "off"))
        (form.select("category", t.food_category(), [("", t.all())].into_iter().chain(categories)))
    };
    let body = html! {
        (Heading::new(t.foods_title()).subtitle(t.foods_lead()))
        (Filters::new("/foods", "foods").render(t.foods_filter(), &filters))
        div.stack #foods aria-live="polite" { (list(t, found, wanted)) }
    };
    Page::new(t.foods_title(), body)
}

fn list(t: Locale, found: &request::Page<&Food>, wanted: &Wanted) -> Markup {
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    let place = Pagination { page: count(found.page), page_size: count(found.page_size), total: count(found.total) };
    if found.items.is_empty() {
        return Empty::new(ui::Icon::Food, t.foods_none())
            .text(t.foods_none_text())
            .actions(Button::link("/foods", t.reset()).variant(Variant::Outline).render())
            .render();
    }
    let figures = [Nutrient::Calories, Nutrient::Protein, Nutrient::Carbohydrates, Nutrient::Fat, Nutrient::Iron];
    let mut columns = vec![Column::text(t.food_name())];
    columns.extend(figures.iter().enumerate().map(|(at, nutrient)| {
        let column = Column::number(t.name(*nutrient));
        if at < 2 { column } else { column.minor() }
    }));
    columns.push(Column::text(t.food_doubts()));
    let row = |table: Table, food: &&Food| {
        let mut cells = vec![named(t, food)];
        cells.extend(figures.iter().map(|nutrient| amount(t, food.nutrients[*nutrient], *nutrient)));
        cells.push(doubted(t, food));
        table.row(cells)
    };
    html! {
        (found.items.iter().fold(Table::new(t, t.foods_found(), columns), row))
        (place.render(t, |page| wanted.address(page)))
    }
}

fn named(t: Locale, food: &Food) -> Markup {
    html! {
        a href={ "/foods/" (food.code) } { (name(t, food)) }
        div.muted.small { (t.pick(&food.name_en, &food.name_id)) " • " (t.food_state_name(&food.state)) }
    }
}

fn doubted(t: Locale, food: &Food) -> Markup {
    match food.quality_flags.len() {
        0 => Markup::default(),
        count => {
            let first = food.quality_flags.first().map(|flag| t.food_flag(flag)).unwrap_or_default();
            Badge::new(Tone::Warn, t.food_doubts_count(count)).title(first).render()
        }
    }
}
