//! A small list of actions behind a button.

use maud::{Markup, Render, html};

use crate::attrs::Attrs;
use crate::icon::Icon;
use crate::tone::Tone;

/// One action in a [`Menu`].
#[derive(Debug, Clone)]
pub struct Item {
    element: &'static str,
    label: String,
    icon: Option<Icon>,
    tone: Tone,
    attrs: Attrs,
}

impl Item {
    /// Goes to another page.
    pub fn link(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            element: "a",
            label: label.into(),
            icon: None,
            tone: Tone::Neutral,
            attrs: Attrs::default().set("href", href),
        }
    }

    /// Goes to another page that, where scripts run, opens over this one; see [`crate::Button::dialog`].
    pub fn dialog(href: impl Into<String>, label: impl Into<String>) -> Self {
        let href = href.into();
        let mut item = Self::link(&href, label);
        item.attrs = item.attrs.set("hx-get", href).set("aria-haspopup", "dialog").and(&crate::dialog::again());
        item
    }

    /// Does something; give it attributes such as `hx-post`.
    pub fn action(label: impl Into<String>) -> Self {
        Self {
            element: "button",
            label: label.into(),
            icon: None,
            tone: Tone::Neutral,
            attrs: Attrs::default().set("type", "button"),
        }
    }

    /// Sends the form it stands in (see [`Menu::entry`]).
    pub fn submit(label: impl Into<String>) -> Self {
        Self {
            element: "button",
            label: label.into(),
            icon: None,
            tone: Tone::Neutral,
            attrs: Attrs::default().set("type", "submit"),
        }
    }

    /// Opens the dialog of that id.
    pub fn opens(dialog: &str, label: impl Into<String>) -> Self {
        Self::action(label).attr("data-dialog-open", dialog).attr("aria-haspopup", "dialog")
    }

    /// An icon before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// It destroys something.
    pub fn destructive(mut self) -> Self {
        self.tone = Tone::Bad;
        self
    }

    /// Adds an attribute.
    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attrs = self.attrs.set(name, value);
        self
    }
}

impl Render for Item {
    fn render(&self) -> Markup {
        let content = html! { @if let Some(icon) = self.icon { (icon) } span data-label { (self.label) } };
        Attrs::default()
            .set("class", "menu-item")
            .set("data-tone", self.tone.name())
            .and(&self.attrs)
            .around(self.element, &content)
    }
}

/// A button that unfolds a list of actions: a disclosure, so it works without scripts; Esc and a click elsewhere close it.
#[derive(Debug, Clone)]
pub struct Menu {
    label: String,
    face: Option<Markup>,
    entries: Vec<Markup>,
    upwards: bool,
}

impl Menu {
    /// A menu behind three dots, named for screen readers.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), face: None, entries: Vec::new(), upwards: false }
    }

    /// Another face for the button; the label is read out instead, so the face hides its own words from screen readers.
    pub fn face(mut self, face: Markup) -> Self {
        self.face = Some(face);
        self
    }

    /// Adds an action.
    pub fn item(mut self, item: &Item) -> Self {
        self.entries.push(item.render());
        self
    }

    /// Adds anything else, such as a form around an [`Item::submit`].
    pub fn entry(mut self, entry: Markup) -> Self {
        self.entries.push(entry);
        self
    }

    /// A line between actions.
    pub fn separator(mut self) -> Self {
        self.entries.push(html! { hr; });
        self
    }

    /// Unfolds upwards, for the foot of the page.
    pub fn upwards(mut self) -> Self {
        self.upwards = true;
        self
    }
}

impl Render for Menu {
    fn render(&self) -> Markup {
        html! {
            details.menu data-menu data-side=[self.upwards.then_some("top")] {
                @match &self.face {
                    Some(face) => summary.menu-face { span.sr-only { (self.label) } (face) },
                    None => summary.btn data-variant="ghost" data-size="icon" title=(self.label) { (Icon::More) span.sr-only { (self.label) } },
                }
                div.menu-list { @for entry in &self.entries { (entry) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_menu_is_a_named_disclosure() {
        let menu = Menu::new("Tindakan untuk Nasi").item(&Item::action("Hapus").destructive()).render().into_string();
        assert!(
            menu.contains(r#"<span class="sr-only">Tindakan untuk Nasi</span>"#) && menu.contains(r#"data-tone="bad""#)
        );
    }
}
