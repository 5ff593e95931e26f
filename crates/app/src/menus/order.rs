//! Putting what belongs to a menu in order: all of it, each once.

use std::str::FromStr;

use domain::Fault;

use crate::problem::Problem;
use crate::request::{Input, id};

/// Which comes after which.
#[derive(Debug, utoipa::ToSchema)]
pub struct Order<T> {
    /// Every one of them, each once.
    pub order: Vec<T>,
}

impl<T: FromStr> Order<T> {
    /// Reads it.
    pub fn read(input: Input) -> Result<Vec<T>, Problem> {
        input.read(|f| f.list("order", 1000, id(|_: &T| true)))
    }
}

/// An order names each of those that are there exactly once.
pub fn expect_each_once<T: Copy + Ord>(order: &[T], there: impl Iterator<Item = T>) -> Result<(), Problem> {
    let sorted = |mut ids: Vec<T>| {
        ids.sort_unstable();
        ids
    };
    if sorted(order.to_vec()) == sorted(there.collect()) {
        Ok(())
    } else {
        Err(Problem::field("order", Fault::NotAPermutation))
    }
}
