//! Each limit at both sides of its edge.

use super::*;

/// The nutrients whose figures are limited alike, with the most of each.
fn nutrient_limits() -> [(&'static str, i64); 4] {
    [("calories", 1000), ("protein", 100), ("sodium", 50_000), ("betaCarotene", 1_000_000)]
}

on_each_database! {
    async fn every_limit_holds_at_both_edges(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let (long, code) = ("é".repeat(100), "A".repeat(30));
        let fits = [
            json!({ "itemName": "Ab" }), json!({ "itemName": long }), json!({ "itemCode": "A" }),
            json!({ "itemCode": code }), json!({ "price": 0 }), json!({ "price": 10_000_000_000_i64 }),
            json!({ "price": 1, "priceDate": "2026-11-22" }), json!({ "bddPercent": 0.001 }),
            json!({ "bddPercent": 100 }), json!({ "yieldFactor": 0.1 }), json!({ "yieldFactor": 10 }),
            json!({ "densityGPerMl": 0.1 }), json!({ "densityGPerMl": 3 }), json!({ "pieceGrams": 0.001 }),
            json!({ "pieceGrams": 10000 }), json!({ "currentStock": 0, "minStock": 0 }),
            json!({ "currentStock": 10_000_000 }), json!({ "supplier": "x".repeat(100) }), json!({ "nutrients": {} }),
            json!({ "measures": [{ "name": "sdm", "grams": 0.001 }, { "name": "gelas", "grams": 10000 }] }),
            json!({ "measures": (0..20).map(|n| json!({ "name": format!("ukuran {n}"), "grams": 1 })).collect::<Vec<_>>() }),
            json!({ "unit": "l", "densityGPerMl": 0.9 }), json!({ "unit": "piece", "pieceGrams": 60 }),
            json!({ "unit": "g" }),
        ];
        for fields in fits {
            let answer = gizi.post(PATH, with(plain("Garam"), &fields)).await;
            assert_eq!(answer.status, 201, "{fields}: {}", answer.text);
        }
        let wrong = [
            (json!({ "itemName": "A" }), "itemName", "too_short"),
            (json!({ "itemName": format!("{long}x") }), "itemName", "too_long"),
            (json!({ "itemName": "a\0b" }), "itemName", "nul"),
            (json!({ "itemCode": format!("{code}A") }), "itemCode", "too_long"),
            (json!({ "itemCode": "" }), "itemCode", "required"),
            (json!({ "itemCode": "beras" }), "itemCode", "format"),
            (json!({ "category": "MEAT" }), "category", "enum"),
            (json!({ "unit": "ml" }), "unit", "enum"),
            (json!({ "price": -1 }), "price", "range"),
            (json!({ "price": 0.5 }), "price", "type"),
            (json!({ "price": "1" }), "price", "type"),
            (json!({ "price": 1, "priceDate": "2026-11-23" }), "priceDate", "future"),
            (json!({ "priceDate": "2026-11-22" }), "price", "required"),
            (json!({ "bddPercent": 0 }), "bddPercent", "range"),
            (json!({ "bddPercent": 100.001 }), "bddPercent", "range"),
            (json!({ "bddPercent": 50.0001 }), "bddPercent", "decimals"),
            (json!({ "yieldFactor": 0.099 }), "yieldFactor", "range"),
            (json!({ "yieldFactor": 10.001 }), "yieldFactor", "range"),
            (json!({ "densityGPerMl": 0.099 }), "densityGPerMl", "range"),
            (json!({ "densityGPerMl": 3.001 }), "densityGPerMl", "range"),
            (json!({ "pieceGrams": 0 }), "pieceGrams", "range"),
            (json!({ "pieceGrams": 10000.001 }), "pieceGrams", "range"),
            (json!({ "currentStock": -0.001 }), "currentStock", "range"),
            (json!({ "minStock": -1 }), "minStock", "range"),
            (json!({ "supplier": "x".repeat(101) }), "supplier", "too_long"),
            (json!({ "allergens": ["NUTS"] }), "allergens[0]", "enum"),
            (json!({ "allergens": "EGG" }), "allergens", "type"),
            (json!({ "foodId": "0199a000-0000-7000-8000-000000000000" }), "foodId", "not_found"),
            (json!({ "foodId": "beras" }), "foodId", "type"),
            (json!({ "nutrients": { "zink": 1 } }), "nutrients.zink", "unknown_field"),
            (json!({ "nutrients": { "iron": -0.001 } }), "nutrients.iron", "range"),
            (json!({ "unit": "l" }), "unit", "no_conversion"),
            (json!({ "unit": "piece" }), "unit", "no_conversion"),
            (json!({ "colour": "red" }), "colour", "unknown_field"),
            (json!({ "effectiveAllergens": [] }), "effectiveAllergens", "unknown_field"),
        ];
        for (fields, field, code) in wrong {
            let found = gizi.post(PATH, with(plain("Garam"), &fields)).await.is_problem(422, "invalid");
            assert_eq!(found, errors(&[(field, code)]), "{fields}");
        }
        for (name, most) in nutrient_limits() {
            let fits = json!({ "nutrients": { name: most } });
            gizi.post(PATH, with(plain("Garam"), &fits)).await.is(201);
            let wrong = json!({ "nutrients": { name: most + 1 } });
            let found = gizi.post(PATH, with(plain("Garam"), &wrong)).await.is_problem(422, "invalid");
            assert_eq!(found, errors(&[(&format!("nutrients.{name}"), "range")]));
        }
        assert_eq!(
            gizi.post(PATH, json!({})).await.is_problem(422, "invalid"),
            errors(&[("itemName", "required"), ("category", "required"), ("unit", "required")])
        );
    }

    async fn household_measures_are_named_once(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let said = |measures: Value| with(plain("Gula"), &json!({ "measures": measures }));
        let wrong = said(json!([
            { "name": "Sdm.", "grams": 10 }, { "name": "sdm", "grams": 0 }, { "name": "kg", "grams": 1 },
            { "name": "--", "grams": 1 }, { "grams": 1, "colour": 1 }, 7,
        ]));
        assert_eq!(
            gizi.post(PATH, wrong).await.is_problem(422, "invalid"),
            errors(&[
                ("measures[1].grams", "range"), ("measures[2].name", "taken"), ("measures[3].name", "format"),
                ("measures[4].name", "required"), ("measures[4].colour", "unknown_field"), ("measures[5]", "type"),
            ])
        );
        let twice = said(json!([{ "name": "Sdm.", "grams": 10 }, { "name": "sdt", "grams": 5 }, { "name": "sdm", "grams": 9 }]));
        let found = gizi.post(PATH, twice).await.is_problem(422, "invalid");
        assert_eq!(found, errors(&[("measures[2].name", "repeated")]));
        let many = (0..21).map(|n| json!({ "name": format!("ukuran {n}"), "grams": 1 })).collect();
        let found = gizi.post(PATH, said(many)).await.is_problem(422, "invalid");
        assert_eq!(found, errors(&[("measures", "too_long")]));
    }

    async fn a_food_may_know_what_its_units_weigh(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let of = |has: fn(&Food) -> bool| {
            let found = bench.app.catalogue.all().find(|food| has(food));
            found.expect("such a food").id
        };
        let poured = of(|food| food.density_g_per_ml.is_some());
        let counted = of(|food| food.piece_grams.is_some());
        let weighed = of(|food| food.density_g_per_ml.is_none() && food.piece_grams.is_none());
        for (unit, food, status) in [("l", poured, 201), ("piece", counted, 201), ("l", weighed, 422), ("piece", weighed, 422)] {
            gizi.post(PATH, with(plain("Bahan"), &json!({ "unit": unit, "foodId": food }))).await.is(status);
        }
        let path = added(&gizi, with(plain("Minyak"), &json!({ "unit": "l", "foodId": poured }))).await;
        let gone = gizi.in_english().patch(&path, json!({ "version": 1, "foodId": null })).await;
        assert_eq!(gone.is_problem(422, "invalid"), errors(&[("unit", "no_conversion")]));
        assert!(gone.json()["errors"][0]["message"].as_str().is_some_and(|text| text.contains("Known: g, kg")));
    }
}
