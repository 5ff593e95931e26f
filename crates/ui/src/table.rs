//! Tables that become lists of facts on a narrow screen.

use maud::{Markup, Render, html};
use words::Locale;

use crate::icon::Icon;

/// Which way a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorted {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// A column's heading and manner.
#[derive(Debug, Clone)]
pub struct Column {
    label: String,
    numeric: bool,
    hidden_label: bool,
    minor: bool,
    sort: Option<(String, Option<Sorted>)>,
}

impl Column {
    /// A column of words.
    pub fn text(label: impl Into<String>) -> Self {
        Self { label: label.into(), numeric: false, hidden_label: false, minor: false, sort: None }
    }

    /// A column of figures: right-aligned, digits of one width.
    pub fn number(label: impl Into<String>) -> Self {
        Self { numeric: true, ..Self::text(label) }
    }

    /// A column of buttons, whose heading is only for screen readers.
    pub fn actions(label: impl Into<String>) -> Self {
        Self { hidden_label: true, ..Self::text(label) }
    }

    /// Left out on a narrow screen.
    pub fn minor(mut self) -> Self {
        self.minor = true;
        self
    }

    /// The heading is a link that sorts; `now` says how the column is sorted at present.
    pub fn sort(mut self, href: impl Into<String>, now: Option<Sorted>) -> Self {
        self.sort = Some((href.into(), now));
        self
    }

    fn heading(&self, locale: Locale) -> Markup {
        let sorted = self.sort.as_ref().and_then(|(_, now)| *now);
        let order = sorted.map(|now| if now == Sorted::Ascending { "ascending" } else { "descending" });
        html! {
            th scope="col" class=[self.numeric.then_some("numeric")] data-minor[self.minor] aria-sort=[order] {
                @match &self.sort {
                    Some((href, now)) => a.table-sort href=(href) {
                        (self.label)
                        @match now {
                            Some(Sorted::Ascending) => { (Icon::ChevronUp) span.sr-only { ", " (locale.sorted_ascending()) } },
                            Some(Sorted::Descending) => { (Icon::ChevronDown) span.sr-only { ", " (locale.sorted_descending()) } },
                            None => (Icon::Sort),
                        }
                    },
                    None => span class=[self.hidden_label.then_some("sr-only")] { (self.label) },
                }
            }
        }
    }
}

/// A table with a caption, headings, rows and perhaps a sum. The first cell of a row is its heading.
#[derive(Debug, Clone)]
pub struct Table {
    locale: Locale,
    caption: String,
    columns: Vec<Column>,
    rows: Vec<(Option<String>, Vec<Markup>)>,
    total: Option<Vec<Markup>>,
    caption_shown: bool,
}

impl Table {
    /// A table; the caption is for screen readers unless [`Table::show_caption`].
    pub fn new(locale: Locale, caption: impl Into<String>, columns: Vec<Column>) -> Self {
        Self { locale, caption: caption.into(), columns, rows: Vec::new(), total: None, caption_shown: false }
    }

    /// Adds a row: a cell for each column.
    pub fn row(mut self, cells: Vec<Markup>) -> Self {
        self.rows.push((None, cells));
        self
    }

    /// Adds a row with an id, so that a fragment can replace it.
    pub fn row_with_id(mut self, id: impl Into<String>, cells: Vec<Markup>) -> Self {
        self.rows.push((Some(id.into()), cells));
        self
    }

    /// A last row that sums up.
    pub fn total(mut self, cells: Vec<Markup>) -> Self {
        self.total = Some(cells);
        self
    }

    /// Shows the caption to everybody.
    pub fn show_caption(mut self) -> Self {
        self.caption_shown = true;
        self
    }

    fn cells(&self, cells: &[Markup]) -> Markup {
        html! {
            @for (at, (column, cell)) in self.columns.iter().zip(cells).enumerate() {
                @let class = column.numeric.then_some("numeric");
                @let label = (!column.hidden_label).then_some(column.label.as_str());
                @if at == 0 {
                    th scope="row" role="rowheader" class=[class] { (cell) }
                } @else {
                    td role="cell" class=[class] data-minor[column.minor] data-label=[label] { (cell) }
                }
            }
        }
    }
}

impl Render for Table {
    // The roles are written out because a table laid out as blocks on a narrow screen loses its own.
    fn render(&self) -> Markup {
        html! {
            div.table-container {
                table.table role="table" {
                    caption class=[(!self.caption_shown).then_some("sr-only")] { (self.caption) }
                    thead role="rowgroup" { tr role="row" { @for column in &self.columns { (column.heading(self.locale)) } } }
                    tbody role="rowgroup" {
                        @for (id, cells) in &self.rows { tr role="row" id=[id.as_deref()] { (self.cells(cells)) } }
                    }
                    @if let Some(total) = &self.total { tfoot role="rowgroup" { tr role="row" { (self.cells(total)) } } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_carry_their_heading_for_narrow_screens() {
        let table = Table::new(
            Locale::Id,
            "Bahan",
            vec![Column::text("Nama"), Column::number("Harga").sort("?sort=-price", Some(Sorted::Ascending))],
        )
        .row(vec![html! { "Tempe" }, html! { "12.000" }])
        .render()
        .into_string();
        assert!(table.contains(r#"<th scope="row" role="rowheader">Tempe</th>"#), "{table}");
        assert!(table.contains(r#"<td role="cell" class="numeric" data-label="Harga">12.000</td>"#), "{table}");
        assert!(table.contains(r#"aria-sort="ascending""#));
    }
}
