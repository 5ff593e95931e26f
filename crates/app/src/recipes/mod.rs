//! Recipe steps: how a menu is cooked, in order, with the heat and the check that food safety asks for.

pub mod api;
mod store;
#[cfg(test)]
mod tests;

use ::store::{Change, TenantTx};
use domain::{MenuId, StepId, Temperature};
use serde::Serialize;

#[cfg(test)]
pub(crate) use self::store::STATEMENTS;
use crate::menus::{self, Ids, Menu, expect_each_once};
use crate::problem::Problem;
use crate::request::{Fields, decimal, integer, text};

/// A step of a menu's recipe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Recipe {
    /// Its id.
    pub id: StepId,
    /// The menu it belongs to.
    pub menu_id: MenuId,
    /// Its place, counted from 1.
    pub step_number: i64,
    /// What is done.
    #[serde(flatten)]
    pub about: StepDraft,
}

/// What can be said of a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StepDraft {
    /// The step itself, when a whole menu is sent again and the step is to stay itself.
    #[serde(skip)]
    pub id: Option<StepId>,
    /// What to do, 10 to 1000 characters.
    pub instruction: String,
    /// Minutes, 0 to 1440.
    pub duration: Option<i64>,
    /// Degrees Celsius, −20 to 300.
    pub temperature: Option<Temperature>,
    /// With what.
    pub equipment: Option<String>,
    /// A remark.
    pub notes: Option<String>,
    /// How to tell that it is right.
    pub quality_check: Option<String>,
}

impl StepDraft {
    /// Reads a step.
    pub fn read(f: &mut Fields, steps: &Ids<StepId>) -> Option<Self> {
        let step = f.optional("id", steps.reader());
        let instruction = f.required("instruction", text(10, 1000));
        let duration = f.optional("duration", integer(0, 1440));
        let temperature = f.optional("temperature", decimal(-20.0, 300.0, Temperature::from_thousandths));
        let equipment = f.optional("equipment", text(0, 200));
        let notes = f.optional("notes", text(0, 500));
        let quality_check = f.optional("qualityCheck", text(0, 500));
        let said = |text: Option<String>| text.filter(|text| !text.is_empty());
        Some(Self {
            id: step?,
            instruction: instruction?,
            duration: duration?,
            temperature: temperature?,
            equipment: said(equipment?),
            notes: said(notes?),
            quality_check: said(quality_check?),
        })
    }
}

/// The steps of a menu, in order.
pub async fn list(tx: &mut TenantTx, menu: MenuId) -> Result<Vec<Recipe>, Problem> {
    Ok(store::list(tx, menu).await?)
}

/// A step of this menu.
pub async fn find(tx: &mut TenantTx, menu: MenuId, step: StepId) -> Result<Recipe, Problem> {
    store::find(tx, menu, step).await?.ok_or(Problem::NotFound)
}

/// Adds a step at the end.
pub async fn create(change: &mut Change, menu: &Menu, draft: StepDraft) -> Result<Recipe, Problem> {
    let before = list(change, menu.id).await?;
    let step = Recipe {
        id: StepId::new(change.now()),
        menu_id: menu.id,
        step_number: i64::try_from(before.len()).unwrap_or(i64::MAX) + 1,
        about: draft,
    };
    store::insert(change, &step).await?;
    let mut after = before.clone();
    after.push(step.clone());
    tell(change, menu, &before, &after).await?;
    Ok(step)
}

/// Changes a step.
pub async fn update(change: &mut Change, menu: &Menu, step: &Recipe, draft: StepDraft) -> Result<Recipe, Problem> {
    let next = Recipe { about: StepDraft { id: None, ..draft }, ..step.clone() };
    store::update(change, &next).await?;
    tell(change, menu, std::slice::from_ref(step), std::slice::from_ref(&next)).await?;
    Ok(next)
}

/// Removes a step; those after it move up.
pub async fn delete(change: &mut Change, menu: &Menu, step: &Recipe) -> Result<(), Problem> {
    let before = list(change, menu.id).await?;
    store::delete(change, step.id).await?;
    let after: Vec<_> = before.iter().filter(|other| other.id != step.id).cloned().collect();
    let order: Vec<_> = after.iter().map(|step| step.id).collect();
    store::place(change, &order).await?;
    tell(change, menu, &before, &after).await
}

/// Puts the steps in this order, which names each exactly once.
pub async fn reorder(change: &mut Change, menu: &Menu, order: &[StepId]) -> Result<Vec<Recipe>, Problem> {
    let before = list(change, menu.id).await?;
    expect_each_once(order, before.iter().map(|step| step.id))?;
    store::place(change, order).await?;
    let after = list(change, menu.id).await?;
    tell(change, menu, &before, &after).await?;
    Ok(after)
}

/// Replaces these steps, which are all there are: those that name themselves stay themselves. Notes nothing; the menu's
/// own change does.
pub async fn replace(
    change: &mut Change,
    menu: MenuId,
    before: &[Recipe],
    drafts: Vec<StepDraft>,
) -> Result<Vec<Recipe>, Problem> {
    let mut after: Vec<Recipe> = Vec::new();
    for (number, draft) in (1..).zip(drafts) {
        let id = draft.id.unwrap_or_else(|| StepId::new(change.now()));
        let step = Recipe { id, menu_id: menu, step_number: number, about: StepDraft { id: None, ..draft } };
        match before.iter().find(|other| other.id == id) {
            Some(same) if *same == step => {}
            Some(_) => store::update(change, &step).await?,
            None => store::insert(change, &step).await?,
        }
        after.push(step);
    }
    for gone in before.iter().filter(|step| after.iter().all(|kept| kept.id != step.id)) {
        store::delete(change, gone.id).await?;
    }
    Ok(after)
}

/// Replaces these steps, which are all there are, as a change of its own; the same steps again are none.
pub async fn rewrite(
    change: &mut Change,
    menu: &Menu,
    before: &[Recipe],
    drafts: Vec<StepDraft>,
) -> Result<(), Problem> {
    let after = replace(change, menu.id, before, drafts).await?;
    if before == after { Ok(()) } else { tell(change, menu, before, &after).await }
}

/// A recipe's change is its menu's change.
async fn tell(change: &mut Change, menu: &Menu, before: &[Recipe], after: &[Recipe]) -> Result<(), Problem> {
    let touched = menus::touch(change, menu).await?;
    menus::note_parts(change, &touched, "recipes", &serde_json::json!([told(before), told(after)]));
    Ok(())
}

/// What steps say, for the history.
pub fn told(steps: &[Recipe]) -> serde_json::Value {
    serde_json::json!(steps.iter().map(|step| StepDraft { id: None, ..step.about.clone() }).collect::<Vec<_>>())
}
