//! A small kitchen to reckon with.

use std::collections::BTreeMap;
use std::sync::Arc;

use calc::{Advice, Candidate, Conversions, Item, Line, Meal, Price, Size, Step, Unit};
use domain::{
    Amount, Basis, Day, Factor, Grams, LineId, MealType, Nutrient, Nutrients, Percent, PurchaseUnit, Quantity, Rupiah,
};

pub fn amount(value: f64) -> Amount {
    Amount::from_f64(value).expect("three decimals")
}

pub fn quantity(value: f64) -> Quantity {
    Quantity::from_f64(value).expect("three decimals")
}

pub fn day(of_month: i8) -> Day {
    Day::new(2026, 11, of_month).expect("a day")
}

/// An ingredient of which every nutrient is a true zero but for these, eaten whole, without a price.
pub fn item(name: &str, nutrients: &[(Nutrient, f64)]) -> Item {
    let mut table = Nutrients::from_fn(|_| Some(Amount::ZERO));
    for (nutrient, value) in nutrients {
        table[*nutrient] = Some(amount(*value));
    }
    Item { name: name.to_owned(), nutrients: table, bdd: Some(Percent::whole(100)), ..Item::default() }
}

/// The same at so many rupiah a kilogram.
pub fn at(per_kilogram: i64, item: Item) -> Item {
    let price = Price { per_unit: Rupiah(per_kilogram), unit: PurchaseUnit::Kilogram, day: day(16) };
    Item { price: Some(price), ..item }
}

pub fn line_id(number: u16) -> LineId {
    format!("00000000-0000-7000-8000-00000000{number:04x}").parse().expect("an id")
}

/// So many grams, edible. The id is given by [`meal`].
pub fn grams(value: f64, item: Item) -> Line {
    Line {
        id: line_id(0),
        item: Arc::new(item),
        quantity: quantity(value),
        unit: Unit::Gram,
        basis: Basis::Edible,
        size_quantities: BTreeMap::new(),
        cooking_method: None,
        is_optional: false,
    }
}

/// A lunch of these lines, numbered from one; half an hour of preparation and half an hour of cooking.
pub fn meal(lines: Vec<Line>) -> Meal {
    let numbered = lines.into_iter().zip(1..).map(|(line, number)| Line { id: line_id(number), ..line });
    Meal {
        lines: numbered.collect(),
        meal_type: MealType::Lunch,
        serving_size: Grams::whole(400),
        preparation_minutes: 30,
        cooking_minutes: 30,
        batch_servings: 1_000,
        declared: None,
        declared_costs: None,
    }
}

pub fn rice() -> Item {
    let nutrients = [
        (Nutrient::Calories, 357.0),
        (Nutrient::Protein, 8.4),
        (Nutrient::Carbohydrates, 77.1),
        (Nutrient::Fat, 1.7),
        (Nutrient::Fiber, 0.2),
        (Nutrient::Sodium, 27.0),
        (Nutrient::Calcium, 147.0),
        (Nutrient::Iron, 1.8),
    ];
    Item { yield_factor: Some(Factor::from_thousandths(2_500)), ..at(15_000, item("Beras", &nutrients)) }
}

pub fn egg() -> Item {
    let nutrients = [
        (Nutrient::Calories, 154.0),
        (Nutrient::Protein, 12.4),
        (Nutrient::Carbohydrates, 0.7),
        (Nutrient::Fat, 10.8),
        (Nutrient::Sodium, 142.0),
        (Nutrient::Calcium, 86.0),
        (Nutrient::Iron, 3.0),
        (Nutrient::VitaminA, 104.0),
    ];
    Item {
        bdd: Some(Percent::whole(90)),
        conversions: Conversions { piece: Some(Grams::whole(55)), ..Conversions::default() },
        ..at(30_000, item("Telur", &nutrients))
    }
}

pub fn spinach() -> Item {
    let nutrients = [
        (Nutrient::Calories, 16.0),
        (Nutrient::Protein, 0.9),
        (Nutrient::Carbohydrates, 2.9),
        (Nutrient::Fat, 0.4),
        (Nutrient::Fiber, 0.7),
        (Nutrient::Sodium, 16.0),
        (Nutrient::Calcium, 166.0),
        (Nutrient::Iron, 3.5),
        (Nutrient::VitaminA, 458.0),
        (Nutrient::VitaminC, 41.0),
    ];
    Item { bdd: Some(Percent::whole(71)), ..at(8_000, item("Bayam", &nutrients)) }
}

pub fn tempeh() -> Item {
    let nutrients = [
        (Nutrient::Calories, 201.0),
        (Nutrient::Protein, 20.8),
        (Nutrient::Carbohydrates, 13.5),
        (Nutrient::Fat, 8.8),
        (Nutrient::Fiber, 1.4),
        (Nutrient::Sodium, 9.0),
        (Nutrient::Calcium, 155.0),
        (Nutrient::Iron, 4.0),
    ];
    at(12_000, item("Tempe", &nutrients))
}

pub fn salt() -> Item {
    at(5_000, item("Garam", &[(Nutrient::Sodium, 38_758.0)]))
}

pub fn size(code: &str, factor: i64) -> Size {
    Size {
        code: code.to_owned(),
        name: code.to_owned(),
        factor: Factor::from_thousandths(factor),
        target_groups: Vec::new(),
        raw_food_ceiling: Rupiah(10_000),
    }
}

/// The meal with all that an advice says done, by what the advice says alone.
pub fn taken(meal: &Meal, advice: &Advice, candidates: &[Candidate]) -> Meal {
    let mut after = meal.clone();
    for step in &advice.steps {
        match step {
            Step::Add { id, grams, .. } => {
                let item = &candidates.iter().find(|candidate| candidate.id == *id).expect("an offered one").item;
                after.lines.push(Line { id: LineId(id.0), ..self::grams(grams.to_f64(), Item::clone(item)) });
            }
            Step::Change(change) => {
                let line = after.lines.iter_mut().find(|line| line.id == change.line_id).expect("a line of the meal");
                match &change.size {
                    Some(size) => drop(line.size_quantities.insert(size.clone(), change.to)),
                    None => line.quantity = change.to,
                }
            }
        }
    }
    after
}
