//! The planner, as a nutritionist who has a fortnight to fill asks it.

use std::time::Duration;

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use crate::plans::tests::School;
use crate::testing::{Bench, Client, errors};

/// A kitchen with so many menus, each with another main protein.
pub(super) async fn school_with(bench: &Bench, menus: usize) -> School {
    let school = School::of(bench).await;
    for at in 1..=menus {
        let protein = json!({
            "itemName": format!("Lauk {at}"), "category": "PROTEIN", "unit": "kg", "price": 20_000 + at * 1_000,
            "nutrients": { "calories": 150, "protein": 18 }, "allergens": if at == 1 { json!(["EGG"]) } else { json!([]) },
            "currentStock": 1,
        });
        let protein = school.head.post("/api/v1/ingredients", protein).await.is(201);
        let rice = &school.menu["ingredients"][0]["inventoryItemId"];
        let menu = json!({
            "menuName": format!("Menu {at}"), "menuCode": format!("M-{at}"), "programId": school.program["id"],
            "mealType": "LUNCH", "servingSize": 200, "preparationTime": 30, "cookingTime": 30, "difficulty": "EASY",
            "ingredients": [
                { "inventoryItemId": rice, "quantity": 100, "unit": "g" },
                { "inventoryItemId": protein["id"], "quantity": 60, "unit": "g" },
            ],
        });
        school.gizi.post("/api/v1/menus", menu).await.is(201);
    }
    school
}

fn rice_of(school: &School) -> String {
    let rice = school.menu["ingredients"][0]["inventoryItemId"].as_str().expect("an id");
    format!("/api/v1/ingredients/{rice}")
}

async fn ended(client: &Client, job: &Value) -> Value {
    let address = format!("/api/v1/jobs/{}", job["id"].as_str().expect("an id"));
    for _ in 0..600 {
        let job = client.get(&address).await.is(200);
        if !matches!(job["state"].as_str(), Some("QUEUED" | "RUNNING")) {
            return job;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the job did not end");
}

on_each_database! {
    async fn it_fills_the_free_days_of_a_draft_and_can_be_undone(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = school_with(&bench, 11).await;
        let path = school.planned().await;
        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-15"])).await.is(201);
        let asked = school.gizi.post(&format!("{path}/generate"), json!({ "noRepeatDays": 10 })).await;
        let job = ended(&school.gizi, &asked.is(201)).await;
        assert_eq!((&job["state"], &job["progress"]), (&json!("DONE"), &json!(100)), "{job}");
        let found = &job["result"]["proposal"];
        let days = found["days"].as_array().expect("days");
        assert_eq!(days.len(), 10);
        let names: std::collections::HashSet<_> = days.iter().map(|day| day["menuId"].as_str()).collect();
        assert_eq!(names.len(), 10, "none comes twice");
        assert_eq!((&days[2]["pinned"], &days[2]["menuId"]), (&json!(true), &school.menu["id"]));
        assert!(days.iter().all(|day| !day["because"].as_str().unwrap_or_default().is_empty()));
        assert_eq!((&found["before"]["days"], &found["after"]["days"]), (&json!(1), &json!(10)));

        let accept = format!("{path}/generate/accept");
        let plan = school.gizi.post(&accept, json!({ "jobId": job["id"] })).await.is(200);
        assert_eq!(plan["totals"]["days"], 10);
        assert_eq!(plan["totals"]["cost"], found["after"]["cost"], "what was promised is what it costs");
        // Taken once, it does not fit any more.
        school.gizi.post(&accept, json!({ "jobId": job["id"] })).await.is_problem(409, "conflict");
        let done = school.gizi.get(&format!("{path}/arrangements")).await.is(200);
        assert_eq!((&done["items"][0]["kind"], &done["items"][0]["menus"]), (&json!("PLANNER"), &json!(9)));
        let undo = format!("{path}/arrangements/{}/undo", done["items"][0]["id"].as_str().expect("an id"));
        assert_eq!(school.gizi.post(&undo, json!({})).await.is(200)["totals"]["days"], 1);
    }

    async fn wishes_that_cannot_hold_together_are_named_with_their_amounts(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = school_with(&bench, 3).await;
        let path = school.planned().await;
        let asked = school.gizi.post(&format!("{path}/generate"), json!({ "noRepeatDays": 10 })).await;
        let job = ended(&school.gizi, &asked.is(201)).await;
        let result = &job["result"];
        assert_eq!(result["outcome"], "IMPOSSIBLE", "{job}");
        let rule = &result["conflicts"][0]["rules"][0];
        assert_eq!((&rule["rule"]["code"], &rule["asked"], &rule["possible"]), (&json!("NO_REPEAT"), &json!(10), &json!(4)));
        assert!(rule["text"].as_str().is_some_and(|text| text.contains("10 hari")), "{rule}");
        assert_eq!(
            school.gizi.post(&format!("{path}/generate/accept"), json!({ "jobId": job["id"] })).await.is_problem(422, "invalid"),
            errors(&[("jobId", "nothing_there")])
        );
        assert_eq!(school.gizi.get(&path).await.is(200)["totals"]["days"], 0);
    }

    async fn a_plan_that_was_changed_meanwhile_is_not_overwritten(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = school_with(&bench, 11).await;
        let path = school.planned().await;
        let asked = school.gizi.post(&format!("{path}/generate"), json!({})).await.is(201);
        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-20"])).await.is(201);
        let job = ended(&school.gizi, &asked).await;
        let before = school.gizi.get(&path).await.is(200);
        let late = school.gizi.post(&format!("{path}/generate/accept"), json!({ "jobId": job["id"] })).await;
        late.is_problem(409, "conflict");
        assert_eq!(school.gizi.get(&path).await.is(200), before);
    }

    async fn a_proposal_that_breaks_a_rule_by_now_is_not_taken(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = school_with(&bench, 12).await;
        let path = school.planned().await;
        let wishes = json!({ "avoidAllergens": ["EGG"], "noRepeatDays": 10 });
        school.head.patch(&rice_of(&school), json!({ "version": 1, "allergens": [] })).await.is(200);
        let job = ended(&school.gizi, &school.gizi.post(&format!("{path}/generate"), wishes).await.is(201)).await;
        assert_eq!(job["result"]["outcome"], "PROPOSAL", "{job}");
        school.head.patch(&rice_of(&school), json!({ "version": 2, "allergens": ["EGG"] })).await.is(200);
        let accept = format!("{path}/generate/accept");
        let late = school.gizi.post(&accept, json!({ "jobId": job["id"] })).await;
        late.is_problem(409, "conflict");
        let rule = &late.json()["current"]["conflicts"][0]["rules"][0];
        assert_eq!((&rule["rule"]["code"], &rule["possible"]), (&json!("ALLERGENS"), &json!(10)));
        assert!(rule["text"].as_str().is_some_and(|text| text.contains("10 hari tidak memenuhi")), "{rule}");
        let page = format!("/menu/planning/{}/planner/{}/accept", job["planId"].as_str().expect("an id"), job["id"].as_str().expect("an id"));
        let told = school.gizi.follows(&school.gizi.submits(&page, &[]).await).await;
        assert!(told.text.contains("tidak lagi memenuhi aturan"), "{}", told.text);
        assert_eq!(school.gizi.get(&path).await.is(200)["totals"]["days"], 0);
        school.head.patch(&rice_of(&school), json!({ "version": 3, "allergens": [] })).await.is(200);
        // The latest job is meant when none is named.
        assert_eq!(school.gizi.post(&accept, json!({})).await.is(200)["totals"]["days"], 10);
    }

    async fn a_menu_does_not_come_again_soon_however_seldom_there_is_food(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let program = format!("/api/v1/programs/{}", school.program["id"].as_str().expect("an id"));
        school.head.patch(&program, json!({ "version": 1, "feedingDays": [1] })).await.is(200);
        let path = school.planned().await;
        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13"])).await.is(201);
        // The fifth Monday after it, and the eleventh.
        for (monday, outcome) in [("2026-08-17", "IMPOSSIBLE"), ("2026-09-28", "PROPOSAL")] {
            let plan = json!({ "name": "Satu hari", "programId": school.program["id"], "startDate": monday, "endDate": monday });
            let late = school.gizi.post("/api/v1/plans", plan).await.header("location").to_owned();
            let wishes = json!({ "noRepeatDays": 10, "proteinApart": false, "ceilings": false });
            let job = ended(&school.gizi, &school.gizi.post(&format!("{late}/generate"), wishes).await.is(201)).await;
            assert_eq!(job["result"]["outcome"], outcome, "{monday}: {job}");
        }
    }

    async fn a_job_is_called_off_or_found_dead(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = school_with(&bench, 12).await;
        let path = school.planned().await;
        let job = school.gizi.post(&format!("{path}/generate"), json!({})).await.is(201);
        let address = format!("/api/v1/jobs/{}", job["id"].as_str().expect("an id"));
        school.gizi.post(&format!("{path}/generate"), json!({})).await.is_problem(409, "conflict");
        school.gizi.delete(&address).await.is(204);
        assert_eq!(ended(&school.gizi, &job).await["state"], "CANCELLED");
        school.gizi.delete(&address).await.is_problem(409, "conflict");
        // Nobody does this one: its server is gone.
        let mut work = bench.app.db.write(bench.kitchens[0], store::Actor::product("test"), bench.app.now()).await.expect("a change");
        let plan = job["planId"].as_str().and_then(|id| id.parse().ok()).expect("a plan");
        let orphan = crate::jobs::ask(&mut work, domain::JobKind::Planner, (plan, 1), json!({})).await.expect("a job");
        work.commit().await.expect("a commit");
        bench.app.clock.advance(60);
        let dead = school.gizi.get(&format!("/api/v1/jobs/{}", orphan.id)).await.is(200);
        assert_eq!(dead["state"], "FAILED");
        assert!(dead["message"].as_str().is_some_and(|said| said.contains("server")), "{dead}");
        school.gizi.post(&format!("{path}/generate"), json!({})).await.is(201);
    }

    async fn every_wrong_wish_is_named(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = school_with(&bench, 2).await;
        let path = school.planned().await;
        let generate = format!("{path}/generate");
        let rice = &school.menu["ingredients"][0]["inventoryItemId"];
        let wrong = json!({
            "from": "2026-07-01", "noRepeatDays": 99, "avoidAllergens": ["NUTS"], "withinStock": [rice, school.menu["id"]],
            "objective": "cheap",
        });
        assert_eq!(
            school.gizi.post(&generate, wrong).await.is_problem(422, "invalid"),
            errors(&[
                ("from", "outside_plan"), ("noRepeatDays", "range"), ("avoidAllergens[0]", "enum"),
                ("withinStock[0]", "nothing_there"), ("withinStock[1]", "not_found"), ("objective", "unknown_field"),
            ])
        );
        let weekend = json!({ "from": "2026-07-18", "to": "2026-07-19" });
        assert_eq!(
            school.gizi.post(&generate, weekend).await.is_problem(422, "invalid"),
            errors(&[("from", "not_a_feeding_day")])
        );
        let foreign = bench.signs_in_at(1, Role::SppgHead).await;
        foreign.post(&generate, json!({})).await.is_problem(404, "not_found");
        let published = school.published(&["2026-07-13"]).await;
        school.gizi.post(&format!("{published}/generate"), json!({})).await.is_problem(409, "conflict");
    }
}
