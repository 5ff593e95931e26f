//! The figures of a proposal, exactly.

use domain::{BandStatus, Nutrient, Percent, Rupiah, TargetGroup};

use super::menu::sizes;
use super::problem::Problem;
use super::{GroupMeans, NutrientMean, Objective, SizeMean, WeekMeans};
use crate::Sen;
use crate::balance::bands;
use crate::cost::ceiling_status;
use crate::exact::{Exact, half_up};
use crate::judge::{Band, Judged};
use crate::nutrition::amount;
use crate::plate::THOUSANDTH;

/// A plan's menus, and the request that they are for.
pub(super) struct Report<'a> {
    problem: &'a Problem<'a>,
    menu_on: &'a [Option<usize>],
}

/// A nutrient over the days of a week: the sum of the days that can be judged, how many those are, and the band of such
/// a sum.
struct Judgement {
    sum: i128,
    days: i128,
    band: Band,
}

impl<'a> Report<'a> {
    pub fn of(problem: &'a Problem<'a>, menu_on: &'a [Option<usize>]) -> Self {
        Self { problem, menu_on }
    }

    /// Raw food of a serving on a day, mean of the sizes by their portions.
    pub fn raw_food(&self, day: usize) -> Option<Exact> {
        let kind = &self.problem.kinds[self.problem.days[day].kind];
        kind.costs[self.menu_on[day]?]?;
        kind.mean(&self.problem.request.menus[self.menu_on[day]?])
    }

    pub fn objective(&self) -> Objective {
        let per_repeat = self.problem.request.wishes.rupiah_per_repeat.0.max(0);
        let (mut raw_food, mut costed) = (Exact::zero(), 0_i64);
        for cost in (0..self.menu_on.len()).filter(|day| self.counts(*day)).filter_map(|day| self.raw_food(day)) {
            raw_food = raw_food.plus(&cost);
            costed += 1;
        }
        let raw_food = raw_food.divided_by(costed.max(1));
        let days = self.problem.weeks.iter().map(|week| week.days.len()).sum::<usize>().max(1);
        let repeats: usize = (0..self.problem.weeks.len()).map(|week| self.side_repeats(week)).sum();
        let side_repeats = Exact::ratio(repeats, days).times(per_repeat, 1);
        let nutrition = self.nutrition().divided_by(days);
        let total = raw_food.clone().plus(&nutrition).plus(&side_repeats);
        let sen = |exact: &Exact| Sen(exact.rounded(100).unwrap_or(i64::MAX));
        Objective {
            raw_food: sen(&raw_food),
            nutrition: sen(&nutrition),
            side_repeats: sen(&side_repeats),
            total: sen(&total),
        }
    }

    fn counts(&self, day: usize) -> bool {
        self.problem.days[day].week.is_some()
    }

    /// Rupiah of all misses, times the days of the range.
    fn nutrition(&self) -> Exact {
        let groups = self.groups();
        let per_percent = self.problem.request.wishes.rupiah_per_percent.0.max(0);
        let mut sum = Exact::zero();
        for group in &groups {
            for (nutrient, band) in self.bands(*group) {
                let (mut below, mut above) = (Exact::zero(), Exact::zero());
                for (week, of) in self.problem.weeks.iter().enumerate() {
                    let Some(judged) = self.judge(week, *group, nutrient, band) else { continue };
                    let share = |tenths: i128| Exact::ratio(tenths, judged.days).times(days(of.days.len()), 1);
                    below = below.plus(&share(judged.short()));
                    above = above.plus(&share(judged.over()));
                }
                for (missed, end) in [(below, band.least()), (above, band.most())] {
                    if let Some(end) = end.filter(|end| *end > 0) {
                        sum = sum.plus(&missed.divided_by(end).times(band.weight, 1));
                    }
                }
            }
        }
        sum.times(per_percent, 1).times(100, 1).divided_by(groups.len().max(1))
    }

    pub fn sizes(&self) -> Vec<SizeMean> {
        let all = sizes(&self.problem.request.rules).into_iter().enumerate();
        let of_size = all.filter_map(|(at, size)| {
            let (mut sum, mut servings, mut is_served) = (Exact::zero(), 0_i128, false);
            for day in (0..self.menu_on.len()).filter(|day| self.counts(*day)) {
                let portions = self.problem.kinds[self.problem.days[day].kind].portions[at];
                is_served |= portions > 0;
                let menu = self.menu_on[day].map(|menu| &self.problem.request.menus[menu]);
                if let Some(cost) = menu.and_then(|menu| menu.servings[at].raw_food.as_ref()) {
                    sum = sum.plus(&cost.times(portions, 1));
                    servings += i128::from(portions);
                }
            }
            let mean = (servings > 0).then(|| sum.divided_by(servings).rounded(1).map(Rupiah)).flatten();
            is_served.then(|| SizeMean {
                size: size.code.clone(),
                raw_food: mean,
                ceiling: size.raw_food_ceiling,
                status: mean.map(|mean| ceiling_status(mean, size.raw_food_ceiling)),
            })
        });
        of_size.collect()
    }

    pub fn weeks(&self) -> Vec<WeekMeans> {
        let weeks = self.problem.weeks.iter().enumerate();
        let means = weeks.map(|(at, week)| WeekMeans {
            monday: week.monday,
            days: week.days.len(),
            side_repeats: self.side_repeats(at),
            groups: self.groups().iter().map(|group| self.group(at, *group)).collect(),
        });
        means.collect()
    }

    fn group(&self, week: usize, group: TargetGroup) -> GroupMeans {
        let request = self.problem.request;
        let nutrients = self.bands(group).into_iter();
        GroupMeans {
            target_group: group,
            size: request.rules.size_of(group).code.clone(),
            nutrients: nutrients.map(|(nutrient, band)| self.nutrient(week, group, nutrient, band)).collect(),
        }
    }

    fn nutrient(&self, week: usize, group: TargetGroup, nutrient: Nutrient, band: Band) -> NutrientMean {
        let judged = self.judge(week, group, nutrient, band);
        NutrientMean {
            nutrient,
            value: judged.as_ref().map(|of| domain::Amount::from_thousandths(half_up(of.sum, of.days * THOUSANDTH))),
            unit: nutrient.unit(),
            lo: (band.judged != Judged::Ceiling).then(|| amount(band.low)),
            hi: (band.judged != Judged::Floor).then(|| amount(band.high)),
            status: judged.as_ref().map_or(BandStatus::NoData, |of| of.band.status(of.sum)),
            missed: judged.as_ref().map_or(Percent::ZERO, Judgement::missed),
            judged_days: judged.map_or(0, |of| usize::try_from(of.days).unwrap_or(0)),
        }
    }

    /// `None` without a day that can be judged.
    fn judge(&self, week: usize, group: TargetGroup, nutrient: Nutrient, band: Band) -> Option<Judgement> {
        let request = self.problem.request;
        let code = &request.rules.size_of(group).code;
        let size = sizes(&request.rules).iter().position(|size| size.code == *code)?;
        let menus = self.problem.weeks[week].days.iter().filter_map(|day| self.menu_on[*day]);
        let values = menus.filter_map(|menu| request.menus[menu].servings[size].nutrients[nutrient as usize]);
        let (sum, days) = values.fold((0_i128, 0), |(sum, days), value| (sum.saturating_add(value), days + 1));
        let whole = |end: i128| end.saturating_mul(days);
        (days > 0).then(|| Judgement { sum, days, band: Band { low: whole(band.low), high: whole(band.high), ..band } })
    }

    fn bands(&self, group: TargetGroup) -> Vec<(Nutrient, Band)> {
        let request = self.problem.request;
        bands(request.meal_type, &request.rules, group, &request.own_targets)
    }

    fn groups(&self) -> Vec<TargetGroup> {
        self.problem.groups()
    }

    fn side_repeats(&self, week: usize) -> usize {
        let menus = self.problem.weeks[week].days.iter().filter_map(|day| self.menu_on[*day]);
        let served: Vec<_> = menus.flat_map(|menu| self.problem.request.menus[menu].sides()).collect();
        let mut different = served.clone();
        different.sort_unstable();
        different.dedup();
        served.len() - different.len()
    }
}

impl Judgement {
    /// Tenths of the parts of a unit that the sum lies below its band; an end at nothing has no percent.
    fn short(&self) -> i128 {
        let least = self.band.least().filter(|least| *least > 0);
        least.map_or(0, |least| least.saturating_sub(self.sum.saturating_mul(10)).max(0))
    }

    fn over(&self) -> i128 {
        let most = self.band.most().filter(|most| *most > 0);
        most.map_or(0, |most| self.sum.saturating_mul(10).saturating_sub(most).max(0))
    }

    fn missed(&self) -> Percent {
        let of = |part: i128, end: Option<i128>| {
            let percent = end.filter(|end| *end > 0).and_then(|end| Exact::ratio(part, end).rounded(100_000));
            percent.unwrap_or(0)
        };
        let both = of(self.short(), self.band.least()).max(of(self.over(), self.band.most()));
        Percent::from_thousandths(both)
    }
}

fn days(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
