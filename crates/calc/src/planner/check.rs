//! Whether menus that were chosen before still keep the rules, with the figures of now.

use domain::Day;

use super::problem::Problem;
use super::schedule::Schedule;
use super::{Request, Rule, Shortfall, conflict};

/// The rules of a request that these menus break, each named by its place in the request; what is pinned stays.
pub fn broken_rules(request: &Request, chosen: &[(Day, usize)]) -> Vec<Shortfall> {
    let (problem, rules) = (Problem::of(request), request.hard_rules());
    let mut schedule = Schedule::new(&problem);
    let mut free = Vec::new();
    for (at, day) in request.days.iter().enumerate().filter(|(_, day)| !day.is_context) {
        let choice = chosen.iter().find(|(date, _)| *date == day.date).map(|(_, menu)| *menu);
        free.extend(choice.filter(|_| day.pinned.is_none()));
        schedule.set(at, day.pinned.or(choice));
    }
    let unfit = rules.iter().filter_map(|rule| {
        let days = free.iter().filter(|menu| !problem.is_allowed(**menu, std::slice::from_ref(rule))).count();
        is_about_single_menus(rule)
            .then_some(days)
            .filter(|days| *days > 0)
            .map(|days| Shortfall::days(rule.clone(), 0, Some(days)))
    });
    let unfit: Vec<_> = unfit.collect();
    unfit.into_iter().chain(conflict::remaining(&schedule, &rules)).collect()
}

fn is_about_single_menus(rule: &Rule) -> bool {
    matches!(rule, Rule::KnownCost | Rule::JudgedNutrition | Rule::Allergens)
}
