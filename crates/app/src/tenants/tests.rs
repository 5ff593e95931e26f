//! Kitchens and their settings, as programs see and change them.

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use crate::testing::{Bench, errors};

on_each_database! {
    async fn a_kitchen_lies_in_one_of_indonesias_time_zones(db: TestDb) {
        let bench = Bench::new(db).await;
        let admin = bench.signs_in(Role::PlatformAdmin).await;
        let kitchen = |code: &str, timezone: &str| json!({ "code": code, "name": "SPPG Baru", "timezone": timezone });
        for zone in ["Europe/Berlin", "asia/jakarta", "Asia/Nowhere", "UTC"] {
            let answer = admin.post("/api/v1/sppgs", kitchen("SPPG-X-1", zone)).await;
            assert_eq!(answer.is_problem(422, "invalid"), errors(&[("timezone", "enum")]), "{zone}");
        }
        for (number, zone) in ["Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"].iter().enumerate() {
            admin.post("/api/v1/sppgs", kitchen(&format!("SPPG-X-{number}"), zone)).await.is(201);
        }
        let head = bench.signs_in(Role::SppgHead).await;
        let moved = head.patch("/api/v1/settings", json!({ "version": 1, "timezone": "Europe/Berlin" })).await;
        assert_eq!(moved.is_problem(422, "invalid"), errors(&[("timezone", "enum")]));
        head.patch("/api/v1/settings", json!({ "version": 1, "timezone": "Asia/Pontianak" })).await.is(200);
    }

    async fn a_key_opens_a_kitchen_once(db: TestDb) {
        let bench = Bench::new(db).await;
        let admin = bench.signs_in(Role::PlatformAdmin).await.with("idempotency-key", "buka-1");
        let new = json!({ "code": "SPPG-X-1", "name": "SPPG Baru" });
        bench.app.clock.advance(1);
        let (first, again) = (admin.post("/api/v1/sppgs", new.clone()).await, admin.post("/api/v1/sppgs", new.clone()).await);
        assert_eq!(first.is(201), again.is(201));
        assert_eq!(first.header("location"), again.header("location"));
        let listed = bench.signs_in(Role::PlatformAdmin).await.get("/api/v1/sppgs?pageSize=2").await.is(200);
        assert_eq!((&listed["total"], &listed["totalPages"]), (&json!(3), &json!(2)));
        assert_eq!(listed["items"][0]["code"], "SPPG-X-1", "the latest change first");
    }

    async fn a_day_is_a_holiday_once(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let twice = json!([{ "date": "2027-01-01", "name": "Tahun Baru" }, { "date": "2027-01-01", "name": "Libur" }]);
        let answer = head.patch("/api/v1/settings", json!({ "version": 1, "holidays": twice })).await;
        assert_eq!(answer.is_problem(422, "invalid"), errors(&[("holidays[1].date", "repeated")]));
    }

    async fn a_size_by_which_a_program_counts_cannot_go(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let program = json!({
            "name": "Makan siang", "programCode": "SEKOLAH", "targetGroups": ["TODDLER"], "startDate": "2026-07-13",
            "portions": { "SMALL": 100 },
        });
        head.post("/api/v1/programs", program).await.is(201);
        let sizes: Vec<Value> = head.get("/api/v1/settings").await.is(200)["sizes"].as_array().expect("sizes").clone();
        let left: Vec<_> = sizes.into_iter().filter(|size| size["code"] != "SMALL").collect();
        let answer = head.in_english().patch("/api/v1/settings", json!({ "version": 1, "sizes": left })).await;
        assert_eq!(answer.is_problem(422, "invalid"), errors(&[("sizes", "in_use")]));
        assert_eq!(answer.json()["errors"][0]["message"], "SMALL is used by Makan siang, so it cannot be removed.");
        assert_eq!(head.get("/api/v1/settings").await.is(200)["version"], 1);
    }
}
