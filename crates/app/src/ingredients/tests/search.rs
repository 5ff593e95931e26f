//! Finding what was meant, fast.

use super::*;
use crate::ingredients::IngredientDraft;

async fn found(client: &Client, query: &str) -> Vec<String> {
    let answer = client.get(&format!("{PATH}/search?{query}")).await.within(3).is(200);
    let items = answer["items"].as_array().cloned().unwrap_or_default();
    items.iter().map(|item| item["itemName"].as_str().unwrap_or_default().to_owned()).collect()
}

on_each_database! {
    async fn slips_and_other_names_are_forgiven(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let named = |name: &str, code: &str| with(plain(name), &json!({ "foodId": food(&bench, code).id }));
        added(&gizi, rice(&bench)).await;
        added(&gizi, plain("Bayam segar")).await;
        added(&gizi, with(plain("Ayam potong"), &json!({ "price": 38000, "itemCode": "PRT-AYAM" }))).await;
        added(&gizi, plain("Salmon pink")).await;
        added(&gizi, named("Kepala super", "AR001")).await;

        assert_eq!(found(&gizi, "q=ayma").await, ["Ayam potong"]);
        assert_eq!(found(&gizi, "q=ayam").await, ["Ayam potong", "Bayam segar"]);
        assert!(found(&gizi, "q=pork").await.is_empty());
        // By the food's English name, and by one word of each.
        assert_eq!(found(&gizi, "q=white%20rice").await, ["Beras medium", "Kepala super"]);
        assert_eq!(found(&gizi, "q=rice%20super").await, ["Kepala super"]);
        // The kitchen's own name comes before the food's, the code counts too.
        assert_eq!(found(&gizi, "q=beras").await, ["Beras medium", "Kepala super"]);
        assert_eq!(found(&gizi, "q=prt-ayam").await, ["Ayam potong"]);
        assert_eq!(found(&gizi, "q=ayam&hasPrice=false").await, ["Bayam segar"]);
        assert_eq!(found(&gizi, "q=beras&category=PROTEIN").await, Vec::<String>::new());
        assert_eq!(found(&gizi, "q=&pageSize=2").await, ["Ayam potong", "Bayam segar"]);
        assert_eq!(found(&gizi, "page=2&pageSize=2").await, ["Beras medium", "Kepala super"]);
        let page = gizi.get(&format!("{PATH}/search?q=beras&pageSize=1")).await.is(200);
        assert_eq!((&page["total"], &page["totalPages"]), (&json!(2), &json!(2)));
        gizi.get(&format!("{PATH}/search?q={}", "x".repeat(101))).await.is_problem(422, "invalid");
    }

    async fn what_was_just_saved_is_found_at_once(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        assert!(found(&gizi, "q=kencur").await.is_empty());
        let path = added(&gizi, plain("Kencur")).await;
        assert_eq!(found(&gizi, "q=kencur").await, ["Kencur"]);
        gizi.patch(&path, json!({ "version": 1, "itemName": "Lengkuas", "currentStock": 2 })).await.is(200);
        assert!(found(&gizi, "q=kencur").await.is_empty());
        assert_eq!(found(&gizi, "q=lengkus&inStock=true").await, ["Lengkuas"]);
        gizi.delete(&path).await.is(204);
        assert!(found(&gizi, "q=lengkuas").await.is_empty());
    }

    async fn a_search_is_filtered_as_the_list_is(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let unsure = bench.app.catalogue.all().find(|food| food.allergens.is_some() && !food.knows_all_allergens());
        for (name, more) in [
            ("Uji beras", json!({ "foodId": food(&bench, "AR001").id, "price": 15000, "currentStock": 3 })),
            ("Uji telur", json!({ "foodId": food(&bench, "HR002").id, "category": "PROTEIN", "currentStock": 0 })),
            ("Uji ragu", json!({ "foodId": unsure.expect("a food that says so").id })),
            ("Uji bumbu", json!({ "allergens": ["SOY", "FISH"], "price": 900 })),
            ("Uji garam", json!({ "allergens": [] })),
            ("Uji asing", json!({})),
        ] {
            added(&gizi, with(plain(name), &more)).await;
        }
        for filter in [
            "category=PROTEIN", "inStock=true", "inStock=false", "hasPrice=true", "hasPrice=false", "excludeAllergen=EGG",
            "excludeAllergen=SOY&excludeAllergen=EGG", "excludeAllergen=MILK&hasPrice=false&inStock=false",
        ] {
            let list = gizi.get(&format!("{PATH}?sort=itemName&{filter}")).await.is(200);
            let names: Vec<_> = list["items"].as_array().into_iter().flatten().map(|item| item["itemName"].clone()).collect();
            assert_eq!(json!(found(&gizi, &format!("q=uji&{filter}")).await), json!(names), "{filter}");
        }
        assert!(found(&gizi, "q=%25_%20-").await.is_empty(), "no letter, nothing found");
    }

    async fn many_names_are_searched_in_three_statements(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let foods: Vec<_> = bench.app.catalogue.all().map(|food| (food.id, food.name_id.clone())).collect();
        let actor = store::Actor::product("bench");
        let mut change = bench.app.db.write(bench.kitchens[0], actor, bench.app.now()).await.expect("a change begins");
        for number in 0..600 {
            let (food_id, name) = &foods[number % foods.len()];
            let draft =
                IngredientDraft { item_name: format!("{name} {number}"), food_id: Some(*food_id), ..IngredientDraft::sample() };
            crate::ingredients::create(&mut change, &bench.app.catalogue, draft).await.expect("is created");
        }
        change.commit().await.expect("is kept");
        // Only what ranking needs is read of all, and whole rows only of the page: how fast that is, the benchmark says.
        let page = gizi.get(&format!("{PATH}/search?q=ayma%20chiken&pageSize=5")).await.within(3).is(200);
        assert!(page["total"].as_i64().is_some_and(|total| total > 5), "{}", page["total"]);
        assert_eq!(page["items"].as_array().map(Vec::len), Some(5));
    }
}
