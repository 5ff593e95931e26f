//! Parts of a page behind tabs, and links that look like tabs.

use maud::{Markup, Render, html};

/// Parts of one page, one shown at a time; arrow keys move between them. Without scripts all are shown.
#[derive(Debug, Clone, Default)]
pub struct Tabs {
    id: String,
    label: String,
    parts: Vec<(String, Markup)>,
}

impl Tabs {
    /// Tabs with an id of their own and a name for screen readers.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self { id: id.into(), label: label.into(), parts: Vec::new() }
    }

    /// Adds a part; the first is shown first.
    pub fn part(mut self, label: impl Into<String>, body: Markup) -> Self {
        self.parts.push((label.into(), body));
        self
    }
}

impl Render for Tabs {
    fn render(&self) -> Markup {
        let id = &self.id;
        html! {
            div.tabs id=(id) data-tabs {
                div role="tablist" aria-label=(self.label) {
                    @for (at, (label, _)) in self.parts.iter().enumerate() {
                        button type="button" role="tab" id={ (id) "-tab-" (at) } aria-controls={ (id) "-panel-" (at) }
                            aria-selected=(if at == 0 { "true" } else { "false" }) tabindex=(if at == 0 { "0" } else { "-1" }) { (label) }
                    }
                }
                @for (at, (_, body)) in self.parts.iter().enumerate() {
                    div role="tabpanel" id={ (id) "-panel-" (at) } aria-labelledby={ (id) "-tab-" (at) } tabindex="0" { (body) }
                }
            }
        }
    }
}

/// A link among neighbours of equal rank.
#[derive(Debug, Clone)]
pub struct TabLink {
    /// Its words.
    pub label: String,
    /// Where it goes.
    pub href: String,
    /// Whether this is where one is.
    pub current: bool,
}

/// Links that look like tabs: each is a page of its own.
pub fn links(label: &str, links: &[TabLink]) -> Markup {
    html! {
        nav.tab-links aria-label=(label) {
            @for link in links { a href=(link.href) aria-current=[link.current.then_some("page")] { (link.label) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_and_panels_name_each_other() {
        let tabs =
            Tabs::new("t", "Bagian").part("Gizi", html! { "a" }).part("Biaya", html! { "b" }).render().into_string();
        assert!(
            tabs.contains(r#"id="t-tab-1" aria-controls="t-panel-1" aria-selected="false" tabindex="-1""#),
            "{tabs}"
        );
        assert!(tabs.contains(r#"id="t-panel-1" aria-labelledby="t-tab-1""#));
    }
}
