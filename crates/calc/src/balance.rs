//! Whether a menu gives a target group its share of the day (DOMAIN §7).

use std::cmp::Reverse;

use domain::{Amount, BandStatus, LineId, MealType, Nutrient, Nutrients, Percent, TargetGroup, Verdict};
use serde::Serialize;

use crate::exact::{Exact, half_up, on_its_side};
use crate::judge::{Band, Judged};
use crate::nutrition::{amount, mean_amount, total};
use crate::plate::Plate;
use crate::{Meal, Rules, Size, akg};

/// The balance of a menu for one group, with the grams of that group's size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupBalance {
    /// The group.
    pub target_group: TargetGroup,
    /// The code of its size.
    pub size: String,
    /// 0…100, one decimal; `None` when nothing can be judged.
    pub score: Option<Amount>,
    /// Of the exact score.
    pub verdict: Verdict,
    /// The menu's ten nutrients that have a target, in catalogue order.
    pub nutrients: Vec<NutrientBalance>,
    /// Those of them that too little is known of.
    pub not_judged: Vec<Nutrient>,
}

/// One nutrient of a menu against its band.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NutrientBalance {
    /// Which.
    pub nutrient: Nutrient,
    /// In its unit, rounded to thousandths; `None` is "no data".
    pub value: Option<Amount>,
    /// The unit.
    pub unit: &'static str,
    /// The plain low end of the share, without the tolerance; `None` for a ceiling.
    pub lo: Option<Amount>,
    /// The plain high end; `None` for a floor.
    pub hi: Option<Amount>,
    /// `NO_DATA` without a value; otherwise where the known amount stands, with the tolerance, judged or not.
    pub status: BandStatus,
    /// The value in percent of the daily target; `None` without a value or when the target is nothing.
    pub percent_of_target: Option<Percent>,
    /// As [`crate::Total::coverage`].
    pub coverage: Amount,
    /// Whether enough is known for it to count in the score: a coverage of 0.8.
    pub judged: bool,
    /// The three lines that bring most of it, the greatest first.
    pub contributors: Vec<Contributor>,
}

/// A line that brings some of a nutrient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Contributor {
    /// Which line.
    pub line_id: LineId,
    /// The ingredient's name.
    pub name: String,
    /// What it brings, in the nutrient's unit.
    pub amount: Amount,
    /// Percent of the total.
    pub share: Percent,
}

/// The balance of a menu for a group. A target of the program's own wins over the AKG, nutrient by nutrient.
pub fn balance(
    meal: &Meal,
    rules: &Rules,
    group: TargetGroup,
    own_targets: &Nutrients<Option<Amount>>,
) -> GroupBalance {
    let size = rules.size_of(group);
    let plate = Plate::of(meal, rules, size);
    let bands = bands(meal.meal_type, rules, group, own_targets);
    GroupBalance {
        nutrients: bands
            .iter()
            .map(|(nutrient, band)| NutrientBalance {
                contributors: contributors(meal, &plate, *nutrient),
                ..mean_balance(&plate, *nutrient, band, 1)
            })
            .collect(),
        ..judgement(&plate, &bands, group, size)
    }
}

/// What is said of a plate as a whole.
pub(crate) fn judgement(plate: &Plate, bands: &[(Nutrient, Band)], group: TargetGroup, size: &Size) -> GroupBalance {
    let judged = |nutrient| bands.iter().any(|(of, _)| *of == nutrient) && plate.is_judged(nutrient);
    let score = score(plate, bands);
    let deciding = score.as_ref().filter(|_| judged(Nutrient::Calories) && judged(Nutrient::Protein));
    GroupBalance {
        target_group: group,
        size: size.code.clone(),
        verdict: verdict(plate, bands, deciding),
        score: score.as_ref().map(shown),
        nutrients: Vec::new(),
        not_judged: bands
            .iter()
            .map(|(nutrient, _)| *nutrient)
            .filter(|nutrient| !plate.is_judged(*nutrient))
            .collect(),
    }
}

/// The daily targets of a group: the program's own where it has one, else the AKG.
pub fn daily_targets(group: TargetGroup, own_targets: &Nutrients<Option<Amount>>) -> Nutrients<Option<Amount>> {
    let recommended = akg::target(group);
    Nutrients::from_fn(|nutrient| own_targets[nutrient].or(recommended[nutrient]))
}

pub(crate) fn bands(
    meal_type: MealType,
    rules: &Rules,
    group: TargetGroup,
    own_targets: &Nutrients<Option<Amount>>,
) -> Vec<(Nutrient, Band)> {
    let daily = daily_targets(group, own_targets);
    let of_menu = Nutrient::of_menu().iter();
    of_menu.filter_map(|n| Some((*n, Band::of(*n, daily[*n]?, rules, meal_type)?))).collect()
}

/// 100 × Σ weight·adequacy ÷ Σ weight over what can be judged.
pub(crate) fn score(plate: &Plate, bands: &[(Nutrient, Band)]) -> Option<Exact> {
    let mut weights = 0;
    let mut sum = Exact::zero();
    for (nutrient, band) in bands {
        if let Some(value) = plate.value(*nutrient).filter(|_| plate.is_judged(*nutrient)) {
            weights += band.weight;
            sum = sum.plus(&band.weighted_adequacy(value));
        }
    }
    (weights > 0).then(|| sum.times(100, weights))
}

/// One decimal, but never across a score that decides the verdict.
fn shown(score: &Exact) -> Amount {
    let tenths = [700, 900, 1_000].into_iter().fold(score.rounded(10).unwrap_or_default(), |tenths, edge| {
        let below = score.compare(edge / 10).is_lt();
        on_its_side(tenths, edge, below, 1)
    });
    Amount::from_thousandths(tenths * 100)
}

/// `score` is absent when energy or protein cannot be judged.
fn verdict(plate: &Plate, bands: &[(Nutrient, Band)], score: Option<&Exact>) -> Verdict {
    let Some(score) = score else { return Verdict::NotJudged };
    let is_below = |nutrient| {
        let band = bands.iter().find(|(of, _)| *of == nutrient);
        band.zip(plate.value(nutrient)).is_some_and(|((_, band), value)| band.status(value) == BandStatus::Below)
    };
    if score.compare(90).is_ge() && !is_below(Nutrient::Calories) && !is_below(Nutrient::Protein) {
        Verdict::Balanced
    } else if score.compare(70).is_ge() {
        Verdict::NeedsImprovement
    } else {
        Verdict::Unbalanced
    }
}

/// One nutrient of a plate of so many servings, as the mean of one of them; without what brings it.
pub(crate) fn mean_balance(plate: &Plate, nutrient: Nutrient, band: &Band, servings: i128) -> NutrientBalance {
    let value = plate.value(nutrient);
    let mean = |sum: i128| mean_amount(sum, servings);
    NutrientBalance {
        nutrient,
        value: value.map(mean),
        unit: nutrient.unit(),
        lo: (band.judged != Judged::Ceiling).then(|| mean(band.low)),
        hi: (band.judged != Judged::Floor).then(|| mean(band.high)),
        status: value.map_or(BandStatus::NoData, |value| band.status(value)),
        percent_of_target: value.and_then(|value| percent(value, band.daily)),
        coverage: total(plate, nutrient).coverage,
        judged: plate.is_judged(nutrient),
        contributors: Vec::new(),
    }
}

fn percent(part: i128, whole: i128) -> Option<Percent> {
    // A thousandth of a percent is 10⁻⁵ of the whole; there are twenty-one decimals to take it from.
    (whole >= 100_000).then(|| Percent::from_thousandths(half_up(part, whole / 100_000)))
}

fn contributors(meal: &Meal, plate: &Plate, nutrient: Nutrient) -> Vec<Contributor> {
    let total = plate.totals[nutrient].value;
    let mut found: Vec<(i128, usize)> = (0..plate.lines.len())
        .filter_map(|at| Some((plate.lines[at].amounts[nutrient]?, at)))
        .filter(|(brought, _)| *brought > 0)
        .collect();
    found.sort_by_key(|(brought, at)| (Reverse(*brought), *at));
    found.truncate(3);
    let contributor = |(brought, at): (i128, usize)| Contributor {
        line_id: meal.lines[at].id,
        name: meal.lines[at].item.name.clone(),
        amount: amount(brought),
        share: percent(brought, total).unwrap_or_default(),
    };
    found.into_iter().map(contributor).collect()
}
