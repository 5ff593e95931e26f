//! Plans: which menu a program serves on which day, and for how many.

pub mod api;
mod arrangements;
mod assignments;
mod dependents;
mod detail;
mod judged;
pub mod pages;
mod served;
mod states;
mod store;
#[cfg(test)]
pub(crate) mod tests;

use ::store::{Change, TenantTx};
use domain::{Day, Fault, Instant, PlanId, PlanStatus, ProgramId, UserId};
use serde::Serialize;
use serde_json::{Value, json};

pub(crate) use self::api::answer;
pub use self::arrangements::{Arrangement, Placed, arrange, arrangements, undo, undoable};
pub use self::assignments::{
    Assigned, Assignment, AssignmentChange, Frame, assign, assignment_of, assignments, change_assignment, fill,
    is_served, remove,
};
pub use self::dependents::{MenuPlan, counted, of_menu, of_program, promising};
pub use self::detail::{AssignmentView, Detail, PlanTotals};
pub use self::judged::{SameServing, kept_id};
pub use self::served::{
    Served, ServedIngredient, Serving, planned, promised_between, served, served_between, served_of,
};
pub use self::states::step;
#[cfg(test)]
pub(crate) use self::store::STATEMENTS;
use crate::events::{self, Entity};
use crate::problem::Problem;
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
        let (start_date, end_date) = f.span(("startDate", start), ("endDate", end), Some(MOST_DAYS))?;
        let description = description?.filter(|text| !text.is_empty());
        Some(Self { name: name?, program_id: program_id?, description, start_date, end_date })
    }

    /// Reads a day that is one of its days.
    pub fn day(&self, value: &Value) -> Result<Day, Fault> {
        let day = day(value)?;
        if self.holds(day) { Ok(day) } else { Err(Fault::OutsidePlan) }
    }

    /// Reads which of its days are meant, `from` one `to` another; all of them when nothing is said.
    pub fn part(&self, f: &mut Fields) -> Option<(Day, Day)> {
        let from = f.optional("from", |value| self.day(value)).map(|from| from.unwrap_or(self.start_date));
        let to = f.optional("to", |value| self.day(value)).map(|to| to.unwrap_or(self.end_date));
        f.span(("from", from), ("to", to), None)
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
    change.keep_what_is_there().await?;
    if Problem::if_there(programs::find(change, draft.program_id).await)?.is_none() {
        return Err(Problem::field("programId", Fault::NotFound));
    }
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

/// Deletes a plan that nobody was promised: one that was published is put away or called off, and stays to be seen.
pub async fn delete(change: &mut Change, plan: &Plan) -> Result<(), Problem> {
    let is_promised = matches!(plan.status, PlanStatus::Published | PlanStatus::Completed);
    if is_promised || store::keeps_days(change, plan.id).await? {
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

/// What the sender has read of this day must be what is there; other days of the plan may have changed since.
pub(crate) async fn expect_unchanged(
    tx: &mut TenantTx,
    plan: &Plan,
    assignment: &Assignment,
    version: Option<i64>,
) -> Result<(), Problem> {
    let last = events::history(tx, Entity::Assignment, assignment.id.0, 1).await?;
    let is_stale = last.first().and_then(|event| event.version).zip(version).is_some_and(|(last, seen)| last > seen);
    if is_stale { Err(Problem::conflict(plan)) } else { Ok(()) }
}

/// The plan after a change by whoever makes it.
fn touched(change: &Change, plan: &Plan) -> Plan {
    Plan { updated_at: change.now(), updated_by: change.actor().id, version: plan.version + 1, ..plan.clone() }
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
