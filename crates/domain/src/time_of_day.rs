//! A time on the kitchen's clock, without a day and without a zone.

use std::fmt;
use std::str::FromStr;

use crate::{Day, Instant};

const MINUTES_OF_A_DAY: i32 = 24 * 60;

/// Hour and minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay {
    /// Minutes since midnight, 0 to 1439.
    minutes: i32,
}

impl TimeOfDay {
    /// From hour (0–23) and minute (0–59); `None` when there is no such time.
    pub fn new(hour: i8, minute: i8) -> Option<Self> {
        let is_time = (0..24).contains(&hour) && (0..60).contains(&minute);
        is_time.then(|| Self { minutes: i32::from(hour) * 60 + i32::from(minute) })
    }

    /// What the clock shows at a moment in a time zone.
    pub fn at(moment: Instant, timezone: &str) -> Self {
        let (hour, minute) = moment.clock_in(timezone);
        Self::new(hour, minute).unwrap_or(Self { minutes: 0 })
    }

    /// Hour and minute.
    pub const fn parts(self) -> (i32, i32) {
        (self.minutes / 60, self.minutes % 60)
    }

    /// The day and time so many hours after this time of a day. Indonesia's clocks are never put forward or back.
    pub fn plus_hours(self, day: Day, hours: i32) -> (Day, Self) {
        let minutes = self.minutes + hours * 60;
        let later = day.plus_days(minutes.div_euclid(MINUTES_OF_A_DAY));
        (later, Self { minutes: minutes.rem_euclid(MINUTES_OF_A_DAY) })
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = self.parts();
        write!(f, "{hour:02}:{minute:02}")
    }
}

impl FromStr for TimeOfDay {
    type Err = ();
    /// Exactly `HH:MM`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (hour, minute) = text.split_once(':').ok_or(())?;
        let digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(hour) || !digits(minute) {
            return Err(());
        }
        Self::new(hour.parse().map_err(|_| ())?, minute.parse().map_err(|_| ())?).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_hours_may_end_on_the_next_day() {
        let day = Day::new(2026, 11, 30).expect("a day");
        let late: TimeOfDay = "21:30".parse().expect("a time");
        let (next, time) = late.plus_hours(day, 4);
        assert_eq!((next.to_string().as_str(), time.to_string().as_str()), ("2026-12-01", "01:30"));
        assert_eq!(
            TimeOfDay::new(9, 5).map(|time| time.plus_hours(day, 4)),
            Some((day, "13:05".parse().expect("a time")))
        );
    }

    #[test]
    fn times_are_strict() {
        for wrong in ["24:00", "9:30", "09:60", "09.30", "09:30:00", "", "+9:00"] {
            assert!(wrong.parse::<TimeOfDay>().is_err(), "{wrong}");
        }
    }
}
