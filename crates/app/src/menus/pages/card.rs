//! One menu in the list.

use domain::{Nutrient, Rupiah};
use maud::{Markup, Render as _, html};
use ui::badge::{self, Badge};
use ui::card;
use ui::dialog::Ask;
use ui::menu::{Item, Menu as Actions};
use ui::{Button, Icon, Tone, Variant};
use words::Locale;

use super::address::View;
use super::{amount, cost_per_serving, over_ceiling, size_name, worst_verdict};
use crate::foods::pages::allergens;
use crate::menus::Menu;
use crate::menus::image::pages::picture;
use crate::tenants::Settings;

/// What the reader may do besides reading.
#[derive(Debug, Clone, Copy)]
pub(super) struct May {
    pub write: bool,
    pub delete: bool,
}

/// One menu with what its card shows.
pub(super) struct Card<'a> {
    pub t: Locale,
    pub menu: &'a Menu,
    pub program: &'a str,
    pub settings: &'a Settings,
    pub may: May,
    pub is_deleted: bool,
}

impl Card<'_> {
    pub(super) fn render(&self, view: View) -> Markup {
        let (t, menu) = (self.t, self.menu);
        let compact = view == View::Compact;
        html! {
            article.card.menu-card data-view=(view.code()) {
                @if !compact { (picture(menu, "(min-width: 48rem) 22rem, 100vw", true)) }
                header {
                    h2 { @if self.is_deleted { (menu.menu_name) } @else { a.card-link href={ "/menu/" (menu.id) } { (menu.menu_name) } } }
                    p { (self.program) " • " (t.name(menu.meal_type)) @if view == View::Detailed { " • " (menu.menu_code) } }
                }
                div.chips {
                    (worst_verdict(t, &menu.figures.judgement))
                    (over_ceiling(t, &menu.figures.judgement, self.settings))
                    @if !menu.is_active { (badge::status(false, t.inactive())) }
                    @if !compact { (difficulty(t, menu)) }
                }
                @if !compact && let Some(text) = &menu.description { p.menu-text { (text) } }
                (self.figures(view))
                @if view == View::Detailed { (self.details()) }
                @if self.may.write || self.may.delete { footer { (self.actions(compact)) } }
            }
        }
    }

    fn figures(&self, view: View) -> Markup {
        let (t, menu) = (self.t, self.menu);
        let nutrients = &menu.figures.nutrients.0;
        let (cost, hint) = cost_per_serving(t, &menu.figures.costs);
        let of = |nutrient: Nutrient| card::figure(t.name(nutrient), amount(t, nutrient, nutrients[nutrient]), "");
        let time = card::figure(t.menu_time(), t.menu_minutes(menu.preparation_time + menu.cooking_time), "");
        let cost = card::figure(t.menu_cost_per_serving(), cost, hint);
        if view == View::Compact {
            return card::figures(&[of(Nutrient::Calories), of(Nutrient::Protein), cost]);
        }
        card::figures(&[of(Nutrient::Calories), of(Nutrient::Protein), time, cost])
    }

    /// The other eight nutrients, each size against its ceiling, and what it may hold.
    fn details(&self) -> Markup {
        let (t, figures) = (self.t, &self.menu.figures);
        let rest = Nutrient::of_menu().iter().skip(2);
        html! {
            (card::facts(rest.map(|nutrient| {
                (t.name(*nutrient), html! { (amount(t, *nutrient, figures.nutrients.0[*nutrient])) })
            })))
            (card::facts(figures.judgement.sizes.iter().map(|size| {
                let (cost, hint) = super::known_cost(t, size.raw_food_cost, figures.costs.cost_complete);
                let of = t.menu_of_ceiling(&t.rupiah(size.ceiling));
                (size_name(self.settings, &size.size), html! {
                    (cost) @if !hint.is_empty() { " (" (hint) ")" }
                    @if size.ceiling != Rupiah(0) { " " span.muted { (of) } }
                })
            })))
            (allergens(t, Some(figures.allergens), figures.allergens_complete))
        }
    }

    fn actions(&self, compact: bool) -> Markup {
        let (t, menu) = (self.t, self.menu);
        let address = format!("/menu/{}", menu.id);
        if self.is_deleted {
            let restore = Button::submit(t.restore()).icon(Icon::Restore).variant(Variant::Outline).small();
            return html! {
                @if self.may.delete {
                    form.contents method="post" action={ (address) "/restore" } data-keep-place { (restore.pending(t.menu_restoring())) }
                }
            };
        }
        let edit = Button::link(format!("{address}/edit"), t.edit()).icon(Icon::Edit).variant(Variant::Outline).small();
        let copy = Button::dialog(format!("{address}/duplicate"), t.duplicate())
            .icon(Icon::Copy)
            .variant(Variant::Ghost)
            .small();
        let mut more = Actions::new(t.menu_actions_of(&menu.menu_name));
        if self.may.write && compact {
            more = more.item(&Item::dialog(format!("{address}/duplicate"), t.duplicate()).icon(Icon::Copy));
        }
        if self.may.write {
            more = more.entry(toggle(t, menu));
        }
        if self.may.delete {
            more = more.entry(delete(t, menu, &Item::submit(t.delete()).icon(Icon::Delete).destructive()));
        }
        html! {
            @if self.may.write {
                (if compact { edit.icon_only() } else { edit })
                @if !compact { (copy) }
            }
            (more)
        }
    }
}

/// How hard it is: dots and the word.
pub(super) fn difficulty(t: Locale, menu: &Menu) -> Markup {
    let step = match menu.difficulty {
        domain::Difficulty::Easy => 1,
        domain::Difficulty::Medium => 2,
        domain::Difficulty::Hard => 3,
    };
    badge::level(step, 3, t.name(menu.difficulty))
}

/// Into use, or out of it.
pub(super) fn toggle(t: Locale, menu: &Menu) -> Markup {
    let (label, icon) =
        if menu.is_active { (t.menu_deactivate(), Icon::Pause) } else { (t.menu_activate(), Icon::Play) };
    html! {
        form method="post" action={ "/menu/" (menu.id) "/toggle" } data-keep-place { (Item::submit(label).icon(icon)) }
    }
}

/// Asks first, naming the menu; the button says that it works while it does.
pub(super) fn delete(t: Locale, menu: &Menu, button: &impl maud::Render) -> Markup {
    let ask = Ask {
        title: t.menu_delete_ask(&menu.menu_name),
        text: t.menu_delete_text().into(),
        confirm: t.delete().into(),
        pending: t.deleting().into(),
    };
    ask.form(&format!("/menu/{}/delete", menu.id), button)
}

/// In use, or not; shown where it is the menu's own page.
pub(super) fn status(t: Locale, menu: &Menu) -> Markup {
    if menu.is_active {
        badge::status(true, t.active())
    } else {
        Badge::new(Tone::Neutral, t.inactive()).icon(Icon::Pause).render()
    }
}
