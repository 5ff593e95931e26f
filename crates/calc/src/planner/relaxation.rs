//! The linear relaxation of the planner's program: how often each menu comes in each week, in fractions.
//!
//! Days of a week with the same portions are one block, since it does not matter on which of them a menu stands but for
//! the rules between days; and those become rows over whole weeks: in any run of weeks with `n` serving days a menu
//! comes at most `⌈n ÷ no_repeat_days⌉` times, and a main protein at most `⌈n ÷ 2⌉` times. Whatever holds for a plan
//! holds for its counts, so no plan is better than the best of these.

use super::menu::sizes;
use super::problem::{NUTRIENT_PARTS, PARTS, Problem, binary, count};
use super::{LimitedStock, Rule};

pub(super) struct Relaxation {
    pub blocks: Vec<Block>,
    pub columns: Vec<Column>,
    /// Sums over columns that rows are made of: bands of several groups are bands of the same sum.
    pub sums: Vec<Sum>,
    pub rows: Vec<Row>,
}

/// Columns, each with its share in the sum.
pub(super) type Sum = Vec<(usize, f64)>;

/// Days that need not be told apart; as many menus stand on them as there are days.
pub(super) struct Block {
    pub week: usize,
    pub kind: usize,
    pub days: Vec<usize>,
}

/// How often a menu comes in a block: at most `most` times, each at `cost` rupiah per serving and day of the range.
pub(super) struct Column {
    pub block: usize,
    pub menu: usize,
    pub cost: f64,
    pub most: f64,
}

/// Sums, each so many times, are at most `at_most` together. What goes beyond costs `price` each; a hard rule has none
/// that would do.
pub(super) struct Row {
    pub of: Of,
    pub parts: Vec<(usize, f64)>,
    pub at_most: f64,
    pub price: f64,
}

/// What a row stands for: the same in the relaxations of one request, with and without a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Of {
    /// An end of a band: week, cell, ramp.
    Miss(usize, usize, usize),
    /// A side dish in a week.
    Side(usize, usize),
    /// A rule, of which menu or protein, from and to which week.
    Rule(Rule, usize, usize, usize),
}

impl Relaxation {
    /// With only these hard rules, and what is minimised.
    pub fn of(problem: &Problem, in_force: &[Rule]) -> Self {
        let mut relaxation = Self::hard(problem, in_force);
        relaxation.add_nutrition(problem);
        relaxation.add_sides(problem);
        relaxation
    }

    /// With nothing but these hard rules.
    pub fn hard(problem: &Problem, in_force: &[Rule]) -> Self {
        let blocks = blocks(problem, in_force);
        let columns = columns(problem, &blocks, in_force);
        let mut relaxation = Self { blocks, columns, sums: Vec::new(), rows: Vec::new() };
        for rule in in_force {
            relaxation.add_rule(problem, rule);
        }
        relaxation
    }

    /// The columns of a row, as often as sums of it name them.
    pub fn terms(&self, row: &Row) -> impl Iterator<Item = (usize, f64)> {
        let of = |(sum, times): &(usize, f64)| {
            let times = *times;
            self.sums[*sum].iter().map(move |(column, share)| (*column, share * times))
        };
        row.parts.iter().flat_map(of)
    }

    fn sum(&self, term: impl Fn(&Column, &Block) -> Option<f64>) -> Sum {
        let all = self.columns.iter().enumerate();
        all.filter_map(|(at, column)| Some((at, term(column, &self.blocks[column.block])?))).collect()
    }

    /// A row of one sum; one without columns says nothing.
    fn add(&mut self, of: Of, at_most: f64, price: f64, term: impl Fn(&Column, &Block) -> Option<f64>) {
        let sum = self.sum(term);
        if !sum.is_empty() {
            self.rows.push(Row { of, parts: vec![(self.sums.len(), 1.0)], at_most, price });
            self.sums.push(sum);
        }
    }

    /// A day that cannot be judged adds nothing: what is missed is that of the judged days, at the share that they are.
    fn add_nutrition(&mut self, problem: &Problem) {
        for (at, week) in problem.weeks.iter().enumerate() {
            let days = count(week.days.len());
            let mut judged = None;
            for (cell, of) in problem.cells.iter().enumerate().filter(|(_, of)| !of.ramps.is_empty()) {
                let values = self.sum(|column, block| {
                    let value = problem.figures[column.menu].values[cell].filter(|_| block.week == at)?;
                    Some(binary(value) / binary(NUTRIENT_PARTS))
                });
                let known: Sum = values.iter().map(|(column, _)| (*column, 1.0)).collect();
                // Mostly all menus can be judged, and these days are those of the cell before.
                let known = match judged.filter(|same: &usize| self.sums[*same] == known) {
                    Some(same) => same,
                    None => self.push(known),
                };
                judged = Some(known);
                let values = self.push(values);
                for (end, ramp) in of.ramps.iter().enumerate() {
                    let price = ramp.at.abs();
                    let parts = vec![(known, ramp.at / price / days), (values, ramp.slope / price / days)];
                    let price = price * days / problem.counted;
                    self.rows.push(Row { of: Of::Miss(at, cell, end), parts, at_most: 0.0, price });
                }
            }
        }
    }

    fn push(&mut self, sum: Sum) -> usize {
        self.sums.push(sum);
        self.sums.len() - 1
    }

    fn add_sides(&mut self, problem: &Problem) {
        let price = problem.per_repeat();
        for week in 0..problem.weeks.len() {
            for side in 0..problem.sides {
                let serves = |column: &Column| problem.figures[column.menu].sides.contains(&side);
                let term = |column: &Column, block: &Block| (block.week == week && serves(column)).then_some(1.0);
                self.add(Of::Side(week, side), 1.0, price, term);
            }
        }
    }

    fn add_rule(&mut self, problem: &Problem, rule: &Rule) {
        match rule {
            Rule::NoRepeat => {
                let runs = runs(problem, problem.repeat_days);
                for menu in 0..problem.figures.len() {
                    self.add_runs(rule, menu, &runs, |column| column.menu == menu);
                }
            }
            Rule::ProteinApart => {
                let runs = runs(problem, 2);
                for protein in 0..problem.proteins {
                    let of = |column: &Column| problem.figures[column.menu].protein == Some(protein);
                    self.add_runs(rule, protein, &runs, of);
                }
            }
            Rule::Ceiling { size } => self.add_ceiling(problem, rule, size),
            Rule::Stock { ingredient } => {
                let limits = problem.request.wishes.limited_stock.iter().enumerate();
                for (at, limit) in limits.filter(|(_, limit)| limit.ingredient == *ingredient) {
                    self.add_stock(problem, rule, at, limit);
                }
            }
            Rule::Allergens | Rule::KnownCost | Rule::JudgedNutrition | Rule::Pin { .. } => {}
        }
    }

    fn add_runs(&mut self, rule: &Rule, which: usize, runs: &[Run], is_of: impl Fn(&Column) -> bool) {
        for run in runs {
            let is_in = |column: &Column, block: &Block| (run.from..=run.to).contains(&block.week) && is_of(column);
            let columns = self.columns.iter().filter(|column| is_in(column, &self.blocks[column.block]));
            if columns.map(|column| column.most).sum::<f64>() > run.most {
                let of = Of::Rule(rule.clone(), which, run.from, run.to);
                self.add(of, run.most, f64::INFINITY, |column, block| is_in(column, block).then_some(1.0));
            }
        }
    }

    /// In shares of the ceiling.
    fn add_ceiling(&mut self, problem: &Problem, rule: &Rule, code: &str) {
        let sizes = sizes(&problem.request.rules);
        let Some(size) = sizes.iter().position(|size| size.code == code) else { return };
        let portions = |block: &Block| binary(problem.kinds[block.kind].portions[size]);
        let all: f64 = self.blocks.iter().map(|block| portions(block) * count(block.days.len())).sum();
        let ceiling = binary(problem.ceilings[size]);
        self.add(Of::Rule(rule.clone(), 0, 0, 0), 0.0, f64::INFINITY, |column, block| {
            let cost = binary(problem.figures[column.menu].costs[size]?);
            Some((cost - ceiling) / ceiling.max(binary(PARTS)) * portions(block) / all.max(1.0))
        });
    }

    /// In shares of what there is.
    fn add_stock(&mut self, problem: &Problem, rule: &Rule, at: usize, limit: &LimitedStock) {
        let whole = limit.whole();
        self.add(Of::Rule(rule.clone(), at, 0, 0), limit.grams.to_f64() / whole, f64::INFINITY, |column, block| {
            let used = problem.figures[column.menu].stock[at].iter().zip(&problem.kinds[block.kind].portions);
            let used = used.map(|(parts, portions)| binary(parts.unwrap_or(0)) / binary(PARTS) * binary(*portions));
            Some(used.sum::<f64>() / whole).filter(|share| *share > 0.0)
        });
    }
}

/// Weeks in a row, and how often a thing may come in them.
struct Run {
    from: usize,
    to: usize,
    most: f64,
}

/// Each run of weeks that says more than its parts do, for a thing that comes once in any so many days.
fn runs(problem: &Problem, apart: usize) -> Vec<Run> {
    let weeks = &problem.weeks;
    let most = |from: usize, to: usize| {
        let ends = weeks[from].days.first().zip(weeks[to].days.last());
        ends.map_or(0, |(first, last)| (last - first + 1).div_ceil(apart))
    };
    let mut runs = Vec::new();
    for from in 0..weeks.len() {
        for to in from..weeks.len() {
            let parts = (from..to).map(|cut| most(from, cut) + most(cut + 1, to)).min();
            if parts.is_none_or(|parts| parts > most(from, to)) {
                runs.push(Run { from, to, most: count(most(from, to)) });
            }
        }
    }
    runs
}

fn blocks(problem: &Problem, in_force: &[Rule]) -> Vec<Block> {
    let mut blocks: Vec<(Option<usize>, Block)> = Vec::new();
    for (at, day) in problem.days.iter().enumerate() {
        let Some(week) = day.week else { continue };
        let pinned = problem.fixed(at, in_force);
        let same =
            |(pin, block): &&mut (Option<usize>, Block)| *pin == pinned && block.week == week && block.kind == day.kind;
        match blocks.iter_mut().find(same) {
            Some((_, block)) => block.days.push(at),
            None => blocks.push((pinned, Block { week, kind: day.kind, days: vec![at] })),
        }
    }
    blocks.into_iter().map(|(_, block)| block).collect()
}

fn columns(problem: &Problem, blocks: &[Block], in_force: &[Rule]) -> Vec<Column> {
    let allowed: Vec<bool> = (0..problem.figures.len()).map(|menu| problem.is_allowed(menu, in_force)).collect();
    let apart = if in_force.contains(&Rule::NoRepeat) { problem.repeat_days } else { 1 };
    let mut columns = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let pinned = block.days.first().and_then(|day| problem.fixed(*day, in_force));
        let span = block.days.last().zip(block.days.first()).map_or(0, |(last, first)| last - first + 1);
        for (menu, is_allowed) in allowed.iter().enumerate() {
            let most = match pinned {
                Some(pinned) if pinned == menu => block.days.len(),
                None if *is_allowed => {
                    let free = block.days.iter().filter(|day| is_free(problem, **day, menu, in_force));
                    free.count().min(span.div_ceil(apart))
                }
                _ => 0,
            };
            if most > 0 {
                let parts = binary(problem.kinds[block.kind].costs[menu].unwrap_or(0));
                let cost = parts / binary(PARTS) / problem.costed.max(1.0);
                columns.push(Column { block: at, menu, cost, most: count(most) });
            }
        }
    }
    columns
}

/// Whether a menu breaks no rule with what is fixed near a day.
fn is_free(problem: &Problem, day: usize, menu: usize, in_force: &[Rule]) -> bool {
    let reach = if in_force.contains(&Rule::NoRepeat) { problem.repeat_days - 1 } else { 0 };
    let mut near = day.saturating_sub(reach)..day.saturating_add(reach).saturating_add(1).min(problem.days.len());
    let protein = problem.figures[menu].protein.filter(|_| in_force.contains(&Rule::ProteinApart));
    let clashes =
        |other: usize| problem.fixed(other, in_force).is_some_and(|other| problem.figures[other].protein == protein);
    near.all(|other| problem.fixed(other, in_force) != Some(menu))
        && (protein.is_none() || !problem.neighbours(day).any(clashes))
}
