//! What plans serve on their days, as the arithmetic sees it: the one place from which figures, lists and prints are made.
//! What a published day serves is kept with it, and stays as it was.

use std::collections::{BTreeMap, HashMap};
use std::ops::Deref;

use ::store::{Change, TenantTx, from_json, to_json};
use calc::{Meal, PortionsCost, Rules};
use domain::{
    Amount, Category, Day, IngredientId, Instant, KeptId, MealType, MenuId, Nutrients, PlanId, PlanStatus, ProgramId,
    PurchaseUnit, TargetGroup,
};
use serde::{Deserialize, Serialize};

use super::judged::{Cooked, SameServing, Standing, kept_id};
use super::store::DayRow;
use super::{Assignment, Plan, store};
use crate::foods::Catalogue;
use crate::ingredients::Stocked;
use crate::menus::{self, Dish};
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::tenants;

/// A menu on a day, with all that its figures are made of.
#[derive(Debug, Clone)]
pub struct Served {
    /// The day, the menu and the portions.
    pub assignment: Assignment,
    /// Whose day it is.
    pub plan_id: PlanId,
    /// Whom the plan feeds.
    pub program_id: ProgramId,
    /// Where the plan stands.
    pub status: PlanStatus,
    /// When the plan was last changed.
    pub changed_at: Instant,
    /// Whether it is as it was when the plan was published.
    pub is_frozen: bool,
    judged: SameServing,
}

/// What is served, and for whom: all that the arithmetic needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Serving {
    /// The menu's name.
    pub menu_name: String,
    /// The menu as the arithmetic sees it.
    pub meal: Meal,
    /// The ingredient of each of its lines.
    pub ingredients: Vec<ServedIngredient>,
    /// The kitchen's sizes and rates.
    pub rules: Rules,
    /// The groups that the program feeds.
    pub groups: Vec<TargetGroup>,
    /// The program's own daily targets.
    pub targets: Nutrients<Option<Amount>>,
}

/// The ingredient behind a line of a menu that is served.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServedIngredient {
    /// The ingredient.
    pub id: IngredientId,
    /// What the kitchen calls it.
    pub item_name: String,
    /// What the kitchen sorts it under.
    pub category: Category,
    /// The unit in which it is bought.
    pub unit: PurchaseUnit,
}

impl Deref for Served {
    type Target = Serving;
    fn deref(&self) -> &Serving {
        self.judged.serving()
    }
}

impl Served {
    /// Portions by the codes of their sizes.
    pub fn portions(&self) -> Vec<(&str, i64)> {
        self.assignment.portions.iter().map(|(code, count)| (code.as_str(), *count)).collect()
    }

    /// What it serves, as a name.
    pub fn same(&self) -> SameServing {
        self.judged.clone()
    }

    /// How it stands for the group that it serves worst.
    pub fn standing(&self) -> Standing {
        self.judged.standing()
    }

    /// What all portions cost.
    pub fn cost(&self) -> PortionsCost {
        self.judged.cost(&self.assignment.portions)
    }
}

/// What a plan serves from one day to another, both included, in the order of days and meals.
pub async fn served(
    tx: &mut TenantTx,
    catalogue: &Catalogue,
    plan: &Plan,
    from: Day,
    to: Day,
) -> Result<Vec<Served>, Problem> {
    let program = programs::find(tx, plan.about.program_id).await?;
    let rules = tenants::settings(tx).await?.rules();
    let mut all = served_of(tx, catalogue, plan, &program, &rules).await?;
    all.retain(|served| (from..=to).contains(&served.assignment.date));
    Ok(all)
}

/// All that a plan of this program serves.
pub async fn served_of(
    tx: &mut TenantTx,
    catalogue: &Catalogue,
    plan: &Plan,
    program: &Program,
    rules: &Rules,
) -> Result<Vec<Served>, Problem> {
    let days = store::days_of_plan(tx, plan.id).await?;
    assemble(tx, catalogue, days, std::slice::from_ref(program), rules).await
}

/// What the kitchen serves from one day to another, of all plans that were neither called off nor put away.
pub async fn served_between(
    tx: &mut TenantTx,
    catalogue: &Catalogue,
    days: (Day, Day),
    programs: &[Program],
    rules: &Rules,
) -> Result<Vec<Served>, Problem> {
    let days = store::days_between(tx, days, only(programs), false).await?;
    assemble(tx, catalogue, days, programs, rules).await
}

/// The same of plans that were published alone.
pub async fn promised_between(
    tx: &mut TenantTx,
    catalogue: &Catalogue,
    days: (Day, Day),
    programs: &[Program],
    rules: &Rules,
) -> Result<Vec<Served>, Problem> {
    let days = store::days_between(tx, days, only(programs), true).await?;
    assemble(tx, catalogue, days, programs, rules).await
}

fn only(programs: &[Program]) -> Option<ProgramId> {
    if let [one] = programs { Some(one.id) } else { None }
}

/// What a plan says of a menu on a day.
#[derive(Debug)]
pub struct Planned {
    /// The plan's name.
    pub plan: String,
    /// For how many, by size.
    pub portions: BTreeMap<String, i64>,
    /// At which meal.
    pub meal_type: MealType,
    /// What is served, as it was when the plan was published, if it was.
    pub kept: Option<Serving>,
}

/// What the plans say of a menu on a day: the most binding one of several.
pub async fn planned(tx: &mut TenantTx, menu: MenuId, day: Day) -> Result<Option<Planned>, Problem> {
    let Some((plan, portions, meal_type, frozen)) = store::planned(tx, menu, day).await? else { return Ok(None) };
    let kept = frozen.map(|text| from_json(&text)).transpose()?;
    Ok(Some(Planned { plan, portions: from_json(&portions)?, meal_type, kept }))
}

/// Keeps with each day of a published plan what it serves; a day that has it keeps what it has.
pub(super) async fn freeze(change: &mut Change, catalogue: &Catalogue, plan: &Plan) -> Result<(), Problem> {
    // Whoever changes a price meanwhile is not waited for: what is kept is all from before, or all from after.
    let all = loop {
        let state = tenants::figures_state(change).await?;
        let all = served(change, catalogue, plan, plan.about.start_date, plan.about.end_date).await?;
        if tenants::figures_state(change).await? == state {
            break all;
        }
    };
    for served in all.iter().filter(|served| !served.is_frozen) {
        let text = to_json(&**served)?;
        store::freeze(change, served.assignment.id, kept_id(&text), &text).await?;
    }
    Ok(())
}

/// Puts together what each day serves: what was kept with it, or what its menu is now.
async fn assemble(
    tx: &mut TenantTx,
    catalogue: &Catalogue,
    days: Vec<DayRow>,
    programs: &[Program],
    rules: &Rules,
) -> Result<Vec<Served>, Problem> {
    let kept_before = kept(tx, &days).await?;
    let current = current(tx, catalogue, &days, programs, rules).await?;
    let mut all = Vec::with_capacity(days.len());
    for DayRow { mut assignment, plan_id, program_id, status, changed_at, kept } in days {
        let is_frozen = kept.is_some();
        let judged = match kept {
            Some(id) => kept_before.get(&id).ok_or(sqlx::Error::RowNotFound)?.clone(),
            None => match current.get(&(program_id, assignment.menu_id, assignment.meal_type)) {
                Some(judged) => judged.clone(),
                None => continue,
            },
        };
        assignment.menu_name.clone_from(&judged.serving().menu_name);
        all.push(Served { assignment, plan_id, program_id, status, changed_at, is_frozen, judged });
    }
    all.sort_by_key(|served| (served.assignment.date, served.assignment.meal_type, served.assignment.id));
    Ok(all)
}

/// What was kept with days that are frozen. Only what nobody asked for yet is read.
async fn kept(tx: &mut TenantTx, days: &[DayRow]) -> Result<HashMap<KeptId, SameServing>, Problem> {
    let sppg = tx.tenant();
    let mut unread: BTreeMap<_, _> = days.iter().filter_map(|day| Some((day.kept?, day.assignment.id))).collect();
    let mut kept: HashMap<_, _> = unread.keys().filter_map(|id| Some((*id, SameServing::kept(sppg, *id)?))).collect();
    unread.retain(|id, _| !kept.contains_key(id));
    let unread: Vec<_> = unread.into_values().collect();
    for (id, text) in store::kept(tx, &unread).await? {
        kept.insert(id, SameServing::read(sppg, id, &text)?);
    }
    Ok(kept)
}

/// What the menus of days that are not frozen are now: remembered for as long as nothing changes by which they are
/// reckoned. A change takes what is remembered unless it touches that itself, and adds nothing to it: it may come to
/// nothing, and what it read before this may be older than the state that it finds now.
async fn current(
    tx: &mut TenantTx,
    catalogue: &Catalogue,
    days: &[DayRow],
    programs: &[Program],
    rules: &Rules,
) -> Result<HashMap<Cooked, SameServing>, Problem> {
    let now: BTreeMap<_, _> = days
        .iter()
        .filter(|day| day.kept.is_none())
        .map(|day| ((day.program_id, day.assignment.menu_id, day.assignment.meal_type), &day.assignment))
        .collect();
    if now.is_empty() {
        return Ok(HashMap::new());
    }
    let state = if tx.keeps_figures() { tenants::figures_state(tx).await? } else { None };
    let remembered = |cooked: Cooked| SameServing::remembered(state?, cooked);
    let mut current: HashMap<_, _> = now.keys().filter_map(|key| Some((*key, remembered(*key)?))).collect();
    let mut missing: Vec<_> = now.keys().filter(|key| !current.contains_key(key)).map(|(_, menu, _)| *menu).collect();
    missing.sort_unstable();
    missing.dedup();
    if missing.is_empty() {
        return Ok(current);
    }
    let cooked = menus::cooked(catalogue, tx, &missing, rules).await?;
    for (key @ (program, menu, _), assignment) in now {
        let program = programs.iter().find(|one| one.id == program);
        let Some((dish, program)) = cooked.dishes.get(&menu).zip(program) else { continue };
        let judged = SameServing::from(serving(assignment, dish, &cooked, program, rules));
        if let Some(state) = state.filter(|_| tx.only_reads()) {
            judged.remember(state, key);
        }
        current.entry(key).or_insert(judged);
    }
    Ok(current)
}

fn serving(assignment: &Assignment, dish: &Dish, cooked: &menus::Cooked, program: &Program, rules: &Rules) -> Serving {
    let ingredients = dish.ingredients.iter().filter_map(|id| cooked.stocked.get(id)).map(ingredient);
    Serving {
        menu_name: assignment.menu_name.clone(),
        // Judged by the bands of the meal at which it comes, which need not be its own.
        meal: Meal { meal_type: assignment.meal_type, ..dish.meal.clone() },
        ingredients: ingredients.collect(),
        rules: rules.clone(),
        groups: program.about.target_groups.clone(),
        targets: program.targets(),
    }
}

fn ingredient(stocked: &Stocked) -> ServedIngredient {
    let about = &stocked.ingredient.about;
    ServedIngredient {
        id: stocked.ingredient.id,
        item_name: about.item_name.clone(),
        category: about.category,
        unit: about.unit,
    }
}
