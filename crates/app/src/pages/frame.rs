//! What stands around a page for one reader: the places they may go, who they are, and what was just done.

use domain::{Permission, Role};
use maud::{Markup, Render as _, html};
use ui::alert::Alert;
use ui::live::Live;
use ui::menu::Item;
use ui::page::{Frame, NavItem, Person, Theme};
use ui::{Button, Icon, Tone, Variant};
use words::Locale;

use super::flash::Flash;
use crate::request::{Caller, Context};

/// The frame for whoever this request turned out to be from.
pub(super) fn frame(context: &Context) -> Frame {
    let t = context.locale();
    let theme = context.cookie(Theme::COOKIE).map(Theme::from_cookie).unwrap_or_default();
    let toasts = Flash::of(context).filter(|_| !context.is_unattended()).into_iter().collect();
    let stranger = Frame { toasts, ..Frame::stranger(t, theme) };
    let Some(caller) = context.caller() else { return stranger };
    Frame {
        kitchen: caller.sppg.as_ref().map(|sppg| sppg.name.clone()).unwrap_or_default(),
        person: Some(Person { name: caller.user.name.clone(), role: t.name(caller.user.role).to_owned() }),
        nav: nav(context, caller),
        account: account(context, caller),
        notice: notice(t, caller),
        live: live(caller),
        ..stranger
    }
}

/// The kitchen's stream. What is on the page is at least as new as the generation that the request found.
fn live(caller: &Caller) -> Option<Live> {
    let sppg = caller.sppg.as_ref().filter(|_| caller.may(Permission::ReadMenus))?;
    let is_guest = caller.user.role == Role::PlatformAdmin;
    Some(Live {
        url: "/api/sse/dashboard".to_owned(),
        after: sppg.event_seq,
        reader: caller.user.id.to_string(),
        kitchen: is_guest.then(|| sppg.id.to_string()),
    })
}

/// The places of a kitchen, as far as this person may see them; most used first.
fn nav(context: &Context, caller: &Caller) -> Vec<NavItem> {
    use Permission as P;
    let t = context.locale();
    let here = place(context.path());
    let item = |href: &'static str, label: &str, icon| NavItem {
        label: label.to_owned(),
        href: href.to_owned(),
        icon,
        current: here == Some(href),
    };
    if caller.sppg.is_none() {
        return vec![item("/kitchens", t.nav_kitchens(), Icon::ChefHat)];
    }
    let places = [
        ("/", t.nav_dashboard(), Icon::Dashboard, None),
        ("/menu", t.nav_menus(), Icon::Menu, Some(P::ReadMenus)),
        ("/menu/planning", t.nav_planning(), Icon::Calendar, Some(P::ReadPlans)),
        ("/programs", t.nav_programs(), Icon::Program, Some(P::ReadPrograms)),
        ("/ingredients", t.nav_ingredients(), Icon::Ingredient, Some(P::ReadIngredients)),
        ("/foods", t.nav_foods(), Icon::Food, Some(P::ReadFoods)),
        ("/menu/settings", t.nav_settings(), Icon::Settings, Some(P::ReadSettings)),
    ];
    places
        .into_iter()
        .filter(|(_, _, _, needed)| needed.is_none_or(|permission| caller.may(permission)))
        .map(|(href, label, icon, _)| item(href, label, icon))
        .collect()
}

/// Which place of the navigation an address belongs to.
fn place(path: &str) -> Option<&'static str> {
    if path == "/" {
        return Some("/");
    }
    let places = ["/menu/settings", "/menu/planning", "/menu", "/programs", "/ingredients", "/foods", "/kitchens"];
    places
        .into_iter()
        .find(|place| path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Whoever runs the platform is told in whose kitchen they are.
fn notice(t: Locale, caller: &Caller) -> Markup {
    match &caller.sppg {
        Some(sppg) if caller.user.role == Role::PlatformAdmin => {
            let other =
                Button::link("/kitchens", t.all_kitchens()).icon(Icon::ChefHat).small().variant(Variant::Outline);
            Alert::new(Tone::Info, t.inside_kitchen(&sppg.name)).actions(html! { (other) }).render()
        }
        _ => Markup::default(),
    }
}

fn account(context: &Context, caller: &Caller) -> Vec<Markup> {
    let t = context.locale();
    let mut items = Vec::new();
    if caller.sppg.is_some() {
        items.push(Item::link("/menu/settings#account", t.my_account()).icon(Icon::Account).render());
    }
    if caller.user.role == Role::PlatformAdmin {
        items.push(Item::link("/kitchens", t.all_kitchens()).icon(Icon::ChefHat).render());
    }
    items.push(other_language(context));
    items
}

/// One click to the other language, and back to this page.
fn other_language(context: &Context) -> Markup {
    let (t, other) = match context.locale() {
        Locale::Id => (Locale::Id, Locale::En),
        Locale::En => (Locale::En, Locale::Id),
    };
    let item = Item::submit(t.other_language()).icon(Icon::Globe);
    html! {
        form method="post" action="/locale" {
            input type="hidden" name="next" value=(context.address());
            (item.attr("name", "locale").attr("value", other.code()).attr("lang", other.code()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn an_address_belongs_to_the_nearest_place() {
        assert_eq!(place("/menu/settings"), Some("/menu/settings"));
        assert_eq!(place("/menu/0199"), Some("/menu"));
        assert_eq!(place("/menus"), None);
        assert_eq!(place("/"), Some("/"));
    }
}
