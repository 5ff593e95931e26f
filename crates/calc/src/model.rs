//! The linear program behind portions and advice (DOMAIN §8). Binary fractions live only here: what comes out is
//! rounded to steps that a kitchen can weigh, and every figure shown is computed again, exactly.
//!
//! Minimise rupiah + penalty, where a lever moves amounts and cost in proportion, and each requirement
//! `least ≤ value + Σ effect·lever ≤ most` has slack at a price high above that of food. So a requirement that can
//! be met is met, and of one that cannot the least possible is missing.

use good_lp::{Expression, ProblemVariables, Solution, SolverModel, constraint, microlp, variable};

/// Rupiah for missing a requirement of weight 1 by its whole: Rp 10,000 for each percent.
const PENALTY: f64 = 1e6;
/// Beyond these the figures are nonsense, and a solver may go astray on them.
const LARGEST: f64 = 1e9;

/// Something that has to lie between two ends.
#[derive(Debug, Clone)]
pub(crate) struct Requirement {
    /// What it is now.
    pub value: f64,
    pub least: Option<f64>,
    pub most: Option<f64>,
    pub weight: f64,
}

/// Something that can be moved: zero is as it is now.
#[derive(Debug, Clone)]
pub(crate) struct Lever {
    pub least: f64,
    pub most: f64,
    /// Rupiah for one whole.
    pub cost: f64,
    /// On each requirement, for one whole.
    pub effects: Vec<f64>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Model {
    pub requirements: Vec<Requirement>,
    pub levers: Vec<Lever>,
}

impl Requirement {
    /// The price of missing each end by one of its unit; an end at zero is missed in whole units.
    fn prices(&self) -> (f64, f64) {
        let price = |end: Option<f64>| self.weight * PENALTY / end.filter(|end| *end > 0.0).unwrap_or(1.0);
        (price(self.least), price(self.most))
    }

    fn penalty(&self, value: f64) -> f64 {
        let (below, above) = self.prices();
        let short = self.least.map_or(0.0, |least| (least - value).max(0.0));
        let over = self.most.map_or(0.0, |most| (value - most).max(0.0));
        below * short + above * over
    }
}

impl Model {
    /// The program with only these levers, in this order.
    pub fn only(&self, which: &[usize]) -> Self {
        Self {
            requirements: self.requirements.clone(),
            levers: which.iter().map(|lever| self.levers[*lever].clone()).collect(),
        }
    }

    /// What is missing, priced, with the levers so.
    pub fn penalty(&self, at: &[f64]) -> f64 {
        let value = |(row, of): (usize, &Requirement)| {
            self.levers.iter().zip(at).fold(of.value, |sum, (lever, x)| sum + lever.effects[row] * x)
        };
        let rows = self.requirements.iter().enumerate();
        rows.map(|(row, of)| of.penalty(value((row, of)))).sum()
    }

    /// What the program minimises, with the levers so.
    pub fn worth(&self, at: &[f64]) -> f64 {
        let cost: f64 = self.levers.iter().zip(at).map(|(lever, x)| lever.cost * x).sum();
        cost + self.penalty(at)
    }

    /// The best place of each lever; `None` when the figures are beyond all measure or the solver finds nothing.
    pub fn solve(&self) -> Option<Vec<f64>> {
        if self.levers.is_empty() || !self.is_sane() {
            return None;
        }
        let mut variables = ProblemVariables::new();
        let places: Vec<_> =
            self.levers.iter().map(|lever| variables.add(variable().min(lever.least).max(lever.most))).collect();
        let mut objective: Expression = self.levers.iter().zip(&places).map(|(lever, x)| lever.cost * *x).sum();
        let mut rows = Vec::new();
        for (row, of) in self.requirements.iter().enumerate() {
            // Each row is scaled to its end, so that milligrams and kilocalories weigh alike.
            let moved = |scale: f64| -> Expression {
                let terms = self.levers.iter().zip(&places).filter(|(lever, _)| lever.effects[row] != 0.0);
                terms.map(|(lever, x)| lever.effects[row] / scale * *x).sum()
            };
            if let Some(least) = of.least.filter(|least| *least > 0.0) {
                let slack = variables.add(variable().min(0.0));
                objective += of.weight * PENALTY * slack;
                rows.push(constraint!(moved(least) + slack >= (least - of.value) / least));
            }
            if let Some(most) = of.most {
                let scale = if most > 0.0 { most } else { 1.0 };
                let slack = variables.add(variable().min(0.0));
                objective += of.weight * PENALTY * slack;
                rows.push(constraint!(moved(scale) - slack <= (most - of.value) / scale));
            }
        }
        let solved = variables.minimise(objective).using(microlp).with_all(rows).solve().ok()?;
        let clamped = self.levers.iter().zip(&places).map(|(lever, x)| solved.value(*x).clamp(lever.least, lever.most));
        clamped.map(|x| x.is_finite().then_some(x)).collect()
    }

    fn is_sane(&self) -> bool {
        let of_levers = self
            .levers
            .iter()
            .flat_map(|lever| lever.effects.iter().copied().chain([lever.cost, lever.least, lever.most]));
        let of_rows = self
            .requirements
            .iter()
            .flat_map(|of| [of.value, of.least.unwrap_or(0.0), of.most.unwrap_or(0.0), of.weight]);
        of_levers.chain(of_rows).all(|number| number.abs() < LARGEST)
            && self.levers.iter().all(|lever| lever.least <= lever.most)
    }
}
