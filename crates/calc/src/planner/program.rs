//! The hard rules of a relaxation as a linear program for a solver. It is asked only when the search found nothing, and
//! for no figure of a plan.

use good_lp::{Expression, ProblemVariables, Solution, SolverModel, Variable, constraint, microlp, variable};

use super::Rule;
use super::problem::count;
use super::relaxation::{Of, Relaxation};

/// What is sought, over all ways to keep the rules.
pub(super) enum Goal {
    /// The most days that have a menu.
    FillDays,
    /// The least that a rule's row comes to when every day has a menu and that row holds nothing back.
    Least(Rule),
}

/// The value of the goal; `None` when the rules leave no way, or the solver loses its own.
pub(super) fn solve(relaxation: &Relaxation, goal: &Goal) -> Option<f64> {
    let Relaxation { blocks, columns, rows, .. } = relaxation;
    let mut variables = ProblemVariables::new();
    let menus: Vec<Variable> =
        columns.iter().map(|column| variables.add(variable().min(0.0).max(column.most))).collect();
    let mut filled: Vec<Expression> = blocks.iter().map(|_| Expression::default()).collect();
    for (column, menu) in columns.iter().zip(&menus) {
        filled[column.block] += *menu;
    }
    let mut objective = Expression::default();
    let mut limits = Vec::new();
    for row in rows {
        let sum: Expression = relaxation.terms(row).map(|(at, term)| term * menus[at]).sum();
        match (goal, &row.of) {
            (Goal::Least(rule), Of::Rule(of, ..)) if of == rule => objective += sum,
            _ => limits.push(constraint!(sum <= row.at_most)),
        }
    }
    for (block, filled) in blocks.iter().zip(filled) {
        let days = count(block.days.len());
        match goal {
            Goal::FillDays => {
                objective -= filled.clone();
                limits.push(constraint!(filled <= days));
            }
            Goal::Least(_) => limits.push(constraint!(filled == days)),
        }
    }
    let solved = variables.minimise(objective.clone()).using(microlp).with_all(limits).solve().ok()?;
    let value = solved.eval(objective);
    Some(if matches!(goal, Goal::FillDays) { -value } else { value })
}
