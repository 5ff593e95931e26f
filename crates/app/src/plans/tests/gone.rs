//! Plans whose menus go out of use, and days that change places, while people work on them.

use serde_json::json;
use store::on_each_database;

use super::School;
use crate::testing::{Bench, errors};

on_each_database! {
    async fn a_menu_that_is_out_of_use_is_neither_handed_in_nor_published(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        let toggle = format!("/api/v1/menus/{}/toggle-status", school.menu["id"].as_str().expect("an id"));
        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13"])).await.is(201);
        school.gizi.post(&toggle, json!({})).await.is(200);
        let refused = school.gizi.post(&format!("{path}/submit"), json!({})).await;
        assert_eq!(refused.is_problem(422, "invalid"), errors(&[("assignments[0].menuId", "inactive")]));
        school.gizi.post(&toggle, json!({})).await.is(200);
        school.gizi.post(&format!("{path}/submit"), json!({})).await.is(200);
        school.head.post(&format!("{path}/approve"), json!({})).await.is(200);
        school.gizi.post(&toggle, json!({})).await.is(200);
        let refused = school.head.post(&format!("{path}/publish"), json!({})).await;
        assert_eq!(refused.is_problem(422, "invalid"), errors(&[("assignments[0].menuId", "inactive")]));
        let back = school.head.post(&format!("{path}/reject"), json!({ "reason": "Ganti menunya." })).await.is(200);
        assert_eq!(back["status"], "DRAFT", "a plan that was approved can still be mended");
    }

    async fn both_menus_that_change_places_come_on_a_day_that_is_served(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        let mut saturday = school.on(&["2026-07-18"]);
        saturday["allowNonFeedingDays"] = json!(true);
        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-15"])).await.is(201);
        let plan = school.gizi.post(&format!("{path}/assignments"), saturday).await.is(201);
        let on_saturday = format!("{path}/assignments/{}", plan["assignments"][1]["id"].as_str().expect("an id"));
        let swap = json!({ "date": "2026-07-15", "swap": true });
        let refused = school.gizi.patch(&on_saturday, swap).await;
        assert_eq!(refused.is_problem(422, "invalid"), errors(&[("date", "not_a_feeding_day")]));
        let meant = json!({ "date": "2026-07-15", "swap": true, "allowNonFeedingDays": true });
        school.gizi.patch(&on_saturday, meant).await.is(200);
    }

    async fn what_comes_back_in_its_own_place_stands_in_for_nothing(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.published(&["2026-07-13"]).await;
        let own = format!("/api/v1/menus/{}", school.menu["id"].as_str().expect("an id"));
        let other = school.gizi.post(&format!("{own}/duplicate"), json!({ "menuCode": "LAIN" })).await.is(201);
        let plan = school.gizi.get(&path).await.is(200);
        let day = format!("{path}/assignments/{}", plan["assignments"][0]["id"].as_str().expect("an id"));
        let first = json!({ "menuId": other["id"], "reason": "Ayam tidak datang." });
        assert_eq!(school.gizi.patch(&day, first).await.is(200)["substituteFor"], school.menu["id"]);
        let back = json!({ "menuId": school.menu["id"], "reason": "Ayam datang juga." });
        let back = school.gizi.patch(&day, back).await.is(200);
        assert_eq!((&back["substituteFor"], &back["reason"]), (&json!(null), &json!("Ayam datang juga.")));
    }

    async fn what_was_read_of_a_menu_is_as_the_kitchen_is_now(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13", "2026-07-14"])).await.is(201);
        let cost = async || school.gizi.get(&path).await.is(200)["totals"]["cost"].as_i64().expect("a cost");
        let (first, again) = (cost().await, cost().await);
        assert_eq!(first, again);
        let rice = school.gizi.get("/api/v1/ingredients?search=Beras").await.is(200)["items"][0].clone();
        let dearer = json!({ "version": rice["version"], "price": 30000 });
        let own = format!("/api/v1/ingredients/{}", rice["id"].as_str().expect("an id"));
        school.head.patch(&own, dearer).await.is(200);
        let dearer = cost().await;
        assert!(dearer > first, "{dearer} after a price of twice as much, {first} before");
        let settings = school.head.get("/api/v1/settings").await.is(200);
        let packed = json!({ "version": settings["version"], "packagingPerServing": 5000 });
        school.head.patch("/api/v1/settings", packed).await.is(200);
        assert!(cost().await > dearer, "packaging counts from now on");
        let menu = school.gizi.get(&format!("/api/v1/menus/{}", school.menu["id"].as_str().expect("an id"))).await.is(200);
        let renamed = json!({ "version": menu["version"], "menuName": "Nasi putih pulen" });
        school.gizi.patch(&format!("/api/v1/menus/{}", menu["id"].as_str().expect("an id")), renamed).await.is(200);
        assert_eq!(school.gizi.get(&path).await.is(200)["assignments"][1]["menuName"], "Nasi putih pulen");
    }
    async fn what_a_change_read_before_the_settings_changed_is_not_remembered_after(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13"])).await.is(201);
        let id = path.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
        let packed = || school.head.patch("/api/v1/settings", json!({ "version": 1, "packagingPerServing": 5000 }));
        // The embedded database lets nobody write meanwhile.
        if bench.app.db.is_embedded() {
            packed().await.is(200);
        }
        let actor = store::Actor::product("test");
        let mut change = bench.app.db.write(bench.kitchens[0], actor, bench.app.now()).await.expect("a change begins");
        let plan = crate::plans::find(&mut change, id).await.expect("the plan");
        let program = crate::programs::find(&mut change, plan.about.program_id).await.expect("its program");
        let rules = crate::tenants::settings(&mut change).await.expect("the settings").rules();
        if !bench.app.db.is_embedded() {
            packed().await.is(200);
        }
        let served = crate::plans::served_of(&mut change, &bench.app.catalogue, &plan, &program, &rules).await;
        assert_eq!(served.expect("its days").len(), 1);
        change.commit().await.expect("is kept");
        let cost = school.gizi.get(&path).await.is(200)["totals"]["cost"].as_i64().expect("a cost");
        assert!(cost > 300 * 5000, "{cost} for 300 servings in packages of 5.000");
    }
}
