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

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_set, vec};
    use proptest::prelude::*;
    use proptest::sample::Index;

    use super::expect_each_once;

    fn shuffled() -> impl Strategy<Value = (Vec<u8>, Vec<u8>)> {
        let there = btree_set(any::<u8>(), 1..40).prop_map(|set| set.into_iter().collect::<Vec<_>>());
        there.prop_flat_map(|there| (Just(there.clone()), Just(there).prop_shuffle()))
    }

    proptest! {
        #[test]
        fn every_permutation_is_an_order((there, order) in shuffled()) {
            prop_assert!(expect_each_once(&order, there.into_iter()).is_ok());
        }

        #[test]
        fn a_list_that_misses_repeats_or_invents_is_none((there, order) in shuffled(), at in any::<Index>(), other in any::<u8>()) {
            let at = at.index(order.len());
            let is_order = |order: &[u8]| expect_each_once(order, there.iter().copied()).is_ok();
            let mut missing = order.clone();
            let gone = missing.remove(at);
            prop_assert!(!is_order(&missing));
            missing.push(other);
            prop_assert_eq!(is_order(&missing), other == gone);
            let mut repeated = order.clone();
            repeated.push(gone);
            prop_assert!(!is_order(&repeated));
        }

        #[test]
        fn anything_else_is_an_order_only_when_it_is_the_same_sorted(there in vec(any::<u8>(), 0..6), order in vec(any::<u8>(), 0..6)) {
            let sorted = |ids: &[u8]| { let mut ids = ids.to_vec(); ids.sort_unstable(); ids };
            prop_assert_eq!(expect_each_once(&order, there.iter().copied()).is_ok(), sorted(&order) == sorted(&there));
        }
    }
}
