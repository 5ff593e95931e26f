//! The planner: proposes which menu comes on which day, as a job; what it proposes is looked at before it is taken.

pub mod api;
mod convert;
mod instance;
mod outcome;
pub mod pages;
mod run;
mod said;
#[cfg(test)]
mod tests;
mod wishes;

use std::collections::HashMap;

use ::store::{Change, TenantTx};
use domain::{ArrangementKind, Fault, IngredientId, JobKind, JobState, PlanId, PlanStatus};
use serde_json::Value;
use words::Locale;

use self::instance::Instance;
pub use self::outcome::{
    Binding, Conflict, Outcome, OutcomeKind, Proposal, ProposedDay, Rule, RuleCode, Shortfall, SizeMean, Standing,
};
pub use self::run::begin;
pub use self::wishes::PlannerWishes;
use crate::foods::Catalogue;
use crate::ingredients;
use crate::jobs::{self, Job};
use crate::menus;
use crate::plans::{self, Placed, Plan};
use crate::problem::Problem;
use crate::request::Input;
use crate::tenants;

/// The ingredients that somebody names whose stock is to be kept to, and whether it is known how much there is.
pub async fn named_stock(
    tx: &mut TenantTx,
    catalogue: &Catalogue,
    input: &Input,
) -> Result<HashMap<IngredientId, Result<(), Fault>>, Problem> {
    // A form with one of them ticked sends it alone.
    let named = match &input.value()["withinStock"] {
        Value::Array(many) => many.as_slice(),
        one => std::slice::from_ref(one),
    };
    let named: Vec<IngredientId> = named.iter().filter_map(|id| id.as_str()?.trim().parse().ok()).collect();
    let stocked = ingredients::stocked(tx, catalogue, &named).await?;
    let known = stocked.iter().filter(|(_, stocked)| !stocked.is_deleted);
    Ok(known.map(|(id, stocked)| (*id, instance::grams_in_stock(stocked).map(|_| ()))).collect())
}

/// Asks the planner to fill a draft. One job at a time: another that is not over is a conflict.
pub async fn ask(change: &mut Change, plan: &Plan, wishes: &PlannerWishes) -> Result<Job, Problem> {
    if plan.status != PlanStatus::Draft {
        return Err(Problem::wrong_state(plan));
    }
    let now = change.now();
    if let Some(job) = jobs::latest(change, plan.id, now).await?.filter(|job| !job.state.is_over()) {
        return Err(Problem::wrong_state(&serde_json::json!({ "id": job.id, "state": job.state })));
    }
    let served = plans::serving_days(change, plan).await?;
    if !served.iter().any(|day| (wishes.from..=wishes.to).contains(day)) {
        return Err(Problem::field("from", Fault::NotAFeedingDay));
    }
    let menus = menus::in_short(change).await?;
    let fits = |menu: &menus::InShort| menu.fits(plan.about.program_id) && menu.meal_type == wishes.meal_type;
    if !menus.values().any(fits) {
        return Err(Problem::field("mealType", Fault::NothingThere));
    }
    jobs::ask(change, JobKind::Planner, (plan.id, plan.version), serde_json::to_value(wishes)?).await
}

/// What a job of this plan proposes; one that is not done proposes nothing, and one may be done without a proposal.
pub fn proposal_of(job: &Job, plan: PlanId) -> Result<Proposal, Problem> {
    let of_plan = Some(job).filter(|job| job.plan_id == plan && job.kind == JobKind::Planner);
    let job = of_plan.ok_or_else(|| Problem::field("jobId", Fault::NotFound))?;
    if job.state != JobState::Done {
        return Err(Problem::wrong_state(&serde_json::json!({ "id": job.id, "state": job.state })));
    }
    let proposal = Outcome::of(job)?.and_then(|outcome| outcome.proposal);
    proposal.ok_or_else(|| Problem::field("jobId", Fault::NothingThere))
}

/// Takes a proposal, all of it, as one that can be undone as one. A plan that was changed while the planner ran is a
/// conflict; so is a menu that went out of use, a day on which nobody is fed any more, and a rule that the menus break by
/// now, because a price, a line or what is in stock changed: it is named, in this language.
pub async fn accept(
    change: &mut Change,
    catalogue: &Catalogue,
    plan: &Plan,
    job: &Job,
    proposal: Proposal,
    t: Locale,
) -> Result<Plan, Problem> {
    if plan.version != job.plan_version {
        return Err(Problem::conflict(plan));
    }
    change.keep_what_is_there().await?;
    let menus = menus::in_short(change).await?;
    let served = plans::serving_days(change, plan).await?;
    let is_there = |day: &ProposedDay| {
        let menu = menus.get(&day.menu_id);
        served.contains(&day.date) && menu.is_some_and(|menu| menu.fits(plan.about.program_id))
    };
    if !proposal.days.iter().all(|day| day.pinned || is_there(day)) {
        return Err(Problem::conflict(plan));
    }
    let settings = tenants::settings(change).await?;
    let counts = |day: &ProposedDay| settings.set.unknown_size(&day.portions).is_none();
    if !proposal.days.iter().all(|day| day.pinned || counts(day)) {
        return Err(Problem::conflict(plan));
    }
    let wishes: PlannerWishes = serde_json::from_value(job.wishes.clone())?;
    let instance = Instance::read(change, catalogue, plan, &wishes).await?;
    let broken = convert::broken(&instance, &proposal);
    if !broken.conflicts.is_empty() {
        return Err(Problem::wrong_state(&broken.said(t, true)));
    }
    let placed = proposal.days.into_iter().filter(|day| !day.pinned).map(|day| Placed {
        date: day.date,
        meal_type: wishes.meal_type,
        menu_id: day.menu_id,
        menu_name: day.menu_name,
        portions: day.portions,
    });
    let name = format!("{} – {}", wishes.from, wishes.to);
    plans::arrange(change, plan, (ArrangementKind::Planner, name), placed.collect()).await
}
