//! The control inside a field: what is typed into or chosen from.

use maud::{Markup, html};

use super::Field;
use super::field::Kind;
use crate::attrs::Attrs;
use crate::combobox;

impl Field<'_> {
    /// What every control carries: who it is, what describes it, and whether it is wrong.
    fn ties(&self) -> Attrs {
        Attrs::default()
            .set("id", self.id())
            .set("name", &self.path)
            .some("aria-describedby", self.described_by())
            .some("aria-invalid", self.is_wrong().then_some("true"))
            .flag("required", self.required)
    }

    pub(super) fn control(&self) -> Markup {
        let value = self.form.get(&self.path);
        match &self.kind {
            Kind::Input(kind) => {
                let shown = (!matches!(*kind, "password" | "file")).then_some(value);
                self.ties().set("class", "input").set("type", *kind).some("value", shown).and(&self.attrs).void("input")
            }
            Kind::Number => self.number(value),
            Kind::Area => {
                let attrs = self.ties().set("class", "textarea").set("rows", "3").and(&self.attrs);
                // A line break right after the tag would be dropped by the browser.
                attrs.around("textarea", &html! { "\n" (value) })
            }
            Kind::Select(choices) => {
                let none = !self.required || !choices.iter().any(|choice| choice.value == value);
                let has_empty = choices.iter().any(|choice| choice.value.is_empty());
                let options = html! {
                    @if none && !has_empty { option value="" { (self.form.locale.choose()) } }
                    @for choice in choices { option value=(choice.value) selected[choice.value == value] { (choice.label) } }
                };
                self.ties().set("class", "select").and(&self.attrs).around("select", &options)
            }
            Kind::Combobox { url, shown } => combobox::Combobox {
                locale: self.form.locale,
                id: self.id(),
                name: self.path.clone(),
                value: value.to_owned(),
                shown: shown.clone(),
                url: url.clone(),
                ties: Attrs::default()
                    .some("aria-describedby", self.described_by())
                    .some("aria-invalid", self.is_wrong().then_some("true"))
                    .flag("required", self.required)
                    .and(&self.attrs),
            }
            .render(),
            Kind::Checkbox => self
                .ties()
                .set("type", "checkbox")
                .set("value", "true")
                .flag("checked", matches!(value, "true" | "on" | "1"))
                .and(&self.attrs)
                .void("input"),
            Kind::Radios(_) | Kind::Checkboxes(_) => Markup::default(),
        }
    }

    fn number(&self, value: &str) -> Markup {
        let attrs = self
            .ties()
            .set("class", "input numeric")
            .set("type", "text")
            .set("inputmode", "decimal")
            .set("autocomplete", "off");
        let input = attrs.set("value", value).and(&self.attrs).void("input");
        match self.unit.as_deref() {
            None => input,
            Some(unit) => html! {
                div.input-unit {
                    @if unit == "Rp" { span aria-hidden="true" { (unit) } (input) }
                    @else { (input) span aria-hidden="true" { (unit) } }
                }
            },
        }
    }
}
