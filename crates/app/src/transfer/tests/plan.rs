//! A plan that is taken along.

use domain::Role;
use serde_json::json;
use store::on_each_database;

use crate::matrix::World;
use crate::testing::{Bench, errors};

on_each_database! {
    async fn a_plan_goes_to_a_kitchen_that_has_its_menus(db: TestDb) {
        let bench = Bench::new(db).await;
        let (here, there) = (World::of(&bench, 0).await, World::of(&bench, 1).await);
        let head = bench.signs_in_at(0, Role::SppgHead).await;
        let file = head.get(&here.path("/api/v1/plans/{id}/export")).await.is(200);
        assert_eq!(file["programCode"], "SEKOLAH");
        assert_eq!(file["assignments"][0]["menuCode"], "NTB-01");
        let other = bench.signs_in_at(1, Role::Nutritionist).await;
        let answer = other.post("/api/v1/plans/import", file.clone()).await;
        let plan = answer.is(201);
        assert_eq!((&plan["status"], &plan["assignments"][0]["menuId"]), (&json!("DRAFT"), &json!(there.menu_id())));
        let path = format!("{}/export", answer.header("location"));
        assert_eq!(bench.signs_in_at(1, Role::SppgHead).await.get(&path).await.is(200), file);
    }

    async fn what_a_plan_needs_and_is_not_there_is_named(db: TestDb) {
        let bench = Bench::new(db).await;
        World::of(&bench, 0).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let day = |date: &str, code: &str| json!({ "date": date, "mealType": "LUNCH", "menuCode": code });
        let plan = |code: &str, days: &[serde_json::Value]| {
            json!({
                "name": "Juli", "programCode": code, "startDate": "2026-07-13", "endDate": "2026-07-24", "assignments": days,
            })
        };
        let wrong = plan("POSYANDU", &[day("2026-07-13", "NTB-01"), day("besok", "NTB-01")]);
        assert_eq!(
            gizi.post("/api/v1/plans/import", wrong).await.is_problem(422, "invalid"),
            errors(&[
                ("programCode", "not_found"), ("assignments[0].menuCode", "not_found"), ("assignments[1].date", "type"),
                ("assignments[1].menuCode", "not_found"),
            ])
        );
        let wrong = plan("SEKOLAH", &[day("2026-07-12", "NTB-01"), day("2026-07-13", "NTB-01"), day("2026-07-13", "NTB-01")]);
        assert_eq!(
            gizi.post("/api/v1/plans/import", wrong).await.is_problem(422, "invalid"),
            errors(&[("assignments[0].date", "outside_plan"), ("assignments[2].date", "repeated")])
        );
        assert_eq!(gizi.get("/api/v1/plans").await.is(200)["total"], 1, "nothing half-written");
    }
}
