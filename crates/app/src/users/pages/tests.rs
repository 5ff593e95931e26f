//! People and tokens, as pages.

use domain::Role;
use store::on_each_database;

use crate::testing::{Answer, Bench, PASSWORD};

#[track_caller]
fn page(answer: &Answer, status: u16) -> &str {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    &answer.text
}

on_each_database! {
    async fn a_token_is_shown_once_and_ended(db: TestDb) {
        let bench = Bench::new(db).await;
        let staff = bench.signs_in(Role::KitchenStaff).await;
        let made = staff.submits("/menu/settings/tokens", &[("name", "Laporan <b>"), ("days", "30")]).await;
        let shown = page(&made, 200);
        assert_eq!(made.header("cache-control"), "no-store");
        let token = shown.split(r#"tabindex="0">"#).nth(1).and_then(|rest| rest.split('<').next()).expect("a token");
        let program = bench.stranger().with("authorization", &format!("Bearer {token}"));
        assert_eq!(program.get("/api/v1/session").await.is(200)["user"]["role"], "KITCHEN_STAFF");

        let listed = staff.get("/menu/settings").await;
        assert!(page(&listed, 200).contains("Laporan &lt;b&gt;") && !listed.text.contains(token));
        let end = listed.text.split(r#"action="/menu/settings/tokens/"#).nth(1).and_then(|rest| rest.split('"').next());
        let end = format!("/menu/settings/tokens/{}", end.expect("a form that ends it"));
        page(&bench.signs_in(Role::Viewer).await.submits(&end, &[]).await, 404);
        page(&staff.submits(&end, &[]).await, 303);
        program.get("/api/v1/session").await.is(401);
        let refused = staff.submits("/menu/settings/tokens", &[("name", ""), ("days", "90")]).await;
        assert!(page(&refused, 422).contains("Nama token: Wajib diisi."));
    }

    async fn a_head_adds_changes_and_shuts_out_people(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        assert!(!page(&head.get("/menu/settings/people/create").await, 200).contains(r#"name="version""#));
        let person = [("name", "Asep"), ("email", "asep@bench.test"), ("role", "KITCHEN_STAFF"), ("locale", "id"), ("password", PASSWORD)];
        page(&head.submits("/menu/settings/people", &person).await, 303);
        let again = head.submits("/menu/settings/people", &person).await;
        assert!(page(&again, 409).contains("Surel: Sudah dipakai.") && !again.text.contains(PASSWORD));
        let short = head.submits("/menu/settings/people", &[("name", "A"), ("password", "x")]).await;
        assert!(page(&short, 422).contains("Peran: Wajib diisi."));

        let asep = bench.stranger().submits("/login", &[("email", "asep@bench.test"), ("password", PASSWORD)]).await;
        let asep = bench.stranger().keeping(&asep);
        page(&asep.get("/").await, 200);
        let people = head.get("/api/v1/users").await.is(200);
        let id = people["items"].as_array().and_then(|all| all.iter().find(|one| one["name"] == "Asep")).map(|one| one["id"].clone());
        let address = format!("/menu/settings/people/{}", id.and_then(|id| id.as_str().map(str::to_owned)).expect("Asep"));
        assert!(page(&head.get(&address).await, 200).contains("asep@bench.test"));
        let shut = [("version", "1"), ("name", "Asep S."), ("email", "asep@bench.test"), ("role", "KITCHEN_STAFF"), ("locale", "id")];
        page(&head.submits(&address, &shut).await, 303);
        page(&asep.get("/").await, 303);
        let stale = head.submits(&address, &[("isActive", "true"), ("version", "1"), ("name", "Asep"), ("email", "asep@bench.test"), ("role", "VIEWER"), ("locale", "id")]).await;
        assert!(page(&stale, 409).contains("Pengamat") && stale.text.contains("Staf dapur"));
        for role in [Role::Nutritionist, Role::Accountant, Role::Viewer] {
            page(&bench.signs_in(role).await.get(&address).await, 403);
        }
        page(&bench.signs_in_at(1, Role::SppgHead).await.get(&address).await, 404);
    }
}
