//! A plan with its days, and what they cost.

use ::store::TenantTx;
use domain::{Amount, Day, Rupiah, Verdict};
use serde::Serialize;

use super::{Assignment, Plan, Served, served_of};
use crate::foods::Catalogue;
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::tenants::{self, Settings};

/// A plan with the menus on its days.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlanDetail)]
pub struct Detail {
    /// The plan itself.
    #[serde(flatten)]
    pub plan: Plan,
    /// The menus on its days, in order.
    pub assignments: Vec<AssignmentView>,
    /// All of it together.
    pub totals: PlanTotals,
}

/// A menu on a day, with what all its portions cost.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlanAssignment)]
pub struct AssignmentView {
    /// The assignment itself.
    #[serde(flatten)]
    pub assignment: Assignment,
    /// Rupiah for all portions, cooked as one batch; `null` = no data.
    pub cost: Option<Rupiah>,
    /// The same for one portion.
    pub cost_per_serving: Option<Rupiah>,
    /// Whether every ingredient has a price; when not, the cost is only a part.
    pub cost_complete: bool,
    /// 0 to 100, for the group that it serves worst; `null` when nothing can be judged.
    pub score: Option<Amount>,
    /// The verdict for that group.
    pub verdict: Option<Verdict>,
    /// Whether these are the figures of the day on which the plan was published.
    pub frozen: bool,
}

/// A plan in all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlanTotals {
    /// Days with a menu.
    pub days: usize,
    /// Days on which the program serves, holidays left out.
    pub feeding_days: usize,
    /// Feeding days without a menu.
    pub gaps: Vec<Day>,
    /// Portions of all days.
    pub portions: i64,
    /// Rupiah for all of them: the known ones when it is not complete; `null` when nothing is known.
    pub cost: Option<Rupiah>,
    /// Whether the cost of every day is known and complete.
    pub cost_complete: bool,
}

impl Detail {
    /// Reads what belongs to a plan, and computes what it costs and how it stands: with today's figures, or with those
    /// of the day on which it was published.
    pub async fn read(catalogue: &Catalogue, tx: &mut TenantTx, plan: Plan) -> Result<Self, Problem> {
        let program = programs::find(tx, plan.about.program_id).await?;
        let settings = tenants::settings(tx).await?;
        let served = served_of(tx, catalogue, &plan, &program, &settings.rules()).await?;
        Ok(Self::of(plan, &served, &program, &settings))
    }

    /// The same of what was read before.
    pub fn of(plan: Plan, served: &[Served], program: &Program, settings: &Settings) -> Self {
        let feeding_days: Vec<_> = plan.about.days().filter(|day| program.serves_on(settings, *day)).collect();
        let assignments: Vec<_> = served.iter().map(AssignmentView::of).collect();
        let totals = totals(&assignments, &feeding_days);
        Self { plan, assignments, totals }
    }
}

impl AssignmentView {
    /// What a day serves, with its figures.
    pub fn of(served: &Served) -> Self {
        let cost = served.cost();
        let standing = served.standing();
        Self {
            assignment: served.assignment.clone(),
            cost: cost.total,
            cost_per_serving: cost.per_serving,
            cost_complete: cost.complete,
            score: standing.score,
            verdict: standing.verdict,
            frozen: served.is_frozen,
        }
    }
}

fn totals(assignments: &[AssignmentView], feeding_days: &[Day]) -> PlanTotals {
    let is_served = |day: &Day| assignments.iter().any(|view| view.assignment.date == *day);
    let mut days: Vec<_> = assignments.iter().map(|view| view.assignment.date).collect();
    days.dedup();
    let known_cost = Rupiah::sum_of_known(assignments.iter().map(|view| view.cost));
    PlanTotals {
        days: days.len(),
        feeding_days: feeding_days.len(),
        gaps: feeding_days.iter().copied().filter(|day| !is_served(day)).collect(),
        portions: assignments.iter().flat_map(|view| view.assignment.portions.values()).sum(),
        cost: if assignments.is_empty() { Some(Rupiah(0)) } else { known_cost },
        cost_complete: assignments.iter().all(|view| view.cost_complete),
    }
}
