//! Menus on the days of a plan: one for each day and meal.

mod draft;

use std::collections::BTreeMap;

use ::store::{Change, TenantTx};
use domain::{AssignmentId, Day, Fault, MealType, MenuId, PlanStatus};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub use self::draft::{Assigned, AssignmentChange, Frame, is_served};
use super::served::freeze;
use super::{Plan, expect_draft, store, touched};
use crate::events::{self, Entity};
use crate::foods::Catalogue;
use crate::menus::{self, Menu};
use crate::problem::{FieldError, Problem};
use crate::{programs, tenants};

/// A menu on a day of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Assignment {
    /// Its id.
    pub id: AssignmentId,
    /// The day.
    pub date: Day,
    /// The meal of that day.
    pub meal_type: MealType,
    /// The menu.
    pub menu_id: MenuId,
    /// The menu's name.
    pub menu_name: String,
    /// Portions by size: `{"SMALL": 1200, "LARGE": 1800}`.
    pub portions: BTreeMap<String, i64>,
    /// The menu that was published and did not come.
    pub substitute_for: Option<MenuId>,
    /// Why it did not come.
    pub reason: Option<String>,
    /// What the kitchen should know of this day.
    pub notes: Option<String>,
}

/// Puts a menu on all of these days of a draft, or on none of them.
pub async fn assign(change: &mut Change, plan: &Plan, menu: &Menu, assigned: Assigned) -> Result<Plan, Problem> {
    expect_draft(plan)?;
    let there = store::assignments(change, plan.id).await?;
    let taken = |date: Day| there.iter().find(|old| old.date == date && old.meal_type == assigned.meal_type);
    let is_taken =
        |(at, date): (usize, &Day)| taken(*date).map(|_| FieldError::new(format!("dates[{at}]"), Fault::Taken));
    let clashes: Vec<_> = assigned.dates.iter().enumerate().filter_map(is_taken).collect();
    if !assigned.replace && !clashes.is_empty() {
        return Err(Problem::Duplicate(clashes));
    }
    let next = touch(change, plan).await?;
    for date in &assigned.dates {
        let old = taken(*date);
        let assignment = Assignment {
            id: old.map_or_else(|| AssignmentId::new(change.now()), |old| old.id),
            date: *date,
            meal_type: assigned.meal_type,
            menu_id: menu.id,
            menu_name: menu.menu_name.clone(),
            portions: assigned.portions.clone(),
            substitute_for: None,
            reason: None,
            notes: assigned.notes.clone(),
        };
        put(change, &next, old, &assignment).await?;
    }
    Ok(next)
}

/// Puts menus on the days of a new draft, all at once; each gets an id, and its menu's name.
pub async fn fill(change: &mut Change, plan: &Plan, days: Vec<Assignment>) -> Result<Plan, Problem> {
    if days.is_empty() {
        return Ok(plan.clone());
    }
    let menus = menus::in_short(change).await?;
    let next = touch(change, plan).await?;
    for day in days {
        let menu_name = menus.get(&day.menu_id).map(|menu| menu.menu_name.clone()).unwrap_or_default();
        let assignment = Assignment { id: AssignmentId::new(change.now()), menu_name, ..day };
        put(change, &next, None, &assignment).await?;
    }
    Ok(next)
}

/// Writes a menu on a day of a changed plan, in the place of what was there.
pub(super) async fn put(
    change: &mut Change,
    plan: &Plan,
    old: Option<&Assignment>,
    assignment: &Assignment,
) -> Result<(), Problem> {
    if let Some(old) = old {
        store::update_assignment(change, plan.id, assignment).await?;
        note_updated(change, plan, old, assignment);
    } else {
        store::insert_assignment(change, plan.id, assignment).await?;
        let (id, data) = (assignment.id.0, summary(plan, assignment));
        events::note_created(change, Entity::Assignment, id, Some(plan.version), assignment, data);
    }
    Ok(())
}

/// Takes it off again.
pub(super) async fn take_off(change: &mut Change, plan: &Plan, assignment: &Assignment) -> Result<(), Problem> {
    store::delete_assignment(change, assignment.id).await?;
    let data = summary(plan, assignment);
    events::note_deleted(change, Entity::Assignment, assignment.id.0, Some(plan.version), data);
    Ok(())
}

/// All assignments of a plan, in order.
pub async fn assignments(tx: &mut TenantTx, plan: &Plan) -> Result<Vec<Assignment>, Problem> {
    Ok(store::assignments(tx, plan.id).await?)
}

/// An assignment among those of a plan.
pub fn assignment_of(all: &[Assignment], id: AssignmentId) -> Result<&Assignment, Problem> {
    all.iter().find(|assignment| assignment.id == id).ok_or(Problem::NotFound)
}

/// Changes one of a plan's days, which are all there: of a draft as one likes, of a published plan the menu alone, and the
/// one that was promised stays in sight.
pub async fn change_assignment(
    change: &mut Change,
    catalogue: &Catalogue,
    plan: &Plan,
    there: &[Assignment],
    before: &Assignment,
    menu_name: String,
    wanted: AssignmentChange,
) -> Result<(Plan, Assignment), Problem> {
    let is_moved = (wanted.date, wanted.meal_type) != (before.date, before.meal_type);
    let is_substitution = wanted.menu_id != before.menu_id;
    let is_published = plan.status == PlanStatus::Published;
    if !is_published {
        expect_draft(plan)?;
    } else if is_moved || !is_substitution || wanted.portions != before.portions {
        return Err(Problem::wrong_state(plan));
    }
    let place = (wanted.date, wanted.meal_type);
    let other = there.iter().find(|other| other.id != before.id && (other.date, other.meal_type) == place);
    if other.is_some() && !wanted.swap {
        return Err(Problem::taken(if wanted.date == before.date { "mealType" } else { "date" }));
    }
    if other.is_some() && wanted.date != before.date && !wanted.allow_non_feeding_days {
        let (program, settings) =
            (programs::find(change, plan.about.program_id).await?, tenants::settings(change).await?);
        is_served(&program, &settings, before.date).map_err(|fault| Problem::field("date", fault))?;
    }
    let next = touch(change, plan).await?;
    let promised = before.substitute_for.or(is_published.then_some(before.menu_id));
    let after = Assignment {
        id: before.id,
        date: wanted.date,
        meal_type: wanted.meal_type,
        menu_id: wanted.menu_id,
        menu_name,
        portions: wanted.portions,
        // What comes back in its own place stands in for nothing.
        substitute_for: promised.filter(|promised| *promised != wanted.menu_id),
        reason: if is_published { wanted.reason } else { before.reason.clone() },
        notes: wanted.notes,
    };
    match other {
        Some(other) => swap(change, &next, (before, &after), other).await?,
        None => put(change, &next, Some(before), &after).await?,
    }
    if is_published {
        freeze(change, catalogue, &next).await?;
    }
    Ok((next, after))
}

/// Moves a menu to where another is, and that one to where it was. No two are on one place, not even for a moment: one
/// goes, and comes back.
async fn swap(
    change: &mut Change,
    plan: &Plan,
    (before, after): (&Assignment, &Assignment),
    other: &Assignment,
) -> Result<(), Problem> {
    store::delete_assignment(change, before.id).await?;
    let swapped = Assignment { date: before.date, meal_type: before.meal_type, ..other.clone() };
    put(change, plan, Some(other), &swapped).await?;
    store::insert_assignment(change, plan.id, after).await?;
    note_updated(change, plan, before, after);
    Ok(())
}

/// Takes a menu off a day of a draft.
pub async fn remove(change: &mut Change, plan: &Plan, assignment: &Assignment) -> Result<(), Problem> {
    expect_draft(plan)?;
    let next = touch(change, plan).await?;
    take_off(change, &next, assignment).await
}

/// A change of a plan's days is a change of the plan.
pub(super) async fn touch(change: &mut Change, plan: &Plan) -> Result<Plan, Problem> {
    let next = touched(change, plan);
    store::update(change, &next).await?;
    Ok(next)
}

fn note_updated(change: &mut Change, plan: &Plan, before: &Assignment, after: &Assignment) {
    let data = summary(plan, after);
    events::note_updated(change, Entity::Assignment, after.id.0, Some(plan.version), (before, after), data);
}

fn summary(plan: &Plan, assignment: &Assignment) -> Value {
    json!({
        "id": assignment.id,
        "planId": plan.id,
        "date": assignment.date,
        "mealType": assignment.meal_type,
        "menuId": assignment.menu_id,
        "menuName": assignment.menu_name,
    })
}
