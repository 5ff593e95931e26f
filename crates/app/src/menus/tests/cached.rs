//! The list of menus and a menu are made once and sent to many, and nobody reads what is older than what was saved.

use std::io::Read as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use super::{Pantry, at};
use crate::testing::{Answer, Bench, Client};

const LIST: &str = "/api/v1/menus?pageSize=50&sort=menuCode";

/// The body as a browser unpacks it.
fn unpacked(answer: &Answer) -> String {
    let mut text = String::new();
    match answer.header("content-encoding") {
        "br" => brotli::Decompressor::new(&answer.bytes[..], 4096).read_to_string(&mut text),
        "gzip" => flate2::read::GzDecoder::new(&answer.bytes[..]).read_to_string(&mut text),
        other => panic!("packed by {other:?}"),
    }
    .expect("it unpacks");
    text
}

on_each_database! {
    async fn what_was_made_once_costs_no_statement(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let gate = u32::from(!bench.app.db.is_embedded());
        for path in [LIST.to_owned(), at(&menu, "")] {
            let first = pantry.gizi.get(&path).await;
            let again = bench.signs_in(Role::Viewer).await.get(&path).await;
            assert_eq!((first.is(200), first.header("etag")), (again.is(200), again.header("etag")));
            let again = pantry.gizi.get(&path).await;
            assert_eq!(again.statements, gate, "{path}");
            let known = pantry.gizi.with("if-none-match", first.header("etag")).get(&path).await;
            assert_eq!((known.status.as_u16(), known.text.as_str(), known.statements), (304, "", gate), "{path}");
            assert_eq!(known.header("etag"), first.header("etag"));
        }
        let list = pantry.gizi.get("/api/v1/menus?page=1&search=nasi").await;
        let same = pantry.gizi.get("/api/v1/menus?search=n%61si&page=1").await;
        assert_eq!((list.text, same.statements), (same.text.clone(), gate), "the same question in other letters");
    }

    async fn the_same_request_again_is_a_request_of_its_own(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        pantry.creates(pantry.rice_and_egg()).await;
        let (first, again) = (pantry.gizi.get(LIST).await, pantry.gizi.get(LIST).await);
        assert_eq!((first.status, first.text.as_str()), (again.status, again.text.as_str()));
        assert_ne!(first.header("x-request-id"), again.header("x-request-id"));
        for name in ["content-type", "cache-control", "vary", "etag", "x-content-type-options"] {
            assert_eq!((name, first.header(name)), (name, again.header(name)));
        }
        // The session is moved on by whoever uses it, and ends for whoever does not.
        for _ in 0..3 {
            bench.app.clock.advance(7 * 3600);
            pantry.gizi.get(LIST).await.is(200);
        }
        bench.app.clock.advance(9 * 3600);
        pantry.gizi.get(LIST).await.is_problem(401, "unauthenticated");
    }

    async fn a_page_that_follows_by_itself_keeps_nobody_signed_in_and_takes_no_message(db: TestDb) {
        let bench = Bench::new(db).await;
        let cook = bench.signs_in(Role::KitchenStaff).await;
        let cookie = format!("{}; bergizi_flash=good.Menu+disimpan.", cook.cookie());
        let told = bench.stranger().with("cookie", &cookie);
        let by_itself = told.with("bergizi-unattended", "true").get("/menu").await;
        assert!(!by_itself.text.contains("Menu disimpan.") && by_itself.header("set-cookie").is_empty());
        let by_hand = told.get("/menu").await;
        assert!(by_hand.text.contains("Menu disimpan.") && by_hand.header("set-cookie").contains("Max-Age=0"));
        bench.app.clock.advance(7 * 3600);
        assert_eq!(cook.with("bergizi-unattended", "true").get("/menu").await.status, 200);
        bench.app.clock.advance(2 * 3600);
        assert_eq!(cook.get("/menu").await.status, 303);
    }

    async fn what_is_kept_is_packed_as_each_likes_it(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        for path in [LIST.to_owned(), at(&menu, "")] {
            let plain = pantry.gizi.get(&path).await;
            for (accepted, packing) in [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0.1, gzip", "gzip")] {
                for _ in 0..2 {
                    let packed = pantry.gizi.with("accept-encoding", accepted).get(&path).await;
                    assert_eq!((packed.status.as_u16(), packed.header("content-encoding")), (200, packing));
                    assert_eq!((unpacked(&packed), packed.header("etag")), (plain.text.clone(), plain.header("etag")));
                    let depends: Vec<_> = packed.headers.get_all("vary").iter().filter_map(|on| on.to_str().ok()).collect();
                    assert!(depends.join(", ").contains("accept-encoding"), "{depends:?}");
                    assert_eq!(packed.header("content-type"), "application/json");
                }
            }
        }
    }

    async fn whoever_asks_for_nonsense_is_told_so_though_he_knows_the_answer(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let tag = pantry.gizi.get(&at(&menu, "")).await.header("etag").to_owned();
        let knowing = pantry.gizi.with("if-none-match", &tag);
        knowing.get(&at(&menu, "?colour=red")).await.is_problem(422, "invalid");
        pantry.gizi.delete(&at(&menu, "")).await.is(204);
        knowing.get(&at(&menu, "")).await.is_problem(404, "not_found");
        let foreign = bench.signs_in_at(1, Role::Nutritionist).await;
        foreign.with("if-none-match", &tag).get(&at(&menu, "")).await.is_problem(404, "not_found");
    }

    async fn a_read_after_a_write_never_shows_less_on_any_server(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let replica = bench.replica().await;
        let (mut menus, mut writers) = (Vec::new(), Vec::new());
        for number in 0..4 {
            let mut menu = pantry.rice_and_egg();
            menu["menuCode"] = json!(format!("M-{number}"));
            menus.push(pantry.creates(menu).await);
        }
        let is_over = Arc::new(AtomicBool::new(false));
        let readers: Vec<_> = (0..4)
            .map(|number| {
                let reader = if number % 2 == 0 { pantry.gizi.clone() } else { pantry.gizi.on(&replica) };
                let is_over = Arc::clone(&is_over);
                tokio::spawn(async move {
                    let (mut seen, mut reads) = (vec![0; 4], 0);
                    while !is_over.load(Ordering::SeqCst) {
                        let now = versions(&reader).await;
                        assert!(now.iter().zip(&seen).all(|(now, seen)| now >= seen), "{now:?} after {seen:?}");
                        (seen, reads) = (now, reads + 1);
                        // What is remembered is answered without waiting for anything, and the others want a turn.
                        tokio::task::yield_now().await;
                    }
                    reads
                })
            })
            .collect();
        for (number, menu) in menus.into_iter().enumerate() {
            let (writer, other) = (pantry.gizi.clone(), pantry.gizi.on(&replica));
            writers.push(tokio::spawn(async move {
                for version in 1..=15_i64 {
                    let change = json!({ "version": version, "menuName": format!("Menu {version}") });
                    let (here, there) = if version % 2 == 0 { (&writer, &other) } else { (&other, &writer) };
                    here.patch(&at(&menu, ""), change).await.is(200);
                    for reader in [there, here] {
                        assert!(versions(reader).await[number] > version, "the list after it was changed");
                        assert_eq!(reader.get(&at(&menu, "")).await.is(200)["version"], version + 1);
                    }
                }
            }));
        }
        for writer in writers {
            writer.await.expect("no reader saw less than was saved");
        }
        is_over.store(true, Ordering::SeqCst);
        for reader in readers {
            assert!(reader.await.expect("no reader saw less than before") > 0);
        }
    }
}

/// The versions of the kitchen's menus, in the order of their codes.
async fn versions(reader: &Client) -> Vec<i64> {
    let list = reader.get(LIST).await.is(200);
    let version = |menu: &Value| menu["version"].as_i64().expect("a version");
    list["items"].as_array().expect("items").iter().map(version).collect()
}
