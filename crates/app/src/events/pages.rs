//! What happened, in plain sentences: on the first page, and as the history of one thing.

use maud::{Markup, html};
use ui::Icon;
use words::Locale;

use super::Event;

/// The events as a list, the newest first as they come; times are the kitchen's.
pub fn history(t: Locale, events: &[Event], timezone: &str) -> Markup {
    html! {
        @if events.is_empty() {
            p.muted { (t.nothing_happened()) }
        } @else {
            ol.history role="list" {
                @for event in events {
                    li {
                        (icon(event))
                        div {
                            p { strong { (actor(t, event)) } " " (t.happened(&event.kind)) @if let Some(name) = name(event) { " " (link(event, name)) } }
                            @if let Some(fields) = fields(t, event) { p.muted { (fields) } }
                            p.muted { time datetime=(event.timestamp) { (t.moment(event.timestamp, timezone)) } }
                        }
                    }
                }
            }
        }
    }
}

/// Who did it; what a command did has no person.
pub fn actor(t: Locale, event: &Event) -> &str {
    if event.actor.id.0.is_nil() { t.the_system() } else { &event.actor.name }
}

/// What people call the thing, from its summary.
fn name(event: &Event) -> Option<&str> {
    ["name", "menuName", "itemName"].into_iter().find_map(|field| event.data.get(field)?.as_str())
}

/// The name, with a way to the thing while it is there.
fn link(event: &Event, name: &str) -> Markup {
    let place = match event.entity.as_str() {
        "program" => Some("programs"),
        "menu" => Some("menu"),
        "ingredient" => Some("ingredients"),
        _ => None,
    };
    html! {
        @match place.filter(|_| !event.kind.ends_with("_DELETED")) {
            Some(place) => a href={ "/" (place) "/" (event.entity_id) } { (name) },
            None => span { (name) },
        }
    }
}

/// Which fields changed, as far as they have words; nothing for what was only created.
fn fields(t: Locale, event: &Event) -> Option<String> {
    let mut changed: Vec<_> = event.changed.iter().filter_map(|field| t.changed_field(field)).collect();
    // A picture and what it shows are one thing to people, as are a price and its day.
    changed.dedup();
    (event.kind.ends_with("_UPDATED") && !changed.is_empty()).then(|| changed.join(", "))
}

fn icon(event: &Event) -> Icon {
    match event.kind.as_str() {
        kind if kind.ends_with("_CREATED") => Icon::Add,
        kind if kind.ends_with("_DELETED") => Icon::Delete,
        kind if kind.ends_with("_RESTORED") => Icon::Restore,
        "SETTINGS_UPDATED" => Icon::Settings,
        _ => Icon::Edit,
    }
}
