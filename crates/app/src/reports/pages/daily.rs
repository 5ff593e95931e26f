//! The card of a day: a page that shows it, and the picture itself.

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use domain::MenuId;
use domain::may::ReadMenus;
use maud::html;
use store::TenantTx;
use ui::form::Filters;
use ui::page::{Heading, Page};
use ui::{Button, Icon, Variant};
use words::Locale;

use super::super::Sheet;
use super::super::daily::{Card, HEIGHT, SHOWN, Serving, WIDTH};
use super::{allergen_words, answer, options, or_plain};
use crate::menus::pages::amount;
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::request::{Path, Query, day};
use crate::{menus, plans};

/// More sizes than a card has columns for.
const MOST_SIZES: usize = 2;

/// The page, with the picture and the ways to take it along.
pub(super) async fn show(
    page: PageRequest<ReadMenus>,
    Path(id): Path<MenuId>,
    query: Query,
) -> Result<Response, Problem> {
    let t = page.t();
    let (date, problem) = or_plain(query.read(|f| f.optional("date", day)))?;
    let date = date.unwrap_or_else(|| page.today());
    let form = options(t, &query, problem.as_ref(), &[("date", date.to_string())])?;
    let mut tx = page.read().await?;
    let mut menu = menus::find(&mut tx, id).await?;
    if let Some(kept) = plans::planned(&mut tx, id, date).await?.and_then(|planned| planned.kept) {
        menu.menu_name = kept.menu_name;
    }
    drop(tx);
    let own = format!("/menu/{id}");
    let address = format!("{own}/card.svg?date={date}");
    let fields = html! { (form.date("date", t.report_day())) };
    let file = format!("{}-{date}.png", menu.menu_code.to_lowercase());
    let body = html! {
        (Heading::new(t.report_daily()).back(&own, &menu.menu_name).subtitle(t.daily_lead()))
        (Filters::new(format!("{own}/card"), "card").render(t.report_options(), &fields))
        div.daily #card {
            @if form.has_errors() { (form.summary()) } @else {
                img.daily-picture data-card src=(address) alt=(t.daily_alt(&menu.menu_name, &t.full_day(date))) width=(WIDTH) height=(HEIGHT);
                div.actions data-card-file=(file) data-failed=(t.daily_failed()) {
                    (Button::plain(t.daily_share()).icon(Icon::Share).attr("data-card-do", "share").attr("hidden", ""))
                    (Button::plain(t.daily_download()).icon(Icon::Download).variant(Variant::Outline).attr("data-card-do", "download"))
                }
            }
        }
    };
    let shown = Page::new(t.report_of(t.report_daily(), &menu.menu_name), body);
    Ok(answer(&page, problem.as_ref(), &shown))
}

/// The picture.
pub(super) async fn picture(
    page: PageRequest<ReadMenus>,
    Path(id): Path<MenuId>,
    query: Query,
) -> Result<Response, Problem> {
    let t = page.t();
    let mut tx = page.read().await?;
    let sheet = Sheet::read(&page.app.catalogue, &mut tx, id).await?;
    let date = query.read(|f| f.optional("date", day))?.unwrap_or_else(|| page.today());
    let (sheet, _) = sheet.on(&mut tx, date).await?;
    let photo = photo(&mut tx, &sheet).await?;
    drop(tx);
    let figures = &sheet.menu.figures;
    let card = Card {
        t,
        kitchen: &page.sppg.name,
        day: date,
        menu: &sheet.menu.menu_name,
        meal: t.name(sheet.menu.meal_type),
        picture: photo,
        sizes: servings(t, &sheet),
        allergen_words: allergen_words(t, figures.allergens, figures.allergens_complete),
    };
    Ok(([(CONTENT_TYPE, "image/svg+xml; charset=utf-8")], card.svg().into_string()).into_response())
}

async fn photo(tx: &mut TenantTx, sheet: &Sheet) -> Result<Option<String>, Problem> {
    let Some(url) = &sheet.menu.image_url else { return Ok(None) };
    let bytes = menus::picture(tx, url, 1280).await?;
    Ok(Some(format!("data:image/jpeg;base64,{}", BASE64_STANDARD.encode(bytes))))
}

/// The sizes that the program's groups get, the reference size last; of many the reference size alone.
fn servings<'a>(t: Locale, sheet: &'a Sheet) -> Vec<Serving<'a>> {
    let (workings, rules) = (&sheet.workings, &sheet.workings.rules);
    let groups = &workings.program.about.target_groups;
    let is_given = |size: &calc::Size| groups.iter().any(|group| rules.size_of(*group).code == size.code);
    let mut sizes: Vec<_> = rules.sizes.iter().filter(|size| is_given(size)).collect();
    if sizes.is_empty() || sizes.len() > MOST_SIZES {
        sizes = vec![rules.reference()];
    }
    let serving = |size: &'a calc::Size| {
        let nutrition = workings.nutrition(size);
        let value = |nutrient| nutrition.nutrients.iter().find(|shape| shape.nutrient == nutrient)?.value;
        let cost = calc::cost_of_portions(&workings.meal, rules, [(size.code.as_str(), workings.meal.batch_servings)]);
        Serving {
            size,
            amounts: SHOWN.map(|nutrient| amount(t, nutrient, value(nutrient))).to_vec(),
            cost: (cost.per_serving, cost.complete),
        }
    };
    sizes.into_iter().map(serving).collect()
}
