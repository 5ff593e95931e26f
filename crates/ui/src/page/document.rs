//! The HTML document: head, language, theme, and what every page carries once.

use maud::{DOCTYPE, Markup, html};

use super::Frame;
use crate::assets;
use crate::dialog::{self, Dialog};
use crate::toast;

/// htmx without inline styles or code, so that the Content-Security-Policy holds. Failures of the server are shown as
/// a message, never swapped into the page; 409 and 422 answers are, since they are pages and forms.
const HTMX: &str = r#"{"includeIndicatorCSS":false,"noSwap":[204,304,"401","403","404","5xx"],"defaultTimeout":30000}"#;

pub(super) fn document(frame: &Frame, title: &str, body: &Markup) -> Markup {
    let locale = frame.locale;
    let product = locale.product();
    let live = frame.live.as_ref();
    html! {
        (DOCTYPE)
        html lang=(locale.code()) data-theme=(frame.theme.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                title { @if title.is_empty() || title == product { (product) } @else { (title) " · " (product) } }
                meta name="color-scheme" content="light dark";
                meta name="theme-color" content="#fbfaf6" media="(prefers-color-scheme: light)";
                meta name="theme-color" content="#171613" media="(prefers-color-scheme: dark)";
                meta name="htmx-config" content=(HTMX);
                link rel="stylesheet" href=(assets::url("app.css"));
                link rel="icon" type="image/svg+xml" href=(assets::url("icon.svg"));
                link rel="manifest" href=(assets::url("manifest.json"));
                script src=(assets::url("app.js")) defer {}
            }
            body data-failed=(locale.request_failed()) data-offline=(locale.offline()) data-unsaved=(locale.unsaved_changes()) data-working=(locale.working())
                data-live-url=[live.map(|live| &live.url)] data-live-after=[live.map(|live| live.after)]
                data-live-kitchen=[live.and_then(|live| live.kitchen.as_ref())] data-reader=[live.map(|live| &live.reader)]
                data-live-many=[live.map(|_| locale.live_many())] data-live-resynced=[live.map(|_| locale.live_resynced())] {
                a.skip href="#content" { (locale.skip_to_content()) }
                (body)
                (toast::region(locale, &frame.toasts))
                (dialog::place())
                (dialog::confirm(locale))
                (shortcuts(frame))
            }
        }
    }
}

fn shortcuts(frame: &Frame) -> Markup {
    let locale = frame.locale;
    let keys = [
        ("/", locale.shortcut_search()),
        ("?", locale.shortcut_help()),
        ("Esc", locale.shortcut_close()),
        ("Ctrl + Enter", locale.shortcut_save()),
    ];
    let body = html! { dl.shortcuts { @for (key, what) in keys { div { dt { kbd.kbd { (key) } } dd { (what) } } } } };
    html! { (Dialog::new("shortcuts", locale, locale.shortcuts(), body)) }
}
