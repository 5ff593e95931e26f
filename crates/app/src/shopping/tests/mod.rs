//! The shopping list, as the kitchen takes it to market.

mod files;
mod pages;

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use crate::testing::{Bench, Client, errors};

/// A kitchen with a plan of two days: rice and eggs on the first, rice on both.
pub(super) struct Market {
    pub gizi: Client,
    pub path: String,
    pub plan: String,
    pub rice: Value,
}

impl Market {
    pub async fn of(bench: &Bench) -> Self {
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let program = json!({
            "name": "Makan siang sekolah", "programCode": "SEKOLAH", "targetGroups": ["ELEMENTARY_1_3"],
            "startDate": "2026-07-13", "portions": { "SMALL": 100, "LARGE": 200 },
        });
        let program = gizi.post("/api/v1/programs", program).await.is(201);
        let rice = json!({
            "itemName": "Beras", "category": "KARBOHIDRAT", "unit": "kg", "price": 15000, "currentStock": 10.25,
        });
        let rice = gizi.post("/api/v1/ingredients", rice).await.is(201);
        let egg = json!({
            "itemName": "=Telur", "category": "PROTEIN", "unit": "piece", "pieceGrams": 60, "bddPercent": 90, "price": 1900,
        });
        let egg = gizi.post("/api/v1/ingredients", egg).await.is(201);
        let line = |item: &Value, grams: i64| json!({ "inventoryItemId": item["id"], "quantity": grams, "unit": "g" });
        let menu = |code: &str, lines: Vec<Value>| {
            json!({
                "menuName": format!("Menu {code}"), "menuCode": code, "programId": program["id"], "mealType": "LUNCH",
                "servingSize": 100, "preparationTime": 30, "cookingTime": 30, "difficulty": "EASY", "ingredients": lines,
            })
        };
        let both = gizi.post("/api/v1/menus", menu("TELUR", vec![line(&rice, 80), line(&egg, 55)])).await.is(201);
        let plain = gizi.post("/api/v1/menus", menu("NASI", vec![line(&rice, 100)])).await.is(201);
        let plan = json!({
            "name": "Dua pekan", "programId": program["id"], "startDate": "2026-07-13", "endDate": "2026-07-24",
        });
        let plan = gizi.post("/api/v1/plans", plan).await.is(201)["id"].as_str().expect("an id").to_owned();
        for (menu, day) in [(both, "2026-07-13"), (plain, "2026-07-14")] {
            let day = json!({ "menuId": menu["id"], "dates": [day], "mealType": "LUNCH" });
            gizi.post(&format!("/api/v1/plans/{plan}/assignments"), day).await.is(201);
        }
        Self { path: format!("/api/v1/plans/{plan}/shopping-list"), gizi, plan, rice }
    }
}

on_each_database! {
    async fn what_is_bought_is_what_the_portions_weigh(db: TestDb) {
        let bench = Bench::new(db).await;
        let market = Market::of(&bench).await;
        let list = market.gizi.get(&market.path).await.within(10).is(200);
        let [egg, rice] = [&list["items"][0], &list["items"][1]];
        // (100 × 0.7 + 200) × 55 ÷ 0.9 = 16,500 g, 275 pieces of 60 g.
        assert_eq!((&egg["purchasedGrams"], &egg["quantity"], &egg["unit"]), (&json!(16_500), &json!(275), &json!("piece")));
        assert_eq!((&egg["toBuy"], &egg["cost"], &egg["stock"]), (&json!(275), &json!(522_500), &Value::Null));
        // 270 × (80 + 100) g.
        assert_eq!((&rice["purchasedGrams"], &rice["quantity"]), (&json!(48_600), &json!(49)));
        assert_eq!((&rice["stock"], &rice["toBuy"], &rice["cost"]), (&json!(10.25), &json!(49), &json!(735_000)));
        assert_eq!((&list["totalCost"], &list["complete"]), (&json!(1_257_500), &json!(true)));
        assert_eq!((&list["from"], &list["to"]), (&json!("2026-07-13"), &json!("2026-07-24")));
        assert_eq!(market.gizi.get(&market.path).await.is(200), list, "the same again");
        let day = market.gizi.get(&format!("{}?from=2026-07-14&to=2026-07-14&minusStock=true", market.path)).await.is(200);
        // 27 kg less 10.25 are 16.75, up to 17.
        assert_eq!((&day["items"][0]["quantity"], &day["items"][0]["toBuy"]), (&json!(27), &json!(17)));
        assert_eq!((&day["totalCost"], &day["minusStock"]), (&json!(255_000), &json!(true)));
        let free = market.gizi.get(&format!("{}?from=2026-07-20", market.path)).await.is(200);
        assert_eq!((&free["items"], &free["totalCost"], &free["complete"]), (&json!([]), &json!(0), &json!(true)));
    }

    async fn what_has_no_price_is_named_and_never_costs_nothing(db: TestDb) {
        let bench = Bench::new(db).await;
        let market = Market::of(&bench).await;
        let rice = format!("/api/v1/ingredients/{}", market.rice["id"].as_str().expect("an id"));
        market.gizi.patch(&rice, json!({ "version": 1, "price": null })).await.is(200);
        let list = market.gizi.get(&market.path).await.is(200);
        assert_eq!((&list["items"][1]["cost"], &list["items"][1]["price"]), (&Value::Null, &Value::Null));
        assert_eq!((&list["totalCost"], &list["complete"]), (&json!(522_500), &json!(false)));
        assert_eq!(list["missing"], json!(["Beras"]));
        let rest = market.gizi.get(&format!("{}?from=2026-07-14", market.path)).await.is(200);
        assert_eq!(rest["totalCost"], Value::Null, "nothing is known");
    }

    async fn days_that_do_not_fit_are_named(db: TestDb) {
        let bench = Bench::new(db).await;
        let market = Market::of(&bench).await;
        for (query, expected) in [
            ("from=2026-07-12&to=2026-07-25", &[("from", "outside_plan"), ("to", "outside_plan")][..]),
            ("from=2026-07-20&to=2026-07-19", &[("to", "before")]),
            ("from=2026-07-13&to=2027-08-17", &[("to", "outside_plan")]),
            ("from=besok&minusStock=mungkin", &[("from", "type"), ("minusStock", "type")]),
            ("format=pdf", &[("format", "enum")]),
            ("shoe=38", &[("shoe", "unknown_field")]),
        ] {
            let refused = market.gizi.get(&format!("{}?{query}", market.path)).await;
            assert_eq!(refused.is_problem(422, "invalid"), errors(expected), "{query}");
        }
        let foreign = bench.signs_in_at(1, Role::SppgHead).await;
        foreign.get(&format!("{}?from=besok", market.path)).await.is_problem(404, "not_found");
    }

    async fn who_may_not_read_ingredients_sees_no_prices(db: TestDb) {
        let bench = Bench::new(db).await;
        let market = Market::of(&bench).await;
        let cook = bench.signs_in(Role::KitchenStaff).await;
        let list = cook.get(&market.path).await.is(200);
        assert_eq!((&list["items"][1]["price"], &list["items"][1]["stock"]), (&Value::Null, &Value::Null));
        assert_eq!(list["items"][1]["toBuy"], 49);
        cook.get(&format!("{}?minusStock=true", market.path)).await.is_problem(403, "forbidden");
    }
}
