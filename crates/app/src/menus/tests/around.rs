//! What is easily forgotten around a menu: copies with long names, restored menus whose things are gone, histories that
//! leave nothing out.

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use super::{Pantry, at};
use crate::testing::{Bench, errors};

on_each_database! {
    async fn a_copy_of_the_longest_name_can_still_be_changed(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let mut menu = pantry.rice_and_egg();
        menu["menuName"] = json!("é".repeat(100));
        let menu = pantry.creates(menu).await;
        let copy = pantry.gizi.post(&at(&menu, "/duplicate"), json!({ "menuCode": "SALIN" })).await.is(201);
        assert_eq!(copy["menuName"].as_str().map(|name| name.chars().count()), Some(100));
        assert!(copy["menuName"].as_str().is_some_and(|name| name.ends_with("(salinan)")), "{}", copy["menuName"]);
        pantry.gizi.patch(&at(&copy, ""), json!({ "version": copy["version"], "difficulty": "HARD" })).await.is(200);
    }

    async fn a_menu_is_not_restored_on_an_ingredient_that_is_gone(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        pantry.gizi.delete(&at(&menu, "")).await.is(204);
        pantry.gizi.delete(&format!("/api/v1/ingredients/{}", pantry.egg)).await.is(204);
        pantry.gizi.post(&at(&menu, "/restore"), json!({})).await.is_problem(409, "conflict");
        pantry.gizi.get(&at(&menu, "")).await.is_problem(404, "not_found");
    }

    async fn the_history_tells_each_change_of_a_line_and_a_step(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let line = at(&menu, &format!("/ingredients/{}", menu["ingredients"][0]["id"].as_str().expect("an id")));
        let step = at(&menu, &format!("/recipes/{}", menu["recipes"][0]["id"].as_str().expect("an id")));
        pantry.gizi.patch(&line, json!({ "cookingMethod": "BOIL" })).await.is(200);
        pantry.gizi.patch(&step, json!({ "temperature": 80 })).await.is(200);
        assert_eq!(pantry.gizi.get(&line).await.is(200)["cookingMethod"], "BOIL");
        assert_eq!(pantry.gizi.get(&step).await.is(200)["temperature"], 80);
        let events = pantry.gizi.get(&format!("/api/v1/events?id={}", menu["id"].as_str().expect("an id"))).await.is(200);
        let changes = |at: usize, what: &str| events["items"][at]["changes"][what].clone();
        assert_eq!(changes(0, "recipes")[0][0]["temperature"], Value::Null);
        assert_eq!(changes(0, "recipes")[1][0]["temperature"], 80);
        assert_eq!(changes(1, "ingredients")[1][0]["cookingMethod"], "BOIL");
        assert_eq!(changes(2, "ingredients")[1].as_array().map(Vec::len), Some(2), "what it was created with");
    }

    async fn a_line_says_its_reference_quantity_once(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let mut menu = pantry.rice_and_egg();
        menu["ingredients"][0]["sizeQuantities"] = json!({ "LARGE": 40 });
        let refused = pantry.gizi.post("/api/v1/menus", menu.clone()).await;
        assert_eq!(
            refused.is_problem(422, "invalid"),
            errors(&[("ingredients[0].sizeQuantities.LARGE", "not_together")])
        );
        menu["ingredients"][0]["sizeQuantities"] = json!({ "SMALL": 40 });
        pantry.creates(menu).await;
    }

    async fn a_declared_menu_takes_lines_in_one_change(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let mut menu = pantry.menu();
        menu["calories"] = json!(500);
        let menu = pantry.creates(menu).await;
        assert_eq!(menu["nutritionSource"], "DECLARED");
        let lines = json!([{ "inventoryItemId": pantry.rice, "quantity": 80, "unit": "g" }]);
        let changed = pantry.gizi.patch(&at(&menu, ""), json!({ "version": 1, "ingredients": lines })).await.is(200);
        assert_eq!((&changed["nutritionSource"], &changed["calories"]), (&json!("COMPUTED"), &json!(285.6)));
    }

    async fn who_sends_the_same_key_at_once_gets_the_same_answer(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let asks = pantry.gizi.with("idempotency-key", "serentak");
        let menu = pantry.rice_and_egg();
        let sending: Vec<_> = (0..8)
            .map(|_| (asks.clone(), menu.clone()))
            .map(|(asks, menu)| tokio::spawn(async move { asks.post("/api/v1/menus", menu).await }))
            .collect();
        let mut ids = Vec::new();
        for answer in sending {
            ids.push(answer.await.expect("an answer").is(201)["id"].clone());
        }
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        assert_eq!(pantry.gizi.get("/api/v1/menus").await.is(200)["total"], 1);
    }

    async fn settings_that_are_not_sent_stay(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let path = "/api/v1/settings";
        let first = head.patch(path, json!({ "version": 1, "mealShares": { "BREAKFAST": [15, 20] } })).await.is(200);
        let lunch = json!({ "version": first["version"], "mealShares": { "LUNCH": [30, 40] } });
        let next = head.patch(path, lunch).await.is(200);
        assert_eq!((&next["mealShares"]["BREAKFAST"], &next["mealShares"]["LUNCH"]), (&json!([15, 20]), &json!([30, 40])));
        let accountant = bench.signs_in(Role::Accountant).await;
        accountant.patch(path, json!({ "timezone": "Asia/Makassar" })).await.is_problem(403, "forbidden");
        accountant.patch(path, json!({ "workers": -1 })).await.is_problem(422, "invalid");
    }
}
