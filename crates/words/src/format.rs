//! Numbers, money and days as Indonesians and English readers write them.

use domain::{Amount, Day, Grams, Instant, Percent, Quantity, Rupiah, TimeOfDay};

use crate::Locale;

const MONTHS: [(&str, &str); 12] = [
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
];

const WEEKDAYS: [(&str, &str); 7] = [
    ("Senin", "Monday"),
    ("Selasa", "Tuesday"),
    ("Rabu", "Wednesday"),
    ("Kamis", "Thursday"),
    ("Jumat", "Friday"),
    ("Sabtu", "Saturday"),
    ("Minggu", "Sunday"),
];

/// A value held in thousandths.
pub trait Decimal: Copy {
    /// The value in thousandths.
    fn in_thousandths(self) -> i64;
}

macro_rules! decimals {
    ($($kind:ty),+) => { $(impl Decimal for $kind { fn in_thousandths(self) -> i64 { self.thousandths() } })+ };
}
decimals!(Amount, Grams, Percent, Quantity, domain::Factor, domain::Temperature);

impl Locale {
    /// A whole number with its thousands grouped: `12.500` or `12,500`.
    pub fn integer(self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 + 1);
        if number < 0 {
            grouped.push('−');
        }
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push_str(self.pick(".", ","));
            }
            grouped.push(digit);
        }
        grouped
    }

    /// Money: `Rp 8.500`.
    pub fn rupiah(self, amount: Rupiah) -> String {
        format!("Rp\u{a0}{}", self.integer(amount.0))
    }

    /// A decimal number with as many decimals as it needs, at most `most`, rounded half up: `12,5`.
    pub fn decimal(self, value: impl Decimal, most: u32) -> String {
        let most = most.min(3);
        let step = 10_i64.pow(3 - most);
        let thousandths = value.in_thousandths();
        let rounded = (thousandths.abs() + step / 2) / step * step;
        let whole = self.integer(if thousandths < 0 { -(rounded / 1000) } else { rounded / 1000 });
        let whole = if thousandths < 0 && rounded < 1000 && rounded > 0 { format!("−{whole}") } else { whole };
        let rest = format!("{:03}", rounded % 1000);
        let rest = rest.trim_end_matches('0');
        if rest.is_empty() { whole } else { format!("{whole}{}{rest}", self.pick(",", ".")) }
    }

    /// A weight as a kitchen reads it from its scales: `85,5 g`, from a kilogram on `12,35 kg`; rounded half up, once.
    pub fn mass(self, grams: Grams) -> String {
        let thousandths = grams.thousandths();
        if thousandths.abs() < 999_950 {
            return format!("{}\u{a0}g", self.decimal(grams, 1));
        }
        let hundredths = (thousandths + 5_000).div_euclid(10_000);
        format!("{}\u{a0}kg", self.decimal(Quantity::from_thousandths(hundredths * 10), 2))
    }

    /// A share of a hundred: `86 %` in Indonesian, `86%` in English.
    pub fn percent(self, number: &str) -> String {
        format!("{number}{}", self.pick("\u{a0}%", "%"))
    }

    /// `22 November 2026`.
    pub fn day(self, day: Day) -> String {
        let (year, month, date) = day.parts();
        format!("{date} {} {year}", self.month(month))
    }

    /// `22 Nov 2026`, for tables.
    pub fn day_short(self, day: Day) -> String {
        let (year, month, date) = day.parts();
        let month: String = self.month(month).chars().take(3).collect();
        format!("{date} {month} {year}")
    }

    /// `November 2026`, the month of a day.
    pub fn month_of(self, day: Day) -> String {
        let (year, month, _) = day.parts();
        format!("{} {year}", self.month(month))
    }

    /// `Senin`.
    pub fn weekday(self, weekday: u8) -> &'static str {
        let (indonesian, english) = WEEKDAYS[usize::from(weekday.clamp(1, 7)) - 1];
        self.pick(indonesian, english)
    }

    /// `Senin, 23 November 2026`.
    pub fn full_day(self, day: Day) -> String {
        format!("{}, {}", self.weekday(day.weekday()), self.day(day))
    }

    /// `14.05`.
    pub fn time(self, time: TimeOfDay) -> String {
        let (hour, minute) = time.parts();
        format!("{hour:02}{}{minute:02}", self.pick(".", ":"))
    }

    /// `22 Nov 2026 14.05`, in the kitchen's time zone.
    pub fn moment(self, moment: Instant, timezone: &str) -> String {
        let (hour, minute) = moment.clock_in(timezone);
        format!("{} {hour:02}{}{minute:02}", self.day_short(moment.day_in(timezone)), self.pick(".", ":"))
    }

    fn month(self, month: i8) -> &'static str {
        let (indonesian, english) = MONTHS[usize::try_from(month.clamp(1, 12)).unwrap_or(1) - 1];
        self.pick(indonesian, english)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_and_numbers_are_grouped_as_people_write_them() {
        assert_eq!(Locale::Id.rupiah(Rupiah(8500)), "Rp\u{a0}8.500");
        assert_eq!(Locale::En.rupiah(Rupiah(3_513_333)), "Rp\u{a0}3,513,333");
        assert_eq!(Locale::Id.integer(-1_000), "−1.000");
        assert_eq!(Locale::Id.integer(999), "999");
    }

    #[test]
    fn decimals_round_half_up_and_drop_zeros() {
        assert_eq!(Locale::Id.decimal(Grams::from_thousandths(12_500), 1), "12,5");
        assert_eq!(Locale::Id.decimal(Grams::from_thousandths(12_450), 1), "12,5");
        assert_eq!(Locale::Id.decimal(Grams::from_thousandths(1_234_999), 0), "1.235");
        assert_eq!(Locale::En.decimal(Grams::whole(80), 2), "80");
        assert_eq!(Locale::Id.decimal(Grams::from_thousandths(-500), 1), "−0,5");
        assert_eq!(Locale::Id.decimal(Grams::from_thousandths(999_999), 1), "1.000");
    }

    #[test]
    fn weights_are_written_in_the_unit_of_the_scales() {
        assert_eq!(Locale::Id.mass(Grams::from_thousandths(85_450)), "85,5\u{a0}g");
        assert_eq!(Locale::Id.mass(Grams::from_thousandths(999_949)), "999,9\u{a0}g");
        assert_eq!(Locale::Id.mass(Grams::from_thousandths(999_950)), "1\u{a0}kg");
        assert_eq!(Locale::Id.mass(Grams::from_thousandths(183_333_333)), "183,33\u{a0}kg");
        assert_eq!(Locale::En.mass(Grams::whole(2_500_000)), "2,500\u{a0}kg");
    }

    #[test]
    fn days_are_written_out() {
        let day = Day::new(2026, 11, 22).expect("a day");
        assert_eq!(Locale::Id.day(day), "22 November 2026");
        assert_eq!(Locale::Id.day_short(Day::new(2026, 8, 1).expect("a day")), "1 Agu 2026");
        assert_eq!(Locale::Id.weekday(day.weekday()), "Minggu");
    }
}
