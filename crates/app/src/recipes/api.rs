//! Recipe steps as JSON.

use domain::may::{ReadMenus, WriteRecipes};
use domain::{MenuId, StepId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Recipe, StepDraft, create, delete, find, list, reorder, update};
use crate::app::App;
use crate::menus::{self, Ids, Opened, Order};
use crate::problem::Problem;
use crate::request::{Body, Items, Kitchen, Path, Reply};

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_recipes, create_recipe)).routes(routes!(reorder_recipes)).routes(routes!(
        get_recipe,
        update_recipe,
        delete_recipe
    ))
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
    let mut opened = Opened::new(&kitchen, id).await?;
    let draft = opened.input(&body)?.read(|f| StepDraft::read(f, &Ids::none()))?;
    opened.is_current().await?;
    let step = create(&mut opened.work, &opened.menu, draft).await?;
    opened.work.commit(Reply::created(format!("/api/v1/menus/{id}/recipes/{}", step.id), &step)?).await
}

/// One step.
#[utoipa::path(get, path = "/menus/{id}/recipes/{stepId}", operation_id = "getRecipeById", tag = "recipes",
    params(("id" = MenuId, Path), ("stepId" = StepId, Path)), responses((status = 200, body = Recipe)))]
async fn get_recipe(kitchen: Kitchen<ReadMenus>, Path((id, step)): Path<(MenuId, StepId)>) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    menus::find(&mut tx, id).await?;
    Reply::ok(&find(&mut tx, id, step).await?)
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
    let mut opened = Opened::new(&kitchen, id).await?;
    let step = find(&mut opened.work, id, step).await?;
    let own = Ids::from_iter([step.id]);
    let draft = opened.input(&body)?.over(&step.about).read(|f| StepDraft::read(f, &own))?;
    opened.is_current().await?;
    let step = update(&mut opened.work, &opened.menu, &step, draft).await?;
    opened.work.commit(Reply::ok(&step)?).await
}

/// Removes a step; those after it move up.
#[utoipa::path(delete, path = "/menus/{id}/recipes/{stepId}", operation_id = "deleteRecipe", tag = "recipes",
    params(("id" = MenuId, Path), ("stepId" = StepId, Path)), responses((status = 204)))]
async fn delete_recipe(
    kitchen: Kitchen<WriteRecipes>,
    Path((id, step)): Path<(MenuId, StepId)>,
    body: Body,
) -> Result<Reply, Problem> {
    let mut opened = Opened::new(&kitchen, id).await?;
    let step = find(&mut opened.work, id, step).await?;
    opened.expects(&body).await?;
    delete(&mut opened.work, &opened.menu, &step).await?;
    opened.work.commit(Reply::none()).await
}

/// Puts the steps in order: all of them, each once.
#[utoipa::path(put, path = "/menus/{id}/recipes/order", operation_id = "reorderRecipes", tag = "recipes",
    params(("id" = MenuId, Path)), request_body = Order<StepId>, responses((status = 200, body = Items<Recipe>)))]
async fn reorder_recipes(kitchen: Kitchen<WriteRecipes>, Path(id): Path<MenuId>, body: Body) -> Result<Reply, Problem> {
    let mut opened = Opened::new(&kitchen, id).await?;
    let order = Order::read(opened.input(&body)?)?;
    opened.is_current().await?;
    let items = reorder(&mut opened.work, &opened.menu, &order).await?;
    opened.work.commit(Reply::ok(&Items { items })?).await
}
