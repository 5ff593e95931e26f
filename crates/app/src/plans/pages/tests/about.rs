//! Making, changing and deleting a plan.

use domain::Role;
use serde_json::json;
use store::on_each_database;

use super::{id, page_of, says, scripted};
use crate::plans::tests::School;
use crate::testing::Bench;

on_each_database! {
    async fn a_plan_is_made_by_a_form_that_keeps_what_was_typed(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let empty = gizi.get("/menu/planning").await;
        says(&empty, 200, &["Belum ada rencana", "Buat program dulu"]);
        assert!(!empty.text.contains("/menu/planning/create"), "{}", empty.text);

        let school = School::of(&bench).await;
        says(&gizi.get("/menu/planning").await, 200, &["Belum ada rencana", "/menu/planning/create"]);
        // From next Monday on, two weeks long, unless somebody says otherwise.
        let form = gizi.get("/menu/planning/create").await;
        says(&form, 200, &[r#"value="2026-11-23""#, r#"value="2026-12-06""#, "Makan siang sekolah"]);
        let program = id(&school.program);
        let wrong = [("name", "Ju"), ("programId", program), ("startDate", "2026-07-24"), ("endDate", "2026-07-13")];
        let refused = gizi.submits("/menu/planning", &wrong).await;
        says(&refused, 422, &[r##"href="#plan-name""##, r##"href="#plan-endDate""##, r#"value="Ju""#]);
        let right = [("name", "Juli <b>"), ("programId", program), ("startDate", "2026-07-13"), ("endDate", "2026-07-24")];
        let made = gizi.submits("/menu/planning", &right).await;
        says(&gizi.follows(&made).await, 200, &["Rencana “Juli &lt;b&gt;” dibuat.", "Draf", "dari 10 hari makan", "Hari kosong", "dan 2 lainnya"]);

        let viewer = bench.signs_in(Role::Viewer).await;
        let shown = viewer.get(made.header("location")).await;
        says(&shown, 200, &["Juli &lt;b&gt;"]);
        assert!(!shown.text.contains("/days/2026-07-13") && !shown.text.contains("shelf"), "{}", shown.text);
        assert_eq!(viewer.get("/menu/planning/create").await.status.as_u16(), 403);
        assert_eq!(viewer.submits("/menu/planning", &right).await.status.as_u16(), 403);
        let neighbour = bench.signs_in_at(1, Role::SppgHead).await;
        assert_eq!(neighbour.get(made.header("location")).await.status.as_u16(), 404);
        says(&neighbour.get("/menu/planning").await, 200, &["Belum ada rencana"]);
    }

    async fn a_plan_is_changed_unless_somebody_else_was_quicker(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        let own = page_of(&path);
        let edit = format!("{own}/edit");
        says(&school.gizi.get(&edit).await, 200, &["Ubah rencana", r#"value="Dua pekan""#, r#"name="version""#, "<main"]);
        let dialog = scripted(&school.gizi).get(&edit).await;
        says(&dialog, 200, &["<dialog", r#"value="Dua pekan""#]);
        assert!(!dialog.text.contains("<main"), "{}", dialog.text);

        let program = id(&school.program).to_owned();
        let about = |name: &'static str, version: &'static str| {
            let program = program.clone();
            let path = own.clone();
            let gizi = school.gizi.clone();
            async move {
                let fields = [
                    ("version", version), ("name", name), ("programId", program.as_str()), ("startDate", "2026-07-13"),
                    ("endDate", "2026-07-31"),
                ];
                gizi.submits(&path, &fields).await
            }
        };
        says(&about("", "1").await, 422, &["Wajib diisi.", r#"value="2026-07-31""#]);
        let saved = about("Tiga pekan", "1").await;
        says(&school.gizi.follows(&saved).await, 200, &["Rencana “Tiga pekan” disimpan.", "dari 15 hari makan"]);
        let stale = about("Terlambat", "1").await;
        says(&school.gizi.follows(&stale).await, 200, &["Rencana diubah orang lain.", "Tiga pekan"]);
        assert_eq!(school.gizi.get(&path).await.is(200)["name"], "Tiga pekan");
    }

    async fn a_plan_is_deleted_unless_it_was_promised(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        let gone = school.gizi.submits(&format!("{}/delete", page_of(&path)), &[]).await;
        says(&school.gizi.follows(&gone).await, 200, &["Rencana “Dua pekan” dihapus."]);
        school.gizi.get(&path).await.is_problem(404, "not_found");
        let published = school.published(&["2026-07-13"]).await;
        let kept = school.gizi.submits(&format!("{}/delete", page_of(&published)), &[]).await;
        says(&school.gizi.follows(&kept).await, 200, &["Rencana sudah berubah.", "Dipublikasikan"]);
        assert_eq!(school.gizi.get(&published).await.is(200)["status"], json!("PUBLISHED"));
    }
}
