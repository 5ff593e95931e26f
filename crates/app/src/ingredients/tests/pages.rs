//! The pages: what a person sees and sends.

use super::*;
use crate::testing::Answer;

/// A program and a menu that takes 80 g of this ingredient.
async fn menu_with(client: &Client, path: &str) {
    let program = json!({
        "name": "Sekolah", "programCode": "SEK", "targetGroups": ["ELEMENTARY_4_6"], "startDate": "2026-07-13",
    });
    let program = client.post("/api/v1/programs", program).await.is(201);
    let id = path.rsplit('/').next().unwrap_or_default();
    let menu = json!({
        "menuName": "Nasi hangat", "menuCode": "NASI-1", "programId": program["id"], "mealType": "LUNCH",
        "servingSize": 200, "preparationTime": 10, "cookingTime": 30, "difficulty": "EASY",
        "ingredients": [{ "inventoryItemId": id, "quantity": 80, "unit": "g" }],
    });
    client.post("/api/v1/menus", menu).await.is(201);
}

/// The page's own address of what the API knows by this one.
fn page(path: &str) -> &str {
    path.trim_start_matches("/api/v1")
}

#[track_caller]
fn shows(answer: &Answer, status: u16, texts: &[&str]) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    for text in texts {
        assert!(answer.text.contains(text), "{text:?} is not in {}", answer.text);
    }
}

fn leads_to(answer: &Answer, path: &str) {
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, path), "{}", answer.text);
}

on_each_database! {
    async fn the_list_shows_price_stock_and_what_is_unknown(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        shows(&gizi.get("/ingredients").await, 200, &["Belum ada bahan", "/ingredients/create"]);
        added(&gizi, rice(&bench)).await;
        added(&gizi, with(plain("Bumbu <rahasia>"), &json!({ "currentStock": 0 }))).await;
        added(&gizi, with(plain("Kecap"), &json!({ "currentStock": 2, "minStock": 5, "allergens": ["SOY"] }))).await;
        let list = gizi.get("/ingredients").await.within(3);
        let said = ["Rp\u{a0}14.000", "sejak 22 Nov 2026", "Belum diketahui", "Habis", "Menipis", "Kedelai", "Belum ada harga"];
        shows(&list, 200, &said);
        shows(&list, 200, &["Bumbu &lt;rahasia&gt;", "Tidak mengandung alergen", "1.350,5 kg"]);
        let found = gizi.get("/ingredients?q=bras").await.within(3);
        shows(&found, 200, &["Beras medium"]);
        assert!(!found.text.contains("Kecap"));
        shows(&gizi.get("/ingredients?hasPrice=false&inStock=true&excludeAllergen=SOY").await, 200, &["Tidak ada bahan yang cocok"]);
        shows(&gizi.get("/ingredients?sort=-price&category=LAINNYA&page=1").await, 200, &["Kecap"]);
        shows(&gizi.get("/ingredients?sort=x&category=y&page=z&inStock=q").await, 200, &["Kecap"]);
        let onlooker = bench.signs_in(Role::Viewer).await.get("/ingredients").await;
        assert!(!onlooker.text.contains("/ingredients/create") && !onlooker.text.contains("hx-get=\"/ingredients/0"));
        assert_eq!(bench.signs_in(Role::KitchenStaff).await.get("/ingredients").await.status, 403);
        leads_to(&bench.stranger().get("/ingredients").await, "/login?next=%2Fingredients");
    }

    async fn an_ingredient_is_made_of_a_food_and_a_price(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let rice = food(&bench, "AR001");
        let begun = gizi.get("/ingredients/create?food=AR001").await;
        shows(&begun, 200, &["value=\"Beras putih\"", &rice.id.to_string(), "Dari pangan: 357 kkal"]);
        let id = rice.id.to_string();
        let mut fields = vec![
            ("version", ""), ("foodId", id.as_str()), ("itemName", "Beras pulen"), ("itemCode", ""),
            ("category", "KARBOHIDRAT"), ("unit", "kg"), ("price", "14.500"), ("priceDate", "2026-11-20"),
            ("allergenSource", "SOME"), ("measures[0].name", "centong"), ("measures[0].grams", "60,5"),
            ("nutrients.iron", ""), ("nutrients.sodium", "1,5"), ("yieldFactor", "2,5"),
        ];
        let refused = gizi.submits("/ingredients", &fields).await;
        shows(&refused, 422, &["value=\"Beras pulen\"", "value=\"14.500\"", "value=\"60,5\"", "ingredient-allergens-error"]);
        fields.extend([("allergens", "SOY"), ("allergens", "MILK")]);
        let made = gizi.submits("/ingredients", &fields).await;
        let path = format!("/api/v1{}", made.header("location"));
        leads_to(&made, page(&path));
        let kept = gizi.get(&path).await.is(200);
        assert_eq!((&kept["price"], &kept["priceDate"]), (&json!(14500), &json!("2026-11-20")));
        assert_eq!((&kept["allergens"], &kept["nutrients"]), (&json!(["SOY", "MILK"]), &json!({ "sodium": 1.5 })));
        assert_eq!(kept["measures"], json!([{ "name": "centong", "grams": 60.5 }]));
        let shown = gizi.get(page(&path)).await.within(5);
        shows(&shown, 200, &["Beras pulen", "Rp\u{a0}14.500", "angka sendiri", "Belum dipakai menu", "centong"]);
    }

    async fn a_form_changes_all_but_the_price(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let path = added(&gizi, with(rice(&bench), &json!({ "measures": [{ "name": "centong", "grams": 60 }] }))).await;
        let id = food(&bench, "AR001").id.to_string();
        let form = |version: &'static str, unit: &'static str, source: &'static str| {
            vec![
                ("version".to_owned(), version.to_owned()), ("foodId".to_owned(), id.clone()),
                ("itemName".to_owned(), "Beras baru".to_owned()), ("category".to_owned(), "KARBOHIDRAT".to_owned()),
                ("unit".to_owned(), unit.to_owned()), ("allergenSource".to_owned(), source.to_owned()),
                ("itemCode".to_owned(), String::new()),
            ]
        };
        let send = async |fields: Vec<(String, String)>| {
            let pairs: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            gizi.submits(page(&path), &pairs).await
        };
        leads_to(&send(form("1", "kg", "NONE")).await, page(&path));
        let kept = gizi.get(&path).await.is(200);
        assert_eq!((&kept["itemName"], &kept["price"], &kept["itemCode"]), (&json!("Beras baru"), &json!(14000), &Value::Null));
        assert_eq!((&kept["allergens"], &kept["measures"]), (&json!([]), &json!([])));

        // Someone else was faster: both versions, and the form ready to overwrite.
        gizi.patch(&path, json!({ "version": 2, "itemName": "Beras mereka" })).await.is(200);
        let conflict = send(form("2", "kg", "FOOD")).await;
        shows(&conflict, 409, &["Versi Anda", "Beras mereka", "Beras baru", "name=\"version\" value=\"3\""]);
        assert_eq!(gizi.get(&path).await.is(200)["itemName"], "Beras mereka");
        leads_to(&send(form("3", "kg", "FOOD")).await, page(&path));

        // Another unit asks for its price, and only then.
        let asks = send(form("4", "g", "FOOD")).await;
        shows(&asks, 422, &["Satuannya berubah", "id=\"ingredient-price\""]);
        let mut priced = form("4", "g", "FOOD");
        priced.extend([("price".to_owned(), "15".to_owned()), ("priceDate".to_owned(), String::new())]);
        leads_to(&send(priced).await, page(&path));
        assert_eq!(gizi.get(&path).await.is(200)["price"], 15);
        assert!(!gizi.get(page(&path)).await.text.contains("id=\"ingredient-price\""));
    }

    async fn a_price_is_changed_where_it_stands(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let path = added(&gizi, with(rice(&bench), &json!({ "priceDate": "2026-11-16" }))).await;
        menu_with(&gizi, &path).await;
        let akuntan = bench.signs_in(Role::Accountant).await.with("hx-request", "true");
        let address = format!("{}/price", page(&path));
        shows(&akuntan.get(&address).await, 200, &["name=\"version\" value=\"1\"", "value=\"14000\""]);
        shows(&akuntan.get(&format!("{address}?cell=shown")).await, 200, &["Rp\u{a0}14.000"]);
        let row = [("version", "1"), ("cell", "changing"), ("price", "14.250")];
        shows(&akuntan.submits(&address, &row).await, 200, &["Rp\u{a0}14.250", "sejak 22 Nov 2026", "toast-text"]);
        let events = gizi.get("/api/v1/events?entity=ingredient").await.is(200);
        assert_eq!(events["items"][0]["data"]["menus"].as_array().map(Vec::len), Some(1), "{}", events["items"][0]);
        // Stale: it says so, and sending it again is meant to overwrite.
        shows(&akuntan.submits(&address, &row).await, 200, &["Baru saja diubah", "name=\"version\" value=\"2\""]);
        shows(&akuntan.submits(&address, &[("version", "2"), ("cell", "changing"), ("price", "x")]).await, 200, &["field-error"]);
        shows(&akuntan.submits(&address, &[("version", "2"), ("cell", "changing"), ("price", "")]).await, 200, &["field-error"]);

        let akuntan = bench.signs_in(Role::Accountant).await;
        let card = [("version", "2"), ("price", "13.600"), ("priceDate", "2026-08-03")];
        leads_to(&akuntan.submits(&address, &card).await, page(&path));
        assert_eq!(gizi.get(&path).await.is(200)["price"], 14250);
        let card = [("version", "3"), ("price", "15.000"), ("priceDate", "2026-11-23")];
        shows(&akuntan.submits(&address, &card).await, 422, &["price-priceDate-error"]);
        assert_eq!(akuntan.submits(&address, &[("version", "3"), ("price", "1"), ("itemName", "X")]).await.status, 403);
        assert_eq!(akuntan.submits(page(&path), &card).await.status, 403);
        shows(&akuntan.get(page(&path)).await, 200, &["3 Agu 2026", "Riwayat harga", "Rp\u{a0}13.600", "Nasi hangat"]);
    }

    async fn what_a_menu_uses_is_not_deleted(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let (used, free) = (added(&gizi, rice(&bench)).await, added(&gizi, plain("Garam")).await);
        menu_with(&gizi, &used).await;
        let refused = gizi.submits(&format!("{}/delete", page(&used)), &[]).await;
        shows(&refused, 409, &["belum dapat dihapus", "Nasi hangat", "/menu/"]);
        let problem = gizi.delete(&used).await;
        problem.is_problem(409, "in_use");
        assert_eq!(problem.json()["dependents"][0]["name"], "Nasi hangat");
        leads_to(&gizi.submits(&format!("{}/delete", page(&free)), &[]).await, "/ingredients");
        assert_eq!(gizi.get(page(&free)).await.status, 404);
        let onlooker = bench.signs_in(Role::Viewer).await;
        assert_eq!(onlooker.submits(&format!("{}/delete", page(&used)), &[]).await.status, 403);
        let shown = onlooker.get(page(&used)).await;
        shows(&shown, 200, &["Koperasi Citarum", "Nasi hangat"]);
        assert!(!shown.text.contains("/price\""));
        assert_eq!(bench.signs_in_at(1, Role::SppgHead).await.get(page(&used)).await.status, 404);
    }
}
