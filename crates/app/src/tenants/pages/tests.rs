//! The settings, as each role sees and changes them.

mod kitchens;

use domain::Role;
use serde_json::json;
use store::on_each_database;

use crate::testing::{Answer, Bench};

const COSTS: [(&str, &str); 6] = [
    ("version", "1"),
    ("laborRatePerHour", "27.500"),
    ("workers", "12"),
    ("overheadPercent", "12,5"),
    ("packagingPerServing", "350"),
    ("batchServings", "2.500"),
];

#[track_caller]
fn page(answer: &Answer, status: u16) -> &str {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    &answer.text
}

on_each_database! {
    async fn each_role_sees_and_changes_what_it_may(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let shown = head.get("/menu/settings").await;
        for part in ["costs", "sizes", "shares", "holidays", "region"] {
            assert!(page(&shown, 200).contains(&format!(r#"action="/menu/settings/{part}""#)), "{part}");
        }
        assert!(shown.text.contains("/menu/settings/people/create"));

        let accountant = bench.signs_in(Role::Accountant).await;
        let shown = accountant.get("/menu/settings").await;
        assert!(page(&shown, 200).contains(r#"action="/menu/settings/costs""#));
        assert!(!shown.text.contains(r#"action="/menu/settings/sizes""#) && shown.text.contains("Porsi besar"));
        assert!(!shown.text.contains("/menu/settings/people"));
        page(&accountant.submits("/menu/settings/costs", &COSTS).await, 303);
        let set = head.get("/api/v1/settings").await.is(200);
        assert_eq!((&set["laborRatePerHour"], &set["overheadPercent"], &set["version"]), (&json!(27500), &json!(12.5), &json!(2)));
        let zone = [("version", "2"), ("timezone", "Asia/Makassar"), ("locale", "id")];
        page(&accountant.submits("/menu/settings/region", &zone).await, 403);
        page(&head.submits("/menu/settings/region", &zone).await, 303);
        page(&head.submits("/menu/settings/nothing", &zone).await, 404);

        let viewer = bench.signs_in(Role::Viewer).await;
        let shown = viewer.get("/menu/settings").await;
        assert!(page(&shown, 200).contains("27.500") && !shown.text.contains(r#"action="/menu/settings/costs""#));
        page(&viewer.submits("/menu/settings/costs", &COSTS).await, 403);
        let staff = bench.signs_in(Role::KitchenStaff).await;
        let shown = staff.get("/menu/settings").await;
        assert!(page(&shown, 200).contains("Token API") && !shown.text.contains("27.500"));
    }

    async fn rows_come_and_go(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let sizes = [
            ("version", "1"),
            ("sizes[0].name", "Besar"), ("sizes[0].code", "LARGE"), ("sizes[0].factor", "1"), ("sizes[0].rawFoodCeiling", "10.000"),
            ("sizes[0].targetGroups", "SENIOR_HIGH"), ("sizes[0].targetGroups", "JUNIOR_HIGH"),
            ("sizes[2].name", "Ibu"), ("sizes[2].code", "MOTHER"), ("sizes[2].factor", "1,125"), ("sizes[2].rawFoodCeiling", "11000"),
            ("sizes[2].targetGroups", "PREGNANT"),
        ];
        page(&head.submits("/menu/settings/sizes", &sizes).await, 303);
        let set = head.get("/api/v1/settings").await.is(200);
        assert_eq!((set["sizes"].as_array().map(Vec::len), &set["sizes"][1]["factor"]), (Some(2), &json!(1.125)));
        let shown = head.get("/menu/settings").await;
        assert!(page(&shown, 200).contains(r#"name="sizes[1].code""#) && shown.text.contains(r#"value="1,125""#));

        let days = [("version", "2"), ("holidays[0].name", "Tahun Baru"), ("holidays[0].date", "2027-01-01")];
        page(&head.submits("/menu/settings/holidays", &days).await, 303);
        assert_eq!(head.get("/api/v1/settings").await.is(200)["holidays"][0]["name"], "Tahun Baru");
        page(&head.submits("/menu/settings/holidays", &[("version", "3")]).await, 303);
        assert_eq!(head.get("/api/v1/settings").await.is(200)["holidays"], json!([]));

        let shares = [("version", "4"), ("mealShares.LUNCH[0]", "30"), ("mealShares.LUNCH[1]", "37,5"), ("retention", "true")];
        page(&head.submits("/menu/settings/shares", &shares).await, 303);
        let set = head.get("/api/v1/settings").await.is(200);
        assert_eq!((&set["mealShares"]["LUNCH"], &set["retention"]), (&json!([30, 37.5]), &json!(true)));
        page(&head.submits("/menu/settings/shares", &[("version", "5")]).await, 303);
        assert_eq!(head.get("/api/v1/settings").await.is(200)["retention"], false);
    }

    async fn mistakes_are_said_in_plain_words_beside_their_part(db: TestDb) {
        let bench = Bench::new(db).await;
        let head = bench.signs_in(Role::SppgHead).await;
        let shares = [("version", "1"), ("mealShares.LUNCH[0]", "40"), ("mealShares.LUNCH[1]", "35")];
        let shown = head.submits("/menu/settings/shares", &shares).await;
        assert!(page(&shown, 422).contains("Batas bawah tidak boleh melebihi") && shown.text.contains(r#"value="40""#));
        let shown = head.submits("/menu/settings/sizes", &[("version", "1")]).await;
        assert!(page(&shown, 422).contains("Harus ada paling sedikit satu ukuran."));
        let half = [("version", "1"), ("sizes[0].name", "<b>"), ("sizes[0].code", "A"), ("sizes[0].factor", "0,5"), ("sizes[0].rawFoodCeiling", "1")];
        let shown = head.submits("/menu/settings/sizes", &half).await;
        assert!(page(&shown, 422).contains("Tepat satu ukuran harus berfaktor 1.") && shown.text.contains("&lt;b&gt;"));
        let shown = head.submits("/menu/settings/costs", &[("version", "1"), ("workers", "x"), ("batchServings", "0")]).await;
        assert!(page(&shown, 422).contains(r##"href="#costs-form-workers""##) && shown.text.contains("#costs-form-batchServings"));
    }

    async fn two_who_change_the_same_costs_see_both(db: TestDb) {
        let bench = Bench::new(db).await;
        let (head, accountant) = (bench.signs_in(Role::SppgHead).await, bench.signs_in(Role::Accountant).await);
        page(&accountant.submits("/menu/settings/costs", &COSTS).await, 303);
        let mine = [("version", "1"), ("laborRatePerHour", "30.000"), ("workers", "12"), ("overheadPercent", "12,5"), ("packagingPerServing", "350"), ("batchServings", "2500")];
        let shown = head.submits("/menu/settings/costs", &mine).await;
        let said = page(&shown, 409);
        assert!(said.contains("30.000") && said.contains("27.500") && said.contains("Versi yang tersimpan"), "{said}");
        assert!(said.contains(r#"name="version" value="2""#));
    }
}
