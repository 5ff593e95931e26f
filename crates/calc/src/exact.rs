//! Numbers that lose nothing, and the one place where a figure is rounded: half up, once, as it is shown.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

/// A fraction of whole numbers, not reduced: a common divisor is dearer than a few more digits, since a figure is
/// added up from some dozens of terms and then rounded once.
#[derive(Debug, Clone)]
pub(crate) struct Exact {
    numerator: BigInt,
    /// Always more than zero.
    denominator: BigInt,
}

impl Exact {
    pub fn zero() -> Self {
        Self { numerator: BigInt::zero(), denominator: BigInt::from(1) }
    }

    /// `denominator` must be more than zero.
    pub fn ratio(numerator: impl Into<BigInt>, denominator: impl Into<BigInt>) -> Self {
        let (numerator, denominator) = (numerator.into(), denominator.into());
        debug_assert!(denominator.is_positive(), "a fraction of nothing");
        Self { numerator, denominator }
    }

    pub fn plus(self, other: &Self) -> Self {
        if self.denominator == other.denominator {
            return Self { numerator: self.numerator + &other.numerator, denominator: self.denominator };
        }
        if self.numerator.is_zero() {
            return other.clone();
        }
        Self {
            numerator: self.numerator * &other.denominator + &other.numerator * &self.denominator,
            denominator: self.denominator * &other.denominator,
        }
    }

    /// Times `numerator / denominator`; the latter must be more than zero.
    pub fn times(&self, numerator: i64, denominator: i64) -> Self {
        Self::ratio(&self.numerator * numerator, &self.denominator * denominator)
    }

    /// So many `1/parts` of one, rounded half up; `None` when out of all measure, which is no figure to show.
    pub fn rounded(&self, parts: i64) -> Option<i64> {
        let twice = &self.numerator * (2 * parts) + &self.denominator;
        let divisor = &self.denominator * 2;
        floor_div(&twice, &divisor).to_i64()
    }

    /// The least whole number that is not less; `None` when out of all measure.
    pub fn rounded_up(&self) -> Option<i64> {
        (-floor_div(&-&self.numerator, &self.denominator)).to_i64()
    }

    pub fn compare(&self, other: i64) -> Ordering {
        self.numerator.cmp(&(&self.denominator * other))
    }

    pub fn is_more_than(&self, other: &Self) -> bool {
        &self.numerator * &other.denominator > &other.numerator * &self.denominator
    }

    /// `self − other`.
    pub fn minus(&self, other: &Self) -> Self {
        self.clone().plus(&other.times(-1, 1))
    }

    /// For solvers only, never for a figure shown; infinite when out of all measure.
    pub fn to_f64(&self) -> f64 {
        let (over, under) = (self.numerator.to_f64(), self.denominator.to_f64());
        over.zip(under).map_or(f64::INFINITY, |(over, under)| over / under)
    }
}

fn floor_div(numerator: &BigInt, denominator: &BigInt) -> BigInt {
    let quotient = numerator / denominator;
    if (numerator % denominator).is_negative() { quotient - 1 } else { quotient }
}

/// `numerator / denominator` rounded half up; the nearest that fits when out of all measure.
pub(crate) fn half_up(numerator: i128, denominator: i128) -> i64 {
    clamped(numerator.saturating_add(denominator / 2).div_euclid(denominator))
}

fn clamped(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

/// `rounded`, held on the side of `edge` on which the exact value (`below` the edge or not) lies: a figure shown
/// never contradicts the judgement that was made of it.
pub(crate) fn on_its_side(rounded: i64, edge: i64, below: bool, step: i64) -> i64 {
    if below { rounded.min(edge - step) } else { rounded.max(edge) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_up() {
        assert_eq!(half_up(15, 10), 2);
        assert_eq!(half_up(14, 10), 1);
        assert_eq!(half_up(-15, 10), -1);
        assert_eq!(Exact::ratio(5, 2).rounded(1), Some(3));
        assert_eq!(Exact::ratio(-5, 2).rounded(1), Some(-2));
        assert_eq!(Exact::ratio(5500, 3).rounded(100), Some(183_333));
        assert_eq!(Exact::ratio(i64::MAX, 1).times(2, 1).rounded(1), None);
        assert_eq!(half_up(i128::MAX, 1), i64::MAX);
    }

    #[test]
    fn what_is_rounded_up_is_never_short() {
        assert_eq!(Exact::ratio(7, 2).rounded_up(), Some(4));
        assert_eq!(Exact::ratio(8, 2).rounded_up(), Some(4));
        assert_eq!(Exact::ratio(-7, 2).rounded_up(), Some(-3));
        assert_eq!(Exact::ratio(i64::MAX, 1).times(2, 1).rounded_up(), None);
    }

    #[test]
    fn thirds_add_up_to_one() {
        let third = Exact::ratio(1, 3);
        let sum = Exact::zero().plus(&third).plus(&Exact::ratio(2, 6)).plus(&third);
        assert_eq!(sum.compare(1), Ordering::Equal);
    }
}
