//! The catalogue, as anyone in a kitchen reads it.

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use super::{Catalogue, keep_up_to_date};
use crate::testing::{Bench, errors};

const PATH: &str = "/api/v1/foods";

fn names(page: &Value) -> Vec<&str> {
    page["items"].as_array().into_iter().flatten().filter_map(|food| food["nameId"].as_str()).collect()
}

on_each_database! {
    async fn every_role_reads_it_and_a_stranger_does_not(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.stranger().get(PATH).await.is_problem(401, "unauthenticated");
        for role in [Role::SppgHead, Role::Nutritionist, Role::Accountant, Role::KitchenStaff, Role::Viewer] {
            let page = bench.signs_in(role).await.get(PATH).await.within(1).is(200);
            assert!(page["total"].as_i64() >= Some(200), "{}", page["total"]);
        }
        bench.signs_in(Role::PlatformAdmin).await.get(PATH).await.is(200);
    }

    async fn foods_are_found_in_both_languages_despite_slips(db: TestDb) {
        let bench = Bench::new(db).await;
        let dapur = bench.signs_in(Role::KitchenStaff).await;
        let found = async |query: &str| dapur.get(&format!("{PATH}?{query}")).await.is(200);
        assert!(names(&found("q=ayma").await)[0].contains("yam"));
        assert_eq!(found("q=white%20rice").await["items"][0]["code"], "AR001");
        assert_eq!(found("q=pork").await["total"], 0);
        let fruit = found("category=BUAH&pageSize=100").await;
        assert!(fruit["items"].as_array().into_iter().flatten().all(|food| food["category"] == "BUAH"));
        let (first, second) = (found("pageSize=5").await, found("pageSize=5&page=2").await);
        let (all, listed) = (found("pageSize=10").await, [names(&first), names(&second)].concat());
        assert_eq!(names(&all), listed);
        assert!(listed.is_sorted_by_key(|name| domain::fold(name)));
        let wrong = dapur.get(&format!("{PATH}?category=MEAT&q={}&colour=1", "x".repeat(101))).await;
        assert_eq!(
            wrong.is_problem(422, "invalid"),
            errors(&[("q", "too_long"), ("category", "enum"), ("colour", "unknown_field")])
        );
    }

    async fn a_figure_that_is_missing_is_null_and_never_zero(db: TestDb) {
        let bench = Bench::new(db).await;
        let viewer = bench.signs_in(Role::Viewer).await;
        let page = viewer.get(&format!("{PATH}?q=nila&pageSize=100")).await.is(200);
        let foods = page["items"].as_array().cloned().unwrap_or_default();
        let tilapia = foods.iter().find(|food| food["code"] == "USDA175176").expect("tilapia");
        assert_eq!((&tilapia["nutrients"]["iron"], &tilapia["nutrients"]["carbohydrates"]), (&Value::Null, &json!(0)));
        assert_eq!(tilapia["nutrients"].as_object().map(serde_json::Map::len), Some(21));
    }

    async fn the_catalogue_is_brought_up_to_date_once(db: TestDb) {
        let bench = Bench::new(db).await;
        let before = bench.app.catalogue.all().count();
        let (done, statements) = store::counting(keep_up_to_date(&bench.app.db)).await;
        assert!(done.is_ok() && statements == 1, "{statements} statements");
        let rice = bench.app.catalogue.by_code("AR001").expect("rice");
        assert_eq!(bench.app.catalogue.find(rice.id).map(|food| food.code.as_str()), Some("AR001"));
        let again = Catalogue::load(&bench.app.db).await.expect("is read");
        assert_eq!(again.all().count(), before);
    }

    async fn the_pages_say_where_a_figure_comes_from_and_which_to_doubt(db: TestDb) {
        let bench = Bench::new(db).await;
        let dapur = bench.signs_in(Role::KitchenStaff).await;
        let shows = async |path: &str, texts: &[&str]| {
            let answer = dapur.get(path).await.within(1);
            assert_eq!(answer.status, 200, "{path}");
            for text in texts {
                assert!(answer.text.contains(text), "{path}: {text:?} is not in {}", answer.text);
            }
        };
        shows("/foods", &["Daftar pangan", "Abon", "kkal", "catatan"]).await;
        shows("/foods?q=white%20rice&category=KARBOHIDRAT&page=1", &["Beras putih", "/foods/AR001"]).await;
        shows("/foods?q=zzzz&category=x&page=x", &["Tidak ada pangan yang cocok"]).await;
        shows("/foods/AR001", &["Tabel Komposisi Pangan Indonesia 2019", "Tidak mengandung alergen", "77,1"]).await;
        shows("/foods/USDA175176", &["Tidak ada data", "FoodData Central"]).await;
        shows("/foods/options?q=ayma", &["role=\"option\"", "data-fill-category=\"PROTEIN\""]).await;
        for food in bench.app.catalogue.all() {
            shows(&format!("/foods/{}", food.code), &["Asal angka"]).await;
        }
        assert_eq!(dapur.get("/foods/nothing").await.status, 404);
        assert!(!dapur.get("/foods/AR001").await.text.contains("/ingredients/create"));
        let gizi = bench.signs_in(Role::Nutritionist).await;
        assert!(gizi.get("/foods/AR001").await.text.contains("/ingredients/create?food=AR001"));
        assert_eq!(bench.stranger().get("/foods").await.status, 303);
    }
}
