//! The platform's administrator adds kitchens and changes them.

use super::*;
use crate::testing::PASSWORD;

const KITCHEN: [(&str, &str); 4] =
    [("code", "SPPG-BDG-009"), ("name", "SPPG Bandung <Timur>"), ("timezone", "Asia/Makassar"), ("locale", "id")];

on_each_database! {
    async fn a_kitchen_is_added_with_its_head_who_can_sign_in(db: TestDb) {
        let bench = Bench::new(db).await;
        let admin = bench.signs_in(Role::PlatformAdmin).await;
        assert!(page(&admin.get("/kitchens").await, 200).contains(r#"href="/kitchens/create""#));
        page(&admin.get("/kitchens/create").await, 200);
        let head = [("head.name", "Ratna Dewi"), ("head.email", "ratna@bandung.test"), ("head.password", PASSWORD)];
        let added = admin.submits("/kitchens", &[&KITCHEN[..], &head].concat()).await;
        assert_eq!((added.status.as_u16(), added.header("location")), (303, "/kitchens"), "{}", added.text);
        assert!(page(&admin.get("/kitchens").await, 200).contains("SPPG Bandung &lt;Timur&gt;"));
        let signed_in = bench.stranger().post("/api/v1/session", json!({ "email": "ratna@bandung.test", "password": PASSWORD })).await.is(200);
        assert_eq!((&signed_in["user"]["role"], &signed_in["sppg"]["code"]), (&json!("SPPG_HEAD"), &json!("SPPG-BDG-009")));
        assert_eq!(signed_in["sppg"]["timezone"], "Asia/Makassar");
    }

    async fn what_is_wrong_comes_back_and_nothing_remains_of_it(db: TestDb) {
        let bench = Bench::new(db).await;
        let admin = bench.signs_in(Role::PlatformAdmin).await;
        bench.signs_in(Role::Viewer).await;
        let head = |email: &'static str, password: &'static str| [("head.name", "Ratna"), ("head.email", email), ("head.password", password)];
        let refused = admin.submits("/kitchens", &[&KITCHEN[..], &head("ratna", "pendek")].concat()).await;
        let said = page(&refused, 422);
        assert!(said.contains(r##"href="#kitchen-head-email""##) && said.contains(r##"href="#kitchen-head-password""##), "{said}");
        assert!(said.contains(r#"value="SPPG Bandung &lt;Timur&gt;""#) && !said.contains("pendek"), "{said}");
        let refused = admin.submits("/kitchens", &[&KITCHEN[..], &head("viewer0@bench.test", PASSWORD)].concat()).await;
        assert!(page(&refused, 409).contains(r##"href="#kitchen-head-email""##), "{}", refused.text);
        assert!(!page(&admin.get("/kitchens").await, 200).contains("SPPG-BDG-009"));
        page(&admin.submits("/kitchens", &KITCHEN).await, 303);
        let refused = admin.submits("/kitchens", &KITCHEN).await;
        assert!(page(&refused, 409).contains(r##"href="#kitchen-code""##), "{}", refused.text);
    }

    async fn a_kitchen_is_changed_and_two_who_do_so_see_both(db: TestDb) {
        let bench = Bench::new(db).await;
        let admin = bench.signs_in(Role::PlatformAdmin).await;
        let own = format!("/kitchens/{}", bench.kitchens[0]);
        let shown = admin.get(&own).await;
        assert!(page(&shown, 200).contains(r#"value="SPPG Purwakarta""#) && !shown.text.contains("head.email"));
        let with = |name: &'static str, version: &'static str| {
            [("version", version), ("code", "SPPG-PWK-001"), ("name", name), ("timezone", "Asia/Jakarta"), ("locale", "id")]
        };
        page(&admin.submits(&own, &with("SPPG Purwakarta Kota", "1")).await, 303);
        let both = admin.submits(&own, &with("SPPG Purwakarta Utara", "1")).await;
        let said = page(&both, 409);
        assert!(said.contains("Purwakarta Kota") && said.contains("Purwakarta Utara") && said.contains(r#"name="version" value="2""#), "{said}");
        page(&admin.submits(&own, &with("SPPG Purwakarta Utara", "2")).await, 303);
        page(&admin.get("/kitchens/0199a000-0000-7000-8000-000000000000").await, 404);
    }

    async fn nobody_else_adds_or_sees_kitchens(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let own = format!("/kitchens/{}", bench.kitchens[0]);
        for path in ["/kitchens", "/kitchens/create", own.as_str()] {
            page(&head.get(path).await, 403);
        }
        page(&head.submits("/kitchens", &KITCHEN).await, 403);
        page(&head.submits(&own, &KITCHEN).await, 403);
        let foreign = bench.signs_in(Role::PlatformAdmin).await.with("sec-fetch-site", "cross-site");
        page(&foreign.submits("/kitchens", &KITCHEN).await, 403);
    }
}
