//! The search: annealing from a greedy beginning. A change that makes the plan worse is taken as long as it is hot, the
//! less likely the worse it is; a broken rule is a price while searching, and no plan with one is ever a result.

use std::ops::ControlFlow;

use super::Rule;
use super::chance::Chance;
use super::problem::Problem;
use super::schedule::{Broken, Schedule};

/// A worse plan is still likely to be taken, in the beginning, when it is worse by a fourth of what a day is worth; in the
/// end, by so much less.
const HOT: f64 = 0.25;
const COOLING: f64 = 0.004;
/// What a clash of two days costs while searching, and a hundredth of what may be spent or used: so many times the heat
/// of the beginning, and more once nothing was found without.
const DEAR: f64 = 8.0;
/// Moves between two breaths, and in which it is equally hot.
const BREATH: u64 = 8_192;
const STEP: u64 = 64;

/// So many plans are looked at one by one.
const FEW: usize = 5_000;

/// Is told the share that is done and the best objective so far, and may say that it is enough.
pub(super) type Breathe<'b> = dyn FnMut(f64, Option<f64>) -> ControlFlow<()> + 'b;

/// The best that was found: without a broken rule if there is one, else what breaks least.
pub(super) struct Found<'a> {
    pub schedule: Schedule<'a>,
    pub objective: f64,
    pub broken: Broken,
}

pub(super) struct Search<'a> {
    problem: &'a Problem<'a>,
    /// Menus that may be chosen, and days that may change.
    pub menus: Vec<usize>,
    days: Vec<usize>,
    chance: Chance,
    /// Of a clash, in rupiah, and in times of the heat of the beginning.
    price: f64,
    dear: f64,
    pub best: Option<Found<'a>>,
}

impl<'a> Search<'a> {
    pub fn new(problem: &'a Problem<'a>, rules: &[Rule]) -> Self {
        let free = |at: &usize| problem.days[*at].week.is_some() && problem.days[*at].pinned.is_none();
        Self {
            problem,
            menus: (0..problem.figures.len()).filter(|menu| problem.is_allowed(*menu, rules)).collect(),
            days: (0..problem.days.len()).filter(free).collect(),
            chance: Chance(problem.request.seed),
            price: 1_000.0,
            dear: DEAR,
            best: None,
        }
    }

    /// Looks at every plan, where those are few: then the best is found for sure. Says whether it did.
    pub fn look_at_all(&mut self) -> bool {
        let days = u32::try_from(self.days.len()).unwrap_or(u32::MAX);
        let Some(plans) = self.menus.len().checked_pow(days).filter(|plans| (1..=FEW).contains(plans)) else {
            return false;
        };
        let mut schedule = self.greedy();
        for plan in 0..plans {
            let mut left = plan;
            for day in &self.days {
                schedule.set(*day, Some(self.menus[left % self.menus.len()]));
                left /= self.menus.len();
            }
            self.keep(&schedule);
        }
        true
    }

    /// Begins anew and tries so many changes; `breathe` is told the share that is done and the best plan so far.
    pub fn begin(&mut self, moves: u64, breathe: &mut Breathe) -> ControlFlow<()> {
        let mut schedule = self.greedy();
        self.keep(&schedule);
        self.anneal(&mut schedule, moves, breathe)?;
        if self.best.as_ref().is_none_or(|best| !best.broken.is_nothing()) {
            self.dear *= 4.0;
        }
        ControlFlow::Continue(())
    }

    /// The objective of the best plan without a broken rule.
    pub fn objective(&self) -> Option<f64> {
        self.best.as_ref().filter(|best| best.broken.is_nothing()).map(|best| best.objective)
    }

    fn energy(&self, schedule: &Schedule) -> f64 {
        let broken = schedule.broken();
        schedule.objective() + self.price * (f64::from(broken.clashes) + 100.0 * broken.excess)
    }

    /// Each day in turn gets what is best beside the days that have something.
    fn greedy(&self) -> Schedule<'a> {
        let mut schedule = Schedule::new(self.problem);
        for day in &self.days {
            let mut best = None;
            for menu in &self.menus {
                schedule.set(*day, Some(*menu));
                let energy = self.energy(&schedule);
                if best.is_none_or(|(least, _)| energy < least) {
                    best = Some((energy, *menu));
                }
            }
            schedule.set(*day, best.map(|(_, menu)| menu));
        }
        schedule
    }

    fn keep(&mut self, schedule: &Schedule<'a>) {
        let (broken, objective) = (schedule.broken(), schedule.objective());
        let better = |best: &Found| match (broken.is_nothing(), best.broken.is_nothing()) {
            (true, true) => objective < best.objective - 1e-9,
            (false, false) => broken < best.broken,
            (holds, _) => holds,
        };
        if self.best.as_ref().is_none_or(better) {
            self.best = Some(Found { schedule: schedule.clone(), objective, broken });
        }
    }

    fn anneal(&mut self, schedule: &mut Schedule<'a>, moves: u64, breathe: &mut Breathe) -> ControlFlow<()> {
        let moves = if self.days.is_empty() || self.menus.is_empty() { 0 } else { moves };
        let mut heat = HOT * schedule.objective() / self.problem.counted.max(1.0);
        self.price = (self.dear * heat).max(1.0);
        let mut energy = self.energy(schedule);
        let cooling = COOLING.powf(1.0 / count_of(moves / STEP).max(1.0));
        let mut undo = Vec::new();
        for at in 0..moves {
            if at % BREATH == 0 {
                breathe(count_of(at) / count_of(moves), self.objective())?;
            }
            if at % STEP == 0 {
                heat *= cooling;
            }
            let most = energy - heat * self.chance.share().ln();
            undo.clear();
            self.change(schedule, &mut undo);
            let tried = self.energy(schedule);
            if tried <= most {
                energy = tried;
                if self.best.as_ref().is_none_or(|best| tried < best.objective || !best.broken.is_nothing()) {
                    self.keep(schedule);
                }
            } else {
                for (day, menu) in undo.iter().rev() {
                    schedule.set(*day, *menu);
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// Another menu on a day, two days exchanged, or two menus exchanged throughout.
    fn change(&mut self, schedule: &mut Schedule, undo: &mut Vec<(usize, Option<usize>)>) {
        let day = self.days[self.chance.below(self.days.len())];
        let mut set = |schedule: &mut Schedule, day: usize, menu| {
            undo.push((day, schedule.menu_on[day]));
            schedule.set(day, menu);
        };
        match self.chance.below(8) {
            0..4 => {
                let menu = self.menus[self.chance.below(self.menus.len())];
                set(schedule, day, Some(menu));
            }
            4..7 => {
                let other = self.days[self.chance.below(self.days.len())];
                let (here, there) = (schedule.menu_on[day], schedule.menu_on[other]);
                set(schedule, day, there);
                set(schedule, other, here);
            }
            _ => {
                let here = schedule.menu_on[day];
                let there = Some(self.menus[self.chance.below(self.menus.len())]);
                for other in &self.days {
                    let menu = schedule.menu_on[*other];
                    if menu == here {
                        set(schedule, *other, there);
                    } else if menu == there {
                        set(schedule, *other, here);
                    }
                }
            }
        }
    }
}

fn count_of(moves: u64) -> f64 {
    f64::from(u32::try_from(moves).unwrap_or(u32::MAX))
}
