//! The picture on pages: chosen without scripts, shown where the menu is.

use super::*;

async fn sends(client: &Client, menu: &Value, (kind, bytes): (&str, Vec<u8>)) -> Answer {
    let path = format!("/menu/{}/image", menu["id"].as_str().expect("an id"));
    client.send(Method::POST, &path, Some(kind), Body::from(bytes)).await
}

on_each_database! {
    async fn a_picture_is_sent_by_a_plain_form_and_stands_on_card_and_page(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let own = format!("/menu/{}", menu["id"].as_str().expect("an id"));
        let shown = pantry.gizi.get(&format!("{own}/image")).await;
        assert!(shown.text.contains(r#"enctype="multipart/form-data""#) && shown.text.contains(r#"accept="image/jpeg,image/png,image/webp""#), "{}", shown.text);
        let photo = plate(400, 300, RED, ImageFormat::Jpeg);
        let sent = sends(&pantry.gizi, &menu, form(Some(("nasi.jpg", "image/jpeg", &photo)), &[("alt", "Nasi \"telur\"")])).await;
        assert_eq!((sent.status.as_u16(), sent.header("location")), (303, own.as_str()), "{}", sent.text);

        let menu = pantry.gizi.get(&format!("/api/v1{}", own.replace("/menu/", "/menus/"))).await.is(200);
        for path in [own.as_str(), "/menu", "/menu?view=detailed"] {
            let shown = pantry.gizi.get(path).await;
            assert!(shown.text.contains(&format!("{}?width=1280 1280w", url(&menu))), "{path}: {}", shown.text);
            assert!(shown.text.contains(r#"alt="Nasi &quot;telur&quot;""#) && !shown.text.contains(" style="));
        }
        assert!(!pantry.gizi.get("/menu?view=compact").await.text.contains("<img class=\"menu-picture\""));

        // Nothing chosen: the words alone.
        let sent = sends(&pantry.gizi, &menu, form(Some(("", "application/octet-stream", b"")), &[("alt", "")])).await;
        assert_eq!(sent.status.as_u16(), 303, "{}", sent.text);
        let now = pantry.gizi.get(&format!("/api/v1{}", own.replace("/menu/", "/menus/"))).await.is(200);
        assert_eq!((&now["imageUrl"], &now["imageAlt"]), (&menu["imageUrl"], &Value::Null));
        let gone = pantry.gizi.submits(&format!("{own}/image/remove"), &[]).await;
        assert_eq!((gone.status.as_u16(), gone.header("location")), (303, own.as_str()));
        assert!(!pantry.gizi.get(&own).await.text.contains("menu-picture"));
    }

    async fn what_is_wrong_with_a_picture_is_said_beside_it(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let too_much = vec![0; 21 * 1024 * 1024];
        for (file, status, words) in [
            (Some(("x.jpg", "image/jpeg", &b"x"[..])), 422, "JPEG, PNG, WebP"),
            (Some(("x.pdf", "application/pdf", b"x")), 422, "JPEG, PNG, WebP"),
            (Some(("x.jpg", "image/jpeg", &too_much)), 422, "20 MB"),
            (None, 422, "Wajib diisi."),
        ] {
            let refused = sends(&pantry.gizi, &menu, form(file, &[("alt", "Nasi <b>")])).await;
            assert_eq!(refused.status.as_u16(), status, "{}", refused.text);
            assert!(refused.text.contains(words) && refused.text.contains(r##"href="#picture-image""##), "{}", refused.text);
        }
        let viewer = bench.signs_in(Role::KitchenStaff).await;
        assert_eq!(sends(&viewer, &menu, form(None, &[])).await.status.as_u16(), 403);
        let neighbour = bench.signs_in_at(1, Role::Nutritionist).await;
        assert_eq!(sends(&neighbour, &menu, form(None, &[])).await.status.as_u16(), 404);
    }

    async fn with_scripts_the_form_is_a_dialog(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let script = pantry.gizi.with("hx-request", "true");
        let own = format!("/menu/{}", menu["id"].as_str().expect("an id"));
        let dialog = script.get(&format!("{own}/image")).await;
        assert!(dialog.text.starts_with("<dialog") && dialog.text.contains("data-dialog-auto"), "{}", dialog.text);
        let page = pantry.gizi.get(&own).await;
        assert!(page.text.contains(&format!(r#"href="{own}/image" hx-get="{own}/image""#)), "{}", page.text);
    }
}
