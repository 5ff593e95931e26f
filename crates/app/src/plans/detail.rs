//! A plan with its days, and what they cost.

use ::store::TenantTx;
use domain::{Day, Rupiah};
use serde::Serialize;

use super::{Assignment, Plan, is_served, store};
use crate::foods::Catalogue;
use crate::menus;
use crate::problem::Problem;
use crate::programs;
use crate::tenants;

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
    /// Reads what belongs to a plan, and computes what it costs with today's prices.
    pub async fn read(catalogue: &Catalogue, tx: &mut TenantTx, plan: Plan) -> Result<Self, Problem> {
        let program = programs::find(tx, plan.about.program_id).await?;
        let settings = tenants::settings(tx).await?;
        let rules = settings.rules();
        let assigned = store::assignments(tx, plan.id).await?;
        let meals = menus::meals_of_plan(catalogue, tx, plan.id, &program, &rules).await?;
        let assignments: Vec<_> = assigned.into_iter().map(|one| view(one, &meals, &rules)).collect();
        let feeding_days: Vec<_> =
            plan.about.days().filter(|day| is_served(&program, &settings, *day).is_ok()).collect();
        let totals = totals(&assignments, &feeding_days);
        Ok(Self { plan, assignments, totals })
    }
}

fn view(assignment: Assignment, meals: &menus::Meals, rules: &calc::Rules) -> AssignmentView {
    let portions = assignment.portions.iter().map(|(code, count)| (code.as_str(), *count));
    let cost = meals.get(&assignment.menu_id).map(|meal| calc::cost_of_portions(meal, rules, portions));
    AssignmentView {
        cost: cost.and_then(|cost| cost.total),
        cost_per_serving: cost.and_then(|cost| cost.per_serving),
        cost_complete: cost.is_some_and(|cost| cost.complete),
        assignment,
    }
}

fn totals(assignments: &[AssignmentView], feeding_days: &[Day]) -> PlanTotals {
    let is_served = |day: &Day| assignments.iter().any(|view| view.assignment.date == *day);
    let mut days: Vec<_> = assignments.iter().map(|view| view.assignment.date).collect();
    days.dedup();
    let costs = assignments.iter().filter_map(|view| view.cost);
    PlanTotals {
        days: days.len(),
        feeding_days: feeding_days.len(),
        gaps: feeding_days.iter().copied().filter(|day| !is_served(day)).collect(),
        portions: assignments.iter().flat_map(|view| view.assignment.portions.values()).sum(),
        cost: costs.reduce(|sum, cost| Rupiah(sum.0.saturating_add(cost.0))),
        cost_complete: assignments.iter().all(|view| view.cost_complete),
    }
}
