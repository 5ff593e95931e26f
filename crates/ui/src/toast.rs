//! Short messages that come and go: after a saved form, or from the live connection.

use maud::{Markup, html};
use words::Locale;

use crate::alert;
use crate::icon::Icon;
use crate::tone::Tone;

/// A short message. It goes after some seconds, unless it is bad.
#[derive(Debug, Clone)]
pub struct Toast {
    tone: Tone,
    text: String,
    action: Option<(String, String)>,
    posts: bool,
}

impl Toast {
    /// A message of one sentence.
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { tone, text: text.into(), action: None, posts: false }
    }

    /// A link in it: where to, and its words.
    pub fn link(mut self, href: impl Into<String>, label: impl Into<String>) -> Self {
        self.action = Some((href.into(), label.into()));
        self
    }

    /// A button in it that sends a form: where to, and its words. For taking back what was done.
    pub fn post(mut self, action: impl Into<String>, label: impl Into<String>) -> Self {
        self.posts = true;
        self.link(action, label)
    }

    /// The message with its closing button.
    pub fn show(&self, locale: Locale) -> Markup {
        html! {
            li.toast data-tone=(self.tone.name()) data-stay[self.tone == Tone::Bad] {
                (alert::icon(self.tone))
                span.toast-text { (self.text) }
                @if let Some((href, label)) = &self.action {
                    @if self.posts {
                        form method="post" action=(href) { button.link type="submit" { (label) } }
                    } @else { a.link href=(href) { (label) } }
                }
                button.btn type="button" data-variant="ghost" data-size="icon-sm" data-toast-close title=(locale.close()) {
                    (Icon::Close) span.sr-only { (locale.close()) }
                }
            }
        }
    }
}

/// The place where messages appear, once in each page. An answer to htmx adds to it with [`add`].
pub fn region(locale: Locale, toasts: &[Toast]) -> Markup {
    html! {
        section.toaster aria-label=(locale.notifications()) {
            ol #toasts role="list" aria-live="polite" aria-relevant="additions" {
                @for toast in toasts { (toast.show(locale)) }
            }
            // app.js copies this for messages that it makes itself.
            template #toast-template { (Toast::new(Tone::Info, "").show(locale)) }
        }
    }
}

/// A message beside a fragment: htmx puts it into the page's region.
pub fn add(locale: Locale, toast: &Toast) -> Markup {
    crate::attrs::Attrs::default()
        .set("hx-target", "#toasts")
        .set("hx-swap", "beforeend")
        .around("hx-partial", &toast.show(locale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_is_live_and_texts_are_escaped() {
        let region = region(Locale::Id, &[Toast::new(Tone::Good, "a < b")]).into_string();
        assert!(region.contains(r#"aria-live="polite""#) && region.contains("a &lt; b"));
    }
}
