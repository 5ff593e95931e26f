//! What a menu without ingredient lines says of its costs, and what it says nothing of.

use serde_json::{Value, json};
use store::on_each_database;

use super::{Pantry, at};
use crate::testing::{Bench, errors};

const COSTS: [&str; 6] =
    ["ingredientCost", "laborCost", "overheadCost", "packagingCost", "totalCost", "costPerServing"];

fn costs(menu: &Value) -> Value {
    COSTS.iter().map(|name| menu[*name].clone()).collect()
}

/// A menu that declares these.
fn with(pantry: &Pantry, more: &Value) -> Value {
    let mut menu = pantry.menu();
    menu.as_object_mut().expect("a menu").extend(more.as_object().expect("fields").clone());
    menu
}

on_each_database! {
    async fn a_menu_of_which_nothing_is_known_costs_no_zero(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.menu()).await;
        assert_eq!(costs(&menu), json!([null, 25000, null, 0, null, null]));
        assert_eq!(menu["costComplete"], false);
        let size = json!({ "size": "SMALL", "rawFoodCost": null, "ceiling": 8000, "status": null });
        assert_eq!(menu["judgement"]["sizes"][0], size);
        let cost = pantry.gizi.get(&at(&menu, "/cost")).await.is(200);
        assert_eq!((&cost["sizes"][0], &cost["totalCost"], &cost["complete"]), (&size, &Value::Null, &json!(false)));
        let listed = pantry.gizi.get("/api/v1/menus").await.is(200)["items"][0].clone();
        assert_eq!((&listed["judgement"]["sizes"][0], &listed["costPerServing"]), (&size, &Value::Null));
        let own = format!("/menu/{}", menu["id"].as_str().expect("an id"));
        for page in [own.as_str(), "/menu?view=detailed", "/menu"] {
            let page = pantry.gizi.get(page).await;
            assert!(page.status == 200 && page.text.contains("Tidak ada data"), "{}", page.text);
            assert!(!page.text.contains("Di bawah batas") && !page.text.contains("Rp\u{a0}0<"), "{}", page.text);
        }
        let proposal = pantry.gizi.post(&at(&menu, "/optimize-portions"), json!({})).await.is(200);
        assert_eq!(proposal["costs"][0], json!({ "size": "SMALL", "before": null, "after": null }));
    }

    async fn a_total_follows_from_the_parts(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        // What is not said follows the kitchen's settings: an hour of labour, 15 % overhead, no packaging.
        let menu = pantry.creates(with(&pantry, &json!({ "ingredientCost": 6_000_000 }))).await;
        assert_eq!(costs(&menu), json!([6_000_000, 25_000, 900_000, 0, 6_925_000, 6_925]));
        assert_eq!(menu["costComplete"], true);
        assert_eq!(menu["judgement"]["sizes"][1]["rawFoodCost"], 6000);
        let all = json!({ "version": 1, "laborCost": 500_000, "overheadCost": 100_000, "packagingCost": 50_000 });
        let changed = pantry.gizi.patch(&at(&menu, ""), all).await.is(200);
        assert_eq!(costs(&changed), json!([6_000_000, 500_000, 100_000, 50_000, 6_650_000, 6_650]));
        // The same total is no contradiction, and a later change of a part is none either.
        let told = json!({ "version": 2, "totalCost": 6_650_000, "costPerServing": 6_650 });
        pantry.gizi.patch(&at(&menu, ""), told).await.is(200);
        let dearer = pantry.gizi.patch(&at(&menu, ""), json!({ "version": 3, "laborCost": 500_500 })).await.is(200);
        // 6,650.5 rupiah a serving, rounded half up.
        assert_eq!((&dearer["totalCost"], &dearer["costPerServing"]), (&json!(6_650_500), &json!(6_651)));
    }

    async fn a_whole_does_not_tell_its_parts(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(with(&pantry, &json!({ "costPerServing": 9000 }))).await;
        assert_eq!(costs(&menu), json!([null, null, null, null, 9_000_000, 9000]));
        assert_eq!((&menu["costComplete"], &menu["judgement"]["sizes"][0]["status"]), (&json!(true), &Value::Null));
        let few = pantry.gizi.patch(&at(&menu, ""), json!({ "version": 1, "batchServings": 200 })).await.is(200);
        assert_eq!((&few["totalCost"], &few["costPerServing"]), (&json!(1_800_000), &json!(9000)));
        let total = json!({ "version": 2, "costPerServing": null, "totalCost": 1_900_100, "ingredientCost": 1_500_000 });
        let total = pantry.gizi.patch(&at(&menu, ""), total).await.is(200);
        assert_eq!(costs(&total), json!([1_500_000, null, null, null, 1_900_100, 9_501]));
    }

    async fn costs_that_contradict_each_other_are_named(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let parts = json!({ "ingredientCost": 5_000_000, "laborCost": 400_000, "overheadCost": 90_000, "packagingCost": 10_000 });
        let told = |more: Value| {
            let mut told = with(&pantry, &parts);
            told.as_object_mut().expect("a menu").extend(more.as_object().expect("fields").clone());
            told
        };
        for (menu, field) in [
            (told(json!({ "totalCost": 5_500_001 })), "totalCost"),
            (told(json!({ "totalCost": 5_500_000, "costPerServing": 5_501 })), "costPerServing"),
            (told(json!({ "costPerServing": 5_499 })), "costPerServing"),
            (with(&pantry, &json!({ "ingredientCost": 100, "totalCost": 99 })), "totalCost"),
            (with(&pantry, &json!({ "ingredientCost": 6_000_000, "costPerServing": 5_999 })), "costPerServing"),
            (with(&pantry, &json!({ "totalCost": 9_000_000, "costPerServing": 8_999 })), "costPerServing"),
            (with(&pantry, &json!({ "batchServings": 10, "totalCost": 9_000_000, "costPerServing": 9_000 })), "costPerServing"),
        ] {
            let expected = errors(&[(field, "contradiction")]);
            assert_eq!(pantry.gizi.post("/api/v1/menus", menu.clone()).await.is_problem(422, "invalid"), expected, "{menu}");
            assert_eq!(pantry.gizi.post("/api/v1/menus/preview", menu).await.is_problem(422, "invalid"), expected);
        }
        let answer = pantry.gizi.in_english().post("/api/v1/menus", told(json!({ "totalCost": 1 }))).await.is(422);
        assert_eq!(answer["errors"][0]["message"], "This contradicts the other figures; it should be 5500000.");
        let right = told(json!({ "totalCost": 5_500_000, "costPerServing": 5_500 }));
        assert_eq!(costs(&pantry.creates(right).await), json!([5_000_000, 400_000, 90_000, 10_000, 5_500_000, 5_500]));
    }

    async fn money_beyond_all_measure_is_no_figure(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let gold = |name: &str| json!({ "itemName": name, "category": "LAINNYA", "unit": "g", "price": 10_000_000_000_i64 });
        let first = super::created(&pantry.gizi, "/api/v1/ingredients", gold("Emas")).await;
        let second = super::created(&pantry.gizi, "/api/v1/ingredients", gold("Emas putih")).await;
        let line = |item: &str| json!({ "inventoryItemId": item, "quantity": 10_000, "unit": "g" });
        let dear = with(&pantry, &json!({ "batchServings": 100_000, "ingredients": [line(&first), line(&second)] }));
        let menu = pantry.creates(dear).await;
        // 20 kg at Rp 10,000,000,000 a gram is 2 × 10¹⁴ a serving, and beyond 64 bits for 100,000.
        assert_eq!(menu["judgement"]["sizes"][1]["rawFoodCost"], 200_000_000_000_000_i64);
        assert_eq!((&menu["judgement"]["sizes"][1]["status"], &menu["costComplete"]), (&json!("OVER"), &json!(true)));
        assert_eq!((&menu["ingredientCost"], &menu["totalCost"]), (&Value::Null, &Value::Null));
        // With 15 % of overhead; labour is nothing beside it.
        assert_eq!(menu["costPerServing"], 230_000_000_000_000_i64);
        let one = pantry.gizi.get(&at(&menu, "/cost?servings=1")).await.is(200);
        assert_eq!(one["ingredientCost"], 200_000_000_000_000_i64);
        pantry.gizi.get(&at(&menu, "/balance")).await.is(200);
        pantry.gizi.post(&at(&menu, "/optimize-portions"), json!({})).await.is(200);
        let page = pantry.gizi.get(&format!("/menu/{}", menu["id"].as_str().expect("an id"))).await;
        assert_eq!(page.status, 200);
    }
}
