//! Whoever is no longer who he was is not let in once more, remembered or not.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use crate::testing::{Bench, Client, PASSWORD};

const SESSION: &str = "/api/v1/session";

/// A nutritionist, the path of her own, and a program of hers.
async fn siti(bench: &Bench, head: &Client) -> (Client, String, Client) {
    let new = json!({ "name": "Siti", "email": "siti@bench.test", "role": "NUTRITIONIST", "password": PASSWORD });
    let siti = head.post("/api/v1/users", new).await.is(201);
    let signed_in = json!({ "email": "siti@bench.test", "password": PASSWORD });
    let browser = bench.stranger().keeping(&bench.stranger().post(SESSION, signed_in).await);
    let token = browser.post("/api/v1/tokens", json!({ "name": "Laporan" })).await.is(201);
    let program = format!("Bearer {}", token["token"].as_str().expect("a token"));
    let path = format!("/api/v1/users/{}", siti["id"].as_str().expect("an id"));
    (browser, path, bench.stranger().with("authorization", &program))
}

on_each_database! {
    async fn who_is_known_costs_no_statement_where_one_process_writes(db: TestDb) {
        let bench = Bench::new(db).await;
        let cook = bench.signs_in(Role::KitchenStaff).await;
        let statements = u32::from(!bench.app.db.is_embedded());
        cook.get(SESSION).await.within(1).is(200);
        let again = cook.get(SESSION).await;
        again.is(200);
        assert_eq!(again.statements, statements);
    }

    async fn what_becomes_of_a_person_is_seen_by_the_very_next_request(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let (browser, path, program) = siti(&bench, &head).await;
        let patch = async |change: Value| {
            browser.get(SESSION).await;
            assert_eq!(program.get(SESSION).await.status, 200);
            head.patch(&path, change).await.is(200);
        };
        patch(json!({ "name": "Siti Rahma" })).await;
        assert_eq!(browser.get(SESSION).await.is(200)["user"]["name"], "Siti Rahma");
        patch(json!({ "role": "VIEWER" })).await;
        browser.get(SESSION).await.is_problem(401, "unauthenticated");
        assert_eq!(program.get(SESSION).await.is(200)["user"]["role"], "VIEWER");
        program.post("/api/v1/programs", json!({})).await.is_problem(403, "forbidden");
        patch(json!({ "isActive": false })).await;
        program.get(SESSION).await.is_problem(401, "unauthenticated");
    }

    async fn what_was_ended_is_seen_by_the_very_next_request(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let (browser, _, program) = siti(&bench, &head).await;
        let tokens = browser.get("/api/v1/tokens").await.is(200);
        program.get(SESSION).await.is(200);
        browser.delete(&format!("/api/v1/tokens/{}", tokens["items"][0]["id"].as_str().expect("an id"))).await.is(204);
        program.get(SESSION).await.is_problem(401, "unauthenticated");
        browser.get(SESSION).await.is(200);
        browser.delete(SESSION).await.is(204);
        browser.get(SESSION).await.is_problem(401, "unauthenticated");
        // One that nobody has ended ends by itself, remembered or not.
        head.get(SESSION).await.is(200);
        bench.app.clock.advance(8 * 3600);
        head.get(SESSION).await.is_problem(401, "unauthenticated");
    }

    async fn what_becomes_of_a_kitchen_is_seen_by_the_very_next_request(db: TestDb) {
        let bench = Bench::new(db).await;
        let (head, admin) = (bench.signs_in(Role::SppgHead).await, bench.signs_in(Role::PlatformAdmin).await);
        let path = format!("/api/v1/sppgs/{}", bench.kitchens[0]);
        head.get(SESSION).await.is(200);
        admin.patch(&path, json!({ "version": 1, "name": "SPPG Baru" })).await.is(200);
        assert_eq!(head.get(SESSION).await.is(200)["sppg"]["name"], "SPPG Baru");
        head.patch("/api/v1/settings", json!({ "version": 1, "timezone": "Asia/Jayapura" })).await.is(200);
        assert_eq!(head.get(SESSION).await.is(200)["sppg"]["timezone"], "Asia/Jayapura");
        // A page of the administrator's is of the kitchen chosen last.
        assert_eq!(admin.get("/menu").await.status, 303);
        for kitchen in &bench.kitchens {
            let opened = admin.submits("/kitchens/visit", &[("sppg", &kitchen.to_string())]).await;
            assert_eq!(opened.status, 303, "{}", opened.text);
            let shown = admin.get("/menu").await;
            assert!(shown.text.contains(if *kitchen == bench.kitchens[0] { "SPPG Baru" } else { "SPPG Soe" }));
        }
    }

    async fn a_language_is_the_next_pages(db: TestDb) {
        let bench = Bench::new(db).await;
        let cook = bench.signs_in(Role::KitchenStaff).await;
        for (locale, word) in [("en", "lang=\"en\""), ("id", "lang=\"id\""), ("en", "lang=\"en\"")] {
            cook.get("/menu").await;
            cook.submits("/locale", &[("locale", locale), ("next", "/menu")]).await;
            assert!(cook.get("/menu").await.text.contains(word));
        }
    }

    async fn nobody_is_shown_an_older_name_however_many_ask_at_once(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let (browser, path, program) = siti(&bench, &head).await;
        let is_over = Arc::new(AtomicBool::new(false));
        let readers: Vec<_> = (0..4)
            .map(|number| {
                let (reader, is_over) = (if number % 2 == 0 { browser.clone() } else { program.clone() }, is_over.clone());
                tokio::spawn(async move {
                    let mut seen = 0;
                    while !is_over.load(Ordering::SeqCst) {
                        let now = number_of(&reader).await;
                        assert!(now >= seen, "{now} after {seen}");
                        seen = now;
                        // What is remembered is answered without waiting for anything, and the others want a turn.
                        tokio::task::yield_now().await;
                    }
                })
            })
            .collect();
        for number in 1..=60 {
            head.patch(&path, json!({ "name": format!("Siti {number}") })).await.is(200);
            assert_eq!((number_of(&browser).await, number_of(&program).await), (number, number));
        }
        is_over.store(true, Ordering::SeqCst);
        for reader in readers {
            reader.await.expect("nobody saw an older name");
        }
    }
}

/// The number in the name that someone is called by.
async fn number_of(reader: &Client) -> u32 {
    let session = reader.get(SESSION).await.is(200);
    let name = session["user"]["name"].as_str().expect("a name");
    name.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}
