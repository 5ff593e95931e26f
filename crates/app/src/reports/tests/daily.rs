//! The card of a day.

use serde_json::json;
use store::on_each_database;

use super::{at, in_english};
use crate::menus::pages::tests::{is_silent_of, page, says};
use crate::menus::plate;
use crate::menus::tests::Pantry;
use crate::testing::Bench;

on_each_database! {
    async fn the_card_is_a_picture_of_the_day(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let mut whole = pantry.rice_and_egg();
        whole["menuName"] = json!("Nasi <putih> & pepes ikan kembung bumbu kemangi, lalapan, sambal terasi yang panjang namanya");
        let menu = pantry.creates(whole).await;
        let shown = pantry.gizi.get(&at(&menu, "card?date=2026-11-23")).await.within(5);
        says(page(&shown, 200), &[&at(&menu, "card.svg?date=2026-11-23"), "ntb-01-2026-11-23.png", "Unduh gambar"]);
        let card = pantry.gizi.get(&at(&menu, "card.svg?date=2026-11-23")).await.within(10);
        says(page(&card, 200), &[
            r#"viewBox="0 0 1080 1350""#, "SPPG Purwakarta", "Senin, 23 November 2026", "Nasi &lt;putih&gt; &amp; pepes", "Porsi kecil",
            "Rp\u{a0}2.467", "Rp\u{a0}3.513", "Alergen: Telur",
        ]);
        assert_eq!(card.header("content-type"), "image/svg+xml; charset=utf-8");
        is_silent_of(&card.text, &["<image", "<putih>"]);
        assert_eq!(card.text.matches("<text").count(), card.text.matches("</text>").count());
        says(page(&in_english(&pantry.gizi).await.get(&at(&menu, "card.svg")).await, 200), &["Sunday, 22 November 2026", "Energy"]);
        page(&pantry.gizi.get(&at(&menu, "card.svg?date=x")).await, 422);
    }

    async fn the_photo_is_within_the_picture(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let path = format!("/api/v1/menus/{}/image", menu["id"].as_str().expect("an id"));
        pantry.gizi.send(axum::http::Method::PUT, &path, Some("image/png"), plate(64, 36, [200, 90, 30, 255], image::ImageFormat::Png).into()).await.is(200);
        let card = pantry.gizi.get(&at(&menu, "card.svg")).await.within(11);
        says(page(&card, 200), &["data:image/jpeg;base64,/9j/"]);
        is_silent_of(&card.text, &["href=\"/"]);
    }
}
