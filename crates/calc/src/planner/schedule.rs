//! A plan in the making: a menu on each day, and what it is worth, kept up to date as days change.

use super::Rule;
use super::menu::sizes;
use super::problem::{NUTRIENT_PARTS, PARTS, Problem, binary, count};

/// How many rules are broken by how much: clashes of two days and days without a menu, and what is spent and used beyond
/// its measure, as a share of the measure.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub(super) struct Broken {
    pub clashes: u32,
    pub excess: f64,
}

impl Broken {
    pub fn is_nothing(self) -> bool {
        self.clashes == 0 && self.excess <= 0.0
    }
}

#[derive(Clone)]
pub(super) struct Schedule<'a> {
    pub problem: &'a Problem<'a>,
    pub menu_on: Vec<Option<usize>>,
    /// For each week and cell: the sum in parts, and the days that it knows of.
    sums: Vec<(i64, i32)>,
    /// What each week misses, in rupiah per serving and day of the whole range.
    missed: Vec<f64>,
    /// For each week and side dish, how often it comes.
    served: Vec<u16>,
    repeats: u32,
    cost: i64,
    /// For each size, against the ceiling: what the servings cost, and what they may, in parts.
    spent: Vec<i128>,
    allowance: Vec<i128>,
    /// For each limited ingredient, in parts.
    used: Vec<i128>,
    clashes: u32,
    /// Days that count and have no menu.
    empty: u32,
}

impl<'a> Schedule<'a> {
    /// Only what is pinned stands.
    pub fn new(problem: &'a Problem<'a>) -> Self {
        let mut schedule = Self {
            problem,
            menu_on: problem.days.iter().map(|day| day.pinned.filter(|_| day.week.is_none())).collect(),
            sums: vec![(0, 0); problem.weeks.len() * problem.cells.len()],
            missed: vec![0.0; problem.weeks.len()],
            served: vec![0; problem.weeks.len() * problem.sides],
            repeats: 0,
            cost: 0,
            spent: vec![0; problem.ceilings.len()],
            allowance: vec![0; problem.ceilings.len()],
            used: vec![0; problem.request.wishes.limited_stock.len()],
            clashes: 0,
            empty: problem.weeks.iter().map(|week| u32::try_from(week.days.len()).unwrap_or(u32::MAX)).sum(),
        };
        for (at, day) in problem.days.iter().enumerate() {
            if day.week.is_some() && day.pinned.is_some() {
                schedule.set(at, day.pinned);
            }
        }
        schedule
    }

    /// Puts a menu on a day that counts, or takes away the one that stands there.
    pub fn set(&mut self, day: usize, menu: Option<usize>) {
        let before = self.menu_on[day];
        if before == menu {
            return;
        }
        self.menu_on[day] = None;
        if let Some(before) = before {
            self.empty += 1;
            self.add(day, before, -1);
        }
        if let Some(menu) = menu {
            self.empty -= 1;
            self.add(day, menu, 1);
        }
        self.menu_on[day] = menu;
        if let Some(week) = self.problem.days[day].week {
            self.weigh(week);
        }
    }

    fn add(&mut self, day: usize, menu: usize, times: i32) {
        let problem = self.problem;
        let (planned, figures) = (&problem.days[day], &problem.figures[menu]);
        let Some(week) = planned.week else { return };
        let cells = problem.cells.len();
        for (sum, value) in self.sums[week * cells..][..cells].iter_mut().zip(&figures.values) {
            if let Some(value) = value {
                sum.0 += value * i64::from(times);
                sum.1 += times;
            }
        }
        for side in &figures.sides {
            let served = &mut self.served[week * problem.sides + side];
            if times > 0 {
                self.repeats += u32::from(*served > 0);
                *served += 1;
            } else {
                *served -= 1;
                self.repeats -= u32::from(*served > 0);
            }
        }
        let kind = &problem.kinds[planned.kind];
        self.cost += kind.costs[menu].unwrap_or(0) * i64::from(times);
        for (size, portions) in kind.portions.iter().enumerate() {
            let portions = i128::from(*portions) * i128::from(times);
            if let Some(cost) = figures.costs[size] {
                self.spent[size] += i128::from(cost) * portions;
                self.allowance[size] += i128::from(problem.ceilings[size]) * portions;
            }
            for (used, grams) in self.used.iter_mut().zip(&figures.stock) {
                *used += i128::from(grams[size].unwrap_or(0)) * portions;
            }
        }
        let clashes = self.clashes_of(day, menu);
        self.clashes = if times > 0 { self.clashes + clashes } else { self.clashes - clashes };
    }

    /// With how many other days a menu on this day would break a rule.
    pub fn clashes_of(&self, day: usize, menu: usize) -> u32 {
        let problem = self.problem;
        let reach = problem.repeat_days - 1;
        let near = day.saturating_sub(reach)..day.saturating_add(reach).saturating_add(1).min(self.menu_on.len());
        let same = near.filter(|other| *other != day && self.menu_on[*other] == Some(menu)).count();
        let protein = problem.figures[menu].protein.filter(|_| problem.request.wishes.protein_apart);
        let clash = |other: &usize| {
            protein.is_some() && self.menu_on[*other].is_some_and(|menu| problem.figures[menu].protein == protein)
        };
        u32::try_from(same + problem.neighbours(day).filter(clash).count()).unwrap_or(u32::MAX)
    }

    fn weigh(&mut self, week: usize) {
        let cells = &self.problem.cells;
        let mut missed = 0.0;
        for (cell, (sum, known)) in cells.iter().zip(&self.sums[week * cells.len()..]) {
            if *known > 0 {
                let mean = binary(*sum) / (f64::from(*known) * binary(NUTRIENT_PARTS));
                missed += cell.ramps.iter().map(|ramp| ramp.worth(mean)).sum::<f64>();
            }
        }
        self.missed[week] = missed * count(self.problem.weeks[week].days.len()) / self.problem.counted;
    }

    /// What is minimised, in rupiah per serving and day.
    pub fn objective(&self) -> f64 {
        let cost = binary(self.cost) / binary(PARTS) / self.problem.costed.max(1.0);
        cost + self.missed.iter().sum::<f64>() + f64::from(self.repeats) * self.problem.per_repeat()
    }

    pub fn broken(&self) -> Broken {
        let wishes = &self.problem.request.wishes;
        let over = |found: i128, most: i128| if found > most { ratio(found - most, most) } else { 0.0 };
        let mut excess = 0.0;
        if wishes.ceilings {
            excess += self.spent.iter().zip(&self.allowance).map(|(spent, most)| over(*spent, *most)).sum::<f64>();
        }
        for (used, limit) in self.used.iter().zip(&wishes.limited_stock) {
            excess += over(*used, i128::from(limit.grams.thousandths()) * i128::from(PARTS / 1_000));
        }
        Broken { clashes: self.clashes + self.empty, excess }
    }
}

impl Schedule<'_> {
    /// What a ceiling or a stock comes to, and the most that it may, in rupiah for a serving or in grams.
    pub fn comes_to(&self, rule: &Rule) -> Option<(f64, f64)> {
        let problem = self.problem;
        match rule {
            Rule::Ceiling { size } => {
                let at = sizes(&problem.request.rules).iter().position(|of| of.code == *size)?;
                let ceiling = binary(problem.ceilings[at]) / binary(PARTS);
                Some((ratio(self.spent[at], self.allowance[at]) * ceiling, ceiling))
            }
            Rule::Stock { ingredient } => {
                let limits = &problem.request.wishes.limited_stock;
                let at = limits.iter().position(|limit| limit.ingredient == *ingredient)?;
                Some((ratio(self.used[at], i128::from(PARTS)), limits[at].grams.to_f64()))
            }
            _ => None,
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "only how far a broken rule is from holding")]
fn ratio(part: i128, whole: i128) -> f64 {
    part as f64 / whole.max(1) as f64
}
