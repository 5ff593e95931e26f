//! Moving lines by amounts that a kitchen can weigh or count: half a household measure, 5 g, 1 g below 20 g.

use domain::{Grams, LineId, Quantity};

use crate::exact::half_up;
use crate::model::Model;
use crate::{Line, Meal, Unit};

/// A line's quantity before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuantityChange {
    /// Which line.
    pub line_id: LineId,
    /// The ingredient's name.
    pub name: String,
    /// `None`: the line's quantity for the reference size, which all sizes follow that have none of their own.
    /// Otherwise the code of the size whose own quantity changes.
    pub size: Option<String>,
    /// The line's unit.
    pub unit: Unit,
    /// In that unit.
    pub from: Quantity,
    /// In that unit.
    pub to: Quantity,
    /// In the line's own basis, rounded to thousandths.
    pub from_grams: Grams,
    /// In the line's own basis, rounded to thousandths.
    pub to_grams: Grams,
}

/// A quantity of a meal that may move: a line's own, or its own for one size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub line: usize,
    pub size: Option<String>,
}

impl Place {
    pub fn quantity(&self, meal: &Meal) -> Quantity {
        let line = &meal.lines[self.line];
        self.size.as_ref().and_then(|code| line.size_quantities.get(code)).copied().unwrap_or(line.quantity)
    }

    pub fn set(&self, meal: &mut Meal, quantity: Quantity) {
        let line = &mut meal.lines[self.line];
        match &self.size {
            None => line.quantity = quantity,
            Some(code) => {
                line.size_quantities.insert(code.clone(), quantity);
            }
        }
    }

    /// The change from one meal to the other; `None` when there is none.
    pub fn change(&self, before: &Meal, after: &Meal) -> Option<QuantityChange> {
        let (from, to) = (self.quantity(before), self.quantity(after));
        let line = &before.lines[self.line];
        (from != to).then(|| QuantityChange {
            line_id: line.id,
            name: line.item.name.clone(),
            size: self.size.clone(),
            unit: line.unit.clone(),
            from,
            to,
            from_grams: grams(line, from),
            to_grams: grams(line, to),
        })
    }
}

fn grams(line: &Line, quantity: Quantity) -> Grams {
    let per_unit = line.item.conversions.grams_per(&line.unit).map_or(0, Grams::thousandths);
    let millionths = i128::from(quantity.thousandths()) * i128::from(per_unit);
    Grams::from_thousandths(half_up(millionths, 1_000))
}

/// The quantities that a place can take between two ends: the present one, and the multiples of its step.
#[derive(Debug, Clone)]
pub(crate) struct Scale {
    now: i64,
    step: i64,
    /// The least and the most multiple of the step; empty when the first is the greater.
    multiples: (i64, i64),
}

impl Scale {
    /// `low` and `high` are in thousandths of a percent of the present quantity.
    pub fn of(line: &Line, now: Quantity, low: i64, high: i64) -> Self {
        let now = now.thousandths().max(0);
        let share = |percent: i64| i128::from(now) * i128::from(percent);
        let step = step(&line.unit, now);
        let whole = i128::from(step) * 100_000;
        let up = i64::try_from((share(low) + whole - 1).div_euclid(whole)).unwrap_or(i64::MAX);
        let down = i64::try_from(share(high).div_euclid(whole)).unwrap_or(i64::MAX);
        Self { now, step, multiples: (up.max(1), down) }
    }

    /// Grams to add of something that is not there yet: steps of 5 g up to the most.
    pub fn of_addition(most: Grams) -> Self {
        Self { now: 0, step: 5_000, multiples: (1, most.thousandths() / 5_000) }
    }

    /// The place nearest to a quantity in thousandths; the present one when it is nearer than a step's half.
    pub fn nearest(&self, wanted: f64) -> i64 {
        let (least, most) = self.multiples;
        if least > most {
            return self.now;
        }
        let multiple = whole(wanted / to_f64(self.step)).clamp(least, most).saturating_mul(self.step);
        let nearer_now = (to_f64(self.now) - wanted).abs() <= (to_f64(multiple) - wanted).abs();
        if nearer_now { self.now } else { multiple }
    }

    /// The places next to one, and the present one.
    pub fn around(&self, at: i64) -> impl Iterator<Item = i64> + use<> {
        let (least, most) = self.multiples;
        let multiple = at.div_euclid(self.step);
        let next = [multiple - 1, multiple, multiple.saturating_add(1)].into_iter();
        let step = self.step;
        let next = next
            .filter(move |multiple| (least..=most).contains(multiple))
            .map(move |multiple| multiple.saturating_mul(step));
        next.chain([self.now])
    }

    /// Every place, at most some hundreds of them, evenly spread when there would be more.
    pub fn all(&self) -> impl Iterator<Item = i64> + use<> {
        let (least, most) = self.multiples;
        let stride = usize::try_from(((most - least) / 200).max(1)).unwrap_or(1);
        let step = self.step;
        (least..=most).step_by(stride).map(move |multiple| multiple.saturating_mul(step))
    }

    /// How far a place is from the present one, in shares of it (or in hundreds of grams of an addition).
    pub fn lever(&self, at: i64) -> f64 {
        to_f64(at - self.now) / self.unit()
    }

    /// The quantity at which a lever stands.
    pub fn quantity(&self, lever: f64) -> f64 {
        to_f64(self.now) + lever * self.unit()
    }

    /// Whether there is anywhere to go.
    pub fn is_fixed(&self) -> bool {
        self.multiples.0 > self.multiples.1
    }

    fn unit(&self) -> f64 {
        if self.now == 0 { 100_000.0 } else { to_f64(self.now) }
    }
}

/// A step in thousandths of the unit.
const fn step(unit: &Unit, quantity: i64) -> i64 {
    match unit {
        Unit::Gram | Unit::Millilitre if quantity < 20_000 => 1_000,
        Unit::Gram | Unit::Millilitre => 5_000,
        Unit::Kilogram | Unit::Litre if quantity < 20 => 1,
        Unit::Kilogram | Unit::Litre => 5,
        Unit::Piece | Unit::Measure(_) => 500,
    }
}

#[expect(clippy::cast_precision_loss, reason = "for the solver only; what comes out is recomputed exactly")]
const fn to_f64(thousandths: i64) -> f64 {
    thousandths as f64
}

#[expect(clippy::cast_possible_truncation, reason = "a cast saturates, and the result is clamped to its bounds")]
fn whole(number: f64) -> i64 {
    number.round() as i64
}

/// Puts the solver's answer on the scales and then mends what the rounding spoilt: one lever a step at a time, as
/// long as that makes it better. Ends, since every move lowers the worth by more than a hundredth of a rupiah, and at
/// the latest after a hundred rounds.
pub(crate) fn settle(model: &Model, scales: &[Scale], solved: &[f64]) -> Vec<i64> {
    let mut at: Vec<i64> =
        scales.iter().zip(solved).map(|(scale, lever)| scale.nearest(scale.quantity(*lever))).collect();
    let mut levers: Vec<f64> = scales.iter().zip(&at).map(|(scale, at)| scale.lever(*at)).collect();
    let mut best = model.worth(&levers);
    for _ in 0..100 {
        let mut moved = false;
        for which in 0..scales.len() {
            for place in scales[which].around(at[which]) {
                let before = levers[which];
                levers[which] = scales[which].lever(place);
                let worth = model.worth(&levers);
                if worth < best - 0.01 {
                    (best, at[which], moved) = (worth, place, true);
                } else {
                    levers[which] = before;
                }
            }
        }
        if !moved {
            break;
        }
    }
    at
}
