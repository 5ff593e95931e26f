//! DOMAIN §6.

use calc::{Conversions, DeclaredCosts, Item, Line, Price, Rules, Sen, Unit, ceiling_status, cost};
use domain::{Basis, CeilingStatus, Factor, Grams, PurchaseUnit, Rupiah};

use crate::kitchen::{at, day, egg, grams, item, meal, quantity, rice};

#[test]
fn the_worked_example_comes_out_to_the_rupiah() {
    let meal = meal(vec![grams(80.0, rice()), grams(55.0, egg())]);
    let cost = cost(&meal, &Rules::default(), 1_000);
    let lines: Vec<_> = cost.lines.iter().map(|line| (line.cost, line.purchased_grams)).collect();
    let expected_grams = [Grams::whole(80), Grams::from_thousandths(61_111)];
    assert_eq!(lines, [(Some(Sen(120_000)), Some(expected_grams[0])), (Some(Sen(183_333)), Some(expected_grams[1]))]);
    assert_eq!(cost.ingredient_cost, Rupiah(3_033_333));
    assert_eq!(cost.labor_cost, Rupiah(25_000));
    assert_eq!(cost.overhead_cost, Rupiah(455_000));
    assert_eq!(cost.packaging_cost, Rupiah(0));
    assert_eq!(cost.total_cost, Rupiah(3_513_333));
    assert_eq!(cost.cost_per_serving, Rupiah(3_513));
    assert!(cost.complete && cost.missing.is_empty());
    assert_eq!(cost.as_of, Some(day(16)));
    let sizes: Vec<_> = cost.sizes.iter().map(|size| (size.size.as_str(), size.raw_food_cost, size.status)).collect();
    // 0.7 × 3,033.33 = 2,123.33.
    let under = CeilingStatus::Under;
    assert_eq!(sizes, [("SMALL", Rupiah(2_123), under), ("LARGE", Rupiah(3_033), under)]);
}

#[test]
fn labour_is_for_the_batch_and_does_not_grow_with_it() {
    let meal = meal(vec![grams(80.0, rice())]);
    let rules = Rules { workers: 3, packaging_per_serving: Rupiah(250), ..Rules::default() };
    let (small, large) = (cost(&meal, &rules, 100), cost(&meal, &rules, 200));
    assert_eq!((small.labor_cost, large.labor_cost), (Rupiah(75_000), Rupiah(75_000)));
    assert_eq!((small.ingredient_cost, large.ingredient_cost), (Rupiah(120_000), Rupiah(240_000)));
    assert_eq!((small.packaging_cost, large.packaging_cost), (Rupiah(25_000), Rupiah(50_000)));
    assert_eq!(small.total_cost, Rupiah(120_000 + 75_000 + 18_000 + 25_000));
    assert_eq!(small.cost_per_serving, Rupiah(2_380));
}

#[test]
fn a_sum_is_rounded_once() {
    // Three lines of a third of a rupiah: each shows 0.33, together they are one rupiah and not 0.99.
    let third = || Item { bdd: Some(domain::Percent::whole(30)), ..at(1_000, item("Sejumput", &[])) };
    let meal = meal((0..3).map(|_| grams(0.1, third())).collect());
    let cost = cost(&meal, &Rules::default(), 1);
    assert!(cost.lines.iter().all(|line| line.cost == Some(Sen(33))));
    assert_eq!(cost.ingredient_cost, Rupiah(1));
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
    assert_eq!(cost.ingredient_cost, Rupiah(12_000));
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
    assert_eq!((cost.sizes[0].raw_food_cost, cost.sizes[1].raw_food_cost), (Rupiah(1_050), Rupiah(1_200)));
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
    bare.declared_costs = Some(DeclaredCosts { ingredient_cost: Some(Rupiah(8_000_000)), ..DeclaredCosts::default() });
    let half = cost(&bare, &Rules::default(), 500);
    assert!(half.complete);
    assert_eq!((half.ingredient_cost, half.overhead_cost), (Rupiah(4_000_000), Rupiah(600_000)));
    assert_eq!(half.total_cost, Rupiah(4_000_000 + 600_000 + 25_000));
    assert_eq!((half.sizes[0].raw_food_cost, half.sizes[1].raw_food_cost), (Rupiah(5_600), Rupiah(8_000)));
    // With lines the computed costs win.
    bare.lines = vec![grams(80.0, rice())];
    assert_eq!(cost(&bare, &Rules::default(), 500).ingredient_cost, Rupiah(600_000));
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
    assert_eq!(cost.ingredient_cost, Rupiah(1_000_000_000_000_000_000));
    let sum = cost.ingredient_cost.0 + cost.labor_cost.0 + cost.overhead_cost.0 + cost.packaging_cost.0;
    assert_eq!(cost.total_cost, Rupiah(sum));
}

#[test]
fn what_is_out_of_all_measure_stops_at_the_largest_figure() {
    let mut saffron = at(10_000_000_000, item("Saffron", &[]));
    saffron.price = saffron.price.map(|price| Price { unit: PurchaseUnit::Gram, ..price });
    saffron.bdd = Some(domain::Percent::from_thousandths(1));
    let cost = cost(&meal(vec![grams(10_000.0, saffron)]), &Rules::default(), 1_000_000);
    assert_eq!(cost.total_cost, Rupiah(i64::MAX));
    assert!(cost.lines[0].cost.is_some_and(|cost| cost.rounded() > Rupiah(0)));
}
