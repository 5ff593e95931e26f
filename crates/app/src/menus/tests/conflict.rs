//! Several people at one menu.

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use super::{Pantry, at};
use crate::testing::Bench;

on_each_database! {
    async fn a_conflict_answers_with_the_whole_menu_as_it_is(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        pantry.gizi.patch(&at(&menu, ""), json!({ "version": 1, "cookingTime": 30 })).await.is(200);
        let now = pantry.gizi.get(&at(&menu, "")).await.is(200);
        assert_eq!(now["recipes"].as_array().map(Vec::len), Some(2));
        let line = at(&menu, &format!("/ingredients/{}", menu["ingredients"][0]["id"].as_str().expect("an id")));
        let step = at(&menu, &format!("/recipes/{}", menu["recipes"][0]["id"].as_str().expect("an id")));
        let stale = pantry.gizi.with("if-match", "\"1\"");
        for answer in [
            pantry.gizi.patch(&at(&menu, ""), json!({ "version": 1, "cookingTime": 50 })).await,
            pantry.gizi.patch(&line, json!({ "version": 1, "quantity": 50 })).await,
            pantry.gizi.patch(&step, json!({ "version": 1, "duration": 5 })).await,
            pantry.gizi.post(&at(&menu, "/toggle-status"), json!({ "version": 1 })).await,
            pantry.gizi.post(&at(&menu, "/duplicate"), json!({ "version": 1, "menuCode": "NTB-02" })).await,
            stale.delete(&at(&menu, "")).await,
            stale.delete(&line).await,
            stale.delete(&step).await,
        ] {
            answer.is_problem(409, "conflict");
            assert_eq!(answer.json()["current"], now);
        }
        assert_eq!(pantry.gizi.get(&at(&menu, "")).await.is(200), now);
    }

    async fn of_thirty_changes_at_once_one_is_done(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let sending = (0..30).map(|minutes| {
            let (gizi, path) = (pantry.gizi.clone(), at(&menu, ""));
            tokio::spawn(async move { gizi.patch(&path, json!({ "version": 1, "cookingTime": minutes })).await })
        });
        let mut answers = Vec::new();
        for answer in sending.collect::<Vec<_>>() {
            answers.push(answer.await.expect("an answer"));
        }
        let (done, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 200);
        assert_eq!((done.len(), refused.len()), (1, 29));
        let now = pantry.gizi.get(&at(&menu, "")).await.is(200);
        assert_eq!((&now["version"], &now["cookingTime"]), (&json!(2), &done[0].json()["cookingTime"]));
        for answer in refused {
            answer.is_problem(409, "conflict");
            assert_eq!(answer.json()["current"], now, "what the one who was quicker has written");
        }
    }

    async fn who_names_no_version_waits_and_is_served(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.menu()).await;
        let sending = (1..=10).map(|number| {
            let (gizi, path) = (pantry.gizi.clone(), at(&menu, "/recipes"));
            tokio::spawn(async move {
                gizi.post(&path, json!({ "instruction": format!("Langkah yang ke-{number}.") })).await.is(201)
            })
        });
        for step in sending.collect::<Vec<_>>() {
            step.await.expect("a step");
        }
        let whole = pantry.gizi.get(&at(&menu, "")).await.is(200);
        let numbers: Vec<&Value> = whole["recipes"].as_array().expect("steps").iter().map(|step| &step["stepNumber"]).collect();
        assert_eq!(json!(numbers), json!([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
        assert_eq!(whole["version"], 11);
    }

    async fn a_cook_in_a_conflict_sees_what_a_cook_sees(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let cook = bench.signs_in(Role::KitchenStaff).await;
        let step = json!({ "version": 9, "instruction": "Rebus air sampai mendidih." });
        let refused = cook.post(&at(&menu, "/recipes"), step).await;
        refused.is_problem(409, "conflict");
        let current = &refused.json()["current"];
        assert_eq!(*current, cook.get(&at(&menu, "")).await.is(200));
        assert_eq!(current["ingredients"][0]["inventoryItem"]["price"], Value::Null);
    }
}
