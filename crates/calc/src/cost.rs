//! What a batch costs (DOMAIN §6): exact until the figure shown, then rounded half up, once.

use std::cmp::Ordering;

use domain::{CeilingStatus, Day, Grams, LineId, PurchaseUnit, Rupiah};

use crate::exact::{Exact, half_up};
use crate::item::purchased_per_given;
use crate::{Line, Meal, Rules, Sen, Size};

/// Grams in billionths, as [`Line::given`] has them.
const GIVEN_PER_GRAM: i128 = 1_000_000_000;

/// The cost of a batch of so many servings of the reference size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    /// Servings of the batch.
    pub servings: i64,
    /// Ingredients of the batch: the known ones when the cost is not complete.
    pub ingredient_cost: Rupiah,
    /// Labour; it is per batch and does not grow with the servings.
    pub labor_cost: Rupiah,
    /// Percent of the ingredient cost.
    pub overhead_cost: Rupiah,
    /// Packaging of all servings.
    pub packaging_cost: Rupiah,
    /// The exact sum of the four, rounded once.
    pub total_cost: Rupiah,
    /// The exact total ÷ servings.
    pub cost_per_serving: Rupiah,
    /// Whether every line has a price that can be applied. A menu without lines is complete when it declares
    /// what its ingredients, the batch, or a serving cost.
    pub complete: bool,
    /// The names of the ingredients that no cost is known of, in the menu's order.
    pub missing: Vec<String>,
    /// The day of the latest price used; `None` when none was.
    pub as_of: Option<Day>,
    /// In the menu's order.
    pub lines: Vec<LineCost>,
    /// Raw food of one serving for each of the kitchen's sizes.
    pub sizes: Vec<SizeCost>,
}

/// What a line costs in one serving of the reference size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineCost {
    /// Which line.
    pub line_id: LineId,
    /// The ingredient's name.
    pub name: String,
    /// Grams to buy, rounded half up to thousandths; `None` when the line's unit has no known weight.
    pub purchased_grams: Option<Grams>,
    /// Rupiah for one purchase unit.
    pub price_per_unit: Option<Rupiah>,
    /// The purchase unit of the price.
    pub unit: Option<PurchaseUnit>,
    /// Rounded half up to hundredths of a rupiah; `None` when there is no price, or it cannot be applied.
    pub cost: Option<Sen>,
}

/// What the raw food of one serving of a size costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SizeCost {
    /// The size's code.
    pub size: String,
    /// Of the lines whose cost is known.
    pub raw_food_cost: Rupiah,
    /// The most it may be.
    pub ceiling: Rupiah,
    /// Of the two figures shown. While the cost is not complete, only `OVER` is sure to stay.
    pub status: CeilingStatus,
}

/// The cost of a batch; fewer than one serving is taken as one.
pub fn cost(meal: &Meal, rules: &Rules, servings: i64) -> Cost {
    let servings = servings.max(1);
    let batch = Batch::of(meal, rules, servings);
    let lines: Vec<LineCost> = meal.lines.iter().map(|line| line_cost(line, rules)).collect();
    let missing: Vec<String> = lines.iter().filter(|line| line.cost.is_none()).map(|line| line.name.clone()).collect();
    let rupiah = |exact: &Exact| Rupiah(exact.rounded(1));
    Cost {
        servings,
        ingredient_cost: rupiah(&batch.ingredients),
        labor_cost: rupiah(&batch.labor),
        overhead_cost: rupiah(&batch.overhead),
        packaging_cost: rupiah(&batch.packaging),
        total_cost: rupiah(&batch.total),
        cost_per_serving: rupiah(&batch.per_serving),
        complete: missing.is_empty() && batch.is_known,
        missing,
        as_of: meal.lines.iter().filter_map(|line| priced(line, rules, rules.reference())?.1).max(),
        lines,
        sizes: rules.sizes.iter().map(|size| size_cost(meal, rules, size)).collect(),
    }
}

struct Batch {
    ingredients: Exact,
    labor: Exact,
    overhead: Exact,
    packaging: Exact,
    total: Exact,
    per_serving: Exact,
    is_known: bool,
}

impl Batch {
    fn of(meal: &Meal, rules: &Rules, servings: i64) -> Self {
        let declared = meal.declared_costs.filter(|_| meal.lines.is_empty()).unwrap_or_default();
        // What is declared is declared for the menu's own batch; but for labour it grows with the servings.
        let scaled =
            |cost: Option<Rupiah>| cost.map(|cost| Exact::ratio(cost.0, 1).times(servings, meal.batch_servings.max(1)));
        let ingredients = scaled(declared.ingredient_cost)
            .unwrap_or_else(|| raw_food(meal, rules, rules.reference()).times(servings, 1));
        let minutes = i128::from(meal.preparation_minutes) + i128::from(meal.cooking_minutes);
        let labor = declared.labor_cost.map_or_else(
            || Exact::ratio(minutes, 60).times(rules.labor_rate_per_hour.0, 1).times(rules.workers, 1),
            |cost| Exact::ratio(cost.0, 1),
        );
        let overhead = scaled(declared.overhead_cost)
            .unwrap_or_else(|| ingredients.times(rules.overhead_percent.thousandths(), 100_000));
        let packaging = scaled(declared.packaging_cost)
            .unwrap_or_else(|| Exact::ratio(rules.packaging_per_serving.0, 1).times(servings, 1));
        let total = match (scaled(declared.total_cost), declared.cost_per_serving) {
            (Some(total), _) => total,
            (None, Some(each)) if declared.ingredient_cost.is_none() => Exact::ratio(each.0, 1).times(servings, 1),
            _ => ingredients.clone().plus(&labor).plus(&overhead).plus(&packaging),
        };
        let per_serving = match declared.cost_per_serving {
            Some(each) => Exact::ratio(each.0, 1),
            None => total.times(1, servings),
        };
        let is_declared = [declared.ingredient_cost, declared.total_cost, declared.cost_per_serving];
        let is_known = !meal.lines.is_empty() || is_declared.iter().any(Option::is_some);
        Self { ingredients, labor, overhead, packaging, total, per_serving, is_known }
    }
}

/// Exact rupiah for one serving of a size, and the day of the price; `None` when it has no price or it cannot be applied.
pub(crate) fn priced(line: &Line, rules: &Rules, size: &Size) -> Option<(Exact, Option<Day>)> {
    let given = line.given(rules, size)?;
    // Water from the tap costs nothing unless the kitchen says what it pays.
    if line.item.exempt && line.item.price.is_none() {
        return Some((Exact::zero(), None));
    }
    let purchase = line.item.purchase()?;
    let (more, less) = purchased_per_given(&line.item, line.basis);
    // given ÷ 10⁹ × more ÷ less, in thousandths of a gram against those of the purchase unit, × price.
    let exact = Exact::ratio(given, GIVEN_PER_GRAM / 1_000)
        .times(more, less)
        .times(purchase.price.per_unit.0, purchase.grams_thousandths);
    Some((exact, Some(purchase.price.day)))
}

/// Exact rupiah of the raw food of one serving, of the lines whose cost is known. Without lines it is the declared
/// ingredient cost of a serving, times the size's factor.
pub(crate) fn raw_food(meal: &Meal, rules: &Rules, size: &Size) -> Exact {
    if meal.lines.is_empty() {
        let declared = meal.declared_costs.and_then(|costs| costs.ingredient_cost).unwrap_or_default();
        return Exact::ratio(declared.0, meal.batch_servings.max(1)).times(rules.factor(size), 1_000);
    }
    let known = meal.lines.iter().filter_map(|line| priced(line, rules, size));
    known.fold(Exact::zero(), |sum, (cost, _)| sum.plus(&cost))
}

fn line_cost(line: &Line, rules: &Rules) -> LineCost {
    let given = line.given(rules, rules.reference());
    let (more, less) = purchased_per_given(&line.item, line.basis);
    let purchased = given.map(|given| match given.checked_mul(i128::from(more)) {
        Some(purchased) => half_up(purchased, GIVEN_PER_GRAM / 1_000 * i128::from(less)),
        None => i64::MAX,
    });
    LineCost {
        line_id: line.id,
        name: line.item.name.clone(),
        purchased_grams: purchased.map(Grams::from_thousandths),
        price_per_unit: line.item.price.map(|price| price.per_unit),
        unit: line.item.price.map(|price| price.unit),
        cost: priced(line, rules, rules.reference()).map(|(cost, _)| Sen(cost.rounded(100))),
    }
}

fn size_cost(meal: &Meal, rules: &Rules, size: &Size) -> SizeCost {
    let raw_food_cost = Rupiah(raw_food(meal, rules, size).rounded(1));
    SizeCost {
        size: size.code.clone(),
        raw_food_cost,
        ceiling: size.raw_food_ceiling,
        status: ceiling_status(raw_food_cost, size.raw_food_ceiling),
    }
}

/// UNDER below nine tenths of the ceiling, ON up to it, OVER above. Of the figures shown, so that the word never
/// contradicts them.
pub fn ceiling_status(cost: Rupiah, ceiling: Rupiah) -> CeilingStatus {
    let (cost, ceiling) = (i128::from(cost.0), i128::from(ceiling.0));
    match ((cost * 10).cmp(&(ceiling * 9)), cost.cmp(&ceiling)) {
        (_, Ordering::Greater) => CeilingStatus::Over,
        (Ordering::Less, _) => CeilingStatus::Under,
        _ => CeilingStatus::On,
    }
}
