//! Ingredient lines and recipe steps.

use serde_json::{Value, json};
use store::on_each_database;

use super::{Pantry, at};
use crate::testing::{Bench, errors};

fn id_of(value: &Value) -> String {
    value["id"].as_str().expect("an id").to_owned()
}

on_each_database! {
    async fn a_line_is_added_changed_and_removed_and_the_figures_follow(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.menu()).await;
        let rice = json!({ "inventoryItemId": pantry.rice, "quantity": 0.1, "unit": "kg", "version": 1 });
        let answer = pantry.gizi.post(&at(&menu, "/ingredients"), rice.clone()).await.within(14);
        let line = answer.is(201);
        assert_eq!((&line["cost"], &line["basis"]), (&json!(1500), &json!("EDIBLE")));
        assert_eq!(pantry.gizi.post(&at(&menu, "/ingredients"), rice).await.is_problem(409, "conflict"), []);
        let again = json!({ "inventoryItemId": pantry.rice, "quantity": 1, "unit": "g" });
        assert_eq!(
            pantry.gizi.post(&at(&menu, "/ingredients"), again).await.is_problem(409, "duplicate"),
            errors(&[("inventoryItemId", "repeated")])
        );
        let whole = pantry.gizi.get(&at(&menu, "")).await.is(200);
        assert_eq!((&whole["version"], &whole["calories"]), (&json!(2), &json!(357)));

        let path = at(&menu, &format!("/ingredients/{}", id_of(&line)));
        let changed = pantry.gizi.patch(&path, json!({ "quantity": 200, "unit": "g" })).await.is(200);
        assert_eq!((&changed["quantity"], &changed["id"]), (&json!(200), &line["id"]));
        assert_eq!(pantry.gizi.get(&at(&menu, "")).await.is(200)["calories"], 714);

        pantry.gizi.delete(&path).await.is(204);
        let empty = pantry.gizi.get(&at(&menu, "")).await.is(200);
        assert_eq!((&empty["calories"], &empty["version"]), (&Value::Null, &json!(4)));
        pantry.gizi.delete(&path).await.is_problem(404, "not_found");
    }

    async fn lines_keep_the_order_they_are_given(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let (first, second) = (id_of(&menu["ingredients"][0]), id_of(&menu["ingredients"][1]));
        let path = at(&menu, "/ingredients/order");
        let turned = pantry.gizi.put(&path, json!({ "order": [second, first] })).await.is(200);
        assert_eq!(turned["ingredients"][0]["id"], second);
        for wrong in [json!([first]), json!([first, first]), json!([first, second, second]), json!([])] {
            assert_eq!(
                pantry.gizi.put(&path, json!({ "order": wrong })).await.is_problem(422, "invalid"),
                errors(&[("order", "permutation")])
            );
        }
    }

    async fn a_whole_menu_sent_again_keeps_the_lines_it_names(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let again = json!({
            "version": 1,
            "ingredients": [
                { "inventoryItemId": pantry.spinach, "quantity": 60, "unit": "g" },
                { "id": menu["ingredients"][1]["id"], "inventoryItemId": pantry.egg, "quantity": 2, "unit": "butir" },
            ],
            "recipes": [{ "id": menu["recipes"][1]["id"], "instruction": "Masak nasi dengan api kecil." }],
        });
        let next = pantry.gizi.patch(&at(&menu, ""), again).await.is(200);
        assert_eq!(next["ingredients"].as_array().map(Vec::len), Some(2));
        assert_eq!(next["ingredients"][1]["id"], menu["ingredients"][1]["id"]);
        assert_eq!(next["recipes"][0]["id"], menu["recipes"][1]["id"]);
        assert_eq!(next["recipes"].as_array().map(Vec::len), Some(1));
        let events = pantry.gizi.get("/api/v1/events?entity=menu").await.is(200);
        assert_eq!(events["items"][0]["changed"], json!(["ingredients", "recipes"]));
    }

    async fn recipe_steps_are_numbered_by_their_place(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let path = at(&menu, "/recipes");
        let third = json!({ "instruction": "Simpan sampel makanan.", "temperature": -20, "qualityCheck": "Tertutup rapat" });
        let third = pantry.gizi.post(&path, third).await.within(9).is(201);
        assert_eq!((&third["stepNumber"], &third["temperature"]), (&json!(3), &json!(-20)));
        let steps = pantry.gizi.get(&path).await.within(3).is(200);
        let ids: Vec<_> = steps["items"].as_array().expect("items").iter().map(id_of).collect();
        let order = [ids[2].clone(), ids[0].clone(), ids[1].clone()];
        let turned = pantry.gizi.put(&at(&menu, "/recipes/order"), json!({ "order": order })).await.is(200);
        assert_eq!((&turned["items"][0]["id"], &turned["items"][0]["stepNumber"]), (&json!(ids[2]), &json!(1)));
        assert_eq!(
            pantry.gizi.put(&at(&menu, "/recipes/order"), json!({ "order": [ids[0], ids[0], ids[1]] })).await
                .is_problem(422, "invalid"),
            errors(&[("order", "permutation")])
        );
        let step = at(&menu, &format!("/recipes/{}", ids[2]));
        let changed = pantry.gizi.patch(&step, json!({ "duration": 1440, "temperature": null })).await.is(200);
        assert_eq!((&changed["duration"], &changed["temperature"]), (&json!(1440), &Value::Null));
        pantry.gizi.delete(&step).await.is(204);
        let left = pantry.gizi.get(&path).await.is(200);
        assert_eq!((&left["items"][0]["id"], &left["items"][0]["stepNumber"]), (&json!(ids[0]), &json!(1)));
        pantry.gizi.patch(&step, json!({})).await.is_problem(404, "not_found");
        assert_eq!(pantry.gizi.get(&at(&menu, "")).await.is(200)["version"], 5);
    }

    async fn a_line_or_step_that_is_not_there_is_named(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let mut other = pantry.rice_and_egg();
        other["menuCode"] = json!("NTB-02");
        let other = pantry.creates(other).await;
        let nobodys = json!("0199a000-0000-7000-8000-000000000000");
        let (line, step) = (&menu["ingredients"][0]["id"], &menu["recipes"][0]["id"]);
        let rice = |id: &Value| json!({ "id": id, "inventoryItemId": pantry.rice, "quantity": 80, "unit": "g" });
        let egg = |id: &Value| json!({ "id": id, "inventoryItemId": pantry.egg, "quantity": 1, "unit": "butir" });
        let cook = |id: &Value| json!({ "id": id, "instruction": "Masak sampai matang." });
        for (lines, steps, named) in [
            (json!([rice(&nobodys)]), json!([cook(&nobodys)]), vec![("ingredients[0].id", "not_found"), ("recipes[0].id", "not_found")]),
            (json!([rice(line), egg(&other["ingredients"][1]["id"])]), json!([]), vec![("ingredients[1].id", "not_found")]),
            (json!([]), json!([cook(step), cook(&other["recipes"][0]["id"])]), vec![("recipes[1].id", "not_found")]),
            (json!([rice(line), egg(line)]), json!([cook(step), cook(step)]), vec![("ingredients[1].id", "repeated"), ("recipes[1].id", "repeated")]),
            (json!([rice(&json!("x"))]), json!([]), vec![("ingredients[0].id", "type")]),
        ] {
            let body = json!({ "version": 1, "ingredients": lines, "recipes": steps });
            assert_eq!(pantry.gizi.patch(&at(&menu, ""), body).await.is_problem(422, "invalid"), errors(&named));
        }
        assert_eq!(pantry.gizi.get(&at(&menu, "")).await.is(200), menu, "nothing half-written");
        let mut new = pantry.menu();
        new["menuCode"] = json!("NTB-03");
        new["ingredients"] = json!([rice(line)]);
        let found = pantry.gizi.post("/api/v1/menus", new).await.is_problem(422, "invalid");
        assert_eq!(found, errors(&[("ingredients[0].id", "not_found")]));
        let path = at(&menu, &format!("/ingredients/{}", line.as_str().expect("an id")));
        let found = pantry.gizi.patch(&path, json!({ "id": menu["ingredients"][1]["id"] })).await.is_problem(422, "invalid");
        assert_eq!(found, errors(&[("id", "not_found")]));
        pantry.gizi.patch(&path, json!({ "id": line, "quantity": 90 })).await.is(200);
    }

    async fn two_lines_may_exchange_their_ingredients(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let (first, second) = (&menu["ingredients"][0]["id"], &menu["ingredients"][1]["id"]);
        let exchanged = json!({ "version": 1, "ingredients": [
            { "id": first, "inventoryItemId": pantry.egg, "quantity": 2, "unit": "butir" },
            { "id": second, "inventoryItemId": pantry.rice, "quantity": 70, "unit": "g" },
        ] });
        let next = pantry.gizi.patch(&at(&menu, ""), exchanged).await.is(200);
        assert_eq!((&next["ingredients"][0]["id"], &next["ingredients"][0]["inventoryItemId"]), (first, &json!(pantry.egg)));
        assert_eq!((&next["ingredients"][1]["id"], &next["ingredients"][1]["quantity"]), (second, &json!(70)));
        assert_eq!(pantry.gizi.get(&at(&menu, "")).await.is(200), next);
        // The line that is named keeps its name, wherever another of its ingredient stands.
        let moved = json!({ "version": 2, "ingredients": [
            { "inventoryItemId": pantry.rice, "quantity": 60, "unit": "g" },
            { "id": second, "inventoryItemId": pantry.spinach, "quantity": 50, "unit": "g" },
        ] });
        let next = pantry.gizi.patch(&at(&menu, ""), moved).await.is(200);
        assert_eq!(&next["ingredients"][1]["id"], second);
        assert_ne!(&next["ingredients"][0]["id"], second);
    }
}
