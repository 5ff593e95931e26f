//! What a monitor reads from `/metrics`: how many requests, how long they took, and how busy the database is. Numbers of
//! the process only; nothing of a kitchen or a person.

use std::sync::LazyLock;
use std::time::Duration;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use axum::response::IntoResponse;
use metrics::{Label, Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::app::App;

const REQUESTS: &str = "bergizi_http_requests_total";
const DURATION: &str = "bergizi_http_request_duration_seconds";
const CONNECTIONS: &str = "bergizi_database_connections";
const BUILD: &str = "bergizi_build_info";

/// Upper ends of the durations that are told apart, in seconds.
const BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// How often what was measured is folded into its buckets, so that it takes no room when no monitor asks.
const UPKEEP: Duration = Duration::from_secs(10);

/// The one recorder of this process, however many servers run in it, as in tests.
static RECORDER: LazyLock<PrometheusHandle> = LazyLock::new(|| {
    let durations = Matcher::Suffix("_seconds".to_owned());
    let builder = PrometheusBuilder::new();
    let builder = builder.set_buckets_for_metric(durations, &BUCKETS).expect("there are buckets");
    let recorder = builder.build_recorder();
    let handle = recorder.handle();
    if metrics::set_global_recorder(recorder).is_ok() {
        describe_counter!(REQUESTS, "Requests answered, by route, method and class of status.");
        describe_histogram!(DURATION, Unit::Seconds, "Time from the request to the head of its answer.");
        describe_gauge!(CONNECTIONS, "Connections to the database, at work and idle.");
        describe_gauge!("bergizi_live_channels", "Live channels that are open.");
        describe_gauge!("bergizi_live_bus_up", "1 while hints of other servers are heard.");
        describe_counter!("bergizi_live_events_total", "Events sent on live channels.");
        describe_counter!(
            "bergizi_live_replayed_total",
            "Events sent out of the table to clients that had missed them."
        );
        describe_counter!("bergizi_live_lagged_total", "Times that a client fell behind.");
        describe_counter!("bergizi_cache_total", "Values found in memory or in Redis, computed, or waited for.");
        describe_histogram!("bergizi_cache_compute_seconds", Unit::Seconds, "Time to compute a value.");
        describe_histogram!("bergizi_redis_seconds", Unit::Seconds, "Time that Redis took to answer.");
        describe_gauge!(BUILD, "1, with the version that runs.");
        gauge!(BUILD, "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    }
    handle
});

/// Begins to measure, and keeps what is measured small for as long as the process runs.
pub fn start() {
    LazyLock::force(&RECORDER);
    tokio::spawn(async {
        loop {
            tokio::time::sleep(UPKEEP).await;
            RECORDER.run_upkeep();
        }
    });
}

/// Counts a request under its route's template, never under its address, which anyone can make up.
pub fn count_request(route: Option<&str>, method: &Method, status: StatusCode, took: Duration) {
    LazyLock::force(&RECORDER);
    let labels = [
        Label::new("route", route.unwrap_or("none").to_owned()),
        Label::from_static_parts("method", known(method)),
        Label::from_static_parts("status", class(status)),
    ];
    counter!(REQUESTS, labels.iter()).increment(1);
    histogram!(DURATION, labels.iter()).record(took.as_secs_f64());
}

const fn class(status: StatusCode) -> &'static str {
    match status.as_u16() / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    }
}

/// A method, or `OTHER`: there is no end to the words that can be sent in its place.
fn known(method: &Method) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    KNOWN.into_iter().find(|known| *known == method.as_str()).unwrap_or("OTHER")
}

/// All of it, as Prometheus reads it.
pub async fn show(State(app): State<App>) -> impl IntoResponse {
    let (at_work, open) = app.db.connections();
    for (state, count) in [("in_use", at_work), ("idle", open.saturating_sub(at_work))] {
        gauge!(CONNECTIONS, "state" => state).set(f64::from(u32::try_from(count).unwrap_or(u32::MAX)));
    }
    ([(CONTENT_TYPE, "text/plain; version=0.0.4")], RECORDER.render())
}
