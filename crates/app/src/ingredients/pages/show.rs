//! One ingredient: what it costs and gives, what uses it, and its form for those who may change it.

use ::store::TenantTx;
use axum::response::Response;
use domain::may::{Permit, ReadIngredients};
use domain::{Day, IngredientId, Nutrient, Permission};
use maud::{Markup, Render as _, html};
use ui::alert::Alert;
use ui::badge::Badge;
use ui::card::{self, Card};
use ui::dialog::Ask;
use ui::form::Form;
use ui::page::{Heading, Page};
use ui::{Button, Icon, Tone, Variant};
use words::Locale;

use super::super::prices::{RecordedPrice, prices};
use super::super::{Ingredient, find, stocked};
use super::{form, price, stock};
use crate::foods::pages::{allergens, figures, name};
use crate::foods::{Catalogue, Food};
use crate::menus;
use crate::pages::PageRequest;
use crate::problem::{Dependent, Problem};
use crate::request::{Paging, Path};

/// The page.
pub(super) async fn show(
    page: PageRequest<ReadIngredients>,
    Path(id): Path<IngredientId>,
) -> Result<Response, Problem> {
    let mut tx = page.read().await?;
    let ingredient = find(&mut tx, &page.app.catalogue, id).await?;
    let around = Around::load(&mut tx, &ingredient).await?;
    Ok(page.page(&view(&page, &ingredient, &around, Forms::default())))
}

/// The page again after a refused change, with the forms as they came back.
pub(super) async fn again<P: Permit>(
    page: &PageRequest<P>,
    tx: &mut TenantTx,
    ingredient: &Ingredient,
    forms: Forms,
    problem: &Problem,
) -> Result<Response, Problem> {
    let around = Around::load(tx, ingredient).await?;
    Ok(page.refusal(problem, &view(page, ingredient, &around, forms)))
}

/// What came back with a refusal; what did not is filled afresh.
#[derive(Default)]
pub(super) struct Forms {
    pub about: Option<Form>,
    pub price: Option<Form>,
    /// What stands above: a conflict, or what keeps it from being deleted.
    pub above: Markup,
}

/// What is shown beside an ingredient.
struct Around {
    prices: Vec<RecordedPrice>,
    menus: Vec<Dependent>,
}

impl Around {
    async fn load(tx: &mut TenantTx, ingredient: &Ingredient) -> Result<Self, Problem> {
        let prices = prices(tx, ingredient.id, Paging { page: 1, page_size: 100 }).await?.items;
        Ok(Self { prices, menus: menus::of_ingredient(tx, ingredient.id).await? })
    }
}

fn view<P: Permit>(page: &PageRequest<P>, ingredient: &Ingredient, around: &Around, forms: Forms) -> Page {
    let (t, catalogue) = (page.t(), &page.app.catalogue);
    let may_write = page.may(Permission::WriteIngredients);
    let main = if may_write {
        let filled = forms.about.unwrap_or_else(|| form::of(t, ingredient));
        let address = format!("/ingredients/{}", ingredient.id);
        Card::new(form::form(t, &filled, catalogue, &address, false)).title(t.ingredient_edit()).render()
    } else {
        facts(t, ingredient, ingredient.about.food(catalogue))
    };
    let priced = page.may(Permission::WritePrices).then(|| {
        let filled = forms.price.unwrap_or_else(|| new_price(t, ingredient, page.today()));
        price::form(t, ingredient, &filled)
    });
    let body = html! {
        (heading(t, ingredient, may_write))
        (forms.above)
        div.split data-side="first" {
            div.stack {
                (price_card(t, ingredient, around, priced))
                (Card::new(allergens(t, ingredient.effective_allergens, ingredient.allergens_complete)).title(t.allergens()))
            }
            div.stack {
                (main)
                (counts(t, ingredient, catalogue))
                (Card::new(used_by(t, &around.menus)).title(t.ingredient_used_by()))
            }
        }
    };
    Page::new(&ingredient.about.item_name, body)
}

fn heading(t: Locale, ingredient: &Ingredient, may_write: bool) -> Heading {
    let about = &ingredient.about;
    let subtitle = html! {
        @if let Some(code) = &about.item_code { span { (code) } }
        (Badge::new(Tone::Neutral, t.name(about.category)))
        (stock(t, about))
    };
    let heading = Heading::new(&about.item_name).back("/ingredients", t.ingredients_title()).subtitle(subtitle);
    if !may_write {
        return heading;
    }
    let ask = Ask {
        title: t.ingredient_delete_ask(&about.item_name),
        text: t.ingredient_delete_text().into(),
        confirm: t.delete().into(),
        pending: t.deleting().into(),
    };
    let delete = Button::submit(t.delete()).variant(Variant::Destructive).icon(Icon::Delete);
    heading.actions(ask.form(&format!("/ingredients/{}/delete", ingredient.id), &delete))
}

fn new_price(t: Locale, ingredient: &Ingredient, today: Day) -> Form {
    Form::new(t, "price").value("version", ingredient.version).value("priceDate", today)
}

fn price_card(t: Locale, ingredient: &Ingredient, around: &Around, form: Option<Markup>) -> Markup {
    let body = html! {
        div.stack {
            @if ingredient.about.price.is_none() { p.muted { (t.ingredient_price_missing_text()) } }
            (price::shown(t, ingredient, false))
            @if let Some(form) = form { (form) }
            (price::history(t, ingredient, &around.prices))
        }
    };
    Card::new(body).id("price").title(t.ingredient_price()).render()
}

/// What counts in menus: the food's figures, and over them the kitchen's own.
fn counts(t: Locale, ingredient: &Ingredient, catalogue: &Catalogue) -> Markup {
    let food = ingredient.about.food(catalogue);
    let item = stocked::item(ingredient, food);
    let own = &ingredient.about.nutrients;
    let mark = |nutrient| {
        html! { @if own.contains_key(&nutrient) { (Badge::new(Tone::Info, t.ingredient_own_figure()).icon(Icon::Edit)) } }
    };
    let body = html! {
        div.stack {
            @if let Some(food) = food { p { (t.ingredient_food()) ": " a.link href={ "/foods/" (food.code) } { (name(t, food)) } } }
            @else { p.muted { (t.ingredient_food_none()) } }
            @for flag in &item.flags { p.chips { (Badge::new(Tone::Warn, t.food_amount_doubtful())) span { (t.food_flag(flag)) } } }
            (figures(t, Nutrient::of_menu(), |nutrient| item.nutrients[nutrient], mark))
        }
    };
    Card::new(body).title(t.ingredient_counts()).render()
}

/// Everything, for those who only look.
fn facts(t: Locale, ingredient: &Ingredient, food: Option<&Food>) -> Markup {
    let about = &ingredient.about;
    let or_dash = |text: Option<&str>| text.unwrap_or("–").to_owned();
    let conversions = about.conversions(food);
    let least =
        about.min_stock.map_or("–".to_owned(), |least| format!("{} {}", t.decimal(least, 2), t.name(about.unit)));
    let bdd = about.bdd_percent.or(food.and_then(|food| food.bdd_percent));
    let measures: Vec<_> = conversions
        .measures
        .iter()
        .map(|measure| format!("{} = {} g", measure.name, t.decimal(measure.grams, 1)))
        .collect();
    let facts = [
        (t.ingredient_category(), t.name(about.category).to_owned()),
        (t.ingredient_unit(), t.name(about.unit).to_owned()),
        (t.ingredient_supplier(), or_dash(about.supplier.as_deref())),
        (t.ingredient_min_stock(), least),
        (t.food_bdd(), bdd.map_or(t.unknown().to_owned(), |bdd| t.percent(&t.decimal(bdd, 1)))),
        (t.food_measures(), or_dash(Some(measures.join(", ").as_str()).filter(|text| !text.is_empty()))),
    ];
    Card::new(card::facts(facts.into_iter().map(|(label, text)| (label, html! { (text) }))))
        .title(t.ingredient_facts())
        .render()
}

fn used_by(t: Locale, menus: &[Dependent]) -> Markup {
    if menus.is_empty() {
        return html! { p.muted { (t.ingredient_used_by_none()) } };
    }
    html! { (links(t, menus)) }
}

/// What keeps an ingredient from being deleted, each with a way to it.
pub(super) fn in_use(t: Locale, dependents: &[Dependent]) -> Markup {
    let body = html! { p { (t.ingredient_in_use_text()) } (links(t, dependents)) };
    Alert::new(Tone::Bad, t.ingredient_in_use()).body(body).takes_focus().render()
}

fn links(t: Locale, menus: &[Dependent]) -> Markup {
    const SHOWN: usize = 12;
    html! {
        ul.alert-list {
            @for menu in menus.iter().take(SHOWN) { li { a.link href={ "/menu/" (menu.id) } { (menu.name) } } }
            @if menus.len() > SHOWN { li { (t.and_more(menus.len() - SHOWN)) } }
        }
    }
}
