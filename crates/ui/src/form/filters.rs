//! The filters above a list: they apply by themselves while one types, and keep the focus.

use maud::{Markup, html};

use crate::attrs::Attrs;

/// A form of filters whose answer replaces one part of the page.
#[derive(Debug, Clone)]
pub struct Filters {
    action: String,
    target: String,
}

impl Filters {
    /// Filters of the list at `action` (a GET address, whole without scripts); what they find is shown in the element
    /// with the id `target`, which the full page and the answer both hold.
    pub fn new(action: impl Into<String>, target: impl Into<String>) -> Self {
        Self { action: action.into(), target: target.into() }
    }

    /// The form around its fields. Empty fields are left out of the address.
    pub fn render(&self, label: &str, fields: &Markup) -> Markup {
        let target = format!("#{}", self.target);
        Attrs::default()
            .set("class", "filters")
            .set("role", "search")
            .set("aria-label", label)
            .set("method", "get")
            .set("action", &self.action)
            .set("data-drop-empty", "")
            .set("hx-get", &self.action)
            // Every control says `input`. A box says `change` again when it is left, and the answer to that would come
            // over whatever was clicked in the list.
            .set("hx-trigger", "input delay:300ms, submit")
            .set("hx-sync", "this:replace")
            .set("hx-target", &target)
            .set("hx-select", &target)
            .set("hx-swap", "outerMorph")
            .set("hx-replace-url", "true")
            .set("hx-indicator", &target)
            .around(
                "form",
                &html! { (fields) noscript { button.btn type="submit" data-variant="secondary" { (label) } } },
            )
    }
}
