//! From a menu's lines to its figures.

use std::collections::HashMap;
use std::sync::Arc;

use calc::{Meal, Rules, Unit};
use domain::{Amount, IngredientId, Nutrient, Nutrients, NutritionSource, TargetGroup};

use super::{Costs, Figures, GroupVerdict, Judgement, OfMenu};
use crate::ingredients::Stocked;
use crate::menus::{LineDraft, MenuDraft};
use crate::programs::Program;

/// What figures depend on besides the menu itself.
#[derive(Debug)]
pub struct Basics<'a> {
    /// The kitchen's settings.
    pub rules: &'a Rules,
    /// The groups that the menu's program feeds.
    pub groups: &'a [TargetGroup],
    /// The program's own daily targets.
    pub targets: Nutrients<Option<Amount>>,
    /// The ingredients of its lines.
    pub stocked: &'a HashMap<IngredientId, Stocked>,
}

impl<'a> Basics<'a> {
    /// For a menu of this program.
    pub fn new(rules: &'a Rules, program: &'a Program, stocked: &'a HashMap<IngredientId, Stocked>) -> Self {
        Self { rules, groups: &program.about.target_groups, targets: program.targets(), stocked }
    }
}

/// The menu as the arithmetic sees it. A line's own id, or one made from its place where it has none yet.
pub(crate) fn meal(
    draft: &MenuDraft,
    lines: &[LineDraft],
    rules: &Rules,
    stocked: &HashMap<IngredientId, Stocked>,
) -> Meal {
    let lines = lines.iter().enumerate().filter_map(|(at, line)| {
        let stocked = stocked.get(&line.inventory_item_id)?;
        let place = || domain::LineId(uuid::Uuid::from_u128(at as u128 + 1));
        Some(calc::Line {
            id: line.id.unwrap_or_else(place),
            item: Arc::clone(&stocked.item),
            quantity: line.quantity,
            unit: Unit::parse(&line.unit).unwrap_or(Unit::Gram),
            basis: line.basis,
            size_quantities: line.size_quantities.clone(),
            cooking_method: line.cooking_method,
            is_optional: line.is_optional,
        })
    });
    let lines: Vec<_> = lines.collect();
    let declared = (lines.is_empty() && !draft.declared.is_empty()).then_some(&draft.declared);
    Meal {
        lines,
        meal_type: draft.meal_type,
        serving_size: draft.serving_size,
        preparation_minutes: draft.preparation_time,
        cooking_minutes: draft.cooking_time,
        batch_servings: draft.batch_servings.unwrap_or(rules.batch_servings),
        declared: declared.map(|declared| declared.nutrients),
        declared_costs: declared.map(|declared| declared.costs),
    }
}

/// The figures that the menu carries.
pub fn compute(draft: &MenuDraft, lines: &[LineDraft], basics: &Basics) -> Figures {
    let meal = meal(draft, lines, basics.rules, basics.stocked);
    let nutrition = calc::nutrition(&meal, basics.rules, basics.rules.reference());
    let cost = calc::cost(&meal, basics.rules, meal.batch_servings);
    let allergens = calc::allergens(&meal);
    let groups = basics.groups.iter().map(|group| {
        let balance = calc::balance(&meal, basics.rules, *group, &basics.targets);
        GroupVerdict { target_group: *group, verdict: balance.verdict, score: balance.score }
    });
    Figures {
        nutrients: of_menu(|nutrient| nutrition.nutrients[nutrient].value),
        nutrition_source: if lines.is_empty() && meal.declared.is_some() {
            NutritionSource::Declared
        } else {
            NutritionSource::Computed
        },
        coverage: of_menu(|nutrient| nutrition.nutrients[nutrient].coverage),
        costs: Costs {
            batch_servings: meal.batch_servings,
            ingredient_cost: cost.ingredient_cost,
            labor_cost: cost.labor_cost,
            overhead_cost: cost.overhead_cost,
            packaging_cost: cost.packaging_cost,
            total_cost: cost.total_cost,
            cost_per_serving: cost.cost_per_serving,
            cost_complete: cost.complete,
        },
        allergens: allergens.allergens,
        allergens_complete: allergens.complete,
        is_vegetarian: is_vegetarian(draft, lines, basics),
        judgement: Judgement { groups: groups.collect(), sizes: cost.sizes },
    }
}

/// The ten of the menu; the rest of the table stays empty, so that what is kept equals what is computed.
fn of_menu<T: Default>(value: impl Fn(Nutrient) -> T) -> OfMenu<T> {
    OfMenu(Nutrients::from_fn(
        |nutrient| {
            if Nutrient::of_menu().contains(&nutrient) { value(nutrient) } else { T::default() }
        },
    ))
}

/// Meat or fish settles it; else what the kitchen says; else whether every ingredient is known to be neither.
fn is_vegetarian(draft: &MenuDraft, lines: &[LineDraft], basics: &Basics) -> Option<bool> {
    let origins: Vec<_> =
        lines.iter().map(|line| basics.stocked.get(&line.inventory_item_id).and_then(is_plant_egg_or_dairy)).collect();
    if origins.contains(&Some(false)) {
        return Some(false);
    }
    let all_known = !origins.is_empty() && origins.iter().all(Option::is_some);
    draft.is_vegetarian.or(all_known.then_some(true))
}

/// Meat and fish are not, a composite dish is not known, nor is what has no food link.
fn is_plant_egg_or_dairy(stocked: &Stocked) -> Option<bool> {
    match stocked.food.as_ref()?.animal.as_deref() {
        Some("MEAT" | "FISH") => Some(false),
        Some("DISH") => None,
        _ => Some(true),
    }
}
