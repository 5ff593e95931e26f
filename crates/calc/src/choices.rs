//! What could be done about a menu's shortfalls: every line that may move, every food that may be added; and which of
//! it helps most for its money.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::{Basis, Grams, LineId, Quantity};

use crate::cost::{known_raw_food, priced};
use crate::exact::Exact;
use crate::model::{Lever, Model, Requirement};
use crate::plate::serve;
use crate::program::{Serving, program, units};
use crate::steps::{Place, Scale, settle};
use crate::{Bounds, Candidate, Line, Meal, Rules, Unit};

/// The most steps that one advice has.
const STEPS: usize = 3;
/// A step has to take away at least a tenth of a percent of a requirement of weight 1.
const LEAST_HELP: f64 = 1_000.0;
/// Something that can be done to the menu.
pub(crate) enum Move<'a> {
    Line(Place),
    Add(&'a Candidate),
}

/// Everything that can be done, and the program it makes: the group's bands, and the ceiling of its size.
pub(crate) struct Choices<'a> {
    pub moves: Vec<Move<'a>>,
    scales: Vec<Scale>,
    model: Model,
}

impl<'a> Choices<'a> {
    /// Every line that may move, and every candidate that may be added.
    pub fn of(meal: &Meal, rules: &Rules, servings: &[Serving], candidates: &'a [Candidate]) -> Self {
        let (places, mut scales, mut model) = program(meal, rules, servings, Bounds::default());
        let mut moves: Vec<Move> = places.into_iter().map(Move::Line).collect();
        for candidate in candidates {
            let stands = meal.lines.iter().any(|line| line.item.name == candidate.item.name);
            let scale = Scale::of_addition(candidate.most);
            if let Some(lever) = addition(candidate, rules, servings).filter(|_| !stands && !scale.is_fixed()) {
                moves.push(Move::Add(candidate));
                scales.push(scale);
                model.levers.push(lever);
            }
        }
        if let Some(serving) = servings.first() {
            let now = known_raw_food(meal, rules, serving.size).to_f64();
            let ceiling = Exact::ratio(serving.size.raw_food_ceiling.0, 1).to_f64();
            model.requirements.push(Requirement {
                value: now,
                least: None,
                most: Some(now.max(ceiling)),
                weight: 10.0,
            });
            for lever in &mut model.levers {
                lever.effects.push(lever.cost);
            }
        }
        Self { moves, scales, model }
    }

    /// The levers that help most, each with its place, chosen one after another among those that were not refused.
    pub fn choose(&self, refused: &[usize]) -> Vec<(usize, i64)> {
        let mut chosen: Vec<(usize, i64)> = Vec::new();
        while let Some(next) = self.next(&chosen, refused).filter(|_| chosen.len() < STEPS) {
            chosen.push(next);
        }
        chosen
    }

    fn next(&self, chosen: &[(usize, i64)], refused: &[usize]) -> Option<(usize, i64)> {
        let stand: Vec<f64> = chosen.iter().map(|(which, at)| self.scales[*which].lever(*at)).collect();
        let taken: Vec<usize> = chosen.iter().map(|(which, _)| *which).collect();
        let so_far = self.model.only(&taken);
        let (mut least, penalty) = (so_far.worth(&stand), so_far.penalty(&stand));
        let mut best = None;
        for (which, scale) in self.scales.iter().enumerate() {
            if taken.contains(&which) || refused.contains(&which) {
                continue;
            }
            let tried = self.model.only(&[&taken[..], &[which]].concat());
            for at in scale.all() {
                let levers: Vec<f64> = stand.iter().copied().chain([scale.lever(at)]).collect();
                let found = tried.worth(&levers);
                if found < least && penalty - tried.penalty(&levers) > LEAST_HELP {
                    (least, best) = (found, Some((which, at)));
                }
            }
        }
        best
    }

    /// The places of these levers that are best together.
    pub fn weigh(&self, which: &[usize]) -> Option<Vec<i64>> {
        let model = self.model.only(which);
        let scales: Vec<Scale> = which.iter().map(|lever| self.scales[*lever].clone()).collect();
        model.solve().map(|solved| settle(&model, &scales, &solved))
    }
}

/// What 100 g more of a candidate do; `None` when that cannot be said.
fn addition(candidate: &Candidate, rules: &Rules, servings: &[Serving]) -> Option<Lever> {
    let line = new_line(candidate, Quantity::whole(100));
    if candidate.item.exempt || !candidate.item.has_data() {
        return None;
    }
    let most = Grams::from_thousandths(candidate.most.thousandths().max(0)).to_f64() / 100.0;
    let mut lever = Lever { least: 0.0, most, cost: 0.0, effects: Vec::new() };
    for serving in servings {
        lever.cost += priced(&line, rules, serving.size)?.0.to_f64();
        let brought = serve(&line, rules, serving.size).amounts;
        lever.effects.extend(serving.bands.iter().map(|(nutrient, _)| brought[*nutrient].map_or(0.0, units)));
    }
    Some(lever)
}

pub(crate) fn new_line(candidate: &Candidate, quantity: Quantity) -> Line {
    Line {
        // The line is never stored; it only needs an id that no other line of the menu has.
        id: LineId(candidate.id.0),
        item: Arc::clone(&candidate.item),
        quantity,
        unit: Unit::Gram,
        basis: Basis::Edible,
        size_quantities: BTreeMap::new(),
        cooking_method: None,
        is_optional: false,
    }
}
