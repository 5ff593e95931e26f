//! The parameters after the question mark: read like any other fields, with all their errors at once.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde_json::{Map, Value};

use super::{Fields, Input};
use crate::problem::Problem;

/// The query of a request, still to be read.
#[derive(Debug, Clone)]
pub struct Query(Map<String, Value>);

impl Query {
    /// Reads it; an unknown parameter is an error like an unknown field.
    pub fn read<T>(&self, read: impl FnOnce(&mut Fields) -> Option<T>) -> Result<T, Problem> {
        Input::from_query(self.0.clone()).read(read)
    }

    /// The same without these parameters.
    #[must_use]
    pub fn without(&self, names: &[&str]) -> Self {
        let kept = self.0.iter().filter(|(name, _)| !names.contains(&name.as_str()));
        Self(kept.map(|(name, value)| (name.clone(), value.clone())).collect())
    }

    /// All parameters as they stand, by name.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)))
    }

    /// One parameter as it stands.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Value::as_str)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let text = parts.uri.query().unwrap_or_default();
        Ok(Self(pairs(text.as_bytes()).map(|(name, value)| (name, Value::String(value))).collect()))
    }
}

/// The pairs of a query or of a form, decoded.
pub(super) fn pairs(encoded: &[u8]) -> impl Iterator<Item = (String, String)> + '_ {
    form_urlencoded::parse(encoded).map(|(name, value)| (name.into_owned(), value.into_owned()))
}
