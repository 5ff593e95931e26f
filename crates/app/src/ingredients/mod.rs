//! Ingredients.
pub mod api {
    use crate::app::App;
    use utoipa_axum::router::OpenApiRouter;
    /// x
    pub fn routes() -> OpenApiRouter<App> {
        OpenApiRouter::new()
    }
}
