//! Wishes that cannot come true are answered with the rules that stand against each other, and by how much.

use calc::planner::{Conflict, LimitedStock, Measure, Outcome, Rule, Shortfall};
use domain::{Category, Grams, Rupiah};

use super::school::{Dish, Food, School, days, egg, food, food_id, school};

/// Rice, and proteins at so many ten thousands of rupiah a kilogram.
fn foods(proteins: &[i64]) -> Vec<Food> {
    let proteins = proteins.iter().map(|price| food(Category::Protein, *price, 9));
    std::iter::once(food(Category::Karbohidrat, 1, 5)).chain(proteins).collect()
}

/// 100 g of rice, Rp 1,000, and 50 g of a protein.
fn dish(protein: usize) -> Dish {
    vec![(0, 10), (protein, 5)]
}

fn dishes(count: usize) -> Vec<Dish> {
    (1..=count).map(dish).collect()
}

fn conflicts(school: &School) -> Vec<Conflict> {
    match school.plan() {
        Outcome::Impossible(conflicts) => conflicts,
        other => panic!("not impossible but {other:?}"),
    }
}

/// The rules of the only conflict.
fn the_conflict(school: &School) -> Vec<Shortfall> {
    let mut found = conflicts(school);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0).rules
}

fn short(rule: Rule, measure: Measure, asked: i64, possible: i64) -> Shortfall {
    Shortfall { rule, measure, asked, possible: Some(possible) }
}

fn large() -> Rule {
    Rule::Ceiling { size: "LARGE".to_owned() }
}

#[test]
fn pins_too_near_to_each_other() {
    let mut school = school(&foods(&[2, 2, 2]), &dishes(3), days(6));
    school.request.wishes.no_repeat_days = 3;
    let (first, second) = (school.request.days[1].date, school.request.days[3].date);
    school.request.days[1].pinned = Some(2);
    school.request.days[3].pinned = Some(2);
    let pin = |date| short(Rule::Pin { date }, Measure::Days, 1, 0);
    let expected = [short(Rule::NoRepeat, Measure::Days, 3, 2), pin(first), pin(second)];
    assert_eq!(the_conflict(&school), expected);
}

#[test]
fn a_pin_beside_the_same_protein_of_the_day_before_the_range() {
    let mut school = school(&foods(&[2, 2]), &[dish(1), vec![(0, 9), (1, 6)], dish(2)], days(4));
    school.request.wishes.protein_apart = true;
    school.request.days[0].is_context = true;
    school.request.days[0].pinned = Some(0);
    school.request.days[1].pinned = Some(1);
    let date = school.request.days[1].date;
    let expected = [short(Rule::ProteinApart, Measure::Days, 0, 1), short(Rule::Pin { date }, Measure::Days, 1, 0)];
    assert_eq!(the_conflict(&school), expected);
}

#[test]
fn too_few_menus_for_the_days_between_repeats() {
    let mut school = school(&foods(&[2; 9]), &dishes(9), days(20));
    school.request.wishes.no_repeat_days = 10;
    assert_eq!(the_conflict(&school), [short(Rule::NoRepeat, Measure::Days, 10, 9)]);
}

#[test]
fn a_distance_that_is_called_possible_is_no_longer_than_there_are_menus() {
    // Fourteen days without a repeat take fourteen menus, also where they begin in the middle of a week.
    let mut school = school(&foods(&[2; 12]), &dishes(12), days(20));
    school.request.wishes.no_repeat_days = 60;
    assert_eq!(the_conflict(&school), [short(Rule::NoRepeat, Measure::Days, 60, 12)]);
    school.request.wishes.no_repeat_days = 12;
    assert!(matches!(school.plan(), Outcome::Proposal(_)));
    // What the days before have taken is not there for the days after: two of twelve are left for eight days.
    for (day, menu) in (0..10).zip(0..) {
        (school.request.days[day].is_context, school.request.days[day].pinned) = (true, Some(menu));
    }
    school.request.days.truncate(18);
    school.request.wishes.no_repeat_days = 60;
    assert_eq!(the_conflict(&school), [short(Rule::NoRepeat, Measure::Days, 60, 12)]);
}

#[test]
fn the_same_protein_in_every_menu() {
    let same = (0..6).map(|tens| vec![(0, 10 + tens), (1, 5)]).collect::<Vec<_>>();
    let mut school = school(&foods(&[2]), &same, days(10));
    school.request.wishes.protein_apart = true;
    // Of ten days in a row five can have it.
    assert_eq!(the_conflict(&school), [short(Rule::ProteinApart, Measure::Days, 0, 5)]);
}

#[test]
fn the_cheapest_mean_above_the_ceiling() {
    // Two menus of Rp 2,000 and Rp 3,000 in turn.
    let mut school = school(&foods(&[2, 4, 9]), &dishes(3), days(4));
    school.request.wishes.ceilings = true;
    school.request.wishes.no_repeat_days = 2;
    school.request.rules.sizes[1].raw_food_ceiling = Rupiah(2_300);
    let expected = [short(Rule::NoRepeat, Measure::Days, 2, 1), short(large(), Measure::Rupiah, 2_300, 2_500)];
    assert_eq!(the_conflict(&school), expected);
    school.request.wishes.no_repeat_days = 1;
    school.request.rules.sizes[1].raw_food_ceiling = Rupiah(1_990);
    assert_eq!(the_conflict(&school), [short(large(), Measure::Rupiah, 1_990, 2_000)]);
}

#[test]
fn stock_that_is_short() {
    // Each day takes 50 g × (30 + 0.7 × 20) = 2,200 g of it.
    let mut school = school(&foods(&[2]), &dishes(1), days(5));
    school.request.wishes.limited_stock = vec![LimitedStock { ingredient: food_id(1), grams: Grams::whole(10_000) }];
    let rule = Rule::Stock { ingredient: food_id(1) };
    assert_eq!(the_conflict(&school), [short(rule, Measure::Grams, 10_000, 11_000)]);
}

#[test]
fn stock_that_is_short_by_less_than_it_is() {
    // Two days take 50 g × 0.7 each, 70 g; a share of 1.9 g is not one of 1 g.
    let mut school = school(&foods(&[2]), &[vec![(0, 10), (1, 5)]], days(2));
    for day in &mut school.request.days {
        day.portions = [("SMALL".to_owned(), 1)].into();
    }
    school.request.wishes.limited_stock =
        vec![LimitedStock { ingredient: food_id(1), grams: Grams::from_thousandths(1_900) }];
    let rule = Rule::Stock { ingredient: food_id(1) };
    assert_eq!(the_conflict(&school), [short(rule, Measure::Grams, 1, 70)]);
}

#[test]
fn no_menu_left_without_the_allergen_or_sure_to_be() {
    let mut with_egg = foods(&[2, 2]);
    with_egg[1].allergens = Some(egg());
    with_egg[2].allergens = None;
    let mut school = school(&with_egg, &dishes(2), days(3));
    school.request.wishes.avoid = egg();
    assert_eq!(the_conflict(&school), [short(Rule::Allergens, Measure::Days, 0, 3)]);
}

#[test]
fn menus_that_nobody_knows_the_cost_of() {
    let mut school = school(&foods(&[2, 0, 0]), &dishes(3), days(4));
    school.request.wishes.no_repeat_days = 2;
    let expected = [short(Rule::KnownCost, Measure::Days, 0, 2), short(Rule::NoRepeat, Measure::Days, 2, 1)];
    assert_eq!(the_conflict(&school), expected);
}

#[test]
fn a_pin_that_is_too_dear() {
    let mut school = school(&foods(&[2, 9]), &dishes(2), days(2));
    school.request.wishes.ceilings = true;
    school.request.rules.sizes[1].raw_food_ceiling = Rupiah(3_000);
    school.request.days[0].pinned = Some(1);
    let date = school.request.days[0].date;
    let found = the_conflict(&school);
    assert!(found.contains(&short(large(), Measure::Rupiah, 3_000, 3_750)), "{found:?}");
    assert!(found.contains(&short(Rule::Pin { date }, Measure::Days, 1, 0)), "{found:?}");
}

#[test]
fn two_troubles_that_have_nothing_to_do_with_each_other() {
    let mut school = school(&foods(&[2, 4]), &dishes(2), days(6));
    school.request.wishes.no_repeat_days = 3;
    school.request.wishes.ceilings = true;
    school.request.rules.sizes[1].raw_food_ceiling = Rupiah(1_500);
    let found = conflicts(&school);
    let rules: Vec<Vec<&Rule>> =
        found.iter().map(|conflict| conflict.rules.iter().map(|of| &of.rule).collect()).collect();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(rules.contains(&vec![&Rule::NoRepeat]) && rules.contains(&vec![&large()]), "{rules:?}");
}

#[test]
fn no_menus_at_all() {
    let mut school = school(&foods(&[2]), &dishes(1), days(2));
    school.request.menus.clear();
    school.request.days[0].pinned = Some(0);
    assert_eq!(the_conflict(&school), []);
}

#[test]
fn what_is_not_found_is_not_called_impossible() {
    // There is enough of each for a day and a half; whole days do not come out so.
    let mut school = school(&foods(&[2, 2]), &dishes(2), days(3));
    let limit = |food| LimitedStock { ingredient: food_id(food), grams: Grams::whole(3_300) };
    school.request.wishes.limited_stock = vec![limit(1), limit(2)];
    let found = school.plan();
    let Outcome::NotFound(remaining) = &found else { panic!("{found:?}") };
    let of = |food| short(Rule::Stock { ingredient: food_id(food) }, Measure::Grams, 3_300, 4_400);
    assert!(*remaining == [of(1)] || *remaining == [of(2)], "{found:?}");
}
