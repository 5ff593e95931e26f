//! Reading what was sent: every field through one door, all errors at once, each with the path of its field.

use domain::{Day, Expected, Fault};
use serde_json::{Map, Value};

use super::readers::{Read, as_typed, from_text};
use crate::problem::FieldError;

/// The fields of one object. Each is read once; at the end, whatever was not read is unknown.
#[derive(Debug)]
pub struct Fields<'a> {
    object: &'a Map<String, Value>,
    path: String,
    known: Vec<&'static str>,
    errors: &'a mut Vec<FieldError>,
    /// From a form or a query, where everything is text.
    from_text: bool,
}

impl<'a> Fields<'a> {
    pub(super) fn new(
        object: &'a Map<String, Value>,
        path: String,
        from_text: bool,
        errors: &'a mut Vec<FieldError>,
    ) -> Self {
        Self { object, path, known: Vec::new(), errors, from_text }
    }

    /// A field that must be there. `None` when it is not, or is wrong; the error is noted.
    pub fn required<T>(&mut self, name: &'static str, read: impl Fn(&Value) -> Read<T>) -> Option<T> {
        match self.optional(name, read) {
            Some(None) => {
                self.fail(name, Fault::Required);
                None
            }
            Some(value) => value,
            None => None,
        }
    }

    /// A field that may be absent or null: `Some(None)`. `None` when it is wrong; the error is noted.
    pub fn optional<T>(&mut self, name: &'static str, read: impl Fn(&Value) -> Read<T>) -> Option<Option<T>> {
        let Some(value) = self.take(name) else { return Some(None) };
        if self.from_text && value.is_array() {
            self.fail(name, Fault::GivenTwice);
            return None;
        }
        match read(&value) {
            Ok(value) => Some(Some(value)),
            Err(fault) => {
                self.fail(name, fault);
                None
            }
        }
    }

    /// Two days that were read, the first and the last: `None` when either is wrong, when the last comes before the first,
    /// or makes more than so many days with it.
    pub fn span(
        &mut self,
        (before, from): (&'static str, Option<Day>),
        (name, to): (&'static str, Option<Day>),
        most_days: Option<i32>,
    ) -> Option<(Day, Day)> {
        let (from, to) = from.zip(to)?;
        let limit = most_days.map(|days| from.plus_days(days - 1));
        if to < from {
            self.fail(name, Fault::Before(before));
            return None;
        }
        if let Some(limit) = limit.filter(|limit| to > *limit) {
            self.fail(name, Fault::OutOfRange { least: from.to_string(), most: limit.to_string() });
            return None;
        }
        Some((from, to))
    }

    /// A list of values, each read alike; absent is empty. An error names the item: `dates[2]`.
    pub fn list<T>(&mut self, name: &'static str, most: usize, read: impl Fn(&Value) -> Read<T>) -> Option<Vec<T>> {
        let items = self.items(name, most)?;
        let read: Vec<_> = items
            .iter()
            .enumerate()
            .map(|(at, item)| match read(item) {
                Ok(value) => Some(value),
                Err(fault) => {
                    self.fail(&format!("{name}[{at}]"), fault);
                    None
                }
            })
            .collect();
        read.into_iter().collect()
    }

    /// A list of objects; absent is empty.
    pub fn objects<T>(
        &mut self,
        name: &'static str,
        most: usize,
        mut read: impl FnMut(&mut Fields) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items = self.items(name, most)?;
        let read: Vec<_> =
            items.iter().enumerate().map(|(at, item)| self.nested(&format!("{name}[{at}]"), item, &mut read)).collect();
        read.into_iter().collect()
    }

    /// An object within; `Some(None)` when absent.
    pub fn object<T>(&mut self, name: &'static str, read: impl FnOnce(&mut Fields) -> Option<T>) -> Option<Option<T>> {
        let Some(value) = self.take(name) else { return Some(None) };
        self.nested(name, &value, read).map(Some)
    }

    /// An object whose names are data, such as `portions {SMALL: n}`; absent is empty.
    pub fn map<K, T>(
        &mut self,
        name: &'static str,
        key: impl Fn(&str) -> Option<K>,
        read: impl Fn(&Value) -> Read<T>,
    ) -> Option<Vec<(K, T)>> {
        let Some(value) = self.take(name) else { return Some(Vec::new()) };
        let Value::Object(object) = value else {
            self.fail(name, Fault::WrongType(Expected::Object));
            return None;
        };
        let mut pairs = Some(Vec::new());
        for (word, value) in &object {
            if self.is_absent(value) {
                continue;
            }
            let field = format!("{name}.{word}");
            match (key(word), read(&self.plain(value))) {
                (Some(key), Ok(value)) => {
                    if let Some(pairs) = &mut pairs {
                        pairs.push((key, value));
                    }
                }
                (None, _) => {
                    self.fail(&field, Fault::UnknownField);
                    pairs = None;
                }
                (_, Err(fault)) => {
                    self.fail(&field, fault);
                    pairs = None;
                }
            }
        }
        pairs
    }

    /// Whether the field was given at all, with whatever value.
    pub fn has(&self, name: &str) -> bool {
        self.object.get(name).is_some_and(|value| !self.is_absent(value))
    }

    /// Lets a field be there without reading it.
    pub fn leave(&mut self, name: &'static str) {
        self.known.push(name);
    }

    /// How many items a list field holds, when it is given.
    pub fn counts(&self, name: &str) -> Option<usize> {
        self.object.get(name).filter(|value| !self.is_absent(value)).and_then(Value::as_array).map(Vec::len)
    }

    /// Notes an error of a field of this object.
    pub fn fail(&mut self, name: &str, fault: Fault) {
        let field = match (self.path.as_str(), name) {
            ("", name) => name.to_owned(),
            (path, "") => path.to_owned(),
            (path, name) => format!("{path}.{name}"),
        };
        self.errors.push(FieldError { field, fault });
    }

    /// Notes every field that nobody read.
    pub(super) fn finish(mut self) {
        let unknown: Vec<_> = self.object.keys().filter(|name| !self.known.contains(&name.as_str())).cloned().collect();
        for name in unknown {
            self.fail(&name, Fault::UnknownField);
        }
    }

    fn nested<T>(&mut self, name: &str, value: &Value, read: impl FnOnce(&mut Fields) -> Option<T>) -> Option<T> {
        let Value::Object(object) = value else {
            self.fail(name, Fault::WrongType(Expected::Object));
            return None;
        };
        let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
        let before = self.errors.len();
        let mut fields = Fields::new(object, path, self.from_text, self.errors);
        let value = read(&mut fields);
        fields.finish();
        value.filter(|_| self.errors.len() == before)
    }

    fn items(&mut self, name: &'static str, most: usize) -> Option<Vec<Value>> {
        match self.take(name) {
            None => Some(Vec::new()),
            Some(Value::Array(items)) if items.len() > most => {
                self.fail(name, Fault::TooLong(most));
                None
            }
            Some(Value::Array(items)) => Some(items.iter().map(|item| self.plain(item)).collect()),
            // A form sends one checked box of several as a single value, a query sends a list with commas.
            Some(one) if as_typed(&one).is_some() => {
                let pieces = as_typed(&one).unwrap_or_default().split(',');
                Some(pieces.map(|piece| self.plain(&Value::from(piece.trim()))).collect())
            }
            Some(one) if self.from_text => Some(vec![one]),
            Some(_) => {
                self.fail(name, Fault::WrongType(Expected::List));
                None
            }
        }
    }

    fn take(&mut self, name: &'static str) -> Option<Value> {
        self.known.push(name);
        self.object.get(name).filter(|value| !self.is_absent(value)).map(|value| self.plain(value))
    }

    /// Absent, null, or a form's empty box.
    fn is_absent(&self, value: &Value) -> bool {
        value.is_null() || (self.from_text && value.as_str().is_some_and(|text| text.trim().is_empty()))
    }

    /// The value, marked so that a reader knows when a text may stand for a number.
    fn plain(&self, value: &Value) -> Value {
        match value {
            Value::String(text) if self.from_text => from_text(text),
            Value::Array(items) if self.from_text => items.iter().map(|item| self.plain(item)).collect(),
            other => other.clone(),
        }
    }
}
