//! What a menu gives, costs, and whether it is balanced; saved or not.

use calc::Bounds;
use domain::may::{ReadMenus, WriteMenus};
use domain::{Fault, MenuId, Percent, TargetGroup};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::known;
use crate::app::App;
use crate::menus::detail::candidates;
use crate::menus::figures::{BalanceShape, CostShape, NutritionShape, PortionsShape, Results};
use crate::menus::{MenuInput, Sight, Workings, expect_version, find, preview, workings};
use crate::problem::Problem;
use crate::request::{Body, Kitchen, Path, Query, Reply, decimal, integer, one_of, text};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(calculate_nutrition))
        .routes(routes!(calculate_cost))
        .routes(routes!(validate_menu_balance))
        .routes(routes!(preview_menu))
        .routes(routes!(optimize_portions))
}

/// What one serving of a size gives; of the reference size when none is named.
#[utoipa::path(get, path = "/menus/{id}/nutrition", operation_id = "calculateNutrition", tag = "figures",
    params(("id" = MenuId, Path), ("size" = Option<String>, Query)), responses((status = 200, body = NutritionShape)))]
async fn calculate_nutrition(
    kitchen: Kitchen<ReadMenus>,
    Path(id): Path<MenuId>,
    query: Query,
) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    let menu = find(&mut tx, id).await?;
    let workings: Workings = workings(&kitchen.app.catalogue, &mut tx, &menu, Sight::of(&kitchen.caller)).await?;
    let codes = || workings.rules.sizes.iter().map(|size| size.code.clone()).collect::<Vec<_>>();
    let size = query.read(|f| {
        f.optional("size", |value| {
            let code = text(1, 20)(value)?;
            if workings.rules.size(&code).is_some() { Ok(code) } else { Err(Fault::NotOneOf(codes())) }
        })
    })?;
    let size = size.as_deref().and_then(|code| workings.rules.size(code)).unwrap_or(workings.rules.reference());
    Reply::ok(&workings.nutrition(size))
}

/// What so many servings cost; the menu's own batch when not said.
#[utoipa::path(get, path = "/menus/{id}/cost", operation_id = "calculateCost", tag = "figures",
    params(("id" = MenuId, Path), ("servings" = Option<i64>, Query)), responses((status = 200, body = CostShape)))]
async fn calculate_cost(kitchen: Kitchen<ReadMenus>, Path(id): Path<MenuId>, query: Query) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    let menu = find(&mut tx, id).await?;
    let servings = query.read(|f| f.optional("servings", integer(1, 1_000_000)))?;
    Reply::ok(&workings(&kitchen.app.catalogue, &mut tx, &menu, Sight::of(&kitchen.caller)).await?.cost(servings))
}

/// Whether a menu is balanced, for one group or for each of its program; with advice.
#[utoipa::path(get, path = "/menus/{id}/balance", operation_id = "validateMenuBalance", tag = "figures",
    params(("id" = MenuId, Path), ("targetGroup" = Option<TargetGroup>, Query)),
    responses((status = 200, body = BalanceShape)))]
async fn validate_menu_balance(
    kitchen: Kitchen<ReadMenus>,
    Path(id): Path<MenuId>,
    query: Query,
) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    let menu = find(&mut tx, id).await?;
    let group = query.read(|f| f.optional("targetGroup", one_of(TargetGroup::ALL)))?;
    let workings = workings(&kitchen.app.catalogue, &mut tx, &menu, Sight::of(&kitchen.caller)).await?;
    let candidates = candidates(&kitchen.app.catalogue, &mut tx).await?;
    drop(tx);
    let t = kitchen.locale();
    Reply::ok(&kitchen.app.solver.run(move || workings.balance(t, group, &candidates)).await)
}

/// The three results for a menu that is not saved.
#[utoipa::path(post, path = "/menus/preview", operation_id = "previewMenu", tag = "figures",
    request_body = MenuInput, responses((status = 200, body = Results)))]
async fn preview_menu(kitchen: Kitchen<ReadMenus>, body: Body) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    let input = body.json()?;
    let known = known(&kitchen.app, &mut tx, &input).await?;
    let workings = preview(&mut tx, input, known, Sight::of(&kitchen.caller)).await?;
    let candidates = candidates(&kitchen.app.catalogue, &mut tx).await?;
    drop(tx);
    let t = kitchen.locale();
    Reply::ok(&kitchen.app.solver.run(move || workings.results(t, &candidates)).await)
}

/// How far the grams of a line may be moved.
#[derive(utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is read by name")]
struct PortionRequest {
    /// The least, in percent of today's grams; 50 when not said.
    low_percent: Option<f64>,
    /// The most; 150 when not said.
    high_percent: Option<f64>,
    /// For whom; the program's groups when not said.
    target_groups: Option<Vec<TargetGroup>>,
}

/// Proposes grams that serve every group best at the least cost; saves nothing.
#[utoipa::path(post, path = "/menus/{id}/optimize-portions", operation_id = "optimizePortions", tag = "figures",
    params(("id" = MenuId, Path)), request_body = PortionRequest, responses((status = 200, body = PortionsShape)))]
async fn optimize_portions(kitchen: Kitchen<WriteMenus>, Path(id): Path<MenuId>, body: Body) -> Result<Reply, Problem> {
    let mut tx = kitchen.read().await?;
    let menu = find(&mut tx, id).await?;
    let mut input = body.optional_json()?;
    let version = input.version_if_given();
    let (low, high, groups) = input.read(|f| {
        let low = f.optional("lowPercent", decimal(0.0, 100.0, Percent::from_thousandths));
        let high = f.optional("highPercent", decimal(100.0, 400.0, Percent::from_thousandths));
        let groups = f.list("targetGroups", TargetGroup::ALL.len(), one_of(TargetGroup::ALL));
        Some((low?, high?, groups?))
    })?;
    expect_version(&kitchen.app.catalogue, &mut tx, &menu, version, Sight::of(&kitchen.caller)).await?;
    let workings = workings(&kitchen.app.catalogue, &mut tx, &menu, Sight::of(&kitchen.caller)).await?;
    let usual = Bounds::default();
    let bounds = Bounds { low: low.unwrap_or(usual.low), high: high.unwrap_or(usual.high) };
    let groups = if groups.is_empty() { workings.program.about.target_groups.clone() } else { groups };
    drop(tx);
    let t = kitchen.locale();
    Reply::ok(&kitchen.app.solver.run(move || workings.portions(t, &groups, bounds)).await)
}
