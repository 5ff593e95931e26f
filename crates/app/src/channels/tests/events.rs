//! What is committed reaches those who listen, once and in order.

use std::time::Duration;

use domain::Role;
use serde_json::json;
use store::on_each_database;

use super::{Server, Stream, happens, head};
use crate::matrix::World;
use crate::testing::Bench;

on_each_database! {
    async fn an_event_reaches_everyone_of_its_kitchen_and_nobody_else(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let world = World::of(&bench, 0).await;
        let (ours, theirs) = (head(&bench).await, bench.signs_in_at(1, Role::SppgHead).await);
        let mut menus = server.listens("/api/sse/menu", &ours).await;
        let mut all = server.listens("/api/sse/dashboard", &ours).await;
        let mut foreign = server.listens("/api/sse/dashboard", &theirs).await;
        for stream in [&mut menus, &mut all, &mut foreign] {
            let connected = stream.is_next("CONNECTED").await;
            assert_eq!(connected.body["id"], connected.id.expect("a number").to_string());
            assert_eq!(connected.body["data"]["replays"], true);
        }
        ours.post(&world.path("/api/v1/menus/{id}/toggle-status"), json!({})).await.is(200);
        for stream in [&mut menus, &mut all] {
            let toggled = stream.is_next("MENU_STATUS_TOGGLED").await;
            assert_eq!(toggled.body["id"], toggled.id.expect("a number").to_string());
            assert_eq!(toggled.body["sppgId"], bench.kitchens[0].to_string());
            assert_eq!(toggled.body["actor"]["name"], Role::SppgHead.code());
            assert_eq!(toggled.body["changed"], json!(["isActive"]));
            assert_eq!(toggled.body["data"]["menuCode"], "NTB-01");
            assert_eq!(toggled.body["data"]["isActive"], false);
            assert!(toggled.body["version"].is_i64() && toggled.body["timestamp"].is_string());
        }
        assert!(foreign.is_silent().await, "another kitchen hears nothing");
        server.stop().await;
    }

    async fn each_channel_carries_what_it_should_and_what_the_role_may_see(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let head = head(&bench).await;
        let staff = bench.signs_in(Role::KitchenStaff).await;
        let mut menus = server.listens("/api/sse/menu", &head).await;
        let mut cooks = server.listens("/api/sse/dashboard", &staff).await;
        let mut all = server.listens("/api/sse/dashboard", &head).await;
        for stream in [&mut menus, &mut cooks, &mut all] {
            stream.is_next("CONNECTED").await;
        }
        let person = json!({ "name": "Siti", "email": "siti@bench.test", "role": "VIEWER", "password": crate::testing::PASSWORD });
        head.post("/api/v1/users", person).await.is(201);
        let rice = json!({ "itemName": "Beras", "category": "KARBOHIDRAT", "unit": "kg", "price": 15000 });
        head.post("/api/v1/ingredients", rice).await.is(201);

        let added = all.is_next("USER_CREATED").await.id.expect("a number");
        let priced = all.is_next("INGREDIENT_CREATED").await;
        assert_eq!((priced.id, &priced.body["data"]["price"]), (Some(added + 1), &json!(15000)));
        assert_eq!(menus.is_next("INGREDIENT_CREATED").await.id, Some(added + 1), "no people on the menus' channel");
        let bare = cooks.is_next("INGREDIENT_CREATED").await;
        assert_eq!(bare.id, Some(added + 1));
        assert!(bare.body["data"]["id"].is_string() && bare.body["data"]["price"].is_null(), "{}", bare.body);
        assert_eq!(bare.body["changed"], json!([]), "{}", bare.body);
        server.stop().await;
    }

    async fn whoever_comes_back_gets_what_was_missed_and_then_what_is_new(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let head = head(&bench).await;
        let mut first = server.listens("/api/sse/menu", &head).await;
        let start = first.is_next("CONNECTED").await.id.expect("a number");
        for code in ["AA", "BB", "CC"] {
            happens(&head, code).await;
        }
        assert_eq!(first.numbers(1).await, [start + 1]);
        drop(first);
        happens(&head, "DD").await;

        let seen = (start + 1).to_string();
        let asked = server.listens(&format!("/api/sse/menu?after={seen}"), &head).await;
        let shown = [("cookie", head.cookie()), ("last-event-id", seen.as_str())];
        let came_back = Stream::open(server.address, "/api/sse/menu?after=0", &shown).await;
        happens(&head, "EE").await;
        for mut stream in [asked, came_back] {
            let connected = stream.is_next("CONNECTED").await;
            assert_eq!(connected.id, Some(start + 1), "a cut before the replay must not lose it");
            assert_eq!(stream.numbers(4).await, [start + 2, start + 3, start + 4, start + 5]);
            assert!(stream.is_silent().await);
        }
        server.stop().await;
    }

    async fn a_gap_that_is_too_large_or_makes_no_sense_is_said(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let head = head(&bench).await;
        happens(&head, "AA").await;
        let mut ahead = server.listens("/api/sse/menu?after=4711", &head).await;
        let last = ahead.is_next("CONNECTED").await.body["id"].clone();
        assert_eq!(ahead.is_next("RESYNC").await.body["id"], last);
        let shown = [("cookie", head.cookie()), ("last-event-id", "x")];
        let mut confused = Stream::open(server.address, "/api/sse/menu", &shown).await;
        confused.is_next("CONNECTED").await;
        confused.is_next("RESYNC").await;
        happens(&head, "BB").await;
        ahead.is_next("PROGRAM_CREATED").await;
        confused.is_next("PROGRAM_CREATED").await;
        server.stop().await;
    }

    async fn writers_and_listeners_who_come_and_go_see_each_event_once(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let head = head(&bench).await;
        let mut steady = server.listens("/api/sse/menu", &head).await;
        let start = steady.is_next("CONNECTED").await.id.expect("a number");
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let head = head.clone();
                tokio::spawn(async move {
                    for turn in 0..15 {
                        happens(&head, &format!("W{writer}-{turn}")).await;
                    }
                })
            })
            .collect();
        let mut comer = start;
        while comer < start + 60 {
            let mut stream = server.listens(&format!("/api/sse/menu?after={comer}"), &head).await;
            for number in stream.numbers(4).await {
                assert_eq!(number, comer + 1);
                comer = number;
            }
        }
        for writer in writers {
            writer.await.expect("a writer writes");
        }
        assert_eq!(steady.numbers(60).await, (start + 1..=start + 60).collect::<Vec<_>>());
        server.stop().await;
    }

    async fn a_platform_admin_hears_all_kitchens_or_the_one_that_is_named(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let admin = bench.signs_in(Role::PlatformAdmin).await;
        let (ours, theirs) = (head(&bench).await, bench.signs_in_at(1, Role::SppgHead).await);
        let mut all = server.listens("/api/sse/menu", &admin).await;
        let connected = all.is_next("CONNECTED").await;
        assert_eq!((connected.id, &connected.body["data"]["replays"]), (None, &json!(false)));
        let one = format!("/api/sse/dashboard?sppgId={}", bench.kitchens[1]);
        let mut one = server.listens(&one, &admin).await;
        one.is_next("CONNECTED").await;
        happens(&ours, "AA").await;
        happens(&theirs, "BB").await;
        let mut kitchens = Vec::new();
        for _ in 0..2 {
            let message = all.is_next("PROGRAM_CREATED").await;
            assert!(message.id.is_none() && message.body["id"].is_null());
            kitchens.push(message.body["sppgId"].as_str().expect("a kitchen").to_owned());
        }
        kitchens.sort();
        let mut expected: Vec<_> = bench.kitchens.iter().take(2).map(ToString::to_string).collect();
        expected.sort();
        assert_eq!(kitchens, expected);
        let theirs = one.is_next("PROGRAM_CREATED").await;
        assert_eq!(theirs.body["sppgId"], bench.kitchens[1].to_string());
        server.stop().await;
    }

    async fn a_channel_says_now_and_then_that_it_is_alive(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.app.hub.pings_every(Duration::from_millis(50));
        let server = Server::start(&bench.app).await;
        let head = head(&bench).await;
        let mut stream = server.listens("/api/sse/menu", &head).await;
        let connected = stream.is_next("CONNECTED").await;
        assert_eq!(stream.is_next("PING").await.id, connected.id);
        server.stop().await;
    }
}
