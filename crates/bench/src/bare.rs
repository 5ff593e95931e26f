//! What axum does at its best: one handler, no layers, the same bytes for everyone.

use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use tokio::net::TcpListener;

use crate::Failure;

/// Answers every request with this file; prints where, as the product does.
pub async fn serve(file: &str, content_type: &str) -> Result<(), Failure> {
    let (body, content_type) = (Bytes::from(std::fs::read(file)?), content_type.to_owned());
    let answer = get(move || {
        let (body, content_type) = (body.clone(), content_type.clone());
        async move { ([(CONTENT_TYPE, content_type)], body) }
    });
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("A bare handler listens on http://{}", listener.local_addr()?);
    Ok(axum::serve(listener, Router::new().fallback(answer)).await?)
}
