//! Amounts of food and the factors between them, exact in thousandths.

use std::fmt;

thousandths! {
    /// Mass in grams.
    Grams
}
thousandths! {
    /// So many of a unit (grams, millilitres, pieces, spoons …): the unit stands beside it.
    Quantity
}
thousandths! {
    /// An amount of a nutrient, in that nutrient's unit.
    Amount
}
thousandths! {
    /// A share of a hundred.
    Percent
}
thousandths! {
    /// A plain multiplier: a portion size's factor, a yield, a density in grams per millilitre.
    Factor
}
thousandths! {
    /// Degrees Celsius.
    Temperature
}

/// Writes thousandths as a plain decimal number without trailing zeros: `12.5`.
pub fn write_thousandths(f: &mut fmt::Formatter<'_>, thousandths: i64) -> fmt::Result {
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, rest) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
    if rest == 0 {
        return write!(f, "{sign}{whole}");
    }
    let decimals = format!("{rest:03}");
    write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_keeps_three_decimals_exactly() {
        assert_eq!(Quantity::from_f64(0.1).map(Quantity::thousandths), Some(100));
        assert_eq!(Quantity::from_f64(61.11).map(Quantity::thousandths), Some(61_110));
        assert_eq!(Quantity::from_f64(9_999.999).map(Quantity::thousandths), Some(9_999_999));
    }

    #[test]
    fn a_fourth_decimal_is_refused_rather_than_lost() {
        assert_eq!(Quantity::from_f64(0.0001), None);
        assert_eq!(Quantity::from_f64(12.3456), None);
        assert_eq!(Quantity::from_f64(f64::NAN), None);
        assert_eq!(Quantity::from_f64(f64::INFINITY), None);
    }

    #[test]
    fn numbers_are_written_without_trailing_zeros() {
        assert_eq!(Grams::from_thousandths(12_500).to_string(), "12.5");
        assert_eq!(Grams::from_thousandths(-20_000).to_string(), "-20");
        assert_eq!(serde_json::to_string(&Grams::whole(80)).ok().as_deref(), Some("80"));
        assert_eq!(serde_json::to_string(&Grams::from_thousandths(61_110)).ok().as_deref(), Some("61.11"));
    }
}
