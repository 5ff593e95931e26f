//! A plan as JSON that names its program and menus by their codes, so that another kitchen that has them can take it.

use std::collections::{BTreeMap, HashMap, HashSet};

use ::store::{Change, TenantTx};
use domain::{Day, Fault, MealType, MenuId, ProgramId};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::store;
use crate::menus;
use crate::plans::{self, Assigned, Plan, PlanDraft};
use crate::problem::{FieldError, Problem};
use crate::programs;
use crate::request::{Fields, Input, day, integer, one_of, text};
use crate::tenants;

/// The meals of a plan that has each of the four on each of 366 days.
const MOST_MEALS: usize = 1464;

/// A plan to be taken along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlanFile {
    /// Its name.
    pub name: String,
    /// The code of its program.
    pub program_code: String,
    /// What else there is to say.
    pub description: Option<String>,
    /// Its first day.
    pub start_date: Day,
    /// Its last day.
    pub end_date: Day,
    /// The menus on its days, in order.
    pub assignments: Vec<PlannedMenu>,
}

/// A menu on a day of a plan that is taken along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlannedMenu {
    /// The day.
    pub date: Day,
    /// The meal.
    pub meal_type: MealType,
    /// The code of the menu in the plan's program.
    pub menu_code: String,
    /// Portions by size.
    #[schema(value_type = Option<BTreeMap<String, i64>>)]
    pub portions: BTreeMap<String, i64>,
    /// What the kitchen should know of the day.
    pub notes: Option<String>,
}

/// A plan as others can take it.
pub async fn plan_file(tx: &mut TenantTx, plan: Plan) -> Result<PlanFile, Problem> {
    let program = programs::find(tx, plan.about.program_id).await?;
    let codes = store::codes_of_plan(tx, plan.id).await?;
    let assignments = plans::assignments(tx, &plan).await?.into_iter().map(|assignment| PlannedMenu {
        date: assignment.date,
        meal_type: assignment.meal_type,
        menu_code: codes.get(&assignment.menu_id).cloned().unwrap_or_default(),
        portions: assignment.portions,
        notes: assignment.notes,
    });
    Ok(PlanFile {
        name: plan.about.name,
        program_code: program.about.program_code,
        description: plan.about.description,
        start_date: plan.about.start_date,
        end_date: plan.about.end_date,
        assignments: assignments.collect(),
    })
}

/// Makes a draft of a plan that was taken along, or names everything that it needs and that is not here.
pub async fn bring_plan_in(change: &mut Change, mut input: Input) -> Result<Plan, Problem> {
    let programs = programs::all(change).await?;
    let named = input.take("programCode");
    let code = named.as_ref().and_then(Value::as_str);
    let program = programs.iter().find(|program| Some(program.about.program_code.as_str()) == code);
    if program.is_none() {
        let fault = if named.is_none() { Fault::Required } else { Fault::NotFound };
        input.fail(FieldError::new("programCode", fault));
    }
    if input.says("programId") {
        input.fail(FieldError::new("programId", Fault::UnknownField));
    }
    let program = program.map_or(ProgramId(Uuid::nil()), |program| program.id);
    let menus = store::codes_of_program(change, program).await?;
    let sizes = tenants::settings(change).await?.set.sizes.into_iter().map(|size| size.code).collect();
    let known = Known { program, menus, sizes };
    let (draft, days) = input.with("programId", json!(program)).read(|f| known.read(f))?;
    let mut plan = plans::create(change, draft).await?;
    for assigned in days {
        let menu = menus::find(change, assigned.menu_id).await?;
        plan = plans::assign(change, &plan, &menu, assigned).await?;
    }
    Ok(plan)
}

/// What there is in the kitchen that takes the plan.
struct Known {
    program: ProgramId,
    menus: HashMap<String, MenuId>,
    sizes: Vec<String>,
}

impl Known {
    fn read(&self, f: &mut Fields) -> Option<(PlanDraft, Vec<Assigned>)> {
        let draft = PlanDraft::read(f, &[self.program]);
        let days = f.objects("assignments", MOST_MEALS, |f| self.day(f));
        let (draft, days) = (draft?, days?);
        let mut places = HashSet::new();
        let mut is_right = true;
        for (at, assigned) in days.iter().enumerate() {
            let fault = match assigned.dates.as_slice() {
                [date] if !draft.holds(*date) => Fault::OutsidePlan,
                [date] if !places.insert((*date, assigned.meal_type)) => Fault::Repeated,
                _ => continue,
            };
            f.fail(&format!("assignments[{at}].date"), fault);
            is_right = false;
        }
        is_right.then(|| (draft, together(days)))
    }

    fn day(&self, f: &mut Fields) -> Option<Assigned> {
        let date = f.required("date", day);
        let meal_type = f.required("mealType", one_of(MealType::ALL));
        let menu = f.required("menuCode", |value| {
            let code = text(1, 20)(value)?;
            self.menus.get(&code).copied().ok_or(Fault::NotFound)
        });
        let has_size = |code: &str| self.sizes.iter().find(|size| *size == code).cloned();
        let portions = f.map("portions", has_size, integer(0, 1_000_000));
        let notes = f.optional("notes", text(0, 500));
        Some(Assigned {
            menu_id: menu?,
            dates: vec![date?],
            meal_type: meal_type?,
            portions: portions?.into_iter().collect(),
            notes: notes?.filter(|notes| !notes.is_empty()),
            replace: false,
            allow_non_feeding_days: true,
        })
    }
}

/// Days that differ in nothing but the date are put on the plan together.
fn together(days: Vec<Assigned>) -> Vec<Assigned> {
    let mut groups: Vec<Assigned> = Vec::new();
    for assigned in days {
        let same = |other: &&mut Assigned| {
            (other.menu_id, other.meal_type) == (assigned.menu_id, assigned.meal_type)
                && (&other.portions, &other.notes) == (&assigned.portions, &assigned.notes)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.dates.extend(assigned.dates),
            None => groups.push(assigned),
        }
    }
    groups
}
