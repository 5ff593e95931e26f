//! What one serving holds, and how much of it is known (DOMAIN §5).

use domain::{Amount, Grams, LineId, Nutrient, Nutrients, NutritionSource};
use serde::Serialize;

use crate::energy::{EnergyCheck, check};
use crate::exact::{half_up, on_its_side};
use crate::plate::{GRAM, Plate, Served, THOUSANDTH};
use crate::{Line, Meal, Rules, Size, flag};

/// The nutrition of one serving of one size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nutrition {
    /// The size's code.
    pub size: String,
    /// From lines, or declared.
    pub source: NutritionSource,
    /// Totals.
    pub nutrients: Nutrients<Total>,
    /// Whether energy follows from the macronutrients; `None` when one of the four has no data.
    pub energy_check: Option<EnergyCheck>,
    /// What each line brings, in the menu's order.
    pub lines: Vec<LineNutrition>,
    /// `None` for a menu without lines.
    pub weight: Option<Weight>,
}

/// The total of a nutrient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Total {
    /// In the nutrient's unit, rounded half up to thousandths; `None` is "no data", never zero.
    pub value: Option<Amount>,
    /// The known share of the edible weight that is not exempt: 1 only when complete, 0 only without data,
    /// 0.8 and above only when the nutrient can be judged.
    pub coverage: Amount,
}

/// What one line brings to a serving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineNutrition {
    /// Which line.
    pub line_id: LineId,
    /// The ingredient's name.
    pub name: String,
    /// `None` when the unit has no known weight.
    pub edible_grams: Option<Grams>,
    /// Rounded half up to thousandths; `None` is "no data".
    pub nutrients: Nutrients<Option<Amount>>,
    /// Codes of [`crate::flag`], then the food's own.
    pub flags: Vec<String>,
}

/// The weight of a serving against what the menu declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Weight {
    /// Edible grams, raw.
    pub edible: Grams,
    /// Edible grams × yield.
    pub cooked: Grams,
    /// The declared plate weight; for another than the reference size its factor of it.
    pub declared: Grams,
    /// Whether the cooked weight lies within a quarter of the declared one.
    pub ok: bool,
}

/// The nutrition of one serving of a size.
pub fn nutrition(meal: &Meal, rules: &Rules, size: &Size) -> Nutrition {
    let plate = Plate::of(meal, rules, size);
    let energy_check = check(meal, &plate);
    let suspects = energy_check.as_ref().filter(|check| !check.ok).map_or(&[][..], |check| &check.lines);
    let lines = meal.lines.iter().zip(&plate.lines);
    Nutrition {
        size: size.code.clone(),
        source: if meal.lines.is_empty() { NutritionSource::Declared } else { NutritionSource::Computed },
        nutrients: Nutrients::from_fn(|nutrient| total(&plate, nutrient)),
        lines: lines.map(|(line, served)| line_nutrition(line, served, suspects)).collect(),
        weight: (!meal.lines.is_empty()).then(|| weight(meal, &plate, rules.factor(size))),
        energy_check,
    }
}

pub(crate) fn amount(exact: i128) -> Amount {
    mean_amount(exact, 1)
}

/// The same, shared among so many.
pub(crate) fn mean_amount(exact: i128, servings: i128) -> Amount {
    Amount::from_thousandths(half_up(exact, THOUSANDTH.saturating_mul(servings)))
}

pub(crate) fn total(plate: &Plate, nutrient: Nutrient) -> Total {
    Total { value: plate.value(nutrient).map(amount), coverage: coverage(plate, nutrient) }
}

/// Rounded to thousandths, but never across the three values that mean something: nothing, enough, everything.
fn coverage(plate: &Plate, nutrient: Nutrient) -> Amount {
    let (known, counted) = plate.coverage(nutrient);
    if known <= 0 {
        return Amount::ZERO;
    }
    let rounded = half_up(known.saturating_mul(1_000), counted).max(1);
    let enough = on_its_side(rounded, 800, !plate.is_judged(nutrient), 1);
    Amount::from_thousandths(on_its_side(enough, 1_000, known < counted, 1))
}

fn line_nutrition(line: &Line, served: &Served, suspects: &[LineId]) -> LineNutrition {
    let item = &line.item;
    let own = [
        (flag::NO_CONVERSION, served.edible.is_none()),
        (flag::NO_FOOD_DATA, !item.exempt && !item.has_data()),
        (flag::BDD_UNKNOWN, !item.exempt && !item.edible_share().1),
        (flag::RETENTION_UNKNOWN, served.retention_unknown),
        (flag::ENERGY_DIFFERS, suspects.contains(&line.id)),
    ];
    let own = own.into_iter().filter(|(_, raised)| *raised).map(|(code, _)| code.to_owned());
    LineNutrition {
        line_id: line.id,
        name: item.name.clone(),
        edible_grams: served.edible.map(grams),
        nutrients: Nutrients::from_fn(|nutrient| served.amounts[nutrient].map(amount)),
        flags: own.chain(item.flags.iter().cloned()).collect(),
    }
}

pub(crate) fn grams(parts: i128) -> Grams {
    Grams::from_thousandths(half_up(parts, GRAM / 1_000))
}

fn weight(meal: &Meal, plate: &Plate, factor: i64) -> Weight {
    // In thousandths of the parts of a gram, like the cooked weight: thousandths × thousandths × 10¹¹.
    let declared =
        i128::from(meal.serving_size.thousandths()).saturating_mul(i128::from(factor)).saturating_mul(GRAM / 1_000);
    let apart = plate.cooked.saturating_sub(declared).saturating_abs();
    Weight {
        edible: grams(plate.edible),
        cooked: Grams::from_thousandths(half_up(plate.cooked, GRAM)),
        declared: Grams::from_thousandths(half_up(declared, GRAM)),
        ok: apart.saturating_mul(4) <= declared,
    }
}
