//! Cycles: saved from a plan's days, looked at before they are laid, and taken back.

use serde_json::json;
use store::on_each_database;

use super::{another_menu, id, page_of, says, scripted};
use crate::plans::tests::School;
use crate::testing::Bench;

on_each_database! {
    async fn a_cycle_is_saved_looked_at_laid_and_taken_back(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let gizi = &school.gizi;
        let path = school.planned().await;
        let own = page_of(&path);
        let (save, lay) = (format!("{own}/cycles/save"), format!("{own}/cycles"));
        says(&gizi.get(&lay).await, 200, &["Belum ada siklus."]);
        gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13", "2026-07-14"])).await.is(201);
        says(&gizi.get(&save).await, 200, &["<main", r#"value="Dua pekan""#, r#"min="2026-07-13""#]);
        says(&scripted(gizi).get(&save).await, 200, &["<dialog"]);
        let wrong = [("name", ""), ("from", "2026-07-14"), ("to", "2026-07-13")];
        says(&gizi.submits(&save, &wrong).await, 422, &["Wajib diisi.", r##"href="#cycle-to""##]);
        let right = [("name", "Dua hari"), ("from", "2026-07-13"), ("to", "2026-07-14")];
        says(&gizi.follows(&gizi.submits(&save, &right).await).await, 200, &["Siklus “Dua hari” disimpan."]);

        says(&gizi.get(&lay).await, 200, &["Dua hari (2 hari)", "Lihat hasilnya dulu"]);
        let cycles = gizi.get(&format!("/api/v1/templates?programId={}", id(&school.program))).await.is(200);
        let cycle = id(&cycles["items"][0]);
        let wrong = [("templateId", cycle), ("startDate", "2026-08-01"), ("holidays", "SHIFT")];
        says(&gizi.submits(&lay, &wrong).await, 422, &[r##"href="#laying-startDate""##]);
        // First it is only looked at.
        let once = [("templateId", cycle), ("startDate", "2026-07-15"), ("holidays", "SHIFT"), ("times", "1")];
        let seen = scripted(gizi).submits(&lay, &once).await;
        says(&seen, 200, &["<dialog", "2 hari kosong terisi", "Terapkan 2 menu", "Rabu, "]);
        assert_eq!(gizi.get(&path).await.is(200)["totals"]["days"], 2, "nothing was laid yet");
        let meant = [&once[..], &[("lay", "true")]].concat();
        says(&gizi.follows(&gizi.submits(&lay, &meant).await).await, 200, &["Siklus “Dua hari” diterapkan.", "Urungkan"]);
        let plan = gizi.get(&path).await.is(200);
        assert_eq!((&plan["totals"]["days"], &plan["assignments"][3]["date"]), (&json!(4), &json!("2026-07-16")));

        let done = gizi.get(&format!("{path}/arrangements")).await.is(200);
        let undo = format!("{own}/arrangements/{}/undo", id(&done["items"][0]));
        says(&gizi.get(&own).await, 200, &[&undo]);
        says(&gizi.follows(&gizi.submits(&undo, &[]).await).await, 200, &["“Dua hari” diurungkan."]);
        assert_eq!(gizi.get(&path).await.is(200)["totals"]["days"], 2);
        says(&gizi.follows(&gizi.submits(&undo, &[]).await).await, 200, &["Tidak dapat diurungkan", "Hari terisi"]);
    }

    async fn what_stands_in_the_way_of_a_cycle_is_shown_day_by_day(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let gizi = &school.gizi;
        let path = school.planned().await;
        let lay = format!("{}/cycles", page_of(&path));
        gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13", "2026-07-14"])).await.is(201);
        gizi.post(&format!("{path}/templates"), json!({ "name": "Dua hari", "from": "2026-07-13", "to": "2026-07-14" })).await.is(201);
        let other = another_menu(&school, "Menu TAHU", "TAHU").await;
        let mut tofu = school.on(&["2026-07-15"]);
        tofu["menuId"] = other["id"].clone();
        gizi.post(&format!("{path}/assignments"), tofu).await.is(201);
        let cycles = gizi.get(&format!("/api/v1/templates?programId={}", id(&school.program))).await.is(200);
        let cycle = id(&cycles["items"][0]);
        let fields = [("templateId", cycle), ("startDate", "2026-07-15"), ("holidays", "SKIP"), ("times", "1"), ("lay", "true")];
        let refused = gizi.submits(&lay, &fields).await;
        says(&refused, 200, &["1 hari kosong terisi", "1 hari sudah terisi", "mengganti Menu TAHU"]);
        assert!(!refused.text.contains("Terapkan 1 menu") && !refused.text.contains("Terapkan 2 menu"), "{}", refused.text);
        assert_eq!(gizi.get(&path).await.is(200)["totals"]["days"], 3, "nothing half-laid");
        let meant = [&fields[..], &[("replace", "true")]].concat();
        says(&gizi.follows(&gizi.submits(&lay, &meant).await).await, 200, &["Siklus “Dua hari” diterapkan."]);
        // The same once more changes nothing, so there is nothing to take back.
        let again = gizi.follows(&gizi.submits(&lay, &meant).await).await;
        says(&again, 200, &["Siklus “Dua hari” diterapkan."]);

        gizi.post(&format!("{path}/submit"), json!({})).await.is(200);
        let late = gizi.submits(&lay, &meant).await;
        says(&gizi.follows(&late).await, 200, &["Rencana sudah berubah."]);
        assert!(!gizi.get(&page_of(&path)).await.text.contains("/undo"));
    }
}
