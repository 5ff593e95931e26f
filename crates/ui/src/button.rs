//! Buttons and links that look like buttons.

use maud::{Markup, Render, html};

use crate::attrs::Attrs;
use crate::icon::Icon;

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Variant {
    /// The one thing to do here.
    #[default]
    Primary,
    /// Something else to do here.
    Secondary,
    /// A quiet choice with an edge.
    Outline,
    /// A quiet choice without one.
    Ghost,
    /// Destroys something; ask first (see [`crate::dialog::Ask`]).
    Destructive,
}

/// A button or a link, at least 44 px high unless [`Button::small`].
#[derive(Debug, Clone)]
pub struct Button {
    element: &'static str,
    label: String,
    icon: Option<Icon>,
    trailing: Option<Icon>,
    variant: Variant,
    size: Option<&'static str>,
    icon_only: bool,
    attrs: Attrs,
}

impl Button {
    fn new(element: &'static str, label: impl Into<String>, attrs: Attrs) -> Self {
        Self {
            element,
            label: label.into(),
            icon: None,
            trailing: None,
            variant: Variant::Primary,
            size: None,
            icon_only: false,
            attrs,
        }
    }

    /// Sends the form it stands in.
    pub fn submit(label: impl Into<String>) -> Self {
        Self::new("button", label, Attrs::default().set("type", "submit"))
    }

    /// Does nothing by itself; give it attributes.
    pub fn plain(label: impl Into<String>) -> Self {
        Self::new("button", label, Attrs::default().set("type", "button"))
    }

    /// Goes to another page.
    pub fn link(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new("a", label, Attrs::default().set("href", href))
    }

    /// Opens the dialog of that id.
    pub fn opens(dialog: &str, label: impl Into<String>) -> Self {
        Self::plain(label).attr("aria-haspopup", "dialog").attr("data-dialog-open", dialog)
    }

    /// Goes to another page that, where scripts run, opens over this one: it answers htmx with a
    /// [`Dialog`](crate::dialog::Dialog) that opens itself.
    pub fn dialog(href: impl Into<String>, label: impl Into<String>) -> Self {
        let href = href.into();
        let mut link = Self::link(&href, label);
        link.attrs = link.attrs.set("hx-get", href).set("aria-haspopup", "dialog").and(&crate::dialog::again());
        link
    }

    /// An icon before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// An icon after the words.
    pub fn trailing(mut self, icon: Icon) -> Self {
        self.trailing = Some(icon);
        self
    }

    /// The words are only for screen readers and the tooltip; give it an icon.
    pub fn icon_only(mut self) -> Self {
        self.icon_only = true;
        self
    }

    /// How much it asks for attention.
    pub fn variant(mut self, variant: Variant) -> Self {
        self.variant = variant;
        self
    }

    /// Lower, for rows of a table (36 px, 44 px where the pointer is a finger).
    pub fn small(mut self) -> Self {
        self.size = Some("sm");
        self
    }

    /// As wide as what it stands in.
    pub fn block(mut self) -> Self {
        self.size = Some("block");
        self
    }

    /// What it says, disabled, while the request it started runs: "Menyimpan…".
    pub fn pending(self, words: impl Into<String>) -> Self {
        self.attr("data-pending", words)
    }

    /// Adds an attribute such as `hx-get`, `name` or `formaction`.
    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attrs = self.attrs.set(name, value);
        self
    }
}

impl Render for Button {
    fn render(&self) -> Markup {
        let variant = match self.variant {
            Variant::Primary => "primary",
            Variant::Secondary => "secondary",
            Variant::Outline => "outline",
            Variant::Ghost => "ghost",
            Variant::Destructive => "destructive",
        };
        let size =
            if self.icon_only { Some(if self.size == Some("sm") { "icon-sm" } else { "icon" }) } else { self.size };
        let attrs = Attrs::default()
            .set("class", "btn")
            .set("data-variant", variant)
            .some("data-size", size)
            .some("title", self.icon_only.then_some(self.label.as_str()))
            .and(&self.attrs);
        let content = html! {
            @if let Some(icon) = self.icon { (icon) }
            span class=[self.icon_only.then_some("sr-only")] data-label { (self.label) }
            @if let Some(icon) = self.trailing { (icon) }
        };
        attrs.around(self.element, &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_icon_button_keeps_its_name() {
        let button = Button::plain("Hapus").icon(Icon::Delete).icon_only().render().into_string();
        assert!(
            button.contains(r#"title="Hapus""#) && button.contains(r#"<span class="sr-only" data-label>Hapus</span>"#)
        );
    }

    #[test]
    fn a_link_is_a_link() {
        assert!(
            Button::link("/a?b=1&c=2", "Buka")
                .render()
                .into_string()
                .starts_with(r#"<a class="btn" data-variant="primary" href="/a?b=1&amp;c=2">"#)
        );
    }
}
