//! The food catalogue as JSON.

use domain::Category;
use domain::may::ReadFoods;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Food;
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Account, Page, Paging, Query, Reply, one_of, text};

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_foods))
}

/// The foods that a typed word may mean, the likeliest first; all by name when nothing is typed.
#[utoipa::path(get, path = "/foods", operation_id = "getFoods", tag = "foods",
    params(
        ("q" = Option<String>, Query, description = "A word in Indonesian or English; slips of the finger are forgiven."),
        ("category" = Option<Category>, Query), ("page" = Option<i64>, Query), ("pageSize" = Option<i64>, Query),
    ),
    responses((status = 200, body = Page<Food>)))]
async fn get_foods(account: Account<ReadFoods>, query: Query) -> Result<Reply, Problem> {
    let (typed, category, paging) = query.read(|f| {
        let typed = f.optional("q", text(0, 100));
        let category = f.optional("category", one_of(Category::ALL));
        Some((typed?.unwrap_or_default(), category?, Paging::read(f)?))
    })?;
    Reply::ok(&super::page(&account.app.catalogue, &typed, category, paging))
}
