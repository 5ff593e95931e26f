//! A table that somebody wrote, with the names of fields on top: CSV, a workbook, or JSON.

use std::path::Path;

use calamine::{Data, Reader as _, open_workbook_auto};
use serde_json::Value;

use crate::cli::Failure;
use crate::problem::FieldError;
use crate::request::Input;
use crate::shopping::harmless;

/// The most rows of a table.
const MOST_ROWS: usize = 20_000;

/// The rows of a table, each on its way to becoming a thing.
#[derive(Debug)]
pub struct Table(Vec<Row>);

/// A row, and where it stands in the file.
#[derive(Debug)]
pub(super) struct Row {
    /// How people find it: `row 3`.
    pub place: String,
    /// What it says. An empty cell says nothing.
    pub input: Input,
}

/// What is wrong with a row, said with the place where it stands.
pub(super) fn at(place: &str, wrong: Vec<FieldError>) -> impl Iterator<Item = FieldError> + '_ {
    wrong.into_iter().map(move |error| FieldError::new(format!("{place}, {}", error.field), error.fault))
}

impl Table {
    /// Reads a file by the ending of its name.
    pub fn open(file: &Path) -> Result<Self, Failure> {
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        let rows = match ending.as_deref() {
            Some("csv") => from_csv(file)?,
            Some("xlsx") => from_workbook(file)?,
            Some("json") => from_json(file)?,
            _ => return Err("the file's name must end in .csv, .xlsx or .json".into()),
        };
        if rows.len() > MOST_ROWS { Err(format!("at most {MOST_ROWS} rows").into()) } else { Ok(Self(rows)) }
    }

    pub(super) fn into_rows(self) -> Vec<Row> {
        self.0
    }
}

fn from_csv(file: &Path) -> Result<Vec<Row>, Failure> {
    let text = std::fs::read_to_string(file)?;
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let names = reader.headers()?.clone();
    let mut rows = Vec::new();
    for (number, record) in (2..).zip(reader.records()) {
        let record = record?;
        let cells = names.iter().zip(&record).map(|(name, cell)| (name.to_owned(), meant(cell).to_owned()));
        rows.push(row(number, cells));
    }
    Ok(rows)
}

fn from_workbook(file: &Path) -> Result<Vec<Row>, Failure> {
    let mut book = open_workbook_auto(file)?;
    let sheet = book.worksheet_range_at(0).ok_or("the workbook has no sheet")??;
    let mut lines = sheet.rows();
    let names: Vec<_> = lines.next().unwrap_or_default().iter().map(|cell| written(cell).trim().to_owned()).collect();
    let cells = |line: &[Data]| names.iter().cloned().zip(line.iter().map(written)).collect::<Vec<_>>();
    Ok((2..).zip(lines).map(|(number, line)| row(number, cells(line).into_iter())).collect())
}

fn from_json(file: &Path) -> Result<Vec<Row>, Failure> {
    let items: Vec<Value> = serde_json::from_slice(&std::fs::read(file)?)?;
    Ok((1..).zip(items).map(|(number, item)| Row { place: format!("row {number}"), input: Input::of(item) }).collect())
}

fn row(number: usize, cells: impl Iterator<Item = (String, String)>) -> Row {
    let said = cells.filter(|(name, cell)| !name.is_empty() && !cell.trim().is_empty());
    Row { place: format!("row {number}"), input: Input::of_pairs(said) }
}

/// What stands behind the apostrophe by which `shopping::harmless` keeps a name from being a formula.
fn meant(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| harmless(rest) != *rest).unwrap_or(cell)
}

/// A number as the readers of typed text take it: three digits behind a point would read as thousands, hence the zero
/// behind them.
pub(super) fn typed(number: &str) -> String {
    let has_three = number.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3);
    if has_three { format!("{number}0") } else { number.to_owned() }
}

fn written(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::Int(_) | Data::Float(_) => typed(&cell.to_string()),
        other => other.to_string(),
    }
}
