//! How planning ends.

use domain::Rupiah;

use super::{Proposal, Rule};

/// How it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A plan without a broken rule.
    Proposal(Box<Proposal>),
    /// There is no such plan, for sure.
    Impossible(Vec<Conflict>),
    /// None was found, and none was shown to be impossible: what the nearest plan still breaks, and by how much.
    NotFound(Vec<Shortfall>),
    /// The callback said that it is enough.
    Cancelled,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// 0…100; never less than before.
    pub percent: u8,
    /// Of the best plan without a broken rule so far, in rupiah per serving and day.
    pub objective: Option<Rupiah>,
}

/// Rules that cannot hold together, though any of them could be left out for the others to hold. Without any rule there
/// are days and not one menu for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Each with how far it would have to give way.
    pub rules: Vec<Shortfall>,
}

/// What a rule asks for, and what is possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortfall {
    /// Which.
    pub rule: Rule,
    /// What both numbers count.
    pub measure: Measure,
    /// What the rule asks for: the days within which a menu does not come again, the ceiling in rupiah, the grams that
    /// there are, the pinned day that stays (one), or no day at all that the rule leaves without a menu.
    pub asked: i64,
    /// The nearest to it with which the other rules of the conflict may hold; no better is possible. `None` when nothing
    /// can be said. Of a plan that breaks the rule, what it comes to; for the main protein, days like the day before.
    pub possible: Option<i64>,
}

/// What a shortfall counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Serving days.
    Days,
    /// Rupiah for a serving.
    Rupiah,
    /// Grams as purchased.
    Grams,
}

impl Shortfall {
    pub(super) fn days(rule: Rule, asked: usize, possible: Option<usize>) -> Self {
        let whole = |days: usize| i64::try_from(days).unwrap_or(i64::MAX);
        Self { rule, measure: Measure::Days, asked: whole(asked), possible: possible.map(whole) }
    }
}
