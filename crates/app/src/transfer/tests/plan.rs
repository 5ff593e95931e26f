//! A plan that is taken along.

use domain::{Day, Role};
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

    async fn a_long_plan_comes_in_as_one_change(db: TestDb) {
        let bench = Bench::new(db).await;
        let here = World::of(&bench, 0).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let usual = json!({ "version": 1, "portions": { "LARGE": 1000, "SMALL": 800 } });
        gizi.patch(&here.path("/api/v1/programs/{id}"), usual).await.is(200);
        let first: Day = "2026-07-13".parse().expect("a day");
        let meals = ["BREAKFAST", "LUNCH", "DINNER", "SNACK"];
        let days: Vec<_> = (0..366).flat_map(|at| meals.map(|meal| json!({
            "date": first.plus_days(at), "mealType": meal, "menuCode": "NTB-01", "notes": "🍚".repeat(200 + usize::try_from(at % 7).expect("few")),
        }))).collect();
        let file = json!({
            "name": "Setahun", "programCode": "SEKOLAH", "startDate": first, "endDate": first.plus_days(365), "assignments": days,
        });
        assert!(file.to_string().len() > 1024 * 1024, "more than other bodies may hold");
        let answer = gizi.post("/api/v1/plans/import", file).await;
        let plan = answer.is(201);
        assert_eq!((&plan["version"], plan["assignments"].as_array().map(Vec::len)), (&json!(2), Some(1464)));
        assert_eq!(plan["assignments"][0]["portions"], json!({ "LARGE": 1000, "SMALL": 800 }), "those of the program");
        // One statement for each day and one for its event, and little beside.
        assert!(answer.statements < 2 * 1464 + 40, "{} statements", answer.statements);
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
        let wrong = plan("SEKOLAH", &[day("2026-07-13", "NTB-01"), day("2026-07-13", "NTB-01"), day("2028-01-01", "LAIN")]);
        assert_eq!(
            gizi.post("/api/v1/plans/import", wrong).await.is_problem(422, "invalid"),
            errors(&[
                ("assignments[1].date", "repeated"), ("assignments[2].date", "outside_plan"),
                ("assignments[2].menuCode", "not_found"),
            ])
        );
        assert_eq!(gizi.get("/api/v1/plans").await.is(200)["total"], 1, "nothing half-written");
    }
}
