//! Figures follow prices, settings and programs at once, and no version rises for it.

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use super::{Pantry, at};
use crate::testing::{Bench, Client};

async fn accounts_for(client: &Client, ingredient: &str, price: i64) {
    client.patch(&format!("/api/v1/ingredients/{ingredient}"), json!({ "version": 1, "price": price })).await.is(200);
}

on_each_database! {
    async fn a_new_price_is_in_every_menu_when_it_is_acknowledged(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let accountant = bench.signs_in(Role::Accountant).await;
        let path = format!("/api/v1/ingredients/{}", pantry.rice);
        accountant.patch(&path, json!({ "version": 1, "price": 20000 })).await.is(200);
        let after = pantry.gizi.get(&at(&menu, "")).await.is(200);
        assert_eq!((&after["version"], &after["updatedAt"]), (&json!(1), &menu["updatedAt"]));
        // 80 g at 20,000 a kilogram is 400 more, and 15 % overhead on it.
        assert_eq!(after["costPerServing"], 3973);
        let events = pantry.gizi.get("/api/v1/events?entity=ingredient").await.is(200);
        assert_eq!(events["items"][0]["data"]["menus"], json!([menu["id"]]));
    }

    async fn settings_change_every_menu(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let settings = head.get("/api/v1/settings").await.within(2).is(200);
        assert_eq!(settings["mealShares"]["LUNCH"], json!([30, 35]));
        let changed = head.patch("/api/v1/settings", json!({ "version": 1, "overheadPercent": 0, "workers": 2 })).await;
        assert_eq!(changed.is(200)["version"], 2);
        let after = pantry.gizi.get(&at(&menu, "")).await.is(200);
        assert_eq!((&after["overheadCost"], &after["laborCost"], &after["version"]), (&json!(0), &json!(50000), &json!(1)));
        head.patch("/api/v1/settings", json!({ "version": 1, "workers": 3 })).await.is_problem(409, "conflict");
        let accountant = bench.signs_in(Role::Accountant).await;
        accountant.patch("/api/v1/settings", json!({ "version": 2, "workers": 1 })).await.is(200);
        accountant.patch("/api/v1/settings", json!({ "version": 3, "retention": true })).await.is_problem(403, "forbidden");
        pantry.gizi.patch("/api/v1/settings", json!({ "version": 3, "workers": 9 })).await.is_problem(403, "forbidden");
    }

    async fn a_programs_groups_judge_its_menus(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let path = format!("/api/v1/programs/{}", pantry.program);
        let patch = json!({ "version": 1, "targetGroups": ["TODDLER"], "targets": { "calories": 1000 } });
        pantry.gizi.patch(&path, patch).await.is(200);
        let after = pantry.gizi.get(&at(&menu, "")).await.is(200);
        assert_eq!(after["judgement"]["groups"][0]["targetGroup"], "TODDLER");
        assert_eq!(after["version"], 1);
        let balance = pantry.gizi.get(&at(&menu, "/balance")).await.is(200);
        assert_eq!(balance["groups"][0]["nutrients"][0]["lo"], 300);
    }

    async fn a_size_that_a_line_counts_on_cannot_go(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let mut menu = pantry.rice_and_egg();
        menu["ingredients"][0]["sizeQuantities"] = json!({ "SMALL": 50 });
        pantry.creates(menu).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let mut sizes = head.get("/api/v1/settings").await.is(200)["sizes"].clone();
        sizes.as_array_mut().expect("sizes").retain(|size| size["code"] == "LARGE");
        head.patch("/api/v1/settings", json!({ "version": 1, "sizes": sizes })).await.is_problem(422, "invalid");
        sizes[0]["factor"] = json!(0.9);
        head.patch("/api/v1/settings", json!({ "version": 1, "sizes": sizes })).await.is_problem(422, "invalid");
    }

    async fn an_ingredient_in_a_menu_stays(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let refused = pantry.gizi.delete(&format!("/api/v1/ingredients/{}", pantry.rice)).await;
        refused.is_problem(409, "in_use");
        assert_eq!(refused.json()["dependents"][0]["id"], menu["id"]);
        pantry.gizi.delete(&format!("/api/v1/ingredients/{}", pantry.spinach)).await.is(204);
    }

    async fn what_has_no_price_makes_the_cost_a_part_and_is_named(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let unpriced = json!({ "itemName": "Kencur", "category": "BUMBU_REMPAH", "unit": "kg" });
        let kencur = crate::menus::tests::created(&pantry.gizi, "/api/v1/ingredients", unpriced).await;
        let mut menu = pantry.rice_and_egg();
        menu["ingredients"].as_array_mut().expect("lines").push(json!({ "inventoryItemId": kencur, "quantity": 2, "unit": "g" }));
        let menu = pantry.creates(menu).await;
        assert_eq!((&menu["costComplete"], &menu["costPerServing"]), (&json!(false), &json!(3513)));
        let cost = pantry.gizi.get(&at(&menu, "/cost")).await.is(200);
        assert_eq!((&cost["complete"], &cost["missing"]), (&json!(false), &json!(["Kencur"])));
        assert_eq!(cost["lines"][2]["cost"], Value::Null);
        // Rp 3,513 is less than what it costs: it may be dearer than anybody wants to pay.
        assert_eq!(pantry.gizi.get("/api/v1/menus?maxCostPerServing=5000").await.is(200)["total"], 0);
        accounts_for(&pantry.gizi, &kencur, 20000).await;
        assert_eq!(pantry.gizi.get("/api/v1/menus?maxCostPerServing=5000").await.is(200)["total"], 1);
    }
}
