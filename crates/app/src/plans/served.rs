//! What plans serve on their days, as the arithmetic sees it: the one place from which figures, lists and prints are made.
//! What a published day serves is kept with it, and stays as it was.

use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::{Arc, LazyLock, OnceLock};

use ::store::{Change, TenantTx, from_json, to_json};
use calc::{Meal, PortionsCost, Rules};
use domain::{
    Amount, Category, Day, FiguresId, IngredientId, Instant, MenuId, Nutrients, PlanId, PlanStatus, ProgramId,
    PurchaseUnit, TargetGroup, Verdict,
};
use moka::sync::Cache;
use serde::{Deserialize, Serialize};

use super::store::DayRow;
use super::{Assignment, Plan, store};
use crate::foods::Catalogue;
use crate::ingredients::Stocked;
use crate::menus::{self, Cooked, Dish};
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
    judged: Arc<Judged>,
}

/// What is served, how it stands, and what it costs for the portions that were asked for first: worked out once for all
/// days that serve the very same thing.
#[derive(Debug)]
struct Judged {
    serving: Serving,
    standing: OnceLock<Standing>,
    cost: OnceLock<(BTreeMap<String, i64>, PortionsCost)>,
}

/// How something that is served stands for the group that it serves worst.
#[derive(Debug, Clone, Copy, Default)]
pub struct Standing {
    /// 0 to 100; `None` when nothing can be judged.
    pub score: Option<Amount>,
    /// The verdict; `None` without a group.
    pub verdict: Option<Verdict>,
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
        &self.judged.serving
    }
}

impl Served {
    /// Portions by the codes of their sizes.
    pub fn portions(&self) -> Vec<(&str, i64)> {
        self.assignment.portions.iter().map(|(code, count)| (code.as_str(), *count)).collect()
    }

    /// What it serves, as a name.
    pub fn same(&self) -> SameServing {
        SameServing(Arc::clone(&self.judged))
    }

    /// How it stands for the group that it serves worst.
    pub fn standing(&self) -> Standing {
        *self.judged.standing.get_or_init(|| self.judged.serving.judge())
    }

    /// What all portions cost.
    pub fn cost(&self) -> PortionsCost {
        let portions = &self.assignment.portions;
        let reckon = || calc::cost_of_portions(&self.meal, &self.rules, self.portions());
        let (known, cost) = self.judged.cost.get_or_init(|| (portions.clone(), reckon()));
        if known == portions { *cost } else { reckon() }
    }
}

/// What is served, as a name for it: the same for all days that serve the very same thing.
#[derive(Debug, Clone)]
pub struct SameServing(Arc<Judged>);

impl PartialEq for SameServing {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for SameServing {}

impl Hash for SameServing {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(&self.0).hash(state);
    }
}

impl Serving {
    fn judge(&self) -> Standing {
        let groups = calc::balance_of_days(&[(&self.meal, &self.rules)], &self.groups, &self.targets);
        let worst = groups.into_iter().min_by_key(|group| (group.score.is_none(), group.score));
        worst.map_or_else(Standing::default, |worst| Standing { score: worst.score, verdict: Some(worst.verdict) })
    }
}

impl From<Serving> for Judged {
    fn from(serving: Serving) -> Self {
        Self { serving, standing: OnceLock::new(), cost: OnceLock::new() }
    }
}

/// Bytes of text whose reading stays in memory, of all kitchens together: some 1,500 published days.
const MOST_BYTES: u64 = 20_000_000;

/// What was kept with published days, as it was read last: the same text is the same serving for ever.
static READ: LazyLock<Cache<String, Arc<Judged>>> = LazyLock::new(|| {
    let weight = |text: &String, _: &Arc<Judged>| u32::try_from(text.len()).unwrap_or(u32::MAX);
    Cache::builder().weigher(weight).max_capacity(MOST_BYTES).build()
});

/// How many menus stay in memory as they are now, of all kitchens together: some 10 kB each.
const MOST_MENUS: u64 = 2_000;

/// What a program's menus are now, each as of a state of its kitchen's figures: another state is another name.
static NOW: LazyLock<Cache<(FiguresId, ProgramId, MenuId), Arc<Judged>>> = LazyLock::new(|| Cache::new(MOST_MENUS));

fn read(text: String) -> Result<Arc<Judged>, Problem> {
    if let Some(judged) = READ.get(&text) {
        return Ok(judged);
    }
    let judged = Arc::new(Judged::from(from_json::<Serving>(&text)?));
    READ.insert(text, Arc::clone(&judged));
    Ok(judged)
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
    (from, to): (Day, Day),
    programs: &[Program],
    rules: &Rules,
) -> Result<Vec<Served>, Problem> {
    let only = if let [one] = programs { Some(one.id) } else { None };
    let days = store::days_between(tx, from, to, only).await?;
    assemble(tx, catalogue, days, programs, rules).await
}

/// What a plan says of a menu on a day.
#[derive(Debug)]
pub struct Planned {
    /// The plan's name.
    pub plan: String,
    /// For how many, by size.
    pub portions: BTreeMap<String, i64>,
    /// What is served, as it was when the plan was published, if it was.
    pub kept: Option<Serving>,
}

/// What the plans say of a menu on a day: the most binding one of several.
pub async fn planned(tx: &mut TenantTx, menu: MenuId, day: Day) -> Result<Option<Planned>, Problem> {
    let Some((plan, portions, frozen)) = store::planned(tx, menu, day).await? else { return Ok(None) };
    let kept = frozen.map(|text| from_json(&text)).transpose()?;
    Ok(Some(Planned { plan, portions: from_json(&portions)?, kept }))
}

/// Keeps with each day of a published plan what it serves; a day that has it keeps what it has.
pub(super) async fn freeze(change: &mut Change, catalogue: &Catalogue, plan: &Plan) -> Result<(), Problem> {
    let all = served(change, catalogue, plan, plan.about.start_date, plan.about.end_date).await?;
    for served in all.iter().filter(|served| !served.is_frozen) {
        store::freeze(change, served.assignment.id, &to_json(&**served)?).await?;
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
    let current = current(tx, catalogue, &days, programs, rules).await?;
    let mut all = Vec::with_capacity(days.len());
    for DayRow { mut assignment, plan_id, program_id, status, changed_at, frozen } in days {
        let is_frozen = frozen.is_some();
        let judged = match frozen {
            Some(text) => read(text)?,
            None => match current.get(&(program_id, assignment.menu_id)) {
                Some(judged) => Arc::clone(judged),
                None => continue,
            },
        };
        assignment.menu_name.clone_from(&judged.serving.menu_name);
        all.push(Served { assignment, plan_id, program_id, status, changed_at, is_frozen, judged });
    }
    all.sort_by_key(|served| (served.assignment.date, served.assignment.meal_type, served.assignment.id));
    Ok(all)
}

/// What the menus of days that are not frozen are now: remembered for as long as nothing changes by which they are
/// reckoned. Inside a change nothing is remembered, for it may come to nothing.
async fn current(
    tx: &mut TenantTx,
    catalogue: &Catalogue,
    days: &[DayRow],
    programs: &[Program],
    rules: &Rules,
) -> Result<HashMap<(ProgramId, MenuId), Arc<Judged>>, Problem> {
    let now: BTreeMap<_, _> = days
        .iter()
        .filter(|day| day.frozen.is_none())
        .map(|day| ((day.program_id, day.assignment.menu_id), &day.assignment))
        .collect();
    if now.is_empty() {
        return Ok(HashMap::new());
    }
    let state = if tx.only_reads() { tenants::figures_state(tx).await? } else { None };
    let remembered = |(program, menu): (ProgramId, MenuId)| NOW.get(&(state?, program, menu));
    let mut current: HashMap<_, _> = now.keys().filter_map(|key| Some((*key, remembered(*key)?))).collect();
    let mut missing: Vec<_> = now.keys().filter(|key| !current.contains_key(key)).map(|(_, menu)| *menu).collect();
    missing.sort_unstable();
    missing.dedup();
    if missing.is_empty() {
        return Ok(current);
    }
    let cooked = menus::cooked(catalogue, tx, &missing, rules).await?;
    for (key @ (program, menu), assignment) in now {
        let program = programs.iter().find(|one| one.id == program);
        let Some((dish, program)) = cooked.dishes.get(&menu).zip(program) else { continue };
        let judged = Arc::new(Judged::from(serving(assignment, dish, &cooked, program, rules)));
        if let Some(state) = state {
            NOW.insert((state, program.id, menu), Arc::clone(&judged));
        }
        current.entry(key).or_insert(judged);
    }
    Ok(current)
}

fn serving(assignment: &Assignment, dish: &Dish, cooked: &Cooked, program: &Program, rules: &Rules) -> Serving {
    let ingredients = dish.ingredients.iter().filter_map(|id| cooked.stocked.get(id)).map(ingredient);
    Serving {
        menu_name: assignment.menu_name.clone(),
        meal: dish.meal.clone(),
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
