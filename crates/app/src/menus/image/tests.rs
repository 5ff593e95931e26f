//! Pictures, as a nutritionist sends them, and as people who mean no good do.

mod bad_input;
mod pages;

use axum::body::Body;
use axum::http::Method;
use domain::Role;
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use serde_json::{Value, json};
use store::on_each_database;

use crate::menus::tests::Pantry;
use crate::testing::{Answer, Bench, Client, multipart};

/// A plate of that size, of one colour.
pub(crate) fn plate(width: u32, height: u32, colour: [u8; 4], format: ImageFormat) -> Vec<u8> {
    let plate = DynamicImage::from(RgbaImage::from_pixel(width, height, Rgba(colour)));
    let plate = if format == ImageFormat::Jpeg { plate.to_rgb8().into() } else { plate };
    let mut bytes = std::io::Cursor::new(Vec::new());
    plate.write_to(&mut bytes, format).expect("a picture is written");
    bytes.into_inner()
}

const RED: [u8; 4] = [200, 30, 30, 255];

/// The same JPEG as a phone writes it: lying on its side, with a note to turn it, and with where it was taken.
fn by_a_phone(jpeg: &[u8]) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(b"diambil di rumah Bu Sari");
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length, &exif, &jpeg[2..]].concat()
}

fn form(file: Option<(&str, &str, &[u8])>, fields: &[(&str, &str)]) -> (&'static str, Vec<u8>) {
    multipart("image", file, fields)
}

async fn puts(client: &Client, menu: &Value, (kind, bytes): (&str, Vec<u8>)) -> Answer {
    client.send(Method::PUT, &at(menu), Some(kind), Body::from(bytes)).await
}

fn at(menu: &Value) -> String {
    format!("/api/v1/menus/{}/image", menu["id"].as_str().expect("an id"))
}

fn url(menu: &Value) -> &str {
    menu["imageUrl"].as_str().expect("an address")
}

/// The size of the JPEG that came back.
fn size(answer: &Answer) -> (u32, u32) {
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "image/jpeg"), "{}", answer.text);
    let picture = image::load_from_memory_with_format(&answer.bytes, ImageFormat::Jpeg).expect("a JPEG");
    (picture.width(), picture.height())
}

on_each_database! {
    async fn a_picture_is_kept_upright_in_three_sizes_and_without_its_notes(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        assert_eq!(menu["imageUrl"], Value::Null);
        let photo = by_a_phone(&plate(2000, 1600, RED, ImageFormat::Jpeg));
        let answer = puts(&pantry.gizi, &menu, ("image/jpeg", photo)).await.within(18);
        let menu = answer.is(200);
        assert_eq!((&menu["version"], &menu["imageAlt"], &menu["ingredients"][0]["quantity"]), (&json!(2), &Value::Null, &json!(80)));
        let whole = pantry.gizi.get(url(&menu)).await.within(3);
        assert_eq!(size(&whole), (1280, 1600));
        assert!(!whole.text.contains("Exif") && !whole.text.contains("Sari"));
        for (width, height) in [(320, 400), (640, 800), (1280, 1600)] {
            let picture = pantry.gizi.get(&format!("{}?width={width}", url(&menu))).await;
            assert_eq!(size(&picture), (width, height));
        }
        let told = pantry.gizi.get("/api/v1/events?entity=menu").await.is(200);
        let last = told["items"].as_array().and_then(|events| events.iter().find(|event| event["type"] == "MENU_UPDATED"));
        assert_eq!(last.expect("an event")["changed"], json!(["imageUrl"]), "{told}");
    }

    async fn a_browser_keeps_a_picture_for_good(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let menu = puts(&pantry.gizi, &menu, ("image/png", plate(40, 30, RED, ImageFormat::Png))).await.is(200);
        let picture = pantry.gizi.get(url(&menu)).await;
        assert_eq!(picture.header("cache-control"), "private, max-age=31536000, immutable");
        assert_eq!(picture.header("x-content-type-options"), "nosniff");
        let again = pantry.gizi.with("if-none-match", picture.header("etag")).get(url(&menu)).await;
        assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0));
        let other = puts(&pantry.gizi, &menu, ("image/webp", plate(40, 30, [0, 90, 0, 255], ImageFormat::WebP))).await.is(200);
        assert_ne!(url(&other), url(&menu), "another picture has another address");
        assert_eq!(pantry.gizi.get(url(&menu)).await.status.as_u16(), 404);
    }

    async fn a_small_picture_stays_small_and_a_clear_one_stands_on_white(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let dot = puts(&pantry.gizi, &menu, ("image/png", plate(1, 1, [9, 9, 9, 0], ImageFormat::Png))).await.is(200);
        let picture = pantry.gizi.get(url(&dot)).await;
        assert_eq!(size(&picture), (1, 1));
        let shown = image::load_from_memory(&picture.bytes).expect("a picture").to_rgb8();
        assert!(shown.get_pixel(0, 0).0.iter().all(|value| *value > 250), "{shown:?}");
    }

    async fn words_come_with_the_picture_or_later(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let photo = plate(400, 300, RED, ImageFormat::Jpeg);
        let fields = [("alt", " Nasi dan telur di baki "), ("version", "1")];
        let menu = puts(&pantry.gizi, &menu, form(Some(("nasi.jpg", "image/jpeg", &photo)), &fields)).await.is(200);
        assert_eq!((&menu["imageAlt"], &menu["version"]), (&json!("Nasi dan telur di baki"), &json!(2)));
        let own = format!("/api/v1/menus/{}", menu["id"].as_str().expect("an id"));
        let menu = pantry.gizi.patch(&own, json!({ "version": 2, "imageAlt": "Nasi telur" })).await.is(200);
        assert_eq!((&menu["imageAlt"], size(&pantry.gizi.get(url(&menu)).await)), (&json!("Nasi telur"), (400, 300)));
        let named = pantry.gizi.with("if-match", "\"3\"");
        let menu = puts(&named, &menu, ("image/jpeg", photo)).await.is(200);
        assert_eq!((&menu["imageAlt"], &menu["version"]), (&json!("Nasi telur"), &json!(4)));
    }

    async fn a_copy_has_the_picture_and_keeps_it_when_the_first_loses_its_own(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let menu = puts(&pantry.gizi, &menu, ("image/jpeg", plate(400, 300, RED, ImageFormat::Jpeg))).await.is(200);
        let own = format!("/api/v1/menus/{}", menu["id"].as_str().expect("an id"));
        let copy = pantry.gizi.post(&format!("{own}/duplicate"), json!({ "menuCode": "SALINAN" })).await.within(30).is(201);
        assert_ne!(url(&copy), url(&menu));
        assert_eq!(pantry.gizi.get(&format!("/api/v1/menus/{}", copy["id"].as_str().expect("an id"))).await.is(200)["imageUrl"], copy["imageUrl"]);

        pantry.gizi.delete(&at(&menu)).await.within(7).is(204);
        let bare = pantry.gizi.get(&own).await.is(200);
        assert_eq!((&bare["imageUrl"], &bare["version"]), (&Value::Null, &json!(3)));
        assert_eq!(pantry.gizi.get(url(&menu)).await.status.as_u16(), 404);
        pantry.gizi.delete(&at(&menu)).await.is_problem(404, "not_found");
        assert_eq!(size(&pantry.gizi.get(url(&copy)).await), (400, 300));
    }

    async fn deleted_and_restored_a_menu_still_has_its_picture(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let menu = puts(&pantry.gizi, &menu, ("image/jpeg", plate(400, 300, RED, ImageFormat::Jpeg))).await.is(200);
        let own = format!("/api/v1/menus/{}", menu["id"].as_str().expect("an id"));
        pantry.gizi.delete(&own).await.is(204);
        puts(&pantry.gizi, &menu, ("image/jpeg", plate(4, 3, RED, ImageFormat::Jpeg))).await.is_problem(404, "not_found");
        let back = pantry.gizi.post(&format!("{own}/restore"), json!({})).await.is(200);
        assert_eq!(back["imageUrl"], menu["imageUrl"]);
        assert_eq!(size(&pantry.gizi.get(url(&back)).await), (400, 300));
    }

    async fn only_those_of_the_kitchen_see_it_and_only_those_who_plan_change_it(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let photo = || ("image/jpeg", plate(40, 30, RED, ImageFormat::Jpeg));
        let menu = puts(&pantry.gizi, &menu, photo()).await.is(200);
        for role in [Role::Viewer, Role::KitchenStaff, Role::Accountant] {
            let client = bench.signs_in(role).await;
            size(&client.get(url(&menu)).await);
            puts(&client, &menu, photo()).await.is_problem(403, "forbidden");
            client.delete(&at(&menu)).await.is_problem(403, "forbidden");
        }
        let neighbour = bench.signs_in_at(1, Role::Nutritionist).await;
        assert_eq!(neighbour.get(url(&menu)).await.status.as_u16(), 404);
        puts(&neighbour, &menu, photo()).await.is_problem(404, "not_found");
        neighbour.delete(&at(&menu)).await.is_problem(404, "not_found");
        assert_eq!(bench.stranger().get(url(&menu)).await.status.as_u16(), 401);
        puts(&bench.stranger(), &menu, photo()).await.is_problem(401, "unauthenticated");
    }
}
