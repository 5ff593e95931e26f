//! The example kitchens show something true.

use serde_json::{Value, json};
use store::on_each_database;

use super::{ACCOUNTS, PASSWORD, load};
use crate::testing::{Bench, Client};

async fn signs_in(bench: &Bench, email: &str) -> Client {
    let answer = bench.stranger().post("/api/v1/session", json!({ "email": email, "password": PASSWORD })).await;
    answer.is(200);
    bench.stranger().keeping(&answer)
}

fn is_balanced_and_affordable(menu: &Value) -> bool {
    let all = |list: &Value, fits: fn(&Value) -> bool| list.as_array().is_some_and(|list| list.iter().all(fits));
    all(&menu["judgement"]["groups"], |group| group["verdict"] == "BALANCED")
        && all(&menu["judgement"]["sizes"], |size| size["status"] != "OVER")
        && menu["costComplete"] == true
}

on_each_database! {
    async fn two_kitchens_are_loaded_once_with_menus_that_hold(db: TestDb) {
        let bench = Bench::empty(db).await;
        assert!(load(&bench.app).await.expect("the examples load"));
        assert!(!load(&bench.app).await.expect("the examples are there"));
        for host in ["pwk.demo", "soe.demo"] {
            for (account, _) in ACCOUNTS {
                signs_in(&bench, &format!("{account}@{host}")).await;
            }
            let gizi = signs_in(&bench, &format!("gizi@{host}")).await;
            assert_eq!(gizi.get("/api/v1/programs").await.is(200)["total"], 2);
            let menus = gizi.get("/api/v1/menus?pageSize=100").await.is(200);
            let menus = menus["items"].as_array().expect("menus");
            assert!(menus.len() >= 20, "{} menus", menus.len());
            let good = menus.iter().filter(|menu| is_balanced_and_affordable(menu)).count();
            assert!(good >= 14, "{good} of {} menus are balanced for every group and within the ceiling", menus.len());
            assert!(good < menus.len(), "a few are deliberately not");
            let today = bench.app.now().day_in("Asia/Jakarta");
            let calendar = gizi.get(&format!("/api/v1/calendar?from={today}&to={}", today.plus_days(13))).await.is(200);
            let served = calendar["days"].as_array().expect("days").iter().filter(|day| day["assignments"][0]["frozen"] == true);
            assert!(served.count() >= 5, "a running plan");
            assert_eq!(gizi.get("/api/v1/plans?status=DRAFT").await.is(200)["total"], 1);
            let settings = gizi.get("/api/v1/settings").await.is(200);
            assert_eq!(settings["laborRatePerHour"], 25_000, "the default cost settings stay");
        }
        let admin = signs_in(&bench, "admin@platform.demo").await;
        assert_eq!(admin.get("/api/v1/sppgs").await.is(200)["total"], 2);
    }

    async fn a_database_with_kitchens_of_its_own_is_left_alone(db: TestDb) {
        let bench = Bench::with_one_kitchen(db).await;
        assert!(!load(&bench.app).await.expect("nothing to do"));
    }
}
