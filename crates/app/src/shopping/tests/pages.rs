//! The list as a page.

use domain::Role;
use serde_json::json;
use store::on_each_database;

use super::Market;
use crate::testing::Bench;

on_each_database! {
    async fn the_page_groups_what_to_buy_and_offers_it_as_a_file(db: TestDb) {
        let bench = Bench::new(db).await;
        let market = Market::of(&bench).await;
        let path = format!("/menu/planning/{}/shopping", market.plan);
        let page = market.gizi.get(&path).await.within(10);
        assert_eq!(page.status, 200, "{}", page.text);
        for text in ["Daftar belanja", "<h2>Protein</h2>", "<h2>Karbohidrat</h2>", "49 kg", "Rp\u{a0}1.257.500", "class=\"tick\""] {
            assert!(page.text.contains(text), "{text}: {}", page.text);
        }
        let file = market.gizi.get(&format!("{path}?from=2026-07-13&to=2026-07-24&minusStock=true&format=csv")).await;
        assert!(file.text.contains("Karbohidrat,Beras,48600,49,kg,10.25,39,"), "{}", file.text);
        let free = market.gizi.get(&format!("{path}?from=2026-07-20")).await;
        assert!(free.text.contains("Tidak ada yang perlu dibeli"), "{}", free.text);
    }

    async fn the_page_says_what_is_missing_and_which_days_do_not_fit(db: TestDb) {
        let bench = Bench::new(db).await;
        let market = Market::of(&bench).await;
        let rice = format!("/api/v1/ingredients/{}", market.rice["id"].as_str().expect("an id"));
        market.gizi.patch(&rice, json!({ "version": 1, "price": null })).await.is(200);
        let path = format!("/menu/planning/{}/shopping", market.plan);
        let page = market.gizi.get(&path).await;
        assert!(page.text.contains("belum lengkap") && page.text.contains("Jumlah yang diketahui"), "{}", page.text);
        let wrong = market.gizi.get(&format!("{path}?from=2026-01-01")).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("Tanggal ini di luar rencana."), "{}", wrong.text);
        let cook = bench.signs_in(Role::KitchenStaff).await.get(&path).await;
        assert!(cook.text.contains("49 kg") && !cook.text.contains("minusStock\""), "{}", cook.text);
        let foreign = bench.signs_in_at(1, Role::SppgHead).await;
        assert_eq!(foreign.get(&path).await.status, 404);
    }
}
