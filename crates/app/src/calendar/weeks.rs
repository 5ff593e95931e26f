//! Weeks of the calendar: the mean of what each group was served, against its band.

use std::sync::{Arc, LazyLock};

use domain::{Amount, Day, ProgramId, Rupiah, TargetGroup, Verdict};
use moka::sync::Cache;
use serde::Serialize;

use super::{CalendarAssignment, CalendarFilter};
use crate::menus::figures::BandShape;
use crate::plans::{SameServing, Served};
use crate::programs::Program;

/// A week of the calendar, as a whole.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CalendarWeek {
    /// Its Monday.
    pub from: Day,
    /// The mean serving against the mean of what its meals owe, for the group that is served worst.
    pub nutrients: Vec<BandShape>,
    /// That group.
    pub target_group: Option<TargetGroup>,
    /// Its score, 0 to 100.
    pub score: Option<Amount>,
    /// Its verdict.
    pub verdict: Option<Verdict>,
    /// Rupiah for all portions of the week; `null` when nothing is known.
    pub cost: Option<Rupiah>,
    /// Whether the cost of every day is known and complete.
    pub cost_complete: bool,
    /// Portions of all days.
    pub portions: i64,
    /// The same for every group of every program.
    pub groups: Vec<WeekGroup>,
}

/// How a week stands for one group.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WeekGroup {
    /// The program that feeds it.
    pub program_id: ProgramId,
    /// The group.
    pub target_group: TargetGroup,
    /// The size it gets.
    pub size: String,
    /// 0 to 100; `null` when nothing can be judged.
    pub score: Option<Amount>,
    /// The verdict.
    pub verdict: Verdict,
    /// Each of the ten.
    pub nutrients: Vec<BandShape>,
}

/// The weeks that these days belong to, of what is served in them and how it is shown.
pub fn weeks(
    filter: CalendarFilter,
    programs: &[Program],
    served: &[Served],
    shown: &[CalendarAssignment],
) -> Vec<CalendarWeek> {
    let (first, last) = filter.whole_weeks();
    let mondays = (0..).map(|weeks| first.plus_days(weeks * 7)).take_while(|monday| *monday <= last);
    mondays.map(|monday| week(monday, programs, served, shown)).collect()
}

fn week(monday: Day, programs: &[Program], served: &[Served], shown: &[CalendarAssignment]) -> CalendarWeek {
    let served: Vec<_> = served.iter().filter(|one| one.assignment.date.monday() == monday).collect();
    let shown = shown.iter().map(|one| &one.view).filter(|view| view.assignment.date.monday() == monday);
    let groups: Vec<_> = programs.iter().flat_map(|program| groups(program.id, &served)).collect();
    let worst = groups.iter().min_by_key(|group| (group.score.is_none(), group.score));
    CalendarWeek {
        from: monday,
        nutrients: worst.map(|group| group.nutrients.clone()).unwrap_or_default(),
        target_group: worst.map(|group| group.target_group),
        score: worst.and_then(|group| group.score),
        verdict: worst.map(|group| group.verdict),
        cost: Rupiah::sum_of_known(shown.clone().map(|view| view.cost)),
        cost_complete: shown.clone().all(|view| view.cost_complete),
        portions: shown.flat_map(|view| view.assignment.portions.values()).sum(),
        groups,
    }
}

/// How many weeks of a program stay in memory, of all kitchens together: some 10 kB each.
const MOST_WEEKS: u64 = 1_000;

/// What a program serves in a week, in order.
type Week = (ProgramId, Vec<SameServing>);

/// How weeks stand: the same things served in the same order stand the same for ever.
static JUDGED: LazyLock<Cache<Week, Arc<[WeekGroup]>>> = LazyLock::new(|| Cache::new(MOST_WEEKS));

/// Whom a program fed in a week, with what was served of it.
fn groups(program: ProgramId, served: &[&Served]) -> Vec<WeekGroup> {
    let own: Vec<_> = served.iter().copied().filter(|one| one.program_id == program).collect();
    let key = (program, own.iter().map(|one| one.same()).collect());
    JUDGED.get_with(key, || judge(program, &own)).to_vec()
}

fn judge(program: ProgramId, served: &[&Served]) -> Arc<[WeekGroup]> {
    let meals: Vec<_> = served.iter().map(|one| (&one.meal, &one.rules)).collect();
    let balances = served.last().map(|last| calc::balance_of_days(&meals, &last.groups, &last.targets));
    let group = |balance: calc::GroupBalance| WeekGroup {
        program_id: program,
        target_group: balance.target_group,
        size: balance.size,
        score: balance.score,
        verdict: balance.verdict,
        nutrients: balance.nutrients,
    };
    balances.into_iter().flatten().map(group).collect()
}
