//! Every sentence that a person reads, in Indonesian and English.
//!
//! A sentence is a method of [`Locale`], made by [`words!`] with both languages side by side, so that a missing
//! translation does not compile:
//!
//! ```text
//! words! {
//!     /// The button that saves a form.
//!     save => "Simpan", "Save";
//!     menus_found(count: usize) => "{count} menu ditemukan", "{count} menus found";
//! }
//! assert_eq!(Locale::Id.save(), "Simpan");
//! ```
//!
//! Each feature has its file here, named like its folder in the application; what all share is in `shared`.

#[macro_use]
mod macros;

mod accounts;
mod codes;
mod dashboard;
mod events;
mod faults;
mod feeds;
mod foods;
mod format;
mod ingredients;
mod judgement;
mod live;
mod menus;
mod planner;
mod plans;
mod problems;
mod programs;
mod recipes;
mod reports;
mod settings;
mod shared;
mod shopping;
mod ui;

pub use self::codes::Named;
use domain::codes;

codes! {
    /// A language of the interface.
    Locale {
        /// Indonesian, the default.
        Id = "id",
        /// English.
        En = "en",
    }
}

impl Locale {
    /// The language that an `Accept-Language` header prefers among ours; `None` when it names neither.
    pub fn accepted(header: &str) -> Option<Self> {
        let mut best: Option<(Self, u16)> = None;
        for part in header.split(',') {
            let mut pieces = part.trim().split(';');
            let tag = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
            let weight = pieces.find_map(|piece| piece.trim().strip_prefix("q=").map(weight)).unwrap_or(1000);
            let locale = match tag.split('-').next() {
                Some("id" | "in") => Self::Id,
                Some("en") => Self::En,
                _ => continue,
            };
            if weight > 0 && best.is_none_or(|(_, heaviest)| weight > heaviest) {
                best = Some((locale, weight));
            }
        }
        best.map(|(locale, _)| locale)
    }

    /// One of two texts, by language.
    pub const fn pick<'a>(self, indonesian: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::Id => indonesian,
            Self::En => english,
        }
    }
}

/// A quality value such as `0.8`, in thousandths.
fn weight(text: &str) -> u16 {
    let quality: f32 = text.trim().parse().unwrap_or(0.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0…1000 before")]
    let thousandths = (quality.clamp(0.0, 1.0) * 1000.0) as u16;
    thousandths
}

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn the_preferred_language_wins() {
        assert_eq!(Locale::accepted("en-US,en;q=0.9,id;q=0.8"), Some(Locale::En));
        assert_eq!(Locale::accepted("fr, en;q=0.2, id;q=0.7"), Some(Locale::Id));
        assert_eq!(Locale::accepted("fr"), None);
        assert_eq!(Locale::accepted("en;q=0"), None);
    }
}
