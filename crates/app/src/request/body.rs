//! The body of a request: kept as bytes until the row in the path is found, parsed only then.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_TYPE, IF_MATCH};
use domain::{Expected, Fault};
use http_body_util::BodyExt as _;
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use super::Fields;
use super::query::pairs;
use super::readers::as_integer;
use crate::problem::{FieldError, Problem};

/// The most that a JSON body may hold.
const LIMIT: usize = 1024 * 1024;
/// The most that a request with a file may hold.
pub(super) const FILE_LIMIT: usize = 20 * 1024 * 1024;
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
        Self::up_to(LIMIT, request).await
    }
}

/// A body for what is brought in from elsewhere, which may hold as much as a file.
#[derive(Debug)]
pub struct LargeBody(pub Body);

impl<S: Send + Sync> FromRequest<S> for LargeBody {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        Body::up_to(FILE_LIMIT, request).await.map(Self)
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
    async fn up_to(limit: usize, request: Request) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        Ok(Self { bytes: collect(body, limit).await?, headers: parts.headers })
    }

    /// What a program sent as JSON.
    pub fn json(&self) -> Result<Input, Problem> {
        let bytes = self.bytes.as_ref().ok_or(Problem::TooLarge)?;
        if !self.is("json") {
            return Err(Problem::UnsupportedMediaType);
        }
        let value: Value = serde_json::from_slice(bytes).map_err(|_| unread(bytes))?;
        Ok(Input::new(value, false, IfMatch::of(&self.headers)))
    }

    /// What a program may send with an action; nothing at all is an empty object.
    pub fn optional_json(&self) -> Result<Input, Problem> {
        match &self.bytes {
            Some(bytes) if bytes.is_empty() => {
                Ok(Input::new(Value::Object(Map::new()), false, IfMatch::of(&self.headers)))
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
            Some(named) if is_stale(named, version) => Err(Problem::conflict(current)),
            _ => Ok(()),
        }
    }

    /// What a person sent with a form. Names are paths, such as `ingredients[0].unit`.
    pub fn form(&self) -> Result<Input, Problem> {
        let bytes = self.bytes.as_ref().ok_or(Problem::TooLarge)?;
        if !self.is("x-www-form-urlencoded") {
            return Err(Problem::UnsupportedMediaType);
        }
        Ok(Input::new(super::form::tree(pairs(bytes)), true, IfMatch::Absent))
    }

    fn is(&self, subtype: &str) -> bool {
        let kind = self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        essence(kind)
            .strip_prefix("application/")
            .is_some_and(|found| found == subtype || found.ends_with(&format!("+{subtype}")))
    }
}

/// Why a text could not be taken for a value: it is no JSON, or one with a number or a depth that nothing has room for.
fn unread(bytes: &[u8]) -> Problem {
    match serde_json::from_slice::<IgnoredAny>(bytes) {
        Ok(_) => Problem::field("", Fault::WrongForm("±1e308, [[…]] ≤ 127")),
        Err(_) => Problem::Malformed,
    }
}

/// A media type without its parameters.
pub(super) fn essence(kind: &str) -> String {
    kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Stands for every version: what `If-Match: *` says.
const ANY_VERSION: i64 = i64::MAX;
/// Stands for no version, since they are counted from 1: what is read cannot be what is there.
const NO_VERSION: i64 = 0;

/// Whether what was read is not what is there.
pub const fn is_stale(read: i64, current: i64) -> bool {
    read != ANY_VERSION && read != current
}

/// What `If-Match` says of the version that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IfMatch {
    Absent,
    Version(i64),
    Unreadable,
}

impl IfMatch {
    /// `"7"`, the ETag that came with the thing, `W/"v7-…"`, or `*` for whichever is there.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let mut values = headers.get_all(IF_MATCH).iter();
        match (values.next(), values.next()) {
            (None, _) => Self::Absent,
            (Some(value), None) => value.to_str().ok().and_then(version_in).map_or(Self::Unreadable, Self::Version),
            (Some(_), Some(_)) => Self::Unreadable,
        }
    }
}

fn version_in(tag: &str) -> Option<i64> {
    let tag = tag.trim();
    if tag == "*" {
        return Some(ANY_VERSION);
    }
    let tag = tag.strip_prefix("W/").unwrap_or(tag);
    let tag = tag.strip_prefix('"').map_or(Some(tag), |rest| rest.strip_suffix('"'))?;
    let number = match tag.strip_prefix('v') {
        Some(ours) => ours.split_once('-').map_or(ours, |(number, _)| number),
        None => tag,
    };
    number.parse().ok().filter(|number| (1..ANY_VERSION).contains(number))
}

/// What was sent, on its way to becoming a value of the domain.
#[derive(Debug, Clone)]
pub struct Input {
    value: Value,
    from_text: bool,
    if_match: IfMatch,
    errors: Vec<FieldError>,
}

impl Input {
    pub(super) const fn new(value: Value, from_text: bool, if_match: IfMatch) -> Self {
        Self { value, from_text, if_match, errors: Vec::new() }
    }

    /// From data that came otherwise than by a request: examples and imports.
    pub const fn of(value: Value) -> Self {
        Self::new(value, false, IfMatch::Absent)
    }

    /// From a table's row, whose names are paths and whose cells are typed, like a form.
    pub fn of_pairs(pairs: impl Iterator<Item = (String, String)>) -> Self {
        Self::new(super::form::tree(pairs), true, IfMatch::Absent)
    }

    pub(super) const fn from_query(object: Map<String, Value>) -> Self {
        Self::new(Value::Object(object), true, IfMatch::Absent)
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

    /// Takes out the version that the sender has read, if it says one. Where field and `If-Match` name different ones,
    /// one of them is stale, and what is there is neither.
    pub fn version_if_given(&mut self) -> Option<i64> {
        let given = self.value.as_object_mut().and_then(|object| object.remove("version")).filter(|v| !v.is_null());
        let in_header = match self.if_match {
            IfMatch::Absent => None,
            IfMatch::Version(version) => Some(version),
            IfMatch::Unreadable => {
                self.errors.push(FieldError::new("version", Fault::WrongForm("If-Match: \"7\"")));
                return None;
            }
        };
        let Some(given) = given else { return in_header };
        let read = match &given {
            Value::String(text) if self.from_text => text.trim().parse().ok(),
            other => as_integer(other).ok(),
        };
        let Some(read) = read else {
            self.errors.push(FieldError::new("version", Fault::WrongType(Expected::Integer)));
            return None;
        };
        // Only `*` in the header may stand for every version, never a number in the body.
        let read = if read == ANY_VERSION { NO_VERSION } else { read };
        match in_header {
            Some(other) if is_stale(other, read) => Some(NO_VERSION),
            _ => Some(read),
        }
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
