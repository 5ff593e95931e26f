//! Many days of a plan that were set as one, and can be undone as one.

use std::collections::BTreeMap;

use ::store::{Change, TenantTx};
use domain::{ArrangementId, ArrangementKind, AssignmentId, Day, Fault, Instant, MealType, MenuId, PlanId, UserId};
use serde::{Deserialize, Serialize};

use super::assignments::{put, take_off, touch};
use super::{Assignment, Plan, expect_draft, store};
use crate::problem::Problem;
use crate::{menus, tenants};

/// Many days that were set as one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Arrangement {
    /// Its id.
    pub id: ArrangementId,
    /// The plan.
    pub plan_id: PlanId,
    /// What set them.
    pub kind: ArrangementKind,
    /// The template's name, or what else says which it was.
    pub name: String,
    /// How many menus it set.
    pub menus: usize,
    /// When.
    pub created_at: Instant,
    /// Who.
    pub created_by: UserId,
    /// When it was undone, if it was.
    pub undone_at: Option<Instant>,
}

/// What one place held before, and holds since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    pub before: Option<Assignment>,
    pub after: Assignment,
}

/// A menu for a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The day.
    pub date: Day,
    /// The meal.
    pub meal_type: MealType,
    /// The menu.
    pub menu_id: MenuId,
    /// Its name.
    pub menu_name: String,
    /// Portions by size.
    pub portions: BTreeMap<String, i64>,
}

/// Sets many days of a draft as one, in the place of what was there. Places that hold the same already stay as they are;
/// without any other nothing changes.
pub async fn arrange(
    change: &mut Change,
    plan: &Plan,
    (kind, name): (ArrangementKind, String),
    placed: Vec<Placed>,
) -> Result<Plan, Problem> {
    expect_draft(plan)?;
    let there = store::assignments(change, plan.id).await?;
    let now = change.now();
    let places = placed.into_iter().filter_map(|new| {
        let before = there.iter().find(|old| (old.date, old.meal_type) == (new.date, new.meal_type)).cloned();
        if before.as_ref().is_some_and(|old| old.menu_id == new.menu_id && old.portions == new.portions) {
            return None;
        }
        let after = Assignment {
            id: before.as_ref().map_or_else(|| AssignmentId::new(now), |old| old.id),
            date: new.date,
            meal_type: new.meal_type,
            menu_id: new.menu_id,
            menu_name: new.menu_name,
            portions: new.portions,
            substitute_for: None,
            reason: None,
            notes: before.as_ref().and_then(|old| old.notes.clone()),
        };
        Some(Place { before, after })
    });
    let places: Vec<Place> = places.collect();
    if places.is_empty() {
        return Ok(plan.clone());
    }
    let next = touch(change, plan).await?;
    for Place { before, after } in &places {
        put(change, &next, before.as_ref(), after).await?;
    }
    let arrangement = Arrangement {
        id: ArrangementId::new(now),
        plan_id: plan.id,
        kind,
        name,
        menus: places.len(),
        created_at: now,
        created_by: change.actor().id,
        undone_at: None,
    };
    store::insert_arrangement(change, &arrangement, &places).await?;
    Ok(next)
}

/// What was set as one in a plan, the latest first.
pub async fn arrangements(tx: &mut TenantTx, plan: PlanId) -> Result<Vec<Arrangement>, Problem> {
    let found = store::arrangements(tx, plan).await?;
    Ok(found.into_iter().map(|(arrangement, _)| arrangement).collect())
}

/// Days of a plan that were set as one, and what they held before and after.
#[derive(Debug)]
pub struct Undoable {
    arrangement: Arrangement,
    places: Vec<Place>,
}

impl Undoable {
    /// Which it was.
    pub fn name(&self) -> &str {
        &self.arrangement.name
    }
}

/// Finds what is to be undone.
pub async fn undoable(tx: &mut TenantTx, plan: PlanId, id: ArrangementId) -> Result<Undoable, Problem> {
    let all = store::arrangements(tx, plan).await?;
    let found = all.into_iter().find(|(one, _)| one.id == id);
    found.map(|(arrangement, places)| Undoable { arrangement, places }).ok_or(Problem::NotFound)
}

/// Brings back what was there before, as long as the plan is a draft and nobody has changed one of these days since.
pub async fn undo(change: &mut Change, plan: &Plan, undoable: Undoable) -> Result<Plan, Problem> {
    expect_draft(plan)?;
    change.keep_what_is_there().await?;
    let Undoable { arrangement, places } = undoable;
    let there = store::assignments(change, plan.id).await?;
    let is_there = |place: &Place| there.iter().any(|now| is_same(now, &place.after));
    if arrangement.undone_at.is_some() || !places.iter().all(is_there) {
        return Err(Problem::wrong_state(plan));
    }
    let menus = menus::in_short(change).await?;
    let is_gone = |old: &Assignment| menus.get(&old.menu_id).is_none_or(|menu| !menu.belongs_to(plan.about.program_id));
    let gone = places.iter().filter_map(|place| place.before.as_ref()).find(|old| is_gone(old));
    if let Some(gone) = gone {
        return Err(Problem::field(format!("{}.menuId", gone.date), Fault::NotFound));
    }
    let settings = tenants::settings(change).await?;
    let unknown = |old: &Assignment| Some((old.date, settings.set.unknown_size(&old.portions)?.to_owned()));
    if let Some((date, size)) = places.iter().filter_map(|place| place.before.as_ref()).find_map(unknown) {
        return Err(Problem::field(format!("{date}.portions.{size}"), Fault::NotFound));
    }
    let next = touch(change, plan).await?;
    for Place { before, after } in &places {
        match before {
            Some(before) => put(change, &next, Some(after), before).await?,
            None => take_off(change, &next, after).await?,
        }
    }
    store::set_undone(change, arrangement.id).await?;
    Ok(next)
}

/// Whether nothing was changed, but for the name that the menu has by now.
fn is_same(now: &Assignment, then: &Assignment) -> bool {
    *now == Assignment { menu_name: now.menu_name.clone(), ..then.clone() }
}
