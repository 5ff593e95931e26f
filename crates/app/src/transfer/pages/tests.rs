//! An archive and a plan that people bring in.

use axum::body::Body;
use axum::http::Method;
use domain::Role;
use serde_json::json;
use store::on_each_database;

use crate::matrix::World;
use crate::testing::{Answer, Bench, Client, multipart};
use crate::transfer::tests::{archive_of, empty_files};

const ARCHIVE: &str = "/menu/settings/archive";
const PLAN: &str = "/menu/planning/import";

async fn sends(client: &Client, path: &str, field: &str, file: Option<(&str, &str, &[u8])>) -> Answer {
    let (kind, body) = multipart(field, file, &[]);
    client.send(Method::POST, path, Some(kind), Body::from(body)).await
}

on_each_database! {
    async fn an_archive_comes_into_an_empty_kitchen_by_its_page(db: TestDb) {
        let bench = Bench::new(db).await;
        World::of(&bench, 0).await;
        let (head, other) = (bench.signs_in_at(0, Role::SppgHead).await, bench.signs_in_at(1, Role::SppgHead).await);
        assert!(head.get("/menu/settings").await.text.contains(&format!("href=\"{ARCHIVE}\"")));
        let archive = head.get("/api/v1/export").await.bytes;
        assert!(other.get(ARCHIVE).await.text.contains(r#"enctype="multipart/form-data""#));
        let sent = sends(&other, ARCHIVE, "archive", Some(("dapur.zip", "application/zip", &archive))).await;
        assert_eq!((sent.status.as_u16(), sent.header("location")), (303, "/"), "{}", sent.text);
        assert_eq!(other.get("/api/v1/export").await.bytes, archive);
        let said = other.follows(&sent).await.text;
        assert!(said.contains("Arsip sudah masuk: 1 program, ") && said.contains(" dan 1 rencana."), "{said}");

        // Now it is not empty any more: the page says so before and after anybody tries.
        let shown = other.get(ARCHIVE).await.text;
        assert!(shown.contains("Dapur ini sudah berisi") && !shown.contains("multipart/form-data"), "{shown}");
        let refused = sends(&other, ARCHIVE, "archive", Some(("dapur.zip", "application/zip", &archive))).await;
        assert_eq!(refused.status.as_u16(), 409);
        assert!(refused.text.contains("Dapur ini sudah berisi"), "{}", refused.text);
    }

    async fn what_is_wrong_with_an_archive_is_said_beside_it(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let mut files = empty_files();
        let rows: Vec<_> = (0..30).map(|_| json!({})).collect();
        files.insert("programs.json".to_owned(), json!(rows).to_string().into());
        let wrong = archive_of(&files);
        for (file, words) in [
            (Some(("dapur.zip", "application/zip", &b"x"[..])), "ZIP"),
            (Some(("dapur.pdf", "application/pdf", b"x")), "ZIP"),
            (Some(("dapur.zip", "application/zip", &wrong)), "programs.json[0]."),
            (Some(("dapur.zip", "application/zip", &wrong)), " lainnya"),
            (None, "Wajib diisi."),
        ] {
            let refused = sends(&head, ARCHIVE, "archive", file).await;
            assert_eq!(refused.status.as_u16(), 422, "{}", refused.text);
            assert!(refused.text.contains(words) && refused.text.contains(r##"href="#archive-archive""##), "{}", refused.text);
        }
        assert_eq!(head.get("/api/v1/programs").await.is(200)["total"], 0, "nothing half-written");
        let gizi = bench.signs_in(Role::Nutritionist).await;
        assert_eq!(gizi.get(ARCHIVE).await.status.as_u16(), 403);
        assert_eq!(sends(&gizi, ARCHIVE, "archive", None).await.status.as_u16(), 403);
    }

    async fn a_plan_of_another_kitchen_comes_in_as_a_draft(db: TestDb) {
        let bench = Bench::new(db).await;
        let here = World::of(&bench, 0).await;
        World::of(&bench, 1).await;
        let head = bench.signs_in_at(0, Role::SppgHead).await;
        let file = head.get(&here.path("/api/v1/plans/{id}/export")).await;
        let gizi = bench.signs_in_at(1, Role::Nutritionist).await;
        assert!(gizi.get("/menu/planning/create").await.text.contains(&format!("href=\"{PLAN}\"")));
        assert!(gizi.get(PLAN).await.text.contains(".json"));
        let sent = sends(&gizi, PLAN, "plan", Some(("rencana.json", "application/json", &file.bytes))).await;
        assert_eq!(sent.status.as_u16(), 303, "{}", sent.text);
        let said = gizi.follows(&sent).await.text;
        let name = file.json()["name"].as_str().expect("a name").to_owned();
        assert!(said.contains(&format!("Rencana “{name}” masuk sebagai draf.")), "{said}");

        let total = gizi.get("/api/v1/plans").await.is(200)["total"].clone();
        let file_bytes = file.bytes.clone();
        let unknown = file.text.replace("NTB-01", "LAIN-99");
        for (file, words) in [
            (Some(("rencana.json", "application/json", unknown.as_bytes())), "assignments[0].menuCode: "),
            (Some(("rencana.json", "application/json", b"{")), "JSON"),
            (Some(("rencana.json", "application/json", b"[]")), ": Harus berupa objek."),
            (Some(("rencana.csv", "text/csv", b"x")), "JSON"),
            (None, "Wajib diisi."),
        ] {
            let refused = sends(&gizi, PLAN, "plan", file).await;
            assert_eq!(refused.status.as_u16(), 422, "{}", refused.text);
            assert!(refused.text.contains(words) && refused.text.contains(r##"href="#plan-plan""##), "{}", refused.text);
        }
        let (kind, body) = multipart("plan", Some(("satu.json", "application/json", &file_bytes)), &[("plan", "dua")]);
        let two = gizi.send(Method::POST, PLAN, Some(kind), Body::from(body)).await;
        assert_eq!(two.status.as_u16(), 422, "{}", two.text);
        assert_eq!(gizi.get("/api/v1/plans").await.is(200)["total"], total, "nothing half-written");
        let marked = ["\u{feff}".as_bytes(), &file_bytes].concat();
        let sent = sends(&gizi, PLAN, "plan", Some(("rencana.json", "application/json", &marked))).await;
        assert_eq!(sent.status.as_u16(), 303, "as some editors keep it: {}", sent.text);
        let cook = bench.signs_in(Role::KitchenStaff).await;
        assert_eq!(sends(&cook, PLAN, "plan", None).await.status.as_u16(), 403);
    }
}
