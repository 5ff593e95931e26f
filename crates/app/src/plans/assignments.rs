//! Menus on the days of a plan: one for each day and meal.

use std::collections::BTreeMap;

use ::store::Change;
use domain::{AssignmentId, Day, Fault, MealType, MenuId, PlanStatus};
use serde::Serialize;
use serde_json::{Value, json};

use super::{MOST_DAYS, Plan, expect_draft, store, touched};
use crate::events::{self, Entity};
use crate::menus::Menu;
use crate::problem::{FieldError, Problem};
use crate::programs::Program;
use crate::request::{Fields, boolean, day, id, integer, one_of, text};
use crate::tenants::{self, Settings};

/// A menu on a day of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
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

/// What an assignment of a plan has to fit.
#[derive(Debug)]
pub struct Frame<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its program.
    pub program: &'a Program,
    /// The kitchen's settings.
    pub settings: &'a Settings,
    /// The menu that the sender names, if it is there.
    pub menu: Option<&'a Menu>,
}

impl Frame<'_> {
    /// Whether a menu can be served on this day; on a day that is not one for feeding only if people say so.
    fn judge(&self, day: Day, allows_any_day: bool) -> Result<(), Fault> {
        if !self.plan.about.holds(day) {
            return Err(Fault::OutsidePlan);
        }
        if allows_any_day {
            return Ok(());
        }
        if !self.program.about.feeding_days.contains(&day.weekday()) {
            return Err(Fault::NotAFeedingDay);
        }
        match tenants::holiday(self.settings, day) {
            Some(holiday) => Err(Fault::Holiday(holiday.name.clone())),
            None => Ok(()),
        }
    }

    fn menu(&self, f: &mut Fields) -> Option<()> {
        let menu = self.menu?;
        let fault = if menu.program_id != self.plan.about.program_id {
            Fault::OtherProgram
        } else if !menu.is_active {
            Fault::Inactive
        } else {
            return Some(());
        };
        f.fail("menuId", fault);
        None
    }

    fn named(&self, id: &MenuId) -> bool {
        self.menu.is_some_and(|menu| menu.id == *id)
    }

    fn portions(&self, f: &mut Fields) -> Option<BTreeMap<String, i64>> {
        let has_size =
            |code: &str| self.settings.set.sizes.iter().any(|size| size.code == code).then(|| code.to_owned());
        f.map("portions", has_size, integer(0, 1_000_000)).map(|portions| portions.into_iter().collect())
    }
}

/// A menu for many days at once.
#[derive(Debug, Clone, utoipa::ToSchema)]
#[schema(as = AssignmentDraft)]
#[schema(rename_all = "camelCase")]
pub struct Assigned {
    /// The menu, of the plan's program and in use.
    pub menu_id: MenuId,
    /// The days, each once.
    pub dates: Vec<Day>,
    /// The meal of those days.
    pub meal_type: MealType,
    /// Portions by size; the program's when absent.
    #[schema(value_type = Option<BTreeMap<String, i64>>)]
    pub portions: BTreeMap<String, i64>,
    /// What the kitchen should know of these days.
    pub notes: Option<String>,
    /// Whether it takes the place of what is there.
    #[schema(value_type = Option<bool>)]
    pub replace: bool,
    /// Whether days on which the program does not serve, and holidays, are meant.
    #[schema(value_type = Option<bool>)]
    pub allow_non_feeding_days: bool,
}

impl Assigned {
    /// Reads it; every day that does not fit is named.
    pub fn read(f: &mut Fields, frame: &Frame) -> Option<Self> {
        let menu_id = f.required("menuId", id(|id| frame.named(id)));
        let fits = menu_id.and_then(|_| frame.menu(f));
        let dates = f.list("dates", usize::try_from(MOST_DAYS).unwrap_or_default(), day);
        let meal_type = f.required("mealType", one_of(MealType::ALL));
        let portions = frame.portions(f);
        let has_portions = f.has("portions");
        let notes = f.optional("notes", text(0, 500));
        let replace = f.optional("replace", boolean);
        let any_day = f.optional("allowNonFeedingDays", boolean);
        let allow_non_feeding_days = any_day.flatten().unwrap_or(false);
        let are_fit = dates.as_ref().is_none_or(|dates| are_fit(f, frame, dates, allow_non_feeding_days));
        fits?;
        any_day?;
        are_fit.then_some(())?;
        Some(Self {
            menu_id: menu_id?,
            dates: dates?,
            meal_type: meal_type?,
            portions: portions.map(|own| if has_portions { own } else { frame.program.about.portions.clone() })?,
            notes: notes?.filter(|notes| !notes.is_empty()),
            replace: replace?.unwrap_or(false),
            allow_non_feeding_days,
        })
    }
}

fn are_fit(f: &mut Fields, frame: &Frame, dates: &[Day], allows_any_day: bool) -> bool {
    let mut all = !dates.is_empty();
    if dates.is_empty() {
        f.fail("dates", Fault::Required);
    }
    for (at, day) in dates.iter().enumerate() {
        let fault =
            if dates[..at].contains(day) { Some(Fault::Repeated) } else { frame.judge(*day, allows_any_day).err() };
        if let Some(fault) = fault {
            f.fail(&format!("dates[{at}]"), fault);
            all = false;
        }
    }
    all
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
        match old {
            Some(old) => {
                store::update_assignment(change, plan.id, &assignment).await?;
                note_updated(change, &next, old, &assignment);
            }
            None => {
                store::insert_assignment(change, plan.id, &assignment).await?;
                let data = summary(&next, &assignment);
                let id = assignment.id.0;
                events::note_created(change, Entity::Assignment, id, Some(next.version), &assignment, data);
            }
        }
    }
    Ok(next)
}

/// An assignment of a plan.
pub async fn assignment_of(change: &mut Change, plan: &Plan, id: AssignmentId) -> Result<Assignment, Problem> {
    let mut all = store::assignments(change, plan.id).await?.into_iter();
    all.find(|assignment| assignment.id == id).ok_or(Problem::NotFound)
}

/// What can be changed of an assignment.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AssignmentChange {
    /// Another day.
    #[schema(value_type = Option<Day>)]
    pub date: Day,
    /// Another meal.
    #[schema(value_type = Option<MealType>)]
    pub meal_type: MealType,
    /// Another menu: of a published plan with a reason.
    #[schema(value_type = Option<MenuId>)]
    pub menu_id: MenuId,
    /// Portions by size.
    #[schema(value_type = Option<BTreeMap<String, i64>>)]
    pub portions: BTreeMap<String, i64>,
    /// What the kitchen should know.
    pub notes: Option<String>,
    /// Why the menu that was published does not come.
    pub reason: Option<String>,
    /// Whether a day on which the program does not serve, or a holiday, is meant.
    #[serde(skip)]
    #[schema(value_type = Option<bool>)]
    pub allow_non_feeding_days: bool,
}

impl AssignmentChange {
    /// What an assignment is before anything changes. A reason is given for each change anew.
    pub fn of(assignment: &Assignment) -> Self {
        Self {
            date: assignment.date,
            meal_type: assignment.meal_type,
            menu_id: assignment.menu_id,
            portions: assignment.portions.clone(),
            notes: assignment.notes.clone(),
            reason: None,
            allow_non_feeding_days: false,
        }
    }

    /// Reads a change of this assignment. What stays is not judged again.
    pub fn read(f: &mut Fields, frame: &Frame, before: &Assignment) -> Option<Self> {
        let menu_id = f.required("menuId", id(|id| *id == before.menu_id || frame.named(id)));
        let fits = menu_id.and_then(|id| if id == before.menu_id { Some(()) } else { frame.menu(f) });
        let date = f.required("date", day);
        let meal_type = f.required("mealType", one_of(MealType::ALL));
        let portions = frame.portions(f);
        let notes = f.optional("notes", text(0, 500));
        let reason = f.optional("reason", text(3, 500));
        let any_day = f.optional("allowNonFeedingDays", boolean);
        let allow_non_feeding_days = any_day.flatten().unwrap_or(false);
        let is_substitution =
            frame.plan.status == PlanStatus::Published && menu_id.is_some_and(|id| id != before.menu_id);
        if is_substitution && reason == Some(None) {
            f.fail("reason", Fault::Required);
            return None;
        }
        if let Some(date) = date.filter(|date| *date != before.date)
            && let Err(fault) = frame.judge(date, allow_non_feeding_days)
        {
            f.fail("date", fault);
            return None;
        }
        fits?;
        any_day?;
        Some(Self {
            date: date?,
            meal_type: meal_type?,
            menu_id: menu_id?,
            portions: portions?,
            notes: notes?.filter(|notes| !notes.is_empty()),
            reason: reason?,
            allow_non_feeding_days,
        })
    }
}

/// Changes a day of a draft; of a published plan the menu alone, and the one that was promised stays in sight.
pub async fn change_assignment(
    change: &mut Change,
    plan: &Plan,
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
    let there = store::assignments(change, plan.id).await?;
    let place = (wanted.date, wanted.meal_type);
    if there.iter().any(|other| other.id != before.id && (other.date, other.meal_type) == place) {
        return Err(Problem::taken("date"));
    }
    let next = touch(change, plan).await?;
    let after = Assignment {
        id: before.id,
        date: wanted.date,
        meal_type: wanted.meal_type,
        menu_id: wanted.menu_id,
        menu_name,
        portions: wanted.portions,
        substitute_for: before.substitute_for.or(is_published.then_some(before.menu_id)),
        reason: if is_published { wanted.reason } else { before.reason.clone() },
        notes: wanted.notes,
    };
    store::update_assignment(change, plan.id, &after).await?;
    note_updated(change, &next, before, &after);
    Ok((next, after))
}

/// Takes a menu off a day of a draft.
pub async fn remove(change: &mut Change, plan: &Plan, assignment: &Assignment) -> Result<(), Problem> {
    expect_draft(plan)?;
    let next = touch(change, plan).await?;
    store::delete_assignment(change, assignment.id).await?;
    let data = summary(&next, assignment);
    events::note_deleted(change, Entity::Assignment, assignment.id.0, Some(next.version), data);
    Ok(())
}

/// A change of a plan's days is a change of the plan.
async fn touch(change: &mut Change, plan: &Plan) -> Result<Plan, Problem> {
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
