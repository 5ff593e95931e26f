//! Repeated rows of a form, which can be added, taken away and put in another order.

use maud::{Markup, html};
use words::Locale;

use super::Form;
use crate::attrs::Attrs;
use crate::icon::Icon;

/// Rows below a path such as `ingredients`; a row's fields have paths such as `ingredients[0].unit`. Scripts renumber
/// the paths when rows come, go or move, so the server reads them in the order shown.
#[derive(Debug, Clone)]
pub struct Rows {
    path: String,
    add: String,
    numbered: bool,
    spare: usize,
}

/// What stands for the index in the row that is copied when one is added.
const COPY: &str = "__row__";

impl Rows {
    /// Rows below `path`, with the words of the button that adds one.
    pub fn new(path: impl Into<String>, add: impl Into<String>) -> Self {
        Self { path: path.into(), add: add.into(), numbered: false, spare: 0 }
    }

    /// Each row shows its place, counted from 1, as steps do.
    pub fn numbered(mut self) -> Self {
        self.numbered = true;
        self
    }

    /// So many blank rows more for whoever has no scripts to add one; the reader of the form leaves blank ones out.
    pub fn spare(mut self, rows: usize) -> Self {
        self.spare = rows;
        self
    }

    /// The rows and the button. `row` writes the fields of one row, given the path before the dot: `ingredients[0]`;
    /// it is called once for each of `count` rows and once for the one to copy.
    pub fn render(&self, form: &Form, count: usize, row: impl Fn(&str) -> Markup) -> Markup {
        let whole = |index: &str| {
            let path = format!("{}[{index}]", self.path);
            html! {
                div.row data-row {
                    @if self.numbered { span.row-number data-row-number aria-hidden="true" {} }
                    div.row-fields { (row(&path)) }
                    (row_buttons(form.locale))
                    @for message in form.messages(&path) { p.field-error { (Icon::Alert) span { (message) } } }
                }
            }
        };
        html! {
            div.rows data-rows=(self.path) data-row-added=(form.locale.row_added()) data-row-removed=(form.locale.row_removed()) data-row-moved=(form.locale.row_moved()) {
                div.row-list data-row-list data-sortable {
                    @for index in 0..count { (whole(&index.to_string())) }
                }
                @if self.spare > 0 {
                    noscript { div.row-list { @for index in count..count + self.spare { (whole(&index.to_string())) } } }
                }
                template data-row-template { (whole(COPY)) }
                button.btn type="button" data-variant="outline" data-row-add { (Icon::Add) span data-label { (self.add) } }
                p.sr-only aria-live="polite" data-row-said {}
            }
        }
    }
}

/// What puts a row or a step in another place: a grip to drag, and a button for each way.
pub fn move_buttons(locale: Locale) -> Markup {
    html! {
        span.grip data-grip title=(locale.drag_to_move()) aria-hidden="true" { (Icon::Grip) }
        (small_button("data-move", "up", locale.move_up(), Icon::ChevronUp))
        (small_button("data-move", "down", locale.move_down(), Icon::ChevronDown))
    }
}

fn row_buttons(locale: Locale) -> Markup {
    html! {
        div.row-buttons {
            (move_buttons(locale))
            (small_button("data-row-remove", "", locale.remove_row(), Icon::Delete))
        }
    }
}

fn small_button(what: &'static str, value: &str, label: &str, icon: Icon) -> Markup {
    Attrs::default()
        .set("class", "btn")
        .set("type", "button")
        .set("data-variant", "ghost")
        .set("data-size", "icon")
        .set(what, value)
        .set("title", label)
        .around("button", &html! { (icon) span.sr-only { (label) } })
}
