//! Recipe steps, as a cook puts them in order.

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use crate::menus::tests::Pantry;
use crate::testing::{Bench, errors};

/// The ids of a menu's steps, which are numbered from 1.
fn ids(steps: &Value) -> Vec<String> {
    let steps = steps["items"].as_array().expect("steps");
    let numbers: Vec<_> = steps.iter().map(|step| step["stepNumber"].as_u64()).collect();
    assert_eq!(numbers, (1..=steps.len()).map(|number| Some(number as u64)).collect::<Vec<_>>());
    steps.iter().map(|step| step["id"].as_str().expect("an id").to_owned()).collect()
}

on_each_database! {
    async fn steps_in_another_order_are_the_same_steps(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let mut menu = pantry.menu();
        menu["recipes"] = (1..=5).map(|step| json!({ "instruction": format!("Langkah ke-{step} memasak.") })).collect();
        let menu = pantry.creates(menu).await;
        let path = format!("/api/v1/menus/{}/recipes", menu["id"].as_str().expect("an id"));
        let cook = bench.signs_in(Role::KitchenStaff).await;
        let mut order = ids(&cook.get(&path).await.is(200));
        for (version, (from, to)) in (1..).zip([(0, 4), (3, 1), (2, 2), (4, 0)]) {
            let step = order.remove(from);
            order.insert(to, step);
            let sent = json!({ "order": order, "version": version });
            assert_eq!(ids(&cook.put(&format!("{path}/order"), sent).await.is(200)), order);
            assert_eq!(ids(&cook.get(&path).await.is(200)), order);
        }
    }

    async fn an_order_that_misses_or_repeats_a_step_changes_nothing(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let other = pantry.gizi.post("/api/v1/menus", json!({
            "menuName": "Menu lain", "menuCode": "LAIN-01", "programId": pantry.program, "mealType": "LUNCH", "servingSize": 300,
            "preparationTime": 20, "cookingTime": 40, "difficulty": "EASY", "recipes": [{ "instruction": "Kukus sampai empuk." }],
        })).await.is(201);
        let path = format!("/api/v1/menus/{}/recipes", menu["id"].as_str().expect("an id"));
        let order = ids(&pantry.gizi.get(&path).await.is(200));
        let foreign = other["recipes"][0]["id"].as_str().expect("an id").to_owned();
        let (first, second) = (order[0].clone(), order[1].clone());
        for wrong in [vec![], vec![&first], vec![&first, &first], vec![&first, &second, &second], vec![&first, &foreign]] {
            let refused = pantry.gizi.put(&format!("{path}/order"), json!({ "order": wrong })).await;
            assert_eq!(refused.is_problem(422, "invalid"), errors(&[("order", "permutation")]));
        }
        let stale = pantry.gizi.put(&format!("{path}/order"), json!({ "order": [second, first], "version": 9 })).await;
        stale.is_problem(409, "conflict");
        assert_eq!(ids(&pantry.gizi.get(&path).await.is(200)), order);
    }
}
