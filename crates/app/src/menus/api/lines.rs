//! The ingredient lines of a menu.

use domain::may::{ReadMenus, WriteMenus};
use domain::{LineId, MenuId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::known;
use crate::app::App;
use crate::menus::{
    Detail, Ids, Known, LineDraft, LineView, Opened, Order, Sight, add_line, find, line_of, lines, parts, remove_line,
    reorder_lines, update_line, workings,
};
use crate::problem::Problem;
use crate::request::{Body, Kitchen, Path, Reply};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(add_ingredient)).routes(routes!(reorder_ingredients)).routes(routes!(
        get_ingredient,
        update_ingredient,
        remove_ingredient
    ))
}

/// Adds an ingredient line at the end.
#[utoipa::path(post, path = "/menus/{id}/ingredients", operation_id = "addIngredientToMenu", tag = "menus",
    params(("id" = MenuId, Path)), request_body = LineDraft, responses((status = 201, body = LineView)))]
async fn add_ingredient(kitchen: Kitchen<WriteMenus>, Path(id): Path<MenuId>, body: Body) -> Result<Reply, Problem> {
    let mut opened = Opened::new(&kitchen, id).await?;
    let input = opened.input(&body)?;
    let known = known(&kitchen.app, &mut opened.work, &input).await?;
    let draft = input.read(|f| LineDraft::read(f, &known, &Ids::none()))?;
    opened.is_current().await?;
    let Opened { mut work, menu, .. } = opened;
    let before = lines(&mut work, id).await?;
    let line = add_line(&kitchen.app.catalogue, &mut work, &menu, &before, draft).await?;
    work.commit(Reply::created(format!("/api/v1/menus/{id}/ingredients/{}", line.id), &line)?).await
}

/// One ingredient line.
#[utoipa::path(get, path = "/menus/{id}/ingredients/{lineId}", operation_id = "getMenuIngredient", tag = "menus",
    params(("id" = MenuId, Path), ("lineId" = LineId, Path)), responses((status = 200, body = LineView)))]
async fn get_ingredient(
    kitchen: Kitchen<ReadMenus>,
    Path((id, line)): Path<(MenuId, LineId)>,
) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    let menu = find(&mut tx, id).await?;
    let workings = workings(&kitchen.app.catalogue, &mut tx, &menu, Sight::of(&kitchen.caller)).await?;
    let views = workings.line_views();
    Reply::ok(views.iter().find(|view| view.id == line).ok_or(Problem::NotFound)?)
}

/// Changes an ingredient line.
#[utoipa::path(patch, path = "/menus/{id}/ingredients/{lineId}", operation_id = "updateIngredientQuantity",
    tag = "menus", params(("id" = MenuId, Path), ("lineId" = LineId, Path)), request_body = LineDraft,
    responses((status = 200, body = LineView)))]
async fn update_ingredient(
    kitchen: Kitchen<WriteMenus>,
    Path((id, line)): Path<(MenuId, LineId)>,
    body: Body,
) -> Result<Reply, Problem> {
    let mut opened = Opened::new(&kitchen, id).await?;
    let before = lines(&mut opened.work, id).await?;
    let line = line_of(&before, line)?;
    let input = opened.input(&body)?.over(&line.about);
    let known: Known = known(&kitchen.app, &mut opened.work, &input).await?;
    let draft = input.read(|f| LineDraft::read(f, &known, &Ids::from_iter([line.id])))?;
    opened.is_current().await?;
    let Opened { mut work, menu, .. } = opened;
    let line = update_line(&kitchen.app.catalogue, &mut work, &menu, &before, line, draft).await?;
    work.commit(Reply::ok(&line)?).await
}

/// Removes an ingredient line.
#[utoipa::path(delete, path = "/menus/{id}/ingredients/{lineId}", operation_id = "removeIngredientFromMenu",
    tag = "menus", params(("id" = MenuId, Path), ("lineId" = LineId, Path)), responses((status = 204)))]
async fn remove_ingredient(
    kitchen: Kitchen<WriteMenus>,
    Path((id, line)): Path<(MenuId, LineId)>,
    body: Body,
) -> Result<Reply, Problem> {
    let mut opened = Opened::new(&kitchen, id).await?;
    let before = lines(&mut opened.work, id).await?;
    let line = line_of(&before, line)?;
    opened.expects(&body).await?;
    let Opened { mut work, menu, .. } = opened;
    remove_line(&kitchen.app.catalogue, &mut work, &menu, &before, line).await?;
    work.commit(Reply::none()).await
}

/// Puts the ingredient lines in order: all of them, each once.
#[utoipa::path(put, path = "/menus/{id}/ingredients/order", operation_id = "reorderIngredients", tag = "menus",
    params(("id" = MenuId, Path)), request_body = Order<LineId>, responses((status = 200, body = Detail)))]
async fn reorder_ingredients(
    kitchen: Kitchen<WriteMenus>,
    Path(id): Path<MenuId>,
    body: Body,
) -> Result<Reply, Problem> {
    let mut opened = Opened::new(&kitchen, id).await?;
    let order = Order::read(opened.input(&body)?)?;
    opened.is_current().await?;
    let Opened { mut work, menu, .. } = opened;
    let before = parts(&mut work, id).await?;
    let whole = reorder_lines(&kitchen.app.catalogue, &mut work, &menu, before, &order).await?;
    work.commit(Reply::ok(&whole.detail(Sight::of(&kitchen.caller)))?).await
}
