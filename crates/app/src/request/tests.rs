//! What holds for every request: the version that was read, the query, who is heard first, and the language.

use axum::body::Body;
use axum::http::Method;
use domain::Role;
use serde_json::json;
use store::on_each_database;

use crate::testing::{Bench, errors};

const PROGRAM: &str =
    r#"{"name":"Makan siang","programCode":"SEKOLAH","targetGroups":["TODDLER"],"startDate":"2026-07-13"}"#;

on_each_database! {
    async fn the_version_that_was_read_is_named_in_any_of_its_ways(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let program = head.post("/api/v1/programs", serde_json::from_str(PROGRAM).expect("JSON")).await.is(201);
        let path = format!("/api/v1/programs/{}", program["id"].as_str().expect("an id"));
        let name = |name: &str| json!({ "name": name });

        assert_eq!(head.patch(&path, name("Tanpa versi")).await.is_problem(422, "invalid"), errors(&[("version", "required")]));
        let tag = head.get(&path).await.header("etag").to_owned();
        assert!(tag.starts_with("W/\"v1-"), "{tag}");
        assert_eq!(head.with("if-match", &tag).patch(&path, name("Kedua")).await.is(200)["version"], 2);
        assert_eq!(head.with("if-match", "\"2\"").patch(&path, name("Ketiga")).await.is(200)["version"], 3);
        assert_eq!(head.with("if-match", "*").patch(&path, name("Keempat")).await.is(200)["version"], 4);
        assert_eq!(head.patch(&path, json!({ "version": 4.0, "name": "Kelima" })).await.is(200)["version"], 5);
        assert_eq!(
            head.patch(&path, json!({ "version": 5.5 })).await.is_problem(422, "invalid"), errors(&[("version", "type")])
        );
        for unreadable in ["yes", "\"v5-x", "\"5\", \"6\"", "", "\"0\""] {
            let answer = head.with("if-match", unreadable).patch(&path, json!({ "version": 5 })).await;
            assert_eq!(answer.is_problem(422, "invalid"), errors(&[("version", "format")]), "{unreadable}");
        }
        for (header, body) in [("\"4\"", 5), ("\"5\"", 4), ("\"5\"", 6), ("*", 4), ("\"4\"", 4)] {
            let answer = head.with("if-match", header).patch(&path, json!({ "version": body, "name": "Kalah" })).await;
            answer.is_problem(409, "conflict");
            assert_eq!(answer.json()["current"]["version"], 5, "{header} {body}");
        }
        head.patch(&path, json!({ "version": i64::MAX, "name": "Kalah" })).await.is_problem(409, "conflict");
        head.with("if-match", "\"5\"").patch(&path, json!({ "version": 5, "name": "Keenam" })).await.is(200);
        head.with("if-match", "\"5\"").delete(&path).await.is_problem(409, "conflict");
        head.with("if-match", "nonsense").delete(&path).await.is_problem(422, "invalid");
        head.with("if-match", "*").delete(&path).await.is(204);
    }

    async fn what_nobody_asked_for_in_a_query_is_refused(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let refused = |path: &'static str| {
            let head = head.clone();
            async move { head.get(path).await.is_problem(422, "invalid") }
        };
        assert_eq!(refused("/api/v1/settings?shoe=38&hat=7").await, errors(&[("hat", "unknown_field"), ("shoe", "unknown_field")]));
        assert_eq!(refused("/api/v1/session?page=1").await, errors(&[("page", "unknown_field")]));
        assert_eq!(refused("/api/v1/menus?shoe=38").await, errors(&[("shoe", "unknown_field")]));
        assert_eq!(refused("/api/v1/menus?page=1&page=2").await, errors(&[("page", "repeated")]));
        assert_eq!(refused("/api/v1/menus?mealType=LUNCH&mealType=DINNER").await, errors(&[("mealType", "repeated")]));
        head.get("/api/v1/ingredients?excludeAllergen=EGG&excludeAllergen=MILK").await.is(200);
        head.get("/api/v1/settings?").await.is(200);

        let nobody = "0199a000-0000-7000-8000-000000000000";
        head.get(&format!("/api/v1/menus/{nobody}?shoe=38")).await.is_problem(404, "not_found");
        bench.signs_in(Role::KitchenStaff).await.get("/api/v1/settings?shoe=38").await.is_problem(403, "forbidden");
        bench.stranger().get("/api/v1/settings?shoe=38").await.is_problem(401, "unauthenticated");
    }

    async fn a_stranger_learns_nothing_of_methods(db: TestDb) {
        let bench = Bench::new(db).await;
        let viewer = bench.signs_in(Role::Viewer).await;
        for path in ["/api/v1/menus", "/api/v1/settings", "/api/v1/nothing"] {
            let send = |method: &'static str| (Method::from_bytes(method.as_bytes()).expect("a method"), path, None, Body::empty());
            for method in ["PURGE", "TRACE", "PUT"] {
                let (method, path, kind, body) = send(method);
                bench.stranger().send(method, path, kind, body).await.is_problem(401, "unauthenticated");
            }
        }
        viewer.put("/api/v1/settings", json!({})).await.is_problem(405, "method_not_allowed");
        bench.stranger().delete("/api/v1/openapi.json").await.is_problem(405, "method_not_allowed");
    }

    async fn caches_are_told_what_an_answer_depends_on(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let refused = head.in_english().get("/api/v1/menus?page=0").await;
        assert_eq!(refused.header("content-language"), "en");
        assert_eq!(refused.header("vary"), "Authorization, Cookie, X-Sppg-Id, Accept-Language");
        let stranger = bench.stranger().get("/api/v1/menus").await;
        assert_eq!(stranger.header("content-language"), "id");
        assert!(stranger.header("vary").ends_with("Accept-Language, Cookie"), "{}", stranger.header("vary"));
        let page = bench.stranger().get("/login").await;
        assert_eq!(page.header("content-language"), "id");
        let settings = head.get("/api/v1/settings").await;
        assert_eq!(settings.header("content-language"), "", "nothing in it is said in a language");
        let health = bench.stranger().get("/healthz").await;
        assert!(!health.header("vary").contains("Cookie"), "{}", health.header("vary"));
    }

    async fn a_monitor_reads_figures_and_nothing_of_a_kitchen(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let nobody = "0199a000-0000-7000-8000-000000000000";
        head.get(&format!("/api/v1/menus/{nobody}")).await.is_problem(404, "not_found");
        head.get("/nowhere/at/all").await;
        bench.stranger().send(Method::from_bytes(b"INVENTED").expect("a method"), "/healthz", None, Body::empty()).await;

        let answer = bench.stranger().get("/metrics").await;
        assert_eq!(answer.status, 200);
        assert!(answer.header("content-type").starts_with("text/plain"));
        let has = |line: &str| assert!(answer.text.contains(line), "{line} is not in\n{}", answer.text);
        has(r#"bergizi_http_requests_total{route="/api/v1/menus/{id}",method="GET",status="4xx"}"#);
        has(r#"bergizi_http_request_duration_seconds_bucket{route="/api/v1/menus/{id}",method="GET",status="4xx",le="0.005"}"#);
        has(r#"route="none",method="GET",status="4xx""#);
        has(r#"method="OTHER""#);
        has(r#"bergizi_database_connections{state="in_use"}"#);
        has(&format!(r#"bergizi_build_info{{version="{}"}} 1"#, env!("CARGO_PKG_VERSION")));
        assert!(!answer.text.contains(nobody) && !answer.text.contains("nowhere") && !answer.text.contains("INVENTED"));
    }
}
