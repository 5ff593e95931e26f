//! From a plan and wishes to what the arithmetic is asked.

use std::collections::{BTreeMap, HashMap};

use ::store::TenantTx;
use calc::planner::{Effort, Ingredient, LimitedStock, Menu, Request, ServingDay, Wishes};
use calc::{Rules, Unit};
use domain::{Day, Fault, Grams, IngredientId, MenuId};

use super::PlannerWishes;
use crate::foods::Catalogue;
use crate::ingredients::{self, Stocked};
use crate::menus::{self, Cooked, Dish};
use crate::plans::{self, Plan, Served};
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::tenants::{self, Settings};

/// Days before and after the range that count for what may follow on what, beyond those of the wish: holidays may lie
/// between.
const AT_LEAST_AROUND: i32 = 28;

/// What the arithmetic is asked, and what its numbers stand for.
#[derive(Debug)]
pub struct Instance {
    /// For the arithmetic.
    pub request: Request,
    /// The menus, by their place in the request.
    pub menus: Vec<(MenuId, String)>,
    /// What the plan serves by now in the range.
    pub present: Vec<Served>,
    /// All that is cooked, by menu.
    pub dishes: HashMap<MenuId, Dish>,
    /// The names of ingredients that rules may name.
    pub names: HashMap<IngredientId, String>,
}

impl Instance {
    /// Reads what a plan's program has to serve.
    pub async fn read(
        tx: &mut TenantTx,
        catalogue: &Catalogue,
        plan: &Plan,
        wishes: &PlannerWishes,
    ) -> Result<Self, Problem> {
        let program = programs::find(tx, plan.about.program_id).await?;
        let settings = tenants::settings(tx).await?;
        let rules = settings.rules();
        let Cooked { mut dishes, stocked } = menus::cooked_of_program(catalogue, tx, program.id, &rules).await?;
        let around = around(&program, wishes);
        let only = std::slice::from_ref(&program);
        let mut served = plans::served_between(tx, catalogue, around, only, &rules).await?;
        served.retain(|one| one.assignment.meal_type == wishes.meal_type);
        let names = menus::in_short(tx).await?;
        dishes.retain(|id, dish| {
            dish.meal.meal_type == wishes.meal_type && names.get(id).is_some_and(|menu| menu.fits(program.id))
        });
        let limited_stock = limits(tx, catalogue, wishes).await?;
        let mut listed = Listed::default();
        let mut ids: Vec<_> = dishes.keys().copied().collect();
        ids.sort_unstable();
        for id in ids {
            let name = names.get(&id).map(|menu| menu.menu_name.clone()).unwrap_or_default();
            listed.add(id, name, menu(&dishes[&id], &stocked, &rules));
        }
        let days = days(plan, &program, &settings, wishes, &served, &mut listed, &rules);
        let request = Request {
            rules,
            meal_type: wishes.meal_type,
            groups: program.about.target_groups.clone(),
            own_targets: program.targets(),
            menus: listed.menus,
            days,
            wishes: Wishes {
                no_repeat_days: usize::try_from(wishes.no_repeat_days).unwrap_or_default(),
                protein_apart: wishes.protein_apart,
                ceilings: wishes.ceilings,
                avoid: wishes.avoid_allergens,
                limited_stock: limited_stock.iter().map(|(limit, _)| *limit).collect(),
                rupiah_per_percent: wishes.rupiah_per_percent,
                rupiah_per_repeat: wishes.rupiah_per_repeat,
            },
            seed: u64::try_from(wishes.seed).unwrap_or_default(),
            effort: Effort::default(),
        };
        let in_range =
            |one: &Served| one.plan_id == plan.id && (wishes.from..=wishes.to).contains(&one.assignment.date);
        served.retain(in_range);
        let names = limited_stock.into_iter().map(|(limit, name)| (limit.ingredient, name)).collect();
        Ok(Self { request, menus: listed.named, present: served, dishes, names })
    }
}

/// The menus of a request, each once.
#[derive(Default)]
struct Listed {
    menus: Vec<Menu>,
    named: Vec<(MenuId, String)>,
    places: HashMap<MenuId, usize>,
}

impl Listed {
    fn add(&mut self, id: MenuId, name: String, menu: Menu) -> usize {
        *self.places.entry(id).or_insert_with(|| {
            self.menus.push(menu);
            self.named.push((id, name));
            self.menus.len() - 1
        })
    }
}

fn menu(dish: &Dish, stocked: &HashMap<IngredientId, Stocked>, rules: &Rules) -> Menu {
    let category = |id: &IngredientId| stocked.get(id).map(|stocked| stocked.ingredient.about.category);
    let ingredients: Vec<_> =
        dish.ingredients.iter().filter_map(|id| Some(Ingredient { id: *id, category: category(id)? })).collect();
    Menu::of(&dish.meal, &ingredients, rules)
}

/// The range, and before and after it as many weeks as hold the serving days within which a menu comes once.
fn around(program: &Program, wishes: &PlannerWishes) -> (Day, Day) {
    let days_a_week = i64::try_from(program.about.feeding_days.len()).unwrap_or(7).max(1);
    let weeks = (wishes.no_repeat_days + days_a_week - 1) / days_a_week;
    let around = AT_LEAST_AROUND + 7 * i32::try_from(weeks).unwrap_or_default();
    (wishes.from.plus_days(-around), wishes.to.plus_days(around))
}

/// The serving days of the range, and around it what other days serve: of this plan, and of the program's other plans.
fn days(
    plan: &Plan,
    program: &Program,
    settings: &Settings,
    wishes: &PlannerWishes,
    served: &[Served],
    listed: &mut Listed,
    rules: &Rules,
) -> Vec<ServingDay> {
    let mut place = |one: &Served| {
        let ingredients: Vec<_> =
            one.ingredients.iter().map(|item| Ingredient { id: item.id, category: item.category }).collect();
        let menu = Menu::of(&one.meal, &ingredients, rules).only_where_pinned();
        listed.add(one.assignment.menu_id, one.assignment.menu_name.clone(), menu)
    };
    let (first, last) = around(program, wishes);
    let mut days = Vec::new();
    for date in (0..).map(|days| first.plus_days(days)).take_while(|day| *day <= last) {
        let own = served.iter().find(|one| one.assignment.date == date && one.plan_id == plan.id);
        let is_asked = (wishes.from..=wishes.to).contains(&date) && program.serves_on(settings, date);
        if is_asked {
            let portions = own.map_or(&program.about.portions, |one| &one.assignment.portions).clone();
            let pinned = own.filter(|_| wishes.keep).map(&mut place);
            days.push(ServingDay { date, pinned, portions, is_context: false });
        } else if let Some(one) = own.or_else(|| served.iter().find(|one| one.assignment.date == date)) {
            let (pinned, portions) = (Some(place(one)), one.assignment.portions.clone());
            days.push(ServingDay { date, pinned, portions, is_context: true });
        } else if program.serves_on(settings, date) {
            // Nothing is there yet, and it is a day all the same between what comes before and after it.
            days.push(ServingDay { date, pinned: None, portions: BTreeMap::new(), is_context: true });
        }
    }
    days
}

/// What may be used of each, with its name.
async fn limits(
    tx: &mut TenantTx,
    catalogue: &Catalogue,
    wishes: &PlannerWishes,
) -> Result<Vec<(LimitedStock, String)>, Problem> {
    let stocked = ingredients::stocked(tx, catalogue, &wishes.within_stock).await?;
    let limit = |id: &IngredientId| {
        let stocked = stocked.get(id)?;
        let grams = grams_in_stock(stocked).ok()?;
        Some((LimitedStock { ingredient: *id, grams }, stocked.ingredient.about.item_name.clone()))
    };
    Ok(wishes.within_stock.iter().filter_map(limit).collect())
}

/// What is there of an ingredient, as purchased.
pub fn grams_in_stock(stocked: &Stocked) -> Result<Grams, Fault> {
    let about = &stocked.ingredient.about;
    let stock = about.current_stock.ok_or(Fault::NothingThere)?;
    let unit = Unit::from(about.unit);
    let each = stocked
        .item
        .conversions
        .grams_per(&unit)
        .ok_or_else(|| Fault::NoConversion { unit: unit.code().to_owned(), known: Vec::new() })?;
    let thousandths = i128::from(stock.thousandths()) * i128::from(each.thousandths()) / 1_000;
    Ok(Grams::from_thousandths(i64::try_from(thousandths).unwrap_or(i64::MAX)))
}
