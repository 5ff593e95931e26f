//! What a menu shows of the ingredients behind its lines, and to whom.

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use super::{Pantry, at};
use crate::testing::Bench;

const TRADE: [&str; 5] = ["price", "priceDate", "supplier", "currentStock", "minStock"];

on_each_database! {
    async fn a_cook_sees_what_a_menu_costs_and_not_what_the_kitchen_pays(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let rice = format!("/api/v1/ingredients/{}", pantry.rice);
        let stock = json!({ "version": 1, "supplier": "Toko Makmur", "currentStock": 40, "minStock": 10 });
        pantry.gizi.patch(&rice, stock).await.is(200);
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        for role in Role::ALL.iter().filter(|role| **role != Role::PlatformAdmin) {
            let person = bench.signs_in(*role).await;
            let sees = *role != Role::KitchenStaff;
            let whole = person.get(&at(&menu, "")).await.is(200);
            let line = &whole["ingredients"][0];
            assert_eq!(line["inventoryItem"]["itemName"], "Beras");
            for name in TRADE {
                assert_eq!(line["inventoryItem"][name] != Value::Null, sees, "{role}: {name}");
            }
            assert_eq!((&line["cost"], &whole["costPerServing"]), (&json!(1200), &json!(3513)), "{role}");
            let cost = person.get(&at(&menu, "/cost")).await.is(200);
            assert_eq!(cost["lines"][0]["pricePerUnit"], if sees { json!(15000) } else { Value::Null }, "{role}");
            assert_eq!((&cost["lines"][0]["cost"], &cost["totalCost"]), (&json!(1200), &json!(3_513_333)), "{role}");
            let preview = person.post("/api/v1/menus/preview", pantry.rice_and_egg()).await.is(200);
            assert_eq!(preview["cost"]["lines"][0]["pricePerUnit"] != Value::Null, sees, "{role}");
            let page = person.get(&format!("/menu/{}", menu["id"].as_str().expect("an id"))).await;
            assert_eq!(page.status, 200);
            assert_eq!(page.text.contains("Rp\u{a0}15.000/kg"), sees, "{role}");
            assert!(page.text.contains("Rp\u{a0}1.200"), "{role}");
        }
    }
}
