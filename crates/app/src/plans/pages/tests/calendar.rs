//! The calendar of all plans and of one.

use domain::Role;
use serde_json::json;
use store::on_each_database;

use super::{another_menu, id, page_of, says};
use crate::plans::tests::School;
use crate::testing::Bench;

on_each_database! {
    async fn the_month_the_week_and_the_agenda_show_what_is_served(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13"])).await.is(201);
        let viewer = bench.signs_in(Role::Viewer).await;
        let month = viewer.get("/menu/planning?at=2026-07-20").await;
        says(&month, 200, &["Juli 2026", "Menu NASI", "300 porsi", r#"data-day="2026-07-31""#, "at=2026-06-30", "at=2026-08-01"]);
        says(&month, 200, &["Gizi per pekan", "Dua pekan"]);
        let week = viewer.get("/menu/planning?at=2026-07-15&view=week").await;
        says(&week, 200, &["Pekan 13 Juli 2026", "Menu NASI", "at=2026-07-08&amp;view=week", "at=2026-07-22&amp;view=week"]);
        assert!(!week.text.contains(r#"data-day="2026-07-20""#), "{}", week.text);
        says(&viewer.get("/menu/planning?at=2026-07-15&view=agenda").await, 200, &[r#"data-view="agenda""#, "Menu NASI"]);
        // What makes no sense in an address is left out.
        says(&viewer.get("/menu/planning?at=kapan&view=tahun&programId=x&page=0").await, 200, &["November 2026", r#"data-view="month""#]);
        says(&viewer.in_english().get("/menu/planning?at=2026-07-15").await, 200, &["Juli 2026"]);
        // A plan's own page begins where the plan does when today is before it, and ends with it.
        says(&school.gizi.get(&page_of(&path)).await, 200, &["Juli 2026", "data-board", "Seret menu ke hari"]);
    }

    async fn only_one_programs_days_are_shown_when_asked_for(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13"])).await.is(201);
        let toddlers = json!({ "name": "Balita", "programCode": "BALITA", "targetGroups": ["TODDLER"], "startDate": "2026-07-13" });
        let toddlers = school.gizi.post("/api/v1/programs", toddlers).await.is(201);
        // Of two programs each menu says for which one it is; of one that needs no saying.
        let of_program = r#"<p class="board-program">Makan siang sekolah</p>"#;
        says(&school.gizi.get("/menu/planning?at=2026-07-15").await, 200, &["Menu NASI", of_program]);
        let shown = school.gizi.get(&format!("/menu/planning?at=2026-07-15&programId={}", id(&school.program))).await;
        says(&shown, 200, &["Menu NASI", "Dua pekan"]);
        assert!(!shown.text.contains(of_program), "{}", shown.text);
        let other = school.gizi.get(&format!("/menu/planning?at=2026-07-15&programId={}", id(&toddlers))).await;
        says(&other, 200, &["Balita", "Belum ada rencana"]);
        assert!(!other.text.contains("Menu NASI"), "{}", other.text);
    }

    async fn two_plans_for_the_same_meal_stand_out(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        for _ in 0..2 {
            let path = school.planned().await;
            school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13"])).await.is(201);
        }
        says(&school.gizi.get("/menu/planning?at=2026-07-13").await, 200, &["Dua rencana untuk jam makan yang sama"]);
    }

    async fn the_shelf_finds_menus_of_the_plans_program_that_are_in_use(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let own = page_of(&school.planned().await);
        let other = another_menu(&school, "Pepes Tahu", "TAHU").await;
        let found = school.gizi.get(&format!("{own}/shelf?search=pepes")).await;
        says(&found, 200, &["Pilih Pepes Tahu untuk ditaruh"]);
        assert!(!found.text.contains("Menu NASI") && !found.text.contains("<main"), "{}", found.text);
        school.gizi.post(&format!("/api/v1/menus/{}/toggle-status", id(&other)), json!({})).await.is(200);
        says(&school.gizi.get(&format!("{own}/shelf?search=pepes")).await, 200, &["Tidak ada menu aktif yang cocok."]);
        for at in 0..25 {
            another_menu(&school, &format!("Sup {at}"), &format!("SUP-{at}")).await;
        }
        says(&school.gizi.get(&format!("{own}/shelf")).await, 200, &["2 menu lain: persempit dengan pencarian."]);
        let viewer = bench.signs_in(Role::Viewer).await;
        assert_eq!(viewer.get(&format!("{own}/shelf")).await.status.as_u16(), 403);
    }
}
