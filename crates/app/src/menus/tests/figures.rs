//! What a menu gives, costs, and whether it is balanced.

use serde_json::{Value, json};
use store::on_each_database;

use super::{Pantry, at};
use crate::testing::{Bench, errors};

fn nutrient<'a>(nutrition: &'a Value, name: &str) -> &'a Value {
    let all = nutrition["nutrients"].as_array().expect("nutrients");
    all.iter().find(|nutrient| nutrient["nutrient"] == name).expect("a nutrient")
}

on_each_database! {
    async fn nutrition_says_its_size_and_coverage(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let large = pantry.gizi.get(&at(&menu, "/nutrition")).await.within(6).is(200);
        assert_eq!((&large["size"], &large["basis"]), (&json!("LARGE"), &json!("PER_SERVING")));
        // Rice 80 g × 357 kcal and egg 55 g × 154 kcal, per 100 g.
        assert_eq!(nutrient(&large, "calories")["value"], 370.3);
        assert_eq!(nutrient(&large, "calories")["coverage"], 1);
        assert_eq!(large["nutrients"].as_array().map(Vec::len), Some(21));
        assert_eq!(large["lines"][1]["edibleGrams"], 55);
        assert_eq!((&large["weight"]["edible"], &large["weight"]["cooked"]), (&json!(135), &json!(255)));
        let small = pantry.gizi.get(&at(&menu, "/nutrition?size=SMALL")).await.is(200);
        assert_eq!(nutrient(&small, "calories")["value"], 259.21);
        assert_eq!(
            pantry.gizi.get(&at(&menu, "/nutrition?size=HUGE")).await.is_problem(422, "invalid"),
            errors(&[("size", "enum")])
        );
    }

    async fn labour_does_not_grow_with_the_servings(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let one = pantry.gizi.get(&at(&menu, "/cost?servings=1")).await.within(6).is(200);
        assert_eq!((&one["ingredientCost"], &one["laborCost"]), (&json!(3033), &json!(25000)));
        let batch = pantry.gizi.get(&at(&menu, "/cost")).await.is(200);
        assert_eq!((&batch["servings"], &batch["totalCost"]), (&json!(1000), &json!(3_513_333)));
        assert_eq!(batch["lines"][1]["purchasedGrams"], 61.111);
        assert_eq!((&batch["asOf"], &batch["complete"]), (&json!("2026-11-15"), &json!(true)));
        assert_eq!(batch["sizes"][1], json!({ "size": "LARGE", "rawFoodCost": 3033, "ceiling": 10000, "status": "UNDER" }));
        pantry.gizi.get(&at(&menu, "/cost?servings=0")).await.is_problem(422, "invalid");
    }

    async fn balance_judges_each_group_and_advises(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let balance = pantry.gizi.get(&at(&menu, "/balance")).await.within(7).is(200);
        assert_eq!(balance["mealType"], "LUNCH");
        let groups = balance["groups"].as_array().expect("groups");
        let names: Vec<_> = groups.iter().map(|group| group["targetGroup"].as_str().expect("a group")).collect();
        assert_eq!(names, ["ELEMENTARY_1_3", "SENIOR_HIGH"]);
        assert_eq!((&groups[0]["size"], &groups[1]["size"]), (&json!("SMALL"), &json!("LARGE")));
        let energy = &groups[1]["nutrients"][0];
        // The mean of 2,650 and 2,100 kcal, 30 to 35 percent of it.
        assert_eq!((&energy["lo"], &energy["hi"], &energy["status"]), (&json!(712.5), &json!(831.25), &json!("BELOW")));
        let sodium = groups[1]["nutrients"].as_array().expect("nutrients").iter().find(|n| n["nutrient"] == "sodium");
        assert_eq!(sodium.map(|sodium| &sodium["lo"]), Some(&Value::Null));
        assert!(groups[1]["advice"].as_array().is_some_and(|advice| !advice.is_empty()));
        let advice = groups[1]["advice"][0]["text"].as_str().expect("a sentence");
        assert!(advice.contains("per porsi"), "{advice}");
        let english = pantry.gizi.in_english().get(&at(&menu, "/balance?targetGroup=TODDLER")).await.is(200);
        assert_eq!(english["groups"][0]["targetGroup"], "TODDLER");
        assert_eq!(menu["judgement"]["groups"].as_array().map(Vec::len), Some(2));
    }

    async fn a_preview_gives_the_three_results_and_saves_nothing(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let preview = pantry.gizi.post("/api/v1/menus/preview", pantry.rice_and_egg()).await.within(7).is(200);
        assert_eq!(nutrient(&preview["nutrition"], "calories")["value"], 370.3);
        assert_eq!(preview["cost"]["costPerServing"], 3513);
        assert_eq!(preview["balance"]["groups"].as_array().map(Vec::len), Some(2));
        assert_eq!(pantry.gizi.get("/api/v1/menus").await.is(200)["total"], 0);
        let bare = json!({ "ingredients": [{ "inventoryItemId": pantry.rice, "quantity": 100, "unit": "g" }] });
        let bare = pantry.gizi.post("/api/v1/menus/preview", bare).await.is(200);
        assert_eq!(bare["balance"]["groups"].as_array().map(Vec::len), Some(8));
        assert_eq!(
            pantry.gizi.post("/api/v1/menus/preview", json!({ "ingredients": [{ "unit": "ml", "quantity": 1, "inventoryItemId": pantry.rice }] })).await
                .is_problem(422, "invalid"),
            errors(&[("ingredients[0].unit", "no_conversion")])
        );
    }

    async fn portions_are_proposed_within_bounds_and_not_saved(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let proposal = pantry.gizi.post(&at(&menu, "/optimize-portions"), json!({})).await.within(6).is(200);
        for change in proposal["changes"].as_array().expect("changes") {
            let (from, to) = (change["fromGrams"].as_f64().expect("g"), change["toGrams"].as_f64().expect("g"));
            assert!(to >= from * 0.5 - 0.001 && to <= from * 1.5 + 0.001, "{change}");
        }
        assert!(proposal["shortfalls"].as_array().is_some_and(|all| !all.is_empty()), "rice and egg cannot be enough");
        assert_eq!(pantry.gizi.get(&at(&menu, "")).await.is(200)["version"], 1);
        pantry.gizi.post(&at(&menu, "/optimize-portions"), json!({ "lowPercent": 101 })).await.is_problem(422, "invalid");
    }

    async fn declared_figures_stand_only_without_lines(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let mut menu = pantry.menu();
        menu["calories"] = json!(650);
        menu["protein"] = json!(22.5);
        menu["costPerServing"] = json!(9000);
        let declared = pantry.creates(menu.clone()).await;
        assert_eq!((&declared["nutritionSource"], &declared["calories"]), (&json!("DECLARED"), &json!(650)));
        assert_eq!((&declared["fat"], &declared["coverage"]["fat"], &declared["coverage"]["calories"]), (&Value::Null, &json!(0), &json!(1)));
        assert_eq!(declared["costPerServing"], 9000);
        let line = json!({ "inventoryItemId": pantry.rice, "quantity": 100, "unit": "g" });
        pantry.gizi.post(&at(&declared, "/ingredients"), line.clone()).await.is(201);
        let computed = pantry.gizi.get(&at(&declared, "")).await.is(200);
        assert_eq!((&computed["nutritionSource"], &computed["calories"]), (&json!("COMPUTED"), &json!(357)));
        assert_eq!(
            pantry.gizi.patch(&at(&declared, ""), json!({ "version": 2, "calories": 700 })).await.is_problem(422, "invalid"),
            errors(&[("calories", "not_together")])
        );
        menu["menuCode"] = json!("X-2");
        menu["ingredients"] = json!([line]);
        assert_eq!(
            pantry.gizi.post("/api/v1/menus", menu).await.is_problem(422, "invalid"),
            errors(&[("calories", "not_together"), ("protein", "not_together"), ("costPerServing", "not_together")])
        );
    }

    async fn doing_what_the_advice_says_reaches_what_it_says(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let group = |balance: &Value, at: usize| balance["groups"][at].clone();
        for at_group in [0, 1] {
            let before = group(&pantry.gizi.get(&at(&menu, "/balance")).await.is(200), at_group);
            let advice = before["advice"].as_array().expect("a list");
            assert_eq!(advice.len(), 1, "what belongs together is one");
            let advice = &advice[0];
            assert!(advice["cost"].is_i64(), "{advice}");
            let text = advice["text"].as_str().expect("a sentence");
            assert!(text.contains("skor naik dari") && text.contains("per porsi"), "{text}");

            let mut copy = pantry.rice_and_egg();
            copy["menuCode"] = json!(format!("SARAN-{at_group}"));
            let copy = pantry.creates(copy).await;
            for change in advice["changes"].as_array().expect("changes") {
                match change["inventoryItemId"].as_str() {
                    Some(added) => {
                        let line = json!({ "inventoryItemId": added, "quantity": change["to"], "unit": change["unit"] });
                        pantry.gizi.post(&at(&copy, "/ingredients"), line).await.is(201);
                    }
                    None => {
                        let place = menu["ingredients"].as_array().expect("lines").iter()
                            .position(|line| line["id"] == change["lineId"]).expect("a line of the menu");
                        let line = copy["ingredients"][place]["id"].as_str().expect("an id");
                        let path = at(&copy, &format!("/ingredients/{line}"));
                        pantry.gizi.patch(&path, json!({ "quantity": change["to"] })).await.is(200);
                    }
                }
            }
            let after = group(&pantry.gizi.get(&at(&copy, "/balance")).await.is(200), at_group);
            assert_eq!(after["score"], advice["score"]);
            assert!(after["score"].as_f64() > before["score"].as_f64());
            let size = |menu: &Value| menu["judgement"]["sizes"][at_group]["rawFoodCost"].as_i64().expect("rupiah");
            let copy = pantry.gizi.get(&at(&copy, "")).await.is(200);
            assert!((size(&copy) - size(&menu) - advice["cost"].as_i64().expect("rupiah")).abs() <= 1, "{advice}");
        }
    }

    async fn a_preview_refuses_what_saving_would(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let mut twice = pantry.rice_and_egg();
        twice["ingredients"][1]["inventoryItemId"] = json!(pantry.rice);
        twice["ingredients"][1]["unit"] = json!("g");
        assert_eq!(
            pantry.gizi.post("/api/v1/menus/preview", twice).await.is_problem(422, "invalid"),
            errors(&[("ingredients[1].inventoryItemId", "repeated")])
        );
        // A menu that is being changed is previewed with the names of its lines.
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let mut named = pantry.rice_and_egg();
        named["ingredients"][0]["id"] = menu["ingredients"][0]["id"].clone();
        let preview = pantry.gizi.post("/api/v1/menus/preview", named).await.is(200);
        assert_eq!(preview["cost"]["lines"][0]["lineId"], menu["ingredients"][0]["id"]);
    }
}
