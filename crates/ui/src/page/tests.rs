use maud::html;
use words::Locale;

use super::*;
use crate::toast::Toast;
use crate::tone::Tone;

fn frame() -> Frame {
    let item =
        |label: &str, current| NavItem { label: label.into(), href: format!("/{label}"), icon: Icon::Menu, current };
    Frame {
        kitchen: "SPPG <Purwakarta>".into(),
        person: Some(Person { name: "Siti Rahma".into(), role: "Ahli Gizi".into() }),
        nav: vec![
            item("a", false),
            item("b", true),
            item("c", false),
            item("d", false),
            item("e", false),
            item("f", false),
        ],
        toasts: vec![Toast::new(Tone::Good, "Menu disimpan")],
        ..Frame::stranger(Locale::Id, Theme::Dark)
    }
}

#[test]
fn a_page_says_its_language_title_and_theme() {
    let page = Page::new("Menu", html! { p { "isi" } }).within(&frame()).into_string();
    assert!(page.starts_with(r#"<!DOCTYPE html><html lang="id" data-theme="dark">"#), "{page}");
    assert!(page.contains("<title>Menu · Bergizi</title>") && page.contains("SPPG &lt;Purwakarta&gt;"));
}

#[test]
fn the_content_security_policy_holds() {
    let page = Page::new("Menu", html! {}).within(&frame()).into_string();
    assert!(
        !page.contains(" style=") && !page.contains("<style") && !page.contains(" on") && !page.contains("hx-on"),
        "{page}"
    );
    assert_eq!(page.matches("<script").count(), 1);
    assert!(page.contains("defer></script>"));
}

#[test]
fn the_current_place_is_marked_and_reached_past_by_the_skip_link() {
    let page = Page::new("Menu", html! {}).within(&frame()).into_string();
    assert!(page.contains(r#"href="/b" aria-current="page""#));
    assert!(
        page.contains(r##"<a class="skip" href="#content">"##) && page.contains(r#"<main id="content" tabindex="-1">"#)
    );
}

#[test]
fn a_stranger_sees_no_navigation() {
    let page = Page::new("Masuk", html! {})
        .cache(Cache::Never)
        .alone(&Frame::stranger(Locale::En, Theme::System))
        .into_string();
    assert!(!page.contains("<nav") && page.contains(r#"<html lang="en" data-theme="system">"#));
}

#[test]
fn a_message_waits_in_the_live_region() {
    assert!(Page::new("Menu", html! {}).within(&frame()).into_string().contains("Menu disimpan"));
}
