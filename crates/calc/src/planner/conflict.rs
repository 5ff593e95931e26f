//! Wishes that cannot come true: which rules cannot hold together, and by how much.
//!
//! Two fixed days that clash are seen by looking, and too few menus for days without a repeat by counting. The rest is
//! asked of the linear relaxation: how many days can have a menu under these rules? When it is fewer than there are, no
//! plan keeps them. Rules are then left out one after another as long as days stay empty, so that what remains is needed
//! for the conflict (a deletion filter); and for each of those the relaxation says how far it would have to give way
//! while the others hold.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::problem::{PARTS, Problem, binary};
use super::program::{Goal, solve};
use super::relaxation::Relaxation;
use super::schedule::Schedule;
use super::{Conflict, LimitedStock, Measure, Rule, Shortfall};

/// Days that the solver may be wrong by.
const TOLERANCE: f64 = 1e-5;

/// Fixed days that clash with each other, each pair a conflict.
pub(super) fn of_fixed_days(problem: &Problem, rules: &[Rule]) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    for day in 0..problem.days.len() {
        for other in day + 1..problem.days.len() {
            let pins: Vec<Rule> = [day, other].iter().filter_map(|day| pin(problem, *day)).collect();
            let both = problem.fixed(day, rules).zip(problem.fixed(other, rules)).filter(|_| !pins.is_empty());
            let Some((menu, next)) = both else { continue };
            let same = menu == next && other - day < problem.repeat_days && rules.contains(&Rule::NoRepeat);
            let protein = |menu: usize| problem.figures[menu].protein;
            let alike = other - day == 1 && protein(menu).is_some() && protein(menu) == protein(next);
            let broken = if same {
                Some(Shortfall::days(Rule::NoRepeat, problem.repeat_days, Some(other - day)))
            } else if alike && rules.contains(&Rule::ProteinApart) {
                Some(Shortfall::days(Rule::ProteinApart, 0, Some(1)))
            } else {
                None
            };
            if let Some(broken) = broken {
                let pins = pins.into_iter().map(|pin| Shortfall::days(pin, 1, Some(0)));
                conflicts.push(Conflict { rules: std::iter::once(broken).chain(pins).collect() });
            }
        }
    }
    conflicts
}

fn pin(problem: &Problem, day: usize) -> Option<Rule> {
    let date = problem.request.days[day].date;
    problem.days[day].week.and(problem.days[day].pinned).map(|_| Rule::Pin { date })
}

/// Sets of rules that the relaxation proves cannot hold together, no rule in two of them; none when it proves nothing.
pub(super) fn of_rules(
    problem: &Problem,
    rules: &[Rule],
    breathe: &mut dyn FnMut() -> ControlFlow<()>,
) -> ControlFlow<(), Vec<Conflict>> {
    let mut left = rules.to_vec();
    let mut conflicts = Vec::new();
    while leaves_days_empty(problem, &left) {
        // Most conflicts need none of the fixed days, of which there may be hundreds: they are left out as one first.
        let unfixed: Vec<Rule> = left.iter().filter(|rule| !matches!(rule, Rule::Pin { .. })).cloned().collect();
        let mut needed = if leaves_days_empty(problem, &unfixed) { unfixed } else { left.clone() };
        // What a person can least do about is left out first.
        for rule in needed.clone().iter().rev() {
            breathe()?;
            let without: Vec<Rule> = needed.iter().filter(|other| *other != rule).cloned().collect();
            if leaves_days_empty(problem, &without) {
                needed = without;
            }
        }
        conflicts.push(Conflict { rules: needed.iter().map(|rule| nearest(problem, rule, &needed, &left)).collect() });
        if needed.is_empty() {
            break;
        }
        left.retain(|rule| !needed.contains(rule));
    }
    ControlFlow::Continue(conflicts)
}

fn leaves_days_empty(problem: &Problem, rules: &[Rule]) -> bool {
    if has_too_few_menus(problem, rules) {
        return true;
    }
    let filled = solve(&Relaxation::hard(problem, rules), &Goal::FillDays);
    filled.is_some_and(|filled| filled < problem.counted - TOLERANCE)
}

/// Whether days on which no menu may come twice outnumber the menus that may come on them, which the relaxation, knowing
/// weeks and not days, cannot always tell.
fn has_too_few_menus(problem: &Problem, rules: &[Rule]) -> bool {
    if !rules.contains(&Rule::NoRepeat) {
        return false;
    }
    let allowed: BTreeSet<usize> = (0..problem.figures.len()).filter(|menu| problem.is_allowed(*menu, rules)).collect();
    let days = problem.days.len();
    (0..days).any(|first| {
        let within = first..days.min(first + problem.repeat_days);
        let fixed: BTreeSet<usize> = within.clone().filter_map(|day| problem.fixed(day, rules)).collect();
        let is_free = |day: &usize| problem.days[*day].week.is_some() && problem.fixed(*day, rules).is_none();
        within.filter(is_free).count() > allowed.difference(&fixed).count()
    })
}

/// How far a rule would have to give way while all that are left hold; while those of its conflict do, when another
/// conflict is in the way of the rest.
fn nearest(problem: &Problem, rule: &Rule, needed: &[Rule], left: &[Rule]) -> Shortfall {
    let among_all = matches!(rule, Rule::NoRepeat | Rule::Ceiling { .. } | Rule::Stock { .. });
    let of_all = among_all.then(|| shortfall(problem, rule, left)).filter(|found| found.possible.is_some());
    of_all.unwrap_or_else(|| shortfall(problem, rule, needed))
}

/// How far a rule would have to give way while the others hold.
fn shortfall(problem: &Problem, rule: &Rule, needed: &[Rule]) -> Shortfall {
    let all = Relaxation::hard(problem, needed);
    match rule {
        Rule::NoRepeat => {
            // More days than there are ask for no more than all of them.
            let (mut holds, mut breaks) = (0, problem.repeat_days.min(problem.days.len()));
            while holds + 1 < breaks {
                let between = usize::midpoint(holds, breaks);
                let is_too_many = leaves_days_empty(&problem.with_repeat_days(between), needed);
                *(if is_too_many { &mut breaks } else { &mut holds }) = between;
            }
            Shortfall::days(rule.clone(), problem.repeat_days, (holds > 0).then_some(holds))
        }
        Rule::Ceiling { .. } | Rule::Stock { .. } => {
            let (measure, asked) = asked(problem, rule);
            let share = solve(&all, &Goal::Least(rule.clone()));
            // The row is in shares of what there may be; a ceiling's counts from the ceiling on.
            let possible = share.map(|share| match rule {
                Rule::Stock { .. } => up(share * limit(problem, rule).map_or(1.0, LimitedStock::whole)),
                _ => asked + up(share * binary(asked.max(1))),
            });
            Shortfall { rule: rule.clone(), measure, asked, possible }
        }
        Rule::ProteinApart | Rule::Allergens | Rule::KnownCost | Rule::JudgedNutrition => {
            let possible = solve(&all, &Goal::FillDays).map(|filled| up(problem.counted - filled));
            Shortfall { rule: rule.clone(), measure: Measure::Days, asked: 0, possible }
        }
        Rule::Pin { .. } => Shortfall::days(rule.clone(), 1, Some(0)),
    }
}

/// What a rule sets for the range: rupiah, or grams.
pub(super) fn asked(problem: &Problem, rule: &Rule) -> (Measure, i64) {
    let request = problem.request;
    match rule {
        Rule::Ceiling { size } => {
            let sizes = super::menu::sizes(&request.rules);
            let found = sizes.iter().position(|of| of.code == *size).map(|at| problem.ceilings[at] / PARTS);
            (Measure::Rupiah, found.unwrap_or(0))
        }
        Rule::Stock { .. } => {
            (Measure::Grams, limit(problem, rule).map_or(0, |limit| limit.grams.thousandths() / 1_000))
        }
        _ => (Measure::Days, 0),
    }
}

fn limit<'a>(problem: &Problem<'a>, rule: &Rule) -> Option<&'a LimitedStock> {
    let mut limits = problem.request.wishes.limited_stock.iter();
    limits.find(|limit| *rule == Rule::Stock { ingredient: limit.ingredient })
}

/// The next whole number, but for what the solver may be wrong by.
#[expect(clippy::cast_possible_truncation, reason = "held within the range before")]
fn up(value: f64) -> i64 {
    (value - TOLERANCE).ceil().clamp(0.0, 9e15) as i64
}

/// The rules that a plan still breaks.
pub(super) fn remaining(schedule: &Schedule, rules: &[Rule]) -> Vec<Shortfall> {
    let problem = schedule.problem;
    let menu_on = &schedule.menu_on;
    // Two days of context stand as they are, whatever is planned between them.
    let may_change = |day: usize, next: usize| [day, next].iter().any(|day| problem.days[*day].week.is_some());
    let broken = rules.iter().filter_map(|rule| match rule {
        Rule::NoRepeat => {
            let next = |day: usize| (day + 1..menu_on.len()).find(|next| menu_on[*next] == menu_on[day]);
            let days = (0..menu_on.len()).filter(|day| menu_on[*day].is_some());
            let pairs = days.filter_map(|day| Some((day, next(day)?))).filter(|(day, next)| may_change(*day, *next));
            let nearest = pairs.map(|(day, next)| next - day).min();
            let broken = nearest.filter(|days| *days < problem.repeat_days);
            broken.map(|days| Shortfall::days(rule.clone(), problem.repeat_days, Some(days)))
        }
        Rule::ProteinApart => {
            let protein = |day: usize| problem.figures[menu_on[day]?].protein;
            let alike = (1..menu_on.len())
                .filter(|day| may_change(day - 1, *day))
                .filter(|day| protein(*day).is_some() && protein(*day) == protein(day - 1));
            Some(alike.count()).filter(|days| *days > 0).map(|days| Shortfall::days(rule.clone(), 0, Some(days)))
        }
        Rule::Ceiling { .. } | Rule::Stock { .. } => {
            let (measure, asked) = asked(problem, rule);
            let found = schedule.comes_to(rule);
            let over = found.filter(|(found, most)| found > most);
            over.map(|(found, _)| Shortfall { rule: rule.clone(), measure, asked, possible: Some(up(found)) })
        }
        _ => None,
    });
    broken.collect()
}
