//! Pages.
use crate::app::App;
use crate::problem::Problem;
use crate::request::Context;
use axum::Router;
use axum::response::{IntoResponse, Response};
/// x
pub fn routes() -> Router<App> {
    Router::new()
}
/// x
pub fn problem(problem: &Problem, context: &Context) -> Response {
    (problem.status(), problem.detail(context.locale())).into_response()
}
