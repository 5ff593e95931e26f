//! Forms that keep what was typed and say what is wrong, field by field.
//!
//! A [`Form`] holds values and errors by field path (`menuName`, `ingredients[0].unit`), the same paths as in the JSON
//! API, so one list of errors serves both. Its methods make [`Field`]s; [`Form::element`] writes the whole form with a
//! list of the errors on top, each a link to its field.

mod choices;
mod control;
mod field;
mod filters;
mod rows;

use std::cell::RefCell;
use std::collections::BTreeMap;

use maud::{Markup, html};
use words::Locale;

use crate::attrs::Attrs;
use crate::icon::Icon;

pub use choices::Choice;
pub use field::Field;
pub use filters::Filters;
pub use rows::{Rows, move_buttons};

/// The values and errors of one form.
#[derive(Debug, Clone)]
pub struct Form {
    pub(crate) locale: Locale,
    id: String,
    values: BTreeMap<String, Vec<String>>,
    errors: Vec<(String, String)>,
    /// The fields written so far with their labels, for the list of errors.
    labels: RefCell<BTreeMap<String, String>>,
    /// The rows written so far, by their path, as people call them: "Bahan 2 (Tempe)".
    rows: RefCell<BTreeMap<String, String>>,
}

impl Form {
    /// An empty form. Its id begins the ids of its fields, so two forms of a page need two.
    pub fn new(locale: Locale, id: impl Into<String>) -> Self {
        Self {
            locale,
            id: id.into(),
            values: BTreeMap::new(),
            errors: Vec::new(),
            labels: RefCell::default(),
            rows: RefCell::default(),
        }
    }

    /// The language it speaks.
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// Puts a value into a field.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "numbers and texts are given as they come, without a `&` each time"
    )]
    pub fn value(mut self, path: impl Into<String>, value: impl ToString) -> Self {
        self.values.insert(path.into(), vec![value.to_string()]);
        self
    }

    /// Puts a value into a field when there is one.
    pub fn maybe(self, path: impl Into<String>, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.value(path, value),
            None => self,
        }
    }

    /// Puts several values into a field of many choices.
    pub fn values<V: ToString>(mut self, path: impl Into<String>, values: impl IntoIterator<Item = V>) -> Self {
        self.values.insert(path.into(), values.into_iter().map(|value| value.to_string()).collect());
        self
    }

    /// Fills the form with what was sent: name and value pairs, a name repeated for each of its values.
    pub fn fill(mut self, pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        for (path, value) in pairs {
            self.values.entry(path).or_default().push(value);
        }
        self
    }

    /// Notes what is wrong with a field; a path without a field is said at the top only.
    pub fn error(mut self, path: impl Into<String>, message: impl Into<String>) -> Self {
        self.errors.push((path.into(), message.into()));
        self
    }

    /// Notes many errors.
    pub fn errors<P: Into<String>, M: Into<String>>(mut self, errors: impl IntoIterator<Item = (P, M)>) -> Self {
        self.errors.extend(errors.into_iter().map(|(path, message)| (path.into(), message.into())));
        self
    }

    /// Whether anything is wrong.
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// A field's value, or an empty text.
    pub fn get(&self, path: &str) -> &str {
        self.all(path).first().map_or("", String::as_str)
    }

    /// All values of a field of many choices.
    pub fn all(&self, path: &str) -> &[String] {
        self.values.get(path).map_or(&[], Vec::as_slice)
    }

    /// How many rows a repeated part has: one more than the highest index below `path`.
    pub fn rows_of(&self, path: &str) -> usize {
        let indices = self.values.keys().filter_map(|key| {
            let rest = key.strip_prefix(path)?.strip_prefix('[')?;
            rest.split_once(']')?.0.parse::<usize>().ok()
        });
        // A path is typed by whoever sends the form; nobody sends this many rows in earnest.
        indices.filter(|index| *index < 1000).max().map_or(0, |index| index + 1)
    }

    /// What is wrong with a field.
    pub fn messages(&self, path: &str) -> impl Iterator<Item = &str> {
        self.errors.iter().filter(move |(at, _)| at == path).map(|(_, message)| message.as_str())
    }

    /// Whether a field, or any below its path, holds a value or an error: a folded part then stands open.
    pub fn is_touched(&self, path: &str) -> bool {
        let is_below =
            |at: &str| at.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
        let is_filled = |values: &[String]| values.iter().any(|value| !value.is_empty());
        self.values.iter().any(|(at, values)| is_below(at) && is_filled(values))
            || self.errors.iter().any(|(at, _)| is_below(at))
    }

    /// A field's id in the page.
    pub fn field_id(&self, path: &str) -> String {
        let mut id = self.id.clone();
        let mut gap = true;
        for c in path.chars() {
            if c.is_ascii_alphanumeric() || c == '_' {
                if gap {
                    id.push('-');
                }
                gap = false;
                id.push(c);
            } else {
                gap = true;
            }
        }
        id
    }

    fn remember(&self, path: &str, label: &str) {
        self.labels.borrow_mut().insert(path.to_owned(), label.to_owned());
    }

    /// Says what a row of repeated fields is called in the list of errors: `ingredients[1]` is "Bahan 2 (Tempe)".
    pub fn name_row(&self, row: &str, kind: &str, name: &str) {
        let Some(index) = row.rsplit_once('[').and_then(|(_, rest)| rest.trim_end_matches(']').parse::<usize>().ok())
        else {
            return;
        };
        let called =
            if name.is_empty() { format!("{kind} {}", index + 1) } else { format!("{kind} {} ({name})", index + 1) };
        self.rows.borrow_mut().insert(row.to_owned(), called);
    }

    /// The row that a field stands in.
    fn row_of(&self, path: &str) -> Option<String> {
        let end = path.find(']')?;
        self.rows.borrow().get(&path[..=end]).cloned()
    }

    /// The list of what is wrong, each with a link to its field; nothing when all is well. Comes with [`Form::element`].
    pub fn summary(&self) -> Markup {
        let labels = self.labels.borrow();
        html! {
            @if !self.errors.is_empty() {
                div.alert data-tone="bad" role="alert" tabindex="-1" data-focus-first id={ (self.id) "-errors" } {
                    (Icon::Alert)
                    div.alert-text {
                        p.alert-title { (self.locale.fields_to_mend(self.errors.len())) }
                        ul.alert-body {
                            @for (path, message) in &self.errors {
                                li {
                                    @let row = self.row_of(path);
                                    @match labels.get(path) {
                                        Some(label) => a href={ "#" (self.field_id(path)) } {
                                            @match &row {
                                                Some(row) => { (row) ": " (label) " – " (message) },
                                                None => { (label) ": " (message) },
                                            }
                                        },
                                        None => { @if let Some(row) = &row { (row) ": " } (message) },
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The `<form>` around its fields, sent by POST to `action`, with the list of errors on top. `attrs` may hold htmx's
    /// attributes, or `data-guard` to ask before unsaved changes are lost.
    pub fn element(&self, action: &str, attrs: &Attrs, fields: &Markup) -> Markup {
        let form = Attrs::default()
            .set("id", &self.id)
            .set("class", "form")
            .set("method", "post")
            .set("action", action)
            .flag("novalidate", true);
        form.and(attrs).around("form", &html! { (self.summary()) (fields) })
    }

    /// Fields that belong together, under a heading.
    pub fn fieldset(&self, legend: &str, fields: &Markup) -> Markup {
        html! { fieldset.fieldset { legend { (legend) } (fields) } }
    }
}

/// Fields side by side where there is room.
pub fn columns(fields: &Markup) -> Markup {
    html! { div.form-columns { (fields) } }
}

/// The buttons at a form's end; on a phone they stay in reach at the bottom of the screen.
pub fn actions(buttons: &Markup) -> Markup {
    html! { div.form-actions { (buttons) } }
}

#[cfg(test)]
mod tests;
