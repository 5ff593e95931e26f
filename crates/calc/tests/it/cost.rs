//! DOMAIN §6.

use calc::{Contradiction, Conversions, DeclaredCosts, Item, Line, Price, Rules, Sen, Unit, ceiling_status, cost};
use domain::{Basis, CeilingStatus, Factor, Grams, PurchaseUnit, Rupiah};

use crate::kitchen::{at, day, egg, grams, item, meal, quantity, rice};

#[test]
fn the_worked_example_comes_out_to_the_rupiah() {
    let meal = meal(vec![grams(80.0, rice()), grams(55.0, egg())]);
    let cost = cost(&meal, &Rules::default(), 1_000);
    let lines: Vec<_> = cost.lines.iter().map(|line| (line.cost, line.purchased_grams)).collect();
    let expected_grams = [Grams::whole(80), Grams::from_thousandths(61_111)];
    assert_eq!(lines, [(Some(Sen(120_000)), Some(expected_grams[0])), (Some(Sen(183_333)), Some(expected_grams[1]))]);
    assert_eq!(cost.ingredient_cost, Some(Rupiah(3_033_333)));
    assert_eq!(cost.labor_cost, Some(Rupiah(25_000)));
    assert_eq!(cost.overhead_cost, Some(Rupiah(455_000)));
    assert_eq!(cost.packaging_cost, Some(Rupiah(0)));
    assert_eq!(cost.total_cost, Some(Rupiah(3_513_333)));
    assert_eq!(cost.cost_per_serving, Some(Rupiah(3_513)));
    assert!(cost.complete && cost.missing.is_empty());
    assert_eq!(cost.as_of, Some(day(16)));
    let sizes: Vec<_> = cost.sizes.iter().map(|size| (size.size.as_str(), size.raw_food_cost, size.status)).collect();
    // 0.7 × 3,033.33 = 2,123.33.
    let under = Some(CeilingStatus::Under);
    assert_eq!(sizes, [("SMALL", Some(Rupiah(2_123)), under), ("LARGE", Some(Rupiah(3_033)), under)]);
}

#[test]
fn labour_is_for_the_batch_and_does_not_grow_with_it() {
    let meal = meal(vec![grams(80.0, rice())]);
    let rules = Rules { workers: 3, packaging_per_serving: Rupiah(250), ..Rules::default() };
    let (small, large) = (cost(&meal, &rules, 100), cost(&meal, &rules, 200));
    assert_eq!((small.labor_cost, large.labor_cost), (Some(Rupiah(75_000)), Some(Rupiah(75_000))));
    assert_eq!((small.ingredient_cost, large.ingredient_cost), (Some(Rupiah(120_000)), Some(Rupiah(240_000))));
    assert_eq!((small.packaging_cost, large.packaging_cost), (Some(Rupiah(25_000)), Some(Rupiah(50_000))));
    assert_eq!(small.total_cost, Some(Rupiah(120_000 + 75_000 + 18_000 + 25_000)));
    assert_eq!(small.cost_per_serving, Some(Rupiah(2_380)));
}

#[test]
fn a_sum_is_rounded_once() {
    // Three lines of a third of a rupiah: each shows 0.33, together they are one rupiah and not 0.99.
    let third = || Item { bdd: Some(domain::Percent::whole(30)), ..at(1_000, item("Sejumput", &[])) };
    let meal = meal((0..3).map(|_| grams(0.1, third())).collect());
    let cost = cost(&meal, &Rules::default(), 1);
    assert!(cost.lines.iter().all(|line| line.cost == Some(Sen(33))));
    assert_eq!(cost.ingredient_cost, Some(Rupiah(1)));
}

#[test]
fn what_has_no_price_is_named_and_never_nothing() {
    let unpriced = item("Kemangi", &[]);
    let by_the_piece = Item {
        price: Some(Price { per_unit: Rupiah(500), unit: PurchaseUnit::Piece, day: day(20) }),
        ..item("Jeruk", &[])
    };
    let cost =
        cost(&meal(vec![grams(80.0, rice()), grams(5.0, unpriced), grams(50.0, by_the_piece)]), &Rules::default(), 10);
    assert!(!cost.complete);
    assert_eq!(cost.missing, ["Kemangi", "Jeruk"]);
    assert_eq!(cost.lines[1].cost, None);
    assert_eq!((cost.lines[2].price_per_unit, cost.lines[2].cost), (Some(Rupiah(500)), None));
    assert_eq!(cost.ingredient_cost, Some(Rupiah(12_000)));
    // The piece's price was not used, so it does not date the cost.
    assert_eq!(cost.as_of, Some(day(16)));
}

#[test]
fn prices_by_litre_and_by_piece_go_through_the_weight() {
    let oil = Item {
        conversions: Conversions { density: Some(Factor::from_thousandths(900)), ..Conversions::default() },
        price: Some(Price { per_unit: Rupiah(18_000), unit: PurchaseUnit::Litre, day: day(3) }),
        ..item("Minyak", &[])
    };
    let mut by_the_piece = egg();
    by_the_piece.bdd = None;
    by_the_piece.price = Some(Price { per_unit: Rupiah(2_200), unit: PurchaseUnit::Piece, day: day(5) });
    let two = Line { unit: Unit::Piece, ..grams(2.0, by_the_piece) };
    let cost = cost(&meal(vec![grams(9.0, oil), two]), &Rules::default(), 1);
    assert_eq!(cost.lines[0].cost, Some(Sen(18_000)));
    assert_eq!((cost.lines[1].cost, cost.lines[1].purchased_grams), (Some(Sen(440_000)), Some(Grams::whole(110))));
    assert_eq!(cost.as_of, Some(day(5)));
}

#[test]
fn what_is_bought_is_not_divided_again_by_its_edible_share() {
    let bought = Line { basis: Basis::AsPurchased, ..grams(60.0, egg()) };
    let cost = cost(&meal(vec![bought]), &Rules::default(), 1);
    assert_eq!((cost.lines[0].purchased_grams, cost.lines[0].cost), (Some(Grams::whole(60)), Some(Sen(180_000))));
}

#[test]
fn a_size_may_have_quantities_of_its_own() {
    let mut own = grams(80.0, rice());
    own.size_quantities.insert("SMALL".to_owned(), quantity(70.0));
    let cost = cost(&meal(vec![own]), &Rules::default(), 1);
    assert_eq!((cost.sizes[0].raw_food_cost, cost.sizes[1].raw_food_cost), (Some(Rupiah(1_050)), Some(Rupiah(1_200))));
}

#[test]
fn the_ceiling_is_met_from_nine_tenths_to_the_whole() {
    let status = |cost| ceiling_status(Rupiah(cost), Rupiah(10_000));
    assert_eq!(status(8_999), CeilingStatus::Under);
    assert_eq!((status(9_000), status(10_000)), (CeilingStatus::On, CeilingStatus::On));
    assert_eq!(status(10_001), CeilingStatus::Over);
}

#[test]
fn a_menu_without_lines_has_the_costs_it_declares() {
    let mut bare = meal(Vec::new());
    let nothing = cost(&bare, &Rules::default(), 1_000);
    assert!(!nothing.complete, "no ingredient and nothing declared is not a cost of nothing");
    assert_eq!((nothing.ingredient_cost, nothing.total_cost, nothing.cost_per_serving), (None, None, None));
    assert_eq!((nothing.sizes[0].raw_food_cost, nothing.sizes[0].status), (None, None));
    bare.declared_costs = Some(DeclaredCosts { ingredient_cost: Some(Rupiah(8_000_000)), ..DeclaredCosts::default() });
    let half = cost(&bare, &Rules::default(), 500);
    assert!(half.complete);
    assert_eq!((half.ingredient_cost, half.overhead_cost), (Some(Rupiah(4_000_000)), Some(Rupiah(600_000))));
    assert_eq!(half.total_cost, Some(Rupiah(4_000_000 + 600_000 + 25_000)));
    assert_eq!((half.sizes[0].raw_food_cost, half.sizes[1].raw_food_cost), (Some(Rupiah(5_600)), Some(Rupiah(8_000))));
    // With lines the computed costs win.
    bare.lines = vec![grams(80.0, rice())];
    assert_eq!(cost(&bare, &Rules::default(), 500).ingredient_cost, Some(Rupiah(600_000)));
}

#[test]
fn tap_water_is_not_missing_a_price() {
    let water = Item { exempt: true, ..item("Air", &[]) };
    let meal = meal(vec![grams(80.0, rice()), grams(200.0, water)]);
    let cost = cost(&meal, &Rules::default(), 1);
    assert!(cost.complete);
    assert_eq!(cost.lines[1].cost, Some(Sen(0)));
}

#[test]
fn the_dearest_menu_that_can_be_entered_is_still_added_up_exactly() {
    let dearest = || grams(10_000.0, at(10_000_000_000, item("Saffron", &[])));
    let meal = meal((0..100).map(|_| dearest()).collect());
    let rules = Rules {
        overhead_percent: domain::Percent::whole(200),
        packaging_per_serving: Rupiah(10_000_000_000),
        labor_rate_per_hour: Rupiah(10_000_000_000),
        workers: 500,
        ..Rules::default()
    };
    let cost = cost(&meal, &rules, 100_000);
    assert_eq!(cost.ingredient_cost, Some(Rupiah(1_000_000_000_000_000_000)));
    let parts = [cost.ingredient_cost, cost.labor_cost, cost.overhead_cost, cost.packaging_cost];
    assert_eq!(cost.total_cost, Some(Rupiah(parts.into_iter().flatten().map(|part| part.0).sum())));
}

/// Costs as they are declared: ingredients, labour, overhead, packaging, the total, a serving.
fn declared(figures: [Option<i64>; 6]) -> DeclaredCosts {
    let [ingredient_cost, labor_cost, overhead_cost, packaging_cost, total_cost, cost_per_serving] =
        figures.map(|figure| figure.map(Rupiah));
    DeclaredCosts { ingredient_cost, labor_cost, overhead_cost, packaging_cost, total_cost, cost_per_serving }
}

#[test]
fn a_menu_declared_as_a_whole_does_not_know_its_parts() {
    let mut bare = meal(Vec::new());
    bare.declared_costs = Some(declared([None, None, None, None, None, Some(9_000)]));
    let whole = cost(&bare, &Rules::default(), 1_000);
    assert_eq!((whole.total_cost, whole.cost_per_serving), (Some(Rupiah(9_000_000)), Some(Rupiah(9_000))));
    assert_eq!((whole.ingredient_cost, whole.labor_cost, whole.sizes[1].raw_food_cost), (None, None, None));
    assert!(whole.complete);
    bare.declared_costs = Some(declared([Some(6_000_000), None, None, None, Some(7_000_001), None]));
    let part = cost(&bare, &Rules::default(), 1_000);
    assert_eq!((part.total_cost, part.cost_per_serving), (Some(Rupiah(7_000_001)), Some(Rupiah(7_000))));
    assert_eq!((part.ingredient_cost, part.overhead_cost), (Some(Rupiah(6_000_000)), None));
    assert_eq!(part.sizes[1].raw_food_cost, Some(Rupiah(6_000)));
}

#[test]
fn declared_costs_that_contradict_each_other_are_refused_with_what_would_be_right() {
    let refused = |figures| declared(figures).settled(1_000).err();
    assert_eq!(refused([Some(5), Some(4), Some(3), Some(2), Some(15), None]), Some(Contradiction::Total(Rupiah(14))));
    assert_eq!(refused([Some(5), None, None, None, Some(4), None]), Some(Contradiction::TotalTooSmall(Rupiah(5))));
    assert_eq!(refused([None, None, None, None, Some(9_500), Some(9)]), Some(Contradiction::PerServing(Rupiah(10))));
    let too_small = Some(Contradiction::PerServingTooSmall(Rupiah(9)));
    assert_eq!(refused([Some(9_000), None, None, None, None, Some(8)]), too_small);
}

#[test]
fn declared_costs_keep_only_what_does_not_follow() {
    let settled = |figures| declared(figures).settled(1_000).expect("no contradiction");
    let parts = [Some(5_000), Some(400), Some(90), Some(10)];
    let [food, labor, overhead, packaging] = parts;
    // 5.5 rupiah a serving are six.
    let all = settled([food, labor, overhead, packaging, Some(5_500), Some(6)]);
    assert_eq!(all, declared([food, labor, overhead, packaging, None, None]));
    assert_eq!(
        settled([food, None, None, None, Some(7_000), Some(7)]),
        declared([food, None, None, None, Some(7_000), None])
    );
    assert_eq!(settled([food, None, None, None, None, Some(7)]), declared([food, None, None, None, None, Some(7)]));
}

#[test]
fn beyond_what_money_can_hold_there_is_no_figure() {
    let gold = Item {
        price: Some(Price { per_unit: Rupiah(1_000_000_000_000), unit: PurchaseUnit::Gram, day: day(1) }),
        ..item("Emas", &[])
    };
    let much = meal(vec![grams(10_000.0, gold.clone()), grams(10_000.0, gold)]);
    let found = cost(&much, &Rules::default(), 100_000);
    assert_eq!((found.ingredient_cost, found.total_cost, found.overhead_cost), (None, None, None));
    assert!(found.complete, "every price is known");
    // One serving has room: 20 kg at Rp 1,000,000,000,000 a gram.
    assert_eq!(found.sizes[1].raw_food_cost, Some(Rupiah(20_000_000_000_000_000)));
    assert_eq!(cost(&much, &Rules::default(), 1).ingredient_cost, Some(Rupiah(20_000_000_000_000_000)));
}
