//! DOMAIN §8, portions.

use calc::{Bounds, Item, Line, Meal, PortionPlan, Rules, Unit, balance, optimize_portions, shortfalls};
use domain::{BandStatus, Grams, Nutrient, Nutrients, Percent, TargetGroup};

use crate::kitchen::{amount, at, egg, grams, item, line_id, meal, quantity, rice, salt, spinach, tempeh};

fn lunch() -> Meal {
    meal(vec![
        grams(90.0, rice()),
        grams(40.0, egg()),
        grams(40.0, tempeh()),
        grams(40.0, spinach()),
        grams(3.0, salt()),
    ])
}

fn propose(meal: &Meal, groups: &[TargetGroup]) -> PortionPlan {
    optimize_portions(meal, &Rules::default(), groups, &Nutrients::default(), Bounds::default())
}

#[test]
fn other_grams_bring_a_poor_lunch_nearer_to_its_bands() {
    let groups = [TargetGroup::Elementary1To3, TargetGroup::Elementary4To6];
    let plan = propose(&lunch(), &groups);
    assert!(!plan.changes.is_empty());
    for pair in &plan.balances {
        assert!(pair.after.score > pair.before.score, "{:?} → {:?}", pair.before.score, pair.after.score);
    }
    // Too salty: as little salt as the bounds allow, in whole grams.
    let salted = plan.changes.iter().find(|change| change.line_id == line_id(5)).expect("salt changes");
    assert_eq!(salted.to_grams, Grams::whole(2));
    for change in &plan.changes {
        let step = if change.from_grams < Grams::whole(20) { 1_000 } else { 5_000 };
        assert_eq!(change.to_grams.thousandths() % step, 0, "{change:?}");
        assert!(change.to.thousandths() * 2 >= change.from.thousandths());
        assert!(change.to.thousandths() * 2 <= change.from.thousandths() * 3);
    }
    assert_eq!(plan.costs.len(), 2);
}

#[test]
fn what_cannot_be_reached_is_named_with_what_is_missing() {
    let meal = meal(vec![grams(100.0, rice())]);
    let plan = propose(&meal, &[TargetGroup::Elementary4To6]);
    let missing = plan.shortfalls.iter().find(|of| of.nutrient == Nutrient::VitaminC).expect("rice has none");
    // Three tenths of 50 mg.
    assert_eq!((missing.status, missing.amount, missing.unit), (BandStatus::Below, amount(15.0), "mg"));
    assert_eq!(
        plan.shortfalls,
        shortfalls(&plan.meal, &Rules::default(), TargetGroup::Elementary4To6, &Nutrients::default())
    );
}

#[test]
fn a_menu_that_has_all_it_needs_is_made_cheaper_and_stays_good() {
    // Two foods alike, one four times as dear: the dear one gives way.
    let all: Vec<_> = Nutrient::of_menu().iter().map(|nutrient| (*nutrient, 160.0)).collect();
    let thousand = Nutrients::from_fn(|_| Some(amount(1_000.0)));
    let meal = meal(vec![grams(100.0, at(10_000, item("Murah", &all))), grams(100.0, at(40_000, item("Mahal", &all)))]);
    let group = TargetGroup::JuniorHigh;
    let plan = optimize_portions(&meal, &Rules::default(), &[group], &thousand, Bounds::default());
    let to: Vec<_> = plan.meal.lines.iter().map(|line| line.quantity).collect();
    // 187.5 g would do: floors of 300 at 1.6 a gram, in steps of 5 g.
    assert_eq!(to, [quantity(140.0), quantity(50.0)]);
    assert_eq!(plan.balances[0].after.score, Some(amount(100.0)));
    assert!(plan.costs[1].after < plan.costs[1].before);
}

#[test]
fn one_quantity_moves_every_size_and_an_own_one_moves_alone() {
    let mut lunch = lunch();
    lunch.lines[0].size_quantities.insert("SMALL".to_owned(), quantity(30.0));
    let plan = propose(&lunch, &[TargetGroup::Elementary1To3, TargetGroup::JuniorHigh]);
    let rice: Vec<_> = plan.changes.iter().filter(|change| change.line_id == line_id(1)).collect();
    assert!(
        rice.iter().any(|change| change.size.as_deref() == Some("SMALL") && change.to == quantity(45.0)),
        "{rice:?}"
    );
    assert!(rice.iter().any(|change| change.size.is_none()), "{rice:?}");
    assert!(plan.meal.lines[1].size_quantities.is_empty());
}

#[test]
fn pieces_move_by_halves() {
    let eggs = Line { unit: Unit::Piece, ..grams(1.0, egg()) };
    let plan = propose(&meal(vec![eggs, grams(60.0, rice())]), &[TargetGroup::JuniorHigh]);
    let change = &plan.changes[0];
    assert_eq!((change.to, change.to_grams), (quantity(1.5), Grams::from_thousandths(82_500)));
}

#[test]
fn what_cannot_be_reckoned_stays_as_it_is() {
    let unpriced = Item { price: None, ..tempeh() };
    let unlinked = at(90_000, Item { name: "Bumbu".to_owned(), bdd: Some(Percent::whole(100)), ..Item::default() });
    let water = Item { exempt: true, ..at(1_000, item("Air", &[])) };
    let lines = vec![grams(50.0, rice()), grams(50.0, unpriced), grams(10.0, unlinked), grams(100.0, water)];
    let plan = propose(&meal(lines), &[TargetGroup::JuniorHigh]);
    assert_eq!(plan.changes.iter().map(|change| change.line_id).collect::<Vec<_>>(), [line_id(1)]);
}

#[test]
fn nothing_to_judge_is_nothing_to_change() {
    assert!(propose(&lunch(), &[]).changes.is_empty());
    let empty = propose(&meal(Vec::new()), &[TargetGroup::Toddler]);
    assert!(empty.changes.is_empty() && empty.shortfalls.is_empty());
    let fixed = Bounds { low: Percent::whole(100), high: Percent::whole(100) };
    let plan = optimize_portions(&lunch(), &Rules::default(), &[TargetGroup::Toddler], &Nutrients::default(), fixed);
    assert!(plan.changes.is_empty());
    assert_eq!(
        plan.balances[0].after,
        balance(&lunch(), &Rules::default(), TargetGroup::Toddler, &Nutrients::default())
    );
}
