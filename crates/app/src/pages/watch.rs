//! Who else is at the thing on this page, and warnings before two people change it at once. `presence.js` fills it in.

use maud::{Markup, Render as _, html};
use ui::alert::Alert;
use ui::{Button, Icon, Tone, Variant};
use words::Locale;

/// What one does with a menu.
#[derive(Debug, Clone, Copy)]
pub enum Watch {
    /// Reads it.
    Viewing,
    /// Changes it, from this version on, in the form of this id.
    Editing {
        /// The version that was read.
        version: i64,
        /// The form's id.
        form: &'static str,
    },
}

/// The place above a menu or a plan for those who are there as well.
pub fn watch(t: Locale, entity: &str, id: &str, how: Watch) -> Markup {
    let (mode, version) = match how {
        Watch::Viewing => ("viewing", None),
        Watch::Editing { version, .. } => ("editing", Some(version)),
    };
    html! {
        div.here data-here data-entity=(entity) data-id=(id) data-mode=(mode) data-version=[version] {
            div.stack.tight data-here-warnings aria-live="polite" {}
            div.here-others data-here-others hidden {
                span.muted { (t.live_here()) ":" }
                ul role="list" data-here-people aria-live="polite" {}
            }
            (person("viewing", Icon::Eye, t.live_viewing()))
            (person("editing", Icon::Edit, t.live_editing()))
            (warning("deleted", &Alert::new(Tone::Bad, t.live_deleted_meanwhile())
                .body(html! { p { (t.live_deleted_meanwhile_text()) } })
                .actions(Button::link("/menu", t.see_menus()).variant(Variant::Outline).icon(Icon::Menu).render())))
            @if let Watch::Editing { form, .. } = how {
                (warning("editing", &Alert::new(Tone::Info, t.live_also_editing()).body(html! { p { (t.live_also_editing_text()) } })))
                (warning("saved", &saved(t, form)))
            }
        }
    }
}

/// Sending the form compares: its version is stale, so that the answer is both versions side by side, never a save.
fn saved(t: Locale, form: &str) -> Alert {
    let compare = Button::submit(t.live_compare()).variant(Variant::Outline).icon(Icon::Scale).attr("form", form);
    Alert::new(Tone::Warn, t.live_saved_meanwhile())
        .body(html! { p { (t.live_saved_meanwhile_text()) } })
        .actions(compare.render())
}

fn warning(about: &str, alert: &Alert) -> Markup {
    html! { template data-here-warning=(about) { (alert) } }
}

fn person(mode: &str, icon: Icon, does: &str) -> Markup {
    html! {
        template data-here-person=(mode) {
            li.person-chip data-mode=(mode) {
                span.avatar data-initials aria-hidden="true" {}
                strong data-name {}
                " "
                span { (icon) (does) }
            }
        }
    }
}
