//! One menu: what it gives, what it costs, whether it is balanced, how it is cooked, and what was done to it.

mod balance;
mod cost;
mod nutrition;
mod recipe;

pub(crate) use self::balance::bars;

use axum::response::Response;
use domain::may::ReadMenus;
use domain::{MenuId, Nutrient, Permission, Role};
use maud::{Markup, Render as _, html};
use ui::badge::Badge;
use ui::card::{self, Card};
use ui::live;
use ui::menu::{Item, Menu as Actions};
use ui::page::{Heading, Page};
use ui::{Attrs, Button, Icon, Tone, Variant};
use words::Locale;

use super::card::{delete, difficulty, status, toggle};
use super::{amount, cost_per_serving, over_ceiling, worst_verdict};
use crate::events::{self, Entity, Event};
use crate::foods::pages::allergens;
use crate::menus::detail::candidates;
use crate::menus::figures::BalanceShape;
use crate::menus::image::pages::picture;
use crate::menus::{Menu, Sight, Workings, find, workings};
use crate::pages::{PageRequest, Watch, watch};
use crate::plans::{self, MenuPlan};
use crate::problem::Problem;
use crate::recipes::{self, Recipe};
use crate::reports::pages as reports;
use crate::request::{Path, Question};
use crate::tenants::{self, Settings};

/// A menu's page, the same for all of a role who read the same language; its history tells the kitchen's time.
struct Asked<'a> {
    id: MenuId,
    t: Locale,
    role: Role,
    timezone: &'a str,
}

impl Question for Asked<'_> {
    const FAMILY: &'static str = "menu:detail";

    fn rest(&self) -> String {
        format!("page:{}:{}:{}:{}", self.id, self.t.code(), self.role, self.timezone)
    }
}

/// The page.
pub(super) async fn show(page: PageRequest<ReadMenus>, Path(id): Path<MenuId>) -> Result<Response, Problem> {
    let t = page.t();
    let asked = Asked { id, t, role: page.caller.user.role, timezone: &page.sppg.timezone };
    page.cached(asked, Box::pin(shown(&page, t, id))).await
}

async fn shown(page: &PageRequest<ReadMenus>, t: Locale, id: MenuId) -> Result<Page, Problem> {
    let catalogue = &page.app.catalogue;
    let mut tx = page.read().await?;
    let menu = find(&mut tx, id).await?;
    let workings = workings(catalogue, &mut tx, &menu, Sight::of(&page.caller)).await?;
    let steps = recipes::list(&mut tx, id).await?;
    let candidates = candidates(catalogue, &mut tx).await?;
    let settings = tenants::settings(&mut tx).await?;
    let plans = plans::of_menu(&mut tx, id).await?;
    let history = if page.may(Permission::ReadEvents) {
        Some(events::history(&mut tx, Entity::Menu, id.0, 12).await?)
    } else {
        None
    };
    drop(tx);
    let advised = move || (workings.balance(t, None, &candidates), workings);
    let (balance, workings) = page.app.solver.run(advised).await;
    let shown = Shown {
        t,
        menu: &menu,
        workings: &workings,
        settings: &settings,
        balance: &balance,
        steps: &steps,
        plans: &plans,
        history: history.as_deref(),
        timezone: &page.sppg.timezone,
        may_cook: page.may(Permission::WriteRecipes),
        may_write: page.may(Permission::WriteMenus),
        may_delete: page.may(Permission::DeleteMenus),
    };
    Ok(shown.page())
}

/// What can change a figure of a menu.
const TOUCHING: &[&str] = &["MENU_", "PROGRAM_", "INGREDIENT_", "SETTINGS_"];

/// A menu and all that its page shows.
struct Shown<'a> {
    t: Locale,
    menu: &'a Menu,
    workings: &'a Workings,
    settings: &'a Settings,
    balance: &'a BalanceShape,
    steps: &'a [Recipe],
    plans: &'a [MenuPlan],
    history: Option<&'a [Event]>,
    timezone: &'a str,
    may_cook: bool,
    may_write: bool,
    may_delete: bool,
}

impl Shown<'_> {
    fn page(&self) -> Page {
        let (t, menu) = (self.t, self.menu);
        let subtitle = html! {
            span { (self.workings.program.about.name) " • " (t.name(menu.meal_type)) }
            span { (menu.menu_code) }
            (status(t, menu))
        };
        let heading = Heading::new(&menu.menu_name).back("/menu", t.nav_menus()).subtitle(subtitle);
        let body = html! {
            (heading.actions(self.actions()))
            (self.key_figures())
            div.split.menu-split data-cook[self.is_cook()] {
                div.stack {
                    @if self.is_cook() { (self.cooking()) }
                    (balance::section(t, self.balance, &self.workings.rules))
                    (nutrition::section(t, menu, self.workings))
                    @if !self.is_cook() { (self.cooking()) }
                }
                div.stack {
                    (cost::section(t, menu, self.workings, self.settings))
                    @if self.may_write && !self.workings.meal.lines.is_empty() { (self.portions()) }
                    (self.allergens())
                    (self.planned())
                    @if let Some(history) = self.history {
                        (Card::new(events::pages::history(t, history, self.timezone)).title(t.history()))
                    }
                }
            }
        };
        let here = watch(t, "menu", &menu.id.to_string(), Watch::Viewing);
        Page::new(&menu.menu_name, html! { (here) (live::part("menu-page", TOUCHING, &body)) })
    }

    /// Someone who cooks and does not plan: what goes in and how comes first.
    const fn is_cook(&self) -> bool {
        self.may_cook && !self.may_write
    }

    fn cooking(&self) -> Markup {
        html! {
            (recipe::ingredients(self.t, self.workings))
            (recipe::steps(self.t, self.menu, self.steps, self.may_cook))
        }
    }

    fn actions(&self) -> Markup {
        let (t, menu) = (self.t, self.menu);
        let address = format!("/menu/{}", menu.id);
        let mut more = reports::entries(t, menu.id, Actions::new(t.menu_actions_of(&menu.menu_name)));
        if self.may_write || self.may_delete {
            more = more.separator();
        }
        if self.may_write {
            let picture = if menu.image_url.is_some() { t.menu_picture_change() } else { t.menu_picture_add() };
            more =
                more.item(&Item::dialog(format!("{address}/image"), picture).icon(Icon::Camera)).entry(toggle(t, menu));
        }
        if self.may_delete {
            more = more.entry(delete(t, menu, &Item::submit(t.delete()).icon(Icon::Delete).destructive()));
        }
        html! {
            @if self.may_write {
                (Button::link(format!("{address}/edit"), t.edit()).icon(Icon::Edit))
                (Button::dialog(format!("{address}/duplicate"), t.duplicate()).icon(Icon::Copy).variant(Variant::Outline))
            }
            (reports::cook_button(t, menu.id))
            (more)
        }
    }

    fn key_figures(&self) -> Markup {
        let (t, menu) = (self.t, self.menu);
        let nutrients = &menu.figures.nutrients.0;
        let (cost, hint) = cost_per_serving(t, &menu.figures.costs);
        let of = |nutrient| card::figure(t.name(nutrient), amount(t, nutrient, nutrients[nutrient]), "");
        let both = t.menu_both_times(menu.preparation_time, menu.cooking_time);
        let body = html! {
            div.stack.tight {
                div.chips {
                    (worst_verdict(t, &menu.figures.judgement))
                    (over_ceiling(t, &menu.figures.judgement, self.settings))
                    (difficulty(t, menu))
                    @if menu.is_halal == Some(true) { (Badge::new(Tone::Neutral, t.menu_halal()).icon(Icon::Halal)) }
                    @if menu.figures.is_vegetarian == Some(true) {
                        (Badge::new(Tone::Neutral, t.menu_vegetarian()).icon(Icon::Vegetarian))
                    }
                }
                @if let Some(text) = &menu.description { p.menu-text { (text) } }
                p.muted.small { (t.menu_figures_for(&self.workings.rules.reference().name)) }
                (card::figures(&[
                    of(Nutrient::Calories),
                    of(Nutrient::Protein),
                    card::figure(t.menu_cost_per_serving(), cost, hint),
                    card::figure(t.menu_time(), t.menu_minutes(menu.preparation_time + menu.cooking_time), &both),
                    card::figure(t.menu_serving_size(), format!("{}\u{a0}g", t.decimal(menu.serving_size, 1)), ""),
                ]))
            }
        };
        html! {
            div.menu-head data-picture[menu.image_url.is_some()] {
                (picture(menu, "(min-width: 64rem) 28rem, 100vw", false))
                (Card::new(body))
            }
        }
    }

    /// The way to better grams; worked out only when asked for.
    fn portions(&self) -> Markup {
        let t = self.t;
        let address = format!("/menu/{}/portions", self.menu.id);
        let button = Button::link(&address, t.menu_portions_find())
            .icon(Icon::Sparkles)
            .variant(Variant::Outline)
            .attr("hx-get", &address)
            .attr("hx-target", "#portions")
            .attr("hx-select", "#portions")
            .attr("hx-swap", "outerHTML");
        let body = html! { div.stack.tight { p.muted { (t.menu_portions_lead()) } div { (button) } } };
        Attrs::default()
            .set("id", "portions")
            .set("hx-morph-skip", "")
            .around("div", &Card::new(body).title(t.menu_portions()).render())
    }

    /// The plans that serve it, with their latest days.
    fn planned(&self) -> Markup {
        const NAMED: usize = 6;
        let t = self.t;
        let body = html! {
            @if self.plans.is_empty() { p.muted { (t.menu_not_planned()) } }
            ul.line-list role="list" {
                @for plan in self.plans.iter().take(5) {
                    li {
                        div {
                            p { a.link href={ "/menu/planning/" (plan.id) } { (plan.name) } " " span.muted { (t.name(plan.status)) } }
                            p.muted.small {
                                @let skipped = plan.dates.len().saturating_sub(NAMED);
                                (plan.dates.iter().skip(skipped).map(|day| t.day_short(*day)).collect::<Vec<_>>().join(", "))
                            }
                        }
                    }
                }
            }
        };
        Card::new(body).title(t.menu_planned()).render()
    }

    fn allergens(&self) -> Markup {
        let (t, figures) = (self.t, &self.menu.figures);
        let body = html! {
            div.stack.tight {
                (allergens(t, Some(figures.allergens), figures.allergens_complete))
                @if !figures.allergens_complete { p.muted.small { (t.menu_allergens_incomplete()) } }
            }
        };
        Card::new(body).title(t.allergens()).render()
    }
}
