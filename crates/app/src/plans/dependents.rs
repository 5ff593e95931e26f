//! What plans hold fast of the rest of the kitchen: programs, menus and sizes.

use ::store::{Change, TenantTx};
use domain::{Day, MenuId, PlanId, PlanStatus, ProgramId};
use serde::Serialize;

use super::store;
use crate::problem::{Dependent, Problem};

/// The plans that keep a program from being deleted.
pub async fn of_program(change: &mut Change, id: ProgramId) -> Result<Vec<Dependent>, Problem> {
    Ok(dependents(store::names_of_program(change, id).await?))
}

/// The first of these sizes by which a day of a plan that is not over counts its portions, and that plan's name.
pub async fn first_size_in_use(tx: &mut TenantTx, codes: &[String]) -> Result<Option<(String, String)>, Problem> {
    if codes.is_empty() {
        return Ok(None);
    }
    let counted = store::portions(tx).await?;
    Ok(counted.into_iter().find_map(|(name, portions)| {
        codes.iter().find(|code| portions.contains_key(*code)).map(|code| (code.clone(), name))
    }))
}

/// The published plans that serve a menu today or later, and keep it from being deleted.
pub async fn promising(change: &mut Change, menu: MenuId, today: Day) -> Result<Vec<Dependent>, Problem> {
    Ok(dependents(store::names_promising(change, menu, today).await?))
}

fn dependents(names: Vec<(PlanId, String)>) -> Vec<Dependent> {
    names.into_iter().map(|(id, name)| Dependent { entity: "plan", id: id.to_string(), name }).collect()
}

/// A plan that serves a menu, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MenuPlan {
    /// The plan.
    pub id: PlanId,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub status: PlanStatus,
    /// The days on which it serves the menu, in order.
    pub dates: Vec<Day>,
}

/// The plans that serve a menu, the one with the latest day first.
pub async fn of_menu(tx: &mut TenantTx, menu: MenuId) -> Result<Vec<MenuPlan>, Problem> {
    let mut plans: Vec<MenuPlan> = Vec::new();
    for (id, name, status, date) in store::days_of_menu(tx, menu).await? {
        match plans.iter_mut().find(|plan| plan.id == id) {
            Some(plan) => plan.dates.insert(0, date),
            None => plans.push(MenuPlan { id, name, status, dates: vec![date] }),
        }
    }
    Ok(plans)
}
