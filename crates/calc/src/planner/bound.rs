//! The bound: prices for the rows of the relaxation, and what the best menus would be worth at those prices.
//!
//! Whatever the prices (none below nothing, none above what a soft row costs), `least over the menus of (cost + prices ×
//! rows) − prices × ends` is at most the objective of any plan: that is weak duality, and it needs no solver to be
//! trusted. So the prices may come from anywhere, and the bound is reckoned from them by adding up and choosing the
//! cheapest. Good prices are found by a primal-dual method (Chambolle and Pock 2011), which moves menus and prices
//! towards each other and starts again from their means; it does no more than multiply by the rows.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::Rule;
use super::problem::count;
use super::relaxation::{Of, Relaxation, Sum};

/// Rounds between two looks at the bound.
const BREATH: u32 = 40;
/// It is enough when so many rounds raise the bound by less than such a share.
const PATIENCE: u32 = 240;
const ENOUGH: f64 = 1e-5;
/// How much longer prices step than menus in the beginning.
const STRIDE: f64 = 100.0;
/// What the additions of binary fractions may be wrong by, in rupiah: far more than they are.
const SAFE: f64 = 0.001;

pub(super) struct Bound {
    /// Rupiah per serving and day; no plan is better.
    pub value: f64,
    /// Where the walk came to, for a walk in another relaxation of the same request to begin at.
    pub end: End,
}

/// Menus and prices by what they are for.
#[derive(Default)]
pub(super) struct End {
    menus: BTreeMap<(usize, usize), f64>,
    prices: BTreeMap<Of, f64>,
    days: Vec<f64>,
    stride: Option<f64>,
}

impl End {
    /// Whether the rows of a rule have a price: the bound is the same without those that have none.
    pub fn prices(&self, rule: &Rule) -> bool {
        self.prices.iter().any(|(of, price)| matches!(of, Of::Rule(of, ..) if of == rule) && *price > 0.0)
    }
}

/// The best bound that so many rounds find, walking from where another walk came to.
pub(super) fn raise(
    relaxation: &Relaxation,
    rounds: u32,
    from: &End,
    breathe: &mut dyn FnMut(f64) -> ControlFlow<()>,
) -> ControlFlow<(), Bound> {
    let mut walk = Walk::new(relaxation, from);
    let mut best = walk.look();
    // A walk that begins at nothing goes below its beginning first, and only then above it.
    let is_far = from.stride.is_none();
    let (mut restarted, mut raised, mut lately) = (0, 0, best);
    for round in 1..=rounds {
        walk.step();
        if round % BREATH != 0 {
            continue;
        }
        breathe(f64::from(round) / f64::from(rounds))?;
        best = best.max(walk.look());
        if best > lately + ENOUGH * lately.abs() {
            (raised, lately) = (round, best);
        } else if round - raised >= PATIENCE && !(is_far && raised == 0) {
            break;
        }
        if round - restarted >= (round / 3).max(BREATH) {
            restarted = round;
            walk.restart();
        }
    }
    ControlFlow::Continue(Bound { value: best - SAFE, end: walk.end() })
}

struct Walk<'a> {
    relaxation: &'a Relaxation,
    /// For each column, the sums that it stands in.
    sums_of: Vec<Sum>,
    /// How far each may step.
    pace: Point,
    /// By how much longer prices step than menus.
    stride: f64,
    now: Point,
    way: Point,
    start: Point,
    steps: f64,
}

#[derive(Clone)]
struct Point {
    /// For each column, how often the menu comes.
    menus: Vec<f64>,
    /// For each row.
    prices: Vec<f64>,
    /// For each block, the price of a day.
    days: Vec<f64>,
}

impl Point {
    fn zero(relaxation: &Relaxation) -> Self {
        Self {
            menus: vec![0.0; relaxation.columns.len()],
            prices: vec![0.0; relaxation.rows.len()],
            days: vec![0.0; relaxation.blocks.len()],
        }
    }

    fn divided_by(&self, steps: f64) -> Self {
        let each = |all: &[f64]| all.iter().map(|one| one / steps).collect();
        Self { menus: each(&self.menus), prices: each(&self.prices), days: each(&self.days) }
    }
}

fn distance(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f64>()
}

impl<'a> Walk<'a> {
    fn new(relaxation: &'a Relaxation, from: &End) -> Self {
        let mut sums_of = vec![Sum::new(); relaxation.columns.len()];
        for (at, sum) in relaxation.sums.iter().enumerate() {
            for (column, share) in sum {
                sums_of[*column].push((at, *share));
            }
        }
        let menus = relaxation.columns.iter().map(|column| from.menus.get(&(column.block, column.menu)));
        let prices = relaxation.rows.iter().map(|row| from.prices.get(&row.of));
        let now = Point {
            menus: menus.map(|menus| menus.copied().unwrap_or(0.0)).collect(),
            prices: prices.map(|price| price.copied().unwrap_or(0.0)).collect(),
            days: (0..relaxation.blocks.len()).map(|at| from.days.get(at).copied().unwrap_or(0.0)).collect(),
        };
        let (pace, way) = (pace(relaxation), Point::zero(relaxation));
        let stride = from.stride.unwrap_or(STRIDE);
        Self { relaxation, sums_of, pace, stride, start: now.clone(), now, way, steps: 0.0 }
    }

    fn end(self) -> End {
        let Relaxation { columns, rows, .. } = self.relaxation;
        let names = columns.iter().map(|column| (column.block, column.menu));
        End {
            menus: names.zip(self.now.menus).collect(),
            prices: rows.iter().map(|row| row.of.clone()).zip(self.now.prices).collect(),
            days: self.now.days,
            stride: Some(self.stride),
        }
    }

    /// What the rows charge for each sum.
    fn charges(&self, prices: &[f64]) -> Vec<f64> {
        let mut charges = vec![0.0; self.relaxation.sums.len()];
        for (row, price) in self.relaxation.rows.iter().zip(prices).filter(|(_, price)| **price > 0.0) {
            for (sum, times) in &row.parts {
                charges[*sum] += times * price;
            }
        }
        charges
    }

    /// What a column costs with that.
    fn worth(&self, column: usize, charges: &[f64]) -> f64 {
        let charged: f64 = self.sums_of[column].iter().map(|(sum, share)| share * charges[*sum]).sum();
        self.relaxation.columns[column].cost + charged
    }

    fn step(&mut self) {
        let Relaxation { blocks, columns, sums, rows } = self.relaxation;
        let charges = self.charges(&self.now.prices);
        let mut beyond = Vec::with_capacity(columns.len());
        let mut filled = vec![0.0; blocks.len()];
        for (at, column) in columns.iter().enumerate() {
            let worth = self.worth(at, &charges) - self.now.days[column.block];
            let before = self.now.menus[at];
            let after = (before - self.pace.menus[at] / self.stride * worth).clamp(0.0, column.most);
            self.now.menus[at] = after;
            self.way.menus[at] += after;
            beyond.push(2.0 * after - before);
            filled[column.block] += beyond[at];
        }
        let found = |sum: &Sum| sum.iter().map(|(column, share)| share * beyond[*column]).sum();
        let found: Vec<f64> = sums.iter().map(found).collect();
        for (at, row) in rows.iter().enumerate() {
            let found: f64 = row.parts.iter().map(|(sum, times)| times * found[*sum]).sum();
            let price = self.now.prices[at] + self.pace.prices[at] * self.stride * (found - row.at_most);
            self.now.prices[at] = price.clamp(0.0, row.price);
            self.way.prices[at] += self.now.prices[at];
        }
        for (at, block) in blocks.iter().enumerate() {
            self.now.days[at] += self.pace.days[at] * self.stride * (count(block.days.len()) - filled[at]);
            self.way.days[at] += self.now.days[at];
        }
        self.steps += 1.0;
    }

    /// The better of the bounds here and at the mean of the way.
    fn look(&self) -> f64 {
        self.prove(&self.now.prices).max(self.prove(&self.way.divided_by(self.steps.max(1.0)).prices))
    }

    /// The bound that these prices prove.
    fn prove(&self, prices: &[f64]) -> f64 {
        let Relaxation { blocks, columns, rows, .. } = self.relaxation;
        let charges = self.charges(prices);
        let mut of_blocks: Vec<Vec<(f64, f64)>> = vec![Vec::new(); blocks.len()];
        for (at, column) in columns.iter().enumerate() {
            of_blocks[column.block].push((self.worth(at, &charges), column.most));
        }
        let mut value = -rows.iter().zip(prices).map(|(row, price)| row.at_most * price).sum::<f64>();
        for (block, worths) in blocks.iter().zip(&mut of_blocks) {
            worths.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
            let mut days = count(block.days.len());
            for (worth, most) in worths {
                value += *worth * most.min(days);
                days -= most.min(days);
            }
        }
        value
    }

    /// From the mean on, with the stride that fits how far menus and prices have gone.
    fn restart(&mut self) {
        let mean = self.way.divided_by(self.steps);
        let menus = distance(&mean.menus, &self.start.menus).sqrt();
        let prices = (distance(&mean.prices, &self.start.prices) + distance(&mean.days, &self.start.days)).sqrt();
        if menus > 1e-9 && prices > 1e-9 {
            self.stride = (self.stride * prices / menus).sqrt();
        }
        self.now = mean.clone();
        self.start = mean;
        self.way = Point::zero(self.relaxation);
        self.steps = 0.0;
    }
}

/// Steps that are short enough for what a column and a row weigh in each other.
fn pace(relaxation: &Relaxation) -> Point {
    let mut weight = Point::zero(relaxation);
    let mut row_of = vec![0.0; relaxation.columns.len()];
    for (at, row) in relaxation.rows.iter().enumerate() {
        for (column, term) in relaxation.terms(row) {
            row_of[column] += term;
        }
        // A column that stands in two sums of a row is met twice, and counts the first time.
        for (column, _) in relaxation.terms(row) {
            let term = std::mem::take(&mut row_of[column]).abs();
            weight.menus[column] += term;
            weight.prices[at] += term;
        }
    }
    for (at, column) in relaxation.columns.iter().enumerate() {
        weight.menus[at] += 1.0;
        weight.days[column.block] += 1.0;
    }
    let inverse = |all: Vec<f64>| all.into_iter().map(|weight| 1.0 / weight.max(1e-9)).collect();
    Point { menus: inverse(weight.menus), prices: inverse(weight.prices), days: inverse(weight.days) }
}
