//! DOMAIN §7. Every own target is 1,000, so that a lunch's share is 300…350 of everything.

use calc::{GroupBalance, Item, Line, NutrientBalance, Rules, balance};
use domain::{Amount, BandStatus, Nutrient, Nutrients, Percent, TargetGroup, Verdict};

use crate::kitchen::{amount, grams, item, line_id, meal, quantity};

fn thousand() -> Nutrients<Option<Amount>> {
    Nutrients::from_fn(|_| Some(Amount::whole(1_000)))
}

fn judge(lines: Vec<Line>) -> GroupBalance {
    balance(&meal(lines), &Rules::default(), TargetGroup::JuniorHigh, &thousand())
}

/// A hundred grams of something that holds 320 of everything but for these.
fn plain(but: &[(Nutrient, f64)]) -> Item {
    let mut of_menu: Vec<(Nutrient, f64)> = Nutrient::of_menu().iter().map(|nutrient| (*nutrient, 320.0)).collect();
    of_menu.extend(but);
    item("Semua", &of_menu)
}

fn with(but: &[(Nutrient, f64)]) -> GroupBalance {
    judge(vec![grams(100.0, plain(but))])
}

fn of(balance: &GroupBalance, nutrient: Nutrient) -> &NutrientBalance {
    balance.nutrients.iter().find(|found| found.nutrient == nutrient).expect("one of the ten")
}

fn status(nutrient: Nutrient, value: f64) -> BandStatus {
    of(&with(&[(nutrient, value)]), nutrient).status
}

#[test]
fn all_inside_is_a_hundred() {
    let found = with(&[]);
    assert_eq!((found.score, found.verdict), (Some(Amount::whole(100)), Verdict::Balanced));
    assert_eq!((found.size.as_str(), found.nutrients.len(), found.not_judged.len()), ("LARGE", 10, 0));
    let protein = of(&found, Nutrient::Protein);
    assert_eq!((protein.lo, protein.hi), (Some(Amount::whole(300)), None));
    assert_eq!((protein.percent_of_target, protein.judged), (Some(Percent::whole(32)), true));
    let sodium = of(&found, Nutrient::Sodium);
    assert_eq!((sodium.lo, sodium.hi), (None, Some(Amount::whole(350))));
    let calories = of(&found, Nutrient::Calories);
    assert_eq!((calories.lo, calories.hi), (Some(Amount::whole(300)), Some(Amount::whole(350))));
}

#[test]
fn bands_have_a_tenth_of_tolerance_and_floors_and_ceilings_none() {
    use BandStatus::{Above, Below, Within};
    for band in [Nutrient::Calories, Nutrient::Carbohydrates, Nutrient::Fat] {
        let found = [269.999, 270.0, 385.0, 385.001].map(|value| status(band, value));
        assert_eq!(found, [Below, Within, Within, Above], "{band}");
    }
    for floor in [Nutrient::Protein, Nutrient::Fiber, Nutrient::Iron, Nutrient::VitaminC] {
        assert_eq!([299.999, 300.0, 9_000.0].map(|value| status(floor, value)), [Below, Within, Within], "{floor}");
    }
    assert_eq!([0.0, 350.0, 350.001].map(|value| status(Nutrient::Sodium, value)), [Within, Within, Above]);
}

#[test]
fn adequacy_by_hand() {
    let score = |but: &[(Nutrient, f64)]| with(but).score.map(Amount::thousandths);
    // Energy at 135 of 270: half of weight 3 is lost of 15.
    assert_eq!(score(&[(Nutrient::Calories, 135.0)]), Some(90_000));
    // Energy at twice 385.
    assert_eq!(score(&[(Nutrient::Calories, 770.0)]), Some(90_000));
    // Protein at a third of its floor loses 2 of 15: 86.67.
    assert_eq!(score(&[(Nutrient::Protein, 100.0)]), Some(86_700));
    // Sodium at four times its ceiling loses 0.75 of 15.
    assert_eq!(score(&[(Nutrient::Sodium, 1_400.0)]), Some(95_000));
    // No iron loses 2 of 15.
    assert_eq!(score(&[(Nutrient::Iron, 0.0)]), Some(86_700));
}

#[test]
fn verdicts_turn_exactly_at_ninety_and_seventy() {
    let verdict = |but: &[(Nutrient, f64)]| (with(but).verdict, with(but).score);
    assert_eq!(verdict(&[(Nutrient::Iron, 75.0)]), (Verdict::Balanced, Some(amount(90.0))));
    // 89.9999… is not ninety, and does not show as ninety.
    assert_eq!(verdict(&[(Nutrient::Iron, 74.999)]), (Verdict::NeedsImprovement, Some(amount(89.9))));
    let poor = [(Nutrient::Iron, 0.0), (Nutrient::VitaminA, 0.0), (Nutrient::VitaminC, 0.0)];
    let and_fiber = |value| [&poor[..], &[(Nutrient::Fiber, value)]].concat();
    assert_eq!(verdict(&and_fiber(150.0)), (Verdict::NeedsImprovement, Some(amount(70.0))));
    assert_eq!(verdict(&and_fiber(149.999)), (Verdict::Unbalanced, Some(amount(69.9))));
}

#[test]
fn energy_or_protein_below_is_never_balanced() {
    for nutrient in [Nutrient::Calories, Nutrient::Protein] {
        let found = with(&[(nutrient, 269.999)]);
        assert_eq!(found.verdict, Verdict::NeedsImprovement, "{nutrient}");
        assert!(found.score > Some(Amount::whole(90)));
    }
    assert_eq!(with(&[(Nutrient::Calories, 386.0)]).verdict, Verdict::Balanced);
    // Never a hundred when something is missing.
    assert_eq!(with(&[(Nutrient::VitaminC, 299.999)]).score, Some(amount(99.9)));
}

#[test]
fn four_fifths_of_the_weight_are_enough_to_judge_by() {
    let blind = |nutrient| {
        let mut item = plain(&[]);
        item.nutrients[nutrient] = None;
        item
    };
    let enough = judge(vec![grams(80.0, plain(&[])), grams(20.0, blind(Nutrient::Iron))]);
    assert!(of(&enough, Nutrient::Iron).judged);
    assert_eq!(
        (of(&enough, Nutrient::Iron).coverage, of(&enough, Nutrient::Iron).status),
        (amount(0.8), BandStatus::Below)
    );
    let too_little = judge(vec![grams(79.999, plain(&[])), grams(20.001, blind(Nutrient::Iron))]);
    assert!(!of(&too_little, Nutrient::Iron).judged);
    assert_eq!(of(&too_little, Nutrient::Iron).coverage, amount(0.799));
    assert_eq!(too_little.not_judged, [Nutrient::Iron]);
    // What is not judged does not count: the rest is perfect.
    assert_eq!((too_little.score, too_little.verdict), (Some(Amount::whole(100)), Verdict::Balanced));
    let no_protein = judge(vec![grams(100.0, blind(Nutrient::Protein))]);
    assert_eq!(no_protein.verdict, Verdict::NotJudged);
    assert_eq!(
        (of(&no_protein, Nutrient::Protein).status, of(&no_protein, Nutrient::Protein).value),
        (BandStatus::NoData, None)
    );
    let empty = judge(Vec::new());
    assert_eq!((empty.score, empty.verdict, empty.not_judged.len()), (None, Verdict::NotJudged, 10));
}

#[test]
fn a_group_is_judged_by_the_grams_of_its_size() {
    let mut own = grams(100.0, plain(&[]));
    let rules = Rules::default();
    let small = |line: &Line| balance(&meal(vec![line.clone()]), &rules, TargetGroup::Toddler, &thousand());
    assert_eq!(of(&small(&own), Nutrient::Protein).value, Some(amount(224.0)));
    assert_eq!(small(&own).size, "SMALL");
    own.size_quantities.insert("SMALL".to_owned(), quantity(90.0));
    assert_eq!(of(&small(&own), Nutrient::Protein).value, Some(amount(288.0)));
    // A group that no size names gets the reference size.
    let sizes = rules.sizes.iter().cloned().map(|size| calc::Size { target_groups: Vec::new(), ..size }).collect();
    let unnamed = Rules { sizes, ..Rules::default() };
    assert_eq!(balance(&meal(Vec::new()), &unnamed, TargetGroup::Toddler, &thousand()).size, "LARGE");
}

#[test]
fn the_akg_stands_where_the_program_has_no_target_of_its_own() {
    let mut own = Nutrients::default();
    own[Nutrient::Iron] = Some(Amount::whole(20));
    let found = balance(&meal(vec![grams(100.0, plain(&[]))]), &Rules::default(), TargetGroup::JuniorHigh, &own);
    // The mean of 2,400 and 2,050 kcal is 2,225; of 34 and 29 g fibre 31.5.
    assert_eq!(
        (of(&found, Nutrient::Calories).lo, of(&found, Nutrient::Calories).hi),
        (Some(amount(667.5)), Some(amount(778.75)))
    );
    assert_eq!(of(&found, Nutrient::Fiber).lo, Some(amount(9.45)));
    assert_eq!(of(&found, Nutrient::Iron).lo, Some(amount(6.0)));
}

#[test]
fn the_three_lines_that_bring_most_are_named() {
    let of_iron = |name: &str, value| item(name, &[(Nutrient::Iron, value)]);
    let lines = [("A", 1.0), ("B", 4.0), ("C", 3.0), ("D", 2.0)];
    let found = judge(lines.into_iter().map(|(name, value)| grams(100.0, of_iron(name, value))).collect());
    let iron = &of(&found, Nutrient::Iron).contributors;
    let named: Vec<_> = iron.iter().map(|line| (line.name.as_str(), line.amount, line.share)).collect();
    let expected = [("B", 4.0, 40), ("C", 3.0, 30), ("D", 2.0, 20)];
    assert_eq!(named, expected.map(|(name, value, share)| (name, amount(value), Percent::whole(share))));
    assert_eq!(iron[0].line_id, line_id(2));
    assert!(of(&found, Nutrient::Fat).contributors.is_empty());
}
