//! Days and instants. A day is a date in the kitchen's own time zone; an instant is a moment in UTC. Neither is the other.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// A moment, to the microsecond, in UTC. Written as RFC 3339 in JSON, as INTEGER microseconds in SQLite
/// and as TIMESTAMPTZ would be in PostgreSQL: one BIGINT on both, so that both sort and compare alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// From microseconds since 1970.
    pub const fn from_unix_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970.
    pub const fn unix_micros(self) -> i64 {
        self.0
    }

    /// The moment so many seconds later (earlier when negative).
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * 1_000_000)
    }

    /// Whole seconds from `earlier` until this moment.
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0) / 1_000_000
    }

    /// The day it is at this moment in a time zone such as `Asia/Jakarta`; in UTC when the zone is not known.
    pub fn day_in(self, timezone: &str) -> Day {
        let zone = TimeZone::get(timezone).unwrap_or(TimeZone::UTC);
        Day(self.timestamp().to_zoned(zone).date())
    }

    /// Hour and minute at this moment in a time zone.
    pub fn clock_in(self, timezone: &str) -> (i8, i8) {
        let zone = TimeZone::get(timezone).unwrap_or(TimeZone::UTC);
        let local = self.timestamp().to_zoned(zone);
        (local.hour(), local.minute())
    }

    fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.6}", self.timestamp())
    }
}

impl FromStr for Instant {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse::<Timestamp>().map(|moment| Self(moment.as_microsecond()))
    }
}

impl Serialize for Instant {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The time zones of Indonesia, by their names in the tz database: WIB, WIB, WITA, WIT.
pub const TIMEZONES: &[&str] = &["Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"];

/// A date, without a time and without a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// A day of the week, Monday = 1 … Sunday = 7.
pub type Weekday = u8;

impl Day {
    /// From year, month and day of the month; `None` when there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self)
    }

    /// Year, month (1–12) and day of the month.
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// Monday = 1 … Sunday = 7.
    pub fn weekday(self) -> Weekday {
        u8::try_from(self.0.weekday().to_monday_one_offset()).unwrap_or(1)
    }

    /// The Monday of its week, which is that of ISO 8601.
    pub fn monday(self) -> Self {
        self.plus_days(1 - i32::from(self.weekday()))
    }

    /// The day so many days later (earlier when negative); the same day at the end of the calendar.
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.checked_add(days.days()).unwrap_or(self.0))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Day {
    type Err = ();
    /// Exactly `YYYY-MM-DD`, of a year that a kitchen may have to do with: 1900 to 2199.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let day: Date = if plain { text.parse().map_err(|_| ())? } else { return Err(()) };
        if (1900..2200).contains(&day.year()) { Ok(Self(day)) } else { Err(()) }
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(|()| serde::de::Error::custom("a day is written YYYY-MM-DD"))
    }
}

#[cfg(feature = "sqlx")]
column_as!(Instant, i64, |value| value.0, |micros: i64| Ok(Self(micros)));
#[cfg(feature = "sqlx")]
column_as!(Day, String, |value| value.to_string(), |text: String| {
    text.parse().map_err(|()| format!("not a day: {text:?}"))
});

#[cfg(feature = "openapi")]
mod schema {
    use super::{Day, Instant};
    use utoipa::openapi::schema::{KnownFormat, SchemaFormat, Type};
    use utoipa::openapi::{ObjectBuilder, RefOr, Schema};

    fn text(format: KnownFormat) -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::KnownFormat(format))).into()
    }

    impl utoipa::PartialSchema for Instant {
        fn schema() -> RefOr<Schema> {
            text(KnownFormat::DateTime)
        }
    }
    impl utoipa::ToSchema for Instant {}
    impl utoipa::PartialSchema for Day {
        fn schema() -> RefOr<Schema> {
            text(KnownFormat::Date)
        }
    }
    impl utoipa::ToSchema for Day {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_the_kitchens_own() {
        let late_evening_utc: Instant = "2026-11-22T17:30:00Z".parse().expect("an instant");
        assert_eq!(late_evening_utc.day_in("Asia/Jakarta").to_string(), "2026-11-23");
        assert_eq!(late_evening_utc.day_in("UTC").to_string(), "2026-11-22");
    }

    #[test]
    fn instants_are_written_with_all_their_microseconds() {
        let moment = Instant::from_unix_micros(1_700_000_000_000_001);
        assert_eq!(moment.to_string(), "2023-11-14T22:13:20.000001Z");
        assert_eq!(moment.to_string().parse::<Instant>().ok(), Some(moment));
    }

    #[test]
    fn days_are_strict() {
        assert!("2026-02-29".parse::<Day>().is_err());
        assert!("2026-2-9".parse::<Day>().is_err());
        assert!("2026-11-22T00:00".parse::<Day>().is_err());
        assert_eq!("2026-11-22".parse::<Day>().map(Day::weekday), Ok(7));
    }
}
