//! The kitchen's calendar: what all its plans serve on each day, what that costs, and how its weeks stand.

pub mod api;
#[cfg(test)]
mod tests;
mod weeks;

use ::store::TenantTx;
use domain::{Amount, Day, PlanId, PlanStatus, ProgramId, Rupiah};
use serde::Serialize;

pub use self::weeks::{CalendarWeek, WeekGroup};
use crate::foods::Catalogue;
use crate::plans::{self, AssignmentView, MOST_DAYS, Served};
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::request::{Fields, day, id};
use crate::tenants::{self, Settings};

/// Which days to show, and whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarFilter {
    /// The first day.
    pub from: Day,
    /// The last day, at most 366 with the first.
    pub to: Day,
    /// Only this program's.
    pub program: Option<ProgramId>,
}

impl CalendarFilter {
    /// Reads it from an address; the month of today without days.
    pub fn read(f: &mut Fields, today: Day) -> Option<Self> {
        let (first, last) = month_of(today);
        let (from, to) = (f.optional("from", day), f.optional("to", day));
        let program = f.optional("programId", id(|_: &ProgramId| true));
        let from = from.map(|from| from.unwrap_or(first));
        let to = to.zip(from).map(|(to, from)| to.unwrap_or(if from == first { last } else { month_of(from).1 }));
        let (from, to) = f.span(("from", from), ("to", to), Some(MOST_DAYS))?;
        Some(Self { from, to, program: program? })
    }

    /// The same days and those that make their weeks whole.
    pub fn whole_weeks(&self) -> (Day, Day) {
        (self.from.monday(), self.to.monday().plus_days(6))
    }

    fn days(self) -> impl Iterator<Item = Day> {
        (0..MOST_DAYS).map(move |days| self.from.plus_days(days)).take_while(move |day| *day <= self.to)
    }
}

/// The first and the last day of a day's month.
pub fn month_of(day: Day) -> (Day, Day) {
    let (year, month, _) = day.parts();
    let first = Day::new(year, month, 1).unwrap_or(day);
    let next = if month == 12 { Day::new(year + 1, 1, 1) } else { Day::new(year, month + 1, 1) };
    (first, next.map_or(day, |next| next.plus_days(-1)))
}

/// What a kitchen serves, day by day and week by week.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct Calendar {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Every day between them.
    pub days: Vec<CalendarDay>,
    /// The weeks, from Monday to Sunday, that these days belong to, each as a whole.
    pub weeks: Vec<CalendarWeek>,
}

/// A day of the calendar.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CalendarDay {
    /// The day.
    pub date: Day,
    /// Whether a program serves on it, holidays left out.
    pub feeding_day: bool,
    /// The holiday that it is.
    pub holiday: Option<String>,
    /// The menus of that day.
    pub assignments: Vec<CalendarAssignment>,
    /// Rupiah for all portions: the known ones when it is not complete; `null` when nothing is known.
    pub cost: Option<Rupiah>,
    /// Whether the cost of every menu is known and complete.
    pub cost_complete: bool,
    /// 0 to 100: of the menu and the group that are served worst.
    pub score: Option<Amount>,
}

/// A menu of a plan on a day.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CalendarAssignment {
    /// As the plan has it.
    #[serde(flatten)]
    pub view: AssignmentView,
    /// The plan.
    pub plan_id: PlanId,
    /// Whom it feeds.
    pub program_id: ProgramId,
    /// Where the plan stands.
    pub status: PlanStatus,
}

/// What the kitchen serves on these days.
pub async fn calendar(tx: &mut TenantTx, catalogue: &Catalogue, filter: CalendarFilter) -> Result<Calendar, Problem> {
    let mut programs = programs::all(tx).await?;
    if let Some(id) = filter.program {
        programs.retain(|program| program.id == id);
    }
    let settings = tenants::settings(tx).await?;
    let served = match programs.as_slice() {
        [] => Vec::new(),
        programs => plans::served_between(tx, catalogue, filter.whole_weeks(), programs, &settings.rules()).await?,
    };
    Ok(Calendar::of(filter, &programs, &settings, &served))
}

impl Calendar {
    /// Of what is served in the weeks of these days.
    pub fn of(filter: CalendarFilter, programs: &[Program], settings: &Settings, served: &[Served]) -> Self {
        let shown: Vec<_> = served.iter().map(CalendarAssignment::of).collect();
        let day = |date: Day| {
            let assignments: Vec<_> = shown.iter().filter(|one| one.view.assignment.date == date).cloned().collect();
            CalendarDay {
                date,
                feeding_day: programs.iter().any(|program| program.serves_on(settings, date)),
                holiday: tenants::holiday(settings, date).map(|holiday| holiday.name.clone()),
                cost: Rupiah::sum_of_known(assignments.iter().map(|one| one.view.cost)),
                cost_complete: assignments.iter().all(|one| one.view.cost_complete),
                score: assignments.iter().filter_map(|one| one.view.score).min(),
                assignments,
            }
        };
        let days = filter.days().map(day).collect();
        Self { from: filter.from, to: filter.to, days, weeks: weeks::weeks(filter, programs, served, &shown) }
    }
}

impl CalendarAssignment {
    fn of(served: &Served) -> Self {
        Self {
            view: AssignmentView::of(served),
            plan_id: served.plan_id,
            program_id: served.program_id,
            status: served.status,
        }
    }
}
