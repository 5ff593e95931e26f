//! What so many servings take (DOMAIN §2, §4).

use calc::{Conversions, Item, Line, Rules, Unit, amounts};
use domain::{Basis, Grams, Quantity};

use crate::kitchen::{egg, grams, item, meal, quantity, rice};

const DAY: [(&str, i64); 2] = [("SMALL", 1_200), ("LARGE", 1_800)];

#[test]
fn a_day_in_the_kitchen_comes_out_to_the_gram() {
    let mut eggs = Line { unit: Unit::Piece, ..grams(1.0, egg()) };
    eggs.size_quantities.insert("SMALL".to_owned(), quantity(1.0));
    let found = amounts(&meal(vec![grams(80.0, rice()), eggs]), &Rules::default(), DAY);
    // 1,200 × 0.7 × 80 g + 1,800 × 80 g.
    assert_eq!((found[0].edible, found[0].purchased), (Some(Grams::whole(211_200)), Some(Grams::whole(211_200))));
    // Every child gets a whole egg of 55 g, of which nine tenths are eaten.
    assert_eq!(found[1].quantity, Some(Quantity::whole(3_000)));
    assert_eq!(found[1].edible, Some(Grams::whole(165_000)));
    assert_eq!(found[1].purchased, Some(Grams::from_thousandths(183_333_333)));
}

#[test]
fn what_is_bought_loses_what_is_not_eaten() {
    let bought = Line { basis: Basis::AsPurchased, ..grams(100.0, egg()) };
    let found = amounts(&meal(vec![bought]), &Rules::default(), [("LARGE", 10)]);
    assert_eq!((found[0].edible, found[0].purchased), (Some(Grams::whole(900)), Some(Grams::whole(1_000))));
}

#[test]
fn a_unit_of_unknown_weight_has_a_quantity_and_no_grams() {
    let leaf = Item { conversions: Conversions::default(), ..item("Daun salam", &[]) };
    let leaves = Line { unit: Unit::Measure("lembar".to_owned()), ..grams(0.01, leaf) };
    let found = amounts(&meal(vec![leaves]), &Rules::default(), [("LARGE", 1_000), ("UNHEARD_OF", 5)]);
    assert_eq!((found[0].quantity, found[0].edible, found[0].purchased), (Some(Quantity::whole(10)), None, None));
}
