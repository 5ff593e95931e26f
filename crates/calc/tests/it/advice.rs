//! Advice: few steps, each worth its rupiah.

use std::sync::Arc;

use calc::{Advice, Candidate, Item, Meal, Rules, Step, advise, balance};
use domain::{Grams, IngredientId, Nutrient, Nutrients, TargetGroup};

use crate::kitchen::{at, egg, grams, item, line_id, meal, rice, salt, spinach, taken, tempeh};

fn candidates(items: Vec<Item>) -> Vec<Candidate> {
    let id = |number: usize| format!("00000000-0000-7000-9000-{number:012x}").parse::<IngredientId>().expect("an id");
    items.into_iter().enumerate().map(|(at, item)| Candidate::new(id(at), Arc::new(item))).collect()
}

fn guava() -> Item {
    at(
        15_000,
        item(
            "Jambu biji",
            &[
                (Nutrient::Calories, 49.0),
                (Nutrient::Carbohydrates, 12.2),
                (Nutrient::Fiber, 2.4),
                (Nutrient::VitaminC, 87.0),
            ],
        ),
    )
}

fn ask(meal: &Meal, items: Vec<Item>) -> Option<Advice> {
    advise(meal, &Rules::default(), TargetGroup::Elementary4To6, &[], &Nutrients::default(), &candidates(items))
}

fn score(meal: &Meal) -> Option<domain::Amount> {
    balance(meal, &Rules::default(), TargetGroup::Elementary4To6, &Nutrients::default()).score
}

fn poor() -> Meal {
    meal(vec![grams(120.0, rice()), grams(60.0, egg()), grams(50.0, tempeh()), grams(2.0, salt())])
}

#[test]
fn a_lunch_without_greens_is_advised_greens() {
    let offered = candidates(vec![spinach(), guava(), salt()]);
    let advice = advise(&poor(), &Rules::default(), TargetGroup::Elementary4To6, &[], &Nutrients::default(), &offered)
        .expect("advice");
    assert!(!advice.steps.is_empty() && advice.steps.len() <= 3 && !advice.helps.is_empty());
    let added: Vec<&str> = advice
        .steps
        .iter()
        .filter_map(|step| match step {
            Step::Add { name, grams, size_grams, .. } => {
                assert!(*grams > Grams::ZERO && *grams <= Grams::whole(100) && grams.thousandths() % 5_000 == 0);
                assert_eq!(grams, size_grams);
                Some(name.as_str())
            }
            Step::Change(_) => None,
        })
        .collect();
    assert!(added.contains(&"Bayam"), "{advice:?}");
    // It reaches what it says, at the price that it says.
    let after = taken(&poor(), &advice, &offered);
    assert_eq!((Some(advice.before), Some(advice.after)), (score(&poor()), score(&after)));
    assert!(advice.after > advice.before);
    let raw_food = |meal: &Meal| calc::cost(meal, &Rules::default(), 1).ingredient_cost.expect("priced").0;
    assert!((raw_food(&after) - raw_food(&poor()) - advice.cost.0).abs() <= 1);
}

#[test]
fn a_salty_lunch_is_advised_less_salt() {
    let mut salty = poor();
    salty.lines[3].quantity = domain::Quantity::whole(6);
    let advice = ask(&salty, Vec::new()).expect("advice");
    assert!(
        advice.steps.iter().any(
            |step| matches!(step, Step::Change(change) if change.line_id == line_id(4) && change.to < change.from)
        )
    );
}

#[test]
fn a_food_that_makes_it_worse_or_that_nobody_can_price_is_not_advised() {
    let unpriced = Item { price: None, ..spinach() };
    let unknown = at(1_000, Item { name: "Serbuk".to_owned(), ..Item::default() });
    let coarse = at(1_000, Item { name: "Garam kasar".to_owned(), ..salt() });
    let steps = ask(&poor(), vec![unpriced, unknown, coarse]).map_or_else(Vec::new, |advice| advice.steps);
    assert!(steps.iter().all(|step| matches!(step, Step::Change(_))), "{steps:?}");
}

#[test]
fn advice_keeps_under_the_ceiling() {
    let dear = at(900_000, Item { name: "Bayam emas".to_owned(), ..spinach() });
    let mut rules = Rules::default();
    for size in &mut rules.sizes {
        size.raw_food_ceiling = domain::Rupiah(6_000);
    }
    let advice =
        advise(&poor(), &rules, TargetGroup::Elementary4To6, &[], &Nutrients::default(), &candidates(vec![dear]));
    let before = calc::cost(&poor(), &rules, 1).sizes[1].raw_food_cost.expect("priced").0;
    assert!(before < 6_000, "{before}");
    assert!(advice.is_none_or(|advice| before + advice.cost.0 <= 6_001));
}

#[test]
fn a_menu_without_lines_or_without_a_shortfall_needs_no_advice() {
    assert!(ask(&meal(Vec::new()), vec![spinach()]).is_none());
    let all: Vec<_> = Nutrient::of_menu().iter().map(|nutrient| (*nutrient, 320.0)).collect();
    let thousand = Nutrients::from_fn(|_| Some(domain::Amount::whole(1_000)));
    let good = meal(vec![grams(100.0, at(10_000, item("Semua", &all)))]);
    let found = advise(&good, &Rules::default(), TargetGroup::JuniorHigh, &[], &thousand, &candidates(vec![spinach()]));
    assert!(found.is_none());
}

#[test]
fn a_step_that_reveals_a_want_is_replaced_by_one_that_fills_it() {
    // Tofu's vitamin C is not known, so a third of the plate is blind to it. Much of a food without any would bring
    // it to light, at nothing; guava brings it to light as well, and is full of it.
    let mut tofu = item("Tahu", &[(Nutrient::Calories, 80.0), (Nutrient::Protein, 10.9)]);
    tofu.nutrients[Nutrient::VitaminC] = None;
    let blind = meal(vec![grams(90.0, rice()), grams(50.0, egg()), grams(50.0, at(13_000, tofu))]);
    let before = balance(&blind, &Rules::default(), TargetGroup::Elementary4To6, &Nutrients::default());
    assert_eq!(before.not_judged, [Nutrient::VitaminC]);
    let advice = ask(&blind, vec![guava()]).expect("advice");
    assert!(Some(advice.after) > before.score);
}
