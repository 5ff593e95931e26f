//! The planner (DOMAIN §8): which menu on which day.

mod impossible;
mod properties;
mod school;

use std::ops::ControlFlow;

use calc::planner::{Effort, Outcome, Progress, Rule, plan};
use domain::{BandStatus, Category, Nutrient, Rupiah};

use school::{Dish, Food, School, days, food, menus, rupiah, school};

/// Rice, four proteins, two vegetables.
fn foods() -> Vec<Food> {
    let proteins = [(3, 9), (4, 14), (5, 22), (6, 31)].map(|(price, holds)| food(Category::Protein, price, holds));
    let vegetables = [(1, 12), (2, 17)].map(|(price, holds)| food(Category::Sayuran, price, holds));
    [vec![food(Category::Karbohidrat, 1, 5)], proteins.to_vec(), vegetables.to_vec()].concat()
}

fn dishes() -> Vec<Dish> {
    (1..5).flat_map(|protein| [5, 6].map(|vegetable| vec![(0, 10), (protein, 5), (vegetable, 6)])).collect()
}

/// Eight menus, of two for each protein, for eight days from a Wednesday on.
fn usual() -> School {
    let mut school = school(&foods(), &dishes(), days(8));
    school.request.wishes.no_repeat_days = 5;
    school.request.wishes.protein_apart = true;
    school
}

#[test]
fn a_plan_says_what_it_costs_and_why() {
    let school = usual();
    let found = school.proposal();
    let chosen = menus(&found);
    assert!(school.holds(&chosen), "{chosen:?}");
    assert_eq!(found.weeks.iter().map(|week| week.days).collect::<Vec<_>>(), [3, 5]);
    assert_eq!(found.sizes.iter().map(|size| size.size.as_str()).collect::<Vec<_>>(), ["SMALL", "LARGE"]);
    assert!(found.bound <= found.objective.total && found.gap.thousandths() < 10_000, "{found:?}");
    assert!(found.without_cost.is_empty());
    for (at, day) in found.days.iter().enumerate() {
        let Some(next) = day.next_best else { continue };
        let mut other = chosen.clone();
        other[at] = next.menu;
        assert!(school.holds(&other));
        let total = |menus: &[usize]| school.objective(menus).iter().sum::<f64>();
        let more = total(&other) - total(&chosen);
        assert!((rupiah(next.more) - more).abs() < 0.01 && more >= 0.0, "{} is not {more}", next.more);
    }
}

#[test]
fn a_rule_that_binds_is_named_with_about_what_it_costs() {
    let mut school = usual();
    school.request.effort.rounds = 1_200;
    let names = |school: &School| school.proposal().binding.into_iter().map(|of| of.rule).collect::<Vec<_>>();
    assert!(names(&school).contains(&Rule::NoRepeat));
    let free = {
        let mut free = school.clone();
        free.request.wishes.no_repeat_days = 1;
        free.proposal()
    };
    let bound = school.proposal();
    let binding = bound.binding.iter().find(|of| of.rule == Rule::NoRepeat).expect("it binds");
    let difference = bound.bound.0 - free.bound.0;
    assert!((binding.costs.0 - difference).abs() < difference / 20, "{} is not {difference}", binding.costs);
    school.request.wishes.no_repeat_days = 1;
    school.request.wishes.protein_apart = false;
    assert_eq!(names(&school), []);
}

#[test]
fn a_pinned_menu_stays_and_says_what_it_costs() {
    let mut school = usual();
    let free = menus(&school.proposal());
    let worst = (0..8).find(|menu| !free.contains(menu)).unwrap_or(7);
    school.request.days[4].pinned = Some(worst);
    let found = school.proposal();
    assert_eq!((found.days[4].menu, found.days[4].is_pinned), (worst, true));
    assert!(school.holds(&menus(&found)));
}

#[test]
fn days_before_and_after_count_for_the_rules_and_for_nothing_else() {
    let mut school = usual();
    for (at, menu) in [(0, 0), (1, 2), (7, 4)] {
        school.request.days[at].is_context = true;
        school.request.days[at].pinned = Some(menu);
    }
    let found = school.proposal();
    let chosen = menus(&found);
    assert_eq!(chosen.len(), 5);
    assert!(school.holds(&chosen), "{chosen:?}");
    assert_eq!(found.weeks.iter().map(|week| week.days).collect::<Vec<_>>(), [1, 4]);
    let total: f64 = school.objective(&chosen).iter().sum();
    assert!((rupiah(found.objective.total) - total).abs() < 0.01);
}

#[test]
fn a_menu_without_a_price_or_protein_is_only_where_it_is_pinned() {
    let mut unknown = foods();
    unknown[1].ten_thousands = 0;
    unknown[2].unknown = Some(Nutrient::Protein);
    let mut dishes = dishes();
    // Without the rice four fifths of the weight are not known.
    dishes[2] = vec![(2, 30), (5, 2)];
    dishes[3] = vec![(2, 30), (6, 2)];
    let mut school = school(&unknown, &dishes, days(5));
    assert!(school.proposal().days.iter().all(|day| day.menu > 3));
    school.request.days[2].pinned = Some(0);
    school.request.days[3].pinned = Some(2);
    let found = school.proposal();
    assert_eq!(found.without_cost, [school.request.days[2].date]);
    assert_eq!(found.days[2].raw_food, None);
    let monday = &found.weeks[1];
    let protein = |group: usize| monday.groups[group].nutrients.iter().find(|of| of.nutrient == Nutrient::Protein);
    assert_eq!(protein(0).map(|of| (of.judged_days, of.status == BandStatus::NoData)), Some((1, false)));
}

#[test]
fn a_menu_for_pinned_days_only_is_not_chosen_for_another() {
    let mut school = usual();
    let best = menus(&school.proposal())[0];
    let menu = school.request.menus[best].clone();
    school.request.menus[best] = menu.only_where_pinned();
    assert!(!menus(&school.proposal()).contains(&best));
    school.request.days[6].pinned = Some(best);
    assert_eq!(menus(&school.proposal()).iter().filter(|menu| **menu == best).count(), 1);
}

#[test]
fn it_tells_how_far_it_is_and_can_be_called_off() {
    let school = usual();
    let mut said: Vec<Progress> = Vec::new();
    let listen = &mut |progress: Progress| {
        said.push(progress);
        ControlFlow::Continue(())
    };
    assert!(matches!(plan(&school.request, listen), Outcome::Proposal(_)));
    assert!(said.is_sorted_by_key(|progress| progress.percent), "{said:?}");
    assert_eq!(said.last().map(|progress| progress.percent), Some(100));
    assert!(said.last().and_then(|progress| progress.objective).is_some_and(|rupiah| rupiah > Rupiah(0)));
    for most in [0, 3, said.len() - 1] {
        let mut left = most;
        let outcome = plan(&school.request, &mut |_| {
            left = left.checked_sub(1).map_or(usize::MAX, |left| left);
            if left == usize::MAX { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(outcome, Outcome::Cancelled, "after {most}");
    }
}

#[test]
fn the_bound_of_a_day_or_two_is_as_near_as_that_of_weeks() {
    for count in [1, 2, 3] {
        let mut school = usual();
        school.request.days = days(count);
        school.request.effort = Effort::default();
        let found = school.proposal();
        assert!(found.gap.thousandths() < 15_000, "{count} days: {:?} of {:?}", found.bound, found.objective.total);
    }
}

#[test]
fn a_range_without_days_is_a_plan_without_days() {
    let mut school = usual();
    school.request.days.clear();
    let found = school.proposal();
    assert!(found.days.is_empty() && found.objective.total.0 == 0 && found.gap.thousandths() == 0);
}

#[test]
fn factors_of_nothing_and_wishes_beyond_all_measure_are_taken_as_they_are() {
    let mut school = usual();
    school.request.wishes.rupiah_per_percent = Rupiah(0);
    school.request.wishes.rupiah_per_repeat = Rupiah(0);
    school.request.wishes.no_repeat_days = usize::MAX;
    let found = school.proposal();
    assert_eq!(found.objective.raw_food, found.objective.total);
    assert!(school.holds(&menus(&found)) && found.gap.thousandths() < 1_000, "{found:?}");
    school.request.days = days(9);
    let Outcome::Impossible(conflicts) = school.plan() else { panic!("nine days of eight menus") };
    assert_eq!(conflicts[0].rules[0].possible, Some(8));
}
