//! Signing in, tokens and people, as they see it.

mod gate;

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use crate::testing::{Bench, PASSWORD, errors};

on_each_database! {
    async fn a_person_signs_in_and_out(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.signs_in(Role::Nutritionist).await;
        let stranger = bench.stranger();
        stranger.get("/api/v1/session").await.is_problem(401, "unauthenticated");

        let credentials = json!({ "email": " NUTRITIONIST0@bench.test ", "password": PASSWORD });
        let answer = stranger.post("/api/v1/session", credentials).await;
        let session = answer.is(200);
        assert_eq!(session["user"]["role"], "NUTRITIONIST");
        assert_eq!(session["sppg"]["code"], "SPPG-PWK-001");
        assert!(session["permissions"].as_array().is_some_and(|all| all.contains(&json!("menus:write"))));
        assert!(answer.header("set-cookie").contains("HttpOnly; SameSite=Lax"));

        let browser = stranger.keeping(&answer);
        browser.get("/api/v1/session").await.within(1).is(200);
        browser.delete("/api/v1/session").await.is(204);
        browser.get("/api/v1/session").await.is_problem(401, "unauthenticated");
    }

    async fn a_wrong_password_and_an_unknown_person_are_told_the_same(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.signs_in(Role::Viewer).await;
        let tries = |email: &str| {
            let (stranger, body) = (bench.stranger(), json!({ "email": email, "password": "salah-sekali" }));
            async move { stranger.post("/api/v1/session", body).await }
        };
        let (known, unknown) = (tries("viewer0@bench.test").await, tries("nobody@bench.test").await);
        known.is_problem(401, "unauthenticated");
        let (mut known, mut unknown) = (known.json(), unknown.json());
        known["requestId"].take();
        unknown["requestId"].take();
        assert_eq!(known, unknown);
    }

    async fn too_many_wrong_passwords_have_to_wait(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.signs_in(Role::Viewer).await;
        let stranger = bench.stranger();
        let wrong = json!({ "email": "viewer0@bench.test", "password": "salah-sekali" });
        for _ in 0..10 {
            stranger.post("/api/v1/session", wrong.clone()).await.is_problem(401, "unauthenticated");
        }
        let answer = stranger.post("/api/v1/session", wrong).await;
        answer.is_problem(429, "rate_limited");
        assert_eq!(answer.header("retry-after"), "900");
        let right = json!({ "email": "viewer0@bench.test", "password": PASSWORD });
        stranger.post("/api/v1/session", right.clone()).await.is_problem(429, "rate_limited");
        bench.app.clock.advance(901);
        stranger.post("/api/v1/session", right).await.is(200);
    }

    async fn a_session_ends_eight_hours_after_its_last_use_and_after_seven_days(db: TestDb) {
        let bench = Bench::new(db).await;
        let cook = bench.signs_in(Role::KitchenStaff).await;
        for _ in 0..23 {
            bench.app.clock.advance(7 * 3600);
            cook.get("/api/v1/session").await.is(200);
        }
        bench.app.clock.advance(7 * 3600 + 60);
        cook.get("/api/v1/session").await.is_problem(401, "unauthenticated");

        let other = bench.signs_in(Role::KitchenStaff).await;
        bench.app.clock.advance(8 * 3600);
        other.get("/api/v1/session").await.is_problem(401, "unauthenticated");
    }

    async fn another_sites_page_cannot_act_with_the_cookie(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let body = json!({ "name": "x" });
        head.with("origin", "https://evil.example").post("/api/v1/tokens", body.clone()).await.is_problem(403, "forbidden");
        head.with("sec-fetch-site", "cross-site").post("/api/v1/tokens", body.clone()).await.is_problem(403, "forbidden");
        head.with("origin", "http://bergizi.test").post("/api/v1/tokens", body.clone()).await.is(201);
        head.with("origin", "https://evil.example").get("/api/v1/tokens").await.is(200);
        let stranger = bench.stranger().with("origin", "https://evil.example");
        let credentials = json!({ "email": "sppg_head0@bench.test", "password": PASSWORD });
        stranger.post("/api/v1/session", credentials).await.is_problem(403, "forbidden");
    }

    async fn a_token_lets_a_program_in_until_it_is_revoked(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let made = head.post("/api/v1/tokens", json!({ "name": "Laporan harian" })).await.is(201);
        let secret = made["token"].as_str().expect("a token").to_owned();
        let program = bench.stranger().with("authorization", &format!("Bearer {secret}"));
        program.get("/api/v1/session").await.within(1).is(200);
        program.with("origin", "https://elsewhere.example").post("/api/v1/tokens", json!({ "name": "b" })).await.is(201);
        let listed = head.get("/api/v1/tokens").await.is(200);
        assert_eq!(listed["items"].as_array().map(Vec::len), Some(2));
        assert!(!listed.to_string().contains(&secret), "the secret is shown once only");

        let viewer = bench.signs_in(Role::Viewer).await;
        let path = format!("/api/v1/tokens/{}", made["id"].as_str().expect("an id"));
        viewer.delete(&path).await.is_problem(404, "not_found");
        head.delete(&path).await.is(204);
        program.get("/api/v1/session").await.is_problem(401, "unauthenticated");
    }

    async fn a_token_ends_when_it_was_said_to(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let past = json!({ "name": "x", "expiresAt": "2026-11-22T02:59:59Z" });
        assert_eq!(head.post("/api/v1/tokens", past).await.is_problem(422, "invalid"), errors(&[("expiresAt", "before")]));
        let soon = json!({ "name": "x", "expiresAt": "2026-11-22T04:00:00Z" });
        let secret = head.post("/api/v1/tokens", soon).await.is(201)["token"].as_str().expect("a token").to_owned();
        let program = bench.stranger().with("authorization", &format!("Bearer {secret}"));
        program.get("/api/v1/session").await.is(200);
        bench.app.clock.advance(3600);
        program.get("/api/v1/session").await.is_problem(401, "unauthenticated");
    }

    async fn the_head_manages_the_people_of_her_own_kitchen_only(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let new = json!({ "name": "Siti", "email": "siti@bench.test", "role": "NUTRITIONIST", "password": PASSWORD });
        let siti = head.post("/api/v1/users", new.clone()).await.is(201);
        let path = format!("/api/v1/users/{}", siti["id"].as_str().expect("an id"));
        assert_eq!(head.post("/api/v1/users", new).await.is_problem(409, "duplicate"), errors(&[("email", "taken")]));
        head.get(&path).await.is(200);
        bench.signs_in_at(1, Role::SppgHead).await.get(&path).await.is_problem(404, "not_found");
        bench.signs_in(Role::Nutritionist).await.get(&path).await.is_problem(403, "forbidden");

        let signed_in = json!({ "email": "siti@bench.test", "password": PASSWORD });
        let answer = bench.stranger().post("/api/v1/session", signed_in.clone()).await;
        let browser = bench.stranger().keeping(&answer);
        head.patch(&path, json!({ "isActive": false })).await.is(200);
        browser.get("/api/v1/session").await.is_problem(401, "unauthenticated");
        bench.stranger().post("/api/v1/session", signed_in).await.is_problem(401, "unauthenticated");
    }

    async fn a_new_person_is_checked_field_by_field(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let wrong = json!({ "name": "S", "email": "siti", "role": "PLATFORM_ADMIN", "password": "pendek", "shoe": 38 });
        assert_eq!(
            head.post("/api/v1/users", wrong).await.is_problem(422, "invalid"),
            errors(&[
                ("name", "too_short"), ("email", "format"), ("role", "enum"), ("password", "too_short"),
                ("shoe", "unknown_field"),
            ])
        );
        head.in_english().post("/api/v1/users", json!({})).await.is_problem(422, "invalid");
    }

    async fn the_same_key_does_a_post_once(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await.with("idempotency-key", "a-1");
        let new = json!({ "name": "Siti", "email": "siti@bench.test", "role": "VIEWER", "password": PASSWORD });
        let first = head.post("/api/v1/users", new.clone()).await;
        let again = head.post("/api/v1/users", new.clone()).await;
        assert_eq!(first.is(201), again.is(201));
        assert_eq!(first.header("location"), again.header("location"));
        head.post("/api/v1/sppgs", new.clone()).await.is_problem(403, "forbidden");
        let other = bench.signs_in_at(1, Role::SppgHead).await.with("idempotency-key", "a-1");
        other.post("/api/v1/users", new).await.is_problem(409, "duplicate");
    }

    async fn a_key_makes_a_token_once_and_keeps_no_secret(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let program = head.with("idempotency-key", "token-1");
        let first = program.post("/api/v1/tokens", json!({ "name": "Laporan" })).await;
        let again = program.post("/api/v1/tokens", json!({ "name": "Laporan" })).await;
        let (mut made, repeated) = (first.is(201), again.is(201));
        assert!(made["token"].is_string() && repeated["token"].is_null());
        made["token"] = Value::Null;
        assert_eq!(made, repeated);
        assert_eq!(first.header("location"), again.header("location"));
        assert_eq!(head.get("/api/v1/tokens").await.is(200)["items"].as_array().map(Vec::len), Some(1));
        let admin = bench.signs_in(Role::PlatformAdmin).await.with("idempotency-key", "token-1");
        assert!(admin.post("/api/v1/tokens", json!({ "name": "Laporan" })).await.is(201)["token"].is_string());
    }

    async fn nobody_locks_a_kitchen_out_of_itself(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let own = format!("/api/v1/users/{}", head.get("/api/v1/session").await.is(200)["user"]["id"].as_str().expect("an id"));
        assert_eq!(
            head.patch(&own, json!({ "role": "VIEWER", "isActive": false })).await.is_problem(422, "invalid"),
            errors(&[("role", "oneself"), ("isActive", "oneself")])
        );
        head.patch(&own, json!({ "name": "Bu Kepala", "isActive": true })).await.is(200);

        let kitchen = bench.kitchens[0].to_string();
        let admin = bench.signs_in(Role::PlatformAdmin).await.with("x-sppg-id", &kitchen);
        let last = errors(&[("isActive", "last_head")]);
        assert_eq!(admin.patch(&own, json!({ "isActive": false })).await.is_problem(422, "invalid"), last);
        let demoted = admin.patch(&own, json!({ "role": "VIEWER" })).await;
        assert_eq!(demoted.is_problem(422, "invalid"), errors(&[("role", "last_head")]));
        head.get("/api/v1/session").await.is(200);

        let second = json!({ "name": "Pak Kepala", "email": "kedua@bench.test", "role": "SPPG_HEAD", "password": PASSWORD });
        let second = head.post("/api/v1/users", second).await.is(201);
        let second = format!("/api/v1/users/{}", second["id"].as_str().expect("an id"));
        // Of two who are made inactive at the same moment, one stays.
        let (one, other) = (json!({ "isActive": false }), json!({ "role": "VIEWER" }));
        let (one, other) = tokio::join!(admin.patch(&own, one), admin.patch(&second, other));
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 422], "{} {}", one.text, other.text);
    }

    async fn people_come_page_by_page(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        for name in ["Ani", "Budi", "Citra"] {
            let email = format!("{}@bench.test", name.to_lowercase());
            let new = json!({ "name": name, "email": email, "role": "VIEWER", "password": PASSWORD });
            head.post("/api/v1/users", new).await.is(201);
            bench.app.clock.advance(1);
        }
        let page = head.get("/api/v1/users?page=2&pageSize=3").await.within(3).is(200);
        assert_eq!((&page["page"], &page["pageSize"], &page["total"], &page["totalPages"]), (&json!(2), &json!(3), &json!(4), &json!(2)));
        assert_eq!(page["items"].as_array().map(Vec::len), Some(1));
        let first = head.get("/api/v1/users?pageSize=3").await.is(200);
        assert_eq!(first["items"][0]["name"], "Citra", "the latest change first");
        let shown = head.get("/menu/settings").await;
        assert!(["Ani", "Budi", "Citra"].iter().all(|name| shown.text.contains(name)));
    }

    async fn a_token_is_no_session_to_sign_out_of(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let made = head.post("/api/v1/tokens", json!({ "name": "Laporan" })).await.is(201);
        let program = bench.stranger().with("authorization", &format!("Bearer {}", made["token"].as_str().expect("a token")));
        let answer = program.in_english().delete("/api/v1/session").await;
        answer.is_problem(403, "forbidden");
        assert_eq!(answer.json()["detail"], "A token is no session: end it by DELETE /tokens/{id}.");
        program.get("/api/v1/session").await.is(200);
    }
}
