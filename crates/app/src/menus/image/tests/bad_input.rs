//! What is no picture, or too much of one.

use super::*;
use crate::testing::errors;

const MEGABYTE: usize = 1024 * 1024;

/// A PNG of a few bytes whose head promises a picture of this size.
fn promising(width: u32, height: u32) -> Vec<u8> {
    let mut png = plate(1, 1, RED, ImageFormat::Png);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = png[12..29].iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 })
    });
    png[29..33].copy_from_slice(&(!sum).to_be_bytes());
    png
}

on_each_database! {
    async fn what_is_no_picture_is_refused_and_the_old_one_stays(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let photo = plate(400, 300, RED, ImageFormat::Jpeg);
        let menu = puts(&pantry.gizi, &menu, ("image/jpeg", photo.clone())).await.is(200);
        let cut = by_a_phone(&photo);
        let whole_png = plate(300, 300, RED, ImageFormat::Png);
        for (what, kind, bytes) in [
            ("a text named as a picture", "image/jpeg", b"ini bukan foto".to_vec()),
            ("a JPEG that broke off", "image/jpeg", cut[..cut.len() - 200].to_vec()),
            ("a JPEG of nothing but its head", "image/jpeg", cut[..20].to_vec()),
            ("a PNG that broke off", "image/png", whole_png[..whole_png.len() / 2].to_vec()),
            ("another kind of picture", "image/png", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec()),
        ] {
            let refused = puts(&pantry.gizi, &menu, (kind, bytes)).await.is_problem(422, "invalid");
            assert_eq!(refused, errors(&[("image", "format")]), "{what}");
        }
        for (width, height) in [(60_000, 60_000), (10_000, 10_000), (1, 1_000_000)] {
            let refused = puts(&pantry.gizi, &menu, ("image/png", promising(width, height))).await;
            assert_eq!(refused.is_problem(422, "invalid"), errors(&[("image", "range")]), "{width} × {height}");
        }
        let refused = puts(&pantry.gizi, &menu, ("image/png", Vec::new())).await.is_problem(422, "invalid");
        assert_eq!(refused, errors(&[("image", "required")]));
        let now = pantry.gizi.get(url(&menu)).await;
        assert_eq!((size(&now), now.header("etag").is_empty()), ((400, 300), false));
    }

    async fn everything_wrong_with_a_form_is_said_at_once(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let long = "a".repeat(201);
        let fields = [("alt", long.as_str()), ("version", "satu"), ("judul", "x")];
        let mut refused = puts(&pantry.gizi, &menu, form(Some(("x.jpg", "image/jpeg", b"x")), &fields)).await.is_problem(422, "invalid");
        refused.sort();
        assert_eq!(refused, errors(&[("alt", "too_long"), ("image", "format"), ("judul", "unknown_field"), ("version", "type")]));
        let refused = puts(&pantry.gizi, &menu, form(None, &[("alt", "Nasi")])).await.is_problem(422, "invalid");
        assert_eq!(refused, errors(&[("image", "required")]));
    }

    async fn size_comes_before_kind_and_kind_before_content(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let too_much = || vec![0; 20 * MEGABYTE + 1];
        puts(&pantry.gizi, &menu, ("text/plain", too_much())).await.is_problem(413, "too_large");
        let limit = puts(&pantry.gizi, &menu, ("image/jpeg", vec![0; 20 * MEGABYTE])).await.is_problem(422, "invalid");
        assert_eq!(limit, errors(&[("image", "format")]));
        for kind in ["text/plain", "application/json", "image/gif", "image/svg+xml", ""] {
            puts(&pantry.gizi, &menu, (kind, plate(4, 3, RED, ImageFormat::Png))).await.is_problem(415, "unsupported_media_type");
        }
        puts(&pantry.gizi, &menu, form(Some(("x.pdf", "application/pdf", b"%PDF")), &[])).await.is_problem(415, "unsupported_media_type");
        puts(&pantry.gizi, &menu, ("multipart/form-data", Vec::new())).await.is_problem(400, "malformed");
        let (kind, body) = form(Some(("x.png", "image/png", b"x")), &[]);
        puts(&pantry.gizi, &menu, (kind, body[..body.len() - 12].to_vec())).await.is_problem(400, "malformed");

        let viewer = bench.signs_in(Role::Viewer).await;
        puts(&viewer, &menu, ("image/jpeg", too_much())).await.is_problem(403, "forbidden");
        let neighbour = bench.signs_in_at(1, Role::Nutritionist).await;
        puts(&neighbour, &menu, ("image/jpeg", too_much())).await.is_problem(404, "not_found");
    }

    async fn a_picture_for_a_menu_as_it_was_is_a_conflict(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let photo = plate(40, 30, RED, ImageFormat::Png);
        puts(&pantry.gizi, &menu, ("image/png", photo.clone())).await.is(200);
        let stale = puts(&pantry.gizi, &menu, form(Some(("x.png", "image/png", &photo)), &[("version", "1")])).await;
        stale.is_problem(409, "conflict");
        assert_eq!(stale.json()["current"]["version"], 2);
        let named = pantry.gizi.with("if-match", "\"1\"");
        puts(&named, &menu, ("image/png", photo)).await.is_problem(409, "conflict");
        named.delete(&at(&menu)).await.is_problem(409, "conflict");
        puts(&named, &menu, ("image/png", b"x".to_vec())).await.is_problem(422, "invalid");
    }

    async fn an_address_of_no_picture_is_nothing(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let menu = puts(&pantry.gizi, &menu, ("image/png", plate(40, 30, RED, ImageFormat::Png))).await.is(200);
        let shown = url(&menu);
        for path in [format!("{shown}?width=641"), format!("{shown}?width=x"), shown.replace(".jpg", ".png"), shown.replace(".jpg", "0.jpg")] {
            assert_eq!(pantry.gizi.get(&path).await.status.as_u16(), 404, "{path}");
        }
    }
}
