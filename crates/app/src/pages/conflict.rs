//! Two people changed the same thing: both versions side by side, and the choice left to whoever came second.

use maud::{Markup, Render, html};
use serde_json::Value;
use ui::alert::Alert;
use ui::table::{Column, Table};
use ui::{Button, Icon, Tone, Variant};
use words::Locale;

use crate::problem::Problem;

/// How a value is said.
type Show = dyn Fn(Locale, &Value) -> String + Send + Sync;

/// A field that may differ: its name in the JSON, its label, and how its values are said.
pub struct Compared {
    field: &'static str,
    label: String,
    show: Box<Show>,
}

impl std::fmt::Debug for Compared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Compared").field("field", &self.field).finish_non_exhaustive()
    }
}

impl Compared {
    /// A field whose values are said as they stand.
    pub fn new(field: &'static str, label: impl Into<String>) -> Self {
        Self { field, label: label.into(), show: Box::new(plainly) }
    }

    /// Its name in the JSON.
    pub const fn name(&self) -> &'static str {
        self.field
    }

    /// What the form calls it.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Another way to say its values, such as the name of a code.
    #[must_use]
    pub fn shown(mut self, show: impl Fn(Locale, &Value) -> String + Send + Sync + 'static) -> Self {
        self.show = Box::new(show);
        self
    }
}

/// What stands above a form that met a conflict: every field whose value differs, mine beside theirs, and a link to
/// `newest`, where theirs is. `mine` is what was sent, read into the thing's JSON. Nothing for any other problem.
pub fn conflict(t: Locale, problem: &Problem, mine: &Value, fields: &[Compared], newest: &str) -> Markup {
    conflict_explained(t, problem, mine, fields, newest, &Circumstances::default())
}

/// What is known of a conflict besides both versions.
#[derive(Debug, Default)]
pub struct Circumstances {
    /// Who changed it, and when, as a sentence.
    pub who: Option<String>,
    /// Whether the fields that only the other changed are taken over already.
    pub is_merged: bool,
    /// What the form calls those.
    pub taken: Vec<String>,
}

/// The same with who it was, and what the form below has taken over.
pub fn conflict_explained(
    t: Locale,
    problem: &Problem,
    mine: &Value,
    fields: &[Compared],
    newest: &str,
    known: &Circumstances,
) -> Markup {
    let Problem::Conflict(theirs) = problem else { return Markup::default() };
    let columns = vec![Column::text(t.field()), Column::text(t.mine()), Column::text(t.theirs())];
    let mut table = Table::new(t, t.both_versions(), columns);
    let mut differ = false;
    for Compared { field, label, show } in fields {
        let Some(mine) = mine.get(field) else { continue };
        let (mine, theirs) = (show(t, mine), show(t, theirs.get(field).unwrap_or(&Value::Null)));
        if mine != theirs {
            differ = true;
            table = table.row(vec![html! { (label) }, html! { (mine) }, html! { (theirs) }]);
        }
    }
    let body = html! {
        @if let Some(who) = &known.who { p { (who) } }
        @if !known.taken.is_empty() { p { (t.conflict_taken(&known.taken.join(", "))) } }
        p {
            @if differ { (t.conflict_lead()) }
            @else if known.is_merged { (t.conflict_merged()) }
            @else { (t.conflict_alike()) }
        }
        @if differ { (table) }
    };
    let actions = Button::link(newest, t.take_theirs()).variant(Variant::Outline).icon(Icon::Refresh);
    Alert::new(Tone::Warn, t.problem_conflict()).body(body).actions(html! { (actions) }).takes_focus().render()
}

/// A value in plain words.
fn plainly(t: Locale, value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::Bool(yes) => (if *yes { t.yes() } else { t.no() }).to_owned(),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => t.integer(whole),
            None => number.to_string().replace('.', t.pick(",", ".")),
        },
        Value::String(text) if text.is_empty() => "–".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => "–".to_owned(),
        Value::Array(items) => items.iter().map(|item| plainly(t, item)).collect::<Vec<_>>().join(", "),
        Value::Object(object) if object.is_empty() => "–".to_owned(),
        Value::Object(object) => {
            let pairs = object.iter().map(|(name, value)| format!("{name}: {}", plainly(t, value)));
            pairs.collect::<Vec<_>>().join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_differs_is_shown_mine_beside_theirs() {
        let problem = Problem::Conflict(Box::new(json!({ "name": "<b>", "price": 8500, "same": [1, 2] })));
        let mine = json!({ "name": "Soto", "price": 9000, "same": [1, 2] });
        let fields = [Compared::new("name", "Nama"), Compared::new("price", "Harga"), Compared::new("same", "Sama")];
        let shown = conflict(Locale::Id, &problem, &mine, &fields, "/menu/7").into_string();
        assert!(
            shown.contains("Soto") && shown.contains("&lt;b&gt;") && shown.contains("9.000") && shown.contains("8.500")
        );
        assert!(!shown.contains("Sama") && shown.contains("href=\"/menu/7\""), "{shown}");
        assert!(conflict(Locale::Id, &Problem::NotFound, &mine, &fields, "/").into_string().is_empty());
    }
}
