//! The browser's files, under names that change with their bytes: kept for ever, compressed when the program was built.

use std::collections::BTreeMap;

use axum::Router;
use axum::http::header::{
    ACCEPT_ENCODING, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    LOCATION, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::json;
use ui::assets::{self, Asset};
use words::Locale;

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
        .route("/client/{file}", get(client))
        .route("/robots.txt", get(|| async { "User-agent: *\nDisallow: /\n" }))
}

async fn file(Path(file): Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    let asset = assets::find(&file).ok_or(Problem::NotFound)?;
    Ok(send(asset, &headers))
}

/// The module for other front ends, its types, and the sentences it says: at addresses that stay, for pages of anywhere.
async fn client(Path(file): Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    let mut response = match file.as_str() {
        "words.json" => words().into_response(),
        "bergizi.js" | "bergizi.d.ts" => send(assets::named(&file).ok_or(Problem::NotFound)?, &headers),
        _ => return Err(Problem::NotFound),
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    Ok(response)
}

/// What others did, in both languages: `{"id": {"MENU_CREATED": "…{thing}…{who}…"}, …}`.
fn words() -> impl IntoResponse {
    let of = |locale: Locale| locale.live_sentences().collect::<BTreeMap<_, _>>();
    let all: BTreeMap<_, _> = Locale::ALL.iter().map(|locale| (locale.code(), of(*locale))).collect();
    ([(CONTENT_TYPE, "application/json")], json!(all).to_string())
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
