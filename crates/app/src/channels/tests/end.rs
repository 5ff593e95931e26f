//! How a channel ends: with its session, or with its server.

use std::time::{Duration, Instant};

use domain::Role;
use serde_json::json;
use store::on_each_database;

use super::{Server, Stream, happens, head};
use crate::testing::Bench;

/// How soon a channel ends after what opened it.
const WITHIN: Duration = Duration::from_secs(5);

/// The stream says that the session has expired, and ends.
async fn expires(mut stream: Stream, why: &str) {
    let begun = Instant::now();
    stream.is_next("SESSION_EXPIRED").await;
    assert!(begun.elapsed() < WITHIN, "{why}");
    assert!(stream.next().await.is_none(), "{why}: it ends");
}

on_each_database! {
    async fn a_channel_ends_with_what_opened_it(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let (head, viewer) = (head(&bench).await, bench.signs_in(Role::Viewer).await);
        let staff = bench.signs_in(Role::KitchenStaff).await;
        let token = staff.post("/api/v1/tokens", json!({ "name": "Papan" })).await.is(201);
        let bearer = format!("Bearer {}", token["token"].as_str().expect("a token"));
        let mut signs_out = server.listens("/api/sse/menu", &viewer).await;
        let mut loses_token = Stream::open(server.address, "/api/sse/menu", &[("authorization", &bearer)]).await;
        let mut stays = server.listens("/api/sse/menu", &head).await;
        for stream in [&mut signs_out, &mut loses_token, &mut stays] {
            stream.is_next("CONNECTED").await;
        }
        viewer.delete("/api/v1/session").await.is(204);
        let id = token["id"].as_str().expect("an id");
        staff.delete(&format!("/api/v1/tokens/{id}")).await.is(204);
        tokio::join!(expires(signs_out, "signed out"), expires(loses_token, "token deleted"));
        happens(&head, "AA").await;
        stays.is_next("PROGRAM_CREATED").await;
        server.stop().await;
    }

    async fn it_ends_when_the_person_may_not_come_in_or_time_is_up(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let (head, viewer) = (head(&bench).await, bench.signs_in(Role::Viewer).await);
        let mut barred = server.listens("/api/sse/menu", &viewer).await;
        let mut late = server.listens("/api/sse/menu", &head).await;
        barred.is_next("CONNECTED").await;
        late.is_next("CONNECTED").await;
        let people = head.get("/api/v1/users").await.is(200);
        let viewer = people["items"].as_array().into_iter().flatten().find(|person| person["role"] == "VIEWER");
        let id = viewer.and_then(|person| person["id"].as_str()).expect("the viewer");
        head.patch(&format!("/api/v1/users/{id}"), json!({ "isActive": false })).await.is(200);
        expires(barred, "made inactive").await;
        bench.app.clock.advance(9 * 3600);
        expires(late, "not used for long").await;
        server.stop().await;
    }

    async fn a_server_that_stops_sends_its_listeners_away_at_once(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let head = head(&bench).await;
        let mut stream = server.listens("/api/sse/menu", &head).await;
        stream.is_next("CONNECTED").await;
        let begun = Instant::now();
        server.stop().await;
        assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
        assert!(stream.next().await.is_none(), "it ends well");
        assert_eq!(bench.app.hub.open_channels(), 0);
        head.get("/api/sse/menu").await.is_problem(503, "unavailable");
    }

    async fn a_client_that_hangs_up_leaves_its_place(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let head = head(&bench).await;
        let mut streams = Vec::new();
        for _ in 0..100 {
            streams.push(server.listens("/api/sse/menu", &head).await);
        }
        assert_eq!(bench.app.hub.open_channels(), 100);
        drop(streams.pop());
        for _ in 0..200 {
            if bench.app.hub.open_channels() == 99 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(bench.app.hub.open_channels(), 99);
        happens(&head, "AA").await;
        for stream in &mut streams {
            stream.is_next("CONNECTED").await;
            stream.is_next("PROGRAM_CREATED").await;
        }
        server.stop().await;
    }
}
