//! The shopping list as JSON, CSV or a workbook.

use axum::http::HeaderMap;
use axum::response::Response;
use domain::may::ReadPlans;
use domain::{Day, PlanId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::file::{Format, answer};
use super::{Asked, ShoppingList, list};
use crate::app::App;
use crate::menus::Sight;
use crate::plans;
use crate::problem::Problem;
use crate::request::{Kitchen, Path, Query, one_of};

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_shopping_list))
}

/// What has to be bought for some days of a plan, of all of them when none are named: as JSON, CSV or a workbook, by
/// `Accept` or, for a link, by `format`. What is in stock is taken off only when asked for, and only for who may read
/// ingredients.
#[utoipa::path(get, path = "/plans/{id}/shopping-list", operation_id = "getShoppingList", tag = "plans",
    params(
        ("id" = PlanId, Path), ("from" = Option<Day>, Query), ("to" = Option<Day>, Query),
        ("minusStock" = Option<bool>, Query), ("format" = Option<String>, Query),
    ),
    responses((status = 200, content(
        (ShoppingList = "application/json"), (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ))))]
async fn get_shopping_list(
    kitchen: Kitchen<ReadPlans>,
    Path(id): Path<PlanId>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, Problem> {
    let mut tx = kitchen.read().await?;
    let plan = plans::find(&mut tx, id).await?;
    let (asked, format) = query.read(|f| {
        let format = f.optional("format", one_of(Format::ALL));
        Some((Asked::read(f, &plan.about)?, format?))
    })?;
    let sight = Sight::of(&kitchen.caller);
    if asked.minus_stock && sight == Sight::WithoutTrade {
        return Err(Problem::Forbidden);
    }
    let list = list(&mut tx, &kitchen.app.catalogue, &plan, asked, sight).await?;
    let format = format.unwrap_or_else(|| Format::accepted(&headers));
    answer(kitchen.locale(), format, &plan.about.name, &list)
}
