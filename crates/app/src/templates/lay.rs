//! A template over a plan's days: where each menu would come, what stands in the way, and laying it.

use std::collections::{BTreeMap, HashMap};

use ::store::{Change, TenantTx};
use domain::{ArrangementKind, Day, Fault, HolidayRule, MealType, MenuId, PlaceState};
use serde::Serialize;

use super::{Entry, Laying, Template};
use crate::menus::{self, InShort};
use crate::plans::{self, Assignment, MOST_DAYS, Placed, Plan};
use crate::problem::{FieldError, Problem};
use crate::programs::{self, Program};
use crate::tenants::{self, Settings};

/// A menu of a template on the day on which it would come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Laid {
    /// The day.
    pub date: Day,
    /// The meal of that day.
    pub meal_type: MealType,
    /// The menu.
    pub menu_id: MenuId,
    /// Its name.
    pub menu_name: String,
    /// How it stands to that day.
    pub state: PlaceState,
    /// The menu that is there by now.
    pub taken_by: Option<String>,
    #[serde(skip)]
    portions: BTreeMap<String, i64>,
}

/// Where a template's menus would come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TemplatePreview)]
pub struct Preview {
    /// Each, in order.
    pub places: Vec<Laid>,
    /// How many would come without taking another's place.
    pub free: usize,
    /// How many would take another's place.
    pub taken: usize,
    /// How many cannot come: their menu is gone or out of use, or they come after the plan's last day.
    pub impossible: usize,
}

/// Where a template's menus would come, and what stands in the way. Nothing is written.
pub async fn preview(tx: &mut TenantTx, plan: &Plan, template: &Template, laying: &Laying) -> Result<Preview, Problem> {
    let program = programs::find(tx, plan.about.program_id).await?;
    let settings = tenants::settings(tx).await?;
    let menus = menus::in_short(tx).await?;
    let there = plans::assignments(tx, plan).await?;
    let days = days(plan, &program, &settings, laying);
    let places =
        lay(template, laying, &days, (&program, &settings), |laid| judge(laid, plan, &settings, &menus, &there));
    let count = |states: &[PlaceState]| places.iter().filter(|laid| states.contains(&laid.state)).count();
    Ok(Preview {
        free: count(&[PlaceState::Free]),
        taken: count(&[PlaceState::Taken]),
        impossible: count(&[PlaceState::OutsidePlan, PlaceState::Inactive, PlaceState::Gone]),
        places,
    })
}

/// Lays a template over a plan's days: all of it or nothing. Days that are taken only give way when people say so.
pub async fn apply(change: &mut Change, plan: &Plan, template: &Template, laying: &Laying) -> Result<Plan, Problem> {
    change.keep_what_is_there().await?;
    let Preview { places, .. } = preview(change, plan, template, laying).await?;
    let of = |state: PlaceState, fault: Fault| {
        let hit = places.iter().enumerate().filter(move |(_, laid)| laid.state == state);
        hit.map(move |(at, _)| FieldError::new(format!("places[{at}]"), fault.clone()))
    };
    let impossible: Vec<_> = of(PlaceState::OutsidePlan, Fault::OutsidePlan)
        .chain(of(PlaceState::Inactive, Fault::Inactive))
        .chain(of(PlaceState::Gone, Fault::NotFound))
        .collect();
    if !impossible.is_empty() {
        return Err(Problem::Invalid(impossible));
    }
    let taken: Vec<_> = of(PlaceState::Taken, Fault::Taken).collect();
    if !laying.replace && !taken.is_empty() {
        return Err(Problem::Duplicate(taken));
    }
    let comes = |laid: &Laid| laid.state != PlaceState::Holiday;
    let placed = places.into_iter().filter(comes).map(|laid| Placed {
        date: laid.date,
        meal_type: laid.meal_type,
        menu_id: laid.menu_id,
        menu_name: laid.menu_name,
        portions: laid.portions,
    });
    plans::arrange(change, plan, (ArrangementKind::Template, template.name.clone()), placed.collect()).await
}

/// The days over which a template is laid, from its start on: those on which the program serves; holidays among them
/// only where a day that falls on one is left out.
fn days(plan: &Plan, program: &Program, settings: &Settings, laying: &Laying) -> Vec<Day> {
    let takes = |day: &Day| match plans::is_served(program, settings, *day) {
        Ok(()) => true,
        Err(Fault::Holiday(_)) => laying.holidays == HolidayRule::Skip,
        Err(_) => false,
    };
    // Without a number of times it ends with the plan; with one, what comes later is shown as impossible.
    let last = if laying.times.is_some() { laying.start_date.plus_days(MOST_DAYS) } else { plan.about.end_date };
    let all = (0..=MOST_DAYS).map(|days| laying.start_date.plus_days(days));
    all.take_while(|day| *day <= last).filter(takes).collect()
}

fn lay(
    template: &Template,
    laying: &Laying,
    days: &[Day],
    (program, settings): (&Program, &Settings),
    judge: impl Fn(Laid) -> Laid,
) -> Vec<Laid> {
    let counts = |entry: &Entry| settings.set.unknown_size(&entry.portions).is_none();
    let length = usize::try_from(template.days).unwrap_or(1).max(1);
    let rounds = laying.times.and_then(|times| usize::try_from(times).ok()).map_or(days.len(), |times| times * length);
    let on = |(at, day): (usize, &Day)| {
        let day = *day;
        let of_day = template.entries.iter().filter(move |entry| usize::try_from(entry.day) == Ok(at % length));
        let laid = of_day.map(move |entry| Laid {
            date: day,
            meal_type: entry.meal_type,
            menu_id: entry.menu_id,
            menu_name: entry.menu_name.clone(),
            state: PlaceState::Free,
            taken_by: None,
            // A cycle of another kitchen, or of before, may count by a size that is not here.
            portions: if counts(entry) { entry.portions.clone() } else { program.about.portions.clone() },
        });
        laid.collect::<Vec<_>>()
    };
    days.iter().take(rounds).enumerate().flat_map(on).map(judge).collect()
}

fn judge(laid: Laid, plan: &Plan, settings: &Settings, menus: &HashMap<MenuId, InShort>, there: &[Assignment]) -> Laid {
    let day = laid.date;
    let old = there.iter().find(|old| (old.date, old.meal_type) == (day, laid.meal_type));
    let menu = menus.get(&laid.menu_id).filter(|menu| menu.belongs_to(plan.about.program_id));
    let state = match (menu, old) {
        _ if !plan.about.holds(day) => PlaceState::OutsidePlan,
        _ if tenants::holiday(settings, day).is_some() => PlaceState::Holiday,
        (None, _) => PlaceState::Gone,
        (Some(menu), _) if !menu.is_active => PlaceState::Inactive,
        (_, None) => PlaceState::Free,
        (_, Some(old)) if old.menu_id == laid.menu_id && old.portions == laid.portions => PlaceState::Same,
        _ => PlaceState::Taken,
    };
    let taken_by = old.filter(|_| state == PlaceState::Taken).map(|old| old.menu_name.clone());
    Laid { state, taken_by, ..laid }
}
