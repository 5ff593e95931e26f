//! A price, changed where it stands: in a row of the list, or in its card on the ingredient's page.

use axum::response::Response;
use domain::may::WritePrices;
use domain::{Day, IngredientId};
use maud::{Markup, html};
use ui::chart::{Line, Point};
use ui::form::{self, Form};
use ui::toast::{self, Toast};
use ui::{Attrs, Button, Icon, Tone, Variant};
use words::Locale;

use super::super::prices::RecordedPrice;
use super::super::{Ingredient, changes_only_the_price, find, update};
use super::per_unit;
use super::show;
use crate::pages::{PageRequest, go};
use crate::problem::{FieldError, Problem};
use crate::request::{Body, Path, Query};
use domain::Fault;

fn cell_id(ingredient: &Ingredient) -> String {
    format!("price-{}", ingredient.id)
}

/// The price in a row, with the pencil of those who may change it.
pub(super) fn shown(t: Locale, ingredient: &Ingredient, may_price: bool) -> Markup {
    let (about, id) = (&ingredient.about, cell_id(ingredient));
    let pencil =
        Button::link(format!("/ingredients/{}#price", ingredient.id), t.ingredient_price_change(&about.item_name))
            .icon(Icon::Edit)
            .icon_only()
            .small()
            .variant(Variant::Ghost)
            .attr("hx-get", format!("/ingredients/{}/price", ingredient.id))
            .attr("hx-target", format!("#{id}"))
            .attr("hx-swap", "outerHTML");
    html! {
        div.price-cell id=(id) {
            div {
                @match (about.price, about.price_date) {
                    (Some(price), Some(day)) => {
                        strong.numeric { (t.rupiah(price)) } " " span.muted { (per_unit(t, about.unit)) }
                        div.muted.small { (t.ingredient_price_since(&t.day_short(day))) }
                    },
                    _ => span.muted { (t.ingredient_price_missing()) },
                }
            }
            @if may_price { (pencil) }
        }
    }
}

/// The same row's cell as a form.
fn changing(t: Locale, ingredient: &Ingredient, filled: &Form) -> Markup {
    let (id, name) = (cell_id(ingredient), &ingredient.about.item_name);
    let address = format!("/ingredients/{}/price", ingredient.id);
    let target = format!("#{id}");
    let away = Button::link(format!("/ingredients/{}", ingredient.id), t.cancel())
        .icon(Icon::Close)
        .icon_only()
        .variant(Variant::Ghost)
        .attr("hx-get", format!("{address}?cell=shown"))
        .attr("data-in-place-cancel", "")
        .attr("hx-target", &target)
        .attr("hx-swap", "outerHTML");
    let attrs = Attrs::default()
        .set("id", &id)
        .set("class", "price-form")
        .set("method", "post")
        .set("action", &address)
        .flag("novalidate", true)
        .flag("data-in-place", true)
        .set("hx-post", &address)
        .set("hx-target", &target)
        .set("hx-swap", "outerHTML");
    let fields = html! {
        (filled.hidden("version"))
        input type="hidden" name="cell" value="changing";
        (filled.number("price", t.ingredient_price_of(name)).unit("Rp").hide_label().autofocus())
        (Button::submit(t.ingredient_price_save()).icon(Icon::Check).icon_only())
        (away)
        @for message in filled.messages("") { p.field-error role="alert" { (Icon::Alert) span { (message) } } }
    };
    attrs.around("form", &fields)
}

/// The cell of one row: as a form, or as it was.
pub(super) async fn cell(
    page: PageRequest<WritePrices>,
    Path(id): Path<IngredientId>,
    query: Query,
) -> Result<Response, Problem> {
    let t = page.t();
    let mut tx = page.read().await?;
    let ingredient = find(&mut tx, &page.app.catalogue, id).await?;
    if !page.context().is_htmx() {
        return Ok(go(page.context(), &format!("/ingredients/{id}"), None));
    }
    if query.get("cell") == Some("shown") {
        return Ok(page.fragment(&shown(t, &ingredient, true)));
    }
    let form =
        Form::new(t, cell_id(&ingredient)).value("version", ingredient.version).maybe("price", ingredient.about.price);
    Ok(page.fragment(&changing(t, &ingredient, &form)))
}

/// Records a price: of today, unless the form says another day.
pub(super) async fn save(
    page: PageRequest<WritePrices>,
    Path(id): Path<IngredientId>,
    body: Body,
) -> Result<Response, Problem> {
    let (t, catalogue) = (page.t(), &page.app.catalogue);
    let mut work = page.write().await?;
    let ingredient = find(&mut work, catalogue, id).await?;
    let mut input = body.form()?;
    let sent = input.value().clone();
    let (version, is_cell) = (input.version(), input.take("cell").is_some());
    if !changes_only_the_price(&input, &ingredient.about) {
        return Err(Problem::Forbidden);
    }
    if !input.says("price") {
        input.fail(FieldError::new("price", Fault::Required));
    }
    let day = sent.get("priceDate").and_then(|day| day.as_str()).and_then(|day| day.parse::<Day>().ok());
    let saved = match ingredient.about.changed(input, catalogue, page.today()) {
        Ok(draft) => update(&mut work, catalogue, &ingredient, version.unwrap_or_default(), draft).await,
        Err(problem) => Err(problem),
    };
    match saved {
        Ok(next) if is_cell => {
            work.save().await?;
            let saved = toast::add(t, &Toast::new(Tone::Good, t.ingredient_price_saved()));
            Ok(page.fragment(&html! { (shown(t, &next, true)) (saved) }))
        }
        Ok(next) => {
            let is_late = day.is_some_and(|day| next.about.price_date.is_some_and(|in_force| day < in_force));
            let said = if is_late { t.ingredient_price_kept() } else { t.ingredient_price_saved() };
            page.done(work, &format!("/ingredients/{id}"), said).await
        }
        Err(problem) if is_cell => {
            let form = page.refused(&cell_id(&ingredient), &sent, &problem)?;
            let form = match problem {
                Problem::Conflict(_) => form.error("", t.ingredient_changed_meanwhile()),
                _ => form,
            };
            Ok(page.fragment(&changing(t, &ingredient, &form)))
        }
        Err(problem) => {
            let form = page.refused("price", &sent, &problem)?;
            show::again(
                &page,
                &mut work,
                &ingredient,
                show::Forms { price: Some(form), ..show::Forms::default() },
                &problem,
            )
            .await
        }
    }
}

/// The card's form: a price and its day.
pub(super) fn form(t: Locale, ingredient: &Ingredient, filled: &Form) -> Markup {
    let fields = html! {
        (filled.hidden("version"))
        (form::columns(&html! {
            (filled.number("price", format!("{} {}", t.ingredient_price_new(), per_unit(t, ingredient.about.unit))).unit("Rp").required())
            (filled.date("priceDate", t.ingredient_price_date()))
        }))
        div.actions { (Button::submit(t.ingredient_price_save()).icon(Icon::Save).pending(t.saving())) }
    };
    filled.element(&format!("/ingredients/{}/price", ingredient.id), &Attrs::default(), &fields)
}

/// How the price went, drawn and said. Prices of another unit are said only.
pub(super) fn history(t: Locale, ingredient: &Ingredient, prices: &[RecordedPrice]) -> Markup {
    const SHOWN: usize = 12;
    let unit = ingredient.about.unit;
    let same = prices.iter().rev().filter(|price| price.dated.unit == unit);
    let points: Vec<_> = same.map(|price| point(t, price)).collect();
    let are_all = points.len() == prices.len();
    html! {
        @if points.len() > 1 { (Line { label: t.ingredient_price_history().to_owned(), points }) }
        @if !are_all { p.muted.small { (t.ingredient_price_other_units()) } }
        @if !prices.is_empty() {
            dl.facts aria-label=(t.ingredient_price_history()) {
                @for price in prices.iter().take(SHOWN) {
                    div {
                        dt { (t.day_short(price.dated.price_date)) }
                        dd { (t.rupiah(price.dated.price)) " " span.muted { (per_unit(t, price.dated.unit)) } }
                    }
                }
            }
        }
        @if prices.len() > SHOWN { p.muted.small { (t.and_more(prices.len() - SHOWN)) } }
    }
}

fn point(t: Locale, price: &RecordedPrice) -> Point {
    let (year, month, day) = price.dated.price_date.parts();
    #[expect(clippy::cast_precision_loss, reason = "for drawing; a price is far below fifty-three bits")]
    let value = price.dated.price.0 as f64;
    Point {
        at: f64::from(year) * 365.25 + f64::from(month) * 30.44 + f64::from(day),
        when: t.day_short(price.dated.price_date),
        value,
        text: t.rupiah(price.dated.price),
    }
}
