//! Wrong input, at both sides of each edge, is named by field; nothing is half-written.

use serde_json::{Value, json};
use store::on_each_database;

use super::{Pantry, at};
use crate::testing::{Bench, errors};

/// A field, values that just fit, and values that just do not, with their fault.
type Edge = (&'static str, Vec<Value>, Vec<(Value, &'static str)>);

/// The edges of each field.
fn edges() -> Vec<Edge> {
    let text = |length: usize| json!("x".repeat(length));
    vec![
        (
            "menuName",
            vec![text(3), text(100)],
            vec![
                (text(2), "too_short"),
                (text(101), "too_long"),
                (json!(7), "type"),
                (json!("  "), "required"),
                (json!("a\0bc"), "nul"),
            ],
        ),
        (
            "menuCode",
            vec![json!("AB"), json!("A".repeat(20))],
            vec![
                (json!("A"), "too_short"),
                (json!("A".repeat(21)), "too_long"),
                (json!("ab"), "format"),
                (json!("A_B"), "format"),
            ],
        ),
        ("mealType", vec![json!("BREAKFAST"), json!("SNACK")], vec![(json!("lunch"), "enum"), (json!(1), "type")]),
        (
            "servingSize",
            vec![json!(1), json!(1000), json!(250.5)],
            vec![
                (json!(0.999), "range"),
                (json!(1000.001), "range"),
                (json!("300"), "type"),
                (json!(1.0005), "decimals"),
            ],
        ),
        (
            "preparationTime",
            vec![json!(0), json!(480)],
            vec![(json!(-1), "range"), (json!(481), "range"), (json!(1.5), "type")],
        ),
        ("cookingTime", vec![json!(0), json!(480)], vec![(json!(-1), "range"), (json!(481), "range")]),
        ("difficulty", vec![json!("EASY"), json!("HARD")], vec![(json!("Easy"), "enum")]),
        ("description", vec![text(500), Value::Null], vec![(text(501), "too_long")]),
        ("instructions", vec![text(2000)], vec![(text(2001), "too_long")]),
        ("calories", vec![json!(0), json!(5000)], vec![(json!(-0.1), "range"), (json!(5000.1), "range")]),
        ("protein", vec![json!(200)], vec![(json!(200.1), "range")]),
        ("carbohydrates", vec![json!(1000)], vec![(json!(1000.1), "range")]),
        ("fat", vec![json!(500)], vec![(json!(500.1), "range")]),
        ("fiber", vec![json!(200)], vec![(json!(200.1), "range")]),
        ("sodium", vec![json!(10000)], vec![(json!(10000.1), "range")]),
        ("calcium", vec![json!(5000)], vec![(json!(5000.1), "range")]),
        ("iron", vec![json!(100)], vec![(json!(100.1), "range")]),
        ("vitaminA", vec![json!(5000)], vec![(json!(5000.1), "range")]),
        ("vitaminC", vec![json!(2000)], vec![(json!(2000.1), "range")]),
        ("ingredientCost", vec![json!(0)], vec![(json!(-1), "range"), (json!(1.5), "type")]),
        ("isActive", vec![json!(false)], vec![(json!("ya"), "type")]),
        (
            "programId",
            vec![],
            vec![
                (json!("x"), "type"),
                (json!("0199a000-0000-7000-8000-000000000000"), "not_found"),
                (Value::Null, "required"),
            ],
        ),
    ]
}

on_each_database! {
    async fn every_limit_holds_at_both_sides_of_its_edge(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.menu()).await;
        let (path, mut version) = (at(&menu, ""), 1);
        for (field, right, wrong) in edges() {
            for (value, fault) in wrong {
                let answer = pantry.gizi.patch(&path, json!({ "version": version, field: value })).await;
                assert_eq!(answer.is_problem(422, "invalid"), errors(&[(field, fault)]), "{field} = {value}");
            }
            for value in right {
                pantry.gizi.patch(&path, json!({ "version": version, field: value })).await.is(200);
                version += 1;
            }
        }
    }

    async fn every_missing_field_is_named_at_once(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let named = pantry.gizi.post("/api/v1/menus", json!({ "sppgId": "x" })).await.is_problem(422, "invalid");
        let required = ["menuName", "menuCode", "programId", "mealType", "servingSize", "preparationTime", "cookingTime", "difficulty"];
        let expected: Vec<_> = required.iter().map(|field| (*field, "required")).chain([("sppgId", "unknown_field")]).collect();
        assert_eq!(named, errors(&expected));
    }

    async fn lines_are_checked_one_by_one_with_their_place(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let (rice, egg) = (&pantry.rice, &pantry.egg);
        for (line, field, fault) in [
            (json!({ "inventoryItemId": rice, "quantity": 0, "unit": "g" }), "quantity", "range"),
            (json!({ "inventoryItemId": rice, "quantity": -1, "unit": "g" }), "quantity", "range"),
            (json!({ "inventoryItemId": rice, "quantity": 10000.001, "unit": "g" }), "quantity", "range"),
            (json!({ "inventoryItemId": rice, "quantity": 10.001, "unit": "kg" }), "quantity", "range"),
            (json!({ "inventoryItemId": rice, "quantity": 0.0001, "unit": "g" }), "quantity", "decimals"),
            (json!({ "inventoryItemId": rice, "quantity": "1", "unit": "g" }), "quantity", "type"),
            (json!({ "inventoryItemId": rice, "quantity": 1, "unit": "papan" }), "unit", "no_conversion"),
            (json!({ "inventoryItemId": rice, "quantity": 1, "unit": "ml" }), "unit", "no_conversion"),
            (json!({ "inventoryItemId": rice, "quantity": 1 }), "unit", "required"),
            (json!({ "inventoryItemId": "0199a000-0000-7000-8000-000000000000", "quantity": 1, "unit": "g" }), "inventoryItemId", "not_found"),
            (json!({ "quantity": 1, "unit": "g" }), "inventoryItemId", "required"),
            (json!({ "inventoryItemId": rice, "quantity": 1, "unit": "g", "basis": "NET" }), "basis", "enum"),
            (json!({ "inventoryItemId": rice, "quantity": 1, "unit": "g", "cookingMethod": "MICROWAVE" }), "cookingMethod", "enum"),
            (json!({ "inventoryItemId": rice, "quantity": 1, "unit": "g", "sizeQuantities": { "TINY": 1 } }), "sizeQuantities.TINY", "unknown_field"),
            (json!({ "inventoryItemId": rice, "quantity": 1, "unit": "g", "sizeQuantities": { "SMALL": -1 } }), "sizeQuantities.SMALL", "range"),
            (json!({ "inventoryItemId": rice, "quantity": 1, "unit": "g", "price": 1 }), "price", "unknown_field"),
        ] {
            let mut menu = pantry.menu();
            menu["ingredients"] = json!([{ "inventoryItemId": egg, "quantity": 1, "unit": "butir" }, line]);
            let answer = pantry.gizi.post("/api/v1/menus", menu).await;
            assert_eq!(answer.is_problem(422, "invalid"), errors(&[(&format!("ingredients[1].{field}"), fault)]), "{line}");
        }
        let mut twice = pantry.menu();
        let line = json!({ "inventoryItemId": rice, "quantity": 10000, "unit": "g" });
        twice["ingredients"] = json!([line, line]);
        assert_eq!(
            pantry.gizi.post("/api/v1/menus", twice.clone()).await.is_problem(409, "duplicate"),
            errors(&[("ingredients[1].inventoryItemId", "repeated")])
        );
        assert_eq!(pantry.gizi.get("/api/v1/menus").await.is(200)["total"], 0, "nothing half-written");
        twice["ingredients"] = json!([line]);
        pantry.creates(twice).await;
    }

    async fn steps_are_checked(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.menu()).await;
        let path = at(&menu, "/recipes");
        let long = |length: usize| json!({ "instruction": "x".repeat(length) });
        pantry.gizi.post(&path, long(10)).await.is(201);
        pantry.gizi.post(&path, long(1000)).await.is(201);
        for (step, expected) in [
            (long(9), ("instruction", "too_short")),
            (long(1001), ("instruction", "too_long")),
            (json!({}), ("instruction", "required")),
            (json!({ "instruction": "Rebus sebentar saja.", "duration": 1441 }), ("duration", "range")),
            (json!({ "instruction": "Rebus sebentar saja.", "duration": -1 }), ("duration", "range")),
            (json!({ "instruction": "Rebus sebentar saja.", "temperature": 300.1 }), ("temperature", "range")),
            (json!({ "instruction": "Rebus sebentar saja.", "temperature": -20.1 }), ("temperature", "range")),
            (json!({ "instruction": "Rebus sebentar saja.", "stepNumber": 1 }), ("stepNumber", "unknown_field")),
        ] {
            assert_eq!(pantry.gizi.post(&path, step).await.is_problem(422, "invalid"), errors(&[expected]));
        }
        pantry.gizi.post(&path, json!({ "instruction": "Rebus sebentar saja.", "temperature": 300, "duration": 0 })).await.is(201);
    }

    async fn problems_speak_the_callers_language(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let indonesian = pantry.gizi.post("/api/v1/menus", json!({})).await.is(422);
        let english = pantry.gizi.in_english().post("/api/v1/menus", json!({})).await.is(422);
        assert_eq!(indonesian["errors"][0]["message"], "Wajib diisi.");
        assert_eq!(english["errors"][0]["message"], "This is required.");
    }
}
