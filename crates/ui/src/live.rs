//! What a page needs to follow its kitchen: where the stream is, a pill that says how it is, and parts that keep up.

use maud::{Markup, html};
use words::Locale;

use crate::attrs::Attrs;
use crate::icon::Icon;

/// The stream that a page follows.
#[derive(Debug, Clone)]
pub struct Live {
    /// Its address.
    pub url: String,
    /// The number up to which the page knows what happened.
    pub after: i64,
    /// The reader's id: nobody is told what they did themselves.
    pub reader: String,
    /// The kitchen to name, where the reader has none of their own.
    pub kitchen: Option<String>,
}

/// How the connection is, in a word and a picture. Written twice, in the top bar and in the rail; `live.js` shows it.
pub(crate) fn pill(locale: Locale) -> Markup {
    let states = [
        ("connected", Icon::Wifi, locale.live_connected()),
        ("connecting", Icon::Loader, locale.live_connecting()),
        ("disconnected", Icon::Offline, locale.live_disconnected()),
    ];
    html! {
        div.live-pill data-live-pill="" role="status" aria-label=(locale.live_connection()) {
            @for (state, icon, word) in states { span data-state=(state) { (icon) (word) } }
        }
    }
}

/// A part of a page that follows the kitchen: fetched again and morphed in after events whose type begins with one of
/// `kinds`, such as `MENU_`.
pub fn part(id: &str, kinds: &[&str], body: &Markup) -> Markup {
    Attrs::default().set("class", "contents").set("id", id).set("data-live", kinds.join(" ")).around("div", body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_connection_has_a_word_for_each_state() {
        let pill = pill(Locale::Id).into_string();
        for word in ["Terhubung", "Menghubungkan…", "Terputus"] {
            assert!(pill.contains(word), "{pill}");
        }
    }
}
