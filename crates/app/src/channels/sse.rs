//! Server-sent events: one answer that does not end.

use std::convert::Infallible;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use tokio::sync::mpsc;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::ReceiverStream;

use super::Channel;
use super::door::{Listener, one_kitchen};
use super::line::{QUEUE, Sent};
use crate::app::App;
use crate::problem::Problem;
use crate::request::Query;

/// How soon a browser comes back by itself after the server has stopped.
const COME_AGAIN: &str = "retry: 1000\n\n";

/// All that can change what a menu shows; a platform administrator who names no kitchen hears of all of them.
pub async fn menu(State(app): State<App>, query: Query, request: Request) -> Result<Response, Problem> {
    open(&app, &query, request, Channel::Menu).await
}

/// Everything that happens in the kitchen.
pub async fn dashboard(State(app): State<App>, query: Query, request: Request) -> Result<Response, Problem> {
    open(&app, &query, request, Channel::Dashboard).await
}

async fn open(app: &App, query: &Query, request: Request, channel: Channel) -> Result<Response, Problem> {
    let mut parts = request.into_parts().0;
    let listener = Listener::of(&mut parts, app, query, channel).await?;
    if channel == Channel::Dashboard {
        one_kitchen(&listener)?;
    }
    let line = listener.sit_down(app, channel).await?;
    let (out, frames) = mpsc::channel(QUEUE);
    tokio::spawn(line.run(out, listener.after, None));
    let frames = ReceiverStream::new(frames).map(|sent| Ok::<_, Infallible>(frame(sent)));
    let mut response = Response::new(Body::from_stream(frames));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // What would collect an answer before passing it on is told not to.
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    if listener.by_ticket {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    Ok(response)
}

fn frame(sent: Sent) -> Bytes {
    match sent {
        Sent::Text(text) => text.frame(),
        Sent::End(_) => Bytes::from_static(COME_AGAIN.as_bytes()),
    }
}
