//! The states of a plan, and what it takes to come from one into another.

use ::store::Change;
use domain::{Fault, PlanStatus};
use serde_json::{Value, json};

use super::{Assignment, Plan, served, store, summary, touched};
use crate::events::{self, Entity};
use crate::foods::Catalogue;
use crate::menus;
use crate::problem::{FieldError, Problem};

/// Brings a plan into another state, if it can come there from where it stands. What a published plan serves is kept
/// with its days.
pub async fn step(
    change: &mut Change,
    catalogue: &Catalogue,
    plan: &Plan,
    status: PlanStatus,
    reason: Option<String>,
) -> Result<Plan, Problem> {
    if !plan.status.may_become(status) {
        return Err(Problem::wrong_state(plan));
    }
    change.keep_what_is_there().await?;
    let next = Plan { status, reason, ..touched(change, plan) };
    store::update(change, &next).await?;
    if matches!(status, PlanStatus::Submitted | PlanStatus::Published) {
        expect_menus(change, plan).await?;
    }
    if status == PlanStatus::Published {
        served::freeze(change, catalogue, &next).await?;
    }
    let told = events::differences(&state(plan), &state(&next));
    events::note(change, Entity::Plan, "PLAN_STATUS_CHANGED", next.id.0, Some(next.version), told, summary(&next));
    Ok(next)
}

/// What is handed in or promised is there to be served.
async fn expect_menus(change: &mut Change, plan: &Plan) -> Result<(), Problem> {
    let menus = menus::in_short(change).await?;
    let fault = |one: &Assignment| match menus.get(&one.menu_id) {
        Some(menu) if menu.is_deleted => Some(Fault::NotFound),
        Some(menu) if menu.program_id != plan.about.program_id => Some(Fault::OtherProgram),
        Some(menu) if !menu.is_active => Some(Fault::Inactive),
        Some(_) => None,
        None => Some(Fault::NotFound),
    };
    let there = store::assignments(change, plan.id).await?;
    let missing = there
        .iter()
        .enumerate()
        .filter_map(|(at, one)| Some(FieldError::new(format!("assignments[{at}].menuId"), fault(one)?)));
    let missing: Vec<_> = missing.collect();
    if missing.is_empty() { Ok(()) } else { Err(Problem::Invalid(missing)) }
}

fn state(plan: &Plan) -> Value {
    json!({ "status": plan.status, "reason": plan.reason })
}
