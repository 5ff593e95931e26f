//! A small school kitchen whose figures come out whole, and a judge of its plans who knows nothing of the planner: he
//! reads the rules and adds up what `cost` and `balance` say of each day.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use calc::planner::{Effort, Ingredient, Menu, Outcome, Proposal, Request, ServingDay, Wishes, plan};
use calc::{Item, Judged, Meal, Price, Rules, Sen, balance, cost, rule};
use domain::{
    Allergen, Allergens, Amount, Category, Day, Grams, IngredientId, MealType, Nutrient, Nutrients, PurchaseUnit,
    Rupiah, TargetGroup,
};

use crate::kitchen::{grams, line_id, meal};

/// What may stand in a menu: ten thousands of rupiah a kilogram, so that a gram costs whole rupiah in both sizes.
#[derive(Debug, Clone)]
pub struct Food {
    pub category: Category,
    pub ten_thousands: i64,
    /// Of 100 g, of each of the ten alike but for the factor of [`school`].
    pub holds: i64,
    /// What nobody knows of it.
    pub unknown: Option<Nutrient>,
    pub allergens: Option<Allergens>,
}

/// A menu: foods by their place, and grams in tens.
pub type Dish = Vec<(usize, i64)>;

#[derive(Debug, Clone)]
pub struct School {
    pub meals: Vec<Meal>,
    pub ingredients: Vec<Vec<Ingredient>>,
    pub request: Request,
}

pub const GROUPS: [TargetGroup; 3] = [TargetGroup::Toddler, TargetGroup::JuniorHigh, TargetGroup::Pregnant];

pub fn food(category: Category, ten_thousands: i64, holds: i64) -> Food {
    Food { category, ten_thousands, holds, unknown: None, allergens: Some(Allergens::NONE) }
}

pub fn food_id(at: usize) -> IngredientId {
    IngredientId(line_id(500 + u16::try_from(at).expect("few")).0)
}

/// From a Wednesday on, Monday to Friday.
pub fn days(count: usize) -> Vec<ServingDay> {
    let wednesday = Day::new(2026, 11, 18).expect("a day");
    let feeding = (0..).map(|day| wednesday.plus_days(day)).filter(|day| day.weekday() <= 5);
    let portions: BTreeMap<String, i64> = [("SMALL".to_owned(), 20), ("LARGE".to_owned(), 30)].into();
    let day = |date| ServingDay { date, pinned: None, portions: portions.clone(), is_context: false };
    feeding.take(count).map(day).collect()
}

/// A kitchen that cooks these menus, and wishes nothing but the usual.
pub fn school(foods: &[Food], dishes: &[Dish], days: Vec<ServingDay>) -> School {
    let rules = Rules::default();
    let items: Vec<Item> = foods.iter().enumerate().map(|(at, food)| item(at, food)).collect();
    let of = |dish: &Dish| meal(dish.iter().map(|(at, tens)| grams(10.0 * float(*tens), items[*at].clone())).collect());
    let meals: Vec<Meal> = dishes.iter().map(of).collect();
    let named = |at: usize| Ingredient { id: food_id(at), category: foods[at].category };
    let ingredients: Vec<Vec<Ingredient>> =
        dishes.iter().map(|dish| dish.iter().map(|(at, _)| named(*at)).collect()).collect();
    let menus = meals.iter().zip(&ingredients).map(|(meal, ingredients)| Menu::of(meal, ingredients, &rules)).collect();
    let request = Request {
        rules,
        meal_type: MealType::Lunch,
        groups: GROUPS.to_vec(),
        own_targets: Nutrients::default(),
        menus,
        days,
        wishes: Wishes { ceilings: false, protein_apart: false, no_repeat_days: 1, ..Wishes::default() },
        seed: 7,
        effort: Effort { moves: 3_000, rounds: 240 },
    };
    School { meals, ingredients, request }
}

fn item(at: usize, food: &Food) -> Item {
    let of_a_hundred = [300, 12, 45, 10, 4, 250, 150, 4, 120, 15];
    let mut nutrients = Nutrients::default();
    for (nutrient, usual) in Nutrient::of_menu().iter().zip(of_a_hundred) {
        let own = (food.holds * 37 + *nutrient as i64 * 11) % 17;
        nutrients[*nutrient] = Some(Amount::whole(usual * own / 8));
    }
    if let Some(unknown) = food.unknown {
        nutrients[unknown] = None;
    }
    let per_unit = Rupiah(food.ten_thousands * 10_000);
    Item {
        price: (food.ten_thousands > 0).then(|| Price {
            per_unit,
            unit: PurchaseUnit::Kilogram,
            day: crate::kitchen::day(1),
        }),
        allergens: food.allergens,
        ..Item { nutrients, ..crate::kitchen::item(&format!("Bahan {at}"), &[]) }
    }
}

pub fn menus(proposal: &Proposal) -> Vec<usize> {
    proposal.days.iter().map(|day| day.menu).collect()
}

pub fn rupiah(sen: Sen) -> f64 {
    float(sen.0) / 100.0
}

fn float(whole: i64) -> f64 {
    f64::from(i32::try_from(whole).expect("a small number"))
}

impl School {
    pub fn plan(&self) -> Outcome {
        plan(&self.request, &mut |_| ControlFlow::Continue(()))
    }

    /// The proposal, which has to be one.
    pub fn proposal(&self) -> Proposal {
        match self.plan() {
            Outcome::Proposal(proposal) => *proposal,
            other => panic!("no plan but {other:?}"),
        }
    }

    /// Days that count, in order.
    pub fn own_days(&self) -> Vec<&ServingDay> {
        self.request.days.iter().filter(|day| !day.is_context).collect()
    }

    /// Rupiah of the raw food of a serving.
    pub fn raw_food(&self, menu: usize, size: &str) -> Option<i64> {
        let cost = cost(&self.meals[menu], &self.request.rules, 1);
        let of = cost.sizes.iter().find(|of| of.size == size)?;
        of.raw_food_cost.map(|cost| cost.0).filter(|_| cost.complete)
    }

    pub fn main_protein(&self, menu: usize) -> Option<IngredientId> {
        let plate = calc::nutrition(&self.meals[menu], &self.request.rules, self.request.rules.reference());
        let lines = plate.lines.iter().zip(&self.ingredients[menu]).filter(|(_, of)| of.category == Category::Protein);
        let lines: Vec<_> = lines.collect();
        let all_known = lines.iter().all(|(line, _)| line.nutrients[Nutrient::Protein].is_some());
        let mut main: Option<(i64, IngredientId)> = None;
        for (line, of) in lines {
            let protein = line.nutrients[Nutrient::Protein].map(Amount::thousandths);
            let grams = line.edible_grams.map(Grams::thousandths);
            let brings = if all_known { protein } else { grams }.expect("grams of known foods");
            if main.is_none_or(|(most, _)| brings > most) {
                main = Some((brings, of.id));
            }
        }
        main.map(|(_, id)| id)
    }

    fn sides(&self, menu: usize) -> BTreeSet<IngredientId> {
        let main = self.main_protein(menu);
        let is_side = |of: &&Ingredient| {
            matches!(of.category, Category::Protein | Category::Sayuran | Category::Buah | Category::SusuOlahan)
        };
        self.ingredients[menu].iter().filter(is_side).map(|of| of.id).filter(|id| Some(*id) != main).collect()
    }

    /// Whether the rules hold of these menus on the days that count.
    pub fn holds(&self, menus: &[usize]) -> bool {
        let Request { days, wishes, .. } = &self.request;
        let mut own = menus.iter().copied();
        let all: Vec<(&ServingDay, Option<usize>)> =
            days.iter().map(|day| (day, if day.is_context { day.pinned } else { own.next() })).collect();
        for (at, (day, menu)) in all.iter().enumerate() {
            let (false, Some(menu)) = (day.is_context, *menu) else { continue };
            if day.pinned.is_some_and(|pinned| pinned != menu) || (day.pinned.is_none() && !self.may_choose(menu)) {
                return false;
            }
            for (other, (_, next)) in all.iter().enumerate().filter(|(other, _)| *other != at) {
                let apart = at.abs_diff(other);
                let Some(next) = *next else { continue };
                if next == menu && apart < wishes.no_repeat_days {
                    return false;
                }
                let protein = self.main_protein(menu);
                if wishes.protein_apart && apart == 1 && protein.is_some() && protein == self.main_protein(next) {
                    return false;
                }
            }
        }
        self.is_affordable(menus)
            && wishes.limited_stock.iter().all(|limit| self.used(menus, limit.ingredient) <= limit.grams)
    }

    fn may_choose(&self, menu: usize) -> bool {
        let avoid = self.request.wishes.avoid;
        let found = calc::allergens(&self.meals[menu]);
        let is_free =
            avoid == Allergens::NONE || found.complete && avoid.iter().all(|of| !found.allergens.contains(of));
        let judged = GROUPS.iter().all(|group| {
            let balance = balance(&self.meals[menu], &self.request.rules, *group, &self.request.own_targets);
            !balance.not_judged.contains(&Nutrient::Protein) && !balance.not_judged.contains(&Nutrient::Calories)
        });
        is_free && judged && self.raw_food(menu, "LARGE").is_some()
    }

    fn is_affordable(&self, menus: &[usize]) -> bool {
        let of_size = |size: &calc::Size| {
            let (mut spent, mut servings) = (0, 0);
            for (day, menu) in self.own_days().into_iter().zip(menus) {
                if let Some(cost) = self.raw_food(*menu, &size.code) {
                    spent += cost * day.portions[&size.code];
                    servings += day.portions[&size.code];
                }
            }
            spent <= size.raw_food_ceiling.0 * servings
        };
        !self.request.wishes.ceilings || self.request.rules.sizes.iter().all(of_size)
    }

    /// Grams of an ingredient over the range.
    pub fn used(&self, menus: &[usize], ingredient: IngredientId) -> Grams {
        let mut thousandths = 0;
        for (day, menu) in self.own_days().into_iter().zip(menus) {
            for (line, of) in self.meals[*menu].lines.iter().zip(&self.ingredients[*menu]) {
                let servings = day.portions["LARGE"] * 10 + day.portions["SMALL"] * 7;
                thousandths += if of.id == ingredient { line.quantity.thousandths() * servings / 10 } else { 0 };
            }
        }
        Grams::from_thousandths(thousandths)
    }

    /// What is minimised, by its parts: raw food, nutrition, side dishes.
    pub fn objective(&self, menus: &[usize]) -> [f64; 3] {
        let own = self.own_days();
        let count = float(i64::try_from(own.len()).expect("few"));
        let mean = |(day, menu): (&&ServingDay, &usize)| {
            let of = |size: &str| Some((self.raw_food(*menu, size)? * day.portions[size], day.portions[size]));
            let ((small, few), (large, many)) = (of("SMALL")?, of("LARGE")?);
            Some(float(small + large) / float(few + many))
        };
        let costs: Vec<f64> = own.iter().zip(menus).filter_map(mean).collect();
        let raw_food = costs.iter().sum::<f64>() / float(i64::try_from(costs.len().max(1)).expect("few"));
        let mut weeks: BTreeMap<Day, Vec<usize>> = BTreeMap::new();
        for (day, menu) in own.iter().zip(menus) {
            weeks.entry(day.date.monday()).or_default().push(*menu);
        }
        let (mut nutrition, mut sides) = (0.0, 0.0);
        for menus in weeks.values() {
            let days = float(i64::try_from(menus.len()).expect("few"));
            nutrition += GROUPS.iter().map(|group| self.missed(menus, *group)).sum::<f64>() / 3.0 * days / count;
            let served: Vec<IngredientId> = menus.iter().flat_map(|menu| self.sides(*menu)).collect();
            let different: BTreeSet<&IngredientId> = served.iter().collect();
            sides += 200.0 * float(i64::try_from(served.len() - different.len()).expect("few")) / count;
        }
        [raw_food, nutrition, sides]
    }

    /// Rupiah for what a week's means miss.
    fn missed(&self, menus: &[usize], group: TargetGroup) -> f64 {
        let mut rupiah = 0.0;
        for nutrient in Nutrient::of_menu() {
            let Some((value, lo, hi)) = self.week_mean(menus, group, *nutrient) else { continue };
            let (judged, weight) = rule(*nutrient).expect("one of the ten");
            let tolerance = if judged == Judged::Band { 0.1 } else { 0.0 };
            let below = lo.map_or(0.0, |lo| 1.0 - value / (lo * (1.0 - tolerance)));
            let above = hi.map_or(0.0, |hi| value / (hi * (1.0 + tolerance)) - 1.0);
            rupiah += 100.0 * float(weight) * 100.0 * below.max(above).max(0.0);
        }
        rupiah
    }

    /// The mean of the days that can be judged, and the ends of the plain band.
    pub fn week_mean(
        &self,
        menus: &[usize],
        group: TargetGroup,
        nutrient: Nutrient,
    ) -> Option<(f64, Option<f64>, Option<f64>)> {
        let (mut sum, mut days, mut band) = (0.0, 0.0, (None, None));
        for menu in menus {
            let of = balance(&self.meals[*menu], &self.request.rules, group, &self.request.own_targets);
            let of = of.nutrients.iter().find(|of| of.nutrient == nutrient)?;
            band = (of.lo.map(Amount::to_f64), of.hi.map(Amount::to_f64));
            if of.judged {
                sum += of.value.expect("judged of something").to_f64();
                days += 1.0;
            }
        }
        (days > 0.0).then(|| (sum / days, band.0, band.1))
    }
}

pub fn egg() -> Allergens {
    Allergens::NONE.with(Allergen::Egg)
}
