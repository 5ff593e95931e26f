//! One serving of one size, exactly: what each line brings and what comes together. Everything else reads from it.
//!
//! Grams are whole numbers of 10⁻¹⁴ g (thousandths of a quantity × of a factor × of a unit's weight × of a percent
//! BDD), nutrients whole numbers of 10⁻²¹ of their unit. A plate within the product's limits stays below 10³², far from
//! the end of an `i128`; beyond all measure the numbers stop at that end instead of turning over.

use domain::{Basis, CookingMethod, Factor, Nutrient, Nutrients};

use crate::retention::{Kept, kept};
use crate::{Line, Meal, Rules, Size};

/// Parts of a gram.
pub(crate) const GRAM: i128 = 100_000_000_000_000;
/// Parts of a nutrient's unit.
pub(crate) const UNIT: i128 = 1_000_000_000_000_000_000_000;
/// Parts of a thousandth of a nutrient's unit.
pub(crate) const THOUSANDTH: i128 = UNIT / 1_000;

/// What one line brings.
#[derive(Debug, Clone)]
pub(crate) struct Served {
    /// `None` when the unit has no known weight.
    pub edible: Option<i128>,
    /// `None` where the food has no data.
    pub amounts: Nutrients<Option<i128>>,
    /// The line is cooked and the kitchen reckons with it, but no row fits.
    pub retention_unknown: bool,
}

/// A total, and the grams that it knows of.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Total {
    pub value: i128,
    /// Edible grams, not exempt, with a figure.
    pub known: i128,
}

/// One serving.
#[derive(Debug, Clone)]
pub(crate) struct Plate {
    pub lines: Vec<Served>,
    /// Edible grams of all lines.
    pub edible: i128,
    /// Cooked grams, in thousandths of the parts of a gram.
    pub cooked: i128,
    /// Edible grams that the coverage is a share of; `None` when a line's weight is not known.
    pub counted: Option<i128>,
    pub totals: Nutrients<Total>,
}

impl Plate {
    pub fn of(meal: &Meal, rules: &Rules, size: &Size) -> Self {
        if meal.lines.is_empty() { declared(meal, rules.factor(size)) } else { served(meal, rules, size) }
    }

    /// The exact total of a nutrient; `None` is "no data".
    pub fn value(&self, nutrient: Nutrient) -> Option<i128> {
        let total = self.totals[nutrient];
        (self.counted? > 0 && total.known > 0).then_some(total.value)
    }

    /// Known grams and counted grams, whose quotient is the coverage; nothing of one when there is nothing to count.
    pub fn coverage(&self, nutrient: Nutrient) -> (i128, i128) {
        match self.counted {
            Some(counted) if counted > 0 => (self.totals[nutrient].known.clamp(0, counted), counted),
            _ => (0, 1),
        }
    }

    /// Whether enough is known to judge by: four fifths of the weight (DOMAIN §7).
    pub fn is_judged(&self, nutrient: Nutrient) -> bool {
        let (known, counted) = self.coverage(nutrient);
        known.saturating_mul(5) >= counted.saturating_mul(4)
    }

    /// What stands on both together; the lines are left out.
    pub fn plus(self, other: &Self) -> Self {
        Self {
            lines: Vec::new(),
            edible: self.edible.saturating_add(other.edible),
            cooked: self.cooked.saturating_add(other.cooked),
            counted: self.counted.zip(other.counted).map(|(one, other)| one.saturating_add(other)),
            totals: Nutrients::from_fn(|nutrient| {
                let (one, other) = (self.totals[nutrient], other.totals[nutrient]);
                Total { value: one.value.saturating_add(other.value), known: one.known.saturating_add(other.known) }
            }),
        }
    }
}

fn served(meal: &Meal, rules: &Rules, size: &Size) -> Plate {
    let lines = meal.lines.iter().map(|line| serve(line, rules, size)).collect();
    let mut plate = Plate { lines, edible: 0, cooked: 0, counted: Some(0), totals: Nutrients::default() };
    for (line, served) in meal.lines.iter().zip(&plate.lines) {
        let Some(edible) = served.edible else {
            if !line.item.exempt {
                plate.counted = None;
            }
            continue;
        };
        let yield_thousandths = line.item.yield_factor.map_or(1_000, Factor::thousandths);
        plate.edible = plate.edible.saturating_add(edible);
        plate.cooked = plate.cooked.saturating_add(edible.saturating_mul(i128::from(yield_thousandths)));
        let counted = if line.item.exempt { 0 } else { edible };
        plate.counted = plate.counted.map(|sum| sum.saturating_add(counted));
        for (nutrient, amount) in served.amounts.iter() {
            if let Some(amount) = amount {
                let total = &mut plate.totals[nutrient];
                total.value = total.value.saturating_add(*amount);
                total.known = total.known.saturating_add(counted);
            }
        }
    }
    plate
}

pub(crate) fn serve(line: &Line, rules: &Rules, size: &Size) -> Served {
    let share = match line.basis {
        Basis::Edible => 100_000,
        Basis::AsPurchased => line.item.edible_share().0,
    };
    let edible = line.given(rules, size).map(|given| given.saturating_mul(i128::from(share)));
    let method = line.cooking_method.filter(|method| rules.retention && *method != CookingMethod::Raw);
    let row = method.and_then(|method| kept(line.item.retention?, method));
    let amounts = Nutrients::from_fn(|nutrient| {
        let per_hundred_grams = i128::from(line.item.nutrients[nutrient]?.thousandths());
        let percent = row.map_or(100, |row| Kept::percent(row, nutrient));
        Some(edible?.saturating_mul(per_hundred_grams).saturating_mul(i128::from(percent)))
    });
    Served { edible, amounts, retention_unknown: method.is_some() && row.is_none() && !line.item.exempt }
}

/// A menu without lines: what it declares, complete where it is given. Another size gets its factor of it. Among other
/// menus it weighs what its plate does.
fn declared(meal: &Meal, factor: i64) -> Plate {
    let given = meal.declared.unwrap_or_default();
    let weight = i128::from(meal.serving_size.thousandths().max(1)).saturating_mul(GRAM / 1_000);
    let totals = Nutrients::from_fn(|nutrient| match given[nutrient] {
        None => Total::default(),
        Some(amount) => Total {
            value: i128::from(amount.thousandths())
                .saturating_mul(i128::from(factor))
                .saturating_mul(THOUSANDTH / 1_000),
            known: weight,
        },
    });
    Plate { lines: Vec::new(), edible: 0, cooked: 0, counted: Some(weight), totals }
}
