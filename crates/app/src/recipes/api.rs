//! Recipe steps as JSON.

use domain::may::{ReadMenus, WriteRecipes};
use domain::{MenuId, StepId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Recipe, StepDraft, create, delete, find, list, reorder, update};
use crate::app::App;
use crate::menus;
use crate::problem::Problem;
use crate::request::{Body, Items, Kitchen, Path, Reply, id};

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_recipes, create_recipe))
        .routes(routes!(reorder_recipes))
        .routes(routes!(update_recipe, delete_recipe))
}

/// The steps of a menu, in order.
#[utoipa::path(get, path = "/menus/{id}/recipes", operation_id = "getRecipes", tag = "recipes",
    params(("id" = MenuId, Path)), responses((status = 200, body = Items<Recipe>)))]
async fn get_recipes(kitchen: Kitchen<ReadMenus>, Path(id): Path<MenuId>) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    let menu = menus::find(&mut tx, id).await?;
    Ok(Reply::ok(&Items { items: list(&mut tx, menu.id).await? })?.at_version(menu.version))
}

/// Adds a step at the end.
#[utoipa::path(post, path = "/menus/{id}/recipes", operation_id = "createRecipe", tag = "recipes",
    params(("id" = MenuId, Path)), request_body = StepDraft, responses((status = 201, body = Recipe)))]
async fn create_recipe(kitchen: Kitchen<WriteRecipes>, Path(id): Path<MenuId>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let menu = menus::find(&mut work, id).await?;
    let mut input = body.json()?;
    let version = input.version_if_given();
    let draft = input.read(StepDraft::read)?;
    menus::expect_version(&menu, version)?;
    let step = create(&mut work, &menu, draft).await?;
    work.commit(Reply::created(format!("/api/v1/menus/{id}/recipes/{}", step.id), &step)?).await
}

/// Changes a step.
#[utoipa::path(patch, path = "/menus/{id}/recipes/{stepId}", operation_id = "updateRecipe", tag = "recipes",
    params(("id" = MenuId, Path), ("stepId" = StepId, Path)), request_body = StepDraft,
    responses((status = 200, body = Recipe)))]
async fn update_recipe(
    kitchen: Kitchen<WriteRecipes>,
    Path((id, step)): Path<(MenuId, StepId)>,
    body: Body,
) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let menu = menus::find(&mut work, id).await?;
    let step = find(&mut work, id, step).await?;
    let mut input = body.json()?;
    let version = input.version_if_given();
    let draft = input.over(&step.about).read(StepDraft::read)?;
    menus::expect_version(&menu, version)?;
    let step = update(&mut work, &menu, &step, draft).await?;
    work.commit(Reply::ok(&step)?).await
}

/// Removes a step; those after it move up.
#[utoipa::path(delete, path = "/menus/{id}/recipes/{stepId}", operation_id = "deleteRecipe", tag = "recipes",
    params(("id" = MenuId, Path), ("stepId" = StepId, Path)), responses((status = 204)))]
async fn delete_recipe(
    kitchen: Kitchen<WriteRecipes>,
    Path((id, step)): Path<(MenuId, StepId)>,
    body: Body,
) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let menu = menus::find(&mut work, id).await?;
    let step = find(&mut work, id, step).await?;
    body.expects(menu.version, &menu)?;
    delete(&mut work, &menu, &step).await?;
    work.commit(Reply::none()).await
}

/// Which comes after which.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "describes what is read by name")]
struct Order {
    /// Every step of the menu, each once.
    order: Vec<StepId>,
}

/// Puts the steps in order: all of them, each once.
#[utoipa::path(put, path = "/menus/{id}/recipes/order", operation_id = "reorderRecipes", tag = "recipes",
    params(("id" = MenuId, Path)), request_body = Order, responses((status = 200, body = Items<Recipe>)))]
async fn reorder_recipes(kitchen: Kitchen<WriteRecipes>, Path(id): Path<MenuId>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let menu = menus::find(&mut work, id).await?;
    let mut input = body.json()?;
    let version = input.version_if_given();
    let order = input.read(|f| f.list("order", 1000, id_of_step))?;
    menus::expect_version(&menu, version)?;
    let items = reorder(&mut work, &menu, &order).await?;
    work.commit(Reply::ok(&Items { items })?).await
}

fn id_of_step(value: &serde_json::Value) -> Result<StepId, domain::Fault> {
    id(|_: &StepId| true)(value)
}
