//! What stands where nothing is yet, and what stands there while it loads.

use maud::{Markup, Render, html};
use words::Locale;

use crate::icon::Icon;

/// Nothing here: why, and what to do about it.
#[derive(Debug, Clone)]
pub struct Empty {
    icon: Icon,
    title: String,
    text: Option<String>,
    actions: Option<Markup>,
}

impl Empty {
    /// An icon and a sentence.
    pub fn new(icon: Icon, title: impl Into<String>) -> Self {
        Self { icon, title: title.into(), text: None, actions: None }
    }

    /// More words.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// What to do about it.
    pub fn actions(mut self, actions: Markup) -> Self {
        self.actions = Some(actions);
        self
    }
}

impl Render for Empty {
    fn render(&self) -> Markup {
        html! {
            div.empty {
                header {
                    figure { (self.icon) }
                    h2 { (self.title) }
                    @if let Some(text) = &self.text { p { (text) } }
                }
                @if let Some(actions) = &self.actions { footer.actions { (actions) } }
            }
        }
    }
}

/// Grey lines while something loads, announced as one word.
pub fn skeleton(locale: Locale, lines: u8) -> Markup {
    html! {
        div.skeletons role="status" {
            span.sr-only { (locale.loading()) }
            @for _ in 0..lines { div.skeleton aria-hidden="true" {} }
        }
    }
}

/// Grey cards while a list loads.
pub fn skeleton_cards(locale: Locale, cards: u8) -> Markup {
    html! {
        div.cards role="status" {
            span.sr-only { (locale.loading()) }
            @for _ in 0..cards {
                div.card aria-hidden="true" { div.card-body { div.skeletons { div.skeleton {} div.skeleton {} div.skeleton {} } } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loading_is_said_once() {
        let skeleton = skeleton(Locale::Id, 3).into_string();
        assert_eq!(skeleton.matches("Memuat…").count(), 1);
        assert_eq!(skeleton.matches("aria-hidden").count(), 3);
    }
}
