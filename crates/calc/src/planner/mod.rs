//! The planner (DOMAIN §8): which menu on which day, so that no hard rule is broken and a serving costs and misses as
//! little as can be; and a bound that no plan whatever can be better than.
//!
//! # What is minimised
//! Rupiah per serving and day, the sum of three parts, over the `D` days of the request that are not context:
//!
//! - **raw food**: the mean over the days of the raw-food cost of a serving, which is the mean over the sizes, weighted
//!   by that day's portions;
//! - **nutrition**: `Σ weeks (days of the week ÷ D) × mean over the groups of Σ nutrients weight × rupiah_per_percent ×
//!   percent missed`, where the weight is that of the balance (§7), and the percent missed is how far the week's mean
//!   lies outside the toleranced band, in percent of the end that it misses. A week is that of ISO 8601, from Monday;
//! - **side dishes**: `rupiah_per_repeat × Σ weeks Σ side dishes (times in the week − 1) ÷ D`.
//!
//! What is not known is not zero. A week's mean of a nutrient is the mean over those of its days on which the nutrient
//! can be judged (a coverage of 0.8), and a week without such a day misses nothing and says so. A menu of which energy
//! or protein cannot be judged, or a raw-food cost is not complete, is not chosen; where it is pinned, its cost is left
//! out of the mean and of the ceilings, and the proposal names the day.
//!
//! # What is never broken
//! [`Rule`] has them all. How the search and the bound work is told in `docs/decisions/planner-by-search-and-bound.md`.

mod bound;
mod cell;
mod chance;
mod check;
mod conflict;
mod menu;
mod outcome;
mod plan;
mod problem;
mod program;
mod proposal;
mod relaxation;
mod report;
mod schedule;
mod search;

use std::collections::BTreeMap;

use domain::{Allergens, Amount, Day, Grams, IngredientId, MealType, Nutrients, Rupiah, TargetGroup};

pub use check::broken_rules;
pub use menu::{Ingredient, Menu};
pub use outcome::{Conflict, Measure, Outcome, Progress, Shortfall};
pub use plan::plan;
pub use proposal::{
    Binding, GroupMeans, NextBest, NutrientMean, Objective, Proposal, ProposedDay, SizeMean, WeekMeans,
};

use crate::Rules;

/// What is asked of the planner.
#[derive(Debug, Clone)]
pub struct Request {
    /// The kitchen's settings.
    pub rules: Rules,
    /// Which meal of the day; it decides the bands.
    pub meal_type: MealType,
    /// Whom the program feeds.
    pub groups: Vec<TargetGroup>,
    /// Daily targets of the program's own, which win over the AKG.
    pub own_targets: Nutrients<Option<Amount>>,
    /// The menus; a plan names them by their place here.
    pub menus: Vec<Menu>,
    /// The serving days, in the order of their dates.
    pub days: Vec<ServingDay>,
    /// The kitchen's wishes.
    pub wishes: Wishes,
    /// The same request with the same seed gives the same plan.
    pub seed: u64,
    /// How much is tried.
    pub effort: Effort,
}

/// A day on which there is food.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServingDay {
    /// The date.
    pub date: Day,
    /// The menu that has to stay.
    pub pinned: Option<usize>,
    /// Servings by the size's code. Without any, each size counts as one.
    pub portions: BTreeMap<String, i64>,
    /// A day before or after the range: its pinned menu counts for the repeat and protein rules and for nothing else.
    pub is_context: bool,
}

/// Rules that a kitchen may set, and the factors of what is minimised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wishes {
    /// In any so many consecutive serving days a menu comes at most once; 0 and 1 ask for nothing.
    pub no_repeat_days: usize,
    /// No main protein on two consecutive serving days.
    pub protein_apart: bool,
    /// The mean raw-food cost of the servings of each size is at most that size's ceiling.
    pub ceilings: bool,
    /// Not in any menu; one whose allergens are not all known is not chosen either.
    pub avoid: Allergens,
    /// Ingredients of which there is only so much for the whole range.
    pub limited_stock: Vec<LimitedStock>,
    /// For each percent that a nutrient of weight 1 misses.
    pub rupiah_per_percent: Rupiah,
    /// For each repeat of a side dish within a week.
    pub rupiah_per_repeat: Rupiah,
}

/// How much of an ingredient may be used over the range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LimitedStock {
    /// Which.
    pub ingredient: IngredientId,
    /// As purchased.
    pub grams: Grams,
}

impl LimitedStock {
    /// What shares of it are shares of.
    fn whole(&self) -> f64 {
        self.grams.to_f64().max(1.0)
    }
}

impl Default for Wishes {
    fn default() -> Self {
        Self {
            no_repeat_days: 10,
            protein_apart: true,
            ceilings: true,
            avoid: Allergens::NONE,
            limited_stock: Vec::new(),
            rupiah_per_percent: Rupiah(100),
            rupiah_per_repeat: Rupiah(200),
        }
    }
}

/// A rule that no plan breaks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// A menu comes at most once in any so many consecutive serving days.
    NoRepeat,
    /// No main protein on two consecutive serving days.
    ProteinApart,
    /// The mean raw-food cost of a size's servings is at most its ceiling.
    Ceiling {
        /// The size's code.
        size: String,
    },
    /// What is avoided is in no menu, for sure.
    Allergens,
    /// No more of an ingredient is used than there is.
    Stock {
        /// Which.
        ingredient: IngredientId,
    },
    /// A pinned menu stays.
    Pin {
        /// On which day.
        date: Day,
    },
    /// The cost of each line of a menu is known.
    KnownCost,
    /// Energy and protein of a menu can be judged.
    JudgedNutrition,
}

/// How much is tried; counted, not timed, so that the same request gives the same plan, however fast or busy
/// the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Changes that the search tries.
    pub moves: u64,
    /// Rounds in which the bound is raised.
    pub rounds: u32,
}

impl Default for Effort {
    fn default() -> Self {
        Self { moves: 1_200_000, rounds: 1_200 }
    }
}

impl Request {
    /// The rules that it asks for.
    pub fn hard_rules(&self) -> Vec<Rule> {
        let wishes = &self.wishes;
        let mut rules = vec![Rule::KnownCost, Rule::JudgedNutrition];
        rules.extend((wishes.avoid != Allergens::NONE).then_some(Rule::Allergens));
        rules.extend((wishes.no_repeat_days > 1).then_some(Rule::NoRepeat));
        rules.extend(wishes.protein_apart.then_some(Rule::ProteinApart));
        let sizes = menu::sizes(&self.rules).into_iter().filter(|_| wishes.ceilings);
        rules.extend(sizes.map(|size| Rule::Ceiling { size: size.code.clone() }));
        rules.extend(wishes.limited_stock.iter().map(|limit| Rule::Stock { ingredient: limit.ingredient }));
        let pinned = self.days.iter().filter(|day| !day.is_context && day.pinned.is_some());
        rules.extend(pinned.map(|day| Rule::Pin { date: day.date }));
        rules
    }
}
