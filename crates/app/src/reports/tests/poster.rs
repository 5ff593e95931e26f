//! The week on the wall.

use domain::Role;
use serde_json::json;
use store::on_each_database;

use super::{in_english, plan};
use crate::menus::pages::tests::{is_silent_of, page, says};
use crate::menus::tests::Pantry;
use crate::testing::Bench;

on_each_database! {
    async fn a_week_shows_its_menus_its_gaps_and_its_holidays(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let holidays = json!({ "version": 1, "holidays": [{ "date": "2026-11-25", "name": "Hari <Guru>" }] });
        head.patch("/api/v1/settings", holidays).await.is(200);
        let own = format!("/menu/planning/{}/print", plan(&pantry, &menu).await);
        let cook = bench.signs_in(Role::KitchenStaff).await;
        let answer = cook.get(&format!("{own}?week=2026-11-26")).await.within(15);
        says(page(&answer, 200), &[
            "SPPG Purwakarta", "23 November 2026 – 27 November 2026", "Senin", "Jumat", "Nasi telur bayam", "kkal",
            "Belum ada menu", "Libur: Hari &lt;Guru&gt;", "Alergen: </strong>Telur", "week=2026-11-16", "week=2026-11-30",
        ]);
        is_silent_of(&answer.text, &["Sabtu", "Di luar rencana"]);
        // The week that is asked for by nobody is that of today, or the plan's first.
        says(page(&cook.get(&own).await, 200), &["23 November 2026 – 27 November 2026"]);
        says(page(&cook.get(&format!("{own}?week=2026-12-04")).await, 200), &["Di luar rencana"]);
        says(page(&cook.get(&format!("{own}?week=minggu")).await, 422), &["Pekan yang memuat tanggal: Harus berupa tanggal"]);
        says(page(&in_english(&cook).await.get(&own).await, 200), &["This week's menu", "Monday"]);
        page(&cook.get("/menu/planning/01890000-0000-7000-8000-000000000000/print").await, 404);
    }
}
