//! A menu's life: created, found, changed, copied, deleted, restored.

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use super::{Pantry, at};
use crate::testing::{Bench, errors};

on_each_database! {
    async fn a_menu_is_created_with_its_lines_and_recipe(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let answer = pantry.gizi.post("/api/v1/menus", pantry.rice_and_egg()).await.within(16);
        let menu = answer.is(201);
        assert_eq!(menu["ingredients"].as_array().map(Vec::len), Some(2));
        assert_eq!(menu["ingredients"][1]["inventoryItem"]["itemName"], "Telur ayam");
        assert_eq!(menu["ingredients"][0]["cost"], 1200);
        assert_eq!(menu["ingredients"][1]["cost"], 1833.33);
        assert_eq!(menu["recipes"][1]["stepNumber"], 2);
        assert_eq!(menu["program"]["programCode"], "SEKOLAH");
        assert_eq!(menu["menuPlans"], json!([]));
        assert_eq!((&menu["version"], &menu["isActive"]), (&json!(1), &json!(true)));
        assert_eq!(menu["nutritionSource"], "COMPUTED");
        let read = pantry.gizi.get(answer.header("location")).await.within(8);
        assert!(read.header("etag").starts_with("W/\"v1-"), "{}", read.header("etag"));
        assert_eq!(read.is(200), menu);
    }

    async fn the_worked_example_of_the_cost_rules_holds_to_the_rupiah(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let costs = ["ingredientCost", "laborCost", "overheadCost", "packagingCost", "totalCost", "costPerServing"];
        let shown: Vec<_> = costs.iter().map(|name| menu[name].as_i64().expect("rupiah")).collect();
        assert_eq!(shown, [3_033_333, 25_000, 455_000, 0, 3_513_333, 3_513]);
        assert_eq!((&menu["batchServings"], &menu["costComplete"]), (&json!(1000), &json!(true)));
    }

    async fn allergens_come_from_the_ingredients_and_unknown_is_not_free_of(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let known = pantry.creates(pantry.rice_and_egg()).await;
        assert_eq!((&known["allergens"], &known["allergensComplete"]), (&json!(["EGG"]), &json!(true)));
        let unknown = json!({ "itemName": "Kerupuk", "category": "LAINNYA", "unit": "kg" });
        let crackers = crate::menus::tests::created(&pantry.gizi, "/api/v1/ingredients", unknown).await;
        let mut menu = pantry.menu();
        menu["menuCode"] = json!("KERUPUK");
        menu["ingredients"] = json!([{ "inventoryItemId": crackers, "quantity": 10, "unit": "g" }]);
        let menu = pantry.creates(menu).await;
        assert_eq!((&menu["allergens"], &menu["allergensComplete"]), (&json!([]), &json!(false)));
        assert_eq!(menu["calories"], Value::Null, "no data is never 0");
        let free_of_milk = pantry.gizi.get("/api/v1/menus?excludeAllergen=MILK").await.is(200);
        assert_eq!(free_of_milk["total"], 1, "the one whose allergens are unknown is left out");
        assert_eq!(pantry.gizi.get("/api/v1/menus?excludeAllergen=EGG").await.is(200)["total"], 0);
    }

    async fn the_list_filters_sorts_and_pages(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        for (code, name, grams) in [("A-1", "Soto ayam", 50), ("A-2", "Rendang", 150), ("A-3", "Sayur asem", 100)] {
            let mut menu = pantry.menu();
            menu["menuCode"] = json!(code);
            menu["menuName"] = json!(name);
            menu["ingredients"] = json!([{ "inventoryItemId": pantry.rice, "quantity": grams, "unit": "g" }]);
            pantry.creates(menu).await;
            bench.app.clock.advance(1);
        }
        let mut empty = pantry.menu();
        empty["mealType"] = json!("SNACK");
        pantry.creates(empty).await;
        let codes = |query: &'static str| {
            let gizi = pantry.gizi.clone();
            async move {
                let page = gizi.get(&format!("/api/v1/menus?{query}")).await.within(3).is(200);
                let items = page["items"].as_array().expect("items").clone();
                items.iter().map(|menu| menu["menuCode"].as_str().expect("a code").to_owned()).collect::<Vec<_>>()
            }
        };
        assert_eq!(codes("").await, ["NTB-01", "A-3", "A-2", "A-1"]);
        assert_eq!(codes("sort=calories").await, ["A-1", "A-3", "A-2", "NTB-01"]);
        assert_eq!(codes("sort=-calories").await, ["A-2", "A-3", "A-1", "NTB-01"]);
        assert_eq!(codes("sort=menuName").await, ["NTB-01", "A-2", "A-3", "A-1"]);
        for sort in ["menuCode", "-menuCode", "protein", "-protein", "costPerServing", "-costPerServing", "createdAt",
            "-createdAt", "updatedAt", "-menuName"] {
            pantry.gizi.get(&format!("/api/v1/menus?sort={sort}")).await.is(200);
        }
        assert_eq!(codes("sort=createdAt&pageSize=2&page=2").await, ["A-3", "NTB-01"]);
        assert_eq!(codes("search=AYAM").await, ["NTB-01", "A-1"], "bayam too");
        assert_eq!(codes("search=a-2").await, ["A-2"]);
        assert_eq!(codes("minCalories=357").await, ["A-3", "A-2"]);
        assert_eq!(codes("maxCalories=357&minCalories=100").await, ["A-3", "A-1"]);
        assert_eq!(codes("maxCostPerServing=1000").await, ["A-1"], "what is not known is not known to be cheap");
        assert_eq!(codes("mealType=SNACK").await, ["NTB-01"]);
        assert_eq!(codes("difficulty=HARD").await, [""; 0]);
        assert_eq!(codes("isActive=false").await, [""; 0]);
        let by_rice = pantry.gizi.get(&format!("/api/v1/menus?ingredientId={}", pantry.rice)).await.is(200);
        assert_eq!(by_rice["total"], 3);
        let by_program = pantry.gizi.get(&format!("/api/v1/menus?programId={}&pageSize=1", pantry.program)).await.is(200);
        assert_eq!((&by_program["total"], &by_program["totalPages"]), (&json!(4), &json!(4)));
        assert_eq!(
            pantry.gizi.get("/api/v1/menus?page=0&pageSize=101&sort=price&mealType=TEA&x=1").await
                .is_problem(422, "invalid").len(),
            5
        );
    }

    async fn a_change_is_kept_with_who_and_what(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let patch = json!({ "version": 1, "menuName": "Nasi telur dadar", "description": "Kesukaan anak-anak." });
        let changed = pantry.gizi.patch(&at(&menu, ""), patch).await.is(200);
        assert_eq!((&changed["version"], &changed["menuName"]), (&json!(2), &json!("Nasi telur dadar")));
        assert_eq!(changed["ingredients"].as_array().map(Vec::len), Some(2), "lines stay");
        let path = format!("/api/v1/events?entity=menu&id={}", menu["id"].as_str().expect("an id"));
        let events = pantry.gizi.get(&path).await.is(200);
        let newest = &events["items"][0];
        assert_eq!(newest["type"], "MENU_UPDATED");
        assert_eq!(newest["changed"], json!(["description", "menuName"]));
        assert_eq!(newest["changes"]["menuName"], json!(["Nasi telur bayam", "Nasi telur dadar"]));
        assert_eq!(newest["data"]["costPerServing"], 3513);
        assert_eq!(newest["actor"]["name"], "NUTRITIONIST");
        assert_eq!(events["items"][1]["type"], "MENU_CREATED");
    }

    async fn two_people_at_once_is_a_conflict_not_a_loss(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.menu()).await;
        let path = at(&menu, "");
        pantry.gizi.patch(&path, json!({ "version": 1, "cookingTime": 30 })).await.is(200);
        let head = bench.signs_in(Role::SppgHead).await;
        let stale = head.patch(&path, json!({ "version": 1, "cookingTime": 50 })).await;
        stale.is_problem(409, "conflict");
        assert_eq!(stale.json()["current"]["cookingTime"], 30);
        assert_eq!(head.patch(&path, json!({ "cookingTime": 50 })).await.is_problem(422, "invalid"), errors(&[("version", "required")]));
        head.with("if-match", "\"1\"").post(&at(&menu, "/toggle-status"), json!({})).await.is_problem(409, "conflict");
        head.with("if-match", "\"2\"").patch(&path, json!({ "cookingTime": 50 })).await.is(200);
    }

    async fn a_code_is_unique_in_its_program_among_the_living(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.menu()).await;
        let taken = errors(&[("menuCode", "taken")]);
        assert_eq!(pantry.gizi.post("/api/v1/menus", pantry.menu()).await.is_problem(409, "duplicate"), taken);
        pantry.gizi.delete(&at(&menu, "")).await.is(204);
        let second = pantry.creates(pantry.menu()).await;
        let restore = pantry.gizi.post(&at(&menu, "/restore"), json!({})).await;
        assert_eq!(restore.is_problem(409, "duplicate"), taken);
        pantry.gizi.patch(&at(&second, ""), json!({ "version": 1, "menuCode": "NTB-02" })).await.is(200);
        pantry.gizi.post(&at(&menu, "/restore"), json!({})).await.is(200);
        let back = pantry.gizi.patch(&at(&second, ""), json!({ "version": 2, "menuCode": "NTB-01" })).await;
        assert_eq!(back.is_problem(409, "duplicate"), taken);
    }

    async fn deleted_is_gone_until_restored(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let path = at(&menu, "");
        pantry.gizi.delete(&path).await.within(7).is(204);
        pantry.gizi.get(&path).await.is_problem(404, "not_found");
        pantry.gizi.delete(&path).await.is_problem(404, "not_found");
        assert_eq!(pantry.gizi.get("/api/v1/menus").await.is(200)["total"], 0);
        assert_eq!(pantry.gizi.get("/api/v1/menus?deleted=true").await.is(200)["total"], 1);
        let restored = pantry.gizi.post(&at(&menu, "/restore"), json!({})).await.is(200);
        assert_eq!((&restored["version"], &restored["ingredients"]), (&json!(3), &menu["ingredients"]));
        pantry.gizi.post(&at(&menu, "/restore"), json!({})).await.is(200);
    }

    async fn active_is_toggled_apart_from_deleted(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.menu()).await;
        let off = pantry.gizi.post(&at(&menu, "/toggle-status"), json!({ "version": 1 })).await.is(200);
        assert_eq!((&off["isActive"], &off["version"]), (&json!(false), &json!(2)));
        assert_eq!(pantry.gizi.get("/api/v1/menus?isActive=false").await.is(200)["total"], 1);
        let on = pantry.gizi.post(&at(&menu, "/toggle-status"), json!({})).await.is(200);
        assert_eq!(on["isActive"], true);
        let events = pantry.gizi.get("/api/v1/events?entity=menu").await.is(200);
        assert_eq!(events["items"][0]["type"], "MENU_STATUS_TOGGLED");
    }

    async fn a_copy_takes_everything_along(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let mut menu = pantry.rice_and_egg();
        menu["ingredients"][0]["sizeQuantities"] = json!({ "SMALL": 50 });
        let menu = pantry.creates(menu).await;
        let same = pantry.gizi.post(&at(&menu, "/duplicate"), json!({ "menuCode": "NTB-01" })).await;
        assert_eq!(same.is_problem(409, "duplicate"), errors(&[("menuCode", "taken")]));
        let copy = pantry.gizi.post(&at(&menu, "/duplicate"), json!({ "menuCode": "NTB-02" })).await.is(201);
        assert_eq!(copy["menuName"], "Nasi telur bayam (salinan)");
        assert_ne!(copy["id"], menu["id"]);
        assert_eq!(copy["ingredients"][0]["sizeQuantities"], json!({ "SMALL": 50 }));
        assert_ne!(copy["ingredients"][0]["id"], menu["ingredients"][0]["id"]);
        assert_eq!(copy["recipes"].as_array().map(Vec::len), Some(2));
        assert_eq!(copy["costPerServing"], menu["costPerServing"]);
    }

    async fn a_program_with_menus_stays(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.menu()).await;
        let path = format!("/api/v1/programs/{}", pantry.program);
        let refused = pantry.gizi.delete(&path).await;
        refused.is_problem(409, "in_use");
        assert_eq!(refused.json()["dependents"][0]["name"], "Nasi telur bayam");
        pantry.gizi.delete(&at(&menu, "")).await.is(204);
        pantry.gizi.delete(&path).await.is(204);
        pantry.gizi.post(&at(&menu, "/restore"), json!({})).await.is_problem(409, "conflict");
    }

    async fn another_kitchens_menu_does_not_exist(db: TestDb) {
        let bench = Bench::new(db).await;
        let (pantry, other) = (Pantry::of(&bench).await, Pantry::at(&bench, 1).await);
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        for below in ["", "/nutrition", "/cost", "/balance", "/recipes"] {
            other.gizi.get(&at(&menu, below)).await.is_problem(404, "not_found");
        }
        for below in ["/restore", "/toggle-status", "/duplicate", "/ingredients", "/recipes", "/optimize-portions"] {
            other.gizi.post(&at(&menu, below), json!({})).await.is_problem(404, "not_found");
        }
        let mut foreign = other.menu();
        foreign["programId"] = json!(pantry.program);
        foreign["ingredients"] = json!([{ "inventoryItemId": pantry.rice, "quantity": 1, "unit": "g" }]);
        assert_eq!(
            other.gizi.post("/api/v1/menus", foreign).await.is_problem(422, "invalid"),
            errors(&[("programId", "not_found"), ("ingredients[0].inventoryItemId", "not_found")])
        );
    }

    async fn roles_are_held_to_the_table(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.menu()).await;
        for role in [Role::Accountant, Role::KitchenStaff, Role::Viewer] {
            let person = bench.signs_in(role).await;
            person.get(&at(&menu, "")).await.is(200);
            person.post("/api/v1/menus", pantry.menu()).await.is_problem(403, "forbidden");
            person.delete(&at(&menu, "")).await.is_problem(403, "forbidden");
        }
        let cook = bench.signs_in(Role::KitchenStaff).await;
        cook.post(&at(&menu, "/recipes"), json!({ "instruction": "Rebus air sampai mendidih." })).await.is(201);
        bench.stranger().get(&at(&menu, "")).await.is_problem(401, "unauthenticated");
    }
}
