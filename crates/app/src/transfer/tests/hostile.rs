//! Archives that nobody should take.

use std::io::{Cursor, Write as _};

use axum::body::Body;
use axum::http::Method;
use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{archive_of, empty_files, sends};
use crate::testing::{Bench, errors};

const NOBODY: &str = "0199a000-0000-7000-8000-000000000000";

fn program(id: &str) -> Value {
    json!({
        "id": id, "name": "Sekolah", "programCode": "SEKOLAH", "description": null, "targetGroups": ["TODDLER"],
        "startDate": "2026-07-13", "endDate": null, "feedingDays": [1], "mealsPerDay": 1, "portions": {},
        "budgetPerServing": null, "targets": {}, "status": "ACTIVE", "version": 1,
        "createdAt": "2026-07-01T00:00:00Z", "updatedAt": "2026-07-01T00:00:00Z", "deletedAt": null,
    })
}

on_each_database! {
    async fn everything_that_is_wrong_is_named_and_nothing_is_written(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let with = |name: &str, content: Vec<u8>| {
            let mut files = empty_files();
            files.insert(name.to_owned(), content);
            archive_of(&files)
        };
        let mut wrong = program("nobody");
        (wrong["programCode"], wrong["mealsPerDay"], wrong["status"]) = (json!("kecil"), json!(99), json!("ASLEEP"));
        (wrong["shoe"], wrong["startDate"]) = (json!(38), json!("2026-02-30"));
        let twice = json!([program(NOBODY), program(NOBODY)]);
        let codes = json!([program(NOBODY), program("0199a000-0000-7000-8000-000000000001")]);
        let line = json!([{ "id": NOBODY, "menuId": NOBODY, "position": 1, "instruction": "Rebus sampai matang." }]);
        for (archive, status, expected) in [
            (with("programs.json", b"[{]".to_vec()), 422, &[("programs.json", "format")][..]),
            (with("programs.json", b"{}".to_vec()), 422, &[("programs.json", "type")]),
            (with("../../etc/passwd", b"x".to_vec()), 422, &[("../../etc/passwd", "unknown_field")]),
            (with("pictures/x.jpg", b"x".to_vec()), 422, &[("pictures/x.jpg", "unknown_field")]),
            (with("recipe_steps.json", line.to_string().into()), 422, &[("recipe_steps.json[0].menuId", "not_found")]),
            (with("programs.json", twice.to_string().into()), 422, &[("programs.json[1]", "repeated")]),
            (with("kitchen.json", br#"{"format":2,"locale":"id","timezone":"UTC"}"#.to_vec()), 422, &[
                ("kitchen.json.format", "enum"), ("kitchen.json.timezone", "not_found"), ("settings.json[0].timezone", "enum"),
            ]),
            (with("programs.json", json!([wrong]).to_string().into()), 422, &[
                ("programs.json[0].id", "type"), ("programs.json[0].programCode", "format"),
                ("programs.json[0].startDate", "type"), ("programs.json[0].mealsPerDay", "range"),
                ("programs.json[0].status", "not_found"), ("programs.json[0].shoe", "unknown_field"),
            ]),
            (b"not a zip".to_vec(), 422, &[("archive", "format")]),
            (archive_of(&empty_files())[..200].to_vec(), 422, &[("archive", "format")]),
            (Vec::new(), 422, &[("archive", "required")]),
            (with("programs.json", codes.to_string().into()), 409, &[("programs.json[1]", "taken")]),
        ] {
            let code = if status == 409 { "duplicate" } else { "invalid" };
            assert_eq!(sends(&head, archive).await.is_problem(status, code), errors(expected));
        }
        let mut missing = empty_files();
        missing.remove("plans.json");
        assert_eq!(
            sends(&head, archive_of(&missing)).await.is_problem(422, "invalid"),
            errors(&[("plans.json", "required")])
        );
        assert_eq!(head.get("/api/v1/programs").await.is(200)["total"], 0);
        assert_eq!(head.get("/api/v1/settings").await.is(200)["version"], 1);
        sends(&head, archive_of(&empty_files())).await.is(200);
    }

    async fn what_the_product_would_never_let_anybody_write_does_not_come_in(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let of = |at: u8| format!("0199a000-0000-7000-8000-0000000000{at:02}");
        let mut resting = program(&of(1));
        resting["feedingDays"] = json!([]);
        let mut served = program(&of(1));
        served["portions"] = json!({ "RAKSASA": 5 });
        let plan = |at: u8, end: &str| json!({
            "id": of(at), "programId": of(1), "name": "Rencana", "description": null, "startDate": "2026-07-13",
            "endDate": end, "status": "DRAFT", "reason": null, "version": 1, "createdAt": "2026-07-01T00:00:00Z",
            "updatedAt": "2026-07-01T00:00:00Z", "deletedAt": null,
        });
        for (name, content, expected) in [
            ("programs.json", json!([resting]), &[("programs.json[0].feedingDays", "type")][..]),
            ("programs.json", json!([served]), &[("programs.json[0].portions.RAKSASA", "unknown_field")]),
        ] {
            let mut files = empty_files();
            files.insert(name.to_owned(), content.to_string().into());
            assert_eq!(sends(&head, archive_of(&files)).await.is_problem(422, "invalid"), errors(expected));
        }
        let mut files = empty_files();
        files.insert("programs.json".to_owned(), json!([program(&of(1))]).to_string().into());
        let plans = json!([plan(2, "2026-07-01"), plan(3, "2030-07-01")]);
        files.insert("plans.json".to_owned(), plans.to_string().into());
        assert_eq!(
            sends(&head, archive_of(&files)).await.is_problem(422, "invalid"),
            errors(&[("plans.json[0].endDate", "before"), ("plans.json[1].endDate", "range")])
        );
        let mut files = empty_files();
        files.insert("programs.json".to_owned(), json!([program(&of(1))]).to_string().into());
        let cycle = json!({
            "id": of(5), "programId": of(1), "name": "Siklus", "days": 2, "createdAt": "2026-07-01T00:00:00Z",
            "entries": [{ "day": 2, "mealType": "LUNCH", "menuId": of(9), "menuName": "Nasi", "portions": {} }],
        });
        files.insert("templates.json".to_owned(), json!([cycle]).to_string().into());
        assert_eq!(
            sends(&head, archive_of(&files)).await.is_problem(422, "invalid"),
            errors(&[("templates.json[0].entries[0].day", "range"), ("templates.json[0].entries[0].menuId", "not_found")])
        );
        let mut brief = program(&of(1));
        brief.as_object_mut().expect("an object").retain(|name, _| !["deletedAt", "endDate"].contains(&name.as_str()));
        let mut files = empty_files();
        files.insert("programs.json".to_owned(), json!([brief]).to_string().into());
        sends(&head, archive_of(&files)).await.is(200);
        assert_eq!(head.get("/api/v1/programs").await.is(200)["total"], 1, "what is not said is nothing");
    }

    async fn what_unpacks_without_end_is_too_large(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("programs.json", SimpleFileOptions::DEFAULT).expect("a file");
        let zeros = vec![b' '; 1024 * 1024];
        for _ in 0..300 {
            zip.write_all(&zeros).expect("a megabyte");
        }
        let bomb = zip.finish().expect("an archive").into_inner();
        assert!(bomb.len() < 1024 * 1024, "{} bytes", bomb.len());
        sends(&head, bomb).await.is_problem(422, "invalid");
        let json = head.send(Method::POST, "/api/v1/import", Some("application/json"), Body::from("{}")).await;
        json.is_problem(415, "unsupported_media_type");
    }
}
