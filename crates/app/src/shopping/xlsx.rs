//! The list as a workbook: for printing on A4 and for reckoning on.

use std::sync::Arc;

use domain::Rupiah;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};
use words::Locale;

use super::csv::headings;
use super::{ShoppingItem, ShoppingList};
use crate::problem::Problem;

/// Widths of the columns, in characters.
const WIDTHS: [f64; 9] = [20.0, 30.0, 16.0, 12.0, 9.0, 11.0, 11.0, 20.0, 16.0];
/// The row of the headings; above it stand title and days.
const HEADINGS: u32 = 3;
/// The column of the costs.
const COST: u16 = 8;

/// The list of a plan of this name. The same list is the same bytes.
pub fn written(t: Locale, plan: &str, list: &ShoppingList) -> Result<Vec<u8>, Problem> {
    workbook(t, plan, list).map_err(|error| Problem::Internal(Arc::new(error)))
}

fn workbook(t: Locale, plan: &str, list: &ShoppingList) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (year, month, day) = list.from.parts();
    let (year, month, day) =
        (u16::try_from(year).unwrap_or(1900), u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1));
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?));
    let sheet = book.add_worksheet();
    sheet.set_name(t.shopping_list())?;
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0).set_freeze_panes(HEADINGS + 1, 2)?;
    sheet.set_repeat_rows(HEADINGS, HEADINGS)?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.write_with_format(0, 0, t.shopping_of(plan), &Format::new().set_bold().set_font_size(14))?;
    sheet.write(1, 0, t.shopping_period(&t.day(list.from), &t.day(list.to)))?;
    let heading = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x00E4_F0E6))
        .set_border_bottom(FormatBorder::Thin);
    for (column, label) in (0..).zip(headings(t)) {
        sheet.write_with_format(HEADINGS, column, label, &heading)?;
    }
    for (row, item) in (HEADINGS + 1..).zip(&list.items) {
        write_item(t, sheet, row, item)?;
    }
    write_total(t, sheet, list)?;
    book.save_to_buffer()
}

fn write_item(t: Locale, sheet: &mut Worksheet, row: u32, item: &ShoppingItem) -> Result<(), XlsxError> {
    let (amount, money) = (Format::new().set_num_format("#,##0.###"), Format::new().set_num_format("#,##0"));
    sheet.write_string(row, 0, t.name(item.category))?;
    sheet.write_string(row, 1, &item.item_name)?;
    sheet.write_string(row, 4, t.name(item.unit))?;
    let amounts = [
        (2, item.purchased_grams.map(domain::Grams::to_f64)),
        (3, item.quantity.map(domain::Quantity::to_f64)),
        (5, item.stock.map(domain::Quantity::to_f64)),
        (6, item.to_buy.map(domain::Quantity::to_f64)),
    ];
    for (column, amount_of) in amounts {
        if let Some(value) = amount_of {
            sheet.write_number_with_format(row, column, value, &amount)?;
        }
    }
    for (column, rupiah) in [(7, item.price), (COST, item.cost)] {
        if let Some(rupiah) = rupiah {
            sheet.write_number_with_format(row, column, written_out(rupiah), &money)?;
        }
    }
    Ok(())
}

fn write_total(t: Locale, sheet: &mut Worksheet, list: &ShoppingList) -> Result<(), XlsxError> {
    let rows = u32::try_from(list.items.len()).unwrap_or(u32::MAX);
    let row = HEADINGS + 1 + rows;
    let line = Format::new().set_bold().set_border_top(FormatBorder::Thin);
    let label = if list.complete { t.shopping_total() } else { t.shopping_total_known() };
    for column in 0..COST {
        sheet.write_blank(row, column, &line)?;
    }
    sheet.write_string_with_format(row, 1, label, &line)?;
    if let Some(total) = list.total_cost.filter(|_| rows > 0) {
        // A spreadsheet counts rows from one.
        let sum = Formula::new(format!("=SUM(I{}:I{row})", HEADINGS + 2)).set_result(total.to_string());
        sheet.write_formula_with_format(row, COST, sum, &line.set_num_format("#,##0"))?;
    }
    if !list.complete {
        sheet.write_string(row + 2, 0, t.shopping_incomplete_line(&list.missing.join(", ")))?;
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "only a spreadsheet's spelling; 53 bits hold nine thousand billion")]
const fn written_out(rupiah: Rupiah) -> f64 {
    rupiah.0 as f64
}
