//! A menu as the planner sees it: what a serving of each size costs and holds, and what of it may come too often.

use std::cmp::Reverse;

use domain::{Allergens, Category, IngredientId, Nutrient};

use crate::cost::{complete_raw_food, purchased};
use crate::exact::Exact;
use crate::plate::Plate;
use crate::{Meal, MealAllergens, Rules, Size, allergens};

/// The ingredient behind a line of a menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ingredient {
    /// Which.
    pub id: IngredientId,
    /// What the kitchen sorts it by.
    pub category: Category,
}

/// What the planner has to know of a menu; made once, exactly.
#[derive(Debug, Clone)]
pub struct Menu {
    pub(super) servings: Vec<Serving>,
    pub(super) main_protein: Option<IngredientId>,
    pub(super) sides: Vec<IngredientId>,
    pub(super) allergens: MealAllergens,
    pub(super) only_where_pinned: bool,
}

/// One serving of a size.
#[derive(Debug, Clone)]
pub(super) struct Serving {
    /// Exact rupiah; `None` unless the cost of every line is known.
    pub raw_food: Option<Exact>,
    /// The menu's ten in parts of [`crate::plate::UNIT`]; `None` where too little is known to judge by.
    pub nutrients: [Option<i128>; 10],
    /// Exact grams bought; `None` when a line of the ingredient has no known weight.
    pub purchased: Vec<(IngredientId, Option<Exact>)>,
}

impl Menu {
    /// Of a menu and the ingredients of its lines, in the order of the lines.
    ///
    /// The main protein is the `PROTEIN` line that brings most grams of protein; where the protein of one of them is
    /// not known, the one with most edible grams. Side dishes are the vegetables, fruits and dairy, and the other
    /// `PROTEIN` lines; staples, seasoning and oil may come every day.
    pub fn of(meal: &Meal, ingredients: &[Ingredient], rules: &Rules) -> Self {
        let plate = Plate::of(meal, rules, rules.reference());
        let proteins: Vec<usize> =
            (0..meal.lines.len().min(ingredients.len())).filter(|at| is(ingredients[*at], Category::Protein)).collect();
        let protein = |at: usize| plate.lines[at].amounts[Nutrient::Protein];
        let all_known = proteins.iter().all(|at| protein(*at).is_some());
        let brings = |at: usize| if all_known { protein(at) } else { plate.lines[at].edible };
        let main = proteins.iter().copied().min_by_key(|at| (Reverse(brings(*at)), *at));
        let main_protein = main.map(|at| ingredients[at].id);
        let mut sides: Vec<IngredientId> =
            ingredients.iter().filter(|of| is_side(**of) && Some(of.id) != main_protein).map(|of| of.id).collect();
        sides.sort_unstable();
        sides.dedup();
        Self {
            servings: sizes(rules).into_iter().map(|size| Serving::of(meal, ingredients, rules, size)).collect(),
            main_protein,
            sides,
            allergens: allergens(meal),
            only_where_pinned: false,
        }
    }

    /// The same, not to be chosen for any other day: a menu that stands in the plan and is no longer active.
    pub fn only_where_pinned(self) -> Self {
        Self { only_where_pinned: true, ..self }
    }

    /// The ingredient that must not be the main protein of the next day as well; `None` without a `PROTEIN` line.
    pub fn main_protein(&self) -> Option<IngredientId> {
        self.main_protein
    }

    /// The ingredients whose repeats within a week are counted.
    pub fn sides(&self) -> &[IngredientId] {
        &self.sides
    }

    /// Whether none of these is in it; not while its allergens are not all known.
    pub fn is_free_of(&self, avoided: Allergens) -> bool {
        let found = avoided.iter().any(|allergen| self.allergens.allergens.contains(allergen));
        avoided == Allergens::NONE || (self.allergens.complete && !found)
    }
}

impl Serving {
    fn of(meal: &Meal, ingredients: &[Ingredient], rules: &Rules, size: &Size) -> Self {
        let plate = Plate::of(meal, rules, size);
        let judged = |nutrient: &Nutrient| plate.value(*nutrient).filter(|_| plate.is_judged(*nutrient));
        let mut bought: Vec<(IngredientId, Option<Exact>)> = Vec::new();
        for (line, ingredient) in meal.lines.iter().zip(ingredients) {
            let grams = purchased(line, rules, size);
            match bought.iter_mut().find(|(id, _)| *id == ingredient.id) {
                Some((_, sum)) => *sum = sum.take().zip(grams).map(|(sum, grams)| sum.plus(&grams)),
                None => bought.push((ingredient.id, grams)),
            }
        }
        Self {
            raw_food: complete_raw_food(meal, rules, size),
            nutrients: std::array::from_fn(|at| judged(&Nutrient::of_menu()[at])),
            purchased: bought,
        }
    }
}

/// The kitchen's sizes; one without any cooks the programme's `LARGE`.
pub(super) fn sizes(rules: &Rules) -> Vec<&Size> {
    if rules.sizes.is_empty() { vec![rules.reference()] } else { rules.sizes.iter().collect() }
}

fn is(ingredient: Ingredient, category: Category) -> bool {
    ingredient.category == category
}

fn is_side(ingredient: Ingredient) -> bool {
    matches!(ingredient.category, Category::Protein | Category::Sayuran | Category::Buah | Category::SusuOlahan)
}
