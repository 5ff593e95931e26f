//! A calendar as calendar programs read it: RFC 5545, with the name by which RFC 7986 and older programs know it.

use domain::{Day, Instant};

/// The most bytes of a line, its end left out.
const LINE: usize = 75;

/// Something that takes a whole day.
#[derive(Debug)]
pub(super) struct Event {
    /// The same for as long as it is the same event.
    pub id: String,
    pub day: Day,
    pub title: String,
    pub text: String,
    pub changed_at: Instant,
}

/// The calendar of this name.
pub(super) fn ical(name: &str, events: impl Iterator<Item = Event>) -> String {
    let mut calendar = Lines::default();
    calendar.put("BEGIN", "VCALENDAR");
    calendar.put("VERSION", "2.0");
    calendar.put("PRODID", "-//Bergizi//Bergizi//ID");
    calendar.put("NAME", &escaped(name));
    calendar.put("X-WR-CALNAME", &escaped(name));
    calendar.put("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
    for event in events {
        let changed_at = stamp(event.changed_at);
        calendar.put("BEGIN", "VEVENT");
        calendar.put("UID", &event.id);
        calendar.put("DTSTAMP", &changed_at);
        calendar.put("LAST-MODIFIED", &changed_at);
        calendar.put("DTSTART;VALUE=DATE", &date(event.day));
        calendar.put("SUMMARY", &escaped(&event.title));
        calendar.put("DESCRIPTION", &escaped(&event.text));
        // Nobody is busy because of lunch.
        calendar.put("TRANSP", "TRANSPARENT");
        calendar.put("END", "VEVENT");
    }
    calendar.put("END", "VCALENDAR");
    calendar.0
}

fn date(day: Day) -> String {
    let (year, month, day) = day.parts();
    format!("{year:04}{month:02}{day:02}")
}

/// `2026-07-12T03:00:00.000000Z` as `20260712T030000Z`.
fn stamp(moment: Instant) -> String {
    let text = moment.to_string();
    let (seconds, _) = text.split_once('.').unwrap_or((&text, ""));
    seconds.chars().filter(char::is_ascii_alphanumeric).chain(['Z']).collect()
}

/// Text within a line: what would end it, or divide it, is written out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A property, folded where it is longer than a line: what goes on begins with a space, and no letter is cut.
    fn put(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for letter in format!("{name}:{value}").chars() {
            if length + letter.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(value: &str) -> String {
        let mut lines = Lines::default();
        lines.put("SUMMARY", value);
        lines.0
    }

    #[test]
    fn long_lines_are_folded_without_cutting_a_letter() {
        for value in ["a".repeat(67), "a".repeat(68), "é".repeat(200), "🍚".repeat(50), String::new()] {
            let line = line(&value);
            assert!(line.ends_with("\r\n") && line.split("\r\n").all(|part| part.len() <= LINE), "{line}");
            assert_eq!(line.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
        }
        assert!(!line(&"a".repeat(67)).contains("\r\n "), "75 bytes are one line");
    }

    #[test]
    fn text_stays_within_its_line() {
        assert_eq!(escaped("Nasi, sayur; C:\\\r\nEND:VEVENT\u{7}"), "Nasi\\, sayur\\; C:\\\\\\nEND:VEVENT");
    }
}
