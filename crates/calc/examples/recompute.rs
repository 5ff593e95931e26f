//! What a change of one price sets off: nutrition and cost of 500 menus of 15 lines, all nutrients known.
//! Has no clock of its own: `time cargo run --release -p calc --example recompute`. An argument repeats it so often.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::Arc;

use calc::{Item, Line, Meal, Price, Rules, Unit, cost, nutrition};
use domain::{
    Amount, Basis, Day, Grams, Instant, LineId, MealType, Nutrients, Percent, PurchaseUnit, Quantity, Rupiah,
};

fn main() {
    let rounds: u32 = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(1);
    let with_balance = std::env::args().nth(2).is_some();
    let rules = Rules::default();
    let menus: Vec<Meal> = (0..500).map(menu).collect();
    for _ in 0..rounds {
        for menu in &menus {
            black_box(nutrition(menu, &rules, rules.reference()));
            black_box(cost(menu, &rules, menu.batch_servings));
            if with_balance {
                for group in domain::TargetGroup::ALL {
                    black_box(calc::balance(menu, &rules, *group, &Nutrients::default()));
                }
            }
        }
    }
}

fn menu(seed: i64) -> Meal {
    Meal {
        lines: (0..15).map(|at| line(seed * 15 + at)).collect(),
        meal_type: MealType::Lunch,
        serving_size: Grams::whole(400),
        preparation_minutes: 30,
        cooking_minutes: 60,
        batch_servings: 1_000,
        declared: None,
        declared_costs: None,
    }
}

fn line(seed: i64) -> Line {
    let item = Item {
        name: format!("Bahan {seed}"),
        nutrients: Nutrients::from_fn(|nutrient| {
            Some(Amount::from_thousandths((seed * 7_919 + nutrient as i64 * 104_729) % 400_000))
        }),
        bdd: Some(Percent::whole(50 + seed % 51)),
        price: Day::new(2026, 11, 16).map(|day| Price {
            per_unit: Rupiah(5_000 + seed * 37 % 90_000),
            unit: PurchaseUnit::Kilogram,
            day,
        }),
        ..Item::default()
    };
    Line {
        id: LineId::new(Instant::from_unix_micros(seed)),
        item: Arc::new(item),
        quantity: Quantity::from_thousandths(5_000 + seed * 1_237 % 95_000),
        unit: Unit::Gram,
        basis: Basis::Edible,
        size_quantities: BTreeMap::new(),
        cooking_method: None,
        is_optional: false,
    }
}
