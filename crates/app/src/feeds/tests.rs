//! A program's calendar, as the teachers of a school subscribe to it.

use domain::Role;
use serde_json::{Value, json};
use store::on_each_database;
use store::testing::TestDb;

use crate::plans::tests::School;
use crate::testing::{Bench, Client};

/// The day before the plans of these tests begin.
async fn bench(db: TestDb) -> Bench {
    let bench = Bench::new(db).await;
    bench.app.clock.set("2026-07-12T03:00:00Z".parse().expect("an instant"));
    bench
}

fn feeds(program: &Value) -> String {
    format!("/api/v1/programs/{}/feeds", program["id"].as_str().expect("an id"))
}

/// The address on this server of a new link to a program's calendar.
async fn link(school: &School) -> String {
    let feed = school.gizi.post(&feeds(&school.program), json!({})).await.is(201);
    let url = feed["url"].as_str().expect("an address");
    url.strip_prefix("http://bergizi.test").expect("the server's own name").to_owned()
}

/// The calendar's lines, each whole.
async fn lines(client: &Client, link: &str) -> Vec<String> {
    let answer = client.get(link).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.text);
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    assert!(answer.text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{}", answer.text);
    answer.text.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

async fn titles(client: &Client, link: &str) -> Vec<String> {
    let lines = lines(client, link).await;
    lines.iter().filter_map(|line| line.strip_prefix("SUMMARY:")).map(str::to_owned).collect()
}

on_each_database! {
    async fn a_link_shows_what_was_published_to_whoever_has_it(db: TestDb) {
        let bench = bench(db).await;
        let school = School::of(&bench).await;
        let link = link(&school).await;
        let path = school.published(&["2026-07-13", "2026-07-15"]).await;
        let plan = school.gizi.get(&path).await.is(200);
        let shown = lines(&bench.stranger(), &link).await;
        let id = plan["assignments"][0]["id"].as_str().expect("an id");
        assert_eq!(shown[..5], [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bergizi//Bergizi//ID",
            "NAME:Makan siang sekolah – SPPG Purwakarta", "X-WR-CALNAME:Makan siang sekolah – SPPG Purwakarta",
        ]);
        assert_eq!(shown[6..15], [
            "BEGIN:VEVENT", &format!("UID:{id}"), "DTSTAMP:20260712T030000Z", "LAST-MODIFIED:20260712T030000Z",
            "DTSTART;VALUE=DATE:20260713", "SUMMARY:Menu NASI",
            "DESCRIPTION:Makan Siang: 300 porsi\\nPorsi besar: 200\\nPorsi kecil: 100", "TRANSP:TRANSPARENT", "END:VEVENT",
        ]);
        assert_eq!(shown.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 2);
        assert_eq!(shown.last().map(String::as_str), Some("END:VCALENDAR"));
        school.head.patch("/api/v1/settings", json!({ "version": 1, "locale": "en" })).await.is(200);
        let english = lines(&bench.stranger(), &link).await;
        assert!(english.contains(&"DESCRIPTION:Lunch: 300 portions\\nPorsi besar: 200\\nPorsi kecil: 100".to_owned()), "{english:?}");
    }

    async fn nothing_but_what_was_published_is_shown(db: TestDb) {
        let bench = bench(db).await;
        let school = School::of(&bench).await;
        let link = link(&school).await;
        let path = school.planned().await;
        school.gizi.post(&format!("{path}/assignments"), school.on(&["2026-07-13"])).await.is(201);
        let nothing = Vec::<String>::new();
        for (step, who) in [("submit", &school.gizi), ("approve", &school.head)] {
            assert_eq!(titles(&bench.stranger(), &link).await, nothing, "before {step}");
            who.post(&format!("{path}/{step}"), json!({})).await.is(200);
        }
        assert_eq!(titles(&bench.stranger(), &link).await, nothing, "when approved");
        for step in ["publish", "complete"] {
            school.head.post(&format!("{path}/{step}"), json!({})).await.is(200);
            assert_eq!(titles(&bench.stranger(), &link).await, ["Menu NASI"], "after {step}");
        }
        let other = json!({
            "name": "Balita", "programCode": "BALITA", "targetGroups": ["TODDLER"], "startDate": "2026-07-13",
        });
        let other = school.gizi.post("/api/v1/programs", other).await.is(201);
        let theirs = school.gizi.post(&feeds(&other), json!({})).await.is(201)["url"].as_str().map(str::to_owned);
        let theirs = theirs.expect("an address").replace("http://bergizi.test", "");
        assert_eq!(titles(&bench.stranger(), &theirs).await, nothing, "another program's calendar is its own");
        bench.app.clock.set("2026-09-11T03:00:00Z".parse().expect("an instant"));
        assert_eq!(titles(&bench.stranger(), &link).await.len(), 1, "sixty days back");
        bench.app.clock.advance(86_400);
        assert_eq!(titles(&bench.stranger(), &link).await, nothing, "and no further");
    }

    async fn a_published_day_keeps_its_name_until_another_menu_comes(db: TestDb) {
        let bench = bench(db).await;
        let school = School::of(&bench).await;
        let menu = format!("/api/v1/menus/{}", school.menu["id"].as_str().expect("an id"));
        let rename = |version: i64, name: &str| school.head.patch(&menu, json!({ "version": version, "menuName": name }));
        let version = school.menu["version"].as_i64().expect("a version");
        rename(version, "Nasi, sayur; C:\\ 🍚").await.is(200);
        let link = link(&school).await;
        let path = school.published(&["2026-07-13"]).await;
        rename(version + 1, "Nasi lain").await.is(200);
        assert_eq!(titles(&bench.stranger(), &link).await, ["Nasi\\, sayur\\; C:\\\\ 🍚"]);
        let plan = school.gizi.get(&path).await.is(200);
        let uid = format!("UID:{}", plan["assignments"][0]["id"].as_str().expect("an id"));
        let copy = json!({ "menuCode": "GANTI", "menuName": "Soto" });
        let copy = school.gizi.post(&format!("{menu}/duplicate"), copy).await.is(201);
        bench.app.clock.advance(60);
        let day = format!("{path}/assignments/{}", plan["assignments"][0]["id"].as_str().expect("an id"));
        school.gizi.patch(&day, json!({ "menuId": copy["id"], "reason": "Beras habis." })).await.is(200);
        let shown = lines(&bench.stranger(), &link).await;
        for said in [&uid, "SUMMARY:Soto", "LAST-MODIFIED:20260712T030100Z"] {
            assert!(shown.iter().any(|line| line == said), "{said}: {shown:?}");
        }
    }

    async fn what_is_known_is_not_sent_again(db: TestDb) {
        let bench = bench(db).await;
        let school = School::of(&bench).await;
        let link = link(&school).await;
        school.published(&["2026-07-13"]).await;
        let answer = bench.stranger().get(&link).await.within(6);
        assert_eq!((answer.header("vary"), answer.header("set-cookie")), ("accept-encoding", ""));
        let again = bench.stranger().with("if-none-match", answer.header("etag")).get(&link).await;
        assert_eq!((again.status.as_u16(), again.text.as_str()), (304, ""));
    }

    async fn a_revoked_link_leads_nowhere(db: TestDb) {
        let bench = bench(db).await;
        let school = School::of(&bench).await;
        let (path, link) = (feeds(&school.program), link(&school).await);
        let listed = school.gizi.get(&path).await.is(200);
        assert_eq!(listed["items"].as_array().map(Vec::len), Some(1));
        assert_eq!(listed["items"][0].get("url"), None);
        let own = format!("{path}/{}", listed["items"][0]["id"].as_str().expect("an id"));
        bench.signs_in(Role::Viewer).await.delete(&own).await.is_problem(403, "forbidden");
        bench.signs_in_at(1, Role::SppgHead).await.delete(&own).await.is_problem(404, "not_found");
        titles(&bench.stranger(), &link).await;
        school.head.delete(&own).await.is(204);
        school.head.delete(&own).await.is_problem(404, "not_found");
        assert_eq!(school.gizi.get(&path).await.is(200)["items"], json!([]));
        let never = format!("/calendar/{}.ics", "0".repeat(64));
        for link in [&link, &never, "/calendar/x.ics", "/calendar/", link.trim_end_matches(".ics")] {
            let answer = bench.stranger().get(link).await;
            assert_eq!((answer.status.as_u16(), answer.header("content-type")), (404, "text/html; charset=utf-8"), "{link}");
        }
    }

    async fn an_answer_that_is_repeated_holds_no_secret(db: TestDb) {
        let bench = bench(db).await;
        let school = School::of(&bench).await;
        let path = feeds(&school.program);
        let gizi = school.gizi.with("idempotency-key", "satu");
        let first = gizi.post(&path, json!({})).await.is(201);
        let again = gizi.post(&path, json!({})).await.is(201);
        assert!(first["url"].is_string());
        assert_eq!((&again["url"], &again["id"]), (&json!(null), &first["id"]));
        assert_eq!(school.gizi.get(&path).await.is(200)["items"].as_array().map(Vec::len), Some(1));
    }

    async fn a_link_is_made_and_revoked_on_its_programs_page(db: TestDb) {
        let bench = bench(db).await;
        let school = School::of(&bench).await;
        let program = format!("/programs/{}", school.program["id"].as_str().expect("an id"));
        let page = school.gizi.get(&program).await;
        assert!(page.text.contains("Langganan kalender") && page.text.contains("Belum ada alamat langganan."), "{}", page.text);
        let made = school.gizi.submits(&format!("{program}/feeds"), &[]).await;
        assert_eq!((made.status.as_u16(), made.header("cache-control")), (200, "no-store"));
        let link = made.text.split("http://bergizi.test").nth(1).and_then(|rest| rest.split('<').next()).expect("an address");
        titles(&bench.stranger(), link).await;
        let page = school.gizi.get(&program).await;
        assert!(!page.text.contains(link), "it is shown once");
        let delete = page.text.split("action=\"").find(|rest| rest.starts_with(&format!("{program}/feeds/")));
        let delete = delete.and_then(|rest| rest.split('"').next()).expect("a way to revoke it");
        let answer = school.gizi.submits(delete, &[]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, format!("{program}#feeds").as_str()));
        assert_eq!(bench.stranger().get(link).await.status.as_u16(), 404);
        let viewer = bench.signs_in(Role::Viewer).await;
        assert!(!viewer.get(&program).await.text.contains("Langganan kalender"));
        assert_eq!(viewer.submits(&format!("{program}/feeds"), &[]).await.status.as_u16(), 403);
    }
}

#[test]
fn the_log_shows_no_secret() {
    assert_eq!(super::without_secret("/calendar/0123.ics"), "/calendar/…");
    assert_eq!(super::without_secret("/api/v1/calendar"), "/api/v1/calendar");
}
