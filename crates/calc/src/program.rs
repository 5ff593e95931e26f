//! A menu as a linear program: a lever for each quantity that may move, a requirement for each band of each group.

use domain::{Amount, Nutrient, Nutrients, Percent, TargetGroup};

use crate::balance::bands;
use crate::cost::{is_priced, priced};
use crate::judge::Band;
use crate::model::{Lever, Model, Requirement};
use crate::plate::{Plate, UNIT};
use crate::steps::{Place, Scale};
use crate::{Bounds, Line, Meal, Rules, Size};

/// A size that is asked for, what stands on its plate, and what its groups require of it.
pub(crate) struct Serving<'a> {
    pub size: &'a Size,
    pub plate: Plate,
    pub bands: Vec<(Nutrient, Band)>,
}

pub(crate) fn servings<'a>(
    meal: &Meal,
    rules: &'a Rules,
    groups: &[TargetGroup],
    own_targets: &Nutrients<Option<Amount>>,
) -> Vec<Serving<'a>> {
    let mut servings: Vec<Serving<'a>> = Vec::new();
    for group in groups {
        let size = rules.size_of(*group);
        let bands = bands(meal.meal_type, rules, *group, own_targets);
        match servings.iter_mut().find(|serving| serving.size.code == size.code) {
            Some(serving) => serving.bands.extend(bands),
            None => servings.push(Serving { size, plate: Plate::of(meal, rules, size), bands }),
        }
    }
    for serving in &mut servings {
        serving.bands.retain(|(nutrient, _)| serving.plate.is_judged(*nutrient));
    }
    servings
}

/// The places that may move, what they may move to, and the program; all three in the same order.
pub(crate) fn program(
    meal: &Meal,
    rules: &Rules,
    servings: &[Serving],
    bounds: Bounds,
) -> (Vec<Place>, Vec<Scale>, Model) {
    let mut model = Model::default();
    for serving in servings {
        for (nutrient, band) in &serving.bands {
            model.requirements.push(requirement(band, serving.plate.value(*nutrient).unwrap_or(0)));
        }
    }
    let low = bounds.low.thousandths().clamp(0, 100_000);
    let high = bounds.high.thousandths().max(100_000);
    let (mut places, mut scales) = (Vec::new(), Vec::new());
    for (at, line) in meal.lines.iter().enumerate() {
        for place in places_of(at, line, rules, servings) {
            let quantity = place.quantity(meal);
            let scale = Scale::of(line, quantity, low, high);
            if scale.is_fixed() {
                continue;
            }
            model.levers.push(Lever {
                least: percent(low) - 1.0,
                most: percent(high) - 1.0,
                ..lever(&place, line, rules, servings)
            });
            places.push(place);
            scales.push(scale);
        }
    }
    (places, scales, model)
}

fn requirement(band: &Band, value: i128) -> Requirement {
    let from_tenths = |tenths: i128| units(tenths) / 10.0;
    Requirement {
        value: units(value),
        least: band.least().map(from_tenths),
        most: band.most().map(from_tenths),
        weight: f64::from(u8::try_from(band.weight).unwrap_or(u8::MAX)),
    }
}

/// The quantities of a line that may move: its own while a size follows it, and that of each size that has its own.
fn places_of(at: usize, line: &Line, rules: &Rules, servings: &[Serving]) -> Vec<Place> {
    let moves = !line.item.exempt && line.item.has_data() && is_priced(line, rules, rules.reference());
    let own = |serving: &&Serving| line.size_quantities.contains_key(&serving.size.code);
    let follows = servings.iter().any(|serving| !own(&serving));
    let sizes = servings.iter().filter(own).map(|serving| Some(serving.size.code.clone()));
    let all = follows.then_some(None).into_iter().chain(sizes);
    all.filter(|_| moves).map(|size| Place { line: at, size }).collect()
}

/// What doubling a quantity does: to the sizes that follow it, as much again as is there.
fn lever(place: &Place, line: &Line, rules: &Rules, servings: &[Serving]) -> Lever {
    let mut lever = Lever { least: 0.0, most: 0.0, cost: 0.0, effects: Vec::new() };
    for serving in servings {
        let code = &serving.size.code;
        let moves = match &place.size {
            None => !line.size_quantities.contains_key(code),
            Some(own) => own == code,
        };
        if moves {
            lever.cost += priced(line, rules, serving.size).map_or(0.0, |(cost, _)| cost.to_f64());
        }
        let brought = &serving.plate.lines[place.line].amounts;
        let effects = serving.bands.iter().map(|(nutrient, _)| brought[*nutrient].filter(|_| moves).map_or(0.0, units));
        lever.effects.extend(effects);
    }
    lever
}

/// Parts of a nutrient's unit as a binary fraction, for the solver.
#[expect(clippy::cast_precision_loss, reason = "for the solver only; what comes out is recomputed exactly")]
pub(crate) fn units(parts: i128) -> f64 {
    parts as f64 / UNIT as f64
}

fn percent(thousandths: i64) -> f64 {
    Percent::from_thousandths(thousandths).to_f64() / 100.0
}
