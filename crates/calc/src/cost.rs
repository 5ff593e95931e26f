//! What a batch costs (DOMAIN §6): exact until the figure shown, then rounded half up, once.

use std::cmp::Ordering;

use domain::{CeilingStatus, Day, Grams, LineId, PurchaseUnit, Rupiah};
use serde::{Deserialize, Serialize};

use crate::exact::Exact;
use crate::item::purchased_per_given;
use crate::{Item, Line, Meal, Rules, Sen, Size};

/// Grams in billionths, as [`Line::given`] has them.
const GIVEN_PER_GRAM: i128 = 1_000_000_000;

/// The cost of a batch of so many servings of the reference size. A figure of which nothing is known, and one beyond
/// what an amount of money can hold, is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cost {
    /// Servings of the batch.
    pub servings: i64,
    /// Ingredients of the batch: the known ones when the cost is not complete.
    pub ingredient_cost: Option<Rupiah>,
    /// Labour; it is per batch and does not grow with the servings.
    pub labor_cost: Option<Rupiah>,
    /// Percent of the ingredient cost.
    pub overhead_cost: Option<Rupiah>,
    /// Packaging of all servings.
    pub packaging_cost: Option<Rupiah>,
    /// The exact sum of the four, rounded once; or what is declared as the whole.
    pub total_cost: Option<Rupiah>,
    /// The exact total ÷ servings.
    pub cost_per_serving: Option<Rupiah>,
    /// Whether every line has a price that can be applied. A menu without lines is complete when it declares
    /// what its ingredients, the batch, or a serving cost.
    pub complete: bool,
    /// The names of the ingredients that no cost is known of, in the menu's order.
    pub missing: Vec<String>,
    /// The day of the latest price used; `None` when none was.
    pub as_of: Option<Day>,
    /// In the menu's order.
    pub lines: Vec<LineCost>,
    /// Raw food of one serving for each of the kitchen's sizes, against its ceiling.
    pub sizes: Vec<SizeCost>,
}

/// What a line costs in one serving of the reference size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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
    /// Rupiah, rounded half up to two decimals; `None` when there is no price, or it cannot be applied.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<f64>))]
    pub cost: Option<Sen>,
}

/// What the raw food of one serving of a size costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SizeCost {
    /// The size's code.
    pub size: String,
    /// Of the lines whose cost is known; `None` when nothing is known of it.
    pub raw_food_cost: Option<Rupiah>,
    /// The most it may be.
    pub ceiling: Rupiah,
    /// Of the two figures shown. While the cost is not complete, only `OVER` is sure to stay.
    pub status: Option<CeilingStatus>,
}

/// The cost of a batch; fewer than one serving is taken as one.
pub fn cost(meal: &Meal, rules: &Rules, servings: i64) -> Cost {
    let servings = servings.max(1);
    let batch = Batch::of(meal, rules, servings);
    let lines: Vec<LineCost> = meal.lines.iter().map(|line| line_cost(line, rules)).collect();
    let missing: Vec<String> = lines.iter().filter(|line| line.cost.is_none()).map(|line| line.name.clone()).collect();
    Cost {
        servings,
        ingredient_cost: rupiah(batch.ingredients.as_ref()),
        labor_cost: rupiah(batch.labor.as_ref()),
        overhead_cost: rupiah(batch.overhead.as_ref()),
        packaging_cost: rupiah(batch.packaging.as_ref()),
        total_cost: rupiah(batch.total.as_ref()),
        complete: missing.is_empty() && batch.total.is_some(),
        cost_per_serving: rupiah(batch.total.map(|total| total.times(1, servings)).as_ref()),
        missing,
        as_of: meal.lines.iter().filter_map(|line| priced(line, rules, rules.reference())?.1).max(),
        lines,
        sizes: rules.sizes.iter().map(|size| size_cost(meal, rules, size)).collect(),
    }
}

/// What so many servings of each size cost, cooked as one batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PortionsCost {
    /// Servings of all sizes together.
    pub servings: i64,
    /// All of them: the raw food of each size, and labour, overhead and packaging of the batch. `None` when nothing is
    /// known of it, or when it is beyond what an amount of money can hold.
    pub total: Option<Rupiah>,
    /// The exact total ÷ servings; `None` without servings.
    pub per_serving: Option<Rupiah>,
    /// Whether every line has a price that can be applied, and the total is known.
    pub complete: bool,
}

/// The cost of so many servings of each size, by its code; a size that the kitchen does not have is left out, and
/// the cost is not complete then. Of servings of the reference size alone it is [`cost`]. For nobody nothing is cooked,
/// and it costs nothing; where no size is named, for how many is not known, nor what that costs.
pub fn cost_of_portions<'a>(
    meal: &Meal,
    rules: &Rules,
    portions: impl IntoIterator<Item = (&'a str, i64)>,
) -> PortionsCost {
    let mut portions: Vec<_> = portions.into_iter().collect();
    let is_named = !portions.is_empty();
    portions.retain(|(_, count)| *count > 0);
    if portions.is_empty() {
        let total = is_named.then_some(Rupiah(0));
        return PortionsCost { servings: 0, per_serving: None, complete: is_named, total };
    }
    let sized: Vec<(&Size, i64)> =
        portions.iter().filter_map(|(code, count)| Some((rules.size(code)?, *count))).collect();
    let is_sized = sized.len() == portions.len();
    let servings = sized.iter().fold(0_i64, |sum, (_, count)| sum.saturating_add(*count));
    let weight = sized.iter().map(|(size, count)| i128::from(*count) * i128::from(rules.factor(size))).sum();
    let raw = sized.iter().map(|(size, count)| {
        let each = raw_food(meal, rules, size)?;
        Some(each.times(*count, 1))
    });
    let ingredients = raw.reduce(|sum, more| Some(sum?.plus(&more?))).unwrap_or_else(|| Some(Exact::zero()));
    let total = Batch::cooked(meal, rules, Servings { count: servings, weight, ingredients }).total;
    let is_priced = |line: &Line| sized.iter().all(|(size, _)| is_priced(line, rules, size));
    let shown = rupiah(total.as_ref());
    PortionsCost {
        servings,
        per_serving: rupiah(total.as_ref().filter(|_| servings > 0).map(|total| total.times(1, servings)).as_ref()),
        complete: is_sized && shown.is_some() && meal.lines.iter().all(is_priced),
        total: shown,
    }
}

/// Rounded, once; a figure that is not known or has no room stays away.
pub(crate) fn rupiah(exact: Option<&Exact>) -> Option<Rupiah> {
    exact?.rounded(1).map(Rupiah)
}

struct Batch {
    ingredients: Option<Exact>,
    labor: Option<Exact>,
    overhead: Option<Exact>,
    packaging: Option<Exact>,
    total: Option<Exact>,
}

/// What is cooked in one batch.
struct Servings {
    count: i64,
    /// The same in thousandths of a serving of the reference size.
    weight: i128,
    /// Their raw food.
    ingredients: Option<Exact>,
}

impl Batch {
    /// So many servings of the reference size.
    fn of(meal: &Meal, rules: &Rules, servings: i64) -> Self {
        let ingredients = raw_food(meal, rules, rules.reference()).map(|each| each.times(servings, 1));
        Self::cooked(meal, rules, Servings { count: servings, weight: i128::from(servings) * 1_000, ingredients })
    }

    fn cooked(meal: &Meal, rules: &Rules, Servings { count, weight, ingredients }: Servings) -> Self {
        let declared = meal.declared_costs.filter(|_| meal.lines.is_empty()).unwrap_or_default();
        let weighed = |cost: Rupiah| Exact::ratio(i128::from(cost.0) * weight, 1_000);
        let scaled = |cost: Option<Rupiah>| Some(weighed(cost?).times(1, meal.batch_servings.max(1)));
        let each = declared.cost_per_serving.map(weighed);
        if let Some(whole) = scaled(declared.total_cost).or(each) {
            // Declared as a whole: nobody knows what of it went where, but for what is declared too.
            return Self {
                ingredients: scaled(declared.ingredient_cost),
                labor: scaled(declared.labor_cost),
                overhead: scaled(declared.overhead_cost),
                packaging: scaled(declared.packaging_cost),
                total: Some(whole),
            };
        }
        let minutes = i128::from(meal.preparation_minutes) + i128::from(meal.cooking_minutes);
        let labor = declared.labor_cost.map_or_else(
            || Exact::ratio(minutes, 60).times(rules.labor_rate_per_hour.0, 1).times(rules.workers, 1),
            |cost| Exact::ratio(cost.0, 1),
        );
        let overhead = scaled(declared.overhead_cost).or_else(|| {
            let percent = rules.overhead_percent.thousandths();
            ingredients.as_ref().map(|ingredients| ingredients.times(percent, 100_000))
        });
        let packaging = scaled(declared.packaging_cost)
            .unwrap_or_else(|| Exact::ratio(rules.packaging_per_serving.0, 1).times(count, 1));
        let both = ingredients.clone().zip(overhead.as_ref());
        let total = both.map(|(ingredients, overhead)| ingredients.plus(&labor).plus(overhead).plus(&packaging));
        Self { ingredients, labor: Some(labor), overhead, packaging: Some(packaging), total }
    }
}

/// Exact rupiah for one serving of a size, and the day of the price; `None` when it has no price or it cannot be applied.
pub(crate) fn priced(line: &Line, rules: &Rules, size: &Size) -> Option<(Exact, Option<Day>)> {
    let given = line.given(rules, size)?;
    if is_free(&line.item) {
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

/// Whether [`priced`] knows a cost.
pub(crate) fn is_priced(line: &Line, rules: &Rules, size: &Size) -> bool {
    line.given(rules, size).is_some() && (is_free(&line.item) || line.item.purchase().is_some())
}

/// Water from the tap costs nothing unless the kitchen says what it pays.
fn is_free(item: &Item) -> bool {
    item.exempt && item.price.is_none()
}

/// Exact rupiah of the raw food of one serving, of the lines whose cost is known; `None` when nothing is known of it.
/// Without lines it is the declared ingredient cost of a serving, times the size's factor.
pub(crate) fn raw_food(meal: &Meal, rules: &Rules, size: &Size) -> Option<Exact> {
    if meal.lines.is_empty() {
        let declared = meal.declared_costs?.ingredient_cost?;
        return Some(Exact::ratio(declared.0, meal.batch_servings.max(1)).times(rules.factor(size), 1_000));
    }
    let sum = known_raw_food(meal, rules, size);
    // Water that costs nothing, beside what has no price, makes no known cost of nothing.
    let is_known = sum.compare(0).is_gt() || meal.lines.iter().all(|line| is_priced(line, rules, size));
    is_known.then_some(sum)
}

/// The same, but `None` unless the cost of every line is known.
pub(crate) fn complete_raw_food(meal: &Meal, rules: &Rules, size: &Size) -> Option<Exact> {
    let is_complete = meal.lines.iter().all(|line| is_priced(line, rules, size));
    raw_food(meal, rules, size).filter(|_| is_complete)
}

/// Exact grams to buy for one serving of a size; `None` when the line's unit has no known weight.
pub(crate) fn purchased(line: &Line, rules: &Rules, size: &Size) -> Option<Exact> {
    let (more, less) = purchased_per_given(&line.item, line.basis);
    Some(Exact::ratio(line.given(rules, size)?, GIVEN_PER_GRAM).times(more, less))
}

/// The same of the lines whose cost is known, for comparing a menu with itself.
pub(crate) fn known_raw_food(meal: &Meal, rules: &Rules, size: &Size) -> Exact {
    let known = meal.lines.iter().filter_map(|line| priced(line, rules, size));
    known.fold(Exact::zero(), |sum, (cost, _)| sum.plus(&cost))
}

fn line_cost(line: &Line, rules: &Rules) -> LineCost {
    let purchased = purchased(line, rules, rules.reference()).and_then(|grams| grams.rounded(1_000));
    let cost = priced(line, rules, rules.reference()).and_then(|(cost, _)| cost.rounded(100));
    LineCost {
        line_id: line.id,
        name: line.item.name.clone(),
        purchased_grams: purchased.map(Grams::from_thousandths),
        price_per_unit: line.item.price.map(|price| price.per_unit),
        unit: line.item.price.map(|price| price.unit),
        cost: cost.map(Sen),
    }
}

fn size_cost(meal: &Meal, rules: &Rules, size: &Size) -> SizeCost {
    let raw_food_cost = rupiah(raw_food(meal, rules, size).as_ref());
    SizeCost {
        size: size.code.clone(),
        raw_food_cost,
        ceiling: size.raw_food_ceiling,
        status: raw_food_cost.map(|cost| ceiling_status(cost, size.raw_food_ceiling)),
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
