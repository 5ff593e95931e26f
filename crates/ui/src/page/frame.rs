//! What stands around every page: navigation, who is signed in, and messages.

use maud::{Markup, html};
use words::Locale;

use crate::icon::Icon;
use crate::live::{self, Live};
use crate::menu::{Item, Menu};
use crate::toast::Toast;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// The name of the cookie that the theme menu writes and the app reads.
    pub const COOKIE: &'static str = "theme";

    /// The theme that the cookie's value names; anything else follows the device.
    pub fn from_cookie(value: &str) -> Self {
        match value {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// One place in the navigation.
#[derive(Debug, Clone)]
pub struct NavItem {
    /// Its word; short, for the bar of a phone.
    pub label: String,
    /// Where it goes.
    pub href: String,
    /// Its picture.
    pub icon: Icon,
    /// Whether one is there, or below.
    pub current: bool,
}

/// Who is signed in.
#[derive(Debug, Clone)]
pub struct Person {
    /// The name.
    pub name: String,
    /// What they are here: "Ahli Gizi".
    pub role: String,
}

/// What stands around a page. It holds what belongs to one reader, so it is written afresh around cached bodies.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The language.
    pub locale: Locale,
    /// Light or dark.
    pub theme: Theme,
    /// The kitchen's name and code.
    pub kitchen: String,
    /// Who is signed in, if anybody is.
    pub person: Option<Person>,
    /// The navigation, most used first: a phone shows four and puts the rest behind "Lainnya".
    pub nav: Vec<NavItem>,
    /// More entries for the account menu: an [`Item`], or a form around one.
    pub account: Vec<Markup>,
    /// Messages to show now, such as "Menu disimpan".
    pub toasts: Vec<Toast>,
    /// What holds on every page, such as whose place one is working in.
    pub notice: Markup,
    /// The stream that the page follows, if the reader may follow one.
    pub live: Option<Live>,
    /// Where the form that signs out is sent.
    pub logout: &'static str,
}

impl Frame {
    /// A frame for nobody yet: signing in, or an error.
    pub fn stranger(locale: Locale, theme: Theme) -> Self {
        Self {
            locale,
            theme,
            kitchen: String::new(),
            person: None,
            nav: Vec::new(),
            account: Vec::new(),
            toasts: Vec::new(),
            notice: Markup::default(),
            live: None,
            logout: "/logout",
        }
    }

    /// The body between rail, top bar and, on a phone, bottom bar.
    pub(super) fn around(&self, body: &Markup) -> Markup {
        html! {
            div.shell {
                aside.rail {
                    (self.brand())
                    nav aria-label=(self.locale.main_navigation()) { ul role="list" { @for item in &self.nav { li { (link(item)) } } } }
                    div.rail-foot { (self.account(true)) }
                }
                header.topbar { (self.brand()) div.topbar-end { (self.pill()) (self.account(false)) } }
                main #content tabindex="-1" { div.page { (self.notice) (body) } }
                (self.bottom_bar())
            }
        }
    }

    fn pill(&self) -> Markup {
        if self.live.is_some() { live::pill(self.locale) } else { Markup::default() }
    }

    fn brand(&self) -> Markup {
        html! {
            a.brand href="/" {
                img src=(crate::assets::url("icon.svg")) alt="" width="32" height="32";
                span.brand-text { strong { (self.locale.product()) } @if !self.kitchen.is_empty() { small { (self.kitchen) } } }
            }
        }
    }

    /// Four places and, behind "Lainnya", the rest.
    fn bottom_bar(&self) -> Markup {
        let shown = if self.nav.len() > 5 { 4 } else { self.nav.len() };
        let (first, rest) = self.nav.split_at(shown);
        html! {
            nav.bottombar aria-label=(self.locale.main_navigation()) {
                ul role="list" {
                    @for item in first { li { (link(item)) } }
                    @if !rest.is_empty() {
                        li {
                            details.menu data-menu data-side="top" {
                                summary.nav-link data-current[rest.iter().any(|item| item.current)] { (Icon::More) span { (self.locale.more()) } }
                                ul.menu-list role="list" { @for item in rest { li { (link(item)) } } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn account(&self, upwards: bool) -> Markup {
        let Some(person) = &self.person else { return Markup::default() };
        let initials: String = person.name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect();
        let face = html! {
            span.avatar aria-hidden="true" { (initials.to_uppercase()) }
            span.person aria-hidden="true" { strong { (person.name) } small { (person.role) } }
            (Icon::ChevronDown)
        };
        let mut menu = Menu::new(format!("{}: {}, {}", self.locale.account_menu(), person.name, person.role))
            .face(face)
            .entry(theme_switch(self.locale, self.theme));
        for entry in &self.account {
            menu = menu.entry(entry.clone());
        }
        menu =
            menu.item(&Item::opens("shortcuts", self.locale.shortcuts()).icon(Icon::Help)).separator().entry(html! {
                form method="post" action=(self.logout) { (Item::submit(self.locale.log_out()).icon(Icon::LogOut)) }
            });
        let menu = if upwards { menu.upwards() } else { menu };
        html! { div.account { (menu) @if upwards { (self.pill()) } } }
    }
}

/// Three buttons: light, dark, or as the device says.
pub fn theme_switch(locale: Locale, current: Theme) -> Markup {
    html! {
        div.menu-theme role="group" aria-label=(locale.theme()) {
            @for (theme, icon, label) in [
                (Theme::Light, Icon::Sun, locale.theme_light()),
                (Theme::Dark, Icon::Moon, locale.theme_dark()),
                (Theme::System, Icon::Monitor, locale.theme_system()),
            ] {
                button type="button" data-theme-set=(theme.code()) aria-pressed=(if theme == current { "true" } else { "false" }) title=(label) {
                    (icon) span.sr-only { (label) }
                }
            }
        }
    }
}

fn link(item: &NavItem) -> Markup {
    html! { a.nav-link href=(item.href) aria-current=[item.current.then_some("page")] { (item.icon) span { (item.label) } } }
}
