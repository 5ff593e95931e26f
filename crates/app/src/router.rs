//! The whole product's addresses on one screen.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, CACHE_CONTROL, HeaderName};
use axum::http::{HeaderValue, Method};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use tower_http::compression::CompressionLayer;
use utoipa_axum::router::OpenApiRouter;

use crate::app::App;
use crate::problem::Problem;
use crate::request::{self, Caller};
use crate::{
    calendar, channels, events, feeds, foods, ingredients, jobs, menus, metrics, openapi, pages, planner, plans,
    programs, recipes, shopping, templates, tenants, transfer, users,
};

/// Everything that is answered, what was answered before first.
pub fn build(app: App) -> Router {
    let again = middleware::from_fn_with_state(app.clone(), request::again);
    Router::new().fallback_service(all(app)).layer(again)
}

fn all(app: App) -> Router {
    let (api, document) = api().split_for_parts();
    let document = openapi::finished(&document);
    Router::new()
        .nest(
            "/api/v1",
            api.fallback(unknown_api)
                .method_not_allowed_fallback(wrong_api_method)
                .layer(middleware::from_fn(request::refuse_unread_query)),
        )
        .merge(openapi::routes(&document))
        .merge(pages::routes())
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics::show))
        .fallback(not_found)
        .method_not_allowed_fallback(wrong_method)
        .layer(middleware::from_fn(request::etag))
        .layer(CompressionLayer::new())
        // What does not end can be neither tagged nor compressed as a whole.
        .merge(channels::routes().method_not_allowed_fallback(wrong_api_method))
        .layer(middleware::from_fn(headers))
        .layer(middleware::from_fn(request::answer))
        .with_state(app)
}

/// The JSON API, each feature's routes with their documentation.
pub fn api() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(openapi::about())
        .merge(users::api::routes())
        .merge(tenants::api::routes())
        .merge(programs::api::routes())
        .merge(foods::api::routes())
        .merge(ingredients::api::routes())
        .merge(menus::api::routes())
        .merge(recipes::api::routes())
        .merge(plans::api::routes())
        .merge(calendar::api::routes())
        .merge(templates::api::routes())
        .merge(planner::api::routes())
        .merge(jobs::api::routes())
        .merge(shopping::api::routes())
        .merge(transfer::api::routes())
        .merge(feeds::api::routes())
        .merge(events::api::routes())
        .merge(channels::api::routes())
}

async fn ready(State(app): State<App>) -> Result<&'static str, Problem> {
    if app.db.is_ready().await { Ok("ready") } else { Err(Problem::Unavailable) }
}

/// Who asks is found out only for what stands around the answer.
async fn not_found(State(app): State<App>, request: Request) -> Problem {
    let _ = Caller::of(&mut request.into_parts().0, &app).await;
    Problem::NotFound
}

/// Whoever is not signed in learns nothing of which addresses exist.
async fn unknown_api(State(app): State<App>, request: Request) -> Problem {
    match Caller::of(&mut request.into_parts().0, &app).await {
        Ok(_) => Problem::NotFound,
        Err(problem) => problem,
    }
}

/// Nor does he learn which methods an address knows.
async fn wrong_api_method(State(app): State<App>, request: Request) -> Problem {
    match Caller::of(&mut request.into_parts().0, &app).await {
        Ok(_) => Problem::MethodNotAllowed,
        Err(problem) => problem,
    }
}

/// A browser that reloads the answer to a form asks for an address that only takes forms: the page above it holds the
/// form.
async fn wrong_method(State(app): State<App>, request: Request) -> Response {
    let mut parts = request.into_parts().0;
    let wants_page = parts.headers.get(ACCEPT).is_some_and(|types| types.as_bytes().starts_with(b"text/html"));
    if parts.method == Method::GET && wants_page {
        let above = parts.uri.path().rsplit_once('/').map_or("", |(above, _)| above);
        return Redirect::to(if above.is_empty() { "/" } else { above }).into_response();
    }
    let _ = Caller::of(&mut parts, &app).await;
    Problem::MethodNotAllowed.into_response()
}

const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; frame-ancestors 'none'; \
     base-uri 'self'; form-action 'self'; object-src 'none'";

/// What every answer tells the browser.
async fn headers(request: Request, next: Next) -> Response {
    let is_docs = request.uri().path().starts_with("/api/docs");
    let mut response = next.run(request).await.into_response();
    let headers = response.headers_mut();
    let mut set = |name: &'static str, value: &'static str| {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    };
    if !is_docs {
        set("content-security-policy", CONTENT_SECURITY_POLICY);
    }
    set("x-content-type-options", "nosniff");
    set("referrer-policy", "same-origin");
    set("cross-origin-opener-policy", "same-origin");
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    response
}
