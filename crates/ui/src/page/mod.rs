//! A page is a value: title, body and how long it may be kept. [`Frame`] is what stands around it.

mod document;
mod frame;

use maud::{Markup, Render, html};

pub use frame::{Frame, NavItem, Person, Theme, theme_switch};

use crate::icon::Icon;

/// How long an answer may be kept by the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cache {
    /// Asked for again each time, and confirmed by its `ETag`.
    #[default]
    Confirm,
    /// Never kept: it holds something secret.
    Never,
}

impl Cache {
    /// The value of `Cache-Control`.
    pub fn header(self) -> &'static str {
        match self {
            Self::Confirm => "private, no-cache",
            Self::Never => "no-store",
        }
    }
}

/// A page: what it is called and what it shows.
#[derive(Debug, Clone)]
pub struct Page {
    pub(crate) title: String,
    pub(crate) body: Markup,
    pub(crate) cache: Cache,
}

impl Page {
    /// A page with the title of its browser tab.
    pub fn new(title: impl Into<String>, body: Markup) -> Self {
        Self { title: title.into(), body, cache: Cache::default() }
    }

    /// How long it may be kept.
    pub fn cache(mut self, cache: Cache) -> Self {
        self.cache = cache;
        self
    }

    /// How long it may be kept, for the answer's headers.
    pub fn cache_policy(&self) -> Cache {
        self.cache
    }

    /// The title, without the product's name.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What stands between the navigation: enough for an answer that htmx swaps in.
    pub fn body(&self) -> &Markup {
        &self.body
    }

    /// The whole document, with navigation around the body.
    pub fn within(&self, frame: &Frame) -> Markup {
        document::document(frame, &self.title, &frame.around(&self.body))
    }

    /// The whole document without navigation: signing in, printing, errors of strangers.
    pub fn alone(&self, frame: &Frame) -> Markup {
        document::document(frame, &self.title, &html! { main.alone #content tabindex="-1" { (self.body) } })
    }
}

/// The head of a page's body: where one came from, what this is, and what can be done with it.
#[derive(Debug, Clone, Default)]
pub struct Heading {
    title: String,
    subtitle: Option<Markup>,
    back: Option<(String, String)>,
    actions: Option<Markup>,
}

impl Heading {
    /// The page's one first-level heading.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// A quieter line below: words or badges.
    pub fn subtitle(mut self, subtitle: impl Render) -> Self {
        self.subtitle = Some(subtitle.render());
        self
    }

    /// A link back: where to, and its words.
    pub fn back(mut self, href: impl Into<String>, label: impl Into<String>) -> Self {
        self.back = Some((href.into(), label.into()));
        self
    }

    /// What can be done, on the right; below on a phone.
    pub fn actions(mut self, actions: Markup) -> Self {
        self.actions = Some(actions);
        self
    }
}

impl Render for Heading {
    fn render(&self) -> Markup {
        html! {
            div.heading {
                div.heading-text {
                    @if let Some((href, label)) = &self.back { a.back href=(href) { (Icon::ArrowLeft) (label) } }
                    h1 { (self.title) }
                    @if let Some(subtitle) = &self.subtitle { div.subtitle { (subtitle) } }
                }
                @if let Some(actions) = &self.actions { div.actions { (actions) } }
            }
        }
    }
}

#[cfg(test)]
mod tests;
