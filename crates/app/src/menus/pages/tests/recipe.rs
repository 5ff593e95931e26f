//! The steps alone, as those who cook write them.

use domain::Role;
use serde_json::json;
use store::on_each_database;

use super::{at, is_silent_of, leads_to, page, says};
use crate::menus::tests::Pantry;
use crate::testing::Bench;

on_each_database! {
    async fn a_cook_writes_steps_and_nothing_else(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let cook = bench.signs_in(Role::KitchenStaff).await;
        let shown = cook.get(&at(&menu, "")).await;
        says(page(&shown, 200), &[&at(&menu, "/recipe"), "Ubah langkah"]);
        is_silent_of(&shown.text, &[&at(&menu, "/edit"), &at(&menu, "/image")]);
        assert_eq!(cook.get(&at(&menu, "/edit")).await.status.as_u16(), 403);
        let form = cook.get(&at(&menu, "/recipe")).await;
        says(page(&form, 200), &["Cuci beras sampai airnya jernih.", r#"name="recipes[1].temperature""#, r#"value="100""#]);

        let steps = menu["recipes"].as_array().expect("steps");
        let id = |at: usize| steps[at]["id"].as_str().expect("an id");
        let fields = [
            ("version", "1"),
            ("recipes[0].id", id(1)), ("recipes[0].instruction", "Masak nasi sampai matang dan pulen."), ("recipes[0].temperature", "98,5"),
            ("recipes[1].id", id(0)), ("recipes[1].instruction", "Cuci beras sampai airnya jernih."),
            ("recipes[2].instruction", ""), ("recipes[2].notes", " "),
            ("recipes[3].instruction", "Bagi ke dalam baki saji."), ("recipes[3].qualityCheck", "Di atas 60 °C"),
        ];
        leads_to(&cook.submits(&at(&menu, "/recipe"), &fields).await, &at(&menu, ""));
        let now = pantry.gizi.get(&format!("/api/v1/menus/{}", menu["id"].as_str().expect("an id"))).await.is(200);
        let steps: Vec<_> = now["recipes"].as_array().expect("steps").iter().map(|step| (&step["stepNumber"], &step["id"])).collect();
        assert_eq!((steps.len(), steps[0], steps[1]), (3, (&json!(1), &json!(id(1))), (&json!(2), &json!(id(0)))));
        assert_eq!((&now["recipes"][0]["temperature"], &now["recipes"][2]["qualityCheck"], &now["version"]), (&json!(98.5), &json!("Di atas 60 °C"), &json!(2)));
        assert_eq!(now["ingredients"], menu["ingredients"]);
    }

    async fn the_same_steps_again_change_nothing_and_wrong_ones_come_back(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.menu()).await;
        let cook = bench.signs_in(Role::KitchenStaff).await;
        says(page(&cook.get(&at(&menu, "")).await, 200), &["Tulis langkah"]);
        leads_to(&cook.submits(&at(&menu, "/recipe"), &[("version", "1")]).await, &at(&menu, ""));
        let address = format!("/api/v1/menus/{}", menu["id"].as_str().expect("an id"));
        assert_eq!(pantry.gizi.get(&address).await.is(200)["version"], 1);
        let wrong = [("version", "1"), ("recipes[0].instruction", "Rebus <b>"), ("recipes[0].temperature", "400")];
        let refused = cook.submits(&at(&menu, "/recipe"), &wrong).await;
        says(page(&refused, 422), &["Rebus &lt;b&gt;", r##"href="#recipe-recipes-0-instruction""##, r##"href="#recipe-recipes-0-temperature""##]);
    }

    async fn two_cooks_see_both_versions(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.menu()).await;
        let cook = bench.signs_in(Role::KitchenStaff).await;
        let step = |text: &'static str, version: &'static str| [("version", version), ("recipes[0].instruction", text)];
        leads_to(&pantry.gizi.submits(&at(&menu, "/recipe"), &step("Kukus sampai empuk.", "1")).await, &at(&menu, ""));
        let both = cook.submits(&at(&menu, "/recipe"), &step("Rebus sampai empuk.", "1")).await;
        says(page(&both, 409), &["Kukus sampai empuk.", "Rebus sampai empuk.", r#"name="version" value="2""#]);
        leads_to(&cook.submits(&at(&menu, "/recipe"), &step("Rebus sampai empuk.", "2")).await, &at(&menu, ""));
    }

    async fn who_does_not_cook_has_no_way_to_the_steps(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let viewer = bench.signs_in(Role::Viewer).await;
        is_silent_of(page(&viewer.get(&at(&menu, "")).await, 200), &[&at(&menu, "/recipe")]);
        page(&viewer.get(&at(&menu, "/recipe")).await, 403);
        page(&viewer.submits(&at(&menu, "/recipe"), &[("version", "1")]).await, 403);
        let neighbour = bench.signs_in_at(1, Role::KitchenStaff).await;
        page(&neighbour.get(&at(&menu, "/recipe")).await, 404);
        page(&neighbour.submits(&at(&menu, "/recipe"), &[("version", "1")]).await, 404);
    }

    async fn a_copy_is_named_in_a_dialog_where_scripts_run(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let script = pantry.gizi.with("hx-request", "true");
        let dialog = script.get(&at(&menu, "/duplicate")).await;
        assert!(page(&dialog, 200).starts_with("<dialog"), "{}", dialog.text);
        says(&dialog.text, &["data-dialog-auto", &format!(r#"hx-post="{}""#, at(&menu, "/duplicate")), "NTB-02"]);
        let program = pantry.program.clone();
        let fields = |code: &'static str| [("menuName", "Salinan"), ("menuCode", code), ("programId", program.as_str())];
        let refused = script.submits(&at(&menu, "/duplicate"), &fields("NTB-01")).await;
        assert!(page(&refused, 409).starts_with("<dialog"), "{}", refused.text);
        says(&refused.text, &["Sudah dipakai."]);
        let copied = script.submits(&at(&menu, "/duplicate"), &fields("NTB-02")).await;
        assert!(page(&copied, 200).is_empty() && copied.header("hx-redirect").starts_with("/menu/"));
    }
}
