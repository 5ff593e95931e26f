//! Prices: dated, kept, and in force by their day.

use super::*;

/// The history as pairs of day and price, the latest day first.
async fn history(client: &Client, path: &str) -> Vec<(String, i64)> {
    let answer = client.get(&format!("{path}/prices")).await.within(4).is(200);
    let items = answer["items"].as_array().cloned().unwrap_or_default();
    assert_eq!(answer["total"], json!(items.len()));
    let pair = |item: &Value| Some((item["priceDate"].as_str()?.to_owned(), item["price"].as_i64()?));
    items.iter().filter_map(pair).collect()
}

fn in_force(ingredient: &Value) -> (&Value, &Value) {
    (&ingredient["price"], &ingredient["priceDate"])
}

on_each_database! {
    async fn a_price_is_kept_by_its_day(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let path = added(&gizi, with(rice(&bench), &json!({ "priceDate": "2026-11-16" }))).await;

        // Without a day it is today's, whatever day the price before it had.
        let changed = gizi.patch(&path, json!({ "version": 1, "price": 15000 })).await.within(7).is(200);
        assert_eq!(in_force(&changed), (&json!(15000), &json!("2026-11-22")));
        // Another of the same day takes its place.
        gizi.patch(&path, json!({ "version": 2, "price": 15500 })).await.is(200);
        let day = |text: &str, price| (text.to_owned(), price);
        assert_eq!(history(&gizi, &path).await, [day("2026-11-22", 15500), day("2026-11-16", 14000)]);

        // An earlier day joins the history; what is in force stays.
        let late = gizi.patch(&path, json!({ "version": 3, "price": 13600, "priceDate": "2026-08-03" })).await.is(200);
        assert_eq!(in_force(&late), (&json!(15500), &json!("2026-11-22")));
        assert_eq!(late["version"], 4);
        assert_eq!(history(&gizi, &path).await.last(), Some(&day("2026-08-03", 13600)));
        let events = gizi.get("/api/v1/events?entity=ingredient").await.is(200);
        let expected = json!({ "price": 13600, "priceDate": "2026-08-03", "unit": "kg" });
        assert_eq!(events["items"][0]["data"]["recordedPrice"], expected);

        // Nothing new is said: nothing is recorded.
        gizi.patch(&path, json!({ "version": 4, "itemName": "Beras pera" })).await.within(5).is(200);
        assert_eq!(history(&gizi, &path).await.len(), 3);

        // No price any more: the history stays.
        let cleared = gizi.patch(&path, json!({ "version": 5, "price": null })).await.is(200);
        assert_eq!(in_force(&cleared), (&Value::Null, &Value::Null));
        assert_eq!(history(&gizi, &path).await.len(), 3);
        let first = gizi.get(&format!("{path}/prices?pageSize=1&page=3")).await.is(200);
        assert_eq!(first["items"][0]["price"], 13600);
    }

    async fn a_day_alone_is_no_price(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let path = added(&gizi, with(rice(&bench), &json!({ "priceDate": "2026-11-16" }))).await;
        for day in [json!("2026-11-20"), json!("2026-11-10"), Value::Null] {
            let found = gizi.patch(&path, json!({ "version": 1, "priceDate": day })).await.is_problem(422, "invalid");
            assert_eq!(found, errors(&[("priceDate", "only_with")]), "{day}");
        }
        assert_eq!(history(&gizi, &path).await, [("2026-11-16".to_owned(), 14000)]);
        // What stays as it is was not changed, and with its price a day is one.
        gizi.patch(&path, json!({ "version": 1, "priceDate": "2026-11-16" })).await.is(200);
        let confirmed = json!({ "version": 2, "price": 14000, "priceDate": "2026-11-20" });
        assert_eq!(in_force(&gizi.patch(&path, confirmed).await.is(200)), (&json!(14000), &json!("2026-11-20")));
    }

    async fn another_unit_needs_its_price(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let path = added(&gizi, with(rice(&bench), &json!({ "priceDate": "2026-11-16" }))).await;
        assert_eq!(
            gizi.patch(&path, json!({ "version": 1, "unit": "g" })).await.is_problem(422, "invalid"),
            errors(&[("price", "required")])
        );
        let earlier = json!({ "version": 1, "unit": "g", "price": 14, "priceDate": "2026-11-15" });
        let found = gizi.patch(&path, earlier).await.is_problem(422, "invalid");
        assert_eq!(found, errors(&[("priceDate", "range")]));
        let same = json!({ "version": 1, "unit": "g", "price": 14, "priceDate": "2026-11-16" });
        let changed = gizi.patch(&path, same).await.is(200);
        assert_eq!((in_force(&changed), &changed["unit"]), ((&json!(14), &json!("2026-11-16")), &json!("g")));
        let prices = gizi.get(&format!("{path}/prices")).await.is(200);
        assert_eq!((&prices["total"], &prices["items"][0]["unit"]), (&json!(1), &json!("g")));
        let none = gizi.patch(&path, json!({ "version": 2, "unit": "kg", "price": null })).await.is(200);
        assert_eq!(in_force(&none), (&Value::Null, &Value::Null));
    }

    async fn today_is_the_kitchens_own_day(db: TestDb) {
        let bench = Bench::new(db).await;
        // Half past midnight in Soe is still the evening before in Purwakarta.
        bench.app.clock.set("2026-11-22T16:30:00Z".parse().expect("an instant"));
        let priced = with(plain("Garam"), &json!({ "price": 9000 }));
        let in_soe = bench.signs_in_at(1, Role::Nutritionist).await.post(PATH, priced.clone()).await.is(201);
        assert_eq!(in_soe["priceDate"], "2026-11-23");
        let gizi = bench.signs_in(Role::Nutritionist).await;
        assert_eq!(gizi.post(PATH, priced.clone()).await.is(201)["priceDate"], "2026-11-22");
        let tomorrow = with(priced, &json!({ "priceDate": "2026-11-23" }));
        let found = gizi.post(PATH, tomorrow).await.is_problem(422, "invalid");
        assert_eq!(found, errors(&[("priceDate", "future")]));
    }

    async fn an_accountant_changes_the_price_and_nothing_else(db: TestDb) {
        let bench = Bench::new(db).await;
        let path = added(&bench.signs_in(Role::Nutritionist).await, rice(&bench)).await;
        let akuntan = bench.signs_in(Role::Accountant).await;
        let priced = json!({ "version": 1, "price": 15200, "priceDate": "2026-11-22", "supplier": "Toko Baru" });
        let changed = akuntan.patch(&path, priced).await.is(200);
        assert_eq!((&changed["price"], &changed["supplier"]), (&json!(15200), &json!("Toko Baru")));
        for more in [json!({ "itemName": "Beras lain" }), json!({ "currentStock": 1 }), json!({ "colour": 1 })] {
            let body = with(json!({ "version": 2, "price": 1 }), &more);
            akuntan.patch(&path, body).await.is_problem(403, "forbidden");
        }
        // What stays as it is was not changed.
        let same = json!({ "version": 2, "price": 15300, "itemName": "Beras medium" });
        assert_eq!(akuntan.patch(&path, same).await.is(200)["price"], 15300);
        assert_eq!(
            akuntan.patch(&path, json!({ "version": 3, "price": -1 })).await.is_problem(422, "invalid"),
            errors(&[("price", "range")])
        );
        akuntan.patch(&path, json!({ "version": 2, "price": 1 })).await.is_problem(409, "conflict");
    }
}
