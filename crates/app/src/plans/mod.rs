//! Plans: which menu a program serves on which day, and for how many.

pub mod api;
mod arrangements;
mod assignments;
mod detail;
pub mod pages;
mod served;
mod store;
#[cfg(test)]
pub(crate) mod tests;

use ::store::{Change, TenantTx};
use domain::{Day, Fault, Instant, MenuId, PlanId, PlanStatus, ProgramId, UserId};
use serde::Serialize;
use serde_json::{Value, json};

pub(crate) use self::api::answer;
pub use self::arrangements::{Arrangement, Placed, arrange, arrangements, undo, undoable};
pub use self::assignments::{
    Assigned, Assignment, AssignmentChange, Frame, assign, assignment_of, assignments, change_assignment, is_served,
    remove,
};
pub use self::detail::{AssignmentView, Detail, PlanTotals, views};
pub use self::served::{Served, ServedIngredient, Serving, kept, served, served_between, served_of};
#[cfg(test)]
pub(crate) use self::store::STATEMENTS;
use crate::events::{self, Entity};
use crate::foods::Catalogue;
use crate::menus;
use crate::problem::{Dependent, FieldError, Problem};
use crate::programs;
use crate::request::{Fields, Page, Paging, day, id, is_stale, text};
use crate::tenants;

/// The most days that one plan may have.
pub const MOST_DAYS: i32 = 366;

/// A plan, as it is kept and shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// What was said of it.
    #[serde(flatten)]
    pub about: PlanDraft,
    /// Where it stands.
    pub status: PlanStatus,
    /// Why it was sent back last.
    pub reason: Option<String>,
    /// When it was created.
    pub created_at: Instant,
    /// When it was last changed.
    pub updated_at: Instant,
    /// Who created it.
    pub created_by: UserId,
    /// Who changed it last.
    pub updated_by: UserId,
    /// Counts the changes, those of its days included.
    pub version: i64,
}

/// What can be said of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlanDraft {
    /// Its name, 3 to 100 characters.
    pub name: String,
    /// The program it is for.
    pub program_id: ProgramId,
    /// What else there is to say.
    pub description: Option<String>,
    /// Its first day.
    pub start_date: Day,
    /// Its last day, at most 366 days with the first.
    pub end_date: Day,
}

impl PlanDraft {
    /// Reads a plan of a kitchen with these programs.
    pub fn read(f: &mut Fields, programs: &[ProgramId]) -> Option<Self> {
        let name = f.required("name", text(3, 100));
        let program_id = f.required("programId", id(|id| programs.contains(id)));
        let description = f.optional("description", text(0, 500));
        let (start, end) = (f.required("startDate", day), f.required("endDate", day));
        let draft = Self {
            name: name?,
            program_id: program_id?,
            description: description?.filter(|text| !text.is_empty()),
            start_date: start?,
            end_date: end?,
        };
        let last = draft.start_date.plus_days(MOST_DAYS - 1);
        if draft.end_date < draft.start_date {
            f.fail("endDate", Fault::Before("startDate"));
            return None;
        }
        if draft.end_date > last {
            f.fail("endDate", Fault::OutOfRange { least: draft.start_date.to_string(), most: last.to_string() });
            return None;
        }
        Some(draft)
    }

    /// Whether this day is one of its days.
    pub fn holds(&self, day: Day) -> bool {
        (self.start_date..=self.end_date).contains(&day)
    }

    /// Its days, in order.
    pub fn days(&self) -> impl Iterator<Item = Day> + '_ {
        (0..MOST_DAYS).map(|days| self.start_date.plus_days(days)).take_while(|day| *day <= self.end_date)
    }
}

/// What of the plans to show.
#[derive(Debug, Clone, Default)]
pub struct PlanFilter {
    /// Only those of this program.
    pub program: Option<ProgramId>,
    /// Only those in this state.
    pub status: Option<PlanStatus>,
    /// Only those whose name holds this.
    pub search: Option<String>,
}

/// One page of the kitchen's plans, the latest change first.
pub async fn list(tx: &mut TenantTx, filter: &PlanFilter, paging: Paging) -> Result<Page<Plan>, Problem> {
    let total = store::count(tx, filter).await?;
    Ok(Page::new(store::list(tx, filter, paging).await?, paging, total))
}

/// A plan of this kitchen.
pub async fn find(tx: &mut TenantTx, id: PlanId) -> Result<Plan, Problem> {
    store::find(tx, id).await?.ok_or(Problem::NotFound)
}

/// The same for a change: whoever else would change it, or one of its days, waits until this is done.
pub async fn find_to_change(change: &mut Change, id: PlanId) -> Result<Plan, Problem> {
    store::lock(change, id).await?.ok_or(Problem::NotFound)
}

/// Creates a plan without any menu.
pub async fn create(change: &mut Change, draft: PlanDraft) -> Result<Plan, Problem> {
    let (now, actor) = (change.now(), change.actor().id);
    let plan = Plan {
        id: PlanId::new(now),
        about: draft,
        status: PlanStatus::Draft,
        reason: None,
        created_at: now,
        updated_at: now,
        created_by: actor,
        updated_by: actor,
        version: 1,
    };
    store::insert(change, &plan).await?;
    events::note_created(change, Entity::Plan, plan.id.0, Some(1), &plan.about, summary(&plan));
    Ok(plan)
}

/// Changes a plan that is still a draft. Its days have to stay within it, and a program with menus on its days stays.
pub async fn update(change: &mut Change, plan: &Plan, draft: PlanDraft) -> Result<Plan, Problem> {
    expect_draft(plan)?;
    let assignments = store::assignments(change, plan.id).await?;
    if draft.program_id != plan.about.program_id && !assignments.is_empty() {
        return Err(Problem::field("programId", Fault::StillUsed { what: plan.about.name.clone(), by: None }));
    }
    if let Some(outside) = assignments.iter().find(|assignment| !draft.holds(assignment.date)) {
        let field = if outside.date < draft.start_date { "startDate" } else { "endDate" };
        return Err(Problem::field(field, Fault::StillUsed { what: outside.date.to_string(), by: None }));
    }
    let next = Plan { about: draft, ..touched(change, plan) };
    store::update(change, &next).await?;
    let (before, after) = (&plan.about, &next.about);
    events::note_updated(change, Entity::Plan, next.id.0, Some(next.version), (before, after), summary(&next));
    Ok(next)
}

/// Brings a plan into another state, if it can come there from where it stands. What a published plan serves is kept
/// with its days.
pub async fn step(
    change: &mut Change,
    catalogue: &Catalogue,
    plan: &Plan,
    status: PlanStatus,
    reason: Option<String>,
) -> Result<Plan, Problem> {
    if !plan.status.may_become(status) {
        return Err(Problem::wrong_state(plan));
    }
    let next = Plan { status, reason, ..touched(change, plan) };
    store::update(change, &next).await?;
    if matches!(status, PlanStatus::Submitted | PlanStatus::Published) {
        expect_menus(change, plan).await?;
    }
    if status == PlanStatus::Published {
        served::freeze(change, catalogue, &next).await?;
    }
    let told = events::differences(&state(plan), &state(&next));
    events::note(change, Entity::Plan, "PLAN_STATUS_CHANGED", next.id.0, Some(next.version), told, summary(&next));
    Ok(next)
}

/// What is handed in or promised is there to be served.
async fn expect_menus(change: &mut Change, plan: &Plan) -> Result<(), Problem> {
    let menus = menus::in_short(change).await?;
    let fault = |one: &Assignment| match menus.get(&one.menu_id) {
        Some(menu) if menu.is_deleted => Some(Fault::NotFound),
        Some(menu) if menu.program_id != plan.about.program_id => Some(Fault::OtherProgram),
        Some(_) => None,
        None => Some(Fault::NotFound),
    };
    let there = store::assignments(change, plan.id).await?;
    let missing = there
        .iter()
        .enumerate()
        .filter_map(|(at, one)| Some(FieldError::new(format!("assignments[{at}].menuId"), fault(one)?)));
    let missing: Vec<_> = missing.collect();
    if missing.is_empty() { Ok(()) } else { Err(Problem::Invalid(missing)) }
}

/// Deletes a plan that nobody was promised.
pub async fn delete(change: &mut Change, plan: &Plan) -> Result<(), Problem> {
    if matches!(plan.status, PlanStatus::Published | PlanStatus::Completed) {
        return Err(Problem::wrong_state(plan));
    }
    store::delete(change, plan.id).await?;
    events::note_deleted(change, Entity::Plan, plan.id.0, Some(plan.version), summary(plan));
    Ok(())
}

/// The days of a plan on which its program serves.
pub async fn serving_days(tx: &mut TenantTx, plan: &Plan) -> Result<Vec<Day>, Problem> {
    let program = programs::find(tx, plan.about.program_id).await?;
    let settings = tenants::settings(tx).await?;
    Ok(plan.about.days().filter(|day| is_served(&program, &settings, *day).is_ok()).collect())
}

/// The plans that keep a program from being deleted.
pub async fn of_program(change: &mut Change, id: ProgramId) -> Result<Vec<Dependent>, Problem> {
    Ok(dependents(store::names_of_program(change, id).await?))
}

/// The first of these sizes by which a day of a plan that is not over counts its portions, and that plan's name.
pub async fn first_size_in_use(tx: &mut TenantTx, codes: &[String]) -> Result<Option<(String, String)>, Problem> {
    if codes.is_empty() {
        return Ok(None);
    }
    let counted = store::portions(tx).await?;
    Ok(counted.into_iter().find_map(|(name, portions)| {
        codes.iter().find(|code| portions.contains_key(*code)).map(|code| (code.clone(), name))
    }))
}

/// The published plans that serve a menu today or later, and keep it from being deleted.
pub async fn promising(change: &mut Change, menu: MenuId, today: Day) -> Result<Vec<Dependent>, Problem> {
    Ok(dependents(store::names_promising(change, menu, today).await?))
}

fn dependents(names: Vec<(PlanId, String)>) -> Vec<Dependent> {
    names.into_iter().map(|(id, name)| Dependent { entity: "plan", id: id.to_string(), name }).collect()
}

/// A plan that serves a menu, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MenuPlan {
    /// The plan.
    pub id: PlanId,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub status: PlanStatus,
    /// The days on which it serves the menu, in order.
    pub dates: Vec<Day>,
}

/// The plans that serve a menu, the one with the latest day first.
pub async fn of_menu(tx: &mut TenantTx, menu: MenuId) -> Result<Vec<MenuPlan>, Problem> {
    let mut plans: Vec<MenuPlan> = Vec::new();
    for (id, name, status, date) in store::days_of_menu(tx, menu).await? {
        match plans.iter_mut().find(|plan| plan.id == id) {
            Some(plan) => plan.dates.insert(0, date),
            None => plans.push(MenuPlan { id, name, status, dates: vec![date] }),
        }
    }
    Ok(plans)
}

/// Only a draft can be changed as one likes.
fn expect_draft(plan: &Plan) -> Result<(), Problem> {
    if plan.status == PlanStatus::Draft { Ok(()) } else { Err(Problem::wrong_state(plan)) }
}

/// What the sender has read must be what is there.
pub(crate) fn expect_version(plan: &Plan, version: Option<i64>) -> Result<(), Problem> {
    match version {
        Some(version) if is_stale(version, plan.version) => Err(Problem::conflict(plan)),
        _ => Ok(()),
    }
}

/// The plan after a change by whoever makes it.
fn touched(change: &Change, plan: &Plan) -> Plan {
    Plan { updated_at: change.now(), updated_by: change.actor().id, version: plan.version + 1, ..plan.clone() }
}

fn state(plan: &Plan) -> Value {
    json!({ "status": plan.status, "reason": plan.reason })
}

fn summary(plan: &Plan) -> Value {
    json!({
        "id": plan.id,
        "name": plan.about.name,
        "programId": plan.about.program_id,
        "startDate": plan.about.start_date,
        "endDate": plan.about.end_date,
        "status": plan.status,
    })
}
