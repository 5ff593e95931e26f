//! Programs, as a nutritionist and her colleagues see them.

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use crate::testing::{Bench, errors};

fn school() -> Value {
    json!({
        "name": "Makan siang sekolah",
        "programCode": "SEKOLAH-26",
        "targetGroups": ["ELEMENTARY_1_3", "ELEMENTARY_4_6"],
        "startDate": "2026-07-13",
        "endDate": "2027-06-30",
        "portions": { "SMALL": 1200, "LARGE": 1800 },
        "budgetPerServing": 10000,
    })
}

on_each_database! {
    async fn a_program_is_created_read_changed_and_deleted(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let answer = gizi.post("/api/v1/programs", school()).await.within(5);
        let program = answer.is(201);
        assert_eq!(program["feedingDays"], json!([1, 2, 3, 4, 5]));
        assert_eq!(program["status"], "ACTIVE");
        assert_eq!(program["version"], 1);
        let path = answer.header("location").to_owned();
        assert_eq!(gizi.get(&path).await.within(2).is(200), program);

        let listed = gizi.get("/api/v1/programs?search=sekolah").await.within(3).is(200);
        assert_eq!((&listed["total"], &listed["items"][0]), (&json!(1), &program));
        assert_eq!(gizi.get("/api/v1/programs?status=PAUSED").await.is(200)["total"], 0);

        let changed = gizi.patch(&path, json!({ "version": 1, "status": "PAUSED", "endDate": null })).await.is(200);
        assert_eq!((&changed["version"], &changed["endDate"]), (&json!(2), &Value::Null));
        let events = gizi.get("/api/v1/events?entity=program").await.within(3).is(200);
        assert_eq!(events["items"][0]["changed"], json!(["endDate", "status"]));
        assert_eq!(events["items"][0]["changes"]["status"], json!(["ACTIVE", "PAUSED"]));

        gizi.delete(&path).await.is(204);
        gizi.get(&path).await.is_problem(404, "not_found");
        gizi.post("/api/v1/programs", school()).await.is(201);
    }

    async fn a_stale_version_is_a_conflict_that_shows_the_present(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let answer = gizi.post("/api/v1/programs", school()).await;
        let path = answer.header("location").to_owned();
        let tag = gizi.get(&path).await.header("etag").to_owned();
        gizi.with("if-match", &tag).patch(&path, json!({ "name": "Nama baru" })).await.is(200);
        let stale = gizi.with("if-match", &tag).patch(&path, json!({ "name": "Nama lain" })).await;
        stale.is_problem(409, "conflict");
        assert_eq!(stale.json()["current"]["name"], "Nama baru");
        assert_eq!(
            gizi.patch(&path, json!({ "name": "x" })).await.is_problem(422, "invalid"),
            errors(&[("version", "required"), ("name", "too_short")])
        );
        gizi.with("if-match", "\"1\"").delete(&path).await.is_problem(409, "conflict");
    }

    async fn every_wrong_field_is_named_at_once(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let wrong = json!({
            "name": "ab", "programCode": "kecil", "targetGroups": [], "startDate": "2026-07-13",
            "endDate": "2026-07-12", "feedingDays": [0, 8], "portions": { "MEDIUM": 1, "SMALL": -1 },
            "targets": { "zinc": 1, "iron": "x" }, "budgetPerServing": 1.5,
        });
        assert_eq!(
            gizi.post("/api/v1/programs", wrong).await.is_problem(422, "invalid"),
            errors(&[
                ("name", "too_short"), ("programCode", "format"), ("feedingDays[0]", "range"),
                ("feedingDays[1]", "range"), ("portions.MEDIUM", "unknown_field"), ("portions.SMALL", "range"),
                ("budgetPerServing", "type"), ("targets.iron", "type"), ("targets.zinc", "unknown_field"),
                ("targetGroups", "required"), ("endDate", "before"),
            ])
        );
    }

    async fn a_code_is_taken_once_in_a_kitchen(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        gizi.post("/api/v1/programs", school()).await.is(201);
        assert_eq!(
            gizi.post("/api/v1/programs", school()).await.is_problem(409, "duplicate"),
            errors(&[("programCode", "taken")])
        );
        bench.signs_in_at(1, Role::Nutritionist).await.post("/api/v1/programs", school()).await.is(201);
    }

    async fn another_kitchens_program_does_not_exist(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let path = gizi.post("/api/v1/programs", school()).await.header("location").to_owned();
        let other = bench.signs_in_at(1, Role::SppgHead).await;
        let (foreign, missing) = (other.get(&path).await, other.get("/api/v1/programs/not-an-id").await);
        foreign.is_problem(404, "not_found");
        missing.is_problem(404, "not_found");
        other.patch(&path, json!({ "version": 1 })).await.is_problem(404, "not_found");
        other.delete(&path).await.is_problem(404, "not_found");
        assert_eq!(other.get("/api/v1/programs").await.is(200)["total"], 0);
        other.with("x-sppg-id", &bench.kitchens[0].to_string()).get(&path).await.is_problem(404, "not_found");
    }

    async fn a_platform_admin_acts_inside_a_kitchen_by_naming_it(db: TestDb) {
        let bench = Bench::new(db).await;
        let admin = bench.signs_in(Role::PlatformAdmin).await;
        admin.get("/api/v1/programs").await.is_problem(403, "forbidden");
        let inside = admin.with("x-sppg-id", &bench.kitchens[1].to_string());
        inside.post("/api/v1/programs", school()).await.is(201);
        assert_eq!(inside.get("/api/v1/programs").await.is(200)["total"], 1);
        let nowhere = admin.with("x-sppg-id", "00000000-0000-7000-8000-000000000000");
        nowhere.get("/api/v1/programs").await.is_problem(404, "not_found");
    }

    async fn roles_are_held_to_the_table(db: TestDb) {
        let bench = Bench::new(db).await;
        for (role, reads, writes) in [
            (Role::SppgHead, 200, 201), (Role::Accountant, 200, 403), (Role::KitchenStaff, 403, 403),
            (Role::Viewer, 200, 403),
        ] {
            let person = bench.signs_in(role).await;
            person.get("/api/v1/programs").await.is(reads);
            person.post("/api/v1/programs", school()).await.is(writes);
        }
    }

    async fn the_body_is_judged_last(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let path = gizi.post("/api/v1/programs", school()).await.header("location").to_owned();
        let missing = "/api/v1/programs/0199a000-0000-7000-8000-000000000000";
        let huge = json!({ "version": 1, "description": "x".repeat(10 * 1024 * 1024) });
        bench.stranger().patch(&path, huge.clone()).await.is_problem(401, "unauthenticated");
        bench.signs_in(Role::Viewer).await.patch(&path, huge.clone()).await.is_problem(403, "forbidden");
        gizi.patch(missing, huge.clone()).await.is_problem(404, "not_found");
        gizi.patch(&path, huge).await.is_problem(413, "too_large");
        let send = |kind: Option<&'static str>, body: &'static str| {
            gizi.send(axum::http::Method::PATCH, &path, kind, axum::body::Body::from(body))
        };
        send(Some("text/plain"), "{}").await.is_problem(415, "unsupported_media_type");
        send(Some("application/json"), "{").await.is_problem(400, "malformed");
        // A number that no computer has room for is JSON all the same.
        let vast = send(Some("application/json"), "{\"version\": 1e400}").await;
        assert_eq!(vast.is_problem(422, "invalid"), errors(&[("", "format")]));
        assert_eq!(send(Some("application/json"), "[]").await.is_problem(422, "invalid"), errors(&[("", "type")]));
        let nul = json!({ "version": 1, "name": "Nul\0nul" });
        assert_eq!(gizi.patch(&path, nul).await.is_problem(422, "invalid"), errors(&[("name", "nul")]));
    }
}
