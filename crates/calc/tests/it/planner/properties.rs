//! What holds for any kitchen, any wishes and any seed.

use calc::planner::{LimitedStock, Outcome, Proposal};
use calc::{Sen, balance};
use domain::{Allergens, Category, Grams, Nutrient, Rupiah};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::school::{Dish, Food, GROUPS, School, days, egg, food_id, menus, rupiah, school};

fn foods() -> impl Strategy<Value = Vec<Food>> {
    // Protein now and then: without it a menu is not chosen.
    let unknown = vec![Nutrient::Protein, Nutrient::VitaminC, Nutrient::VitaminC, Nutrient::VitaminA, Nutrient::Iron];
    let one = |category: Category| {
        (
            1_i64..8,
            0_i64..40,
            prop::bool::weighted(0.95),
            option::weighted(0.4, select(unknown.clone())),
            option::weighted(0.9, prop::bool::weighted(0.2)),
        )
            .prop_map(move |(ten_thousands, holds, has_price, unknown, egg_in_it)| Food {
                category,
                ten_thousands: if has_price { ten_thousands } else { 0 },
                holds,
                unknown,
                allergens: egg_in_it.map(|is_in| if is_in { egg() } else { Allergens::NONE }),
            })
    };
    let staple = one(Category::Karbohidrat);
    (staple, vec(one(Category::Protein), 4), vec(one(Category::Sayuran), 3), vec(one(Category::Buah), 2))
        .prop_map(|(staple, proteins, vegetables, fruits)| [vec![staple], proteins, vegetables, fruits].concat())
}

/// Of the foods above: a staple, one or two proteins, a vegetable, maybe a fruit.
fn dish() -> impl Strategy<Value = Dish> {
    (5_i64..12, 1_usize..5, 3_i64..9, option::of(1_usize..5), 5_usize..8, option::of(8_usize..10)).prop_map(
        |(rice, main, much, second, vegetable, fruit)| {
            let second = second.filter(|second| *second != main).map(|second| (second, 2));
            let rest = [Some((vegetable, 6)), fruit.map(|fruit| (fruit, 8))];
            [Some((0, rice)), Some((main, much)), second].into_iter().chain(rest).flatten().collect()
        },
    )
}

prop_compose! {
    fn any_school(most_menus: usize, most_days: usize)(
        foods in foods(),
        dishes in vec(dish(), 1..=most_menus),
        count in 1..=most_days,
        pins in vec((0_usize..20, 0_usize..20), 0..3),
        context in (prop::bool::weighted(0.3), prop::bool::weighted(0.3), 0_usize..20),
        wishes in (1_usize..6, any::<bool>(), any::<bool>(), prop::bool::weighted(0.2)),
        ceiling in 1_500_i64..6_000,
        stock in option::weighted(0.3, 0_i64..30_000),
        closed in prop::bool::weighted(0.3),
        seed in any::<u64>(),
    ) -> School {
        let mut range = days(count);
        for (day, menu) in pins {
            range[day % count].pinned = Some(menu % dishes.len());
        }
        if closed {
            range[0].portions.insert("SMALL".to_owned(), 5);
        }
        let (first, last, menu) = context;
        range[0].is_context |= first && count > 1;
        range[count - 1].is_context |= last && count > 2;
        for day in range.iter_mut().filter(|day| day.is_context) {
            day.pinned = Some(menu % dishes.len());
        }
        let mut school = school(&foods, &dishes, range);
        let (no_repeat_days, protein_apart, ceilings, avoids_egg) = wishes;
        let request = &mut school.request;
        request.seed = seed;
        request.wishes.no_repeat_days = no_repeat_days;
        request.wishes.protein_apart = protein_apart;
        request.wishes.ceilings = ceilings;
        request.wishes.avoid = if avoids_egg { egg() } else { Allergens::NONE };
        request.wishes.limited_stock =
            stock.map(|grams| LimitedStock { ingredient: food_id(1), grams: Grams::whole(grams) }).into_iter().collect();
        request.rules.sizes[0].raw_food_ceiling = Rupiah(ceiling * 7 / 10);
        request.rules.sizes[1].raw_food_ceiling = Rupiah(ceiling);
        school
    }
}

/// Within a hundredth of a rupiah, to which figures are rounded.
fn is_near(sen: Sen, expected: f64) -> bool {
    (rupiah(sen) - expected).abs() < 0.011
}

/// Every plan of the days that count, as far as there are not too many.
fn all_plans(school: &School) -> Vec<Vec<usize>> {
    let menus = school.request.menus.len();
    let longer = |plans: Vec<Vec<usize>>| -> Vec<Vec<usize>> {
        plans.iter().flat_map(|plan| (0..menus).map(move |menu| [&plan[..], &[menu]].concat())).collect()
    };
    school.own_days().iter().fold(vec![Vec::new()], |plans, _| longer(plans))
}

fn reported_as_computed(school: &School, proposal: &Proposal) -> Result<(), TestCaseError> {
    let chosen = menus(proposal);
    let [raw_food, nutrition, sides] = school.objective(&chosen);
    let objective = proposal.objective;
    prop_assert!(is_near(objective.raw_food, raw_food), "{} is not {raw_food}", objective.raw_food);
    prop_assert!(is_near(objective.nutrition, nutrition), "{} is not {nutrition}", objective.nutrition);
    prop_assert!(is_near(objective.side_repeats, sides), "{} is not {sides}", objective.side_repeats);
    prop_assert!(is_near(objective.total, raw_food + nutrition + sides));
    for (at, next) in proposal.days.iter().enumerate().filter_map(|(at, day)| Some((at, day.next_best?))) {
        let mut other = chosen.clone();
        other[at] = next.menu;
        let more = school.objective(&other).iter().sum::<f64>() - raw_food - nutrition - sides;
        prop_assert!(is_near(next.more, more), "{} is not {more}", next.more);
    }
    let mut left = &chosen[..];
    for week in &proposal.weeks {
        let (of_week, rest) = left.split_at(week.days);
        left = rest;
        for (means, group) in week.groups.iter().zip(GROUPS) {
            prop_assert_eq!(means.target_group, group);
            for (found, nutrient) in means.nutrients.iter().zip(Nutrient::of_menu()) {
                let days = of_week.iter().map(|menu| {
                    let balance =
                        balance(&school.meals[*menu], &school.request.rules, group, &school.request.own_targets);
                    let of = balance.nutrients.into_iter().find(|of| of.nutrient == *nutrient).expect("one of the ten");
                    of.value.filter(|_| of.judged)
                });
                let judged: Vec<i64> = days.flatten().map(domain::Amount::thousandths).collect();
                let count = i64::try_from(judged.len()).expect("few");
                prop_assert_eq!(found.judged_days, judged.len());
                // The days' figures are exact here, so that their mean is rounded once.
                let mean = (count > 0).then(|| (judged.iter().sum::<i64>() * 2 + count).div_euclid(2 * count));
                prop_assert_eq!(found.value.map(domain::Amount::thousandths), mean);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_plan_keeps_every_rule_and_its_figures_are_those_of_its_days(school in any_school(9, 12)) {
        if let Outcome::Proposal(proposal) = school.plan() {
            let chosen = menus(&proposal);
            prop_assert_eq!(chosen.len(), school.own_days().len());
            prop_assert!(school.holds(&chosen), "{:?} breaks a rule of {:?}", chosen, school.request.wishes);
            prop_assert!(proposal.bound <= proposal.objective.total);
            reported_as_computed(&school, &proposal)?;
        }
    }

    #[test]
    fn the_bound_is_below_the_best_plan_and_impossible_means_it(school in any_school(5, 4)) {
        let total = |plan: &Vec<usize>| school.objective(plan).iter().sum::<f64>();
        let plans = all_plans(&school).into_iter().filter(|plan| school.holds(plan));
        let best = plans.map(|plan| total(&plan)).min_by(f64::total_cmp);
        match (school.plan(), best) {
            (Outcome::Proposal(proposal), Some(best)) => {
                prop_assert!(rupiah(proposal.bound) <= best + 0.001, "{} is above {best}", proposal.bound);
                prop_assert!(is_near(proposal.objective.total, best), "{} is not {best}", proposal.objective.total);
            }
            (Outcome::Impossible(_) | Outcome::NotFound(_), None) => {}
            (outcome, best) => prop_assert!(false, "{:?} where {:?}", outcome, best),
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_plan(school in any_school(7, 8)) {
        prop_assert_eq!(school.plan(), school.plan());
    }
}
