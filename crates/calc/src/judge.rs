//! One nutrient against its band (DOMAIN §7), exactly.

use domain::{Amount, BandStatus, MealType, Nutrient};

use crate::exact::Exact;
use crate::plate::UNIT;
use crate::{Rules, Share};

/// How a nutrient is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// Both ends count, each with a tenth of tolerance.
    Band,
    /// Enough is enough.
    Floor,
    /// Not too much.
    Ceiling,
}

/// How one of the menu's ten nutrients is judged, and its weight; `None` for the others.
pub const fn rule(nutrient: Nutrient) -> Option<(Judged, i64)> {
    Some(match nutrient {
        Nutrient::Calories => (Judged::Band, 3),
        Nutrient::Protein => (Judged::Floor, 3),
        Nutrient::Carbohydrates | Nutrient::Fat => (Judged::Band, 1),
        Nutrient::Fiber | Nutrient::Calcium | Nutrient::VitaminA | Nutrient::VitaminC => (Judged::Floor, 1),
        Nutrient::Iron => (Judged::Floor, 2),
        Nutrient::Sodium => (Judged::Ceiling, 1),
        _ => return None,
    })
}

/// A meal's share of a daily target, in parts of [`UNIT`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Band {
    pub judged: Judged,
    pub weight: i64,
    pub daily: i128,
    pub low: i128,
    pub high: i128,
}

impl Band {
    /// `None` for a nutrient that is not judged.
    pub fn of(nutrient: Nutrient, daily: Amount, rules: &Rules, meal_type: MealType) -> Option<Self> {
        let (judged, weight) = rule(nutrient)?;
        let Share { low, high } = rules.share(meal_type);
        let daily = i128::from(daily.thousandths()).saturating_mul(UNIT / 1_000);
        // The percent is taken first: there is room for it in the parts of the unit.
        let part = |share: i64| (daily / 100_000).saturating_mul(i128::from(share));
        Some(Self { judged, weight, daily, low: part(low.thousandths()), high: part(high.thousandths()) })
    }

    /// What both owe together; they are judged alike.
    pub fn plus(self, other: &Self) -> Self {
        Self {
            daily: self.daily.saturating_add(other.daily),
            low: self.low.saturating_add(other.low),
            high: self.high.saturating_add(other.high),
            ..self
        }
    }

    /// The least that is not BELOW, as tenths of the parts: nine tenths of a band's low end, the whole of a floor.
    pub fn least(&self) -> Option<i128> {
        match self.judged {
            Judged::Band => Some(self.low.saturating_mul(9)),
            Judged::Floor => Some(self.low.saturating_mul(10)),
            Judged::Ceiling => None,
        }
    }

    /// The most that is not ABOVE, as tenths of the parts.
    pub fn most(&self) -> Option<i128> {
        match self.judged {
            Judged::Band => Some(self.high.saturating_mul(11)),
            Judged::Floor => None,
            Judged::Ceiling => Some(self.high.saturating_mul(10)),
        }
    }

    pub fn status(&self, value: i128) -> BandStatus {
        let tenths = value.saturating_mul(10);
        if self.least().is_some_and(|least| tenths < least) {
            BandStatus::Below
        } else if self.most().is_some_and(|most| tenths > most) {
            BandStatus::Above
        } else {
            BandStatus::Within
        }
    }

    /// The weight times the adequacy, 0…weight.
    pub fn weighted_adequacy(&self, value: i128) -> Exact {
        let tenths = value.max(0).saturating_mul(10);
        // A value below its floor leaves that floor above zero, one above its ceiling is itself above zero.
        match self.status(value) {
            BandStatus::Below => Exact::ratio(tenths, self.least().unwrap_or(1).max(1)).times(self.weight, 1),
            BandStatus::Above => Exact::ratio(self.most().unwrap_or(0).max(0), tenths.max(1)).times(self.weight, 1),
            BandStatus::Within | BandStatus::NoData => Exact::ratio(self.weight, 1),
        }
    }
}
