//! The calendar, as it hangs in the office.

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use crate::plans::tests::School;
use crate::testing::{Bench, errors};

fn day<'a>(calendar: &'a Value, date: &str) -> &'a Value {
    let days = calendar["days"].as_array().expect("days");
    days.iter().find(|day| day["date"] == date).expect("the day")
}

on_each_database! {
    async fn it_shows_every_day_with_what_it_serves_and_costs(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let holidays = json!({ "version": 1, "holidays": [{ "date": "2026-07-16", "name": "Libur daerah" }] });
        school.head.patch("/api/v1/settings", holidays).await.is(200);
        let path = school.planned().await;
        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13", "2026-07-17"])).await.is(201);
        let plan = school.gizi.get(&path).await.is(200);
        let calendar = school.gizi.get("/api/v1/calendar?from=2026-07-01&to=2026-07-31").await.is(200);
        assert_eq!((calendar["days"].as_array().map(Vec::len), calendar["weeks"].as_array().map(Vec::len)), (Some(31), Some(5)));
        let monday = day(&calendar, "2026-07-13");
        assert_eq!((&monday["feedingDay"], &monday["holiday"]), (&json!(true), &json!(null)));
        assert_eq!(monday["cost"], plan["assignments"][0]["cost"]);
        assert_eq!(monday["assignments"][0]["planId"], plan["id"]);
        assert_eq!(monday["assignments"][0]["status"], "DRAFT");
        assert_eq!(monday["assignments"][0]["portions"], json!({ "SMALL": 100, "LARGE": 200 }));
        assert_eq!(day(&calendar, "2026-07-16")["holiday"], "Libur daerah");
        assert_eq!(day(&calendar, "2026-07-16")["feedingDay"], false);
        assert_eq!(day(&calendar, "2026-07-18")["feedingDay"], false);
        assert_eq!(day(&calendar, "2026-07-14")["assignments"], json!([]));
        let week = &calendar["weeks"][2];
        assert_eq!((&week["from"], &week["portions"]), (&json!("2026-07-13"), &json!(600)));
        assert_eq!(week["cost"], plan["totals"]["cost"]);

        school.gizi.post(&format!("{path}/cancel"), json!({})).await.is(200);
        let empty = school.gizi.get("/api/v1/calendar?from=2026-07-13&to=2026-07-13").await.is(200);
        assert_eq!(empty["days"][0]["assignments"], json!([]), "what was called off is not served, and nothing is older");
    }

    async fn a_week_of_one_menu_stands_as_that_menu_does(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13", "2026-07-14", "2026-07-17"])).await.is(201);
        let balance = format!("/api/v1/menus/{}/balance", school.menu["id"].as_str().expect("an id"));
        let mut menu = school.gizi.get(&balance).await.is(200)["groups"][0].take();
        let calendar = school.gizi.get("/api/v1/calendar?from=2026-07-13&to=2026-07-19").await.is(200);
        let week = &calendar["weeks"][0];
        for band in menu["nutrients"].as_array_mut().expect("nutrients") {
            band["contributors"] = json!([]);
        }
        assert_eq!(week["nutrients"], menu["nutrients"]);
        assert_eq!((&week["score"], &week["targetGroup"]), (&menu["score"], &menu["targetGroup"]));
        assert_eq!(calendar["days"][0]["score"], menu["score"]);
        assert_eq!(calendar["days"][0]["assignments"][0]["verdict"], menu["verdict"]);
    }

    async fn a_published_day_stays_as_it_was(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.published(&["2026-07-13"]).await;
        let month = "/api/v1/calendar?from=2026-07-01&to=2026-07-31";
        let (plan, calendar) = (school.gizi.get(&path).await.is(200), school.gizi.get(month).await.is(200));
        assert_eq!(plan["assignments"][0]["frozen"], true);
        // The price doubles, the menu gets another name and other grams, the kitchen other rates, the program other groups.
        let rice = school.head.get("/api/v1/ingredients").await.is(200)["items"][0].take();
        let rice = format!("/api/v1/ingredients/{}", rice["id"].as_str().expect("an id"));
        school.head.patch(&rice, json!({ "version": 1, "price": 30000 })).await.is(200);
        let menu = format!("/api/v1/menus/{}", school.menu["id"].as_str().expect("an id"));
        school.head.patch(&menu, json!({ "version": school.menu["version"], "menuName": "Nasi lain" })).await.is(200);
        let line = format!("{menu}/ingredients/{}", school.menu["ingredients"][0]["id"].as_str().expect("an id"));
        school.head.patch(&line, json!({ "quantity": 50 })).await.is(200);
        school.head.patch("/api/v1/settings", json!({ "version": 1, "overheadPercent": 50 })).await.is(200);
        let program = format!("/api/v1/programs/{}", school.program["id"].as_str().expect("an id"));
        school.head.patch(&program, json!({ "version": 1, "targetGroups": ["SENIOR_HIGH"] })).await.is(200);
        assert_eq!(school.gizi.get(&path).await.is(200), plan);
        assert_eq!(school.gizi.get(month).await.is(200), calendar);
        // What comes instead is as it is on the day of the substitution.
        let copy = school.gizi.post(&format!("{menu}/duplicate"), json!({ "menuCode": "GANTI" })).await.is(201);
        let day = format!("{path}/assignments/{}", plan["assignments"][0]["id"].as_str().expect("an id"));
        let changed = school.gizi.patch(&day, json!({ "menuId": copy["id"], "reason": "Beras habis." })).await.is(200);
        assert_eq!((&changed["frozen"], &changed["menuName"]), (&json!(true), &copy["menuName"]));
        // (100 × 35 g + 200 × 50 g) × Rp 30 × 1.5 + 25,000.
        assert_eq!(changed["cost"], 632_500);
    }

    async fn what_cannot_be_shown_is_named(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let is = |path: &'static str, wrong: &'static [(&'static str, &'static str)]| {
            let head = &head;
            async move {
                let answer = head.get(&format!("/api/v1/calendar?{path}")).await;
                assert_eq!(answer.is_problem(422, "invalid"), errors(wrong), "{path}");
            }
        };
        is("from=2026-07-01&to=2027-08-05", &[("to", "range")]).await;
        is("from=2026-07-02&to=2026-07-01", &[("to", "before")]).await;
        is("from=kemarin&programId=x", &[("from", "type"), ("programId", "type")]).await;
        let nobodys = head.get("/api/v1/calendar?programId=0199a000-0000-7000-8000-000000000000").await.is(200);
        assert_eq!(nobodys["days"][0]["assignments"], json!([]));
    }
}
