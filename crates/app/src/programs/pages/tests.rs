//! Programs, as people see them in a browser.

use domain::Role;
use serde_json::json;
use store::on_each_database;

use crate::testing::{Answer, Bench};

const SCHOOL: [(&str, &str); 10] = [
    ("name", "Makan siang sekolah"),
    ("programCode", "SEKOLAH-26"),
    ("targetGroups", "ELEMENTARY_1_3"),
    ("targetGroups", "ELEMENTARY_4_6"),
    ("startDate", "2026-07-13"),
    ("feedingDays", "1"),
    ("feedingDays", "3"),
    ("portions.SMALL", "1.200"),
    ("targets.iron", "27,5"),
    ("budgetPerServing", "14.000"),
];

/// The same form with some fields said otherwise.
fn with<'a>(base: &[(&'a str, &'a str)], other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = base.iter().filter(|(name, _)| other.iter().all(|(changed, _)| changed != name));
    kept.chain(other).copied().collect()
}

#[track_caller]
fn page(answer: &Answer, status: u16) -> &str {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    &answer.text
}

on_each_database! {
    async fn a_program_is_created_changed_and_deleted_by_forms(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        assert!(page(&gizi.get("/programs").await, 200).contains("Belum ada program"));
        let form = gizi.get("/programs/create").await;
        assert!(page(&form, 200).contains(r#"type="date" value="2026-11-22""#), "{}", form.text);
        assert!(!form.text.contains(r#"name="version""#), "a new program has no version to send");
        let answer = gizi.submits("/programs", &SCHOOL).await;
        page(&answer, 303);
        let address = answer.header("location").to_owned();
        let program = gizi.get(&format!("/api/v1{address}")).await.is(200);
        assert_eq!(program["targetGroups"], json!(["ELEMENTARY_1_3", "ELEMENTARY_4_6"]));
        assert_eq!((&program["feedingDays"], &program["portions"]), (&json!([1, 3]), &json!({ "SMALL": 1200 })));
        assert_eq!((&program["targets"], &program["budgetPerServing"]), (&json!({ "iron": 27.5 }), &json!(14000)));

        let shown = gizi.get(&address).await.within(7);
        let shown = page(&shown, 200);
        assert!(shown.contains(r#"name="targets.iron" "#) && shown.contains(r#"value="27,5""#), "{shown}");
        assert!(shown.contains("membuat program"), "{shown}");
        assert!(page(&gizi.get("/programs?search=sekolah").await.within(5), 200).contains("SEKOLAH-26"));
        assert!(page(&gizi.get("/programs?status=PAUSED").await, 200).contains("Tidak ada yang cocok"));

        let change = with(&SCHOOL, &[("version", "1"), ("status", "PAUSED"), ("targetGroups", "TODDLER")]);
        page(&gizi.submits(&address, &change).await, 303);
        let program = gizi.get(&format!("/api/v1{address}")).await.is(200);
        assert_eq!((&program["status"], &program["targetGroups"]), (&json!("PAUSED"), &json!(["TODDLER"])));

        let answer = gizi.submits(&format!("{address}/delete"), &[]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/programs"));
        assert!(answer.header("set-cookie").contains("dihapus"));
        page(&gizi.get(&address).await, 404);
    }

    async fn a_refused_form_keeps_what_was_typed_and_names_the_fields(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let wrong = [("name", "x<"), ("startDate", "2026-07-13"), ("endDate", "2026-07-01"), ("portions.SMALL", "banyak"), ("feedingDays", "6")];
        let answer = gizi.submits("/programs", &wrong).await;
        let shown = page(&answer, 422);
        assert!(shown.contains(r#"value="x&lt;""#), "{shown}");
        for said in [
            r##"<a href="#program-name">Nama program: Paling sedikit 3 karakter.</a>"##,
            r##"<a href="#program-programCode">Kode: Wajib diisi.</a>"##,
            r##"<a href="#program-targetGroups">Kelompok penerima: Wajib diisi.</a>"##,
            r##"<a href="#program-endDate">Tanggal selesai: Tidak boleh sebelum tanggal mulai.</a>"##,
            r##"<a href="#program-portions-SMALL">"##,
            r#"value="banyak""#,
        ] {
            assert!(shown.contains(said), "{said}\n{shown}");
        }
        assert_eq!(gizi.get("/api/v1/programs").await.is(200)["total"], 0);
        page(&gizi.submits("/programs", &SCHOOL).await, 303);
        assert!(page(&gizi.submits("/programs", &SCHOOL).await, 409).contains("Kode: Sudah dipakai."));
    }

    async fn a_conflict_shows_both_versions_and_loses_nothing(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let address = gizi.submits("/programs", &SCHOOL).await.header("location").to_owned();
        page(&gizi.submits(&address, &with(&SCHOOL, &[("version", "1"), ("name", "Nama <i>kepala</i>")])).await, 303);
        let mine = with(&SCHOOL, &[("version", "1"), ("name", "Nama ahli gizi"), ("budgetPerServing", "12.500")]);
        let answer = gizi.submits(&address, &mine).await;
        let shown = page(&answer, 409);
        assert!(shown.contains("Versi Anda") && shown.contains("Versi yang tersimpan"), "{shown}");
        assert!(shown.contains("Nama &lt;i&gt;kepala&lt;/i&gt;") && shown.contains("12.500") && shown.contains("14.000"));
        assert!(shown.contains(r#"name="version" value="2""#) && shown.contains(r#"value="Nama ahli gizi""#));
        page(&gizi.submits(&address, &with(&mine, &[("version", "2")])).await, 303);
        assert_eq!(gizi.get(&format!("/api/v1{address}")).await.is(200)["name"], "Nama ahli gizi");
    }

    async fn what_hangs_on_a_program_is_named_before_it_goes(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let address = gizi.submits("/programs", &SCHOOL).await.header("location").to_owned();
        let program = address.trim_start_matches("/programs/");
        let menu = json!({
            "menuName": "Nasi <ayam> woku", "menuCode": "WOKU-1", "programId": program, "mealType": "LUNCH",
            "servingSize": 350, "preparationTime": 30, "cookingTime": 45, "difficulty": "EASY",
        });
        let menu = gizi.post("/api/v1/menus", menu).await.is(201)["id"].as_str().map(str::to_owned).expect("an id");
        let answer = gizi.submits(&format!("{address}/delete"), &[]).await;
        let shown = page(&answer, 409);
        assert!(shown.contains(&format!(r#"<a href="/menu/{menu}">Nasi &lt;ayam&gt; woku</a>"#)), "{shown}");
        assert!(shown.contains(r#"value="SEKOLAH-26""#));
        page(&gizi.get(&address).await, 200);
        assert!(page(&gizi.get("/").await.within(9), 200).contains("membuat menu"));
    }

    async fn hostile_names_stay_text(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let name = r#""><script>alert(1)</script>"#;
        let address = gizi.submits("/programs", &with(&SCHOOL, &[("name", name)])).await.header("location").to_owned();
        for path in ["/", "/programs", &address, "/programs?search=%22%3E%3Cscript%3Ealert(1)"] {
            let answer = gizi.get(path).await;
            assert!(!page(&answer, 200).contains("<script>alert"), "{path}");
        }
    }

    async fn an_onlooker_reads_and_others_kitchens_are_not_there(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let address = gizi.submits("/programs", &SCHOOL).await.header("location").to_owned();
        let viewer = bench.signs_in(Role::Viewer).await;
        let answer = viewer.get(&address).await;
        assert!(page(&answer, 200).contains("Makan siang sekolah") && !answer.text.contains(r#"name="programCode""#));
        assert!(!viewer.get("/programs").await.text.contains("/programs/create"));
        page(&viewer.get("/programs/create").await, 403);
        page(&viewer.submits(&address, &SCHOOL).await, 403);
        let soe = bench.signs_in_at(1, Role::Nutritionist).await;
        page(&soe.get(&address).await, 404);
        page(&soe.submits(&address, &SCHOOL).await, 404);
        page(&soe.submits(&format!("{address}/delete"), &[]).await, 404);
    }
}
