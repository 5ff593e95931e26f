//! The commands, as somebody types them.

use std::path::PathBuf;

use rust_xlsxwriter::Workbook;
use store::{Actor, Db};

use crate::cli::{Failure, typed};
use crate::tenants::{self, TenantDraft};

/// A folder of its own, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("bergizi-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a temporary folder can be made");
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    fn url(&self, name: &str) -> String {
        format!("sqlite://{}", self.path(name))
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.join(name)).expect("a file")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn run(url: &str, words: &[&str]) -> Result<(), Failure> {
    Box::pin(typed(&[words, &["--database-url", url]].concat())).await.map(|_| ())
}

/// A kitchen that has nothing yet.
async fn empty_kitchen(url: &str) {
    let db = Db::open(url).await.expect("a database");
    let clock = crate::clock::Clock::set_to("2026-11-22T03:00:00Z".parse().expect("an instant"));
    crate::foods::keep_up_to_date(&db).await.expect("the catalogue loads");
    let app = crate::app::App::new(db, clock, crate::testing::default_config()).await.expect("the product starts");
    let draft = TenantDraft {
        code: "SPPG-X-1".to_owned(),
        name: "SPPG Baru".to_owned(),
        address: None,
        timezone: "Asia/Jakarta".to_owned(),
        locale: "id".to_owned(),
    };
    let nobody = Actor::product("test");
    tenants::create(&app, nobody, draft).await.expect("a kitchen");
    app.db.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_is_copied_put_back_and_a_kitchen_taken_out_of_it() {
    let folder = Folder::new("backup");
    let (here, there) = (folder.url("here.db"), folder.url("there.db"));
    run(&here, &["demo"]).await.expect("the examples load");
    run(&here, &["export", "tenant", &folder.path("pwk.zip"), "--sppg", "SPPG-PWK-001"]).await.expect("an archive");
    run(&here, &["backup", &folder.path("copy.db")]).await.expect("a copy");
    let again = run(&here, &["backup", &folder.path("copy.db")]).await.expect_err("it is there");
    assert!(again.to_string().contains("is there already"), "{again}");

    let server = Db::open(&there).await.expect("a server's database");
    let held = run(&there, &["restore", &folder.path("copy.db")]).await.expect_err("a server holds it");
    assert!(held.to_string().contains("running server"), "{held}");
    let held = run(&there, &["import", "tenant", &folder.path("pwk.zip"), "--sppg", "X"]).await.expect_err("held");
    assert!(held.to_string().contains("running server"), "{held}");
    run(&there, &["backup", &folder.path("meanwhile.db")]).await.expect("a copy while a server works");
    let none =
        run(&there, &["export", "menus", &folder.path("none.json"), "--sppg", "X"]).await.expect_err("no kitchen");
    assert!(!none.to_string().contains("running server"), "reading goes on beside a server: {none}");
    server.close().await;
    drop(server);

    std::fs::write(folder.path("half.db"), &folder.read("copy.db")[..40_000]).expect("half a copy");
    std::fs::write(folder.path("other.db"), "a letter").expect("no copy");
    for broken in ["half.db", "other.db"] {
        let refused = run(&there, &["restore", &folder.path(broken)]).await.expect_err(broken);
        assert!(refused.to_string().contains("not a whole copy"), "{broken}: {refused}");
    }
    run(&there, &["restore", &folder.path("copy.db")]).await.expect("the copy comes back");
    run(&there, &["export", "tenant", &folder.path("back.zip"), "--sppg", "SPPG-PWK-001"]).await.expect("an archive");
    assert_eq!(folder.read("back.zip"), folder.read("pwk.zip"));

    let fresh = folder.url("fresh.db");
    empty_kitchen(&fresh).await;
    run(&fresh, &["import", "tenant", &folder.path("pwk.zip"), "--sppg", "SPPG-X-1"]).await.expect("it goes in");
    run(&fresh, &["export", "tenant", &folder.path("fresh.zip"), "--sppg", "SPPG-X-1"]).await.expect("an archive");
    assert_eq!(folder.read("fresh.zip"), folder.read("pwk.zip"));
    let twice = run(&fresh, &["import", "tenant", &folder.path("pwk.zip"), "--sppg", "SPPG-X-1"]).await;
    assert!(twice.expect_err("it is full").to_string().contains("already"));

    run(&fresh, &["export", "ingredients", &folder.path("items.csv"), "--sppg", "SPPG-X-1"]).await.expect("a table");
    run(&fresh, &["import", "ingredients", &folder.path("items.csv"), "--sppg", "SPPG-X-1"]).await.expect("it fits");
    run(&fresh, &["export", "menus", &folder.path("menus.json"), "--sppg", "SPPG-X-1"]).await.expect("a list");
    run(&fresh, &["import", "menus", &folder.path("menus.json"), "--sppg", "SPPG-X-1"]).await.expect("it fits");
    run(&fresh, &["export", "tenant", &folder.path("same.zip"), "--sppg", "SPPG-X-1"]).await.expect("an archive");
    assert_eq!(folder.read("same.zip"), folder.read("pwk.zip"), "what is the same changes nothing");

    let wrong = "programCode,menuCode,menuName,ingredients[0].item,ingredients[0].quantity,ingredients[0].unit\n\
        NIRGENDS,BARU,Menu baru,NIEMAND,10,g\n";
    std::fs::write(folder.path("wrong.csv"), wrong).expect("a table");
    let refused = run(&fresh, &["import", "menus", &folder.path("wrong.csv"), "--sppg", "SPPG-X-1"]).await;
    let refused = refused.expect_err("much is wrong").to_string();
    for part in ["row 2, programCode", "row 2, ingredients[0].item", "row 2, mealType", "row 2, servingSize"] {
        assert!(refused.contains(part), "{part}: {refused}");
    }
    let mut menus: serde_json::Value = serde_json::from_slice(&folder.read("menus.json")).expect("a list");
    let mut copy = menus[0].clone();
    copy["menuCode"] = "SALINAN".into();
    menus[0]["cookingTime"] = 99.into();
    let two = serde_json::json!([copy, menus[0]]).to_string();
    std::fs::write(folder.path("two.json"), two).expect("a list");
    run(&fresh, &["import", "menus", &folder.path("two.json"), "--sppg", "SPPG-X-1"])
        .await
        .expect("one new, one changed");
    run(&fresh, &["export", "menus", &folder.path("after.json"), "--sppg", "SPPG-X-1"]).await.expect("a list");
    let after: Vec<serde_json::Value> = serde_json::from_slice(&folder.read("after.json")).expect("a list");
    assert_eq!(after.len(), menus.as_array().expect("a list").len() + 1);
    let changed = after.iter().find(|menu| menu["menuCode"] == menus[0]["menuCode"]).expect("the menu");
    assert_eq!(*changed, menus[0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ingredients_come_in_by_their_codes_all_or_none() {
    let folder = Folder::new("ingredients");
    let url = folder.url("here.db");
    empty_kitchen(&url).await;
    let import = |name: &str| {
        let (path, url) = (folder.path(name), url.clone());
        async move { run(&url, &["import", "ingredients", &path, "--sppg", "SPPG-X-1"]).await }
    };
    let wrong = "itemCode,itemName,category,unit,price\n\
        BERAS,Beras,KARBOHIDRAT,kg,mahal\n\
        TELUR,T,PROTEIN,ikat,-1\n\
        BERAS,Beras,KARBOHIDRAT,kg,1\n\
        ,Tempe,PROTEIN,kg,\n";
    std::fs::write(folder.path("wrong.csv"), wrong).expect("a table");
    let refused = import("wrong.csv").await.expect_err("five things are wrong").to_string();
    for part in ["row 2, price", "row 3, itemName", "row 3, unit", "row 3, price", "row 5, itemCode"] {
        assert!(refused.contains(part), "{part}: {refused}");
    }
    let good =
        "\u{feff}itemCode,itemName,category,unit,price,nutrients.protein\nBERAS,'=Beras,KARBOHIDRAT,kg,15.000,8.4\n";
    std::fs::write(folder.path("good.csv"), good).expect("a table");
    import("good.csv").await.expect("it fits");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip([["itemCode", "densityGPerMl", "currentStock"], ["BERAS", "", ""]]) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).expect("a cell");
        }
    }
    sheet.write(1, 1, 0.915).expect("a cell");
    sheet.write(1, 2, 2.125).expect("a cell");
    book.save(folder.path("stock.xlsx")).expect("a workbook");
    import("stock.xlsx").await.expect("it fits");
    std::fs::write(
        folder.path("more.json"),
        r#"[{"itemCode":"TELUR","itemName":"Telur","category":"PROTEIN","unit":"kg"}]"#,
    )
    .expect("a list");
    import("more.json").await.expect("it fits");
    run(&url, &["export", "ingredients", &folder.path("out.csv"), "--sppg", "SPPG-X-1"]).await.expect("a table");
    let out = String::from_utf8(folder.read("out.csv")).expect("text");
    assert!(out.contains("BERAS,'=Beras,KARBOHIDRAT,kg,,,,0.9150,,15000,"), "{out}");
    assert!(out.contains(",2.1250,"), "{out}");
    assert!(out.contains("TELUR,Telur,PROTEIN,kg,"), "{out}");
    assert!(import("nothing.txt").await.expect_err("an unknown kind").to_string().contains(".csv"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn foods_come_in_by_their_codes_and_every_menu_is_reckoned_with_them() {
    let folder = Folder::new("foods");
    let url = folder.url("here.db");
    run(&url, &["demo"]).await.expect("the examples load");
    let import = |name: &str| {
        let (path, url) = (folder.path(name), url.clone());
        async move { run(&url, &["import", "foods", &path]).await }
    };
    let wrong = "code,nameId,nameEn,state,category,source,nutrients.calories,nutrients.protein\n\
        BARU1,Umbi uji,Test tuber,RAW,KARBOHIDRAT,LAB,2000,1\n\
        BARU2,U,,MENTAH,DAGING,LAB,100,1\n\
        BARU1,Umbi uji,Test tuber,RAW,KARBOHIDRAT,LAB,100,1\n";
    std::fs::write(folder.path("wrong.csv"), wrong).expect("a table");
    let refused = import("wrong.csv").await.expect_err("much is wrong").to_string();
    for part in ["row 2, nutrients.calories", "row 3, nameId", "row 3, nameEn", "row 3, state", "row 4, code"] {
        assert!(refused.contains(part), "{part}: {refused}");
    }
    let energy = async || {
        let db = Db::open(&url).await.expect("the database");
        let app = crate::app::App::new(db, crate::clock::Clock::System, crate::testing::default_config()).await;
        let app = app.expect("the product starts");
        let kitchen = tenants::by_code(&app, "SPPG-PWK-001").await.expect("it is asked").expect("a kitchen");
        let rice = app.catalogue.by_code("AR001").expect("rice").nutrients[domain::Nutrient::Calories];
        let tuber = app.catalogue.by_code("BARU1").map(|food| food.name_id.clone());
        let mut tx = app.db.read(kitchen).await.expect("a reading");
        let filter = crate::menus::MenuFilter { search: Some("nasi".to_owned()), ..Default::default() };
        let paging = crate::request::Paging { page: 1, page_size: 100 };
        let menus = crate::menus::list(&mut tx, &filter, paging).await.expect("the menus").items;
        let kcal = menus.iter().filter_map(|menu| menu.figures.nutrients.0[domain::Nutrient::Calories]);
        let all: i64 = kcal.map(domain::Amount::thousandths).sum();
        drop(tx);
        app.db.close().await;
        (rice, tuber, all)
    };
    let before = energy().await;
    let good = "code,nameId,nameEn,state,category,source,nutrients.calories,nutrients.protein\n\
        AR001,,,,,,400,\n\
        BARU1,Umbi uji,Test tuber,RAW,KARBOHIDRAT,LAB,100,1\n";
    std::fs::write(folder.path("good.csv"), good).expect("a table");
    import("good.csv").await.expect("it fits");
    let after = energy().await;
    assert_eq!((before.0, after.0), (Some(domain::Amount::whole(357)), Some(domain::Amount::whole(400))));
    assert_eq!((before.1, after.1.as_deref()), (None, Some("Umbi uji")));
    assert!(after.2 > before.2, "{:?} kcal of rice menus, {:?} before", after.2, before.2);
    import("good.csv").await.expect("the same again changes nothing");
}
