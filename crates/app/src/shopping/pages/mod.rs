//! The shopping list as a page: to look at, to take along, to tick off.

mod view;

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use domain::PlanId;
use domain::may::ReadPlans;
use serde_json::{Value, json};

use self::view::Shown;
use super::file::{Format, answer};
use super::{Asked, list};
use crate::app::App;
use crate::menus::Sight;
use crate::pages::{PageRequest, refused};
use crate::plans;
use crate::problem::Problem;
use crate::request::{Path, Query, one_of};

/// The pages of this feature.
pub fn routes() -> Router<App> {
    Router::new().route("/menu/planning/{id}/shopping", get(show))
}

/// The page, or with `?format=` the file in the reader's language.
async fn show(page: PageRequest<ReadPlans>, Path(id): Path<PlanId>, query: Query) -> Result<Response, Problem> {
    let mut tx = page.read().await?;
    let plan = plans::find(&mut tx, id).await?;
    let read = query.read(|f| {
        let format = f.optional("format", one_of(Format::ALL));
        Some((Asked::read(f, &plan.about)?, format?))
    });
    let (t, sight) = (page.t(), Sight::of(&page.caller));
    let sent: Value = query.pairs().map(|(name, value)| (name.to_owned(), json!(value))).collect();
    let (asked, format) = match read {
        Ok(read) => read,
        Err(problem) => {
            let form = refused(t, "range", &sent, &problem)?;
            return Ok(page.refusal(&problem, &Shown { t, plan: &plan, sight }.mending(&form)));
        }
    };
    if asked.minus_stock && sight == Sight::WithoutTrade {
        return Err(Problem::Forbidden);
    }
    let list = list(&mut tx, &page.app.catalogue, &plan, asked, sight).await?;
    match format {
        Some(format) => answer(t, format, &plan.about.name, &list),
        None => Ok(page.page(&Shown { t, plan: &plan, sight }.page(&list))),
    }
}
