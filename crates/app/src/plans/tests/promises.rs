//! What is promised holds: against whoever takes something away meanwhile, and against what came to a plan by other ways.

use std::time::Duration;

use domain::Role;
use serde_json::json;
use store::{Actor, on_each_database};

use super::School;
use crate::testing::{Bench, errors};

on_each_database! {
    async fn who_publishes_waits_for_whoever_takes_a_menu_away(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13"])).await.is(201);
        school.gizi.post(&format!("{path}/submit"), json!({})).await.is(200);
        school.head.post(&format!("{path}/approve"), json!({})).await.is(200);
        let actor = Actor::product("test");
        let mut taking = bench.app.db.write(bench.kitchens[0], actor, bench.app.now()).await.expect("a change");
        taking.take_something_away().await.expect("a lock");
        let publish = tokio::spawn({
            let (head, path) = (school.head.clone(), path.clone());
            async move { head.post(&format!("{path}/publish"), json!({})).await }
        });
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert!(!publish.is_finished(), "it would promise what is just being taken away");
        drop(taking);
        assert_eq!(publish.await.expect("an answer").is(200)["status"], "PUBLISHED");
    }

    async fn what_was_published_stays_to_be_seen_after_it_was_called_off(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.published(&["2026-07-13"]).await;
        school.gizi.post(&format!("{path}/cancel"), json!({})).await.is(200);
        school.gizi.delete(&path).await.is_problem(409, "conflict");
        let draft = school.planned().await;
        school.gizi.post(&format!("{draft}/cancel"), json!({})).await.is(200);
        school.gizi.delete(&draft).await.is(204);
    }

    async fn a_menu_is_judged_by_the_meal_at_which_it_comes(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        for meal in ["LUNCH", "BREAKFAST"] {
            let mut day = school.on(&["2026-07-13"]);
            day["mealType"] = json!(meal);
            school.gizi.post(&format!("{path}/assignments"), day).await.is(201);
        }
        let day = "/api/v1/calendar?from=2026-07-13&to=2026-07-13";
        let calendar = school.gizi.get(day).await.is(200);
        let [breakfast, lunch] = [0, 1].map(|at| calendar["days"][0]["assignments"][at]["score"].as_f64().expect("a score"));
        // 250 kcal of rice are nearer to a fifth of a day than to a third.
        assert!(breakfast > lunch, "{breakfast} and {lunch}");
    }

    async fn everything_wrong_with_a_substitution_is_named_at_once(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.published(&["2026-07-13"]).await;
        let plan = school.gizi.get(&path).await.is(200);
        let menu = format!("/api/v1/menus/{}", school.menu["id"].as_str().expect("an id"));
        let other = school.gizi.post(&format!("{menu}/duplicate"), json!({ "menuCode": "LAIN" })).await.is(201);
        let day = format!("{path}/assignments/{}", plan["assignments"][0]["id"].as_str().expect("an id"));
        let wrong = school.gizi.patch(&day, json!({ "menuId": other["id"], "date": "2028-01-01" })).await;
        assert_eq!(wrong.is_problem(422, "invalid"), errors(&[("reason", "required"), ("date", "outside_plan")]));
    }

    async fn a_size_that_cycles_and_days_count_by_stays(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let settings = school.head.get("/api/v1/settings").await.is(200);
        let mut sizes = settings["sizes"].as_array().expect("sizes").clone();
        let two = json!(sizes);
        sizes.push(json!({ "code": "XL", "name": "Jumbo", "factor": 1.2, "targetGroups": [], "rawFoodCeiling": 12000 }));
        school.head.patch("/api/v1/settings", json!({ "version": 1, "sizes": sizes })).await.is(200);
        let path = school.planned().await;
        let mut day = school.on(&["2026-07-13"]);
        day["portions"] = json!({ "XL": 10 });
        school.gizi.post(&format!("{path}/assignments"), day).await.is(201);
        let range = json!({ "name": "Satu hari", "from": "2026-07-13", "to": "2026-07-13" });
        let cycle = school.gizi.post(&format!("{path}/templates"), range).await.is(201);
        let plan = school.gizi.get(&path).await.is(200);
        let own = format!("{path}/assignments/{}", plan["assignments"][0]["id"].as_str().expect("an id"));
        school.gizi.patch(&own, json!({ "portions": { "LARGE": 10 } })).await.is(200);
        let refused = school.head.patch("/api/v1/settings", json!({ "version": 2, "sizes": two })).await;
        assert_eq!(refused.is_problem(422, "invalid"), errors(&[("sizes", "in_use")]));
        assert!(refused.text.contains("Satu hari"), "{}", refused.text);
        school.gizi.delete(&format!("/api/v1/templates/{}", cycle["id"].as_str().expect("an id"))).await.is(204);
        school.head.patch("/api/v1/settings", json!({ "version": 2, "sizes": two })).await.is(200);
    }

    async fn for_whom_nobody_is_counted_no_cost_is_known(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        assert_eq!(school.gizi.get(&path).await.is(200)["totals"]["cost"], 0, "nothing is planned");
        for (date, portions) in [("2026-07-13", json!({})), ("2026-07-14", json!({ "LARGE": 0 }))] {
            let mut day = school.on(&[date]);
            day["portions"] = portions;
            school.gizi.post(&format!("{path}/assignments"), day).await.is(201);
        }
        let plan = school.gizi.get(&path).await.is(200);
        let figures = |at: usize| (plan["assignments"][at]["cost"].clone(), plan["assignments"][at]["costComplete"].clone());
        assert_eq!(figures(0), (json!(null), json!(false)));
        assert_eq!(figures(1), (json!(0), json!(true)));
        assert_eq!(bench.signs_in(Role::Viewer).await.get(&path).await.is(200)["totals"]["costComplete"], false);
    }
}
