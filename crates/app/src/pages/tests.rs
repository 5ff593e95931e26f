//! What every page is held to: the door, the frame, problems, and the browser's files.

use axum::body::Body;
use axum::http::Method;
use domain::Role;
use store::on_each_database;

use crate::testing::{Answer, Bench, PASSWORD};

/// The page, when it has this status.
#[track_caller]
fn page(answer: &Answer, status: u16) -> &str {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    assert!(answer.text.starts_with("<!DOCTYPE html>") && !answer.text.contains(" style="), "{}", answer.text);
    &answer.text
}

/// Where an answer leads.
#[track_caller]
fn leads_to<'a>(answer: &'a Answer, path: &str) -> &'a Answer {
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, path), "{}", answer.text);
    answer
}

on_each_database! {
    async fn a_stranger_is_led_to_the_door_and_back(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.signs_in(Role::Nutritionist).await;
        let stranger = bench.stranger();
        let answer = stranger.get("/programs?status=ACTIVE").await;
        let door = leads_to(&answer, "/login?next=%2Fprograms%3Fstatus%3DACTIVE").header("location").to_owned();
        assert!(page(&stranger.get(&door).await, 200).contains(r#"name="next" value="/programs?status=ACTIVE""#));
        leads_to(&stranger.get("/").await, "/login");

        let credentials = [("email", "nutritionist0@bench.test"), ("password", PASSWORD), ("next", "/programs?status=ACTIVE")];
        let answer = stranger.submits("/login", &credentials).await;
        leads_to(&answer, "/programs?status=ACTIVE");
        let gizi = stranger.keeping(&answer);
        page(&gizi.get("/programs?status=ACTIVE").await, 200);
        leads_to(&gizi.get("/login?next=/programs").await, "/programs");

        leads_to(&gizi.submits("/logout", &[]).await, "/login");
        leads_to(&gizi.get("/").await, "/login");
    }

    async fn a_script_of_one_who_was_signed_out_is_led_too(db: TestDb) {
        let bench = Bench::new(db).await;
        let script = bench.stranger().with("hx-request", "true").with("hx-current-url", "http://bergizi.test/menu?page=2");
        let answer = script.get("/menu/settings").await;
        assert_eq!((answer.status.as_u16(), answer.header("hx-redirect")), (200, "/login?next=%2Fmenu%3Fpage%3D2"));
    }

    async fn nobody_is_led_to_another_site(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.signs_in(Role::Viewer).await;
        for next in ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"] {
            let credentials = [("email", "viewer0@bench.test"), ("password", PASSWORD), ("next", next)];
            leads_to(&bench.stranger().submits("/login", &credentials).await, "/");
        }
    }

    async fn a_wrong_password_keeps_the_address_and_tells_nothing(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.signs_in(Role::Viewer).await;
        let wrong = |email: &'static str| {
            let stranger = bench.stranger();
            async move { stranger.submits("/login", &[("email", email), ("password", "salah-sekali")]).await }
        };
        let known = wrong("viewer0@bench.test").await;
        let said = page(&known, 401);
        assert!(said.contains("Surel atau kata sandi salah.") && said.contains(r#"value="viewer0@bench.test""#));
        assert!(!said.contains("salah-sekali"), "{said}");
        assert!(page(&wrong("nobody@bench.test").await, 401).contains("Surel atau kata sandi salah."));
        assert!(page(&bench.stranger().submits("/login", &[("email", "x")]).await, 422).contains("Wajib diisi."));
        for _ in 0..9 {
            wrong("viewer0@bench.test").await;
        }
        let answer = wrong("viewer0@bench.test").await;
        assert!(page(&answer, 429).contains("Coba lagi dalam 15 menit."));
        assert_eq!(answer.header("retry-after"), "900");
        let foreign = bench.stranger().with("sec-fetch-site", "cross-site");
        page(&foreign.submits("/login", &[("email", "viewer0@bench.test"), ("password", PASSWORD)]).await, 403);
    }

    async fn example_accounts_are_shown_in_a_demonstration_only(db: TestDb) {
        let config = crate::config::Config { demo: true, ..crate::testing::default_config() };
        let bench = Bench::configured(db, config).await;
        let door = bench.stranger().get("/login?as=gizi@pwk.demo").await;
        let said = page(&door, 200);
        assert!(said.contains("Akun contoh") && said.contains(r#"value="gizi@pwk.demo""#) && said.contains(r#"value="makan-bergizi""#));
    }

    async fn an_ordinary_server_names_no_accounts(db: TestDb) {
        let bench = Bench::new(db).await;
        let door = bench.stranger().get("/login?as=gizi@pwk.demo").await;
        assert!(!page(&door, 200).contains("makan-bergizi") && !door.text.contains(r#"value="gizi@pwk.demo""#));
    }

    async fn each_role_sees_the_places_it_may_go(db: TestDb) {
        let bench = Bench::new(db).await;
        for (role, open, shut) in [
            (Role::SppgHead, vec!["/menu", "/programs", "/ingredients", "/foods", "/menu/settings"], vec![]),
            (Role::KitchenStaff, vec!["/menu", "/foods"], vec!["/programs", "/ingredients"]),
        ] {
            let client = bench.signs_in(role).await;
            let answer = client.get("/").await;
            let said = page(&answer, 200);
            assert!(said.contains("SPPG Purwakarta") && said.contains("22 November 2026"), "{said}");
            assert!(open.iter().all(|place| said.contains(&format!(r#"class="nav-link" href="{place}""#))), "{role}");
            assert!(shut.iter().all(|place| !said.contains(&format!(r#"class="nav-link" href="{place}""#))), "{role}");
        }
        let answer = bench.signs_in(Role::KitchenStaff).await.get("/programs").await;
        let said = page(&answer, 403);
        assert!(said.contains("Peran Anda tidak mengizinkan ini") && said.contains("<nav"), "{said}");
    }

    async fn a_platform_admin_chooses_a_kitchen_first(db: TestDb) {
        let bench = Bench::new(db).await;
        let admin = bench.signs_in(Role::PlatformAdmin).await;
        let answer = admin.get("/programs").await;
        let choose = leads_to(&answer, "/kitchens?next=%2Fprograms").header("location").to_owned();
        let answer = admin.get(&choose).await;
        assert!(page(&answer, 200).contains("SPPG Soe") && answer.text.contains(r#"name="next" value="/programs""#));
        let soe = bench.kitchens[1].to_string();
        leads_to(&admin.submits("/kitchens/visit", &[("sppg", &soe), ("next", "/programs")]).await, "/programs");
        assert!(page(&admin.get("/programs").await, 200).contains("SPPG Soe"));
        leads_to(&admin.submits("/kitchens/leave", &[]).await, "/kitchens");
        leads_to(&admin.get("/").await, "/kitchens?next=%2F");
        page(&admin.submits("/kitchens/visit", &[("sppg", "0199")]).await, 422);
        page(&bench.signs_in(Role::SppgHead).await.get("/kitchens").await, 403);
    }

    async fn the_language_is_chosen_before_and_after_signing_in(db: TestDb) {
        let bench = Bench::new(db).await;
        let stranger = bench.stranger();
        let answer = stranger.submits("/locale", &[("locale", "en"), ("next", "/login")]).await;
        assert!(leads_to(&answer, "/login").header("set-cookie").starts_with("locale=en;"));
        assert!(page(&stranger.with("cookie", "locale=en; theme=dark").get("/login").await, 200)
            .contains(r#"<html lang="en" data-theme="dark">"#));
        let gizi = bench.signs_in(Role::Nutritionist).await;
        assert!(page(&gizi.get("/").await, 200).contains("Selamat pagi"));
        gizi.submits("/locale", &[("locale", "en"), ("next", "/")]).await;
        assert!(page(&gizi.get("/").await, 200).contains("Good morning"));
        page(&gizi.submits("/locale", &[("locale", "xx")]).await, 422);
    }

    async fn problems_are_pages_that_say_what_to_do(db: TestDb) {
        let bench = Bench::new(db).await;
        let (stranger, gizi) = (bench.stranger(), bench.signs_in(Role::Nutritionist).await);
        let answer = stranger.get("/nowhere").await;
        assert!(page(&answer, 404).contains("Halaman ini tidak ada") && !answer.text.contains("<nav"));
        assert!(page(&gizi.get("/nowhere").await, 404).contains("<nav"));
        page(&gizi.get("/programs/not-an-id").await, 404);
        page(&stranger.send(Method::DELETE, "/login", None, Body::empty()).await, 405);
        let much = "a".repeat(1024 * 1024 + 1);
        page(&gizi.submits("/programs", &[("name", &much)]).await, 413);
        page(&gizi.with("sec-fetch-site", "cross-site").submits("/programs", &[]).await, 403);
        let script = gizi.with("hx-request", "true").get("/programs/not-an-id").await;
        assert!(script.text.starts_with("<hx-partial") && script.text.contains("Tidak ditemukan."), "{}", script.text);
    }

    async fn a_message_is_shown_once(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let answer = gizi.with("cookie", "bergizi_flash=good.Menu+%3Cb%3E+disimpan").get("/").await;
        assert!(page(&answer, 200).contains("Menu &lt;b&gt; disimpan"));
        assert!(answer.header("set-cookie").starts_with("bergizi_flash=;"), "{:?}", answer.headers);
        assert!(gizi.get("/").await.header("set-cookie").is_empty());
    }

    async fn the_browsers_files_are_small_and_kept_for_ever(db: TestDb) {
        let bench = Bench::new(db).await;
        let stranger = bench.stranger();
        let style = ui::assets::url("app.css");
        let plain = stranger.get(style).await;
        assert_eq!((plain.status.as_u16(), plain.header("cache-control")), (200, "public, max-age=31536000, immutable"));
        assert_eq!((plain.header("content-type"), plain.header("vary")), ("text/css; charset=utf-8", "Accept-Encoding"));
        assert!(plain.header("content-security-policy").contains("default-src 'self'"));
        let known = stranger.with("if-none-match", plain.header("etag")).get(style).await;
        assert_eq!((known.status.as_u16(), known.text.len()), (304, 0));
        assert_eq!(stranger.get("/favicon.ico").await.header("location"), ui::assets::url("icon.svg"));
        page(&stranger.get("/assets/app.css").await, 404);
    }

    async fn no_page_ever_breaks(db: TestDb) {
        let bench = Bench::new(db).await;
        let paths = [
            "/", "/login", "/kitchens", "/programs", "/programs/create", "/menu/settings", "/menu/settings/people/create",
            "/programs/01990000-0000-7000-8000-000000000000", "/menu/settings/people/01990000-0000-7000-8000-000000000000",
        ];
        let queries = ["", "?page=0", "?page=-1&search=%00%25_'", "?page=99999999999999999999", "?status=%3Cscript%3E&next=//x&as=%F0%9F%98%80"];
        for role in Role::ALL {
            let client = bench.signs_in(*role).await;
            for path in paths {
                for query in queries {
                    let answer = client.get(&format!("{path}{query}")).await;
                    assert!(answer.status.as_u16() < 500, "{role} {path}{query}: {}", answer.text);
                    assert!(!answer.text.contains("<script>"), "{path}{query}");
                }
                for fields in [&[][..], &[("version", "x"), ("name", "\0")][..], &[("sizes[9999999]", "x"), ("[", "]")][..]] {
                    let answer = client.submits(path, fields).await;
                    assert!(answer.status.as_u16() < 500, "{role} POST {path}: {}", answer.text);
                }
            }
        }
    }

    async fn a_page_knows_its_kitchens_stream(db: TestDb) {
        let bench = Bench::new(db).await;
        let gizi = bench.signs_in(Role::Nutritionist).await;
        let answer = gizi.get("/menu").await;
        let page = page(&answer, 200);
        for said in ["data-live-url=\"/api/sse/dashboard\"", "data-live-after=", "data-reader=", "data-live-pill", "data-live=\"MENU_"] {
            assert!(page.contains(said), "{said}");
        }
        assert!(!page.contains("data-live-kitchen"), "their own kitchen needs no name");
        assert!(!bench.stranger().get("/login").await.text.contains("data-live"));
    }

    async fn the_client_module_stands_where_it_stays(db: TestDb) {
        let bench = Bench::new(db).await;
        let stranger = bench.stranger();
        let module = stranger.get("/client/bergizi.js").await;
        assert_eq!((module.status.as_u16(), module.header("content-type")), (200, "text/javascript; charset=utf-8"));
        assert_eq!((module.header("cache-control"), module.header("access-control-allow-origin")), ("public, no-cache", "*"));
        let again = stranger.clone().with("if-none-match", module.header("etag")).get("/client/bergizi.js").await;
        assert_eq!(again.status.as_u16(), 304);
        let types = stranger.get("/client/bergizi.d.ts").await;
        assert!(types.text.contains("export interface Menus") && types.text.contains("calculateNutrition"), "typed by the document");
        let words = stranger.get("/client/words.json").await.is(200);
        assert_eq!(words["id"]["MENU_CREATED"], "Menu baru “{thing}” dibuat oleh {who}.");
        assert!(words["en"]["MENU_DELETED"].is_string());
        assert_eq!(stranger.get("/client/app.js").await.status.as_u16(), 404);
    }
}

#[tokio::test]
async fn compressed_files_are_not_compressed_again() {
    use http_body_util::BodyExt as _;
    use tower::ServiceExt as _;
    let bench = Bench::new(store::testing::TestDb::sqlite().await).await;
    let request = axum::http::Request::get(ui::assets::url("app.js")).header("accept-encoding", "gzip, br");
    let response =
        crate::router::build(bench.app.clone()).oneshot(request.body(Body::empty()).expect("a request")).await;
    let response = response.expect("the router always answers");
    assert_eq!(response.headers()["content-encoding"], "br");
    let bytes = response.into_body().collect().await.expect("the body comes whole").to_bytes();
    let asset = ui::assets::find(ui::assets::url("app.js").trim_start_matches("/assets/")).expect("the file");
    assert_eq!(bytes.as_ref(), asset.encoded("br").1);
}
