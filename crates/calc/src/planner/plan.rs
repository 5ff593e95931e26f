//! From a request to its outcome: search, bound, and what there is to say about both.

use std::ops::ControlFlow;

use domain::{Percent, Rupiah};

use super::bound::{Bound, End, raise};
use super::problem::{Problem, count};
use super::relaxation::Relaxation;
use super::report::Report;
use super::schedule::Schedule;
use super::search::Search;
use super::{Binding, NextBest, Outcome, Progress, Proposal, ProposedDay, Request, Rule, conflict};
use crate::Sen;

/// How often the search begins anew.
const STARTS: u32 = 3;
/// Shares of the way at which the search has come to its end, and the bound.
const SEARCHED: f64 = 0.6;
const BOUNDED: f64 = 0.9;
/// A rule without which the bound is lower by less than this does not bind.
const BINDS: Sen = Sen(100);

/// Plans. `progress` is called some hundred times and ends it by breaking off.
pub fn plan(request: &Request, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Outcome {
    match run(request, progress) {
        ControlFlow::Continue(outcome) => outcome,
        ControlFlow::Break(()) => Outcome::Cancelled,
    }
}

fn run(request: &Request, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> ControlFlow<(), Outcome> {
    let rules = request.hard_rules();
    let problem = Problem::of(request);
    let clashes = conflict::of_fixed_days(&problem, &rules);
    if !clashes.is_empty() {
        return ControlFlow::Continue(Outcome::Impossible(clashes));
    }
    let mut search = Search::new(&problem, &rules);
    let mut say = |share: f64, objective: Option<f64>| {
        progress(Progress { percent: percent(share), objective: objective.map(|rupiah| sen(rupiah).rounded()) })
    };
    let (starts, moves) =
        if search.look_at_all() { (1, 0) } else { (STARTS, request.effort.moves / u64::from(STARTS)) };
    for start in 0..starts {
        let begun = f64::from(start);
        search.begin(moves, &mut |share, objective| say((begun + share) / f64::from(STARTS) * SEARCHED, objective))?;
        if start == 0 && search.objective().is_none() {
            let conflicts = conflict::of_rules(&problem, &rules, &mut || say(SEARCHED / f64::from(STARTS), None))?;
            if !conflicts.is_empty() {
                return ControlFlow::Continue(Outcome::Impossible(conflicts));
            }
        }
    }
    let objective = search.objective();
    let Search { best, menus, .. } = search;
    let Some(mut found) = best else { return ControlFlow::Continue(Outcome::NotFound(Vec::new())) };
    if objective.is_none() {
        return ControlFlow::Continue(Outcome::NotFound(conflict::remaining(&found.schedule, &rules)));
    }
    let relaxation = Relaxation::of(&problem, &rules);
    let of_bound = |share: f64| SEARCHED + share * (BOUNDED - SEARCHED);
    let raising = &mut |share| say(of_bound(share), objective);
    let bound = raise(&relaxation, request.effort.rounds, &End::default(), raising)?;
    let mut say = |share: f64| say(BOUNDED + share * (1.0 - BOUNDED), objective);
    let binding = binding(&problem, &rules, &bound, &mut say)?;
    say(1.0)?;
    ControlFlow::Continue(Outcome::Proposal(Box::new(proposal(&mut found.schedule, &menus, binding, bound.value))))
}

/// Rules without which the bound is lower, and by how much.
fn binding(
    problem: &Problem,
    rules: &[Rule],
    bound: &Bound,
    say: &mut dyn FnMut(f64) -> ControlFlow<()>,
) -> ControlFlow<(), Vec<Binding>> {
    let may_bind = |rule: &&Rule| match rule {
        Rule::KnownCost | Rule::JudgedNutrition | Rule::Pin { .. } => false,
        // They are nothing but rows.
        Rule::Ceiling { .. } | Rule::Stock { .. } => bound.end.prices(rule),
        Rule::NoRepeat | Rule::ProteinApart | Rule::Allergens => true,
    };
    let asked: Vec<&Rule> = rules.iter().filter(may_bind).collect();
    let mut binding = Vec::new();
    for (at, rule) in asked.iter().enumerate() {
        let others: Vec<Rule> = rules.iter().filter(|other| other != rule).cloned().collect();
        let without = Relaxation::of(problem, &others);
        let part = &mut |share: f64| say((count(at) + share) / count(asked.len()));
        let lower = raise(&without, problem.request.effort.rounds / 2, &bound.end, part)?;
        let costs = sen(bound.value - lower.value);
        if costs >= BINDS {
            binding.push(Binding { rule: (*rule).clone(), costs });
        }
    }
    ControlFlow::Continue(binding)
}

fn proposal(schedule: &mut Schedule, menus: &[usize], binding: Vec<Binding>, bound: f64) -> Proposal {
    let problem = schedule.problem;
    let next_best: Vec<Option<NextBest>> = (0..problem.days.len()).map(|day| next_best(schedule, menus, day)).collect();
    let report = Report::of(problem, &schedule.menu_on);
    let objective = report.objective();
    let bound = Sen(sen((bound * 100.0).floor() / 100.0).0.max(0));
    let counted = (0..problem.days.len()).filter(|day| problem.days[*day].week.is_some());
    let days: Vec<ProposedDay> = counted
        .filter_map(|day| {
            Some(ProposedDay {
                date: problem.request.days[day].date,
                menu: schedule.menu_on[day]?,
                is_pinned: problem.days[day].pinned.is_some(),
                raw_food: report.raw_food(day).and_then(|cost| cost.rounded(1)).map(Rupiah),
                next_best: next_best[day],
            })
        })
        .collect();
    let over = i128::from(objective.total.0 - bound.0) * 100_000;
    let gap = (over + i128::from(objective.total.0) - 1).max(0) / i128::from(objective.total.0).max(1);
    Proposal {
        without_cost: days.iter().filter(|day| day.raw_food.is_none()).map(|day| day.date).collect(),
        days,
        objective,
        sizes: report.sizes(),
        weeks: report.weeks(),
        binding,
        bound,
        gap: Percent::from_thousandths(i64::try_from(gap).unwrap_or(100_000)),
    }
}

/// The best other menu for a day while all others stay.
fn next_best(schedule: &mut Schedule, menus: &[usize], day: usize) -> Option<NextBest> {
    let problem = schedule.problem;
    problem.days[day].week?;
    let (stands, objective) = (schedule.menu_on[day], schedule.objective());
    problem.kinds[problem.days[day].kind].costs[stands?]?;
    let mut best: Option<(f64, usize)> = None;
    for menu in menus.iter().filter(|menu| Some(**menu) != stands) {
        schedule.set(day, Some(*menu));
        let more = schedule.objective() - objective;
        if schedule.broken().is_nothing() && best.is_none_or(|(least, _)| more < least) {
            best = Some((more, *menu));
        }
    }
    schedule.set(day, stands);
    best.map(|(more, menu)| NextBest { menu, more: sen(more) })
}

/// Rupiah in hundredths: of differences and bounds, which are not exact.
#[expect(clippy::cast_possible_truncation, reason = "held within the range before")]
fn sen(rupiah: f64) -> Sen {
    Sen((rupiah * 100.0).round().clamp(-9e15, 9e15) as i64)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is no more than one")]
fn percent(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).floor() as u8
}
