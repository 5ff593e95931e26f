//! What to do about a menu's shortfalls for a group (DOMAIN §7): at most three steps, each a food of the kitchen's own
//! to add or a line to change, with the grams and the rupiah. The steps are chosen one after another, the one that
//! helps most for its money first; then the portion solver weighs their grams against each other; then each is
//! held against the exact score, which it has to raise.

use std::sync::Arc;

use domain::{Amount, Grams, IngredientId, Nutrient, Nutrients, Quantity, TargetGroup};

use crate::balance::{balance, bands, score};
use crate::choices::{Choices, Move, new_line};
use crate::cost::raw_food;
use crate::nutrition::grams as to_grams;
use crate::plate::{Plate, serve};
use crate::portions::shortfalls;
use crate::program::{Serving, servings};
use crate::{Item, Meal, QuantityChange, Rules, Sen};

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

/// One step, to be taken after the ones before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// What to do.
    pub step: Step,
    /// What it adds to the raw food of one serving of the group's size; less than nothing when it saves.
    pub cost: Sen,
    /// The nutrients that it brings nearer to their bands, or into them.
    pub helps: Vec<Nutrient>,
    /// The score once it is taken.
    pub score: Option<Amount>,
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

/// Steps against what the group lacks or has too much of; none when nothing helps, when nothing is judged or missing,
/// or when the menu has no lines. No step takes the raw food of the group's size across its ceiling.
pub fn advise(
    meal: &Meal,
    rules: &Rules,
    group: TargetGroup,
    own_targets: &Nutrients<Option<Amount>>,
    candidates: &[Candidate],
) -> Vec<Advice> {
    let servings = servings(meal, rules, &[group], own_targets);
    let Some(serving) = servings.first() else { return Vec::new() };
    if meal.lines.is_empty() || shortfalls(meal, rules, group, own_targets).is_empty() {
        return Vec::new();
    }
    let adviser = Adviser { meal, rules, group, own_targets, serving };
    let choices = Choices::of(meal, rules, &servings, candidates);
    let mut refused: Vec<usize> = Vec::new();
    let mut best: Vec<Advice> = Vec::new();
    let score = |plan: &[Advice]| plan.last().and_then(|step| step.score);
    for _ in 0..ATTEMPTS {
        let chosen = choices.choose(&refused);
        let which: Vec<usize> = chosen.iter().map(|(which, _)| *which).collect();
        let alone: Vec<i64> = chosen.iter().map(|(_, at)| *at).collect();
        let mut left_out = which.clone();
        // What the solver weighed as a whole may fall apart when a step is refused; each for itself may do better then.
        for places in choices.weigh(&which).into_iter().chain([alone]) {
            let (plan, open) = adviser.take_all(&choices, which.iter().copied().zip(places).collect());
            if score(&plan) > score(&best) {
                best = plan;
            }
            left_out.retain(|step| open.contains(step));
        }
        if left_out.is_empty() {
            break;
        }
        refused.extend(left_out);
    }
    best
}

/// Holds each step against the exact figures.
struct Adviser<'a> {
    meal: &'a Meal,
    rules: &'a Rules,
    group: TargetGroup,
    own_targets: &'a Nutrients<Option<Amount>>,
    serving: &'a Serving<'a>,
}

impl Adviser<'_> {
    /// Takes what it can, and says what it did not; what is refused is asked again after another was taken, which may
    /// have made room for it.
    fn take_all(&self, choices: &Choices, steps: Vec<(usize, i64)>) -> (Vec<Advice>, Vec<usize>) {
        let mut meal = self.meal.clone();
        let (mut taken, mut open) = (Vec::new(), steps);
        loop {
            let next = open.iter().enumerate().find_map(|(at, (which, to))| {
                Some((at, self.take(&meal, &choices.moves[*which], Quantity::from_thousandths(*to))?))
            });
            let Some((at, (after, advice))) = next else { break };
            open.remove(at);
            meal = after;
            taken.push(advice);
        }
        (taken, open.into_iter().map(|(which, _)| which).collect())
    }

    /// A step, when it raises the score, blinds no judgement, and keeps under the ceiling.
    fn take(&self, meal: &Meal, what: &Move, to: Quantity) -> Option<(Meal, Advice)> {
        let (after, step) = self.step(meal, what, to)?;
        let size = self.serving.size;
        let bands = bands(meal, self.rules, self.group, self.own_targets);
        let (old, new) = (Plate::of(meal, self.rules, size), Plate::of(&after, self.rules, size));
        let rises = score(&new, &bands)?.is_more_than(&score(&old, &bands)?);
        let blinds = bands.iter().any(|(nutrient, _)| old.is_judged(*nutrient) && !new.is_judged(*nutrient));
        let (old_cost, new_cost) = (raw_food(meal, self.rules, size), raw_food(&after, self.rules, size));
        let affordable = new_cost.rounded(1) <= size.raw_food_ceiling.0 || !new_cost.is_more_than(&old_cost);
        if !rises || blinds || !affordable {
            return None;
        }
        let helps = bands.iter().filter_map(|(nutrient, band)| {
            let (old, new) = (old.value(*nutrient)?, new.value(*nutrient)?);
            band.weighted_adequacy(new).is_more_than(&band.weighted_adequacy(old)).then_some(*nutrient)
        });
        let cost = Sen(new_cost.minus(&old_cost).rounded(100));
        let score = balance(&after, self.rules, self.group, self.own_targets).score;
        let advice = Advice { step, cost, helps: helps.collect(), score };
        Some((after, advice))
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
                let served = serve(&line, self.rules, self.serving.size).edible?;
                after.lines.push(line);
                let grams = Grams::from_thousandths(to.thousandths());
                Step::Add { id: candidate.id, name: candidate.item.name.clone(), grams, size_grams: to_grams(served) }
            }
            Move::Add(_) => return None,
        };
        Some((after, step))
    }
}
