//! Plans, as a nutritionist makes them and her head lets them pass.

mod gone;
mod promises;

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use crate::testing::{Bench, Client, errors};

/// A kitchen with a program that serves from Monday to Friday, and a menu.
pub(crate) struct School {
    pub gizi: Client,
    pub head: Client,
    pub program: Value,
    pub menu: Value,
}

impl School {
    pub async fn of(bench: &Bench) -> Self {
        let (gizi, head) = (bench.signs_in(Role::Nutritionist).await, bench.signs_in(Role::SppgHead).await);
        let program = json!({
            "name": "Makan siang sekolah", "programCode": "SEKOLAH", "targetGroups": ["ELEMENTARY_1_3"],
            "startDate": "2026-07-13", "portions": { "SMALL": 100, "LARGE": 200 },
        });
        let program = gizi.post("/api/v1/programs", program).await.is(201);
        let rice = json!({ "itemName": "Beras", "category": "KARBOHIDRAT", "unit": "kg", "price": 15000, "nutrients": { "calories": 357, "protein": 8.4 } });
        let rice = head.post("/api/v1/ingredients", rice).await.is(201);
        let menu = menu("NASI", &program, &rice);
        let menu = gizi.post("/api/v1/menus", menu).await.is(201);
        Self { gizi, head, program, menu }
    }

    fn plan(&self) -> Value {
        json!({ "name": "Dua pekan", "programId": self.program["id"], "startDate": "2026-07-13", "endDate": "2026-07-24" })
    }

    pub async fn planned(&self) -> String {
        self.gizi.post("/api/v1/plans", self.plan()).await.header("location").to_owned()
    }

    pub fn on(&self, dates: &[&str]) -> Value {
        json!({ "menuId": self.menu["id"], "dates": dates, "mealType": "LUNCH" })
    }

    pub async fn published(&self, dates: &[&str]) -> String {
        let path = self.planned().await;
        self.gizi.post(&format!("{path}/assignments"), self.on(dates)).await.is(201);
        self.gizi.post(&format!("{path}/submit"), json!({})).await.is(200);
        self.head.post(&format!("{path}/approve"), json!({})).await.is(200);
        self.head.post(&format!("{path}/publish"), json!({})).await.is(200);
        path
    }
}

fn menu(code: &str, program: &Value, rice: &Value) -> Value {
    json!({
        "menuName": format!("Menu {code}"), "menuCode": code, "programId": program["id"], "mealType": "LUNCH",
        "servingSize": 100, "preparationTime": 30, "cookingTime": 30, "difficulty": "EASY",
        "ingredients": [{ "inventoryItemId": rice["id"], "quantity": 100, "unit": "g" }],
    })
}

on_each_database! {
    async fn a_plan_goes_from_draft_to_its_end(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let answer = school.gizi.post("/api/v1/plans", school.plan()).await;
        let plan = answer.is(201);
        assert_eq!((&plan["status"], &plan["version"]), (&json!("DRAFT"), &json!(1)));
        assert_eq!((&plan["totals"]["days"], &plan["totals"]["feedingDays"]), (&json!(0), &json!(10)));
        let path = answer.header("location").to_owned();
        assert_eq!(school.gizi.get(&path).await.is(200), plan);
        assert_eq!(school.gizi.get("/api/v1/plans?status=DRAFT&search=pekan").await.is(200)["total"], 1);

        school.gizi.post(&format!("{path}/approve"), json!({})).await.is_problem(403, "forbidden");
        let early = school.head.post(&format!("{path}/approve"), json!({})).await;
        early.is_problem(409, "conflict");
        assert_eq!(early.json()["current"]["status"], "DRAFT");
        assert_eq!(school.gizi.post(&format!("{path}/submit"), json!({})).await.is(200)["status"], "SUBMITTED");
        assert_eq!(
            school.head.post(&format!("{path}/reject"), json!({})).await.is_problem(422, "invalid"),
            errors(&[("reason", "required")])
        );
        let back = school.head.post(&format!("{path}/reject"), json!({ "reason": "Terlalu mahal." })).await.is(200);
        assert_eq!((&back["status"], &back["reason"]), (&json!("DRAFT"), &json!("Terlalu mahal.")));
        let stale = school.gizi.post(&format!("{path}/submit"), json!({ "version": 1 })).await;
        stale.is_problem(409, "conflict");
        school.gizi.post(&format!("{path}/submit"), json!({ "version": 3 })).await.is(200);
        for (step, status) in [("approve", "APPROVED"), ("publish", "PUBLISHED"), ("complete", "COMPLETED")] {
            assert_eq!(school.head.post(&format!("{path}/{step}"), json!({})).await.is(200)["status"], status);
        }
        school.head.post(&format!("{path}/archive"), json!({})).await.is_problem(409, "conflict");
        school.gizi.delete(&path).await.is_problem(409, "conflict");
        let events = school.gizi.get("/api/v1/events?entity=plan").await.is(200);
        assert_eq!(events["items"][0]["type"], "PLAN_STATUS_CHANGED");
        assert_eq!(events["items"][0]["changes"]["status"], json!(["PUBLISHED", "COMPLETED"]));
    }

    async fn a_menu_comes_on_all_of_its_days_or_on_none(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        let days = format!("{path}/assignments");
        let plan = school.gizi.post(&days, school.on(&["2026-07-13", "2026-07-15"])).await.is(201);
        assert_eq!(plan["version"], 2);
        let dates: Vec<_> = plan["assignments"].as_array().expect("a list").iter().map(|day| &day["date"]).collect();
        assert_eq!(dates, ["2026-07-13", "2026-07-15"]);
        assert_eq!(plan["assignments"][0]["portions"], json!({ "SMALL": 100, "LARGE": 200 }));
        assert_eq!(plan["totals"]["gaps"][0], "2026-07-14");

        let taken = school.gizi.post(&days, school.on(&["2026-07-14", "2026-07-15"])).await;
        assert_eq!(taken.is_problem(409, "duplicate"), errors(&[("dates[1]", "taken")]));
        assert_eq!(school.gizi.get(&path).await.is(200), plan, "nothing was half-written");
        let wrong = school.on(&["2026-07-10", "2026-07-18", "2026-07-14", "2026-07-14", "2027-02-30"]);
        assert_eq!(
            school.gizi.post(&days, wrong).await.is_problem(422, "invalid"),
            errors(&[("dates[4]", "type")])
        );
        let wrong = school.on(&["2026-07-10", "2026-07-18", "2026-07-14", "2026-07-14"]);
        assert_eq!(
            school.gizi.post(&days, wrong).await.is_problem(422, "invalid"),
            errors(&[("dates[0]", "outside_plan"), ("dates[1]", "not_a_feeding_day"), ("dates[3]", "repeated")])
        );
        let mut saturday = school.on(&["2026-07-18"]);
        saturday["allowNonFeedingDays"] = json!(true);
        school.gizi.post(&days, saturday).await.is(201);
        let mut again = school.on(&["2026-07-13"]);
        again["replace"] = json!(true);
        again["portions"] = json!({ "LARGE": 5 });
        let replaced = school.gizi.post(&days, again).await.is(201);
        assert_eq!(replaced["assignments"][0]["portions"], json!({ "LARGE": 5 }));
        assert_eq!(replaced["assignments"][0]["id"], plan["assignments"][0]["id"]);
        let events = school.gizi.get("/api/v1/events?entity=assignment").await.is(200);
        assert_eq!((&events["total"], &events["items"][0]["type"]), (&json!(4), &json!("ASSIGNMENT_UPDATED")));
    }

    async fn two_menus_change_places(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        let own = format!("/api/v1/menus/{}", school.menu["id"].as_str().expect("an id"));
        let copy = school.gizi.post(&format!("{own}/duplicate"), json!({ "menuCode": "LAIN" })).await.is(201);
        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13"])).await.is(201);
        let other = json!({ "menuId": copy["id"], "dates": ["2026-07-15"], "mealType": "LUNCH" });
        let plan = school.gizi.post(&format!("{path}/assignments"), other).await.is(201);
        let day = format!("{path}/assignments/{}", plan["assignments"][0]["id"].as_str().expect("an id"));
        assert_eq!(
            school.gizi.patch(&day, json!({ "date": "2026-07-15" })).await.is_problem(409, "duplicate"),
            errors(&[("date", "taken")])
        );
        school.gizi.patch(&day, json!({ "date": "2026-07-15", "swap": true })).await.is(200);
        let swapped = school.gizi.get(&path).await.is(200);
        let menus: Vec<_> = (0..2).map(|at| (&swapped["assignments"][at]["date"], &swapped["assignments"][at]["menuId"])).collect();
        assert_eq!(menus, [(&json!("2026-07-13"), &copy["id"]), (&json!("2026-07-15"), &school.menu["id"])]);
        assert_eq!(swapped["version"], 4, "one change");
    }

    async fn a_plan_promises_no_menu_that_is_gone(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13"])).await.is(201);
        let own = format!("/api/v1/menus/{}", school.menu["id"].as_str().expect("an id"));
        school.head.delete(&own).await.is(204);
        assert_eq!(
            school.gizi.post(&format!("{path}/submit"), json!({})).await.is_problem(422, "invalid"),
            errors(&[("assignments[0].menuId", "not_found")])
        );
        school.head.post(&format!("{own}/restore"), json!({})).await.is(200);
        school.gizi.post(&format!("{path}/submit"), json!({})).await.is(200);
    }

    async fn a_holiday_is_no_day_to_serve_unless_one_says_so(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let holidays = json!({ "version": 1, "holidays": [{ "date": "2026-07-14", "name": "Libur daerah" }] });
        school.head.patch("/api/v1/settings", holidays).await.is(200);
        let path = school.planned().await;
        let days = format!("{path}/assignments");
        assert_eq!(
            school.gizi.post(&days, school.on(&["2026-07-14"])).await.is_problem(422, "invalid"),
            errors(&[("dates[0]", "holiday")])
        );
        assert_eq!(school.gizi.get(&path).await.is(200)["totals"]["feedingDays"], 9);
    }

    async fn only_a_menu_of_the_program_that_is_in_use_can_be_planned(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        let days = format!("{path}/assignments");
        let other = json!({
            "name": "Posyandu", "programCode": "POS", "targetGroups": ["TODDLER"], "startDate": "2026-07-13",
        });
        let other = school.gizi.post("/api/v1/programs", other).await.is(201);
        let copy = json!({ "menuCode": "LAIN", "programId": other["id"] });
        let own = format!("/api/v1/menus/{}", school.menu["id"].as_str().expect("an id"));
        let copy = school.gizi.post(&format!("{own}/duplicate"), copy).await.is(201);
        let with = |id: &Value| json!({ "menuId": id, "dates": ["2026-07-13"], "mealType": "LUNCH" });
        assert_eq!(
            school.gizi.post(&days, with(&copy["id"])).await.is_problem(422, "invalid"),
            errors(&[("menuId", "other_program")])
        );
        school.gizi.post(&format!("{own}/toggle-status"), json!({})).await.is(200);
        assert_eq!(
            school.gizi.post(&days, with(&school.menu["id"])).await.is_problem(422, "invalid"),
            errors(&[("menuId", "inactive")])
        );
        school.head.delete(&own).await.is(204);
        assert_eq!(
            school.gizi.post(&days, with(&school.menu["id"])).await.is_problem(422, "invalid"),
            errors(&[("menuId", "not_found")])
        );
    }

    async fn a_published_plan_changes_only_by_substitution_with_a_reason(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.published(&["2026-07-13"]).await;
        let plan = school.gizi.get(&path).await.is(200);
        let day = format!("{path}/assignments/{}", plan["assignments"][0]["id"].as_str().expect("an id"));
        let own = format!("/api/v1/menus/{}", school.menu["id"].as_str().expect("an id"));
        let copy = school.gizi.post(&format!("{own}/duplicate"), json!({ "menuCode": "GANTI" })).await.is(201);

        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-14"])).await.is_problem(409, "conflict");
        school.gizi.delete(&day).await.is_problem(409, "conflict");
        school.gizi.patch(&path, json!({ "version": 5, "name": "Lain" })).await.is_problem(409, "conflict");
        school.gizi.patch(&day, json!({ "date": "2026-07-14" })).await.is_problem(409, "conflict");
        assert_eq!(
            school.gizi.patch(&day, json!({ "menuId": copy["id"] })).await.is_problem(422, "invalid"),
            errors(&[("reason", "required")])
        );
        let substitution = json!({ "menuId": copy["id"], "reason": "Beras habis." });
        let changed = school.gizi.patch(&day, substitution).await.is(200);
        assert_eq!((&changed["menuId"], &changed["substituteFor"]), (&copy["id"], &school.menu["id"]));
        assert_eq!(changed["reason"], "Beras habis.");
        let history = school.gizi.get("/api/v1/events?entity=assignment").await.is(200);
        assert_eq!(history["items"][0]["changes"]["reason"], json!([null, "Beras habis."]));
    }

    async fn what_a_plan_promises_is_neither_deleted_nor_left_in_the_dark(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        // A plan whose days are still to come, whatever day it is.
        let today = bench.app.now().day_in("Asia/Jakarta");
        let days: Vec<String> = (0..14).map(|days| today.plus_days(days).to_string()).collect();
        let plan = json!({
            "name": "Dua pekan ini", "programId": school.program["id"], "startDate": days[0], "endDate": days[13],
        });
        let path = school.gizi.post("/api/v1/plans", plan).await.header("location").to_owned();
        let mut whole = school.on(&[&days[7]]);
        whole["allowNonFeedingDays"] = json!(true);
        school.gizi.post(&format!("{path}/assignments"), whole).await.is(201);
        let own = format!("/api/v1/menus/{}", school.menu["id"].as_str().expect("an id"));
        let shown = school.gizi.get(&own).await.is(200);
        assert_eq!(shown["menuPlans"][0]["dates"], json!([days[7]]));
        assert_eq!(shown["menuPlans"][0]["status"], "DRAFT");
        for step in ["submit", "approve", "publish"] {
            school.head.post(&format!("{path}/{step}"), json!({})).await.is(200);
        }
        assert_eq!(school.gizi.get(&own).await.is(200)["menuPlans"][0]["status"], "PUBLISHED", "not an older answer");
        let kept = school.head.delete(&own).await;
        kept.is_problem(409, "in_use");
        assert_eq!(kept.json()["dependents"][0]["name"], "Dua pekan ini");
        let program = format!("/api/v1/programs/{}", school.program["id"].as_str().expect("an id"));
        let kept = school.gizi.delete(&program).await;
        kept.is_problem(409, "in_use");
        let kinds: Vec<_> = kept.json()["dependents"].as_array().expect("a list").iter().map(|one| one["entity"].clone()).collect();
        assert_eq!(kinds, ["menu", "plan"]);
    }

    async fn what_a_day_costs_is_what_its_batch_costs(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        let mut day = school.on(&["2026-07-13"]);
        day["portions"] = json!({ "LARGE": 300 });
        let plan = school.gizi.post(&format!("{path}/assignments"), day).await.is(201);
        let cost = format!("/api/v1/menus/{}/cost?servings=300", school.menu["id"].as_str().expect("an id"));
        let cost = school.gizi.get(&cost).await.is(200);
        assert_eq!(plan["assignments"][0]["cost"], cost["totalCost"]);
        assert_eq!(plan["assignments"][0]["costPerServing"], cost["costPerServing"]);
        // 300 × 1,500 × 1.15 + 25,000 for the hour.
        assert_eq!(plan["totals"]["cost"], 542_500);
        assert_eq!((&plan["totals"]["portions"], &plan["totals"]["costComplete"]), (&json!(300), &json!(true)));
        let mut mixed = school.on(&["2026-07-14"]);
        mixed["portions"] = json!({ "SMALL": 100, "LARGE": 200 });
        let plan = school.gizi.post(&format!("{path}/assignments"), mixed).await.is(201);
        // (100 × 1,050 + 200 × 1,500) × 1.15 + 25,000.
        assert_eq!(plan["assignments"][1]["cost"], 490_750);
    }

    async fn every_wrong_field_of_a_plan_is_named_at_once(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let wrong = json!({ "name": "ab", "programId": school.menu["id"], "startDate": "besok", "endDate": "2026-07-13" });
        assert_eq!(
            school.gizi.post("/api/v1/plans", wrong).await.is_problem(422, "invalid"),
            errors(&[("name", "too_short"), ("programId", "not_found"), ("startDate", "type")])
        );
        let mut long = school.plan();
        long["endDate"] = json!("2027-07-14");
        assert_eq!(
            school.gizi.post("/api/v1/plans", long).await.is_problem(422, "invalid"),
            errors(&[("endDate", "range")])
        );
        let path = school.planned().await;
        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13"])).await.is(201);
        assert_eq!(
            school.gizi.patch(&path, json!({ "version": 2, "startDate": "2026-07-14" })).await.is_problem(422, "invalid"),
            errors(&[("startDate", "in_use")])
        );
        assert_eq!(
            school.gizi.patch(&path, json!({ "name": "Lain" })).await.is_problem(422, "invalid"),
            errors(&[("version", "required")])
        );
        let foreign = bench.signs_in_at(1, Role::SppgHead).await;
        foreign.get(&path).await.is_problem(404, "not_found");
        foreign.post(&format!("{path}/submit"), json!({})).await.is_problem(404, "not_found");
    }
}
