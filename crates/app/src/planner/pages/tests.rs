//! The planner on a plan's page.

use std::time::Duration;

use domain::Role;
use serde_json::json;
use store::on_each_database;

use crate::planner::tests::school_with;
use crate::plans::pages::tests::page_of;
use crate::testing::{Answer, Bench, Client};

/// The page of a job once it is over.
async fn ended(client: &Client, page: &str) -> Answer {
    for _ in 0..600 {
        let shown = client.get(page).await;
        assert_eq!(shown.status.as_u16(), 200, "{}", shown.text);
        if !shown.text.contains("planner-progress") {
            return shown;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the planner did not end");
}

#[track_caller]
fn says(answer: &Answer, words: &[&str]) {
    for word in words {
        assert!(answer.text.contains(word), "{word}: {}", answer.text);
    }
}

on_each_database! {
    async fn a_proposal_is_asked_for_looked_at_and_taken(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = school_with(&bench, 11).await;
        let gizi = &school.gizi;
        // Of rice it is known that it holds none; of what is not known nobody may say so.
        let rice = school.menu["ingredients"][0]["inventoryItemId"].as_str().expect("an id");
        school.head.patch(&format!("/api/v1/ingredients/{rice}"), json!({ "version": 1, "allergens": [] })).await.is(200);
        let path = school.planned().await;
        let own = page_of(&path);
        let ask = format!("{own}/planner");
        gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-15"])).await.is(201);
        says(&gizi.get(&ask).await, &["Perencana otomatis", r#"value="2026-07-13""#, r#"value="10""#, "Tanpa alergen"]);
        let wrong = [("from", "2026-07-01"), ("to", "2026-07-24"), ("noRepeatDays", "sepuluh")];
        let refused = gizi.submits(&ask, &wrong).await;
        assert_eq!(refused.status.as_u16(), 422);
        says(&refused, &[r##"href="#planner-from""##, r##"href="#planner-noRepeatDays""##, r#"value="sepuluh""#]);

        let wishes = [
            ("from", "2026-07-13"), ("to", "2026-07-24"), ("noRepeatDays", "9"), ("keep", "true"), ("proteinApart", "true"),
            ("avoidAllergens", "EGG"),
        ];
        let asked = gizi.submits(&ask, &wishes).await;
        assert_eq!(asked.status.as_u16(), 303, "{}", asked.text);
        let job = asked.header("location").to_owned();
        let found = ended(gizi, &job).await;
        says(&found, &["Usulan", "Pakai usulan ini (9 hari)", "Terbukti: rencana mana pun", "Sudah ada di rencana, dipertahankan.", "Mengapa begini"]);
        // Scripts that wait for it get the part alone; who may not see prices, no sums of ingredients by name.
        let part = gizi.with("hx-request", "true").get(&job).await;
        assert!(part.text.starts_with("<div id=\"planner\"") && !part.text.contains("hx-trigger"), "{}", part.text);
        says(&bench.signs_in(Role::Viewer).await.get(&job).await, &["Terbukti: rencana mana pun"]);
        // What was wished last is offered again.
        says(&gizi.get(&ask).await, &[r#"value="9""#, r#"value="EGG" checked"#]);

        let taken = gizi.submits(&format!("{job}/accept"), &[]).await;
        let shown = gizi.follows(&taken).await;
        says(&shown, &["Usulan dipakai.", "Urungkan"]);
        assert_eq!(gizi.get(&path).await.is(200)["totals"]["days"], 10);
        // The plan is another now, so what was proposed for it as it was does not fit any more.
        says(&gizi.get(&job).await, &["Rencana berubah selagi perencana bekerja"]);
        let again = gizi.submits(&format!("{job}/accept"), &[]).await;
        says(&gizi.follows(&again).await, &["Rencana berubah selagi perencana bekerja"]);
        // It was over long ago: nothing is stopped, what came of it is shown.
        assert_eq!(gizi.submits(&format!("{job}/stop"), &[]).await.header("location"), job);
    }

    async fn wishes_that_cannot_hold_together_are_said(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = school_with(&bench, 3).await;
        let own = page_of(&school.planned().await);
        let wishes = [("from", "2026-07-13"), ("to", "2026-07-24"), ("noRepeatDays", "9"), ("proteinApart", "true")];
        let asked = school.gizi.submits(&format!("{own}/planner"), &wishes).await;
        let found = ended(&school.gizi, asked.header("location")).await;
        says(&found, &["Permintaan ini tidak mungkin dipenuhi bersama", "Menu tidak cepat berulang: diminta", "Ubah permintaan"]);
    }

    async fn a_job_is_stopped_and_belongs_to_its_plan(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = school_with(&bench, 11).await;
        let gizi = &school.gizi;
        let (own, other) = (page_of(&school.planned().await), page_of(&school.planned().await));
        let wishes = [("from", "2026-07-13"), ("to", "2026-07-24"), ("noRepeatDays", "5")];
        let asked = gizi.submits(&format!("{own}/planner"), &wishes).await;
        let job = asked.header("location").to_owned();
        let elsewhere = job.replace(&own, &other);
        for (foreign, client) in [(&elsewhere, gizi), (&job, &bench.signs_in_at(1, Role::Nutritionist).await)] {
            assert_eq!(client.get(foreign).await.status.as_u16(), 404);
            for what in ["stop", "accept"] {
                assert_eq!(client.submits(&format!("{foreign}/{what}"), &[]).await.status.as_u16(), 404, "{what}");
            }
        }
        // Whichever comes first: it is stopped, or it was over, and then what came of it is shown.
        let stopped = gizi.submits(&format!("{job}/stop"), &[]).await;
        assert_eq!(stopped.status.as_u16(), 303);
        let shown = ended(gizi, &job).await;
        let is_stopped = stopped.header("location") == own;
        assert!(shown.text.contains(if is_stopped { "Ubah permintaan" } else { "Usulan" }), "{}", shown.text);
        gizi.post(&format!("{}/submit", own.replace("/menu/planning", "/api/v1/plans")), json!({})).await;
        let late = gizi.submits(&format!("{own}/planner"), &wishes).await;
        says(&gizi.follows(&late).await, &["Rencana sudah berubah."]);
    }
}
