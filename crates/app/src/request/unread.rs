//! What a client is still sending when its answer is ready: it is heard out, within bounds, so that the answer arrives
//! and the connection stays good for the next request.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::EXPECT;
use http_body::Body as _;
use http_body_util::BodyExt as _;

/// How much is heard out, and for how long.
const MOST_BYTES: usize = 32 * 1024 * 1024;
const LONGEST: Duration = Duration::from_secs(10);

/// The body of a request, shared with whoever reads it.
#[derive(Clone)]
pub(super) struct Unread(Arc<Mutex<Body>>);

impl Unread {
    /// The request with a body that can be heard out afterwards.
    pub(super) fn of(request: Request) -> (Request, Self) {
        // Who waits to be asked for the body sends none unasked.
        if request.body().is_end_stream() || request.headers().contains_key(EXPECT) {
            return (request, Self(Arc::new(Mutex::new(Body::empty()))));
        }
        let (parts, body) = request.into_parts();
        let shared = Self(Arc::new(Mutex::new(body)));
        (Request::from_parts(parts, Body::new(shared.clone())), shared)
    }

    /// Reads on to the end, or to the bounds.
    pub(super) async fn drain(mut self) {
        if self.body().is_end_stream() {
            return;
        }
        let rest = async {
            let mut heard = 0;
            while let Some(Ok(frame)) = self.frame().await {
                heard += frame.data_ref().map_or(0, Bytes::len);
                if heard > MOST_BYTES {
                    break;
                }
            }
        };
        let _ = tokio::time::timeout(LONGEST, rest).await;
    }

    fn body(&self) -> MutexGuard<'_, Body> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl http_body::Body for Unread {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut *self.body()).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body().is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.body().size_hint()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Ten pieces, counted as they are heard.
    struct Sent(Arc<AtomicUsize>);

    impl http_body::Body for Sent {
        type Data = Bytes;
        type Error = std::convert::Infallible;

        fn poll_frame(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
            let piece = self.0.fetch_add(1, Ordering::Relaxed);
            Poll::Ready((piece < 10).then(|| Ok(http_body::Frame::data(Bytes::from_static(b"nasi")))))
        }
    }

    #[tokio::test]
    async fn what_nobody_asked_for_is_heard_out() {
        let heard = Arc::new(AtomicUsize::new(0));
        let (request, unread) = Unread::of(Request::new(Body::new(Sent(Arc::clone(&heard)))));
        drop(request);
        unread.drain().await;
        assert!(heard.load(Ordering::Relaxed) > 10);
    }

    #[tokio::test]
    async fn who_reads_gets_all_of_it_and_who_waits_to_be_asked_is_not() {
        let heard = Arc::new(AtomicUsize::new(0));
        let (request, unread) = Unread::of(Request::new(Body::new(Sent(Arc::clone(&heard)))));
        let read = request.into_body().collect().await.expect("a body").to_bytes();
        assert_eq!(read.len(), 40);
        unread.drain().await;
        let mut waits = Request::new(Body::new(Sent(Arc::clone(&heard))));
        waits.headers_mut().insert(EXPECT, axum::http::HeaderValue::from_static("100-continue"));
        let before = heard.load(Ordering::Relaxed);
        let (request, unread) = Unread::of(waits);
        drop(request);
        unread.drain().await;
        assert_eq!(heard.load(Ordering::Relaxed), before);
    }
}
