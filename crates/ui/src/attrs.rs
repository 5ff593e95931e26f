//! Attributes whose names are known only when the page is written.

use std::borrow::Cow;

use maud::{Escaper, Markup, PreEscaped};
use std::fmt::Write as _;

/// A list of attributes, escaped when written. Components take them so that a page can add `hx-get` and its like.
#[derive(Debug, Clone, Default)]
pub struct Attrs(Vec<(Cow<'static, str>, Option<String>)>);

impl Attrs {
    /// Adds `name="value"`.
    pub fn set(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.0.push((name.into(), Some(value.into())));
        self
    }

    /// Adds a bare attribute, such as `required`, when `wanted`.
    pub fn flag(mut self, name: impl Into<Cow<'static, str>>, wanted: bool) -> Self {
        if wanted {
            self.0.push((name.into(), None));
        }
        self
    }

    /// Adds `name="value"` when there is a value.
    pub fn some(self, name: impl Into<Cow<'static, str>>, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// Adds all of another list.
    pub fn and(mut self, others: &Self) -> Self {
        self.0.extend(others.0.iter().cloned());
        self
    }

    fn write(&self, out: &mut String) {
        for (name, value) in &self.0 {
            debug_assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || "-:_".contains(c)), "attribute {name}");
            out.push(' ');
            out.push_str(name);
            if let Some(value) = value {
                out.push_str("=\"");
                // Writing to a string cannot fail.
                let _ = Escaper::new(out).write_str(value);
                out.push('"');
            }
        }
    }

    /// An element without content: `<input …>`.
    pub fn void(&self, element: &str) -> Markup {
        let mut out = format!("<{element}");
        self.write(&mut out);
        out.push('>');
        PreEscaped(out)
    }

    /// An element around `content`.
    pub fn around(&self, element: &str, content: &Markup) -> Markup {
        let mut out = self.void(element).into_string();
        out.push_str(&content.0);
        out.push_str("</");
        out.push_str(element);
        out.push('>');
        PreEscaped(out)
    }
}

#[cfg(test)]
mod tests {
    use maud::html;

    use super::*;

    #[test]
    fn values_are_escaped() {
        let attrs = Attrs::default().set("title", r#"a"><script>"#).flag("hidden", true).flag("open", false);
        assert_eq!(
            attrs.around("p", &html! { "x < y" }).into_string(),
            r#"<p title="a&quot;&gt;&lt;script&gt;" hidden>x &lt; y</p>"#
        );
    }
}
