//! The body of a request: kept as bytes until the row in the path is found, parsed only then.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_TYPE, IF_MATCH};
use domain::{Expected, Fault};
use http_body_util::BodyExt as _;
use serde_json::{Map, Value};

use super::Fields;
use super::query::pairs;
use crate::problem::{FieldError, Problem};

/// The most that a JSON body may hold.
const LIMIT: usize = 1024 * 1024;
/// How much of an oversized body is read and thrown away, so that the sender hears the answer.
const DRAIN_LIMIT: usize = 64 * 1024 * 1024;

/// A body as it came in. Asking for what it says is what can fail.
#[derive(Debug)]
pub struct Body {
    bytes: Option<Bytes>,
    headers: HeaderMap,
}

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        Ok(Self { bytes: collect(body, LIMIT).await?, headers: parts.headers })
    }
}

/// The bytes, or `None` when there are more than `limit`; those are read to the end and forgotten.
pub(super) async fn collect(mut body: axum::body::Body, limit: usize) -> Result<Option<Bytes>, Problem> {
    let (mut kept, mut seen) = (Vec::new(), 0);
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| Problem::Malformed)?.into_data() else { continue };
        seen += data.len();
        if seen > DRAIN_LIMIT {
            break;
        }
        if seen <= limit {
            kept.extend_from_slice(&data);
        } else {
            kept = Vec::new();
        }
    }
    Ok((seen <= limit).then(|| kept.into()))
}

impl Body {
    /// What a program sent as JSON.
    pub fn json(&self) -> Result<Input, Problem> {
        let bytes = self.bytes.as_ref().ok_or(Problem::TooLarge)?;
        if !self.is("json") {
            return Err(Problem::UnsupportedMediaType);
        }
        let value: Value = serde_json::from_slice(bytes).map_err(|_| Problem::Malformed)?;
        Ok(Input::new(value, false, if_match(&self.headers)))
    }

    /// What a program may send with an action; nothing at all is an empty object.
    pub fn optional_json(&self) -> Result<Input, Problem> {
        match &self.bytes {
            Some(bytes) if bytes.is_empty() => {
                Ok(Input::new(Value::Object(Map::new()), false, if_match(&self.headers)))
            }
            _ => self.json(),
        }
    }

    /// For a request that may name the version it is meant for, in `If-Match` or as `{"version": n}`: anything else than
    /// this version is a conflict.
    pub fn expects(&self, version: i64, current: &impl serde::Serialize) -> Result<(), Problem> {
        let mut input = self.optional_json()?;
        let named = input.version_if_given();
        input.read(|_| Some(()))?;
        match named {
            Some(named) if named != version => Err(Problem::Conflict(Box::new(serde_json::to_value(current)?))),
            _ => Ok(()),
        }
    }

    /// What a person sent with a form. Names are paths, such as `ingredients[0].unit`.
    pub fn form(&self) -> Result<Input, Problem> {
        let bytes = self.bytes.as_ref().ok_or(Problem::TooLarge)?;
        if !self.is("x-www-form-urlencoded") {
            return Err(Problem::UnsupportedMediaType);
        }
        Ok(Input::new(super::form::tree(pairs(bytes)), true, None))
    }

    fn is(&self, subtype: &str) -> bool {
        let essence = self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let essence = essence.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        essence
            .strip_prefix("application/")
            .is_some_and(|found| found == subtype || found.ends_with(&format!("+{subtype}")))
    }
}

/// The version in `If-Match`: `"7"`, or the ETag that came with the thing, `"v7-…"`.
pub(super) fn if_match(headers: &HeaderMap) -> Option<i64> {
    let value = headers.get(IF_MATCH)?.to_str().ok()?;
    let tag = value.trim().trim_start_matches("W/").trim_matches('"');
    tag.strip_prefix('v').unwrap_or(tag).split('-').next()?.parse().ok()
}

/// What was sent, on its way to becoming a value of the domain.
#[derive(Debug, Clone)]
pub struct Input {
    value: Value,
    from_text: bool,
    if_match: Option<i64>,
    errors: Vec<FieldError>,
}

impl Input {
    pub(super) const fn new(value: Value, from_text: bool, if_match: Option<i64>) -> Self {
        Self { value, from_text, if_match, errors: Vec::new() }
    }

    /// From data that came otherwise than by a request: examples and imports.
    pub const fn of(value: Value) -> Self {
        Self::new(value, false, None)
    }

    pub(super) const fn from_query(object: Map<String, Value>) -> Self {
        Self::new(Value::Object(object), true, None)
    }

    /// As it was sent, for showing a form again.
    pub const fn value(&self) -> &Value {
        &self.value
    }

    /// Takes out the version that the sender has read, from the field or from `If-Match`; missing is an error.
    pub fn version(&mut self) -> Option<i64> {
        let version = self.version_if_given();
        if version.is_none() && self.errors.is_empty() {
            self.errors.push(FieldError::new("version", Fault::Required));
        }
        version
    }

    /// Takes out the version that the sender has read, if it says one.
    pub fn version_if_given(&mut self) -> Option<i64> {
        let given = self.value.as_object_mut().and_then(|object| object.remove("version")).filter(|v| !v.is_null());
        let Some(given) = given else { return self.if_match };
        let read = match &given {
            Value::String(text) if self.from_text => text.trim().parse().ok(),
            other => other.as_i64(),
        };
        if read.is_none() {
            self.errors.push(FieldError::new("version", Fault::WrongType(Expected::Integer)));
        }
        read
    }

    /// Takes out a field, such as one that only the page knows.
    pub fn take(&mut self, name: &str) -> Option<Value> {
        self.value.as_object_mut().and_then(|object| object.remove(name))
    }

    /// Puts in a field, in place of what was sent for it.
    #[must_use]
    pub fn with(mut self, name: &str, value: Value) -> Self {
        if let Value::Object(sent) = &mut self.value {
            sent.insert(name.to_owned(), value);
        }
        self
    }

    /// Whether a field says anything: an empty box of a form does not.
    pub fn says(&self, name: &str) -> bool {
        match self.value.get(name) {
            None | Some(Value::Null) => false,
            Some(Value::String(text)) => !self.from_text || !text.trim().is_empty(),
            Some(_) => true,
        }
    }

    /// What it means that a form says nothing of a field: a browser sends no unticked box and no empty list.
    #[must_use]
    pub fn absent_is(mut self, name: &str, value: Value) -> Self {
        if let Value::Object(sent) = &mut self.value {
            sent.entry(name).or_insert(value);
        }
        self
    }

    /// Lays what was sent over what is there: a field that is absent stays, `null` clears.
    #[must_use]
    pub fn over(mut self, current: &impl serde::Serialize) -> Self {
        if let (Value::Object(sent), Ok(Value::Object(mut whole))) = (&self.value, serde_json::to_value(current)) {
            whole.extend(sent.clone());
            self.value = Value::Object(whole);
        }
        self
    }

    /// Adds an error found outside the fields themselves.
    pub fn fail(&mut self, error: FieldError) {
        self.errors.push(error);
    }

    /// Reads the fields into a value of the domain, or names everything that is wrong.
    pub fn read<T>(self, read: impl FnOnce(&mut Fields) -> Option<T>) -> Result<T, Problem> {
        let Self { value, from_text, mut errors, .. } = self;
        let Value::Object(object) = value else {
            return Err(Problem::field("", Fault::WrongType(Expected::Object)));
        };
        let mut fields = Fields::new(&object, String::new(), from_text, &mut errors);
        let value = read(&mut fields);
        fields.finish();
        match value {
            Some(value) if errors.is_empty() => Ok(value),
            _ => Err(Problem::Invalid(errors)),
        }
    }
}
