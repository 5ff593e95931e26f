//! The pages of menus, as a nutritionist and her colleagues see them.

mod form;
mod list;
mod recipe;
mod show;

use serde_json::Value;

use crate::testing::Answer;

/// The page or the part of one, when it has this status.
#[track_caller]
pub(crate) fn page(answer: &Answer, status: u16) -> &str {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    assert!(!answer.text.contains(" style="), "{}", answer.text);
    &answer.text
}

/// The page says all of these.
#[track_caller]
pub(crate) fn says(page: &str, words: &[&str]) {
    for word in words {
        assert!(page.contains(word), "{word:?} is missing in {page}");
    }
}

/// The page says none of these.
#[track_caller]
pub(crate) fn is_silent_of(page: &str, words: &[&str]) {
    for word in words {
        assert!(!page.contains(word), "{word:?} stands in {page}");
    }
}

/// Where an answer leads.
#[track_caller]
fn leads_to(answer: &Answer, path: &str) {
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, path), "{}", answer.text);
}

/// The page's address of a menu, or of something below it.
fn at(menu: &Value, below: &str) -> String {
    format!("/menu/{}{below}", menu["id"].as_str().expect("an id"))
}
