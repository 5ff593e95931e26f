//! The list: what it shows, what it finds, and what one can do there.

use domain::Role;
use serde_json::json;
use store::on_each_database;

use super::{at, is_silent_of, leads_to, page, says};
use crate::menus::tests::Pantry;
use crate::testing::Bench;

on_each_database! {
    async fn an_empty_kitchen_is_told_how_to_begin(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let answer = pantry.gizi.get("/menu").await.within(6);
        says(page(&answer, 200), &["Belum ada menu", "/menu/create"]);
        is_silent_of(page(&bench.signs_in(Role::Viewer).await.get("/menu").await, 200), &["/menu/create"]);
    }

    async fn a_card_says_what_is_known_and_what_is_not(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        pantry.creates(pantry.menu()).await;
        let answer = pantry.gizi.get("/menu").await.within(6);
        let bare = page(&answer, 200);
        says(bare, &["Nasi telur bayam", "Makan siang sekolah • Makan Siang", "Tidak ada data", "Mudah", "60 menit"]);
        is_silent_of(bare, &["Rp\u{a0}0<", ">0 kkal", ">0\u{a0}kkal"]);

        let mut whole = pantry.rice_and_egg();
        (whole["menuName"], whole["menuCode"]) = (json!("<b>Soto & Co"), json!("SOTO-01"));
        pantry.creates(whole).await;
        let answer = pantry.gizi.get("/menu").await.within(6);
        says(page(&answer, 200), &["&lt;b&gt;Soto &amp; Co", "Rp\u{a0}3.513"]);
        is_silent_of(&answer.text, &["<b>Soto"]);
        for view in ["compact", "detailed"] {
            says(page(&pantry.gizi.get(&format!("/menu?view={view}")).await.within(6), 200), &["Soto &amp; Co", &format!("data-view=\"{view}\"")]);
        }
        says(page(&pantry.gizi.get("/menu?view=detailed").await, 200), &["Kalsium", "Telur", "Porsi kecil"]);
    }

    async fn many_menus_take_no_more_statements_than_one(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        for number in 10..40 {
            let mut menu = pantry.rice_and_egg();
            menu["menuCode"] = json!(format!("NTB-{number}"));
            pantry.creates(menu).await;
        }
        let answer = pantry.gizi.get("/menu").await.within(6);
        assert_eq!(page(&answer, 200).matches("<article").count(), 24);
        says(&answer.text, &["1–24 dari 30", "/menu?page=2"]);
        assert_eq!(page(&pantry.gizi.get("/menu?page=2").await, 200).matches("<article").count(), 6);
    }

    async fn filters_stand_in_the_address(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let mut lunch = pantry.rice_and_egg();
        lunch["menuName"] = json!("Nasi siang");
        pantry.creates(lunch).await;
        let mut snack = pantry.menu();
        (snack["menuName"], snack["menuCode"]) = (json!("Pisang sore"), json!("PIS-01"));
        (snack["mealType"], snack["difficulty"]) = (json!("SNACK"), json!("HARD"));
        pantry.creates(snack).await;
        let finds = async |query: &str, lunch: bool, snack: bool| {
            let answer = pantry.gizi.get(&format!("/menu?{query}")).await.within(7);
            let found = page(&answer, 200);
            assert_eq!((found.contains("Nasi siang"), found.contains("Pisang sore")), (lunch, snack), "{query}");
        };
        finds("search=nasi", true, false).await;
        finds("search=pis-0", false, true).await;
        finds("mealType=SNACK", false, true).await;
        finds("difficulty=EASY", true, false).await;
        finds("isActive=false", false, false).await;
        finds(&format!("programId={}", pantry.program), true, true).await;
        finds(&format!("ingredientId={}", pantry.egg), true, false).await;
        finds("excludeAllergen=EGG", false, false).await;
        finds("minCalories=100", true, false).await;
        finds("maxCostPerServing=3000", false, false).await;
        finds("attention=PRICE_MISSING", false, true).await;
        finds("attention=NOT_JUDGED", false, true).await;
        finds("attention=OVER_CEILING", false, false).await;
        // What does not read says so beside its box, and does not count.
        let answer = pantry.gizi.get("/menu?minCalories=banyak&sort=x&page=x&view=x&strange=1").await;
        says(page(&answer, 200), &["Nasi siang", "Pisang sore", "Harus berupa angka"]);
        says(page(&pantry.gizi.get("/menu?search=tidakada").await, 200), &["Tidak ada yang cocok", "Atur ulang"]);
    }

    async fn a_menu_is_deleted_and_comes_back(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.menu()).await;
        says(page(&pantry.gizi.get("/menu").await, 200), &["Hapus menu “Nasi telur bayam”?", "Menghapus…"]);
        let from_list = pantry.gizi.with("referer", "http://bergizi.test/menu?mealType=LUNCH");
        let answer = from_list.submits(&at(&menu, "/delete"), &[]).await;
        leads_to(&answer, "/menu?mealType=LUNCH");
        let flash = answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        let shown = bench.stranger().with("cookie", &flash).get("/login").await;
        says(page(&shown, 200), &["dihapus", &format!("action=\"{}\"", at(&menu, "/restore")), "Pulihkan"]);

        is_silent_of(page(&pantry.gizi.get("/menu").await, 200), &["Nasi telur bayam"]);
        assert_eq!(pantry.gizi.get(&at(&menu, "")).await.status.as_u16(), 404);
        says(page(&pantry.gizi.get("/menu?deleted=true").await, 200), &["Nasi telur bayam", "Pulihkan"]);
        leads_to(&pantry.gizi.submits(&at(&menu, "/restore"), &[]).await, &at(&menu, ""));
        page(&pantry.gizi.get(&at(&menu, "")).await, 200);

        from_list.submits(&at(&menu, "/delete"), &[]).await;
        leads_to(&from_list.submits(&at(&menu, "/restore"), &[]).await, "/menu?mealType=LUNCH");
        let reloading = pantry.gizi.with("accept", "text/html,*/*");
        leads_to(&reloading.get(&at(&menu, "/restore")).await, &at(&menu, ""));
        says(page(&pantry.gizi.get("/menu?page=999").await, 200), &["Nasi telur bayam", "1–1 dari 1"]);

        pantry.gizi.submits(&at(&menu, "/delete"), &[]).await;
        pantry.creates(pantry.menu()).await;
        leads_to(&pantry.gizi.submits(&at(&menu, "/restore"), &[]).await, "/menu?deleted=true");
    }

    async fn who_only_cooks_sees_no_way_to_change(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        for role in [Role::KitchenStaff, Role::Viewer] {
            let cook = bench.signs_in(role).await;
            for path in ["/menu".to_owned(), "/menu?view=compact".to_owned(), "/menu?view=detailed".to_owned(), at(&menu, "")] {
                let answer = cook.get(&path).await;
                is_silent_of(page(&answer, 200), &["/edit", "/delete", "/duplicate", "/toggle", "/portions", "/menu/create"]);
            }
            assert_eq!(cook.get(&at(&menu, "/edit")).await.status.as_u16(), 403);
            assert_eq!(cook.submits(&at(&menu, "/delete"), &[]).await.status.as_u16(), 403);
        }
    }

    async fn a_menu_is_taken_out_of_use_and_back(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.menu()).await;
        leads_to(&pantry.gizi.submits(&at(&menu, "/toggle"), &[]).await, "/menu");
        says(page(&pantry.gizi.get("/menu?isActive=false").await, 200), &["Nasi telur bayam", "Tidak Aktif", "Aktifkan"]);
        let own = pantry.gizi.with("referer", &format!("http://bergizi.test{}", at(&menu, "")));
        leads_to(&own.submits(&at(&menu, "/toggle"), &[]).await, &at(&menu, ""));
    }
}
