//! Who may listen, and how many.

use domain::Role;
use serde_json::json;
use store::on_each_database;

use super::{Server, Stream, happens, head};
use crate::channels::seat::MOST_OF_A_USER;
use crate::testing::Bench;

const CHANNELS: [&str; 3] = ["/api/sse/menu", "/api/sse/dashboard", "/api/ws"];

on_each_database! {
    async fn strangers_and_other_sites_are_shown_the_door(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = head(&bench).await;
        for path in CHANNELS {
            bench.stranger().get(path).await.is_problem(401, "unauthenticated");
            head.with("origin", "https://elsewhere.example").get(path).await.is_problem(403, "forbidden");
            head.with("sec-fetch-site", "cross-site").get(path).await.is_problem(403, "forbidden");
            assert_eq!(
                head.get(&format!("{path}?after=x&shoe=38")).await.is_problem(422, "invalid"),
                crate::testing::errors(&[("after", "type"), ("shoe", "unknown_field")])
            );
        }
        let admin = bench.signs_in(Role::PlatformAdmin).await;
        admin.get("/api/sse/dashboard").await.is_problem(403, "forbidden");
        let nowhere = "/api/sse/menu?sppgId=0199a000-0000-7000-8000-000000000000";
        admin.get(nowhere).await.is_problem(404, "not_found");
        let foreign = format!("/api/sse/menu?sppgId={}", bench.kitchens[1]);
        head.get(&foreign).await.is_problem(404, "not_found");
        head.get("/api/ws").await.is_problem(422, "invalid");
        head.post("/api/sse/menu", json!({})).await.is_problem(405, "method_not_allowed");
    }

    async fn a_token_opens_a_channel_from_anywhere(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let head = head(&bench).await;
        let token = head.post("/api/v1/tokens", json!({ "name": "Papan" })).await.is(201);
        let bearer = format!("Bearer {}", token["token"].as_str().expect("a token"));
        let shown = [("authorization", bearer.as_str()), ("origin", "https://elsewhere.example")];
        let mut stream = Stream::open(server.address, "/api/sse/menu", &shown).await;
        for header in ["content-type: text/event-stream", "cache-control: no-store", "x-accel-buffering: no"] {
            assert!(stream.headers.iter().any(|found| found == header), "{header}: {:?}", stream.headers);
        }
        assert!(!stream.headers.iter().any(|found| found.starts_with("content-encoding") || found.starts_with("etag")));
        stream.is_next("CONNECTED").await;
        server.stop().await;
    }

    async fn a_ticket_is_good_once_and_for_a_minute(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let head = head(&bench).await;
        let ticket = async || {
            let ticket = head.post("/api/v1/live-tickets", json!({})).await.is(201);
            assert_eq!(ticket["expiresAt"], bench.app.now().plus_seconds(60).to_string());
            format!("/api/sse/menu?ticket={}", ticket["ticket"].as_str().expect("a ticket"))
        };
        let path = ticket().await;
        let elsewhere = [("origin", "https://elsewhere.example")];
        let mut stream = Stream::open(server.address, &path, &elsewhere).await;
        assert!(stream.headers.contains(&"access-control-allow-origin: *".to_owned()));
        stream.is_next("CONNECTED").await;
        happens(&head, "AA").await;
        stream.is_next("PROGRAM_CREATED").await;
        assert_eq!(Stream::open(server.address, &path, &elsewhere).await.status, 401, "once");

        let late = ticket().await;
        bench.app.clock.advance(61);
        assert_eq!(Stream::open(server.address, &late, &[]).await.status, 401, "for a minute");

        let orphan = ticket().await;
        head.delete("/api/v1/session").await.is(204);
        assert_eq!(Stream::open(server.address, &orphan, &[]).await.status, 401, "no longer than what it was made with");
        assert_eq!(Stream::open(server.address, "/api/sse/menu?ticket=x", &[]).await.status, 401);
        server.stop().await;
    }

    async fn a_key_against_repetition_gives_no_second_ticket(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = head(&bench).await.with("idempotency-key", "satu");
        assert!(head.post("/api/v1/live-tickets", json!({})).await.is(201)["ticket"].is_string());
        assert!(head.post("/api/v1/live-tickets", json!({})).await.is(201)["ticket"].is_null());
    }

    async fn one_person_has_so_many_channels_and_no_more(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let head = head(&bench).await;
        let mut open = Vec::new();
        for _ in 0..MOST_OF_A_USER {
            open.push(server.listens("/api/sse/menu", &head).await);
        }
        let refused = head.get("/api/sse/menu").await;
        refused.is_problem(429, "rate_limited");
        assert!(refused.header("retry-after").parse::<u32>().is_ok());
        let other = bench.signs_in(Role::Viewer).await;
        server.listens("/api/sse/menu", &other).await;
        open.truncate(MOST_OF_A_USER - 1);
        for _ in 0..200 {
            if bench.app.hub.open_channels() < MOST_OF_A_USER {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        server.listens("/api/sse/menu", &head).await;
        server.stop().await;
    }
}
