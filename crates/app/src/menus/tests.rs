//! Menus, as a nutritionist and her colleagues see them.

mod around;
mod bad_input;
mod cached;
mod conflict;
mod declared;
mod figures;
mod lines;
mod menu;
mod recompute;
mod sight;

use serde_json::{Value, json};

use crate::testing::{Bench, Client};

/// A kitchen with a program and three priced ingredients, and someone who writes menus.
pub(crate) struct Pantry {
    pub(crate) gizi: Client,
    pub(crate) program: String,
    pub(crate) rice: String,
    pub(crate) egg: String,
    pub(crate) spinach: String,
}

impl Pantry {
    pub(crate) async fn of(bench: &Bench) -> Self {
        Self::at(bench, 0).await
    }

    pub(crate) async fn at(bench: &Bench, kitchen: usize) -> Self {
        let gizi = bench.signs_in_at(kitchen, domain::Role::Nutritionist).await;
        let program = created(
            &gizi,
            "/api/v1/programs",
            json!({
                "name": "Makan siang sekolah", "programCode": "SEKOLAH", "startDate": "2026-07-13",
                "targetGroups": ["ELEMENTARY_1_3", "SENIOR_HIGH"],
            }),
        )
        .await;
        let food = |code: &str| bench.app.catalogue.by_code(code).expect("a food").id.to_string();
        let rice = json!({ "itemName": "Beras", "category": "KARBOHIDRAT", "unit": "kg", "foodId": food("AR001"),
            "price": 15000, "priceDate": "2026-11-01", "allergens": [] });
        let egg = json!({ "itemName": "Telur ayam", "category": "PROTEIN", "unit": "kg", "foodId": food("HR002"),
            "bddPercent": 90, "price": 30000, "priceDate": "2026-11-15", "allergens": ["EGG"],
            "measures": [{ "name": "butir", "grams": 55 }] });
        let spinach = json!({ "itemName": "Bayam", "category": "SAYURAN", "unit": "kg", "foodId": food("DR008"),
            "price": 13000, "priceDate": "2026-11-20", "allergens": [] });
        Self {
            rice: created(&gizi, "/api/v1/ingredients", rice).await,
            egg: created(&gizi, "/api/v1/ingredients", egg).await,
            spinach: created(&gizi, "/api/v1/ingredients", spinach).await,
            gizi,
            program,
        }
    }

    /// A menu without lines.
    pub(crate) fn menu(&self) -> Value {
        json!({
            "menuName": "Nasi telur bayam", "menuCode": "NTB-01", "programId": self.program, "mealType": "LUNCH",
            "servingSize": 300, "preparationTime": 20, "cookingTime": 40, "difficulty": "EASY",
        })
    }

    /// The worked example of the cost rules: rice 80 g and an egg.
    pub(crate) fn rice_and_egg(&self) -> Value {
        let mut menu = self.menu();
        menu["ingredients"] = json!([
            { "inventoryItemId": self.rice, "quantity": 80, "unit": "g" },
            { "inventoryItemId": self.egg, "quantity": 1, "unit": "butir" },
        ]);
        menu["recipes"] = json!([
            { "instruction": "Cuci beras sampai airnya jernih.", "duration": 10 },
            { "instruction": "Masak nasi sampai matang dan pulen.", "duration": 30, "temperature": 100 },
        ]);
        menu
    }

    pub(crate) async fn creates(&self, menu: Value) -> Value {
        self.gizi.post("/api/v1/menus", menu).await.is(201)
    }
}

/// The id of what was created.
async fn created(client: &Client, path: &str, body: Value) -> String {
    client.post(path, body).await.is(201)["id"].as_str().expect("an id").to_owned()
}

/// The address of a menu, or of something below it.
fn at(menu: &Value, below: &str) -> String {
    format!("/api/v1/menus/{}{below}", menu["id"].as_str().expect("an id"))
}
