//! What has to be bought for many servings of many menus (DOMAIN §9): exact until it is rounded up to what can be bought.

use std::collections::BTreeMap;

use domain::{Grams, PurchaseUnit, Quantity, Rupiah};

use crate::exact::Exact;
use crate::item::purchased_per_given;
use crate::{Item, Line, Meal, Rules};

/// Parts of a gram, as [`Line::given`] has them, in a thousandth of a gram.
const GIVEN_PER_THOUSANDTH: i64 = 1_000_000;

/// The grams to buy of each ingredient, by whatever names it.
#[derive(Debug, Clone)]
pub struct Needs<K> {
    /// Exact thousandths of a gram; `None` where the weight of a line or the size of a portion is not known.
    grams: BTreeMap<K, Option<Exact>>,
}

/// Of an ingredient: what is needed, and what of that is to be bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToBuy {
    /// Grams as purchased, rounded half up to thousandths; `None` when a line's unit has no known weight.
    pub purchased_grams: Option<Grams>,
    /// The same in purchase units, rounded up to a whole one; `None` when the unit's weight is not known.
    pub quantity: Option<Quantity>,
    /// What of it is not in stock, rounded up likewise.
    pub to_buy: Option<Quantity>,
    /// What that costs, rounded half up; `None` without a price. Water costs nothing unless it has a price.
    pub cost: Option<Rupiah>,
}

impl<K> Default for Needs<K> {
    fn default() -> Self {
        Self { grams: BTreeMap::new() }
    }
}

impl<K: Ord + Clone> Needs<K> {
    /// Adds so many servings of each size, by its code, of a menu. `names` names the ingredient of each of its lines.
    pub fn add(&mut self, meal: &Meal, names: impl IntoIterator<Item = K>, rules: &Rules, portions: &[(&str, i64)]) {
        for (line, name) in meal.lines.iter().zip(names) {
            let more = purchased(line, rules, portions);
            let sum = self.grams.entry(name).or_insert_with(|| Some(Exact::zero()));
            *sum = sum.take().zip(more).map(|(sum, more)| sum.plus(&more));
        }
    }

    /// The ingredients that are needed, in the order of their names.
    pub fn names(&self) -> impl Iterator<Item = &K> {
        self.grams.keys()
    }

    /// What to buy of an ingredient that is bought in this unit. `item` says what the unit weighs and costs; `stock`, in
    /// the same unit, is taken off where it is given.
    pub fn to_buy(&self, name: &K, item: &Item, unit: PurchaseUnit, stock: Option<Quantity>) -> ToBuy {
        let grams = self.grams.get(name).and_then(Option::as_ref);
        let exact = grams.zip(item.conversions.grams_per(&unit.into()));
        let exact = exact.map(|(grams, of_unit)| grams.times(1_000, of_unit.thousandths()));
        let rest = exact.as_ref().map(|exact| exact.minus(&Exact::ratio(stock.map_or(0, Quantity::thousandths), 1)));
        let to_buy = rest.as_ref().and_then(rounded_up);
        ToBuy {
            purchased_grams: grams.and_then(|grams| grams.rounded(1)).map(Grams::from_thousandths),
            quantity: exact.as_ref().and_then(rounded_up),
            to_buy,
            cost: to_buy.and_then(|to_buy| cost(item, unit, to_buy)),
        }
    }
}

/// Exact thousandths of a gram to buy for so many servings of each size.
fn purchased(line: &Line, rules: &Rules, portions: &[(&str, i64)]) -> Option<Exact> {
    let (more, less) = purchased_per_given(&line.item, line.basis);
    let mut served = portions.iter().filter(|(_, count)| *count > 0);
    let given = served.try_fold(Exact::zero(), |sum, (code, count)| {
        let each = line.given(rules, rules.size(code)?)?;
        Some(sum.plus(&Exact::ratio(each, 1).times(*count, 1)))
    })?;
    Some(given.times(more, less).times(1, GIVEN_PER_THOUSANDTH))
}

/// Thousandths of a unit, up to a whole number of units and never below nothing.
fn rounded_up(thousandths: &Exact) -> Option<Quantity> {
    let units = thousandths.times(1, 1_000).rounded_up(1)?.max(0);
    units.checked_mul(1_000).map(Quantity::from_thousandths)
}

fn cost(item: &Item, unit: PurchaseUnit, quantity: Quantity) -> Option<Rupiah> {
    if item.exempt && item.price.is_none() {
        return Some(Rupiah(0));
    }
    let price = item.price.filter(|price| price.unit == unit)?;
    Exact::ratio(quantity.thousandths(), 1_000).times(price.per_unit.0, 1).rounded(1).map(Rupiah)
}
