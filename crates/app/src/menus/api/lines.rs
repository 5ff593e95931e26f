//! The ingredient lines of a menu.

use domain::may::WriteMenus;
use domain::{Fault, LineId, MenuId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::known;
use crate::app::App;
use crate::foods::Catalogue;
use crate::menus::{
    Detail, Known, Line, LineDraft, LineView, Menu, add_line, detail, expect_version, find, find_line, remove_line,
    reorder_lines, update_line, workings,
};
use crate::problem::Problem;
use crate::request::{Body, Kitchen, Path, Reply, Work, id};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(add_ingredient))
        .routes(routes!(reorder_ingredients))
        .routes(routes!(update_ingredient, remove_ingredient))
}

/// Adds an ingredient line at the end.
#[utoipa::path(post, path = "/menus/{id}/ingredients", operation_id = "addIngredientToMenu", tag = "menus",
    params(("id" = MenuId, Path)), request_body = LineDraft, responses((status = 201, body = LineView)))]
async fn add_ingredient(kitchen: Kitchen<WriteMenus>, Path(id): Path<MenuId>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let menu = find(&mut work, id).await?;
    let mut input = body.json()?;
    let version = input.version_if_given();
    let known = known(&kitchen.app, &mut work, &input).await?;
    let draft = input.read(|f| LineDraft::read(f, &known))?;
    expect_version(&menu, version)?;
    let (menu, line) = add_line(&kitchen.app.catalogue, &mut work, &menu, draft).await?;
    let view = view(&kitchen.app.catalogue, &mut work, &menu, &line).await?;
    work.commit(Reply::created(format!("/api/v1/menus/{id}/ingredients/{}", line.id), &view)?).await
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
    let mut work = kitchen.write().await?;
    let menu = find(&mut work, id).await?;
    let line = find_line(&mut work, id, line).await?;
    let mut input = body.json()?;
    let version = input.version_if_given();
    let input = input.over(&line.about);
    let known: Known = known(&kitchen.app, &mut work, &input).await?;
    let draft = input.read(|f| LineDraft::read(f, &known))?;
    expect_version(&menu, version)?;
    let (menu, line) = update_line(&kitchen.app.catalogue, &mut work, &menu, &line, draft).await?;
    let view = view(&kitchen.app.catalogue, &mut work, &menu, &line).await?;
    work.commit(Reply::ok(&view)?).await
}

/// Removes an ingredient line.
#[utoipa::path(delete, path = "/menus/{id}/ingredients/{lineId}", operation_id = "removeIngredientFromMenu",
    tag = "menus", params(("id" = MenuId, Path), ("lineId" = LineId, Path)), responses((status = 204)))]
async fn remove_ingredient(
    kitchen: Kitchen<WriteMenus>,
    Path((id, line)): Path<(MenuId, LineId)>,
    body: Body,
) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let menu = find(&mut work, id).await?;
    let line = find_line(&mut work, id, line).await?;
    body.expects(menu.version, &menu)?;
    remove_line(&kitchen.app.catalogue, &mut work, &menu, &line).await?;
    work.commit(Reply::none()).await
}

/// Which comes after which.
#[derive(utoipa::ToSchema)]
#[schema(as = LineOrder)]
#[expect(dead_code, reason = "describes what is read by name")]
struct Order {
    /// Every line of the menu, each once.
    order: Vec<LineId>,
}

/// Puts the ingredient lines in order: all of them, each once.
#[utoipa::path(put, path = "/menus/{id}/ingredients/order", operation_id = "reorderIngredients", tag = "menus",
    params(("id" = MenuId, Path)), request_body = Order, responses((status = 200, body = Detail)))]
async fn reorder_ingredients(
    kitchen: Kitchen<WriteMenus>,
    Path(id): Path<MenuId>,
    body: Body,
) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let menu = find(&mut work, id).await?;
    let mut input = body.json()?;
    let version = input.version_if_given();
    let order = input.read(|f| f.list("order", 1000, line_id))?;
    expect_version(&menu, version)?;
    let menu = reorder_lines(&kitchen.app.catalogue, &mut work, &menu, &order).await?;
    let whole = detail(&kitchen.app.catalogue, &mut work, menu).await?;
    work.commit(Reply::ok(&whole)?).await
}

fn line_id(value: &serde_json::Value) -> Result<LineId, Fault> {
    id(|_: &LineId| true)(value)
}

/// The line as it is shown.
async fn view(catalogue: &Catalogue, work: &mut Work, menu: &Menu, line: &Line) -> Result<LineView, Problem> {
    let views = workings(catalogue, work, menu).await?.line_views();
    views.into_iter().find(|view| view.id == line.id).ok_or(Problem::NotFound)
}
