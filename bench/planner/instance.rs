//! A request as a kitchen would make it, from a seed: menus of a staple, a main protein, mostly a second one, one or two
//! vegetables, mostly a fruit, sometimes milk, each in grams and at prices that differ from kitchen to kitchen.

use std::collections::BTreeMap;
use std::sync::Arc;

use calc::planner::{Effort, Ingredient, Menu, Request, ServingDay, Wishes};
use calc::{Item, Line, Meal, Price, Rules, Unit, cost};
use domain::{
    Amount, Basis, Category, Day, Factor, Grams, IngredientId, Instant, LineId, MealType, Nutrient, Nutrients, Percent,
    PurchaseUnit, Quantity, Rupiah, TargetGroup,
};

use crate::foods::{FRUITS, Food, MAINS, MILK, OIL, SALT, SEASONING, SECONDS, STAPLES, VEGETABLES};

/// A market: each food of [`crate::foods`] as an ingredient of one kitchen, at that kitchen's prices.
struct Market {
    chance: u64,
    items: BTreeMap<&'static str, (Ingredient, Arc<Item>)>,
}

/// So many menus for so many serving days, Monday to Friday, for all eight groups. A ceiling is 96 % of what
/// the menus cost on average in that size: more than half of them are above it.
pub fn request(menus: usize, days: usize, seed: u64) -> Request {
    let mut market = Market { chance: seed, items: BTreeMap::new() };
    let meals: Vec<(Meal, Vec<Ingredient>)> = (0..menus).map(|_| market.meal()).collect();
    let mut rules = Rules::default();
    for at in 0..rules.sizes.len() {
        let code = rules.sizes[at].code.clone();
        let raw = |meal: &Meal| {
            let sizes = cost(meal, &rules, 1).sizes;
            sizes.iter().find(|size| size.size == code).and_then(|size| size.raw_food_cost).map_or(0, |cost| cost.0)
        };
        let sum: i64 = meals.iter().map(|(meal, _)| raw(meal)).sum();
        rules.sizes[at].raw_food_ceiling = Rupiah(sum * 96 / 100 / i64::try_from(menus).unwrap_or(1));
    }
    let monday = Day::new(2027, 1, 4).expect("a Monday");
    let dates = (0..).map(|day| monday.plus_days(day)).filter(|day| day.weekday() <= 5);
    Request {
        menus: meals.iter().map(|(meal, ingredients)| Menu::of(meal, ingredients, &rules)).collect(),
        rules,
        meal_type: MealType::Lunch,
        groups: TargetGroup::ALL.to_vec(),
        own_targets: Nutrients::default(),
        days: dates
            .take(days)
            .map(|date| ServingDay {
                date,
                pinned: None,
                portions: [("SMALL".to_owned(), 1_200), ("LARGE".to_owned(), 1_800)].into(),
                is_context: false,
            })
            .collect(),
        wishes: Wishes::default(),
        seed,
        effort: Effort::default(),
    }
}

impl Market {
    /// A whole number from `least` to `most`.
    fn between(&mut self, least: i64, most: i64) -> i64 {
        self.chance = self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let span = u64::try_from(most - least + 1).unwrap_or(1);
        least + i64::try_from((self.chance >> 33) % span).unwrap_or(0)
    }

    fn one_of(&mut self, foods: &'static [Food]) -> &'static Food {
        let last = i64::try_from(foods.len()).unwrap_or(1) - 1;
        &foods[usize::try_from(self.between(0, last)).unwrap_or(0)]
    }

    fn meal(&mut self) -> (Meal, Vec<Ingredient>) {
        let mut foods: Vec<(&'static Food, i64)> = vec![(self.one_of(STAPLES), self.between(70, 110))];
        foods.push((self.one_of(MAINS), self.between(40, 70)));
        if self.between(1, 100) <= 65 {
            foods.push((self.one_of(SECONDS), self.between(20, 45)));
        }
        foods.push((self.one_of(VEGETABLES), self.between(40, 80)));
        if self.between(1, 100) <= 45 {
            foods.push((self.one_of(VEGETABLES), self.between(20, 50)));
        }
        if self.between(1, 100) <= 80 {
            foods.push((self.one_of(FRUITS), self.between(50, 110)));
        }
        if self.between(1, 100) <= 20 {
            foods.push((&MILK, self.between(80, 120)));
        }
        foods.extend([(&OIL, self.between(4, 10)), (&SEASONING, self.between(5, 15)), (&SALT, self.between(1, 2))]);
        // An ingredient stands once in a menu.
        let mut seen = Vec::new();
        foods.retain(|(food, _)| {
            !seen.contains(&food.0) && {
                seen.push(food.0);
                true
            }
        });
        let bought: Vec<(Ingredient, Arc<Item>)> = foods.iter().map(|(food, _)| self.buy(food)).collect();
        let lines = bought.iter().zip(&foods).zip(0..).map(|(((_, item), (_, grams)), at)| line(at, item, *grams));
        let meal = Meal {
            lines: lines.collect(),
            meal_type: MealType::Lunch,
            serving_size: Grams::whole(400),
            preparation_minutes: 60,
            cooking_minutes: 90,
            batch_servings: 3_000,
            declared: None,
            declared_costs: None,
        };
        (meal, bought.into_iter().map(|(ingredient, _)| ingredient).collect())
    }

    /// The ingredient, at a price and with figures of this kitchen's own: up to a tenth away from the usual.
    fn buy(&mut self, food: &'static Food) -> (Ingredient, Arc<Item>) {
        if let Some(known) = self.items.get(food.0) {
            return known.clone();
        }
        let (name, category, edible, price, figures, allergens) = food;
        let number = i64::try_from(self.items.len()).unwrap_or(0);
        let mut nutrients = Nutrients::default();
        for (nutrient, figure) in Nutrient::of_menu().iter().zip(figures) {
            let usual = Amount::from_f64(*figure).map_or(0, Amount::thousandths);
            nutrients[*nutrient] = Some(Amount::from_thousandths(usual * self.between(90, 110) / 100));
        }
        let item = Item {
            name: (*name).to_owned(),
            nutrients,
            bdd: Some(Percent::whole(*edible)),
            yield_factor: (*category == Category::Karbohidrat).then(|| Factor::from_thousandths(2_500)),
            price: Day::new(2026, 12, 1).map(|day| Price {
                per_unit: Rupiah(price * self.between(90, 110) / 100),
                unit: PurchaseUnit::Kilogram,
                day,
            }),
            allergens: Some(allergens.iter().copied().collect()),
            ..Item::default()
        };
        let ingredient =
            Ingredient { id: IngredientId::new(Instant::from_unix_micros(number * 1_000)), category: *category };
        self.items.insert(name, (ingredient, Arc::new(item)));
        self.items[name].clone()
    }
}

fn line(at: i64, item: &Arc<Item>, grams: i64) -> Line {
    Line {
        id: LineId::new(Instant::from_unix_micros(at)),
        item: Arc::clone(item),
        quantity: Quantity::whole(grams),
        unit: Unit::Gram,
        basis: Basis::Edible,
        size_quantities: BTreeMap::new(),
        cooking_method: None,
        is_optional: false,
    }
}
