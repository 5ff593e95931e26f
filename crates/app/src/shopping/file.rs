//! The forms in which the list goes out.

use axum::http::header::{ACCEPT, CONTENT_DISPOSITION, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderName};
use axum::response::{IntoResponse, Response};
use words::Locale;

use super::{ShoppingList, csv, xlsx};
use crate::problem::Problem;
use crate::request::Reply;

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For programs.
    Json,
    /// A table as text.
    Csv,
    /// A table for a spreadsheet.
    Xlsx,
}

impl Format {
    /// All of them, the usual one first.
    pub const ALL: &[Self] = &[Self::Json, Self::Csv, Self::Xlsx];

    /// Its media type.
    const fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The one that `Accept` likes best; JSON when it names none of them.
    pub fn accepted(headers: &HeaderMap) -> Self {
        let lines = headers.get_all(ACCEPT).iter().filter_map(|line| line.to_str().ok());
        let mut best = (Self::Json, 0.0_f32);
        for range in lines.flat_map(|line| line.split(',')) {
            let mut pieces = range.split(';').map(str::trim);
            let kind = pieces.next().unwrap_or_default().to_ascii_lowercase();
            let quality = pieces.find_map(|piece| piece.strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
            let named = Self::ALL.iter().find(|format| format.media_type() == kind);
            if let Some(format) = named.filter(|_| quality > best.1) {
                best = (*format, quality);
            }
        }
        best.0
    }
}

/// The word in an address.
impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        })
    }
}

/// The list of a plan of this name, in this form.
pub fn answer(t: Locale, format: Format, plan: &str, list: &ShoppingList) -> Result<Response, Problem> {
    let bytes = match format {
        Format::Json => return Ok(([(VARY, ACCEPT.as_str())], Reply::ok(list)?).into_response()),
        Format::Csv => csv::written(t, list)?,
        Format::Xlsx => xlsx::written(t, plan, list)?,
    };
    let name = t.shopping_file(&list.from.to_string(), &list.to.to_string());
    let charset = if format == Format::Csv { "; charset=utf-8" } else { "" };
    let headers: [(HeaderName, String); 3] = [
        (CONTENT_TYPE, format!("{}{charset}", format.media_type())),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.{format}\"")),
        (VARY, ACCEPT.to_string()),
    ];
    Ok((headers, bytes).into_response())
}
