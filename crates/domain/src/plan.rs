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

codes! {
    /// What set many days of a plan at once.
    ArrangementKind {
        /// A template was laid over them.
        Template = "TEMPLATE",
        /// A proposal of the planner was taken.
        Planner = "PLANNER",
    }
}

codes! {
    /// What becomes of a template's day that falls on a holiday.
    HolidayRule {
        /// It comes on the next serving day, and all that follow with it.
        Shift = "SHIFT",
        /// It is left out.
        Skip = "SKIP",
    }
}

codes! {
    /// How a menu of a template stands to the day on which it would come.
    PlaceState {
        /// Nothing is there.
        Free = "FREE",
        /// The same menu is there.
        Same = "SAME",
        /// Another menu is there.
        Taken = "TAKEN",
        /// A holiday, on which it is left out.
        Holiday = "HOLIDAY",
        /// After the plan's last day.
        OutsidePlan = "OUTSIDE_PLAN",
        /// The menu is out of use.
        Inactive = "INACTIVE",
        /// The menu is gone, or belongs to another program by now.
        Gone = "GONE",
    }
}

codes! {
    /// What a job does.
    JobKind {
        /// Looks for a plan.
        Planner = "PLANNER",
    }
}

codes! {
    /// Where a job stands.
    JobState {
        /// Waits for its turn.
        Queued = "QUEUED",
        /// Is at it.
        Running = "RUNNING",
        /// Has a result.
        Done = "DONE",
        /// Came to nothing; its message says why.
        Failed = "FAILED",
        /// Was called off.
        Cancelled = "CANCELLED",
    }
}

impl JobState {
    /// Whether nothing more will come of it.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }
}

impl PlanStatus {
    /// Whether a plan in this state can come into that one.
    pub const fn may_become(self, next: Self) -> bool {
        match next {
            Self::Draft => matches!(self, Self::Submitted | Self::Approved),
            Self::Approved => matches!(self, Self::Submitted),
            Self::Submitted => matches!(self, Self::Draft),
            Self::Published => matches!(self, Self::Approved),
            Self::Completed => matches!(self, Self::Published),
            Self::Archived => !matches!(self, Self::Completed | Self::Archived),
            Self::Cancelled => !matches!(self, Self::Completed | Self::Archived | Self::Cancelled),
        }
    }
}
