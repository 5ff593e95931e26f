//! Menus.
use crate::problem::{Dependent, Problem};
use ::store::Change;
use domain::ProgramId;
pub mod api {
    use crate::app::App;
    use utoipa_axum::router::OpenApiRouter;
    /// x
    pub fn routes() -> OpenApiRouter<App> {
        OpenApiRouter::new()
    }
}
/// x
pub async fn first_size_in_use(_: &mut Change, _: &[String]) -> Result<Option<String>, Problem> {
    Ok(None)
}
/// x
pub async fn recompute_all(_: &mut Change) -> Result<(), Problem> {
    Ok(())
}
/// x
pub async fn recompute_of_program(_: &mut Change, _: ProgramId) -> Result<(), Problem> {
    Ok(())
}
/// x
pub async fn of_program(_: &mut Change, _: ProgramId) -> Result<Vec<Dependent>, Problem> {
    Ok(vec![])
}
