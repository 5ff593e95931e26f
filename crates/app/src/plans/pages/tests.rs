//! Plans as pages, used as a browser without scripts does.

mod about;
mod calendar;
mod cycles;
mod day;
mod steps;

use serde_json::{Value, json};

use crate::plans::tests::School;
use crate::testing::{Answer, Client};

/// The page of a plan whose address for programs this is.
pub(crate) fn page_of(path: &str) -> String {
    path.replace("/api/v1/plans", "/menu/planning")
}

/// A client whose scripts run.
fn scripted(client: &Client) -> Client {
    client.with("hx-request", "true")
}

/// Another menu of the same program.
async fn another_menu(school: &School, name: &str, code: &str) -> Value {
    let own = format!("/api/v1/menus/{}", id(&school.menu));
    let copy = json!({ "menuCode": code, "menuName": name });
    school.gizi.post(&format!("{own}/duplicate"), copy).await.is(201)
}

fn id(thing: &Value) -> &str {
    thing["id"].as_str().expect("an id")
}

/// The page that answers with this status holds all of these words.
#[track_caller]
fn says(answer: &Answer, status: u16, words: &[&str]) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    for word in words {
        assert!(answer.text.contains(word), "{word}: {}", answer.text);
    }
}
