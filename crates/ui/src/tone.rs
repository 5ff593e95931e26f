//! What a colour means, said once.

/// The meaning of a colour. It never stands alone: a word, and mostly an icon, says the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing to judge.
    #[default]
    Neutral,
    /// As it should be.
    Good,
    /// To look at.
    Warn,
    /// Wrong, or destroying.
    Bad,
    /// Worth knowing.
    Info,
    /// The product's own colour.
    Brand,
}

impl Tone {
    /// The value of `data-tone`, which the styles know.
    pub fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::Info => "info",
            Self::Brand => "brand",
        }
    }
}
