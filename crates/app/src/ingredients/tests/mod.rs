//! Ingredients, as those who cook with them, price them and read them see them.

mod limits;
mod pages;
mod price;
mod search;
mod stocked;

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use crate::foods::Food;
use crate::testing::{Bench, Client, errors};

const PATH: &str = "/api/v1/ingredients";

/// The food of this code.
fn food(bench: &Bench, code: &str) -> Food {
    bench.app.catalogue.by_code(code).expect("a food of the catalogue").as_ref().clone()
}

fn rice(bench: &Bench) -> Value {
    json!({
        "itemName": "Beras medium",
        "itemCode": "KRB-BERAS",
        "category": "KARBOHIDRAT",
        "unit": "kg",
        "foodId": food(bench, "AR001").id,
        "price": 14000,
        "currentStock": 1350.5,
        "supplier": "Koperasi Citarum",
    })
}

/// The least that can be said of an ingredient.
fn plain(name: &str) -> Value {
    json!({ "itemName": name, "category": "LAINNYA", "unit": "kg" })
}

/// A value with some fields other than these.
fn with(mut value: Value, others: &Value) -> Value {
    if let (Some(object), Some(others)) = (value.as_object_mut(), others.as_object()) {
        object.extend(others.clone());
    }
    value
}

/// Creates an ingredient and gives its address.
async fn added(client: &Client, value: Value) -> String {
    let answer = client.post(PATH, value).await;
    answer.is(201);
    answer.header("location").to_owned()
}

on_each_database! {
    async fn an_ingredient_is_created_read_changed_and_deleted(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let answer = gizi.post(PATH, rice(&bench)).await.within(5);
        let created = answer.is(201);
        assert_eq!((&created["version"], &created["priceDate"]), (&json!(1), &json!("2026-11-22")));
        assert_eq!((&created["nutrients"], &created["measures"]), (&json!({}), &json!([])));
        assert_eq!((&created["currentStock"], &created["minStock"]), (&json!(1350.5), &Value::Null));
        let path = answer.header("location").to_owned();
        let read = gizi.get(&path).await.within(2);
        assert!(read.header("etag").contains("v1-"), "{}", read.header("etag"));
        assert_eq!(read.is(200), created);

        let change = json!({ "version": 1, "nutrients": { "iron": 2.5, "vitaminC": 0 }, "supplier": null });
        let changed = gizi.patch(&path, change).await.within(6).is(200);
        assert_eq!(changed["nutrients"], json!({ "iron": 2.5, "vitaminC": 0 }));
        assert_eq!((&changed["version"], &changed["supplier"]), (&json!(2), &Value::Null));
        let events = gizi.get("/api/v1/events?entity=ingredient").await.is(200);
        let newest = &events["items"][0];
        assert_eq!((&newest["type"], &newest["version"]), (&json!("INGREDIENT_UPDATED"), &json!(2)));
        assert_eq!(newest["changed"], json!(["nutrients", "supplier"]));
        assert_eq!(newest["changes"]["supplier"], json!(["Koperasi Citarum", null]));
        assert_eq!(newest["data"]["menus"], json!([]));

        gizi.delete(&path).await.within(6).is(204);
        gizi.get(&path).await.is_problem(404, "not_found");
        gizi.patch(&path, json!({ "version": 2 })).await.is_problem(404, "not_found");
        gizi.get(&format!("{path}/prices")).await.is_problem(404, "not_found");
        assert_eq!(gizi.get("/api/v1/events?entity=ingredient").await.is(200)["items"][0]["type"], "INGREDIENT_DELETED");
        gizi.post(PATH, rice(&bench)).await.is(201);
    }

    async fn a_code_is_taken_once_in_a_kitchen_and_none_is_no_code(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        gizi.post(PATH, rice(&bench)).await.is(201);
        let taken = errors(&[("itemCode", "taken")]);
        assert_eq!(gizi.post(PATH, rice(&bench)).await.is_problem(409, "duplicate"), taken);
        let path = added(&gizi, plain("Garam")).await;
        added(&gizi, plain("Garam")).await;
        let change = json!({ "version": 1, "itemCode": "KRB-BERAS" });
        assert_eq!(gizi.patch(&path, change).await.is_problem(409, "duplicate"), taken);
        bench.signs_in_at(1, Role::Nutritionist).await.post(PATH, rice(&bench)).await.is(201);
    }

    async fn a_stale_version_is_a_conflict_that_shows_the_present(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let path = added(&gizi, rice(&bench)).await;
        gizi.with("if-match", "\"1\"").patch(&path, json!({ "itemName": "Beras pera" })).await.is(200);
        let stale = gizi.patch(&path, json!({ "version": 1, "price": 15000 })).await;
        stale.is_problem(409, "conflict");
        let current = &stale.json()["current"];
        assert_eq!((&current["itemName"], &current["version"]), (&json!("Beras pera"), &json!(2)));
        assert_eq!(
            gizi.patch(&path, json!({ "itemName": "x" })).await.is_problem(422, "invalid"),
            errors(&[("version", "required"), ("itemName", "too_short")])
        );
        gizi.with("if-match", "\"1\"").delete(&path).await.is_problem(409, "conflict");
        gizi.with("if-match", "\"2\"").delete(&path).await.is(204);
    }

    async fn lists_are_filtered_and_sorted_with_the_unknown_last(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let added = async |value: Value| {
            bench.app.clock.advance(1);
            added(&gizi, value).await
        };
        added(rice(&bench)).await;
        added(with(plain("Garam"), &json!({ "price": 9000, "priceDate": "2026-01-02", "allergens": [] }))).await;
        added(with(plain("Telur"), &json!({ "category": "PROTEIN", "allergens": ["EGG"], "currentStock": 0 }))).await;
        added(with(plain("Bumbu jadi"), &json!({ "currentStock": 2 }))).await;
        let names = async |query: &str| {
            let answer = gizi.get(&format!("{PATH}?{query}")).await.within(3).is(200);
            let items = answer["items"].as_array().cloned().unwrap_or_default();
            assert_eq!(answer["total"], json!(items.len()), "{query}");
            items.iter().map(|item| item["itemName"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names("").await, ["Bumbu jadi", "Telur", "Garam", "Beras medium"]);
        assert_eq!(names("category=PROTEIN").await, ["Telur"]);
        assert_eq!(names("inStock=true&sort=itemName").await, ["Beras medium", "Bumbu jadi"]);
        assert_eq!(names("inStock=false&sort=itemName").await, ["Garam", "Telur"]);
        assert_eq!(names("hasPrice=true&sort=itemName").await, ["Beras medium", "Garam"]);
        assert_eq!(names("hasPrice=false&sort=-itemName").await, ["Telur", "Bumbu jadi"]);
        assert_eq!(names("search=BERAS").await, ["Beras medium"]);
        assert_eq!(names("search=krb-").await, ["Beras medium"]);
        assert!(names("search=%25_").await.is_empty(), "no name holds only signs");
        assert_eq!(names("sort=price").await[..2], ["Garam", "Beras medium"]);
        assert_eq!(names("sort=-price").await[..2], ["Beras medium", "Garam"]);
        assert_eq!(names("sort=-currentStock").await[..3], ["Beras medium", "Bumbu jadi", "Telur"]);
        assert_eq!(names("sort=priceDate").await[..2], ["Garam", "Beras medium"]);
        assert_eq!(names("sort=createdAt").await, ["Beras medium", "Garam", "Telur", "Bumbu jadi"]);
        assert_eq!(names("sort=-updatedAt").await[0], "Bumbu jadi");
        let page = gizi.get(&format!("{PATH}?sort=itemName&page=2&pageSize=3")).await.is(200);
        assert_eq!((&page["items"][0]["itemName"], &page["totalPages"]), (&json!("Telur"), &json!(2)));
        let wrong = gizi.get(&format!("{PATH}?sort=colour&inStock=perhaps&category=MEAT&colour=1&pageSize=101")).await;
        assert_eq!(
            wrong.is_problem(422, "invalid"),
            errors(&[
                ("sort", "enum"), ("category", "enum"), ("inStock", "type"), ("pageSize", "range"),
                ("colour", "unknown_field"),
            ])
        );
    }

    async fn unknown_allergens_are_never_free_of(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let perhaps_more = bench.app.catalogue.all().find(|food| {
            food.quality_flags.contains(&"ALLERGENS_INCOMPLETE".to_owned()) && food.allergens.is_some()
        });
        let noodles = perhaps_more.expect("a food whose allergens may be more");
        added(&gizi, rice(&bench)).await;
        let of_food = json!({ "foodId": noodles.id });
        let mie = gizi.post(PATH, with(plain("Mi"), &of_food)).await.is(201);
        assert_eq!(mie["allergens"], Value::Null);
        assert_eq!((&mie["effectiveAllergens"], &mie["allergensComplete"]), (&json!(noodles.allergens), &json!(false)));
        let said = with(of_food, &json!({ "allergens": ["MILK", "GLUTEN"] }));
        let mie = gizi.post(PATH, with(plain("Mi kami"), &said)).await.is(201);
        assert_eq!(mie["effectiveAllergens"], json!(["GLUTEN", "MILK"]));
        assert_eq!(mie["allergensComplete"], true);
        let unknown = gizi.post(PATH, plain("Bumbu")).await.is(201);
        assert_eq!((&unknown["effectiveAllergens"], &unknown["allergensComplete"]), (&Value::Null, &json!(false)));
        let none = gizi.post(PATH, with(plain("Garam"), &json!({ "allergens": [] }))).await.is(201);
        assert_eq!((&none["effectiveAllergens"], &none["allergensComplete"]), (&json!([]), &json!(true)));
        let free = async |codes: &str| {
            let path = format!("{PATH}?sort=itemName&excludeAllergen={codes}");
            let items = gizi.get(&path).await.is(200)["items"].as_array().cloned().unwrap_or_default();
            items.iter().map(|item| item["itemName"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(free("EGG").await, ["Beras medium", "Garam", "Mi kami"]);
        assert_eq!(free("EGG,MILK").await, ["Beras medium", "Garam"]);
    }

    async fn another_kitchens_ingredient_does_not_exist(db: TestDb) {
        let bench = Bench::new(db).await;
        let path = added(&bench.signs_in(Role::Nutritionist).await, rice(&bench)).await;
        let other = bench.signs_in_at(1, Role::SppgHead).await;
        other.get(&path).await.is_problem(404, "not_found");
        other.get(&format!("{path}/prices")).await.is_problem(404, "not_found");
        other.patch(&path, json!({ "version": 1, "price": 1 })).await.is_problem(404, "not_found");
        other.delete(&path).await.is_problem(404, "not_found");
        other.get(&format!("{PATH}/not-an-id")).await.is_problem(404, "not_found");
        assert_eq!(other.get(PATH).await.is(200)["total"], 0);
        assert_eq!(other.get(&format!("{PATH}/search?q=beras")).await.is(200)["total"], 0);
    }

    async fn roles_are_held_to_the_table(db: TestDb) {
        let bench = Bench::new(db).await;
        let path = added(&bench.signs_in(Role::Nutritionist).await, rice(&bench)).await;
        for (role, reads, writes, prices) in [
            (Role::SppgHead, 200, 201, 200), (Role::Accountant, 200, 403, 200), (Role::KitchenStaff, 403, 403, 403),
            (Role::Viewer, 200, 403, 403),
        ] {
            let person = bench.signs_in(role).await;
            let version = person.get(&path).await.json()["version"].clone();
            person.get(PATH).await.is(reads);
            person.get(&format!("{PATH}/search?q=beras")).await.is(reads);
            person.get(&format!("{path}/prices")).await.is(reads);
            person.post(PATH, plain("Garam")).await.is(writes);
            person.patch(&path, json!({ "version": version, "price": 15000 })).await.is(prices);
            if writes == 403 {
                person.delete(&path).await.is_problem(403, "forbidden");
            }
        }
    }
}
