//! Icons from lucide, drawn inline so that they need no request and take the text's colour.

use maud::{Markup, PreEscaped, Render, html};

include!(concat!(env!("OUT_DIR"), "/dist/icons.rs"));

impl Render for Icon {
    /// Decoration: hidden from screen readers, since the word stands beside it.
    fn render(&self) -> Markup {
        html! {
            svg.icon viewBox="0 0 24 24" aria-hidden="true" { (PreEscaped(self.shapes())) }
        }
    }
}

impl Icon {
    /// The icon where it stands alone and must speak for itself, with `name` as its text.
    pub fn named(self, name: &str) -> Markup {
        html! {
            svg.icon viewBox="0 0 24 24" role="img" aria-label=(name) { (PreEscaped(self.shapes())) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_icon_is_decoration_unless_it_is_named() {
        assert!(html! { (Icon::Leaf) }.into_string().contains(r#"aria-hidden="true""#));
        assert!(Icon::Leaf.named("Nabati").into_string().contains(r#"role="img" aria-label="Nabati""#));
    }
}
