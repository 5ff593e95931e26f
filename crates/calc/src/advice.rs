//! What to do about a menu's shortfalls for a group (DOMAIN §7): at most three steps, each a food of the kitchen's own
//! to add or a line to change, with the grams and the rupiah. The steps are chosen one after another, the one that
//! helps most for its money first; then the portion solver weighs their grams against each other; then each is
//! held against the exact score, which it has to raise. They are one advice, since one step without the others may do
//! harm: the grams of each are right beside the grams of the rest.

use std::sync::Arc;

use domain::{Amount, Grams, IngredientId, Nutrient, Nutrients, Quantity, Rupiah, TargetGroup};

use crate::balance::{balance, bands, score};
use crate::choices::{Choices, Move, new_line};
use crate::cost::{known_raw_food, rupiah};
use crate::exact::Exact;
use crate::nutrition::grams as to_grams;
use crate::plate::{Plate, serve};
use crate::portions::shortfalls;
use crate::program::servings;
use crate::{Item, Meal, QuantityChange, Rules, Size};

/// An ingredient of the kitchen that could be added. One that already stands in the menu is passed over.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Which ingredient.
    pub id: IngredientId,
    /// What it is.
    pub item: Arc<Item>,
    /// The most of it that is sensible in a serving of the reference size, edible.
    pub most: Grams,
}

impl Candidate {
    /// A candidate of which up to 100 g may be added.
    pub const fn new(id: IngredientId, item: Arc<Item>) -> Self {
        Self { id, item, most: Grams::whole(100) }
    }
}

/// What would help: steps that belong together, since their grams were weighed against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// What to do; all of it.
    pub steps: Vec<Step>,
    /// What that adds to the raw food of one serving of the group's size, rounded half up; less than nothing when it
    /// saves.
    pub cost: Rupiah,
    /// The nutrients that it brings nearer to their bands, or into them.
    pub helps: Vec<Nutrient>,
    /// The score as it is.
    pub before: Amount,
    /// The score that it reaches, which is higher.
    pub after: Amount,
}

/// What to do. Grams are for the reference size, as a line is written; `size_grams` is what the group's size gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Put an ingredient into the menu.
    Add {
        /// Which.
        id: IngredientId,
        /// Its name.
        name: String,
        /// Edible grams of the new line.
        grams: Grams,
        /// Edible grams in the group's size.
        size_grams: Grams,
    },
    /// Give another quantity of a line.
    Change(QuantityChange),
}

/// How often other steps are sought for those that the exact figures refuse.
const ATTEMPTS: usize = 8;

/// Steps against what the group lacks or has too much of; `None` when nothing helps, when nothing is judged or missing,
/// or when the menu has no lines. They never take the raw food of a size across its ceiling, nor the verdict of another
/// group that eats the menu down: one pot serves them all.
pub fn advise(
    meal: &Meal,
    rules: &Rules,
    group: TargetGroup,
    eaters: &[TargetGroup],
    own_targets: &Nutrients<Option<Amount>>,
    candidates: &[Candidate],
) -> Option<Advice> {
    let servings = servings(meal, rules, &[group], own_targets);
    let serving = servings.first()?;
    if meal.lines.is_empty() || shortfalls(meal, rules, group, own_targets).is_empty() {
        return None;
    }
    let adviser = Adviser { meal, rules, group, eaters, own_targets, size: serving.size };
    let choices = Choices::of(meal, rules, &servings, candidates);
    let mut refused: Vec<usize> = Vec::new();
    let (mut reached, mut best) = (adviser.score(meal), None);
    for _ in 0..ATTEMPTS {
        let chosen = choices.choose(&refused);
        let which: Vec<usize> = chosen.iter().map(|(which, _)| *which).collect();
        let alone: Vec<i64> = chosen.iter().map(|(_, at)| *at).collect();
        let mut left_out = which.clone();
        // What the solver weighed as a whole may fall apart when a step is refused; each for itself may do better then.
        for places in choices.weigh(&which).into_iter().chain([alone]) {
            let (plan, open) = adviser.take_all(&choices, which.iter().copied().zip(places).collect());
            let score = adviser.score(&plan.meal);
            if score > reached {
                (reached, best) = (score, Some(plan));
            }
            left_out.retain(|step| open.contains(step));
        }
        if left_out.is_empty() {
            break;
        }
        refused.extend(left_out);
    }
    adviser.advice(best?)
}

/// Steps that were taken, and the menu with them.
struct Plan {
    meal: Meal,
    steps: Vec<Step>,
}

/// Holds each step against the exact figures.
struct Adviser<'a> {
    meal: &'a Meal,
    rules: &'a Rules,
    group: TargetGroup,
    eaters: &'a [TargetGroup],
    own_targets: &'a Nutrients<Option<Amount>>,
    size: &'a Size,
}

impl Adviser<'_> {
    /// As it is shown: what does not move the figure that people see is no advice.
    fn score(&self, meal: &Meal) -> Option<Amount> {
        balance(meal, self.rules, self.group, self.own_targets).score
    }

    /// What a plan is as a whole, against the menu as it is.
    fn advice(&self, plan: Plan) -> Option<Advice> {
        let bands = bands(self.meal.meal_type, self.rules, self.group, self.own_targets);
        let (old, new) = (self.plate(self.meal), self.plate(&plan.meal));
        let helps = bands.iter().filter_map(|(nutrient, band)| {
            let (old, new) = (old.value(*nutrient)?, new.value(*nutrient)?);
            band.weighted_adequacy(new).is_more_than(&band.weighted_adequacy(old)).then_some(*nutrient)
        });
        let cost = self.raw_food(&plan.meal).minus(&self.raw_food(self.meal));
        Some(Advice {
            cost: rupiah(Some(&cost))?,
            helps: helps.collect(),
            before: self.score(self.meal)?,
            after: self.score(&plan.meal)?,
            steps: plan.steps,
        })
    }

    fn plate(&self, meal: &Meal) -> Plate {
        Plate::of(meal, self.rules, self.size)
    }

    fn raw_food(&self, meal: &Meal) -> Exact {
        known_raw_food(meal, self.rules, self.size)
    }

    /// Takes what it can, and says what it did not; what is refused is asked again after another was taken, which may
    /// have made room for it.
    fn take_all(&self, choices: &Choices, steps: Vec<(usize, i64)>) -> (Plan, Vec<usize>) {
        let mut plan = Plan { meal: self.meal.clone(), steps: Vec::new() };
        let mut open = steps;
        loop {
            let next = open.iter().enumerate().find_map(|(at, (which, to))| {
                Some((at, self.take(&plan.meal, &choices.moves[*which], Quantity::from_thousandths(*to))?))
            });
            let Some((at, (after, step))) = next else { break };
            open.remove(at);
            plan.meal = after;
            plan.steps.push(step);
        }
        (plan, open.into_iter().map(|(which, _)| which).collect())
    }

    /// A step, when it raises the score, blinds no judgement, keeps under the ceilings, and harms no other group.
    fn take(&self, meal: &Meal, what: &Move, to: Quantity) -> Option<(Meal, Step)> {
        let (after, step) = self.step(meal, what, to)?;
        let bands = bands(meal.meal_type, self.rules, self.group, self.own_targets);
        let (old, new) = (self.plate(meal), self.plate(&after));
        let rises = score(&new, &bands)?.is_more_than(&score(&old, &bands)?);
        let blinds = bands.iter().any(|(nutrient, _)| old.is_judged(*nutrient) && !new.is_judged(*nutrient));
        let keeps = rises && !blinds && self.is_affordable(meal, &after) && !self.harms_others(meal, &after);
        keeps.then_some((after, step))
    }

    /// For each size that is served: under its ceiling, or no dearer than before.
    fn is_affordable(&self, before: &Meal, after: &Meal) -> bool {
        let served = self.eaters.iter().map(|group| self.rules.size_of(*group)).chain([self.size]);
        served.into_iter().all(|size| {
            let (old, new) = (known_raw_food(before, self.rules, size), known_raw_food(after, self.rules, size));
            let is_under = new.rounded(1).is_some_and(|cost| cost <= size.raw_food_ceiling.0);
            is_under || !new.is_more_than(&old)
        })
    }

    fn harms_others(&self, before: &Meal, after: &Meal) -> bool {
        let verdict = |meal, group| balance(meal, self.rules, group, self.own_targets).verdict;
        let mut others = self.eaters.iter().filter(|other| **other != self.group);
        others.any(|other| verdict(after, *other).is_worse_than(verdict(before, *other)))
    }

    /// The menu with a step taken; `None` when it changes nothing.
    fn step(&self, meal: &Meal, what: &Move, to: Quantity) -> Option<(Meal, Step)> {
        let mut after = meal.clone();
        let step = match what {
            Move::Line(place) => {
                place.set(&mut after, to);
                Step::Change(place.change(meal, &after)?)
            }
            Move::Add(candidate) if to > Quantity::ZERO => {
                let line = new_line(candidate, to);
                let served = serve(&line, self.rules, self.size).edible?;
                after.lines.push(line);
                let grams = Grams::from_thousandths(to.thousandths());
                Step::Add { id: candidate.id, name: candidate.item.name.clone(), grams, size_grams: to_grams(served) }
            }
            Move::Add(_) => return None,
        };
        Some((after, step))
    }
}
