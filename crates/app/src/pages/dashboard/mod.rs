//! The first page: what day it is, what is cooked, what there is, what needs a look, and what was done last.

mod figures;
mod today;

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use domain::Permission;
use domain::may::OwnTokens;
use maud::{Markup, Render as _, html};
use ui::card::Card;
use ui::live;
use ui::page::{Heading, Page};
use ui::{Button, Icon, Tone, Variant};
use words::Locale;

use self::figures::Figures;
use self::today::Cooked;
use super::PageRequest;
use crate::app::App;
use crate::events::{self, Event};
use crate::problem::Problem;
use crate::request::Kitchen;

/// All that the first page counts and tells of.
const EVERYTHING: &[&str] = &["MENU_", "PROGRAM_", "INGREDIENT_", "SETTINGS_", "USER_", "PLAN_", "ASSIGNMENT_"];

/// The page's address.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/", get(show))
}

async fn show(page: PageRequest<OwnTokens>) -> Result<Response, Problem> {
    let mut tx = page.read().await?;
    let figures = figures::read(&mut tx, &page.caller).await?;
    let cooked = today::read(&mut tx, &page.app.catalogue, page.today()).await?;
    let latest = if page.may(Permission::ReadEvents) { Some(events::latest(&mut tx, 8).await?) } else { None };
    drop(tx);
    Ok(page.page(&view(&page, &figures, &cooked, latest.as_deref())))
}

fn view<P>(kitchen: &Kitchen<P>, figures: &Figures, cooked: &Cooked, latest: Option<&[Event]>) -> Page {
    let t = kitchen.locale();
    let today = kitchen.today();
    let (hour, _) = kitchen.now().clock_in(&kitchen.sppg.timezone);
    let first = kitchen.caller.user.name.split_whitespace().next().unwrap_or_default();
    let date = format!("{}, {}", t.weekday(today.weekday()), t.day(today));
    let heading = Heading::new(t.greeting(hour, first))
        .subtitle(html! { span { (date) } span { (kitchen.sppg.name) } })
        .actions(actions(t, kitchen));
    let body = html! {
        (heading)
        (tiles(t, figures))
        div.split {
            div.stack {
                @if kitchen.may(Permission::WritePrograms) && !figures.is_set_up() { (first_steps(t, figures)) } @else { (cooked.card(t)) }
                @if kitchen.may(Permission::WriteMenus) || kitchen.may(Permission::WriteCostSettings) { (attention(t, figures)) }
            }
            @if let Some(latest) = latest {
                (Card::new(events::pages::history(t, latest, &kitchen.sppg.timezone)).title(t.latest()))
            }
        }
    };
    Page::new(t.nav_dashboard(), live::part("dashboard", EVERYTHING, &body))
}

fn actions<P>(t: Locale, kitchen: &Kitchen<P>) -> Markup {
    html! {
        @if kitchen.may(Permission::WriteMenus) { (Button::link("/menu/create", t.create_menu()).icon(Icon::Add)) }
        @else { (Button::link("/menu", t.see_menus()).icon(Icon::Menu)) }
    }
}

/// What there is, each a way to it.
fn tiles(t: Locale, figures: &Figures) -> Markup {
    let tile = |href: &str, icon: Icon, label: &str, value: i64, hint: String| {
        html! {
            a.tile href=(href) {
                span.tile-icon { (icon) }
                span.tile-text { span.muted { (label) } strong.numeric data-counter { (t.integer(value)) } small { (hint) } }
            }
        }
    };
    html! {
        div.tiles {
            @if let Some(menus) = figures.menus { (tile("/menu", Icon::Menu, t.nav_menus(), menus.total, t.of_them_active(menus.active))) }
            @if let Some(programs) = figures.programs {
                (tile("/programs", Icon::Program, t.nav_programs(), programs.total, t.of_them_running(programs.active)))
            }
            @if let Some(ingredients) = figures.ingredients {
                (tile("/ingredients", Icon::Ingredient, t.nav_ingredients(), ingredients.total, t.of_them_priced(ingredients.total - ingredients.without_price)))
            }
        }
    }
}

/// What needs a look: what is wrong, how often, and where to mend it.
fn attention(t: Locale, figures: &Figures) -> Markup {
    let mut points: Vec<(Tone, Icon, String, &str)> = Vec::new();
    if let Some(ingredients) = figures.ingredients.filter(|ingredients| ingredients.without_price > 0) {
        points.push((Tone::Warn, Icon::Tag, t.without_price(ingredients.without_price), "/ingredients?hasPrice=false"));
    }
    if let Some(menus) = figures.menus {
        for (count, tone, icon, said, href) in [
            (
                menus.over_ceiling,
                Tone::Bad,
                Icon::Wallet,
                t.over_ceiling(menus.over_ceiling),
                "/menu?attention=OVER_CEILING",
            ),
            (
                menus.not_balanced,
                Tone::Warn,
                Icon::Scale,
                t.not_balanced(menus.not_balanced),
                "/menu?attention=NOT_BALANCED",
            ),
            (menus.not_judged, Tone::Info, Icon::NoData, t.not_judged(menus.not_judged), "/menu?attention=NOT_JUDGED"),
            (
                menus.without_all_prices,
                Tone::Info,
                Icon::Coins,
                t.without_all_prices(menus.without_all_prices),
                "/menu?attention=PRICE_MISSING",
            ),
        ] {
            if count > 0 {
                points.push((tone, icon, said, href));
            }
        }
    }
    let body = if points.is_empty() {
        html! { div.all-well { (Icon::CheckCircle) div { p { strong { (t.all_well()) } } p.muted { (t.all_well_text()) } } } }
    } else {
        html! {
            ul.attention role="list" {
                @for (tone, icon, said, href) in &points {
                    li { a href=(href) data-tone=(tone.name()) { (icon) span { (said) } (Icon::ChevronRight) } }
                }
            }
        }
    };
    Card::new(body).title(t.needs_attention()).render()
}

/// The way from an empty kitchen to its first menu.
fn first_steps(t: Locale, figures: &Figures) -> Markup {
    let has = |count: Option<i64>| count.is_some_and(|count| count > 0);
    let steps = [
        (
            has(figures.programs.map(|programs| programs.total)),
            t.step_program(),
            t.step_program_text(),
            "/programs/create",
        ),
        (
            has(figures.ingredients.map(|items| items.total)),
            t.step_ingredients(),
            t.step_ingredients_text(),
            "/ingredients",
        ),
        (has(figures.menus.map(|menus| menus.total)), t.step_menu(), t.step_menu_text(), "/menu/create"),
    ];
    let next = steps.iter().position(|(is_done, ..)| !is_done);
    let body = html! {
        ol.steps role="list" {
            @for (at, (is_done, title, text, href)) in steps.iter().enumerate() {
                li data-done[*is_done] {
                    span.step-mark aria-hidden="true" { @if *is_done { (Icon::Check) } @else { (at + 1) } }
                    div {
                        p { strong { (title) } @if *is_done { span.sr-only { " (" (t.done()) ")" } } }
                        p.muted { (text) }
                    }
                    @if !is_done { (Button::link(*href, t.start()).small().variant(if next == Some(at) { Variant::Primary } else { Variant::Outline })) }
                }
            }
        }
    };
    Card::new(body).title(t.first_steps()).subtitle(t.first_steps_text()).render()
}
