//! A plan from state to state, by the buttons of its page.

use domain::Role;
use serde_json::json;
use store::on_each_database;

use super::{id, page_of, says, scripted};
use crate::plans::tests::School;
use crate::testing::Bench;

on_each_database! {
    async fn a_plan_is_handed_in_sent_back_and_let_pass(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        let own = page_of(&path);
        let (gizi, head) = (&school.gizi, &school.head);
        let to = |step: &str| format!("{own}/{step}");
        // An empty plan is not offered to be handed in.
        assert!(!gizi.get(&own).await.text.contains(&to("submit")));
        gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13"])).await.is(201);
        says(&gizi.get(&own).await, 200, &[&to("submit"), &to("delete"), &to("edit"), &to("cancel")]);
        says(&gizi.follows(&gizi.submits(&to("submit"), &[]).await).await, 200, &["Rencana sekarang: Diajukan."]);
        assert!(!gizi.get(&own).await.text.contains(&to("approve")), "who made it does not let it pass");
        assert_eq!(gizi.submits(&to("approve"), &[]).await.status.as_u16(), 403);
        assert_eq!(gizi.get(&to("reject")).await.status.as_u16(), 403);

        says(&head.get(&own).await, 200, &[&to("approve"), &to("reject")]);
        says(&head.get(&to("reject")).await, 200, &["<main", "Ahli gizi membaca alasan ini"]);
        says(&scripted(head).get(&to("reject")).await, 200, &["<dialog", "Ahli gizi membaca alasan ini"]);
        says(&head.submits(&to("reject"), &[("reason", "x")]).await, 422, &[r##"href="#reject-reason""##, "<main"]);
        let inside = scripted(head).submits(&to("reject"), &[("reason", "")]).await;
        says(&inside, 422, &["<dialog", "Wajib diisi."]);
        let back = head.submits(&to("reject"), &[("reason", "Terlalu <mahal>.")]).await;
        says(&head.follows(&back).await, 200, &["Dikembalikan: Terlalu &lt;mahal&gt;."]);

        gizi.submits(&to("submit"), &[]).await;
        head.submits(&to("approve"), &[]).await;
        says(&head.get(&own).await, 200, &[&to("publish"), &to("reject"), "dibekukan"]);
        says(&head.follows(&head.submits(&to("publish"), &[]).await).await, 200, &["Rencana sekarang: Dipublikasikan."]);
        says(&gizi.get(&own).await, 200, &[&to("complete")]);
        says(&gizi.follows(&gizi.submits(&to("complete"), &[]).await).await, 200, &["Rencana sekarang: Selesai."]);
        let done = gizi.get(&own).await;
        assert!(!done.text.contains(&to("delete")) && !done.text.contains(&to("cancel")), "{}", done.text);
        // A button of a page that is older than the plan does nothing, and says so.
        for step in ["approve", "publish", "archive", "cancel", "submit"] {
            let late = head.submits(&to(step), &[]).await;
            says(&head.follows(&late).await, 200, &["Rencana sudah berubah."]);
        }
        assert_eq!(head.get(&path).await.is(200)["status"], "COMPLETED");
    }

    async fn a_plan_is_put_away_or_called_off(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        for (step, said) in [("archive", "Rencana sekarang: Diarsipkan."), ("cancel", "Rencana sekarang: Dibatalkan.")] {
            let own = page_of(&school.planned().await);
            let done = school.gizi.submits(&format!("{own}/{step}"), &[]).await;
            says(&school.gizi.follows(&done).await, 200, &[said]);
        }
        let neighbour = bench.signs_in_at(1, Role::SppgHead).await;
        let own = page_of(&school.planned().await);
        for step in ["submit", "approve", "publish", "complete", "archive", "cancel", "delete", "reject"] {
            let foreign = neighbour.submits(&format!("{own}/{step}"), &[("reason", "Bukan punya kami.")]).await;
            assert_eq!(foreign.status.as_u16(), 404, "{step}");
        }
    }

    async fn a_plan_whose_menu_is_gone_says_so(db: TestDb) {
        let bench = Bench::new(db).await;
        let school = School::of(&bench).await;
        let path = school.planned().await;
        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13"])).await.is(201);
        school.gizi.post(&format!("/api/v1/menus/{}/toggle-status", id(&school.menu)), json!({})).await.is(200);
        let refused = school.gizi.submits(&format!("{}/submit", page_of(&path)), &[]).await;
        says(&school.gizi.follows(&refused).await, 200, &["Ada menu di rencana ini yang sudah dihapus", "Draf"]);
    }
}
