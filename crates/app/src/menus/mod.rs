//! Menus: a dish for one meal of a program, its ingredient lines, and the figures that follow from them.

pub mod api;
mod change;
pub mod detail;
mod draft;
pub mod figures;
mod image;
mod lines;
mod list;
mod meals;
mod order;
pub mod pages;
mod preview;
mod recompute;
mod short;
mod store;
#[cfg(test)]
pub(crate) mod tests;

use ::store::{Change, TenantTx};
use domain::{Difficulty, Grams, IngredientId, Instant, LineId, MealType, MenuId, ProgramId, UserId};
use serde::Serialize;

pub use self::api::Opened;
pub use self::change::{create, delete, duplicate, restore, toggle_status, update};
pub use self::detail::{Detail, Sight, Whole, Workings, workings};
pub use self::draft::{Declared, DuplicateDraft, Ids, Known, LineDraft, MenuDraft, MenuInput, named_ingredients};
pub use self::figures::{Costs, Figures, GroupVerdict, Judgement};
pub use self::image::{ImageUrl, find as picture, pages::picture as shown_picture};
#[cfg(test)]
pub(crate) use self::image::{STATEMENTS as IMAGE_STATEMENTS, tests::plate};
pub use self::lines::{Line, LineView, add_line, lines, remove_line, reorder_lines, update_line};
pub use self::list::{Attention, MenuFilter, Overview, Sort, list, overview};
pub use self::meals::{Cooked, Dish, by_ids, cooked, cooked_of_program};
pub use self::order::{Order, expect_each_once};
pub use self::preview::{mended, preview};
pub use self::recompute::{recompute_all, recompute_everywhere, recompute_of_ingredient, recompute_of_program};
pub use self::short::{InShort, in_short};
#[cfg(test)]
pub(crate) use self::store::STATEMENTS;
use crate::events::{self, Entity};
use crate::foods::Catalogue;
use crate::problem::{Dependent, Problem};
use crate::recipes::{self, Recipe};
use crate::request::is_stale;

/// A menu, as it is kept and shown. Values are for one serving of the reference size, costs as named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Menu {
    /// Its id.
    pub id: MenuId,
    /// Its name.
    pub menu_name: String,
    /// Its code, unique in its program.
    pub menu_code: String,
    /// The program it belongs to.
    pub program_id: ProgramId,
    /// The meal it is for.
    pub meal_type: MealType,
    /// The plate weight it declares, in grams, for the reference size.
    pub serving_size: Grams,
    /// Minutes of preparation for a batch.
    pub preparation_time: i64,
    /// Minutes of cooking for a batch.
    pub cooking_time: i64,
    /// How hard it is to cook.
    pub difficulty: Difficulty,
    /// What it is.
    pub description: Option<String>,
    /// What else the kitchen should know.
    pub instructions: Option<String>,
    /// What it gives, costs and holds, computed when something changed.
    #[serde(flatten)]
    pub figures: Figures,
    /// Where its picture is, 1280 pixels wide; `?width=640` and `?width=320` are the smaller ones.
    #[schema(value_type = Option<String>)]
    pub image_url: Option<ImageUrl>,
    /// What its picture shows, for those who cannot see it.
    pub image_alt: Option<String>,
    /// Whether the kitchen vouches that it is halal; not stated when absent.
    pub is_halal: Option<bool>,
    /// Whether it is in use.
    pub is_active: bool,
    /// When it was created.
    pub created_at: Instant,
    /// When it was last changed by a person.
    pub updated_at: Instant,
    /// Who created it.
    pub created_by: UserId,
    /// Who changed it last.
    pub updated_by: UserId,
    /// Counts the changes that people made.
    pub version: i64,
    /// What was said of it that the figures above do not show.
    #[serde(skip)]
    pub own: Own,
}

/// What people said of a menu, where the shown value may come from elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// Servings of a batch; the kitchen's number when absent.
    pub batch_servings: Option<i64>,
    /// Whether it is said to be vegetarian.
    pub is_vegetarian: Option<bool>,
    /// Figures from a label or a laboratory, used as long as there are no ingredient lines.
    pub declared: Declared,
}

/// A menu of this kitchen that is not deleted.
pub async fn find(tx: &mut TenantTx, id: MenuId) -> Result<Menu, Problem> {
    store::find(tx, id, false).await?.ok_or(Problem::NotFound)
}

/// The same for a change: whoever else would change it waits until this is done, and then finds what came of it.
pub async fn find_to_change(change: &mut Change, id: MenuId) -> Result<Menu, Problem> {
    store::lock(change, id, false).await?.ok_or(Problem::NotFound)
}

/// A menu of this kitchen, deleted or not, that may be restored.
pub async fn restorable(change: &mut Change, id: MenuId) -> Result<Menu, Problem> {
    match store::lock(change, id, false).await? {
        Some(menu) => Ok(menu),
        None => store::lock(change, id, true).await?.ok_or(Problem::NotFound),
    }
}

/// What belongs to a menu, in order.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    /// Its ingredient lines.
    pub lines: Vec<Line>,
    /// The steps of its recipe.
    pub steps: Vec<Recipe>,
}

/// What belongs to a menu as it is.
pub async fn parts(tx: &mut TenantTx, id: MenuId) -> Result<Parts, Problem> {
    Ok(Parts { lines: lines(tx, id).await?, steps: recipes::list(tx, id).await? })
}

/// A line among those of a menu.
pub fn line_of(lines: &[Line], id: LineId) -> Result<&Line, Problem> {
    lines.iter().find(|line| line.id == id).ok_or(Problem::NotFound)
}

/// The menus that keep a program from being deleted.
pub async fn of_program(change: &mut Change, id: ProgramId) -> Result<Vec<Dependent>, Problem> {
    Ok(dependents(store::names_of_program(change, id).await?))
}

/// The menus that keep an ingredient from being deleted.
pub async fn of_ingredient(tx: &mut TenantTx, id: IngredientId) -> Result<Vec<Dependent>, Problem> {
    Ok(dependents(store::names_of_ingredient(tx, id).await?))
}

fn dependents(names: Vec<(MenuId, String)>) -> Vec<Dependent> {
    names.into_iter().map(|(id, name)| Dependent { entity: "menu", id: id.to_string(), name }).collect()
}

/// The first of these portion sizes for which a line has a quantity of its own.
pub async fn first_size_in_use(tx: &mut TenantTx, codes: &[String]) -> Result<Option<String>, Problem> {
    if codes.is_empty() {
        return Ok(None);
    }
    let in_use = store::size_quantities(tx).await?;
    Ok(codes.iter().find(|code| in_use.iter().any(|quantities| quantities.contains_key(*code))).cloned())
}

/// The version check of every change: what the sender has read must be what is there. If not, the answer holds all that
/// is there now, as far as this reader sees it.
pub(crate) async fn expect_version(
    catalogue: &Catalogue,
    tx: &mut TenantTx,
    menu: &Menu,
    version: Option<i64>,
    sight: Sight,
) -> Result<(), Problem> {
    if !version.is_some_and(|version| is_stale(version, menu.version)) {
        return Ok(());
    }
    let current = match Whole::read(catalogue, tx, menu.clone()).await {
        Ok(whole) => serde_json::to_value(whole.detail(sight))?,
        // The program of a deleted menu may be deleted too.
        Err(Problem::NotFound) => serde_json::to_value(menu)?,
        Err(problem) => return Err(problem),
    };
    Err(Problem::Conflict(Box::new(current)))
}

/// Notes a change of a menu's parts: raises its version and remembers who.
pub(crate) async fn touch(change: &mut Change, menu: &Menu) -> Result<Menu, Problem> {
    let touched = change::next(change, menu);
    if !store::touch(change, &touched).await? {
        return Err(Problem::conflict(menu));
    }
    Ok(touched)
}

/// Notes that a menu's lines or recipe changed.
pub(crate) fn note_parts(change: &mut Change, menu: &Menu, part: &'static str, was_and_became: &serde_json::Value) {
    let changes = serde_json::json!({ part: was_and_became });
    let told = (vec![part.to_owned()], changes);
    events::note(change, Entity::Menu, "MENU_UPDATED", menu.id.0, Some(menu.version), told, summary(menu));
}

/// What the live channels say of a menu.
pub(crate) fn summary(menu: &Menu) -> serde_json::Value {
    serde_json::json!({
        "id": menu.id,
        "menuName": menu.menu_name,
        "menuCode": menu.menu_code,
        "mealType": menu.meal_type,
        "programId": menu.program_id,
        "isActive": menu.is_active,
        "costPerServing": menu.figures.costs.cost_per_serving,
    })
}
