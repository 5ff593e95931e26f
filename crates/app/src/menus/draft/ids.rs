//! By which ids a list that is sent whole may call what is already there.

use std::cell::RefCell;

use domain::Fault;
use serde_json::Value;

use crate::request::{Read, id};

/// The ids that may be named, each once.
#[derive(Debug)]
pub struct Ids<T> {
    there: Option<Vec<T>>,
    named: RefCell<Vec<T>>,
}

impl<T> Ids<T> {
    /// Nothing is there yet.
    pub const fn none() -> Self {
        Self { there: Some(Vec::new()), named: RefCell::new(Vec::new()) }
    }

    /// Whatever the sender calls them: of a menu that is not saved, nothing can be there.
    pub const fn any() -> Self {
        Self { there: None, named: RefCell::new(Vec::new()) }
    }
}

impl<T> FromIterator<T> for Ids<T> {
    fn from_iter<I: IntoIterator<Item = T>>(ids: I) -> Self {
        Self { there: Some(ids.into_iter().collect()), named: RefCell::new(Vec::new()) }
    }
}

impl<T: Copy + PartialEq + std::str::FromStr> Ids<T> {
    /// Reads one of them.
    pub fn reader(&self) -> impl Fn(&Value) -> Read<T> {
        |value| {
            let is_there = |id: &T| self.there.as_ref().is_none_or(|there| there.contains(id));
            let id = id(is_there)(value)?;
            if self.named.borrow().contains(&id) {
                return Err(Fault::Repeated);
            }
            self.named.borrow_mut().push(id);
            Ok(id)
        }
    }
}
