//! A menu itself.

use domain::may::{DeleteMenus, ReadMenus, WriteMenus};
use domain::{Allergen, Difficulty, IngredientId, MealType, MenuId, ProgramId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::known;
use crate::app::App;
use crate::menus::{self, Detail, DuplicateDraft, Menu, MenuDraft, MenuFilter, MenuInput, expect_version, find, lines};
use crate::problem::Problem;
use crate::request::{Body, Kitchen, Page, Paging, Path, Query, Reply, Work};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_menus, create_menu))
        .routes(routes!(get_menu, update_menu, delete_menu))
        .routes(routes!(restore_menu))
        .routes(routes!(toggle_menu_status))
        .routes(routes!(duplicate_menu))
}

/// The kitchen's menus.
#[utoipa::path(get, path = "/menus", operation_id = "getMenus", tag = "menus",
    params(
        ("programId" = Option<ProgramId>, Query), ("mealType" = Option<MealType>, Query),
        ("difficulty" = Option<Difficulty>, Query), ("isActive" = Option<bool>, Query),
        ("search" = Option<String>, Query, description = "Part of the name or of the code."),
        ("ingredientId" = Option<IngredientId>, Query),
        ("excludeAllergen" = Option<Allergen>, Query, description = "Only menus known to be free of it."),
        ("minCalories" = Option<f64>, Query), ("maxCalories" = Option<f64>, Query),
        ("maxCostPerServing" = Option<i64>, Query),
        ("deleted" = Option<bool>, Query, description = "The deleted ones instead."),
        ("sort" = Option<String>, Query, description = "menuName, menuCode, calories, protein, costPerServing, createdAt, updatedAt; - first for the greatest first."),
        ("page" = Option<i64>, Query), ("pageSize" = Option<i64>, Query),
    ),
    responses((status = 200, body = Page<Menu>)))]
async fn get_menus(kitchen: Kitchen<ReadMenus>, query: Query) -> Result<Reply, Problem> {
    let (filter, paging) = query.read(|f| {
        let (filter, paging) = (MenuFilter::read(f), Paging::read(f));
        Some((filter?, paging?))
    })?;
    let mut tx = kitchen.read().await?;
    Reply::ok(&menus::list(&mut tx, &filter, paging).await?)
}

/// Creates a menu; its lines and its recipe may come along.
#[utoipa::path(post, path = "/menus", operation_id = "createMenu", tag = "menus",
    request_body = MenuInput, responses((status = 201, body = Detail)))]
async fn create_menu(kitchen: Kitchen<WriteMenus>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let input = body.json()?;
    let known = known(&kitchen.app, &mut work, &input).await?;
    let input = input.read(|f| MenuInput::read(f, &known, false))?;
    let menu = menus::create(&kitchen.app.catalogue, &mut work, input).await?;
    reply(&kitchen, work, menu, true).await
}

/// One menu with its program, lines, recipe and plans.
#[utoipa::path(get, path = "/menus/{id}", operation_id = "getMenuById", tag = "menus",
    params(("id" = MenuId, Path)), responses((status = 200, body = Detail)))]
async fn get_menu(kitchen: Kitchen<ReadMenus>, Path(id): Path<MenuId>) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    let menu = find(&mut tx, id).await?;
    let version = menu.version;
    Ok(Reply::ok(&menus::detail(&kitchen.app.catalogue, &mut tx, menu).await?)?.at_version(version))
}

/// Changes a menu; lines or recipe that come along replace what was there.
#[utoipa::path(patch, path = "/menus/{id}", operation_id = "updateMenu", tag = "menus",
    params(("id" = MenuId, Path)), request_body = MenuInput, responses((status = 200, body = Detail)))]
async fn update_menu(kitchen: Kitchen<WriteMenus>, Path(id): Path<MenuId>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let menu = find(&mut work, id).await?;
    let mut input = body.json()?;
    let version = input.version();
    let has_lines = !lines(&mut work, id).await?.is_empty();
    let known = known(&kitchen.app, &mut work, &input).await?;
    let input = input.over(&MenuDraft::of(&menu, has_lines)).read(|f| MenuInput::read(f, &known, has_lines))?;
    expect_version(&menu, version)?;
    let menu = menus::update(&kitchen.app.catalogue, &mut work, &menu, input).await?;
    reply(&kitchen, work, menu, false).await
}

/// Deletes a menu so that it can be restored.
#[utoipa::path(delete, path = "/menus/{id}", operation_id = "deleteMenu", tag = "menus",
    params(("id" = MenuId, Path)), responses((status = 204)))]
async fn delete_menu(kitchen: Kitchen<DeleteMenus>, Path(id): Path<MenuId>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let menu = find(&mut work, id).await?;
    body.expects(menu.version, &menu)?;
    menus::delete(&mut work, &menu).await?;
    work.commit(Reply::none()).await
}

/// Brings a deleted menu back.
#[utoipa::path(post, path = "/menus/{id}/restore", operation_id = "restoreMenu", tag = "menus",
    params(("id" = MenuId, Path)), responses((status = 200, body = Detail)))]
async fn restore_menu(kitchen: Kitchen<DeleteMenus>, Path(id): Path<MenuId>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let menu = menus::restorable(&mut work, id).await?;
    body.expects(menu.version, &menu)?;
    let menu = menus::restore(&kitchen.app.catalogue, &mut work, id).await?;
    reply(&kitchen, work, menu, false).await
}

/// Takes a menu into use, or out of it.
#[utoipa::path(post, path = "/menus/{id}/toggle-status", operation_id = "toggleMenuStatus", tag = "menus",
    params(("id" = MenuId, Path)), responses((status = 200, body = Detail)))]
async fn toggle_menu_status(
    kitchen: Kitchen<WriteMenus>,
    Path(id): Path<MenuId>,
    body: Body,
) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let menu = find(&mut work, id).await?;
    body.expects(menu.version, &menu)?;
    let menu = menus::toggle_status(&mut work, &menu).await?;
    reply(&kitchen, work, menu, false).await
}

/// Copies a menu with its lines, sizes, recipe and picture.
#[utoipa::path(post, path = "/menus/{id}/duplicate", operation_id = "duplicateMenu", tag = "menus",
    params(("id" = MenuId, Path)), request_body = DuplicateDraft, responses((status = 201, body = Detail)))]
async fn duplicate_menu(kitchen: Kitchen<WriteMenus>, Path(id): Path<MenuId>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let menu = find(&mut work, id).await?;
    let mut input = body.json()?;
    let version = input.version_if_given();
    let programs = known(&kitchen.app, &mut work, &input).await?.programs;
    let draft = input.read(|f| DuplicateDraft::read(f, &programs))?;
    expect_version(&menu, version)?;
    let t = kitchen.locale();
    let copy = menus::duplicate(&kitchen.app.catalogue, &mut work, &menu, draft, |name| t.menu_copy_of(name)).await?;
    reply(&kitchen, work, copy, true).await
}

/// Commits, and answers with the whole menu.
async fn reply<P>(kitchen: &Kitchen<P>, mut work: Work, menu: Menu, is_new: bool) -> Result<Reply, Problem> {
    let (location, version) = (format!("/api/v1/menus/{}", menu.id), menu.version);
    let detail = menus::detail(&kitchen.app.catalogue, &mut work, menu).await?;
    let reply = if is_new { Reply::created(location, &detail)? } else { Reply::ok(&detail)? };
    work.commit(reply.at_version(version)).await
}
