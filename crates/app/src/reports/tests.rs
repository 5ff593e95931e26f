//! What is cooked by, printed and shared, as the people of a kitchen see it.

mod daily;
mod poster;

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;

use crate::menus::pages::tests::{is_silent_of, page, says};
use crate::menus::tests::Pantry;
use crate::testing::{Bench, Client};

/// The page's address of a menu's sheet.
fn at(menu: &Value, below: &str) -> String {
    format!("/menu/{}/{below}", menu["id"].as_str().expect("an id"))
}

/// The same person, who reads English from now on.
async fn in_english(reader: &Client) -> Client {
    assert_eq!(reader.submits("/locale", &[("locale", "en")]).await.status.as_u16(), 303);
    reader.clone()
}

/// A plan that serves this menu on Monday, for ten small and twenty large portions.
async fn plan(pantry: &Pantry, menu: &Value) -> String {
    let plan =
        json!({ "name": "Dua pekan", "programId": pantry.program, "startDate": "2026-11-23", "endDate": "2026-12-03" });
    let path = pantry.gizi.post("/api/v1/plans", plan).await.header("location").to_owned();
    let days = json!({ "menuId": menu["id"], "dates": ["2026-11-23"], "mealType": "LUNCH", "portions": { "SMALL": 10, "LARGE": 20 } });
    pantry.gizi.post(&format!("{path}/assignments"), days).await.is(201);
    path.trim_start_matches("/api/v1/plans/").to_owned()
}

on_each_database! {
    async fn the_cook_weighs_for_the_portions_of_the_day(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let cook = bench.signs_in(Role::KitchenStaff).await;
        // Nobody says for how many: one batch.
        let answer = cook.get(&at(&menu, "cook")).await.within(11);
        says(page(&answer, 200), &[
            "Minggu, 22 November 2026", "1.000\u{a0}porsi besar", "sekali masak", "80\u{a0}kg", "1.000 butir", "61,11\u{a0}kg",
            "Berat bersih 55\u{a0}kg", "Cuci beras sampai airnya jernih.", "100\u{a0}°C", r#"data-seconds="1800""#,
        ]);
        is_silent_of(&answer.text, &["15.000", "30.000"]);
        plan(&pantry, &menu).await;
        let planned = cook.get(&at(&menu, "cook?date=2026-11-23")).await;
        says(page(&planned, 200), &[
            "10\u{a0}porsi kecil + 20\u{a0}porsi besar", "menurut rencana “Dua pekan”", "2,16\u{a0}kg", "27 butir", "1,65\u{a0}kg", "Berat bersih 1,49\u{a0}kg",
        ]);
        let typed = cook.get(&at(&menu, "cook?date=2026-11-23&portions.LARGE=1&portions.SMALL=0")).await;
        says(page(&typed, 200), &["1\u{a0}porsi besar", "jumlah diisi sendiri", "80\u{a0}g", "1 butir"]);
        let english = in_english(&cook).await.get(&at(&menu, "cook?date=2026-11-23&portions.LARGE=1500")).await;
        says(page(&english, 200), &["Cooking Nasi telur bayam", "as typed", "Keep the screen on"]);
    }

    async fn a_sheet_is_never_made_of_what_is_wrong(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        for below in ["cook", "print"] {
            let wrong = pantry.gizi.get(&at(&menu, &format!("{below}?date=2026-13-01&portions.LARGE=-1&portions.XXL=5"))).await;
            says(page(&wrong, 422), &["Ada 3 isian", "Untuk hari: Harus berupa tanggal", "Porsi besar: Harus antara 0 dan 1.000.000", "2026-13-01"]);
            is_silent_of(&wrong.text, &["80\u{a0}kg"]);
        }
        let wrong = pantry.gizi.get(&at(&menu, "label?size=XXL&date=besok&cookedAt=9&copies=501")).await;
        says(page(&wrong, 422), &["Ukuran porsi: Pilih salah satu: SMALL, LARGE", "Untuk hari: Harus berupa tanggal", "Dimasak pukul: Bentuknya harus 09:30", "Banyaknya label: Harus antara 1 dan 500"]);
        is_silent_of(&wrong.text, &["Habiskan sebelum"]);
        page(&pantry.gizi.get(&at(&menu, "card?date=kapan")).await, 422);
        page(&pantry.gizi.get(&at(&menu, "print?warna=merah")).await, 422);
    }

    async fn another_kitchens_menu_is_not_there(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let plan = plan(&pantry, &menu).await;
        let neighbour = bench.signs_in_at(1, Role::SppgHead).await;
        for below in ["cook", "print?date=x", "label", "nutrition", "card", "card.svg"] {
            page(&neighbour.get(&at(&menu, below)).await, 404);
        }
        page(&neighbour.get(&format!("/menu/planning/{plan}/print")).await, 404);
        assert_eq!(bench.stranger().get(&at(&menu, "card.svg")).await.status.as_u16(), 303);
        let viewer = bench.signs_in(Role::Viewer).await;
        for below in ["cook", "print", "label", "nutrition", "card", "card.svg"] {
            page(&viewer.get(&at(&menu, below)).await, 200);
        }
        let shown = viewer.get(at(&menu, "").trim_end_matches('/')).await;
        says(page(&shown, 200), &[&at(&menu, "cook"), &at(&menu, "print"), &at(&menu, "label"), &at(&menu, "card"), &at(&menu, "nutrition")]);
    }

    async fn the_recipe_fits_on_a_sheet(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let mut whole = pantry.rice_and_egg();
        whole["menuName"] = json!("Soto \"<img src=x>\"");
        whole["recipes"][1]["qualityCheck"] = json!("Nasi <b>pulen</b>");
        let menu = pantry.creates(whole).await;
        plan(&pantry, &menu).await;
        let answer = pantry.gizi.get(&at(&menu, "print?date=2026-11-23")).await.within(11);
        says(page(&answer, 200), &[
            "SPPG Purwakarta", "Soto &quot;&lt;img src=x&gt;&quot;", "Senin, 23 November 2026", "2,16\u{a0}kg", "27 butir",
            "Masak nasi sampai matang", "100 °C", "30 menit", "Nasi &lt;b&gt;pulen&lt;/b&gt;", "Alergen: </strong>Telur", "Gizi per porsi besar",
        ]);
        is_silent_of(&answer.text, &["<img src=x>", "<b>pulen"]);
    }

    async fn a_label_says_until_when_it_is_good_and_what_it_costs(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let answer = pantry.gizi.get(&at(&menu, "label")).await.within(10);
        says(page(&answer, 200), &["Porsi besar, berat ±300\u{a0}g", "22 Nov 2026 10.00", "22 Nov 2026 14.00", "Rp\u{a0}3.513", "Alergen: </strong>Telur"]);
        let many = pantry.gizi.get(&at(&menu, "label?size=SMALL&date=2026-11-30&cookedAt=21:30&copies=3")).await;
        says(page(&many, 200), &["Porsi kecil", "30 Nov 2026 21.30", "1 Des 2026 01.30", "Rp\u{a0}2.467"]);
        assert_eq!(many.text.matches(r#"<article class="label">"#).count(), 3);
        // Of another day nobody knows yet when it will be cooked.
        says(page(&pantry.gizi.get(&at(&menu, "label?date=2026-11-30")).await, 200), &["label-blank", "4 jam setelah dimasak"]);
        let english = in_english(&pantry.gizi).await.get(&at(&menu, "label?cookedAt=09:05")).await;
        says(page(&english, 200), &["Eat before", "22 Nov 2026 13:05", "Rp\u{a0}3,513"]);
    }

    async fn what_is_not_known_never_looks_like_nothing(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let herb = json!({ "itemName": "Kemangi", "category": "SAYURAN", "unit": "kg" });
        let herb = pantry.gizi.post("/api/v1/ingredients", herb).await.is(201);
        let mut whole = pantry.rice_and_egg();
        whole["ingredients"].as_array_mut().expect("lines").push(json!({ "inventoryItemId": herb["id"], "quantity": 5, "unit": "g" }));
        let menu = pantry.creates(whole).await;
        let label = pantry.gizi.get(&at(&menu, "label")).await;
        says(page(&label, 200), &["Telur. Alergen bahan lain belum diketahui.", "belum lengkap, tanpa harga: Kemangi"]);
        let bare = pantry.menu();
        let bare = pantry.creates({ let mut bare = bare; bare["menuCode"] = json!("KOSONG-01"); bare }).await;
        let label = pantry.gizi.get(&at(&bare, "label")).await;
        says(page(&label, 200), &["Alergen: </strong>Belum diketahui", "Tidak ada data"]);
        is_silent_of(&label.text, &["Tidak mengandung alergen", "Rp\u{a0}0"]);
        says(page(&pantry.gizi.get(&at(&bare, "cook")).await, 200), &["Menu ini belum punya bahan.", "Belum ada langkah memasak."]);
        says(page(&pantry.gizi.get(&at(&bare, "nutrition")).await, 200), &["Tidak ada data", "Belum dapat dinilai"]);
        says(page(&pantry.gizi.get(&at(&bare, "card.svg")).await, 200), &["Belum diketahui", "Tidak ada data"]);
    }

    async fn the_analysis_shows_every_size_and_group(db: TestDb) {
        let bench = Bench::new(db).await;
        let pantry = Pantry::of(&bench).await;
        let menu = pantry.creates(pantry.rice_and_egg()).await;
        let answer = pantry.gizi.get(&at(&menu, "nutrition")).await.within(9);
        says(page(&answer, 200), &[
            "Porsi kecil", "Porsi besar", "Niasin (B3)", "Balita 1–3 tahun", "bukan sasaran program ini", "Ibu menyusui", "Belum Seimbang", "AKG adalah rata-rata",
        ]);
        says(page(&in_english(&pantry.gizi).await.get(&at(&menu, "nutrition")).await, 200), &["Against the recommended intakes", "not fed by this program"]);
    }
}
