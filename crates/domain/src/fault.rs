//! Why a value was not accepted. The sentence for people is made elsewhere, in their language.

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Needed and not given.
    Required,
    /// No such field here.
    UnknownField,
    /// Of another kind than expected.
    WrongType(Expected),
    /// Shorter than this many characters.
    TooShort(usize),
    /// Longer than this many characters (or items).
    TooLong(usize),
    /// Outside these limits, in plain numbers as shown to people.
    OutOfRange {
        /// The least allowed.
        least: String,
        /// The most allowed.
        most: String,
    },
    /// Must be greater than zero.
    NotPositive,
    /// More than three decimals.
    TooManyDecimals,
    /// Not one of these.
    NotOneOf(Vec<String>),
    /// Not in the form that this describes, for example `A–Z, 0–9, -`.
    WrongForm(&'static str),
    /// Holds a character that no text may hold (NUL).
    Nul,
    /// Names a thing that is not there.
    NotFound,
    /// Stands here twice.
    Repeated,
    /// Given more than once where one value is meant.
    GivenTwice,
    /// Already taken by another.
    Taken,
    /// Cannot go: these still use it.
    StillUsed {
        /// What cannot go, by its code.
        what: String,
        /// The program or plan that uses it, by its name; menus when it is none.
        by: Option<String>,
    },
    /// What people may not do to themselves: to change their own role, to shut themselves out.
    Oneself,
    /// The kitchen would be left without an active head.
    LastHead,
    /// This unit cannot be turned into grams for this food.
    NoConversion {
        /// The unit that was used.
        unit: String,
        /// The units that are known for the food.
        known: Vec<String>,
    },
    /// Cannot be given together with this other field.
    NotTogetherWith(&'static str),
    /// Says nothing without this other field.
    OnlyWith(&'static str),
    /// Contradicts other fields; holds what would not.
    Contradicts(String),
    /// Earlier than this other field.
    Before(&'static str),
    /// Lies in the future.
    InFuture,
    /// A list that has to name each item exactly once does not.
    NotAPermutation,
    /// A day outside the plan.
    OutsidePlan,
    /// A day on which the program does not serve.
    NotAFeedingDay,
    /// A holiday of the kitchen, by its name.
    Holiday(String),
    /// There is nothing of what is meant.
    NothingThere,
    /// Not in use.
    Inactive,
    /// Belongs to another program than the plan.
    OtherProgram,
}

/// The kind of value that a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A JSON object.
    Object,
    /// A list.
    List,
    /// A text.
    Text,
    /// A number.
    Number,
    /// A whole number.
    Integer,
    /// Yes or no.
    Boolean,
    /// `YYYY-MM-DD`.
    Day,
    /// RFC 3339.
    Instant,
    /// A UUID.
    Id,
}

impl Fault {
    /// The machine-readable word for this fault, stable across languages.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::UnknownField => "unknown_field",
            Self::WrongType(_) => "type",
            Self::TooShort(_) => "too_short",
            Self::TooLong(_) => "too_long",
            Self::OutOfRange { .. } | Self::NotPositive => "range",
            Self::TooManyDecimals => "decimals",
            Self::NotOneOf(_) => "enum",
            Self::WrongForm(_) => "format",
            Self::Nul => "nul",
            Self::NotFound => "not_found",
            Self::Repeated | Self::GivenTwice => "repeated",
            Self::Taken => "taken",
            Self::StillUsed { .. } => "in_use",
            Self::Oneself => "oneself",
            Self::LastHead => "last_head",
            Self::NoConversion { .. } => "no_conversion",
            Self::NotTogetherWith(_) => "not_together",
            Self::OnlyWith(_) => "only_with",
            Self::Contradicts(_) => "contradiction",
            Self::Before(_) => "before",
            Self::InFuture => "future",
            Self::NotAPermutation => "permutation",
            Self::OutsidePlan => "outside_plan",
            Self::NotAFeedingDay => "not_a_feeding_day",
            Self::Holiday(_) => "holiday",
            Self::NothingThere => "nothing_there",
            Self::Inactive => "inactive",
            Self::OtherProgram => "other_program",
        }
    }
}
