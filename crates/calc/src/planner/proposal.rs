//! What the planner proposes, and why. The search only chose the menus: every figure here but the differences between
//! plans and the bound is computed anew, exactly, from the menus that stand on the days.

use domain::{Amount, BandStatus, CeilingStatus, Day, Nutrient, Percent, Rupiah, TargetGroup};

use super::Rule;
use crate::Sen;

/// A plan without a broken rule, and what can be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Each day that is not context, in order.
    pub days: Vec<ProposedDay>,
    /// What was minimised.
    pub objective: Objective,
    /// Each of the kitchen's sizes that is served.
    pub sizes: Vec<SizeMean>,
    /// Each week that has a day of the range.
    pub weeks: Vec<WeekMeans>,
    /// Rules without which a better plan may be possible.
    pub binding: Vec<Binding>,
    /// No plan whatever that keeps the rules is better than this, rounded down.
    pub bound: Sen,
    /// (total − bound) ÷ total, rounded up: no plan is better by more.
    pub gap: Percent,
    /// Days with a pinned menu of which a raw-food cost is not known; they are left out of the means of costs.
    pub without_cost: Vec<Day>,
}

/// The menu of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedDay {
    /// The date.
    pub date: Day,
    /// Its place among the menus of the request.
    pub menu: usize,
    /// It was not the planner's choice.
    pub is_pinned: bool,
    /// Raw food of a serving, mean of the sizes by their portions; `None` when it is not known.
    pub raw_food: Option<Rupiah>,
    /// The best other menu that breaks no rule while the other days stay; `None` when there is none, or nothing to
    /// compare it with, since the cost of the pinned one is not known.
    pub next_best: Option<NextBest>,
}

/// Why not another menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextBest {
    /// Its place among the menus of the request.
    pub menu: usize,
    /// By how much the objective would be more. Less than nothing only where a menu is pinned: what the pin costs.
    pub more: Sen,
}

/// What is minimised, in rupiah per serving and day; each part exact and then rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Objective {
    /// Raw food.
    pub raw_food: Sen,
    /// Nutrients outside their bands.
    pub nutrition: Sen,
    /// Repeats of side dishes.
    pub side_repeats: Sen,
    /// The exact sum.
    pub total: Sen,
}

/// What the raw food of a size's servings costs on average.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SizeMean {
    /// The size's code.
    pub size: String,
    /// All the raw food ÷ all the servings of the range of which the cost is known; `None` without any.
    pub raw_food: Option<Rupiah>,
    /// The most it may be.
    pub ceiling: Rupiah,
    /// Of the two figures shown.
    pub status: Option<CeilingStatus>,
}

/// A week's balance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekMeans {
    /// Its Monday.
    pub monday: Day,
    /// Days of the range in it.
    pub days: usize,
    /// Repeats of side dishes in it.
    pub side_repeats: usize,
    /// Each group, once.
    pub groups: Vec<GroupMeans>,
}

/// Of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupMeans {
    /// The group.
    pub target_group: TargetGroup,
    /// The code of its size.
    pub size: String,
    /// The menu's ten that have a target.
    pub nutrients: Vec<NutrientMean>,
}

/// A nutrient's mean over the days of a week on which it can be judged, against its band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NutrientMean {
    /// Which.
    pub nutrient: Nutrient,
    /// In its unit; `None` is "no data".
    pub value: Option<Amount>,
    /// The unit.
    pub unit: &'static str,
    /// The plain low end of the share, without the tolerance; `None` for a ceiling.
    pub lo: Option<Amount>,
    /// The plain high end; `None` for a floor.
    pub hi: Option<Amount>,
    /// With the tolerance, of the exact mean.
    pub status: BandStatus,
    /// By how much the toleranced band is missed, in percent of the end that is missed.
    pub missed: Percent,
    /// Days that the mean is of.
    pub judged_days: usize,
}

/// A rule that binds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Which.
    pub rule: Rule,
    /// About by how much the bound is lower without it, in rupiah per serving and day.
    pub costs: Sen,
}
