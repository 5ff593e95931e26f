//! Portions (DOMAIN §8): the grams of a menu's lines, moved inside bounds until every floor and band is reached at the
//! least cost, for all groups and sizes at once; and what stands in the way when that cannot be.

use domain::{Amount, BandStatus, Nutrient, Nutrients, Percent, Quantity, Rupiah, TargetGroup};
use serde::Serialize;

use crate::balance::{balance, bands};
use crate::cost::{raw_food, rupiah};
use crate::nutrition::amount;
use crate::plate::Plate;
use crate::program::{program, servings};
use crate::steps::settle;
use crate::{GroupBalance, Meal, QuantityChange, Rules, Size};

/// How far a line may move, in percent of its present quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The least, 0…100.
    pub low: Percent,
    /// The most, 100 or more.
    pub high: Percent,
}

impl Default for Bounds {
    /// From half to half as much again.
    fn default() -> Self {
        Self { low: Percent::whole(50), high: Percent::whole(150) }
    }
}

/// A proposal; nothing is changed by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortionPlan {
    /// What changes, in the menu's order.
    pub changes: Vec<QuantityChange>,
    /// The menu with the changes made.
    pub meal: Meal,
    /// Raw food of one serving of each of the kitchen's sizes.
    pub costs: Vec<SizeCostChange>,
    /// Each group that was asked for, once.
    pub balances: Vec<BalanceChange>,
    /// What is still missing or too much after the changes.
    pub shortfalls: Vec<Shortfall>,
}

/// The raw-food cost of a serving, of the lines whose cost is known; `None` when nothing is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SizeCostChange {
    /// The size's code.
    pub size: String,
    /// As it is.
    pub before: Option<Rupiah>,
    /// With the changes.
    pub after: Option<Rupiah>,
}

/// The balance for a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BalanceChange {
    /// As it is.
    pub before: GroupBalance,
    /// With the changes.
    pub after: GroupBalance,
}

/// A requirement that is not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortfall {
    /// Whose.
    pub target_group: TargetGroup,
    /// Of what.
    pub nutrient: Nutrient,
    /// `BELOW` or `ABOVE`.
    pub status: BandStatus,
    /// By how much the toleranced band is missed, in the nutrient's unit.
    pub amount: Amount,
    /// The unit.
    pub unit: &'static str,
}

/// Proposes other grams. A line without an applicable price, without food data, without a known weight, or of water
/// stays as it is, for nobody could say what moving it does; so does the whole menu when no move makes it better.
pub fn optimize_portions(
    meal: &Meal,
    rules: &Rules,
    groups: &[TargetGroup],
    own_targets: &Nutrients<Option<Amount>>,
    bounds: Bounds,
) -> PortionPlan {
    let mut asked = groups.to_vec();
    asked.sort_unstable();
    asked.dedup();
    let servings = servings(meal, rules, &asked, own_targets);
    let (places, scales, model) = program(meal, rules, &servings, bounds);
    let mut proposed = meal.clone();
    if let Some(solved) = model.solve().filter(|_| !model.requirements.is_empty()) {
        let at = settle(&model, &scales, &solved);
        let levers: Vec<f64> = scales.iter().zip(&at).map(|(scale, at)| scale.lever(*at)).collect();
        if model.worth(&levers) < model.worth(&vec![0.0; levers.len()]) - 0.01 {
            for (place, at) in places.iter().zip(&at) {
                place.set(&mut proposed, Quantity::from_thousandths(*at));
            }
        }
    }
    let before: Vec<GroupBalance> = asked.iter().map(|group| balance(meal, rules, *group, own_targets)).collect();
    let mut after: Vec<GroupBalance> =
        asked.iter().map(|group| balance(&proposed, rules, *group, own_targets)).collect();
    if before.iter().zip(&after).any(|(before, after)| before.not_judged != after.not_judged) {
        // Other grams are another share of known weight: a proposal may not blind the judgement it serves.
        proposed = meal.clone();
        after.clone_from(&before);
    }
    let cost = |meal: &Meal, size: &Size| rupiah(raw_food(meal, rules, size).as_ref());
    PortionPlan {
        changes: places.iter().filter_map(|place| place.change(meal, &proposed)).collect(),
        costs: rules
            .sizes
            .iter()
            .map(|size| SizeCostChange {
                size: size.code.clone(),
                before: cost(meal, size),
                after: cost(&proposed, size),
            })
            .collect(),
        shortfalls: asked.iter().flat_map(|group| shortfalls(&proposed, rules, *group, own_targets)).collect(),
        balances: before.into_iter().zip(after).map(|(before, after)| BalanceChange { before, after }).collect(),
        meal: proposed,
    }
}

/// The toleranced bands that a menu misses for a group, of what can be judged.
pub fn shortfalls(
    meal: &Meal,
    rules: &Rules,
    group: TargetGroup,
    own_targets: &Nutrients<Option<Amount>>,
) -> Vec<Shortfall> {
    let plate = Plate::of(meal, rules, rules.size_of(group));
    let judged =
        bands(meal.meal_type, rules, group, own_targets).into_iter().filter(|(nutrient, _)| plate.is_judged(*nutrient));
    let missed = judged.filter_map(|(nutrient, band)| {
        let value = plate.value(nutrient)?;
        let tenths = value.saturating_mul(10);
        let status = band.status(value);
        let by = match status {
            BandStatus::Below => band.least()?.saturating_sub(tenths),
            BandStatus::Above => tenths.saturating_sub(band.most()?),
            BandStatus::Within | BandStatus::NoData => return None,
        };
        Some(Shortfall { target_group: group, nutrient, status, amount: amount(by / 10), unit: nutrient.unit() })
    });
    missed.collect()
}
