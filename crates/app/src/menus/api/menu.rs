//! A menu itself.

use axum::response::Response;
use domain::may::{DeleteMenus, ReadMenus, WriteMenus};
use domain::{Allergen, Difficulty, IngredientId, MealType, MenuId, ProgramId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::known;
use crate::app::App;
use crate::menus::{
    self, Detail, DuplicateDraft, Menu, MenuDraft, MenuFilter, MenuInput, Opened, Parts, Sight, Whole, find,
};
use crate::problem::Problem;
use crate::request::{Body, Kitchen, Page, Paging, Path, Query, Question, Reply, Work};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_menus, create_menu))
        .routes(routes!(get_menu, update_menu, delete_menu))
        .routes(routes!(restore_menu))
        .routes(routes!(toggle_menu_status))
        .routes(routes!(duplicate_menu))
}

/// The list of menus, the same for all who may see it.
struct MenuList<'a>(&'a Query);

impl Question for MenuList<'_> {
    const FAMILY: &'static str = "menu:list";

    fn rest(&self) -> String {
        self.0.canonical()
    }
}

/// One menu, to those who see as much of it.
struct MenuDetail(MenuId, Sight);

impl Question for MenuDetail {
    const FAMILY: &'static str = "menu:detail";

    fn rest(&self) -> String {
        format!("{}:{:?}", self.0, self.1)
    }
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
        ("maxCostPerServing" = Option<i64>, Query,
            description = "Only menus that are known to cost no more: one with a missing price is left out."),
        ("deleted" = Option<bool>, Query, description = "The deleted ones instead."),
        ("sort" = Option<String>, Query, description = "menuName, menuCode, calories, protein, costPerServing, createdAt, updatedAt; - first for the greatest first."),
        ("page" = Option<i64>, Query), ("pageSize" = Option<i64>, Query),
    ),
    responses((status = 200, body = Page<Menu>)))]
async fn get_menus(kitchen: Kitchen<ReadMenus>, query: Query) -> Result<Response, Problem> {
    let (filter, paging) = query.read(|f| {
        let (filter, paging) = (MenuFilter::read(f), Paging::read(f));
        Some((filter?, paging?))
    })?;
    let list = async {
        let mut tx = kitchen.read().await?;
        Reply::ok(&menus::list(&mut tx, &filter, paging).await?)
    };
    kitchen.cached(MenuList(&query), list).await
}

/// Creates a menu; its lines and its recipe may come along.
#[utoipa::path(post, path = "/menus", operation_id = "createMenu", tag = "menus",
    request_body = MenuInput, responses((status = 201, body = Detail)))]
async fn create_menu(kitchen: Kitchen<WriteMenus>, body: Body) -> Result<Reply, Problem> {
    let mut work = kitchen.write().await?;
    let input = body.json()?;
    let known = known(&kitchen.app, &mut work, &input).await?;
    let input = input.read(|f| MenuInput::read(f, &known, &Parts::default()))?;
    let whole = menus::create(&kitchen.app.catalogue, &mut work, input).await?;
    created(&kitchen, work, whole).await
}

/// One menu with its program, lines, recipe and plans.
#[utoipa::path(get, path = "/menus/{id}", operation_id = "getMenuById", tag = "menus",
    params(("id" = MenuId, Path)), responses((status = 200, body = Detail)))]
async fn get_menu(kitchen: Kitchen<ReadMenus>, Path(id): Path<MenuId>) -> Result<Response, Problem> {
    let whole = async {
        let mut tx = kitchen.read().await?;
        let menu = find(&mut tx, id).await?;
        reply(&kitchen, Whole::read(&kitchen.app.catalogue, &mut tx, menu).await?)
    };
    kitchen.cached(MenuDetail(id, Sight::of(&kitchen.caller)), whole).await
}

/// Changes a menu; lines or recipe that come along replace what was there.
#[utoipa::path(patch, path = "/menus/{id}", operation_id = "updateMenu", tag = "menus",
    params(("id" = MenuId, Path)), request_body = MenuInput, responses((status = 200, body = Detail)))]
async fn update_menu(kitchen: Kitchen<WriteMenus>, Path(id): Path<MenuId>, body: Body) -> Result<Reply, Problem> {
    let mut opened = Opened::new(&kitchen, id).await?;
    let input = opened.versioned(&body)?;
    let before = menus::parts(&mut opened.work, id).await?;
    let known = known(&kitchen.app, &mut opened.work, &input).await?;
    let brings_lines = input.value()["ingredients"].as_array().is_some_and(|lines| !lines.is_empty());
    let input = input.over(&MenuDraft::of(&opened.menu, brings_lines || !before.lines.is_empty()));
    let input = input.read(|f| MenuInput::read(f, &known, &before))?;
    opened.is_current().await?;
    let Opened { mut work, menu, .. } = opened;
    let whole = menus::update(&kitchen.app.catalogue, &mut work, &menu, &before, input).await?;
    work.commit(reply(&kitchen, whole)?).await
}

/// Deletes a menu so that it can be restored.
#[utoipa::path(delete, path = "/menus/{id}", operation_id = "deleteMenu", tag = "menus",
    params(("id" = MenuId, Path)), responses((status = 204)))]
async fn delete_menu(kitchen: Kitchen<DeleteMenus>, Path(id): Path<MenuId>, body: Body) -> Result<Reply, Problem> {
    let mut opened = Opened::new(&kitchen, id).await?;
    opened.expects(&body).await?;
    menus::delete(&mut opened.work, &opened.menu, kitchen.today()).await?;
    opened.work.commit(Reply::none()).await
}

/// Brings a deleted menu back.
#[utoipa::path(post, path = "/menus/{id}/restore", operation_id = "restoreMenu", tag = "menus",
    params(("id" = MenuId, Path)), responses((status = 200, body = Detail)))]
async fn restore_menu(kitchen: Kitchen<DeleteMenus>, Path(id): Path<MenuId>, body: Body) -> Result<Reply, Problem> {
    let mut opened = Opened::deleted_or_not(&kitchen, id).await?;
    opened.expects(&body).await?;
    let mut work = opened.work;
    let whole = menus::restore(&kitchen.app.catalogue, &mut work, id).await?;
    work.commit(reply(&kitchen, whole)?).await
}

/// Takes a menu into use, or out of it.
#[utoipa::path(post, path = "/menus/{id}/toggle-status", operation_id = "toggleMenuStatus", tag = "menus",
    params(("id" = MenuId, Path)), responses((status = 200, body = Detail)))]
async fn toggle_menu_status(
    kitchen: Kitchen<WriteMenus>,
    Path(id): Path<MenuId>,
    body: Body,
) -> Result<Reply, Problem> {
    let mut opened = Opened::new(&kitchen, id).await?;
    opened.expects(&body).await?;
    let Opened { mut work, menu, .. } = opened;
    let menu = menus::toggle_status(&mut work, &menu).await?;
    let whole = Whole::read(&kitchen.app.catalogue, &mut work, menu).await?;
    work.commit(reply(&kitchen, whole)?).await
}

/// Copies a menu with its lines, sizes, recipe and picture.
#[utoipa::path(post, path = "/menus/{id}/duplicate", operation_id = "duplicateMenu", tag = "menus",
    params(("id" = MenuId, Path)), request_body = DuplicateDraft, responses((status = 201, body = Detail)))]
async fn duplicate_menu(kitchen: Kitchen<WriteMenus>, Path(id): Path<MenuId>, body: Body) -> Result<Reply, Problem> {
    let mut opened = Opened::new(&kitchen, id).await?;
    let input = opened.input(&body)?;
    let programs = known(&kitchen.app, &mut opened.work, &input).await?.programs;
    let draft = input.read(|f| DuplicateDraft::read(f, &programs))?;
    opened.is_current().await?;
    let Opened { mut work, menu, .. } = opened;
    let t = kitchen.locale();
    let copy = menus::duplicate(&kitchen.app.catalogue, &mut work, &menu, draft, |name| t.menu_copy_of(name)).await?;
    created(&kitchen, work, copy).await
}

/// The whole menu, as the caller sees it.
fn reply<P>(kitchen: &Kitchen<P>, whole: Whole) -> Result<Reply, Problem> {
    let version = whole.menu.version;
    Ok(Reply::ok(&whole.detail(Sight::of(&kitchen.caller)))?.at_version(version))
}

/// Commits a new menu, and answers with all of it.
async fn created<P>(kitchen: &Kitchen<P>, work: Work, whole: Whole) -> Result<Reply, Problem> {
    let (location, version) = (format!("/api/v1/menus/{}", whole.menu.id), whole.menu.version);
    let reply = Reply::created(location, &whole.detail(Sight::of(&kitchen.caller)))?;
    work.commit(reply.at_version(version)).await
}
