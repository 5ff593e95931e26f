//! The calendar as JSON.

use axum::response::Response;
use domain::may::ReadPlans;
use domain::{Day, ProgramId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Calendar, CalendarFilter, calendar};
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Kitchen, Query, Question, Reply};

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_calendar))
}

/// The calendar of some days, the same for all who may see it.
struct Days(CalendarFilter);

impl Question for Days {
    const FAMILY: &'static str = "plan:calendar";
    fn rest(&self) -> String {
        let CalendarFilter { from, to, program } = self.0;
        format!("{from}:{to}:{}", program.map(|id| id.to_string()).unwrap_or_default())
    }
}

/// What the kitchen serves on these days: the month of today without any, at most 366. Plans that were called off or put
/// away are left out.
#[utoipa::path(get, path = "/calendar", operation_id = "getMenuCalendar", tag = "plans",
    params(("from" = Option<Day>, Query), ("to" = Option<Day>, Query), ("programId" = Option<ProgramId>, Query)),
    responses((status = 200, body = Calendar)))]
async fn get_calendar(kitchen: Kitchen<ReadPlans>, query: Query) -> Result<Response, Problem> {
    let filter = query.read(|f| CalendarFilter::read(f, kitchen.today()))?;
    kitchen
        .cached(Days(filter), async {
            let mut tx = kitchen.read().await?;
            Reply::ok(&calendar(&mut tx, &kitchen.app.catalogue, filter).await?)
        })
        .await
}
