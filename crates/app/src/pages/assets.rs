//! The browser's files, under names that change with their bytes: kept for ever, compressed when the program was built.

use axum::Router;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use ui::assets::{self, Asset};

use crate::app::App;
use crate::problem::Problem;
use crate::request::Path;

/// The files, and the addresses at which browsers look for some of them unasked.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/assets/{file}", get(file))
        .route("/favicon.ico", get(async || plain("icon.svg")))
        .route("/icon.svg", get(async || plain("icon.svg")))
        .route("/manifest.json", get(async || plain("manifest.json")))
        .route("/robots.txt", get(|| async { "User-agent: *\nDisallow: /\n" }))
}

async fn file(Path(file): Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    let asset = assets::find(&file).ok_or(Problem::NotFound)?;
    Ok(send(asset, &headers))
}

/// A plain name leads to the hashed one, which the next version may change.
fn plain(name: &'static str) -> Response {
    (StatusCode::FOUND, [(LOCATION, assets::url(name)), (CACHE_CONTROL, "public, max-age=3600")]).into_response()
}

fn send(asset: &'static Asset, headers: &HeaderMap) -> Response {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let tag = format!("\"{}\"", asset.path());
    let kept = [(CACHE_CONTROL, assets::CACHE_CONTROL), (VARY, "Accept-Encoding"), (ETAG, tag.as_str())];
    if text(IF_NONE_MATCH).is_some_and(|known| known.contains(&tag)) {
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    let (encoding, bytes) = asset.encoded(text(ACCEPT_ENCODING).unwrap_or_default());
    let mut response = (kept, [(CONTENT_TYPE, asset.content_type())], bytes).into_response();
    // What is named here, the compression behind this leaves as it is.
    if let Some(encoding) = encoding {
        response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}
