//! Where a plan stands, and where it can come from there.

codes! {
    /// Where a plan stands.
    PlanStatus {
        /// Is being made.
        Draft = "DRAFT",
        /// Waits for the head's word.
        Submitted = "SUBMITTED",
        /// May be published.
        Approved = "APPROVED",
        /// Holds: it changes only by substitution with a reason.
        Published = "PUBLISHED",
        /// Was cooked to its end.
        Completed = "COMPLETED",
        /// Put away.
        Archived = "ARCHIVED",
        /// Called off.
        Cancelled = "CANCELLED",
    }
}

impl PlanStatus {
    /// Whether a plan in this state can come into that one.
    pub const fn may_become(self, next: Self) -> bool {
        match next {
            Self::Draft | Self::Approved => matches!(self, Self::Submitted),
            Self::Submitted => matches!(self, Self::Draft),
            Self::Published => matches!(self, Self::Approved),
            Self::Completed => matches!(self, Self::Published),
            Self::Archived => !matches!(self, Self::Completed | Self::Archived),
            Self::Cancelled => !matches!(self, Self::Completed | Self::Archived | Self::Cancelled),
        }
    }
}
