//! One field: label, control, hint, error, and how they are tied together.

use maud::{Markup, Render, html};

use super::{Choice, Form};
use crate::attrs::Attrs;
use crate::icon::Icon;

/// What a field is filled in with.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// An `<input>` of this type.
    Input(&'static str),
    /// A number typed as text, so that both decimal signs can be typed.
    Number,
    /// Several lines.
    Area,
    /// One of a few.
    Select(Vec<Choice>),
    /// Yes or no.
    Checkbox,
    /// One of a few, all seen.
    Radios(Vec<Choice>),
    /// Several of a few, all seen.
    Checkboxes(Vec<Choice>),
    /// One of many, found by typing: where the choices come from, and the words of the present one.
    Combobox { url: String, shown: String },
}

/// A field of a [`Form`]; it knows its value and its errors by its path.
#[derive(Debug, Clone)]
pub struct Field<'f> {
    pub(super) form: &'f Form,
    pub(super) path: String,
    pub(super) label: String,
    pub(super) kind: Kind,
    pub(super) hint: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) required: bool,
    pub(super) label_hidden: bool,
    pub(super) attrs: Attrs,
}

impl Form {
    fn field(&self, path: impl Into<String>, label: impl Into<String>, kind: Kind) -> Field<'_> {
        let (path, label) = (path.into(), label.into());
        self.remember(&path, &label);
        Field {
            form: self,
            path,
            label,
            kind,
            hint: None,
            unit: None,
            required: false,
            label_hidden: false,
            attrs: Attrs::default(),
        }
    }

    /// A line of text.
    pub fn text(&self, path: impl Into<String>, label: impl Into<String>) -> Field<'_> {
        self.field(path, label, Kind::Input("text"))
    }

    /// An e-mail address.
    pub fn email(&self, path: impl Into<String>, label: impl Into<String>) -> Field<'_> {
        self.field(path, label, Kind::Input("email"))
    }

    /// A password; its value is never written back.
    pub fn password(&self, path: impl Into<String>, label: impl Into<String>) -> Field<'_> {
        self.field(path, label, Kind::Input("password"))
    }

    /// A word to search for; `/` focuses the page's first one.
    pub fn search(&self, path: impl Into<String>, label: impl Into<String>) -> Field<'_> {
        self.field(path, label, Kind::Input("search"))
    }

    /// A day.
    pub fn date(&self, path: impl Into<String>, label: impl Into<String>) -> Field<'_> {
        self.field(path, label, Kind::Input("date"))
    }

    /// A time of day.
    pub fn time(&self, path: impl Into<String>, label: impl Into<String>) -> Field<'_> {
        self.field(path, label, Kind::Input("time"))
    }

    /// A file; the form needs `enctype="multipart/form-data"`.
    pub fn file(&self, path: impl Into<String>, label: impl Into<String>) -> Field<'_> {
        self.field(path, label, Kind::Input("file"))
    }

    /// A number; phones show the digits. Give it its [`Field::unit`].
    pub fn number(&self, path: impl Into<String>, label: impl Into<String>) -> Field<'_> {
        self.field(path, label, Kind::Number)
    }

    /// Several lines of text; grows with them.
    pub fn textarea(&self, path: impl Into<String>, label: impl Into<String>) -> Field<'_> {
        self.field(path, label, Kind::Area)
    }

    /// One of a few. Unless required, or when nothing is chosen yet, "Pilih…" comes first.
    pub fn select<C: Into<Choice>>(
        &self,
        path: impl Into<String>,
        label: impl Into<String>,
        choices: impl IntoIterator<Item = C>,
    ) -> Field<'_> {
        self.field(path, label, Kind::Select(choices.into_iter().map(Into::into).collect()))
    }

    /// Yes (`true` is sent) or no (nothing is sent).
    pub fn checkbox(&self, path: impl Into<String>, label: impl Into<String>) -> Field<'_> {
        self.field(path, label, Kind::Checkbox)
    }

    /// One of a few, all seen.
    pub fn radios<C: Into<Choice>>(
        &self,
        path: impl Into<String>,
        label: impl Into<String>,
        choices: impl IntoIterator<Item = C>,
    ) -> Field<'_> {
        self.field(path, label, Kind::Radios(choices.into_iter().map(Into::into).collect()))
    }

    /// Several of a few, all seen; the name is sent once for each.
    pub fn checkboxes<C: Into<Choice>>(
        &self,
        path: impl Into<String>,
        label: impl Into<String>,
        choices: impl IntoIterator<Item = C>,
    ) -> Field<'_> {
        self.field(path, label, Kind::Checkboxes(choices.into_iter().map(Into::into).collect()))
    }

    /// One of many, found by typing: `url` answers `?q=` with [`crate::combobox::options`]; `shown` are the words of the
    /// value chosen now.
    pub fn combobox(
        &self,
        path: impl Into<String>,
        label: impl Into<String>,
        url: impl Into<String>,
        shown: impl Into<String>,
    ) -> Field<'_> {
        self.field(path, label, Kind::Combobox { url: url.into(), shown: shown.into() })
    }

    /// A value that is sent but not seen; without one nothing is sent.
    pub fn hidden(&self, path: &str) -> Markup {
        let value = self.get(path);
        html! { @if !value.is_empty() { input type="hidden" name=(path) value=(value); } }
    }
}

impl Field<'_> {
    /// It must be filled in. The others are marked as optional nowhere: the mark is on this one.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// A sentence below that helps.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The unit of a number, shown inside its box: "g", "menit"; "Rp" stands before it.
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = Some(unit.into());
        self
    }

    /// The label is for screen readers only, as in rows below a common heading.
    pub fn hide_label(mut self) -> Self {
        self.label_hidden = true;
        self
    }

    /// Adds an attribute to the control: `autocomplete`, `placeholder`, `maxlength`, `hx-get` …
    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attrs = self.attrs.set(name, value);
        self
    }

    /// Takes the focus when the page opens.
    pub fn autofocus(mut self) -> Self {
        self.attrs = self.attrs.flag("autofocus", true);
        self
    }

    pub(super) fn id(&self) -> String {
        self.form.field_id(&self.path)
    }

    /// The ids of what describes the control: its errors first, then the hint.
    pub(super) fn described_by(&self) -> Option<String> {
        let id = self.id();
        let error = self.is_wrong().then(|| format!("{id}-error"));
        let hint = self.hint.as_ref().map(|_| format!("{id}-hint"));
        match (error, hint) {
            (Some(error), Some(hint)) => Some(format!("{error} {hint}")),
            (error, hint) => error.or(hint),
        }
    }

    pub(super) fn is_wrong(&self) -> bool {
        self.form.messages(&self.path).next().is_some()
    }

    fn notes(&self) -> Markup {
        let id = self.id();
        html! {
            @if self.is_wrong() {
                p.field-error id={ (id) "-error" } {
                    (Icon::Alert)
                    span { @for (at, message) in self.form.messages(&self.path).enumerate() { @if at > 0 { " " } (message) } }
                }
            }
            @if let Some(hint) = &self.hint { p.field-hint id={ (id) "-hint" } { (hint) } }
        }
    }

    fn mark(&self) -> Markup {
        html! { @if self.required { span.required aria-hidden="true" title=(self.form.locale.required()) { "*" } } }
    }
}

impl Render for Field<'_> {
    fn render(&self) -> Markup {
        let wrong = self.is_wrong().then_some("true");
        let hidden = self.label_hidden;
        match &self.kind {
            Kind::Radios(choices) => self.group(choices, "radio"),
            Kind::Checkboxes(choices) => self.group(choices, "checkbox"),
            Kind::Checkbox => html! {
                div.field data-invalid=[wrong] {
                    label.check { (self.control()) span { (self.label) } (self.mark()) }
                    (self.notes())
                }
            },
            _ => html! {
                div.field data-invalid=[wrong] {
                    label class=[hidden.then_some("sr-only")] for=(self.id()) { (self.label) (self.mark()) }
                    (self.control())
                    (self.notes())
                }
            },
        }
    }
}

impl Field<'_> {
    /// Choices that are all seen: a fieldset, whose first box carries the field's id so that the error list finds it.
    fn group(&self, choices: &[Choice], kind: &'static str) -> Markup {
        let chosen = self.form.all(&self.path);
        let role = if kind == "radio" { "radiogroup" } else { "group" };
        let wrong = self.is_wrong().then_some("true");
        html! {
            fieldset.field.choices role=(role) data-invalid=[wrong] aria-describedby=[self.described_by()]
                aria-required=[(self.required && kind == "radio").then_some("true")] aria-invalid=[wrong.filter(|_| kind == "radio")] {
                legend class=[self.label_hidden.then_some("sr-only")] { (self.label) (self.mark()) }
                div.choice-list {
                    @for (at, choice) in choices.iter().enumerate() {
                        @let id = if at == 0 { self.id() } else { format!("{}-{at}", self.id()) };
                        @let box_attrs = Attrs::default().set("type", kind).set("id", id).set("name", &self.path).set("value", &choice.value)
                            .flag("checked", chosen.contains(&choice.value)).and(&self.attrs);
                        @if let Some(group) = &choice.group && (at == 0 || choices[at - 1].group.as_ref() != Some(group)) {
                            p.choice-group { (group) }
                        }
                        label.choice {
                            (box_attrs.void("input"))
                            span { (choice.label) @if let Some(hint) = &choice.hint { small { (hint) } } }
                        }
                    }
                }
                (self.notes())
            }
        }
    }
}
