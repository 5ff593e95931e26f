//! Kitchens and plans that go from one place to another.

mod command;
mod hostile;
mod plan;

use axum::body::Body;
use axum::http::Method;
use domain::Role;
use serde_json::json;
use store::on_each_database;
use store::testing::TestDb;

use super::archive::{Files, pack};
use crate::matrix::World;
use crate::testing::{Answer, Bench, Client};

/// The files of a kitchen that has nothing yet.
pub(super) fn empty_files() -> Files {
    let settings = json!(crate::tenants::Settings::default());
    let mut row = settings.as_object().expect("an object").clone();
    row.retain(|name, _| !["timezone", "locale"].contains(&name.as_str()));
    let mut files = Files::from([
        (
            "kitchen.json".to_owned(),
            json!({ "format": 1, "timezone": "Asia/Jakarta", "locale": "id" }).to_string().into(),
        ),
        ("settings.json".to_owned(), json!([row]).to_string().into()),
    ]);
    for table in super::table::TABLES {
        files.insert(table.file(), b"[]".to_vec());
    }
    files
}

pub(super) fn archive_of(files: &Files) -> Vec<u8> {
    pack(files).expect("an archive")
}

pub(super) async fn sends(client: &Client, archive: Vec<u8>) -> Answer {
    client.send(Method::POST, "/api/v1/import", Some("application/zip"), Body::from(archive)).await
}

/// The other database, or one more of the same where there is no other.
async fn elsewhere(bench: &Bench) -> TestDb {
    if bench.app.db.is_embedded()
        && let Some(db) = TestDb::postgres().await
    {
        return db;
    }
    TestDb::sqlite().await
}

/// A kitchen with something of each kind, among it what is deleted, declared, unknown and priced more than once.
async fn lived_in(bench: &Bench) -> Client {
    let world = World::of(bench, 0).await;
    let head = bench.signs_in_at(0, Role::SppgHead).await;
    let ingredient = world.path("/api/v1/ingredients/{id}");
    head.patch(&ingredient, json!({ "version": 1, "price": 14000, "priceDate": "2026-07-01", "allergens": [] }))
        .await
        .is(200);
    let fish = json!({
        "itemName": "Ikan “tongkol” – segar", "category": "PROTEIN", "unit": "piece", "pieceGrams": 333.333,
        "nutrients": { "protein": 23.2 }, "measures": [{ "name": "potong", "grams": 62.5 }], "allergens": ["FISH"],
        "currentStock": 2.75, "supplier": "Pasar",
    });
    let fish = head.post("/api/v1/ingredients", fish).await.is(201);
    let milk = json!({ "itemName": "Susu", "category": "SUSU_OLAHAN", "unit": "kg", "itemCode": "SUSU" });
    let milk = head.post("/api/v1/ingredients", milk).await.is(201);
    head.delete(&format!("/api/v1/ingredients/{}", milk["id"].as_str().expect("an id"))).await.is(204);
    let menu = head.get(&world.path("/api/v1/menus/{id}")).await.is(200);
    let declared = json!({
        "menuName": "Roti kemasan", "menuCode": "ROTI", "programId": menu["programId"], "mealType": "SNACK",
        "servingSize": 80.5, "preparationTime": 0, "cookingTime": 0, "difficulty": "EASY", "calories": 240.5,
        "totalCost": 2_500_000, "isHalal": true,
    });
    head.post("/api/v1/menus", declared).await.is(201);
    let fried = json!({
        "menuName": "Tongkol goreng", "menuCode": "TONGKOL", "programId": menu["programId"], "mealType": "LUNCH",
        "servingSize": 100, "preparationTime": 10, "cookingTime": 20, "difficulty": "HARD",
        "ingredients": [{
            "inventoryItemId": fish["id"], "quantity": 1.5, "unit": "potong", "basis": "AS_PURCHASED",
            "sizeQuantities": { "SMALL": 1 }, "cookingMethod": "FRY", "isOptional": true, "notes": "Renyah",
        }],
        "recipes": [{ "instruction": "Goreng sampai matang.", "temperature": 175.5, "duration": 10 }],
    });
    let gone = head.post("/api/v1/menus", fried.clone()).await.is(201);
    head.delete(&format!("/api/v1/menus/{}", gone["id"].as_str().expect("an id"))).await.is(204);
    head.post("/api/v1/menus", fried).await.is(201);
    head.patch(
        "/api/v1/settings",
        json!({
            "version": 1, "workers": 7, "overheadPercent": 12.5, "timezone": "Asia/Makassar",
            "holidays": [{ "date": "2026-12-25", "name": "Natal" }],
        }),
    )
    .await
    .is(200);
    head
}

on_each_database! {
    async fn a_kitchen_is_the_same_bytes_on_the_other_database(db: TestDb) {
        let here = Bench::new(db).await;
        let head = lived_in(&here).await;
        let archive = head.get("/api/v1/export").await.within(13);
        assert_eq!((archive.status.as_u16(), archive.header("content-type")), (200, "application/zip"));
        assert!(archive.header("content-disposition").contains("SPPG-PWK-001"));
        assert_eq!(head.get("/api/v1/export").await.bytes, archive.bytes, "the same again");
        let there = Bench::new(elsewhere(&here).await).await;
        let other = there.signs_in_at(1, Role::SppgHead).await;
        let imported = sends(&other, archive.bytes.clone()).await.is(200);
        assert_eq!(imported, json!({ "programs": 1, "ingredients": 4, "menus": 4, "plans": 1, "pictures": 1 }));
        assert_eq!(other.get("/api/v1/export").await.bytes, archive.bytes);
        let [mut mine, mut theirs] =
            [head.get("/api/v1/menus?sort=menuName").await.is(200), other.get("/api/v1/menus?sort=menuName").await.is(200)];
        for list in [&mut mine, &mut theirs] {
            for menu in list["items"].as_array_mut().expect("a list") {
                menu.as_object_mut().expect("a menu").retain(|name, _| !["createdBy", "updatedBy"].contains(&name.as_str()));
            }
        }
        assert_eq!(mine, theirs, "with all its figures");
        assert_eq!(mine["total"], 3);
        let settings = other.get("/api/v1/settings").await.is(200);
        assert_eq!((&settings["workers"], &settings["timezone"]), (&json!(7), &json!("Asia/Makassar")));
        let picture = mine["items"].as_array().expect("a list").iter().find_map(|menu| menu["imageUrl"].as_str()).expect("a picture");
        assert_eq!(other.get(picture).await.bytes, head.get(picture).await.bytes);
        let kinds = other.get("/api/v1/events?pageSize=100").await.is(200).to_string();
        assert!(kinds.contains("MENU_CREATED") && kinds.contains("PLAN_CREATED") && kinds.contains("SETTINGS_UPDATED"));
    }

    async fn only_a_kitchen_that_has_nothing_takes_an_archive(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = lived_in(&bench).await;
        let archive = head.get("/api/v1/export").await.bytes;
        let refused = sends(&head, archive.clone()).await;
        refused.is_problem(409, "conflict");
        assert_eq!(refused.json()["current"]["menus"], 4);
        let other = bench.signs_in_at(1, Role::SppgHead).await;
        sends(&other, archive.clone()).await.is(200);
        assert_eq!(other.get("/api/v1/export").await.bytes, archive, "the same ids in two kitchens");
        assert_eq!(head.get("/api/v1/export").await.bytes, archive, "and neither knows of the other");
        sends(&bench.signs_in_at(1, Role::Nutritionist).await, archive).await.is_problem(403, "forbidden");
        bench.signs_in(Role::Viewer).await.get("/api/v1/export").await.is_problem(403, "forbidden");
    }
}
