//! Creating and changing a menu by its form, and the figures beside it.

use domain::Role;
use serde_json::json;
use store::on_each_database;

use super::{at, is_silent_of, leads_to, page, says};
use crate::menus::tests::Pantry;
use crate::testing::Bench;

/// What the form of the pantry's menu sends.
fn sent<'a>(pantry: &'a Pantry, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("menuName", "Nasi telur"),
        ("menuCode", "NT-01"),
        ("programId", pantry.program.as_str()),
        ("mealType", "LUNCH"),
        ("servingSize", "300"),
        ("preparationTime", "20"),
        ("cookingTime", "40"),
        ("difficulty", "EASY"),
        ("description", ""),
        ("instructions", ""),
        ("batchServings", ""),
        ("isHalal", ""),
        ("isVegetarian", ""),
        ("isActive", "true"),
        ("calories", ""),
        ("totalCost", ""),
        ("ingredients[0].id", ""),
        ("ingredients[0].inventoryItemId", pantry.rice.as_str()),
        ("ingredients[0].quantity", "80"),
        ("ingredients[0].unit", "g"),
        ("ingredients[0].basis", "EDIBLE"),
        ("ingredients[0].cookingMethod", ""),
        ("ingredients[0].notes", ""),
        ("ingredients[0].sizeQuantities.SMALL", ""),
        ("ingredients[3].inventoryItemId", pantry.egg.as_str()),
        ("ingredients[3].quantity", "1"),
        ("ingredients[3].unit", "butir"),
        ("ingredients[3].sizeQuantities.SMALL", "0,5"),
        ("ingredients[4].inventoryItemId", ""),
        ("ingredients[4].quantity", ""),
        ("ingredients[4].unit", "g"),
        ("recipes[0].instruction", "Masak nasi sampai matang."),
        ("recipes[0].temperature", "100"),
        ("recipes[1].instruction", ""),
    ];
    fields.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    fields.extend(more);
    fields
}

on_each_database! {
    async fn a_menu_is_created_from_its_form(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        says(page(&pantry.gizi.get("/menu/create").await.within(5), 200), &["Buat menu", "data-guard", "/menu/preview", &pantry.program]);

        let wrong = [("menuName", "ab"), ("ingredients[3].unit", "sdm"), ("ingredients[0].quantity", "banyak"), ("recipes[0].instruction", "Masak")];
        let answer = pantry.gizi.submits("/menu", &sent(&pantry, &wrong)).await;
        let refused = page(&answer, 422);
        says(refused, &[
            "id=\"menu-menuName-error\"", "id=\"menu-ingredients-1-unit-error\"", "id=\"menu-ingredients-0-quantity-error\"",
            "id=\"menu-recipes-0-instruction-error\"", "value=\"banyak\"", "value=\"Telur ayam\"", "Yang dikenal: g, kg",
        ]);

        let answer = pantry.gizi.submits("/menu", &sent(&pantry, &[])).await;
        assert_eq!(answer.status.as_u16(), 303, "{}", answer.text);
        let id = answer.header("location").strip_prefix("/menu/").expect("the menu").to_owned();
        let menu = pantry.gizi.get(&format!("/api/v1/menus/{id}")).await.is(200);
        assert_eq!(menu["ingredients"].as_array().map(Vec::len), Some(2));
        assert_eq!(menu["ingredients"][1]["sizeQuantities"], json!({ "SMALL": 0.5 }));
        assert_eq!((&menu["recipes"][0]["temperature"], &menu["recipes"][1]), (&json!(100), &json!(null)));

        let taken = pantry.gizi.submits("/menu", &sent(&pantry, &[])).await;
        says(page(&taken, 409), &["id=\"menu-menuCode-error\"", "Nasi telur"]);
        let twice = [("menuCode", "NT-02"), ("ingredients[3].inventoryItemId", pantry.rice.as_str()), ("ingredients[3].unit", "g")];
        let twice = pantry.gizi.submits("/menu", &sent(&pantry, &twice)).await;
        says(page(&twice, 409), &["id=\"menu-ingredients-1-inventoryItemId-error\""]);
    }

    async fn what_is_declared_counts_only_without_lines(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let fields = sent(&pantry, &[("calories", "650"), ("totalCost", "5000000")]);
        let answer = pantry.gizi.submits("/menu", &fields).await;
        assert_eq!(answer.status.as_u16(), 303, "{}", answer.text);
        let path = answer.header("location").to_owned();
        let api = format!("/api/v1/menus/{}", path.strip_prefix("/menu/").expect("the menu"));
        assert_eq!(pantry.gizi.get(&api).await.is(200)["nutritionSource"], "COMPUTED");

        let without: Vec<_> = sent(&pantry, &[("version", "1"), ("calories", "650"), ("ingredientCost", "5000000")])
            .into_iter().filter(|(name, _)| !name.starts_with("ingredients[")).collect();
        leads_to(&pantry.gizi.submits(&format!("{path}/edit"), &without).await, &path);
        let menu = pantry.gizi.get(&api).await.is(200);
        assert_eq!((&menu["nutritionSource"], &menu["calories"]), (&json!("DECLARED"), &json!(650)));
        says(page(&pantry.gizi.get(&format!("{path}/edit")).await, 200), &["value=\"650\""]);
    }

    async fn the_figures_follow_the_form(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let script = pantry.gizi.with("hx-request", "true");
        let live = script.submits("/menu/preview", &sent(&pantry, &[])).await.within(8);
        says(page(&live, 200), &["Rp\u{a0}3.513", "SD kelas 1–3", "Belum Seimbang", "live-short", "Porsi kecil"]);
        is_silent_of(&live.text, &["<!DOCTYPE"]);
        let chosen = script.submits("/menu/preview", &sent(&pantry, &[("shownGroup", "SENIOR_HIGH")])).await;
        says(page(&chosen, 200), &["value=\"SENIOR_HIGH\" selected"]);

        // What does not read yet is left out: the rice alone, 1,200 rupiah and its share.
        let typing = [("menuName", ""), ("ingredients[3].unit", "sdm"), ("servingSize", "x"), ("version", "y"), ("cookingTime", ""), ("preparationTime", "")];
        says(page(&script.submits("/menu/preview", &sent(&pantry, &typing)).await, 200), &["Rp\u{a0}1.380"]);
        let typing = script.submits("/menu/preview", &sent(&pantry, &typing)).await;
        says(page(&typing, 200), &["1 baris belum dihitung", "href=\"#menu-ingredients-1-unit\"", "Telur ayam: Satuan"]);
        for nothing in [vec![], vec![("ingredients[0].quantity", "5")], vec![("programId", "x"), ("ingredients", "y"), ("recipes", "z")]] {
            says(page(&script.submits("/menu/preview", &nothing).await, 200), &["Tambahkan bahan"]);
        }
        page(&script.post("/menu/preview", json!({})).await, 200);
    }

    async fn two_who_change_the_same_menu_see_both(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let form = page(&pantry.gizi.get(&at(&menu, "/edit")).await.within(7), 200).to_owned();
        says(&form, &["value=\"Telur ayam\"", "Cuci beras", "name=\"version\" value=\"1\"", "ingredients[1].sizeQuantities.SMALL"]);
        leads_to(&pantry.gizi.submits(&at(&menu, "/edit"), &sent(&pantry, &[("version", "1")])).await, &at(&menu, ""));

        let second = sent(&pantry, &[("version", "1"), ("menuName", "Nama lain"), ("ingredients[0].quantity", "90")]);
        let head = bench.signs_in(Role::SppgHead).await;
        let answer = head.submits(&at(&menu, "/edit"), &second).await;
        says(page(&answer, 409), &[
            "Versi Anda", "Versi yang tersimpan", "Nama lain", "Nasi telur", "Beras 90 g", "Beras 80 g",
            "name=\"version\" value=\"2\"",
        ]);
        let again = sent(&pantry, &[("version", "2"), ("menuName", "Nama lain"), ("ingredients[0].quantity", "90")]);
        leads_to(&head.submits(&at(&menu, "/edit"), &again).await, &at(&menu, ""));
    }

    async fn an_ingredient_typed_without_scripts_is_found(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        says(page(&pantry.gizi.get("/menu/create").await, 200), &["<noscript><div class=\"row-list\">", "name=\"ingredients[0].named\""]);
        let typed = [("ingredients[0].inventoryItemId", ""), ("ingredients[0].named", "telur AYAM "), ("ingredients[3].inventoryItemId", "")];
        let mut fields = sent(&pantry, &typed);
        fields.retain(|(name, _)| !name.starts_with("ingredients[3]"));
        let answer = pantry.gizi.submits("/menu", &fields).await;
        assert_eq!(answer.status.as_u16(), 303, "{}", answer.text);
        let menu = pantry.gizi.get(&format!("/api/v1{}", answer.header("location").replace("/menu/", "/menus/"))).await.is(200);
        assert_eq!(menu["ingredients"][0]["inventoryItemId"], json!(pantry.egg));
    }

    async fn what_only_the_other_changed_is_taken_over(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let form = page(&pantry.gizi.get(&at(&menu, "/edit")).await, 200).to_owned();
        let base = form.split("name=\"base\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("the base");
        let base = base.replace("&quot;", "\"").replace("&amp;", "&");
        let theirs = json!({ "version": 1, "description": "Dari rekan", "cookingTime": 55 });
        pantry.gizi.patch(&format!("/api/v1/menus/{}", menu["id"].as_str().expect("an id")), theirs).await.is(200);

        let mine = sent(&pantry, &[("version", "1"), ("base", &base), ("menuName", "Nama lain"), ("cookingTime", "50")]);
        let answer = pantry.gizi.submits(&at(&menu, "/edit"), &mine).await;
        let shown = page(&answer, 409);
        says(shown, &[
            "Dari rekan</textarea>", "value=\"Nama lain\"", "value=\"50\"", "mengikuti versi yang tersimpan: Keterangan.",
            "Diubah oleh", ">Memasak<", ">55<", "name=\"version\" value=\"2\"", "data-focus-first",
        ]);
        is_silent_of(shown, &["role=\"rowheader\">Nama menu", "role=\"rowheader\">Keterangan"]);
    }

    async fn ingredients_are_offered_with_their_units(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let answer = pantry.gizi.get("/menu/ingredient-options?q=telor").await.within(5);
        says(page(&answer, 200), &["Telur ayam", "Rp\u{a0}30.000/kg", "data-offer-unit=\"g\ng\nkg\nkg"]);
        assert_eq!(bench.signs_in(Role::KitchenStaff).await.get("/menu/ingredient-options").await.status.as_u16(), 403);
    }

    async fn the_pages_speak_english_too(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        leads_to(&pantry.gizi.submits("/locale", &[("locale", "en"), ("next", "/menu")]).await, "/menu");
        says(page(&pantry.gizi.get("/menu").await, 200), &["Cost per serving", "Edit"]);
        says(page(&pantry.gizi.get(&at(&menu, "")).await, 200), &["What a serving gives", "Better portions"]);
        says(page(&pantry.gizi.get("/menu/create").await, 200), &["Add an ingredient", "Figures so far"]);
    }
}
