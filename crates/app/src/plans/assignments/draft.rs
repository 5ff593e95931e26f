//! What is sent of a plan's days, and what it has to fit.

use std::collections::BTreeMap;

use ::store::Change;
use domain::{Day, Fault, MealType, MenuId, PlanStatus};
use serde::Serialize;

use super::Assignment;
use crate::menus::{self, Menu};
use crate::plans::{MOST_DAYS, Plan};
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::request::{Fields, Input, boolean, day, id, integer, one_of, text};
use crate::tenants::{self, Settings};

/// What an assignment of a plan has to fit.
#[derive(Debug)]
pub struct Frame<'a> {
    plan: &'a Plan,
    program: Program,
    settings: Settings,
    /// The menu that the sender names, if it is there.
    pub menu: Option<Menu>,
}

impl Program {
    /// Whether it serves on this day.
    pub fn serves_on(&self, settings: &Settings, day: Day) -> bool {
        is_served(self, settings, day).is_ok()
    }
}

/// Whether the program serves on this day; else why not.
pub fn is_served(program: &Program, settings: &Settings, day: Day) -> Result<(), Fault> {
    if !program.about.feeding_days.contains(&day.weekday()) {
        return Err(Fault::NotAFeedingDay);
    }
    match tenants::holiday(settings, day) {
        Some(holiday) => Err(Fault::Holiday(holiday.name.clone())),
        None => Ok(()),
    }
}

impl<'a> Frame<'a> {
    /// Reads what the sender's words are held against.
    pub async fn read(change: &mut Change, plan: &'a Plan, input: &Input) -> Result<Self, Problem> {
        change.keep_what_is_there().await?;
        let menu = named_menu(change, input).await?;
        let program = programs::find(change, plan.about.program_id).await?;
        let settings = tenants::settings(change).await?;
        Ok(Self { plan, program, settings, menu })
    }

    /// Whether a menu can be served on this day; on a day that is not one for feeding only if people say so.
    fn judge(&self, day: Day, allows_any_day: bool) -> Result<(), Fault> {
        if !self.plan.about.holds(day) {
            return Err(Fault::OutsidePlan);
        }
        if allows_any_day {
            return Ok(());
        }
        is_served(&self.program, &self.settings, day)
    }

    fn menu(&self, f: &mut Fields) -> Option<()> {
        let menu = self.menu.as_ref()?;
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
        self.menu.as_ref().is_some_and(|menu| menu.id == *id)
    }

    /// By the kitchen's sizes, and by one that is gone where it stands there already.
    fn portions(&self, f: &mut Fields, before: &BTreeMap<String, i64>) -> Option<BTreeMap<String, i64>> {
        let is_here = |code: &str| self.settings.set.has_size(code) || before.contains_key(code);
        let has_size = |code: &str| is_here(code).then(|| code.to_owned());
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
        let portions = frame.portions(f, &BTreeMap::new());
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

/// The menu that the sender names, if it is there.
async fn named_menu(change: &mut Change, input: &Input) -> Result<Option<Menu>, Problem> {
    let Some(id) = input.value()["menuId"].as_str().and_then(|id| id.parse::<MenuId>().ok()) else { return Ok(None) };
    Problem::if_there(menus::find(change, id).await)
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
    #[schema(value_type = Option<bool>)]
    pub allow_non_feeding_days: bool,
    /// Whether a menu that is on the other day comes on this one instead.
    #[schema(value_type = Option<bool>)]
    pub swap: bool,
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
            swap: false,
        }
    }

    /// Reads a change of this assignment. What stays is not judged again.
    pub fn read(f: &mut Fields, frame: &Frame, before: &Assignment) -> Option<Self> {
        let menu_id = f.required("menuId", id(|id| *id == before.menu_id || frame.named(id)));
        let fits = menu_id.and_then(|id| if id == before.menu_id { Some(()) } else { frame.menu(f) });
        let date = f.required("date", day);
        let meal_type = f.required("mealType", one_of(MealType::ALL));
        let portions = frame.portions(f, &before.portions);
        let notes = f.optional("notes", text(0, 500));
        let reason = f.optional("reason", text(3, 500));
        let swap = f.optional("swap", boolean);
        let any_day = f.optional("allowNonFeedingDays", boolean);
        let allow_non_feeding_days = any_day.flatten().unwrap_or(false);
        let is_substitution =
            frame.plan.status == PlanStatus::Published && menu_id.is_some_and(|id| id != before.menu_id);
        let is_explained = !is_substitution || reason != Some(None);
        if !is_explained {
            f.fail("reason", Fault::Required);
        }
        let moved = date.filter(|date| *date != before.date);
        let misfit = moved.and_then(|date| frame.judge(date, allow_non_feeding_days).err());
        let is_fit = misfit.is_none();
        if let Some(fault) = misfit {
            f.fail("date", fault);
        }
        fits?;
        any_day?;
        (is_explained && is_fit).then_some(())?;
        Some(Self {
            date: date?,
            meal_type: meal_type?,
            menu_id: menu_id?,
            portions: portions?,
            notes: notes?.filter(|notes| !notes.is_empty()),
            reason: reason?,
            allow_non_feeding_days,
            swap: swap?.unwrap_or(false),
        })
    }
}
