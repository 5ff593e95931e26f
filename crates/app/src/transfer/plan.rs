//! A plan as JSON that names its program and menus by their codes, so that another kitchen that has them can take it.

use std::collections::{BTreeMap, HashMap, HashSet};

use ::store::{Change, TenantTx};
use domain::{AssignmentId, Day, Fault, MealType, MenuId, ProgramId};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::store;
use crate::plans::{self, Assignment, Plan, PlanDraft};
use crate::problem::{FieldError, Problem};
use crate::programs;
use crate::request::{Fields, Input, day, integer, one_of, text};
use crate::tenants::{self, Settings};

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
    change.keep_what_is_there().await?;
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
    let usual = program.map(|program| program.about.portions.clone()).unwrap_or_default();
    let program = program.map_or(ProgramId(Uuid::nil()), |program| program.id);
    let menus = store::codes_of_program(change, program).await?;
    let settings = tenants::settings(change).await?;
    let known = Known { program, usual, menus, settings };
    let (draft, days) = input.with("programId", json!(program)).read(|f| known.read(f))?;
    let plan = plans::create(change, draft).await?;
    plans::fill(change, &plan, days).await
}

/// What there is in the kitchen that takes the plan.
struct Known {
    program: ProgramId,
    /// For how many it usually is.
    usual: BTreeMap<String, i64>,
    menus: HashMap<String, MenuId>,
    settings: Settings,
}

impl Known {
    fn read(&self, f: &mut Fields) -> Option<(PlanDraft, Vec<Assignment>)> {
        let draft = PlanDraft::read(f, &[self.program]);
        let mut places = HashSet::new();
        let days = f.objects("assignments", MOST_MEALS, |f| self.day(f, draft.as_ref(), &mut places));
        Some((draft?, days?))
    }

    fn day(
        &self,
        f: &mut Fields,
        plan: Option<&PlanDraft>,
        places: &mut HashSet<(Day, MealType)>,
    ) -> Option<Assignment> {
        let date = f.required("date", |value| plan.map_or_else(|| day(value), |plan| plan.day(value)));
        let meal_type = f.required("mealType", one_of(MealType::ALL));
        let is_first = date.zip(meal_type).is_none_or(|place| places.insert(place));
        if !is_first {
            f.fail("date", Fault::Repeated);
        }
        let menu = f.required("menuCode", |value| {
            let code = text(1, 20)(value)?;
            self.menus.get(&code).copied().ok_or(Fault::NotFound)
        });
        let has_size = |code: &str| self.settings.set.has_size(code).then(|| code.to_owned());
        let is_counted = f.has("portions");
        let portions = f.map("portions", has_size, integer(0, 1_000_000));
        let notes = f.optional("notes", text(0, 500));
        is_first.then_some(())?;
        let portions = portions?;
        Some(Assignment {
            id: AssignmentId(Uuid::nil()),
            date: date?,
            meal_type: meal_type?,
            menu_id: menu?,
            menu_name: String::new(),
            portions: if is_counted { portions.into_iter().collect() } else { self.usual.clone() },
            substitute_for: None,
            reason: None,
            notes: notes?.filter(|notes| !notes.is_empty()),
        })
    }
}
