//! Columns that hold JSON: what is read and written as a whole and never asked for by its parts.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value from such a column.
///
/// # Errors
/// The driver's own, when what stands there is something else.
pub fn from_json<T: DeserializeOwned>(text: &str) -> crate::Result<T> {
    serde_json::from_str(text).map_err(|error| sqlx::Error::Decode(error.into()))
}

/// A value for such a column.
///
/// # Errors
/// The driver's own, when it cannot be written as JSON.
pub fn to_json(value: &impl Serialize) -> crate::Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}
