//! DOMAIN §4 and §5.

use calc::{Conversions, Item, Line, Measure, Nutrition, Rules, Unit, allergens, flag, nutrition};
use domain::{
    Allergen, Allergens, Amount, Basis, CookingMethod, Grams, Nutrient, Nutrients, NutritionSource, Percent,
    RetentionGroup,
};

use crate::kitchen::{amount, egg, grams, item, line_id, meal, quantity, rice, size, spinach};

fn of(lines: Vec<Line>) -> Nutrition {
    let rules = Rules::default();
    nutrition(&meal(lines), &rules, rules.reference())
}

fn without(nutrient: Nutrient, mut item: Item) -> Item {
    item.nutrients[nutrient] = None;
    item
}

#[test]
fn totals_are_exact_and_rounded_once() {
    let found = of(vec![grams(80.0, rice()), grams(55.0, egg())]);
    // 0.8 × 357 + 0.55 × 154 = 285.6 + 84.7.
    assert_eq!(found.nutrients[Nutrient::Calories].value, Some(amount(370.3)));
    assert_eq!(found.nutrients[Nutrient::Calories].coverage, Amount::whole(1));
    // A true zero is a figure.
    assert_eq!(found.nutrients[Nutrient::VitaminC].value, Some(Amount::ZERO));
    assert_eq!((found.size.as_str(), found.source), ("LARGE", NutritionSource::Computed));
    let weight = found.weight.expect("there are lines");
    // Rice weighs two and a half times as much when cooked.
    assert_eq!(
        (weight.edible, weight.cooked, weight.declared),
        (Grams::whole(135), Grams::whole(255), Grams::whole(400))
    );
    assert!(!weight.ok);

    // Three times 0.0004 g shows as 0 in each line and as 0.001 in the total.
    let trace = || grams(0.4, item("Sejumput", &[(Nutrient::Iron, 0.1)]));
    let found = of(vec![trace(), trace(), trace()]);
    assert!(found.lines.iter().all(|line| line.nutrients[Nutrient::Iron] == Some(Amount::ZERO)));
    assert_eq!(found.nutrients[Nutrient::Iron].value, Some(amount(0.001)));
}

#[test]
fn missing_is_not_zero() {
    let found = of(vec![grams(80.0, rice()), grams(20.0, without(Nutrient::Iron, spinach()))]);
    let iron = found.nutrients[Nutrient::Iron];
    assert_eq!((iron.value, iron.coverage), (Some(amount(1.44)), amount(0.8)));
    assert_eq!(found.lines[1].nutrients[Nutrient::Iron], None);

    let nothing = of(vec![grams(80.0, without(Nutrient::Iron, rice()))]);
    assert_eq!(nothing.nutrients[Nutrient::Iron].value, None);
    assert_eq!(nothing.nutrients[Nutrient::Iron].coverage, Amount::ZERO);
}

#[test]
fn an_ingredient_without_a_food_lowers_every_coverage_and_water_none() {
    let unlinked = Item { name: "Bumbu racik".to_owned(), bdd: Some(Percent::whole(100)), ..Item::default() };
    let water = Item { name: "Air".to_owned(), exempt: true, ..Item::default() };
    let found = of(vec![grams(75.0, rice()), grams(25.0, unlinked), grams(300.0, water)]);
    for (nutrient, total) in found.nutrients.iter() {
        assert_eq!(total.coverage, amount(0.75), "{nutrient}");
    }
    assert_eq!(found.lines[1].flags, [flag::NO_FOOD_DATA]);
    assert!(found.lines[2].flags.is_empty());
    assert_eq!(found.lines[2].edible_grams, Some(Grams::whole(300)));
}

#[test]
fn a_coverage_shown_never_says_more_than_there_is() {
    let nearly = of(vec![grams(999.99, rice()), grams(0.01, without(Nutrient::Iron, rice()))]);
    assert_eq!(nearly.nutrients[Nutrient::Iron].coverage, amount(0.999));
    let hardly = of(vec![grams(0.01, rice()), grams(999.99, without(Nutrient::Iron, rice()))]);
    assert_eq!(hardly.nutrients[Nutrient::Iron].coverage, amount(0.001));
    assert!(hardly.nutrients[Nutrient::Iron].value.is_some());
    let two_thirds = of(vec![grams(20.0, rice()), grams(10.0, without(Nutrient::Iron, rice()))]);
    assert_eq!(two_thirds.nutrients[Nutrient::Iron].coverage, amount(0.667));
}

#[test]
fn bought_grams_count_by_their_edible_share() {
    let bought = Line { basis: Basis::AsPurchased, ..grams(100.0, egg()) };
    let found = of(vec![bought]);
    assert_eq!(found.lines[0].edible_grams, Some(Grams::whole(90)));
    assert_eq!(found.nutrients[Nutrient::Calories].value, Some(amount(138.6)));

    let unknown = Line { basis: Basis::AsPurchased, ..grams(100.0, Item { bdd: None, ..egg() }) };
    let found = of(vec![unknown]);
    assert_eq!(found.lines[0].edible_grams, Some(Grams::whole(100)));
    assert_eq!(found.lines[0].flags, [flag::BDD_UNKNOWN]);
}

#[test]
fn sizes_follow_their_factor_unless_the_line_says_otherwise() {
    let rules = Rules::default();
    let small = rules.size("SMALL").expect("the default size");
    let mut own = grams(100.0, egg());
    own.size_quantities.insert("SMALL".to_owned(), quantity(55.0));
    let found = nutrition(&meal(vec![grams(80.0, rice()), own]), &rules, small);
    let edible: Vec<_> = found.lines.iter().map(|line| line.edible_grams).collect();
    assert_eq!(edible, [Some(Grams::whole(56)), Some(Grams::whole(55))]);
    assert_eq!(found.weight.map(|weight| weight.declared), Some(Grams::whole(280)));

    let no_whole = Rules { sizes: vec![size("A", 700), size("B", 1_150)], ..Rules::default() };
    assert_eq!(no_whole.reference().code, "B");
    let found = nutrition(&meal(vec![grams(100.0, rice())]), &no_whole, no_whole.reference());
    assert_eq!(found.lines[0].edible_grams, Some(Grams::whole(100)));
}

#[test]
fn household_measures_weigh_what_the_food_says() {
    let flour = Item {
        conversions: Conversions {
            measures: vec![Measure { name: "sdm".to_owned(), grams: Grams::from_thousandths(6_250) }],
            ..Conversions::default()
        },
        ..item("Tepung", &[(Nutrient::Calories, 353.0)])
    };
    let spoons = |name: &str| Line { unit: Unit::Measure(name.to_owned()), ..grams(2.5, flour.clone()) };
    let found = of(vec![spoons("SDM")]);
    assert_eq!(found.lines[0].edible_grams, Some(Grams::from_thousandths(15_625)));
    // 15.625 g of 353 kcal are 55.15625 kcal.
    assert_eq!(found.nutrients[Nutrient::Calories].value, Some(amount(55.156)));

    let unknown = of(vec![grams(80.0, rice()), spoons("gelas")]);
    assert_eq!(
        (unknown.lines[1].edible_grams, unknown.lines[1].flags.as_slice()),
        (None, &[flag::NO_CONVERSION.to_owned()][..])
    );
    assert!(unknown.nutrients.iter().all(|(_, total)| total.value.is_none()), "half a plate is not a plate");
}

#[test]
fn retention_takes_vitamins_and_never_energy() {
    let boiled = Line {
        cooking_method: Some(CookingMethod::Boil),
        ..grams(100.0, Item { retention: Some(RetentionGroup::VegGreens), ..spinach() })
    };
    let strange = Line { cooking_method: Some(CookingMethod::Grill), ..grams(10.0, rice()) };
    let raw = Line { cooking_method: Some(CookingMethod::Raw), ..grams(10.0, rice()) };
    let meal = meal(vec![boiled, strange, raw]);
    let (off, on) = (Rules::default(), Rules { retention: true, ..Rules::default() });
    let (without, with) = (nutrition(&meal, &off, off.reference()), nutrition(&meal, &on, on.reference()));
    for nutrient in &Nutrient::ALL[..5] {
        assert_eq!(with.nutrients[*nutrient], without.nutrients[*nutrient], "{nutrient}");
    }
    assert_eq!(without.lines[0].nutrients[Nutrient::VitaminC], Some(amount(41.0)));
    assert_eq!(with.lines[0].nutrients[Nutrient::VitaminC], Some(amount(22.55)));
    assert_eq!(with.lines[0].nutrients[Nutrient::VitaminA], Some(amount(435.1)));
    assert_eq!(with.lines[1].flags, [flag::RETENTION_UNKNOWN]);
    assert!(with.lines[2].flags.is_empty() && without.lines[1].flags.is_empty());
}

#[test]
fn energy_that_does_not_follow_from_its_parts_names_the_lines() {
    let fine = of(vec![grams(80.0, rice()), grams(55.0, egg())]).energy_check.expect("all four are known");
    assert!(fine.ok && fine.lines.is_empty());

    let papaya = item("Pepaya", &[(Nutrient::Calories, 46.0), (Nutrient::Carbohydrates, 12.2), (Nutrient::Fat, 12.0)]);
    let papaya = Item { flags: vec!["PRINT_ERROR_SUSPECTED".to_owned()], ..papaya };
    let found = of(vec![grams(10.0, rice()), grams(100.0, papaya)]);
    let check = found.energy_check.expect("all four are known");
    // 35.73 + 46 kcal against 4·(0.84 + 7.71 + 12.2) + 9·(0.17 + 12).
    assert_eq!((check.actual, check.expected, check.ok), (amount(81.7), amount(192.53), false));
    // 110.83 ÷ 81.7.
    assert_eq!(check.difference_percent, Percent::from_f64(135.655));
    assert_eq!(check.lines, [line_id(2)]);
    assert_eq!(found.lines[1].flags, [flag::ENERGY_DIFFERS, "PRINT_ERROR_SUSPECTED"]);

    assert!(of(vec![grams(80.0, without(Nutrient::Fat, rice()))]).energy_check.is_none());
}

#[test]
fn a_tenth_of_the_energy_is_allowed() {
    let exactly = item("Tepat", &[(Nutrient::Calories, 100.0), (Nutrient::Fat, 10.0), (Nutrient::Protein, 5.0)]);
    assert!(of(vec![grams(100.0, exactly)]).energy_check.expect("known").ok);
    let beyond = item("Lebih", &[(Nutrient::Calories, 100.0), (Nutrient::Fat, 10.0), (Nutrient::Protein, 5.001)]);
    assert!(!of(vec![grams(100.0, beyond)]).energy_check.expect("known").ok);
}

#[test]
fn a_menu_without_lines_holds_what_it_declares() {
    let mut bare = meal(Vec::new());
    let mut declared = Nutrients::default();
    declared[Nutrient::Calories] = Some(amount(650.5));
    bare.declared = Some(declared);
    let rules = Rules::default();
    let large = nutrition(&bare, &rules, rules.reference());
    assert_eq!(large.source, NutritionSource::Declared);
    assert_eq!((large.nutrients[Nutrient::Calories].value, large.weight), (Some(amount(650.5)), None));
    assert_eq!(large.nutrients[Nutrient::Calories].coverage, Amount::whole(1));
    assert_eq!(large.nutrients[Nutrient::Protein].value, None);
    let small = nutrition(&bare, &rules, rules.size("SMALL").expect("the default size"));
    assert_eq!(small.nutrients[Nutrient::Calories].value, Some(amount(455.35)));
}

#[test]
fn a_plate_within_a_quarter_of_its_declared_weight_is_fine() {
    let weighing = |grams_of_egg| of(vec![grams(grams_of_egg, egg())]).weight.expect("there are lines").ok;
    assert!(weighing(300.0) && weighing(500.0));
    assert!(!weighing(299.999) && !weighing(500.001));
}

#[test]
fn allergens_that_one_line_does_not_know_are_not_all() {
    let known = |allergen| Item { allergens: Some(Allergens::NONE.with(allergen)), ..rice() };
    let water = Item { exempt: true, ..Item::default() };
    let found =
        allergens(&meal(vec![grams(1.0, known(Allergen::Egg)), grams(1.0, known(Allergen::Soy)), grams(1.0, water)]));
    assert_eq!(found.allergens.iter().collect::<Vec<_>>(), [Allergen::Egg, Allergen::Soy]);
    assert!(found.complete);
    let found = allergens(&meal(vec![grams(1.0, known(Allergen::Egg)), grams(1.0, rice())]));
    assert!(found.allergens.contains(Allergen::Egg) && !found.complete);
    let perhaps_more = Item { allergens_incomplete: true, ..known(Allergen::Gluten) };
    let found = allergens(&meal(vec![grams(1.0, known(Allergen::Egg)), grams(1.0, perhaps_more)]));
    assert!(found.allergens.contains(Allergen::Gluten) && !found.complete);
    assert!(!allergens(&meal(Vec::new())).complete);
}
