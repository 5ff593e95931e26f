//! What the weekly mean of a nutrient is worth to the groups that get a size.

use std::collections::BTreeMap;

use domain::TargetGroup;

use super::Request;
use super::menu::sizes;
use super::problem::MOST_PORTIONS;
use crate::balance::bands;
use crate::judge::Band;
use crate::plate::UNIT;

/// A nutrient of a size, and what its weekly mean is worth to the groups of the size.
pub(super) struct Cell {
    pub size: usize,
    pub nutrient: usize,
    pub ramps: Vec<Ramp>,
}

/// An end of a group's band: missing it costs `at + slope × mean` rupiah where that is more than nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ramp {
    pub at: f64,
    pub slope: f64,
}

/// The groups that are fed, each once.
pub(super) fn groups(request: &Request) -> Vec<TargetGroup> {
    let mut groups = request.groups.clone();
    groups.sort_unstable();
    groups.dedup();
    groups
}

/// Each nutrient with a target of each size that somebody gets.
pub(super) fn cells(request: &Request) -> Vec<Cell> {
    let codes: Vec<&str> = sizes(&request.rules).iter().map(|size| size.code.as_str()).collect();
    let groups = groups(request);
    let mut cells: BTreeMap<(usize, usize), Vec<Ramp>> = BTreeMap::new();
    for group in &groups {
        let code = &request.rules.size_of(*group).code;
        let size = codes.iter().position(|of| of == code).unwrap_or(0);
        for (nutrient, band) in bands(request.meal_type, &request.rules, *group, &request.own_targets) {
            let ramps = cells.entry((size, nutrient as usize)).or_default();
            ramps.extend(Ramp::of(&band, request.wishes.rupiah_per_percent.0, groups.len()));
        }
    }
    cells.into_iter().map(|((size, nutrient), ramps)| Cell { size, nutrient, ramps }).collect()
}

impl Ramp {
    /// The ends of a band that a percent can be taken of, which an end at nothing has not; none when missing is free.
    #[expect(clippy::cast_precision_loss, reason = "for the search only; what is reported is computed exactly")]
    fn of(band: &Band, rupiah_per_percent: i64, groups: usize) -> Vec<Self> {
        let price = (rupiah_per_percent.clamp(0, MOST_PORTIONS) * band.weight * 100) as f64 / groups.max(1) as f64;
        let end = |tenths: Option<i128>| {
            tenths.filter(|end| *end > 0 && price > 0.0).map(|end| end as f64 / 10.0 / UNIT as f64)
        };
        let below = end(band.least()).map(|least| Self { at: price, slope: -price / least });
        let above = end(band.most()).map(|most| Self { at: -price, slope: price / most });
        below.into_iter().chain(above).collect()
    }

    pub fn worth(self, mean: f64) -> f64 {
        (self.at + self.slope * mean).max(0.0)
    }
}
