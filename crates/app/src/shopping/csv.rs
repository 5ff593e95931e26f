//! The list as comma-separated values: UTF-8, a decimal point, and a name that a spreadsheet cannot take for a formula.

use std::sync::Arc;

use words::Locale;

use super::ShoppingList;
use crate::problem::Problem;

/// The list with its headings in this language; what is not known is empty.
pub fn written(t: Locale, list: &ShoppingList) -> Result<Vec<u8>, Problem> {
    let mut table = ::csv::Writer::from_writer(Vec::new());
    let failed = |error: ::csv::Error| Problem::Internal(Arc::new(error));
    table.write_record(headings(t)).map_err(failed)?;
    for item in &list.items {
        let row = [
            t.name(item.category).to_owned(),
            harmless(&item.item_name),
            plain(item.purchased_grams),
            plain(item.quantity),
            t.name(item.unit).to_owned(),
            plain(item.stock),
            plain(item.to_buy),
            plain(item.price),
            plain(item.cost),
        ];
        table.write_record(row).map_err(failed)?;
    }
    table.into_inner().map_err(|error| Problem::Internal(Arc::new(error.into_error())))
}

/// What stands above the columns.
pub(super) const fn headings(t: Locale) -> [&'static str; 9] {
    [
        t.shopping_category(),
        t.shopping_item(),
        t.shopping_grams(),
        t.shopping_quantity(),
        t.shopping_unit(),
        t.shopping_stock(),
        t.shopping_to_buy(),
        t.shopping_price(),
        t.shopping_cost(),
    ]
}

fn plain(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A text that a spreadsheet takes for a text: what begins with one of these it reads as a formula, and does what it
/// says.
pub fn harmless(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}
