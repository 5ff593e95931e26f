//! What plans hold fast of the rest of the kitchen: programs, menus and sizes.

use std::collections::BTreeMap;

use ::store::{Change, TenantTx};
use domain::{Day, MenuId, PlanId, PlanStatus, ProgramId};
use serde::Serialize;

use super::store;
use crate::problem::{Dependent, Problem};

/// The plans that keep a program from being deleted.
pub async fn of_program(change: &mut Change, id: ProgramId) -> Result<Vec<Dependent>, Problem> {
    Ok(dependents(store::names_of_program(change, id).await?))
}

/// What every day of a plan that is not over counts its portions by, with that plan's name.
pub async fn counted(tx: &mut TenantTx) -> Result<Vec<(String, BTreeMap<String, i64>)>, Problem> {
    Ok(store::portions(tx).await?)
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
