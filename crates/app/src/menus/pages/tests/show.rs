//! One menu's page, its better portions, and its copy.

use domain::Role;
use serde_json::json;
use store::on_each_database;

use super::{at, is_silent_of, leads_to, page, says};
use crate::menus::tests::Pantry;
use crate::testing::Bench;

on_each_database! {
    async fn the_page_of_a_menu_says_what_it_gives_costs_and_lacks(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let mut whole = pantry.rice_and_egg();
        whole["menuName"] = json!("Soto \"<img src=x>\"");
        let menu = pantry.creates(whole).await;
        let answer = pantry.gizi.get(&at(&menu, "")).await.within(11);
        let shown = page(&answer, 200);
        says(shown, &[
            "Soto &quot;&lt;img src=x&gt;&quot;", "SD kelas 1–3", "SMA", "AKG adalah rata-rata", "Porsi kecil", "Porsi besar",
            "Rp\u{a0}3.513", "Rp\u{a0}1.833", "15 November 2026", "Telur ayam", "Cuci beras", "100 °C", "membuat menu",
            "Gizi per porsi", "Zat gizi lain", "Belum Seimbang",
        ]);
        is_silent_of(shown, &["<img src=x>"]);
        let viewer = bench.signs_in(Role::Viewer).await;
        page(&viewer.get(&at(&menu, "")).await, 200);
        let elsewhere = bench.signs_in_at(1, Role::Nutritionist).await;
        assert_eq!(elsewhere.get(&at(&menu, "")).await.status.as_u16(), 404);
        assert_eq!(elsewhere.get(&at(&menu, "/edit")).await.status.as_u16(), 404);
    }

    async fn a_menu_without_lines_has_a_page_too(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.menu()).await;
        let answer = pantry.gizi.get(&at(&menu, "")).await;
        says(page(&answer, 200), &["belum punya bahan", "Tidak ada data", "Belum dapat dinilai", "Belum ada langkah"]);
        is_silent_of(&answer.text, &["/portions"]);
    }

    async fn better_portions_are_shown_and_applied(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let answer = pantry.gizi.get(&at(&menu, "/portions")).await.within(7);
        says(page(&answer, 200), &["Saran porsi", "Sekarang", "Sesudah", "Terapkan", "<!DOCTYPE"]);
        let part = pantry.gizi.with("hx-request", "true").get(&at(&menu, "/portions")).await;
        assert!(page(&part, 200).starts_with("<div id=\"portions\">"), "{}", part.text);

        let line = menu["ingredients"][0]["id"].as_str().expect("a line").to_owned();
        let fields = |version: &'static str, quantity: &'static str| {
            [("version", version), ("changes[0].lineId", line.as_str()), ("changes[0].quantity", quantity)].map(|(name, value)| (name, value.to_owned()))
        };
        let sends = async |version, quantity| {
            let fields = fields(version, quantity);
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            pantry.gizi.submits(&at(&menu, "/portions"), &fields).await
        };
        assert_eq!(sends("1", "10001").await.status.as_u16(), 422);
        leads_to(&sends("1", "92,5").await, &at(&menu, ""));
        assert_eq!(sends("1", "50").await.status.as_u16(), 409);
        let now = pantry.gizi.get(&format!("/api/v1/menus/{}", menu["id"].as_str().expect("an id"))).await.is(200);
        assert_eq!((&now["ingredients"][0]["quantity"], &now["version"]), (&json!(92.5), &json!(2)));
        assert_eq!(now["recipes"].as_array().map(Vec::len), Some(2));
    }

    async fn a_menu_is_copied_under_another_code(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        says(page(&pantry.gizi.get(&at(&menu, "/duplicate")).await, 200), &["NTB-02", "Nasi telur bayam (salinan)"]);
        let fields = |code| [("menuCode", code), ("menuName", "Salinan baru"), ("programId", pantry.program.as_str())];
        let taken = pantry.gizi.submits(&at(&menu, "/duplicate"), &fields("NTB-01")).await;
        says(page(&taken, 409), &["Sudah dipakai", "Salinan baru"]);
        let copied = pantry.gizi.submits(&at(&menu, "/duplicate"), &fields("NTB-02")).await;
        assert_eq!(copied.status.as_u16(), 303, "{}", copied.text);
        let copy = copied.header("location").to_owned();
        says(page(&pantry.gizi.get(&copy).await, 200), &["Salinan baru", "Telur ayam", "Cuci beras"]);
    }
}
