//! The days of a plan: filled, changed, emptied, and a published one replaced.

use serde_json::json;
use store::on_each_database;

use super::{another_menu, id, page_of, says, scripted};
use crate::plans::tests::School;
use crate::testing::Bench;

on_each_database! {
    async fn a_day_is_filled_by_its_form(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let own = page_of(&school.planned().await);
        let (day, menu) = (format!("{own}/days/2026-07-14"), id(&school.menu));
        // As many as the program usually feeds.
        let form = school.gizi.get(&day).await;
        says(&form, 200, &["Selasa, 14 Juli 2026", r#"value="100""#, r#"value="200""#, "Menu NASI"]);
        assert!(!form.text.contains("allowNonFeedingDays") && !form.text.contains(r#"name="replace""#), "{}", form.text);
        says(&scripted(&school.gizi).get(&day).await, 200, &["<dialog", "Menu NASI"]);
        for outside in ["2026-07-12", "2026-07-25", "besok"] {
            assert_eq!(school.gizi.get(&format!("{own}/days/{outside}")).await.status.as_u16(), 404, "{outside}");
        }

        let wrong = [("menuId", menu), ("mealType", "LUNCH"), ("portions.SMALL", "banyak")];
        let refused = school.gizi.submits(&day, &wrong).await;
        says(&refused, 422, &[r##"href="#day-portions-SMALL""##, r#"value="banyak""#]);
        let right = [("menuId", menu), ("mealType", "LUNCH"), ("portions.SMALL", "90"), ("portions.LARGE", "200"), ("notes", "Antar lebih pagi")];
        let filled = school.gizi.submits(&day, &right).await;
        let shown = school.gizi.follows(&filled).await;
        says(&shown, 200, &["Jadwal 14 Juli 2026 disimpan.", "Menu NASI", "290 porsi"]);

        // Taken: what is there can be replaced, if that is meant.
        let taken = school.gizi.submits(&day, &right).await;
        says(&taken, 409, &[r#"name="replace""#]);
        let other = another_menu(&school, "Menu TAHU", "TAHU").await;
        let meant = [("menuId", id(&other)), ("mealType", "LUNCH"), ("portions.SMALL", "1.050"), ("replace", "true")];
        let shown = school.gizi.follows(&school.gizi.submits(&day, &meant).await).await;
        says(&shown, 200, &["Menu TAHU", "1.050 porsi"]);

        // A Saturday: not by mistake.
        let saturday = format!("{own}/days/2026-07-18");
        says(&school.gizi.get(&saturday).await, 200, &[r#"name="allowNonFeedingDays""#]);
        let refused = school.gizi.submits(&saturday, &[("menuId", menu), ("mealType", "LUNCH")]).await;
        says(&refused, 422, &[r#"name="allowNonFeedingDays""#]);
        let meant = [("menuId", menu), ("mealType", "LUNCH"), ("allowNonFeedingDays", "true")];
        says(&school.gizi.follows(&school.gizi.submits(&saturday, &meant).await).await, 200, &["Jadwal 18 Juli 2026 disimpan."]);
    }

    async fn a_day_is_changed_and_emptied(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        let plan = school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13"])).await.is(201);
        let one = format!("{}/assignments/{}", page_of(&path), id(&plan["assignments"][0]));
        let form = school.gizi.get(&one).await;
        says(&form, 200, &["Senin, 13 Juli 2026", "Lepas dari hari ini", r#"name="version""#]);
        // The day itself leads to the same form.
        says(&school.gizi.get(&format!("{}/days/2026-07-13", page_of(&path))).await, 200, &[&format!(r#"action="{one}""#)]);
        says(&scripted(&school.gizi).get(&one).await, 200, &["<dialog"]);

        let fields = |date: &'static str, version: &'static str| {
            vec![("version", version), ("menuId", id(&school.menu)), ("mealType", "LUNCH"), ("date", date), ("portions.SMALL", "80")]
        };
        let refused = school.gizi.submits(&one, &fields("2026-08-01", "2")).await;
        says(&refused, 422, &[r##"href="#day-date""##, r#"value="80""#]);
        let moved = school.gizi.follows(&school.gizi.submits(&one, &fields("2026-07-15", "2")).await).await;
        says(&moved, 200, &["Jadwal 15 Juli 2026 disimpan.", "80 porsi"]);
        // Somebody else had it moved by then: said, with what was typed still there.
        let stale = school.gizi.submits(&one, &fields("2026-07-16", "2")).await;
        says(&stale, 409, &["Hari ini diubah orang lain", r#"value="2026-07-16""#]);

        let emptied = school.gizi.submits(&format!("{one}/remove"), &[]).await;
        says(&school.gizi.follows(&emptied).await, 200, &["Menu NASI dilepas dari 15 Juli 2026."]);
        assert_eq!(school.gizi.get(&path).await.is(200)["totals"]["days"], 0);
        assert_eq!(school.gizi.submits(&format!("{one}/remove"), &[]).await.status.as_u16(), 404);
        assert_eq!(school.gizi.get(&one).await.status.as_u16(), 404);
    }

    async fn days_of_a_plan_that_was_handed_in_stay_as_they_are(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        let plan = school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13"])).await.is(201);
        let own = page_of(&path);
        school.gizi.post(&format!("{path}/submit"), json!({})).await.is(200);
        let one = format!("{own}/assignments/{}", id(&plan["assignments"][0]));
        let menu = [("menuId", id(&school.menu)), ("mealType", "LUNCH")];
        for at in [format!("{own}/days/2026-07-14"), one.clone(), format!("{one}/remove")] {
            let kept = school.gizi.submits(&at, &menu).await;
            says(&school.gizi.follows(&kept).await, 200, &["Rencana sudah berubah."]);
        }
        let shown = school.gizi.get(&own).await;
        assert!(!shown.text.contains("data-board=") && !shown.text.contains("/days/"), "{}", shown.text);
    }

    async fn a_published_day_is_replaced_with_a_reason(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.published(&["2026-07-13"]).await;
        let other = another_menu(&school, "Menu TAHU", "TAHU").await;
        let plan = school.gizi.get(&path).await.is(200);
        let one = format!("{}/assignments/{}", page_of(&path), id(&plan["assignments"][0]));
        let form = school.gizi.get(&one).await;
        says(&form, 200, &["Alasan mengganti", "Menu TAHU"]);
        assert!(!form.text.contains("portions.SMALL") && !form.text.contains("Lepas dari hari ini"), "{}", form.text);
        says(&school.gizi.submits(&one, &[("menuId", id(&other))]).await, 422, &[r##"href="#day-reason""##]);
        let replaced = school.gizi.submits(&one, &[("menuId", id(&other)), ("reason", "Ayam tidak datang.")]).await;
        says(&school.gizi.follows(&replaced).await, 200, &["Menu TAHU", "Pengganti", "Ayam tidak datang."]);
        let kept = school.gizi.submits(&format!("{one}/remove"), &[]).await;
        says(&school.gizi.follows(&kept).await, 200, &["Rencana sudah berubah."]);
    }
}
