//! What has to be bought for the servings of many days.

use std::sync::Arc;

use calc::shopping::Needs;
use calc::{Conversions, Item, Meal, Rules, Unit};
use domain::{Basis, Factor, Grams, Percent, PurchaseUnit, Quantity, Rupiah};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::kitchen::{at, grams, item, meal, quantity};

fn needs(meal: &Meal, portions: &[(&str, i64)]) -> Needs<usize> {
    let mut needs = Needs::default();
    needs.add(meal, 0..meal.lines.len(), &Rules::default(), portions);
    needs
}

#[test]
fn a_day_buys_what_its_portions_weigh_with_peel_and_bone() {
    let egg = Item { bdd: Some(Percent::whole(90)), ..at(30_000, item("Telur", &[])) };
    let lunch = meal(vec![grams(80.0, at(15_000, item("Beras", &[]))), grams(55.0, egg)]);
    let needs = needs(&lunch, &[("SMALL", 100), ("LARGE", 200)]);
    let [rice, egg] = [0, 1].map(|at| needs.to_buy(&at, &lunch.lines[at].item, PurchaseUnit::Kilogram, None));
    // 100 × 56 + 200 × 80 g.
    assert_eq!(rice.purchased_grams, Some(Grams::whole(21_600)));
    assert_eq!((rice.quantity, rice.cost), (Some(Quantity::whole(22)), Some(Rupiah(330_000))));
    // (100 × 38.5 + 200 × 55) ÷ 0.9 = 16,500 g.
    assert_eq!((egg.purchased_grams, egg.quantity), (Some(Grams::whole(16_500)), Some(Quantity::whole(17))));
}

#[test]
fn stock_is_taken_off_and_no_further_than_to_nothing() {
    let rice = at(15_000, item("Beras", &[]));
    let lunch = meal(vec![grams(80.0, rice.clone())]);
    let needs = needs(&lunch, &[("LARGE", 100)]);
    let buy = |stock: f64| needs.to_buy(&0, &rice, PurchaseUnit::Kilogram, Some(quantity(stock)));
    assert_eq!((buy(2.55).to_buy, buy(2.55).cost), (Some(Quantity::whole(6)), Some(Rupiah(90_000))));
    assert_eq!((buy(9.0).to_buy, buy(9.0).cost), (Some(Quantity::ZERO), Some(Rupiah(0))));
    assert_eq!(buy(9.0).quantity, Some(Quantity::whole(8)));
}

#[test]
fn what_is_not_known_is_never_nothing() {
    let egg = Item { conversions: Conversions::default(), ..item("Telur", &[]) };
    let mut lunch = meal(vec![grams(55.0, egg.clone())]);
    let pieces = needs(&lunch, &[("LARGE", 10)]).to_buy(&0, &egg, PurchaseUnit::Piece, None);
    assert_eq!((pieces.purchased_grams, pieces.quantity), (Some(Grams::whole(550)), None));
    assert_eq!((pieces.to_buy, pieces.cost), (None, None));
    let unpriced = needs(&lunch, &[("LARGE", 10)]).to_buy(&0, &egg, PurchaseUnit::Kilogram, None);
    assert_eq!((unpriced.to_buy, unpriced.cost), (Some(Quantity::whole(1)), None));
    let unknown_size = needs(&lunch, &[("LARGE", 10), ("HUGE", 1)]).to_buy(&0, &egg, PurchaseUnit::Kilogram, None);
    assert_eq!(unknown_size.purchased_grams, None);
    lunch.lines[0].unit = Unit::Measure("butir".to_owned());
    let weightless = needs(&lunch, &[("LARGE", 10)]).to_buy(&0, &egg, PurchaseUnit::Kilogram, None);
    assert_eq!((weightless.purchased_grams, weightless.cost), (None, None));
    let water = Item { exempt: true, ..item("Air", &[]) };
    let soup = meal(vec![grams(200.0, water.clone())]);
    assert_eq!(needs(&soup, &[("LARGE", 10)]).to_buy(&0, &water, PurchaseUnit::Kilogram, None).cost, Some(Rupiah(0)));
}

/// A line of a food that is bought in whichever unit.
fn any_meal() -> impl Strategy<Value = Meal> {
    let line = (1_i64..500_000, 1_i64..=100_000, select(Basis::ALL), 1_i64..2_000, 1_i64..500_000);
    vec(line, 1..4).prop_map(|lines| {
        meal(
            lines
                .into_iter()
                .map(|(quantity, bdd, basis, density, piece)| {
                    let mut line = grams(1.0, at(15_000, item("x", &[])));
                    let mut item = Item::clone(&line.item);
                    item.bdd = Some(Percent::from_thousandths(bdd));
                    item.conversions.density = Some(Factor::from_thousandths(density));
                    item.conversions.piece = Some(Grams::from_thousandths(piece));
                    (line.item, line.quantity, line.basis) =
                        (Arc::new(item), Quantity::from_thousandths(quantity), basis);
                    line
                })
                .collect(),
        )
    })
}

proptest! {
    #[test]
    fn it_is_linear_in_the_portions_and_additive_over_days(
        meal in any_meal(), small in 0_i64..4_000, large in 0_i64..4_000, times in 1_i64..30,
    ) {
        let rules = Rules::default();
        let day = [("SMALL", small), ("LARGE", large)];
        let mut days = Needs::default();
        for _ in 0..times {
            days.add(&meal, 0..meal.lines.len(), &rules, &day);
        }
        let at_once = needs(&meal, &[("SMALL", small * times), ("LARGE", large * times)]);
        let again = needs(&meal, &[("LARGE", large * times), ("SMALL", small * times)]);
        for (at, line) in meal.lines.iter().enumerate() {
            for unit in PurchaseUnit::ALL {
                let buy = days.to_buy(&at, &line.item, *unit, None);
                prop_assert_eq!(buy, at_once.to_buy(&at, &line.item, *unit, None));
                prop_assert_eq!(buy, again.to_buy(&at, &line.item, *unit, None));
            }
        }
    }

    #[test]
    fn it_is_never_short_and_never_a_whole_unit_too_much(
        meal in any_meal(), large in 1_i64..4_000, stock in 0_i64..100_000_000,
    ) {
        let needs = needs(&meal, &[("LARGE", large)]);
        for (at, line) in meal.lines.iter().enumerate() {
            for unit in PurchaseUnit::ALL {
                let of_unit = line.item.conversions.grams_per(&(*unit).into()).expect("a weight").thousandths();
                let buy = needs.to_buy(&at, &line.item, *unit, Some(Quantity::from_thousandths(stock)));
                let (grams, quantity) = (buy.purchased_grams.expect("grams"), buy.quantity.expect("a quantity"));
                let weighs = |quantity: i64| i128::from(quantity) * i128::from(of_unit) / 1_000;
                prop_assert!(weighs(quantity.thousandths()) >= i128::from(grams.thousandths()));
                let less = quantity.thousandths() - 1_000;
                prop_assert!(weighs(less) <= i128::from(grams.thousandths()));
                prop_assert_eq!(quantity.thousandths() % 1_000, 0);
                let to_buy = buy.to_buy.expect("a quantity").thousandths();
                prop_assert!(to_buy >= 0 && to_buy + stock >= less && to_buy <= quantity.thousandths());
            }
        }
    }
}
