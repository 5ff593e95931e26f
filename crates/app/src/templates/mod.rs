//! Cycles: menus by their place in a row of serving days, saved from a plan and laid over any start of another.

pub mod api;
mod draft;
mod lay;
mod store;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use ::store::{Change, TenantTx};
use domain::{Instant, MealType, MenuId, ProgramId, TemplateId, UserId};
use serde::{Deserialize, Serialize};

pub use self::draft::{Laying, TemplateDraft};
pub use self::lay::{Laid, Preview, apply, preview};
#[cfg(test)]
pub(crate) use self::store::STATEMENTS;
use crate::menus::{self, InShort};
use crate::plans::{self, Plan};
use crate::problem::Problem;
use crate::programs;

/// A cycle of menus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Template {
    /// Its id.
    pub id: TemplateId,
    /// What people call it, 3 to 100 characters.
    pub name: String,
    /// The program whose menus it holds.
    pub program_id: ProgramId,
    /// Its length in serving days.
    pub days: i64,
    /// Its menus, in order.
    pub entries: Vec<Entry>,
    /// When it was saved.
    pub created_at: Instant,
    /// Who saved it.
    pub created_by: UserId,
}

/// A menu in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// The serving day, from 0.
    pub day: i64,
    /// The meal of that day.
    pub meal_type: MealType,
    /// The menu.
    pub menu_id: MenuId,
    /// Its name.
    pub menu_name: String,
    /// Portions by size.
    pub portions: BTreeMap<String, i64>,
}

/// All of the kitchen's templates, by name; of one program, if it is named.
pub async fn list(tx: &mut TenantTx, program: Option<ProgramId>) -> Result<Vec<Template>, Problem> {
    let menus = menus::in_short(tx).await?;
    Ok(store::list(tx, program).await?.into_iter().map(|template| renamed(template, &menus)).collect())
}

/// A template of this kitchen.
pub async fn find(tx: &mut TenantTx, id: TemplateId) -> Result<Template, Problem> {
    let menus = menus::in_short(tx).await?;
    let template = store::find(tx, id).await?.ok_or(Problem::NotFound)?;
    Ok(renamed(template, &menus))
}

/// With the names that its menus have by now.
fn renamed(mut template: Template, menus: &HashMap<MenuId, InShort>) -> Template {
    for entry in &mut template.entries {
        if let Some(menu) = menus.get(&entry.menu_id) {
            entry.menu_name.clone_from(&menu.menu_name);
        }
    }
    template
}

/// Saves a range of a plan's days. A serving day without a menu keeps its place in the row.
pub async fn create(change: &mut Change, plan: &Plan, draft: TemplateDraft) -> Result<Template, Problem> {
    let served = plans::serving_days(change, plan).await?;
    let assigned = plans::assignments(change, plan).await?;
    let range = draft.from..=draft.to;
    let mut days: Vec<_> = served.into_iter().chain(assigned.iter().map(|one| one.date)).collect();
    days.retain(|day| range.contains(day));
    days.sort_unstable();
    days.dedup();
    let entry = |one: plans::Assignment| {
        let day = days.binary_search(&one.date).ok()?;
        Some(Entry {
            day: i64::try_from(day).ok()?,
            meal_type: one.meal_type,
            menu_id: one.menu_id,
            menu_name: one.menu_name,
            portions: one.portions,
        })
    };
    let entries: Vec<_> = assigned.into_iter().filter_map(entry).collect();
    if entries.is_empty() {
        return Err(Problem::field("from", domain::Fault::NothingThere));
    }
    let template = Template {
        id: TemplateId::new(change.now()),
        name: draft.name,
        program_id: plan.about.program_id,
        days: i64::try_from(days.len()).unwrap_or(i64::MAX),
        entries,
        created_at: change.now(),
        created_by: change.actor().id,
    };
    store::insert(change, &template).await?;
    let program = programs::find(change, template.program_id).await?;
    programs::note_part(change, &program, "templates");
    Ok(template)
}

/// What every day of a template counts its portions by, with that template's name.
pub async fn counted(tx: &mut TenantTx) -> Result<Vec<(String, BTreeMap<String, i64>)>, Problem> {
    let templates = store::list(tx, None).await?;
    let portions = |template: Template| {
        let name = template.name;
        template.entries.into_iter().map(move |entry| (name.clone(), entry.portions))
    };
    Ok(templates.into_iter().flat_map(portions).collect())
}

/// Deletes a template; what was laid stays.
pub async fn delete(change: &mut Change, id: TemplateId) -> Result<(), Problem> {
    let template = store::find(change, id).await?.ok_or(Problem::NotFound)?;
    store::delete(change, id).await?;
    if let Some(program) = Problem::if_there(programs::find(change, template.program_id).await)? {
        programs::note_part(change, &program, "templates");
    }
    Ok(())
}
