//! The parameters after the question mark: read like any other fields, with all their errors at once.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde_json::{Map, Value};

use super::{Context, Fields, Input};
use crate::problem::Problem;

/// The query of a request, still to be read. A parameter that comes twice is a list.
#[derive(Debug, Clone)]
pub struct Query {
    parameters: Map<String, Value>,
    context: Context,
}

impl Query {
    /// Reads it; an unknown parameter is an error like an unknown field.
    pub fn read<T>(&self, read: impl FnOnce(&mut Fields) -> Option<T>) -> Result<T, Problem> {
        self.context.query_is_read();
        Input::from_query(self.parameters.clone()).read(read)
    }

    /// The same where names are paths, as those of a form are: `portions.SMALL`.
    pub fn read_paths<T>(&self, read: impl FnOnce(&mut Fields) -> Option<T>) -> Result<T, Problem> {
        self.context.query_is_read();
        let pairs = self.parameters.iter().flat_map(|(name, value)| {
            let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            values.iter().filter_map(|value| Some((name.clone(), value.as_str()?.to_owned())))
        });
        let Value::Object(tree) = super::form::tree(pairs) else { return Err(Problem::Malformed) };
        Input::from_query(tree).read(read)
    }

    /// The same without these parameters.
    #[must_use]
    pub fn without(&self, names: &[&str]) -> Self {
        let kept = self.parameters.iter().filter(|(name, _)| !names.contains(&name.as_str()));
        let parameters = kept.map(|(name, value)| (name.clone(), value.clone())).collect();
        Self { parameters, context: self.context.clone() }
    }

    /// All of it in one form, however it was written.
    pub fn canonical(&self) -> String {
        let mut text = form_urlencoded::Serializer::new(String::new());
        for (name, value) in &self.parameters {
            let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            text.extend_pairs(values.iter().filter_map(|value| Some((name, value.as_str()?))));
        }
        text.finish()
    }

    /// All parameters as they stand, by name.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parameters.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)))
    }

    /// One parameter as it stands.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.parameters.get(name).and_then(Value::as_str)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self { parameters: parameters(parts.uri.query().unwrap_or_default()), context: Context::of(parts) })
    }
}

/// What a query says, by name.
pub(super) fn parameters(query: &str) -> Map<String, Value> {
    let mut parameters = Map::new();
    for (name, value) in pairs(query.as_bytes()) {
        match parameters.get_mut(&name) {
            None => {
                parameters.insert(name, Value::String(value));
            }
            Some(Value::Array(values)) => values.push(Value::String(value)),
            Some(one) => *one = Value::Array(vec![one.take(), Value::String(value)]),
        }
    }
    parameters
}

/// The pairs of a query or of a form, decoded.
pub(super) fn pairs(encoded: &[u8]) -> impl Iterator<Item = (String, String)> + '_ {
    form_urlencoded::parse(encoded).map(|(name, value)| (name.into_owned(), value.into_owned()))
}
