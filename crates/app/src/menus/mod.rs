//! Menus.
use crate::foods::Catalogue;
use crate::problem::{Dependent, Problem};
use ::store::{Change, TenantTx};
use domain::{IngredientId, MenuId, ProgramId};
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
/// Placeholder: the menus that use this ingredient.
pub async fn of_ingredient(_: &mut TenantTx, _: IngredientId) -> Result<Vec<Dependent>, Problem> {
    Ok(vec![])
}
/// Placeholder: recomputes the menus that use this ingredient and names those whose figures changed.
pub async fn recompute_of_ingredient(_: &Catalogue, _: &mut Change, _: IngredientId) -> Result<Vec<MenuId>, Problem> {
    Ok(vec![])
}
