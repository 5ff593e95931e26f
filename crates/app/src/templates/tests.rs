//! Cycles, as a nutritionist saves one and lays it over the weeks to come.

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use crate::plans::tests::School;
use crate::testing::{Bench, errors};

/// Monday and Wednesday of the first week.
async fn two_of_three(school: &School) -> (String, Value) {
    let path = school.planned().await;
    school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13", "2026-07-15"])).await.is(201);
    let range = json!({ "name": "Tiga hari", "from": "2026-07-13", "to": "2026-07-15" });
    let template = school.gizi.post(&format!("{path}/templates"), range).await.is(201);
    (path, template)
}

fn dates(plan: &Value) -> Vec<&str> {
    let all = plan["assignments"].as_array().expect("a list");
    all.iter().filter_map(|one| one["date"].as_str()).collect()
}

on_each_database! {
    async fn a_cycle_keeps_its_gaps_and_comes_again_to_the_plans_end(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let (path, template) = two_of_three(&school).await;
        assert_eq!((&template["days"], &template["entries"][1]["day"]), (&json!(3), &json!(2)));
        let laying = json!({ "templateId": template["id"], "startDate": "2026-07-16" });
        let seen = school.gizi.post(&format!("{path}/apply-template/preview"), laying.clone()).await.is(200);
        assert_eq!((&seen["free"], &seen["taken"]), (&json!(5), &json!(0)));
        let plan = school.gizi.post(&format!("{path}/apply-template"), laying).await.is(200);
        let days = ["2026-07-13", "2026-07-15", "2026-07-16", "2026-07-20", "2026-07-21", "2026-07-23", "2026-07-24"];
        assert_eq!(dates(&plan), days);
        assert_eq!(plan["version"], 3, "one change");

        let done = school.gizi.get(&format!("{path}/arrangements")).await.is(200);
        assert_eq!((&done["items"][0]["name"], &done["items"][0]["menus"]), (&json!("Tiga hari"), &json!(5)));
        let undo = format!("{path}/arrangements/{}/undo", done["items"][0]["id"].as_str().expect("an id"));
        let back = school.gizi.post(&undo, json!({})).await.is(200);
        assert_eq!(dates(&back), ["2026-07-13", "2026-07-15"]);
        school.gizi.post(&undo, json!({})).await.is_problem(409, "conflict");
    }

    async fn a_holiday_moves_a_cycle_on_or_swallows_a_day_of_it(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let (path, template) = two_of_three(&school).await;
        let holidays = json!({ "version": 1, "holidays": [{ "date": "2026-07-20", "name": "Libur" }] });
        school.head.patch("/api/v1/settings", holidays).await.is(200);
        let preview = format!("{path}/apply-template/preview");
        let on = |seen: &Value| -> Vec<(String, String)> {
            let places = seen["places"].as_array().expect("a list").iter();
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            places.map(|place| (text(&place["date"]), text(&place["state"]))).collect()
        };
        let pairs = |all: &[(&str, &str)]| -> Vec<(String, String)> {
            all.iter().map(|(date, state)| ((*date).to_owned(), (*state).to_owned())).collect()
        };
        let mut laying = json!({ "templateId": template["id"], "startDate": "2026-07-16", "times": 1 });
        let moved = school.gizi.post(&preview, laying.clone()).await.is(200);
        assert_eq!(on(&moved), pairs(&[("2026-07-16", "FREE"), ("2026-07-21", "FREE")]));
        laying["holidays"] = json!("SKIP");
        let skipped = school.gizi.post(&preview, laying.clone()).await.is(200);
        assert_eq!(on(&skipped), pairs(&[("2026-07-16", "FREE"), ("2026-07-20", "HOLIDAY")]));
        let plan = school.gizi.post(&format!("{path}/apply-template"), laying).await.is(200);
        assert_eq!(dates(&plan), ["2026-07-13", "2026-07-15", "2026-07-16"]);
    }

    async fn what_stands_in_the_way_of_a_cycle_is_named_and_nothing_is_half_laid(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let (path, template) = two_of_three(&school).await;
        let apply = format!("{path}/apply-template");
        let own = format!("/api/v1/menus/{}", school.menu["id"].as_str().expect("an id"));
        let copy = school.gizi.post(&format!("{own}/duplicate"), json!({ "menuCode": "LAIN" })).await.is(201);
        let other = json!({ "menuId": copy["id"], "dates": ["2026-07-16"], "mealType": "LUNCH" });
        school.gizi.post(&format!("{path}/assignments"), other).await.is(201);
        let mut laying = json!({ "templateId": template["id"], "startDate": "2026-07-16", "times": 1 });
        let before = school.gizi.get(&path).await.is(200);
        assert_eq!(
            school.gizi.post(&apply, laying.clone()).await.is_problem(409, "duplicate"),
            errors(&[("places[0]", "taken")])
        );
        assert_eq!(school.gizi.get(&path).await.is(200), before);
        laying["replace"] = json!(true);
        let plan = school.gizi.post(&apply, laying.clone()).await.is(200);
        assert_eq!(plan["assignments"][2]["menuId"], school.menu["id"]);
        let done = school.gizi.get(&format!("{path}/arrangements")).await.is(200);
        let undo = format!("{path}/arrangements/{}/undo", done["items"][0]["id"].as_str().expect("an id"));
        // Somebody changes one of its days: undoing would lose that.
        let day = format!("{path}/assignments/{}", plan["assignments"][2]["id"].as_str().expect("an id"));
        school.gizi.patch(&day, json!({ "notes": "Tanpa sambal." })).await.is(200);
        school.gizi.post(&undo, json!({})).await.is_problem(409, "conflict");
        school.gizi.patch(&day, json!({ "notes": null })).await.is(200);
        let back = school.gizi.post(&undo, json!({})).await.is(200);
        assert_eq!(back["assignments"][2]["menuId"], copy["id"]);

        laying["times"] = json!(9);
        let late = school.gizi.post(&apply, laying.clone()).await.is_problem(422, "invalid");
        assert!(late.iter().all(|(field, code)| field.starts_with("places[") && code == "outside_plan"), "{late:?}");
        laying["startDate"] = json!("2026-07-10");
        assert_eq!(
            school.gizi.post(&apply, laying.clone()).await.is_problem(422, "invalid"),
            errors(&[("startDate", "outside_plan")])
        );
        school.gizi.post(&format!("{own}/toggle-status"), json!({})).await.is(200);
        laying = json!({ "templateId": template["id"], "startDate": "2026-07-20", "times": 1 });
        assert_eq!(
            school.gizi.post(&apply, laying.clone()).await.is_problem(422, "invalid"),
            errors(&[("places[0]", "inactive"), ("places[1]", "inactive")])
        );
        let empty = json!({ "name": "Kosong", "from": "2026-07-22", "to": "2026-07-23" });
        assert_eq!(
            school.gizi.post(&format!("{path}/templates"), empty).await.is_problem(422, "invalid"),
            errors(&[("from", "nothing_there")])
        );
        let foreign = bench.signs_in_at(1, Role::SppgHead).await;
        let template = format!("/api/v1/templates/{}", template["id"].as_str().expect("an id"));
        foreign.get(&template).await.is_problem(404, "not_found");
        school.gizi.delete(&template).await.is(204);
        assert_eq!(
            school.gizi.post(&apply, laying).await.is_problem(422, "invalid"),
            errors(&[("templateId", "not_found")])
        );
    }
}
