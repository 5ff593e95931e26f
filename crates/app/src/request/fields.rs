//! Reading what was sent: every field through one door, all errors at once, each with the path of its field.

use domain::{Day, Expected, Fault, Instant, Rupiah, clean};
use serde_json::{Map, Value};

use crate::problem::FieldError;

/// What reading one value gives.
pub type Read<T> = Result<T, Fault>;

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
        match read(&value) {
            Ok(value) => Some(Some(value)),
            Err(fault) => {
                self.fail(name, fault);
                None
            }
        }
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

/// What a form's or a query's text stands for: a number where it reads as one (with the comma as Indonesians write
/// it), `true` for a ticked box, else itself. Readers of text take the original back through [`as_typed`].
fn from_text(text: &str) -> Value {
    Value::Object(Map::from_iter([(TYPED.to_owned(), Value::from(text))]))
}

/// The name under which a typed text travels; no field may have it, for it holds a space.
const TYPED: &str = "as typed";

fn as_typed(value: &Value) -> Option<&str> {
    value.as_object().and_then(|object| object.get(TYPED)).and_then(Value::as_str)
}

fn as_text(value: &Value) -> Read<&str> {
    as_typed(value).or_else(|| value.as_str()).ok_or(Fault::WrongType(Expected::Text))
}

/// A typed number: `1.250,5` and `1250.5` alike.
fn typed_number(text: &str) -> Option<f64> {
    let text = text.trim();
    let plain = match (text.rfind(','), text.rfind('.')) {
        (Some(_), _) => text.replace('.', "").replace(',', "."),
        (None, Some(_)) if is_grouped(text) => text.replace('.', ""),
        _ => text.to_owned(),
    };
    let digits = plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
    if digits { plain.parse().ok() } else { None }
}

/// Whether the points of a number group its thousands: `12.500`, `1.250.000`; a single group of three after a zero is a
/// decimal.
fn is_grouped(text: &str) -> bool {
    let mut groups = text.trim_start_matches('-').split('.');
    let first = groups.next().unwrap_or_default();
    !first.is_empty() && first.len() <= 3 && first != "0" && groups.all(|group| group.len() == 3)
}

fn as_number(value: &Value) -> Read<f64> {
    match as_typed(value) {
        Some(text) => typed_number(text).ok_or(Fault::WrongType(Expected::Number)),
        None => value.as_f64().ok_or(Fault::WrongType(Expected::Number)),
    }
}

fn as_integer(value: &Value) -> Read<i64> {
    let number = match as_typed(value) {
        Some(text) => typed_number(text),
        None => match value.as_i64() {
            Some(whole) => return Ok(whole),
            None => value.as_f64(),
        },
    };
    match number {
        #[expect(clippy::cast_possible_truncation, reason = "whole and within the limits of exact numbers")]
        Some(number) if number.fract() == 0.0 && number.abs() < 9e15 => Ok(number as i64),
        _ => Err(Fault::WrongType(Expected::Integer)),
    }
}

/// A trimmed text of so many characters.
pub fn text(least: usize, most: usize) -> impl Fn(&Value) -> Read<String> {
    move |value| clean(as_text(value)?, least, most)
}

/// A whole number within limits.
pub fn integer(least: i64, most: i64) -> impl Fn(&Value) -> Read<i64> {
    move |value| {
        let number = as_integer(value)?;
        if (least..=most).contains(&number) {
            Ok(number)
        } else {
            Err(Fault::OutOfRange { least: least.to_string(), most: most.to_string() })
        }
    }
}

/// Whole rupiah, not negative, at most ten thousand million.
pub fn rupiah(value: &Value) -> Read<Rupiah> {
    integer(0, 10_000_000_000)(value).map(Rupiah)
}

/// A decimal number within limits, exact in thousandths: any of the quantities.
pub fn decimal<T>(least: f64, most: f64, make: impl Fn(i64) -> T) -> impl Fn(&Value) -> Read<T> {
    move |value| {
        let number = as_number(value)?;
        if !(least..=most).contains(&number) {
            return Err(Fault::OutOfRange { least: least.to_string(), most: most.to_string() });
        }
        domain::Quantity::from_f64(number).map(|exact| make(exact.thousandths())).ok_or(Fault::TooManyDecimals)
    }
}

/// Yes or no; a form's ticked box is yes.
pub fn boolean(value: &Value) -> Read<bool> {
    match as_typed(value) {
        Some("true" | "on" | "1" | "ya" | "yes") => Ok(true),
        Some("false" | "off" | "0" | "tidak" | "no") => Ok(false),
        Some(_) => Err(Fault::WrongType(Expected::Boolean)),
        None => value.as_bool().ok_or(Fault::WrongType(Expected::Boolean)),
    }
}

/// A day, `YYYY-MM-DD`.
pub fn day(value: &Value) -> Read<Day> {
    as_text(value)
        .map_err(|_| Fault::WrongType(Expected::Day))?
        .trim()
        .parse()
        .map_err(|()| Fault::WrongType(Expected::Day))
}

/// A moment, RFC 3339.
pub fn instant(value: &Value) -> Read<Instant> {
    let wrong = Fault::WrongType(Expected::Instant);
    as_text(value).ok().and_then(|text| text.trim().parse().ok()).ok_or(wrong)
}

/// The id of something that the caller knows to be there.
pub fn id<T: std::str::FromStr>(is_there: impl Fn(&T) -> bool) -> impl Fn(&Value) -> Read<T> {
    move |value| {
        let wrong = Fault::WrongType(Expected::Id);
        let id = as_text(value).ok().and_then(|text| text.trim().parse::<T>().ok()).ok_or(wrong)?;
        if is_there(&id) { Ok(id) } else { Err(Fault::NotFound) }
    }
}

/// One of a closed list of codes.
pub fn one_of<T: Copy + std::fmt::Display>(all: &'static [T]) -> impl Fn(&Value) -> Read<T> {
    move |value| {
        let text = as_text(value)?;
        let found = all.iter().copied().find(|code| code.to_string() == text);
        found.ok_or_else(|| Fault::NotOneOf(all.iter().map(ToString::to_string).collect()))
    }
}
