//! The list of ingredients: found while typing, filtered, sorted, priced in place.

use ::store::TenantTx;
use axum::response::Response;
use domain::may::ReadIngredients;
use domain::{Allergen, Category, Permission};
use maud::{Markup, Render as _, html};
use ui::empty::Empty;
use ui::form::{Filters, Form};
use ui::page::{Heading, Page};
use ui::pagination::Pagination;
use ui::table::{Column, Table};
use ui::{Button, Icon, Variant};
use words::Locale;

use super::super::{Ingredient, IngredientFilter, Sort, SortBy, list, search};
use super::{price, stock};
use crate::foods::pages::allergens;
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::request::{self, Paging, Query};

/// What the filters say, as it stands in the address; anything else than a filter says nothing.
struct Wanted {
    typed: String,
    filter: IngredientFilter,
    sort: &'static str,
    page: i64,
}

/// The orders that a page offers; the first is the usual one.
const SORTS: [(&str, SortBy, bool); 4] = [
    ("", SortBy::ItemName, false),
    ("-updatedAt", SortBy::UpdatedAt, true),
    ("-price", SortBy::Price, true),
    ("priceDate", SortBy::PriceDate, false),
];

impl Wanted {
    fn read(query: &Query) -> Self {
        let get = |name| query.get(name).unwrap_or_default().trim();
        let yes_or_no = |name| match get(name) {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        };
        let filter = IngredientFilter {
            category: Category::from_code(get("category")),
            in_stock: yes_or_no("inStock"),
            has_price: yes_or_no("hasPrice"),
            exclude_allergens: Allergen::from_code(get("excludeAllergen")).into_iter().collect(),
            search: None,
        };
        let sort = SORTS.into_iter().find(|(word, _, _)| *word == get("sort")).map_or("", |(word, _, _)| word);
        let page = get("page").parse().unwrap_or(1_i64).clamp(1, 100_000);
        Self { typed: get("q").chars().filter(|c| *c != '\0').take(100).collect(), filter, sort, page }
    }

    /// The filters by name, those that say something.
    fn pairs(&self) -> Vec<(&'static str, String)> {
        let filter = &self.filter;
        let mut pairs = vec![("q", self.typed.clone())];
        pairs.extend(filter.category.map(|category| ("category", category.to_string())));
        pairs.extend(filter.in_stock.map(|yes| ("inStock", yes.to_string())));
        pairs.extend(filter.has_price.map(|yes| ("hasPrice", yes.to_string())));
        pairs.extend(filter.exclude_allergens.first().map(|allergen| ("excludeAllergen", allergen.to_string())));
        pairs.retain(|(_, value)| !value.is_empty());
        pairs
    }

    fn address(&self, page: u64) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("page", &page.to_string()).extend_pairs(self.pairs());
        if !self.sort.is_empty() {
            query.append_pair("sort", self.sort);
        }
        format!("/ingredients?{}", query.finish())
    }

    fn order(&self) -> Sort {
        let sort = SORTS.into_iter().find(|(word, _, _)| *word == self.sort);
        sort.map_or_else(Sort::default, |(_, by, descending)| Sort { by, descending })
    }
}

/// The page. A typed word ranks; without one the chosen order holds.
pub(super) async fn show(page: PageRequest<ReadIngredients>, query: Query) -> Result<Response, Problem> {
    let wanted = Wanted::read(&query);
    let paging = Paging { page: wanted.page, page_size: 20 };
    let mut tx = page.read().await?;
    let mut found = find(&page, &mut tx, &wanted, paging).await?;
    if found.items.is_empty() && found.total > 0 {
        // The address names a page behind the last one.
        let last = (found.total - 1) / found.page_size + 1;
        found = find(&page, &mut tx, &wanted, Paging { page: last, ..paging }).await?;
    }
    let may = May { write: page.may(Permission::WriteIngredients), price: page.may(Permission::WritePrices) };
    Ok(page.page(&view(page.t(), &found, &wanted, may)))
}

async fn find(
    page: &PageRequest<ReadIngredients>,
    tx: &mut TenantTx,
    wanted: &Wanted,
    paging: Paging,
) -> Result<request::Page<Ingredient>, Problem> {
    if wanted.typed.is_empty() {
        return list(tx, &page.app.catalogue, &wanted.filter, wanted.order(), paging).await;
    }
    search(tx, &page.app, page.sppg.menus_seq, &wanted.typed, &wanted.filter, paging).await
}

/// What the reader may do besides reading.
#[derive(Clone, Copy)]
struct May {
    write: bool,
    price: bool,
}

fn view(t: Locale, found: &request::Page<Ingredient>, wanted: &Wanted, may: May) -> Page {
    let create = || Button::link("/ingredients/create", t.ingredient_add()).icon(Icon::Add).render();
    let heading = Heading::new(t.ingredients_title()).subtitle(t.ingredients_lead());
    let is_new = found.total == 0 && wanted.pairs().is_empty();
    let body = html! {
        (if may.write { heading.actions(create()) } else { heading })
        @if is_new {
            @let empty = Empty::new(Icon::Ingredient, t.ingredients_none_yet()).text(t.ingredients_none_yet_text());
            (if may.write { empty.actions(create()) } else { empty })
        } @else {
            (Filters::new("/ingredients", "ingredients").render(t.ingredients_filter(), &filters(t, wanted)))
            div.stack #ingredients aria-live="polite" data-live="INGREDIENT_" { (table(t, found, wanted, may)) }
        }
    };
    Page::new(t.ingredients_title(), body)
}

fn filters(t: Locale, wanted: &Wanted) -> Markup {
    let form = Form::new(t, "filter").value("sort", wanted.sort);
    let form = wanted.pairs().into_iter().fold(form, |form, (name, value)| form.value(name, value));
    let categories = Category::ALL.iter().map(|category| (category.code(), t.name(*category)));
    let allergens = Allergen::ALL.iter().map(|allergen| (allergen.code(), t.name(*allergen)));
    html! {
        (form.search("q", t.search()).attr("placeholder", t.ingredients_search_hint()).attr("autocomplete", "off"))
        (form.select("category", t.ingredient_category(), [("", t.all())].into_iter().chain(categories)))
        (form.select("inStock", t.ingredient_stock(),
            [("", t.all()), ("true", t.ingredient_in_stock()), ("false", t.ingredient_out_of_stock())]))
        (form.select("hasPrice", t.ingredient_price(),
            [("", t.all()), ("true", t.ingredient_has_price()), ("false", t.ingredient_no_price())]))
        (form.select("excludeAllergen", t.ingredient_free_of(), [("", t.ingredient_free_of_any())].into_iter().chain(allergens)))
        @if wanted.typed.is_empty() {
            (form.select("sort", t.ingredient_sort(), [
                ("", t.ingredient_sort_name()), ("-updatedAt", t.ingredient_sort_newest()),
                ("-price", t.ingredient_sort_dearest()), ("priceDate", t.ingredient_sort_oldest_price()),
            ]))
        }
    }
}

fn table(t: Locale, found: &request::Page<Ingredient>, wanted: &Wanted, may: May) -> Markup {
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    let place = Pagination { page: count(found.page), page_size: count(found.page_size), total: count(found.total) };
    if found.items.is_empty() {
        return Empty::new(Icon::Search, t.ingredients_none_match())
            .text(t.ingredients_none_match_text())
            .actions(Button::link("/ingredients", t.reset()).variant(Variant::Outline).render())
            .render();
    }
    let columns = vec![
        Column::text(t.ingredient_name()),
        Column::text(t.ingredient_category()).minor(),
        Column::number(t.ingredient_price()),
        Column::number(t.ingredient_stock()),
        Column::text(t.allergens()),
    ];
    let row = |table: Table, ingredient: &Ingredient| {
        let about = &ingredient.about;
        let named = html! {
            a href={ "/ingredients/" (ingredient.id) } { (about.item_name) }
            @if let Some(code) = &about.item_code { div.muted.small { (code) } }
        };
        table.row(vec![
            named,
            html! { (t.name(about.category)) },
            price::shown(t, ingredient, may.price),
            stock(t, about),
            allergens(t, ingredient.effective_allergens, ingredient.allergens_complete),
        ])
    };
    html! {
        (found.items.iter().fold(Table::new(t, t.ingredients_title(), columns), row))
        (place.render(t, |page| wanted.address(page)))
    }
}
