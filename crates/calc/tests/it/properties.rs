//! What holds for any menu.

use std::sync::Arc;

use calc::{
    Bounds, Candidate, Conversions, DeclaredCosts, Item, Line, LineAmount, Meal, Measure, Price, Rules, Size, Step,
    Unit, advise, allergens, amounts, balance, balance_of_days, cost, nutrition, optimize_portions,
};
use domain::{
    Amount, Basis, CeilingStatus, CookingMethod, Factor, Grams, IngredientId, Nutrients, Percent, PurchaseUnit,
    Quantity, Rupiah, TargetGroup,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::kitchen::{day, line_id, meal, taken};

/// Numbers to draw the pieces of a menu from.
type Numbers = BoxedStrategy<i64>;

fn item(numbers: Numbers) -> impl Strategy<Value = Item> {
    let nutrients = vec(option::weighted(0.9, numbers.clone()), 21);
    let price = option::weighted(0.9, (numbers.clone(), select(PurchaseUnit::ALL)));
    let conversions = (option::of(numbers.clone()), option::of(numbers.clone()), option::of(numbers.clone()));
    (nutrients, option::of(numbers.clone()), option::of(numbers), price, conversions, prop::bool::weighted(0.05))
        .prop_map(|(nutrients, bdd, yield_factor, price, (density, piece, spoon), exempt)| Item {
            name: format!("{nutrients:?}"),
            nutrients: Nutrients::from_fn(|nutrient| nutrients[nutrient as usize].map(Amount::from_thousandths)),
            bdd: bdd.map(Percent::from_thousandths),
            yield_factor: yield_factor.map(Factor::from_thousandths),
            conversions: Conversions {
                density: density.map(Factor::from_thousandths),
                piece: piece.map(Grams::from_thousandths),
                measures: spoon
                    .into_iter()
                    .map(|grams| Measure { name: "sdm".to_owned(), grams: Grams::from_thousandths(grams) })
                    .collect(),
            },
            price: price.map(|(per_unit, unit)| Price { per_unit: Rupiah(per_unit), unit, day: day(16) }),
            exempt,
            ..Item::default()
        })
}

fn line(numbers: Numbers) -> impl Strategy<Value = Line> {
    let units =
        vec![Unit::Gram, Unit::Kilogram, Unit::Millilitre, Unit::Litre, Unit::Piece, Unit::Measure("sdm".to_owned())];
    let unit = prop_oneof![3 => Just(Unit::Gram), 1 => select(units)];
    let own = btree_map(
        select(vec!["SMALL".to_owned(), "LARGE".to_owned()]),
        numbers.clone().prop_map(Quantity::from_thousandths),
        0..2,
    );
    let method = option::of(select(CookingMethod::ALL));
    (item(numbers.clone()), numbers, unit, select(Basis::ALL), own, method).prop_map(
        |(item, quantity, unit, basis, size_quantities, cooking_method)| Line {
            id: line_id(0),
            item: Arc::new(item),
            quantity: Quantity::from_thousandths(quantity),
            unit,
            basis,
            size_quantities,
            cooking_method,
            is_optional: false,
        },
    )
}

fn any_meal(numbers: Numbers) -> impl Strategy<Value = Meal> {
    vec(line(numbers), 0..7).prop_map(meal)
}

/// Up to a kilogram, or five hundred of a nutrient, or half a million rupiah.
fn usual() -> Numbers {
    (1_i64..500_000).boxed()
}

/// Anything at all, and what lies at the ends.
fn odd() -> Numbers {
    prop_oneof![any::<i64>(), select(vec![0, 1, -1, i64::MAX, i64::MIN]), 0_i64..2_000_000].boxed()
}

fn odd_rules() -> impl Strategy<Value = Rules> {
    let size = (odd(), odd()).prop_map(|(factor, ceiling)| Size {
        code: format!("S{factor}"),
        name: String::new(),
        factor: Factor::from_thousandths(factor),
        target_groups: vec![TargetGroup::Toddler],
        raw_food_ceiling: Rupiah(ceiling),
    });
    (vec(size, 0..3), odd(), odd(), odd(), odd(), any::<bool>()).prop_map(
        |(sizes, rate, workers, percent, packaging, retention)| Rules {
            sizes,
            labor_rate_per_hour: Rupiah(rate),
            workers,
            overhead_percent: Percent::from_thousandths(percent),
            packaging_per_serving: Rupiah(packaging),
            retention,
            ..Rules::default()
        },
    )
}

/// Each was rounded once: the doubled figure is off by one at most. Both are known, or neither.
fn is_twice(once: Option<Rupiah>, twice: Option<Rupiah>) -> bool {
    match (once, twice) {
        (Some(once), Some(twice)) => (2 * once.0 - twice.0).abs() <= 1,
        (once, twice) => once == twice,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_ingredients_of_twice_the_servings_cost_twice_as_much(meal in any_meal(usual()), servings in 1_i64..5_000) {
        let rules = Rules::default();
        let (once, twice) = (cost(&meal, &rules, servings), cost(&meal, &rules, 2 * servings));
        prop_assert!(is_twice(once.ingredient_cost, twice.ingredient_cost));
        prop_assert_eq!(once.labor_cost, twice.labor_cost);
        prop_assert_eq!(once.lines, twice.lines);
        prop_assert_eq!(once.complete, once.missing.is_empty() && !meal.lines.is_empty());
        prop_assert_eq!(once.total_cost.is_some(), once.ingredient_cost.is_some());
    }

    #[test]
    fn days_of_the_same_menu_stand_as_that_menu_does(meal in any_meal(usual()), days in 1_usize..12) {
        let (rules, own) = (Rules::default(), Nutrients::default());
        let served = vec![(&meal, &rules); days];
        for week in balance_of_days(&served, TargetGroup::ALL, &own) {
            let mut once = balance(&meal, &rules, week.target_group, &own);
            for nutrient in &mut once.nutrients {
                nutrient.contributors.clear();
            }
            prop_assert_eq!(week, once);
        }
    }

    #[test]
    fn what_is_kept_of_a_menu_is_that_menu(meal in any_meal(usual())) {
        let kept = serde_json::to_string(&meal).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Meal>(&kept).expect("a meal"), meal);
        let rules = Rules::default();
        let kept = serde_json::to_string(&rules).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Rules>(&kept).expect("rules"), rules);
    }

    #[test]
    fn twice_the_quantity_holds_and_costs_twice_as_much(meal in any_meal(usual())) {
        let rules = Rules::default();
        let mut double = meal.clone();
        for line in &mut double.lines {
            line.quantity = Quantity::from_thousandths(2 * line.quantity.thousandths());
            for own in line.size_quantities.values_mut() {
                *own = Quantity::from_thousandths(2 * own.thousandths());
            }
        }
        for size in &rules.sizes {
            let (once, twice) = (nutrition(&meal, &rules, size), nutrition(&double, &rules, size));
            for (nutrient, total) in once.nutrients.iter() {
                let found = twice.nutrients[nutrient];
                prop_assert_eq!(total.coverage, found.coverage);
                prop_assert_eq!(total.value.is_some(), found.value.is_some());
                let (total, found) = (total.value.unwrap_or_default(), found.value.unwrap_or_default());
                prop_assert!((2 * total.thousandths() - found.thousandths()).abs() <= 1);
            }
        }
        let (once, twice) = (cost(&meal, &rules, 1), cost(&double, &rules, 1));
        prop_assert!(is_twice(once.ingredient_cost, twice.ingredient_cost));
    }

    #[test]
    fn what_the_pots_take_grows_with_the_servings(meal in any_meal(usual()), small in 0_i64..3_000, large in 0_i64..3_000, times in 1_i64..6) {
        let rules = Rules::default();
        let of = |small, large| amounts(&meal, &rules, [("SMALL", small), ("LARGE", large)]);
        let (once, more, only_small, only_large) = (of(small, large), of(times * small, times * large), of(small, 0), of(0, large));
        for (at, once) in once.iter().enumerate() {
            let figures = |line: &LineAmount| [line.quantity.map(Quantity::thousandths), line.edible.map(Grams::thousandths), line.purchased.map(Grams::thousandths)];
            let parts = figures(&only_small[at]).into_iter().zip(figures(&only_large[at]));
            for ((once, more), (small, large)) in figures(once).into_iter().zip(figures(&more[at])).zip(parts) {
                let Some(once) = once else { prop_assert!(more.is_none()); continue };
                // Each was rounded once, by half a thousandth at most.
                let off = more.expect("known as well") - times * once;
                prop_assert!(off.abs() <= times, "{} is not {} × {}", off, times, once);
                prop_assert!((once - small.expect("known") - large.expect("known")).abs() <= 1);
            }
        }
        prop_assert!(of(0, 0).iter().all(|line| line.quantity == Some(Quantity::from_thousandths(0))));
    }

    #[test]
    fn a_total_is_the_exact_sum_and_not_the_sum_of_what_is_shown(meal in any_meal(usual())) {
        let rules = Rules::default();
        let found = nutrition(&meal, &rules, rules.reference());
        for (nutrient, total) in found.nutrients.iter() {
            let Some(value) = total.value else { continue };
            let parts: i64 = found.lines.iter().filter_map(|line| line.nutrients[nutrient]).map(Amount::thousandths).sum();
            // Each part is rounded by half a thousandth at most, the total once more.
            let most = i64::try_from(meal.lines.len()).expect("few") / 2 + 1;
            prop_assert!((value.thousandths() - parts).abs() <= most);
        }
    }

    #[test]
    fn coverage_is_a_share_and_nothing_without_it_has_a_value(meal in any_meal(usual())) {
        let rules = Rules::default();
        for size in &rules.sizes {
            for (_, total) in nutrition(&meal, &rules, size).nutrients.iter() {
                prop_assert!((0..=1_000).contains(&total.coverage.thousandths()));
                prop_assert_eq!(total.value.is_some(), total.coverage > Amount::ZERO);
            }
        }
    }

    #[test]
    fn a_score_is_of_a_hundred(meal in any_meal(usual()), group in select(TargetGroup::ALL)) {
        let found = balance(&meal, &Rules::default(), group, &Nutrients::default());
        prop_assert!(found.score.is_none_or(|score| (0..=100_000).contains(&score.thousandths())));
        prop_assert!(found.nutrients.iter().all(|nutrient| nutrient.judged != found.not_judged.contains(&nutrient.nutrient)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn portions_stay_inside_their_bounds(
        meal in any_meal(usual()),
        groups in vec(select(TargetGroup::ALL), 0..4),
        low in 0_i64..=100,
        high in 100_i64..300,
    ) {
        let bounds = Bounds { low: Percent::whole(low), high: Percent::whole(high) };
        let plan = optimize_portions(&meal, &Rules::default(), &groups, &Nutrients::default(), bounds);
        for (line, moved) in meal.lines.iter().zip(&plan.meal.lines) {
            let own = line.size_quantities.values().zip(moved.size_quantities.values());
            for (from, to) in own.chain([(&line.quantity, &moved.quantity)]) {
                prop_assert!(to.thousandths() * 100 >= from.thousandths() * low, "{from} → {to}");
                prop_assert!(to.thousandths() * 100 <= from.thousandths() * high, "{from} → {to}");
            }
            prop_assert_eq!((&line.unit, line.id), (&moved.unit, moved.id));
        }
        prop_assert_eq!(plan.changes.is_empty(), plan.meal == meal);
    }

    #[test]
    fn doing_what_an_advice_says_raises_the_score_to_what_it_says(
        meal in any_meal(usual()),
        items in vec(item(usual()), 0..5),
        group in select(TargetGroup::ALL),
        eaters in vec(select(TargetGroup::ALL), 0..4),
    ) {
        let ids = (100..).map(|number| IngredientId(line_id(number).0));
        let candidates: Vec<Candidate> =
            ids.zip(items).map(|(id, item)| Candidate::new(id, Arc::new(item))).collect();
        let rules = Rules::default();
        let score = |meal: &Meal| balance(meal, &rules, group, &Nutrients::default()).score;
        if let Some(advice) = advise(&meal, &rules, group, &eaters, &Nutrients::default(), &candidates) {
            prop_assert!((1..=3).contains(&advice.steps.len()));
            prop_assert_eq!(score(&meal), Some(advice.before));
            prop_assert_eq!(score(&taken(&meal, &advice, &candidates)), Some(advice.after));
            prop_assert!(advice.after > advice.before);
            let after = taken(&meal, &advice, &candidates);
            for eater in eaters.iter().filter(|eater| **eater != group) {
                let verdict = |meal: &Meal| balance(meal, &rules, *eater, &Nutrients::default()).verdict;
                prop_assert!(!verdict(&after).is_worse_than(verdict(&meal)), "{eater} suffers");
                let size = rules.size_of(*eater);
                let status = |meal: &Meal| {
                    cost(meal, &rules, 1).sizes.into_iter().find(|found| found.size == size.code)?.status
                };
                let crosses = status(&after) == Some(CeilingStatus::Over) && status(&meal) != Some(CeilingStatus::Over);
                prop_assert!(!crosses, "{} crosses its ceiling", size.code);
            }
            for step in &advice.steps {
                if let Step::Add { grams, .. } = step {
                    prop_assert!(*grams > Grams::ZERO && *grams <= Grams::whole(100));
                }
            }
        }
    }

    #[test]
    fn declared_costs_that_are_settled_agree(figures in vec(option::of(0_i64..1_000_000), 6), servings in 1_i64..5_000) {
        let figure = |at: usize| figures[at].map(Rupiah);
        let declared = DeclaredCosts {
            ingredient_cost: figure(0),
            labor_cost: figure(1),
            overhead_cost: figure(2),
            packaging_cost: figure(3),
            total_cost: figure(4),
            cost_per_serving: figure(5),
        };
        let Ok(settled) = declared.settled(servings) else { return Ok(()) };
        prop_assert_eq!(settled.settled(servings), Ok(settled));
        let bare = Meal { declared_costs: Some(settled), batch_servings: servings, ..meal(Vec::new()) };
        let found = cost(&bare, &Rules::default(), servings);
        for (said, shown) in [(declared.total_cost, found.total_cost), (declared.cost_per_serving, found.cost_per_serving)] {
            prop_assert!(said.is_none() || said == shown, "{:?} became {:?}", said, shown);
        }
        let parts = [found.ingredient_cost, found.labor_cost, found.overhead_cost, found.packaging_cost];
        let sum: i64 = parts.iter().flatten().map(|part| part.0).sum();
        if let (Some(total), Some(each)) = (found.total_cost, found.cost_per_serving) {
            let is_whole = parts.iter().all(Option::is_some);
            // Overhead that follows from a percentage is rounded by itself.
            let agrees = if is_whole { (total.0 - sum).abs() <= 1 } else { total.0 + servings / 2 + 1 >= sum };
            prop_assert!(agrees, "{:?}", found);
            prop_assert!((each.0 * servings - total.0).abs() * 2 <= servings + 1);
        }
    }

    #[test]
    fn nothing_panics_however_odd(
        meal in any_meal(odd()),
        rules in odd_rules(),
        extra in item(odd()),
        servings in odd(),
        low in odd(),
        high in odd(),
        own in option::of(odd()),
    ) {
        let own = Nutrients::from_fn(|_| own.map(Amount::from_thousandths));
        let meal = Meal { serving_size: Grams::from_thousandths(low), preparation_minutes: high, ..meal };
        let candidate = Candidate { most: Grams::from_thousandths(high), ..Candidate::new(IngredientId(line_id(9).0), Arc::new(extra)) };
        for size in &rules.sizes {
            nutrition(&meal, &rules, size);
        }
        cost(&meal, &rules, servings);
        amounts(&meal, &rules, rules.sizes.iter().map(|size| (size.code.as_str(), servings)));
        allergens(&meal);
        let bounds = Bounds { low: Percent::from_thousandths(low), high: Percent::from_thousandths(high) };
        for group in [TargetGroup::Toddler, TargetGroup::SeniorHigh] {
            balance(&meal, &rules, group, &own);
            advise(&meal, &rules, group, &[], &own, std::slice::from_ref(&candidate));
        }
        optimize_portions(&meal, &rules, TargetGroup::ALL, &own, bounds);
    }
}
