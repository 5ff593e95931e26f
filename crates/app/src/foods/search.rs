//! Finding by a typed word, forgiving typing errors: exact before prefix before part of a word before near, and near only
//! as far as a slip of the finger goes ("ayma" is ayam, "pork" is never pink).

use rapidfuzz::distance::osa;

/// Names prepared for being searched.
#[derive(Debug, Default)]
pub struct Ranking(Vec<String>);

/// How well a typed word meets a name; less is better.
const EXACT: u32 = 0;
const PREFIX: u32 = 10;
const WITHIN: u32 = 20;
const NEAR: u32 = 40;
/// A name's first words say most: a match further back counts a little less, down to this.
const PLACES: u32 = 8;

/// How well each typed word meets a name, in the order typed; `None` is not at all.
pub type Meeting = Vec<Option<u32>>;

impl Ranking {
    /// Prepares names, in an order of their own that breaks ties.
    pub fn new(names: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        Self(names.into_iter().map(|name| domain::fold(name.as_ref())).collect())
    }

    /// The positions of the names that the typed words may mean, the likeliest first.
    pub fn best(&self, typed: &str) -> Vec<usize> {
        let Some(typed) = Typed::new(typed) else { return Vec::new() };
        let names = self.0.iter().enumerate();
        let mut found: Vec<_> = names.filter_map(|(at, name)| Some((typed.score(name, &[])?, at))).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, at)| at).collect()
    }

    /// How well the typed words meet each name: for ranking other things by the names of what they are made of.
    pub fn meetings(&self, typed: &Typed) -> impl Iterator<Item = Meeting> {
        self.0.iter().map(|name| typed.meets(name))
    }
}

/// What was typed, prepared to be compared with many names.
pub struct Typed {
    whole: String,
    words: Vec<Word>,
}

impl Typed {
    /// `None` when nothing is typed.
    pub fn new(typed: &str) -> Option<Self> {
        let whole = domain::fold(typed);
        let words: Vec<_> = whole.split(' ').filter(|word| !word.is_empty()).map(Word::new).collect();
        (!words.is_empty()).then_some(Self { whole, words })
    }

    /// How well each word meets a folded name.
    pub fn meets(&self, name: &str) -> Meeting {
        self.words.iter().map(|word| word.best_in(name)).collect()
    }

    /// How well it all meets a folded name, less is better; a word may meet what goes with the name instead, which
    /// counts a little less. Every word has to meet something.
    pub fn score(&self, name: &str, beside: &[&Meeting]) -> Option<u32> {
        let whole = match name.strip_prefix(self.whole.as_str()) {
            Some("") => 0,
            Some(_) => 1,
            None => 2,
        };
        self.words.iter().enumerate().try_fold(whole, |score, (at, word)| {
            let others = beside.iter().filter_map(|meeting| meeting.get(at).copied().flatten());
            let best = word.best_in(name).into_iter().chain(others.map(|how| how + PLACES)).min()?;
            Some(score + best)
        })
    }
}

/// A typed word, prepared to be compared with many.
struct Word {
    text: String,
    slips: usize,
    comparator: osa::BatchComparator<char>,
}

impl Word {
    fn new(text: &str) -> Self {
        let length = text.chars().count();
        let slips = match length {
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        };
        Self { text: text.to_owned(), slips, comparator: osa::BatchComparator::new(text.chars()) }
    }

    /// How well it meets the best word of a folded name.
    fn best_in(&self, name: &str) -> Option<u32> {
        let places = (0..PLACES).chain(std::iter::repeat(PLACES));
        name.split(' ').zip(places).filter_map(|(of, place)| self.meets(of).map(|how| how + place)).min()
    }

    fn meets(&self, of: &str) -> Option<u32> {
        if let Some(rest) = of.strip_prefix(self.text.as_str()) {
            return Some(if rest.is_empty() { EXACT } else { PREFIX });
        }
        if self.text.len() >= 3 && of.contains(self.text.as_str()) {
            return Some(WITHIN);
        }
        let differs = self.text.len().abs_diff(of.len());
        if self.slips == 0 || differs > self.slips {
            return None;
        }
        let args = osa::Args::default().score_cutoff(self.slips);
        let distance = self.comparator.distance_with_args(of.chars(), &args)?;
        Some(NEAR * u32::try_from(distance).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 7] = [
        "Ayam, daging / chicken",
        "Bayam segar / spinach",
        "Pink salmon",
        "Tempe kedelai",
        "Telur ayam",
        "Tomat",
        "Hati ayam",
    ];

    fn found(typed: &str) -> Vec<&'static str> {
        Ranking::new(NAMES).best(typed).into_iter().map(|at| NAMES[at]).collect()
    }

    #[test]
    fn a_slip_of_the_finger_still_finds() {
        assert_eq!(found("ayma").first(), Some(&"Ayam, daging / chicken"));
        assert_eq!(found("tomta"), ["Tomat"]);
        assert_eq!(found("chiken"), ["Ayam, daging / chicken"]);
    }

    #[test]
    fn near_has_a_limit() {
        assert!(found("pork").is_empty());
        assert!(found("xyz").is_empty());
        assert!(found("  ").is_empty());
    }

    #[test]
    fn exact_comes_before_prefix_before_part_of_a_word() {
        assert_eq!(found("ayam"), ["Ayam, daging / chicken", "Telur ayam", "Hati ayam", "Bayam segar / spinach"]);
        assert_eq!(found("te"), ["Tempe kedelai", "Telur ayam"]);
    }

    #[test]
    fn a_word_may_meet_what_goes_with_the_name() {
        let typed = Typed::new("egg besar").expect("typed");
        let food = typed.meets("telur ayam chicken egg");
        let beside = [&food];
        assert!(typed.score("telur besar", &beside).is_some());
        assert!(typed.score("telur besar", &[]).is_none());
        assert!(typed.score("egg besar", &[]) < typed.score("telur besar", &beside));
        assert!(Typed::new(" - ").is_none());
    }

    #[test]
    fn every_typed_word_counts() {
        assert_eq!(found("telur ayam"), ["Telur ayam"]);
        assert!(found("telur tempe").is_empty());
    }
}
