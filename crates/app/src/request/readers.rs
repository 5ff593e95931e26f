//! Readers of single values: each gives a value of the domain, or says what is wrong with what was sent.

use domain::{Day, Expected, Fault, Instant, Rupiah, TimeOfDay, clean};
use serde_json::{Map, Value};

/// What reading one value gives.
pub type Read<T> = Result<T, Fault>;

/// What a form's or a query's text stands for: a number where it reads as one (with the comma as Indonesians write
/// it), `true` for a ticked box, else itself. Readers of text take the original back through [`as_typed`].
pub(super) fn from_text(text: &str) -> Value {
    Value::Object(Map::from_iter([(TYPED.to_owned(), Value::from(text))]))
}

/// The name under which a typed text travels; no field may have it, for it holds a space.
const TYPED: &str = "as typed";

pub(super) fn as_typed(value: &Value) -> Option<&str> {
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

/// A whole number, however it is written: `7` and `7.0` are the same number.
pub(super) fn as_integer(value: &Value) -> Read<i64> {
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

/// A time on the kitchen's clock, `HH:MM`.
pub fn time_of_day(value: &Value) -> Read<TimeOfDay> {
    let wrong = Fault::WrongForm("09:30");
    as_text(value).ok().and_then(|text| text.trim().parse().ok()).ok_or(wrong)
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
