//! Finding by a typed word, forgiving typing errors: exact before prefix before near before part of a word, and near only
//! as far as a slip of the finger goes ("ayma" is ayam, "pork" is never pink).

use rapidfuzz::distance::osa;

/// Things prepared for being searched, each by all the names it goes by.
#[derive(Debug, Default)]
pub struct Ranking(Vec<Vec<String>>);

/// How well a typed word meets a name; less is better.
const EXACT: u32 = 0;
const PREFIX: u32 = 10;
/// For each slip of the finger.
const NEAR: u32 = 20;
const WITHIN: u32 = 30;
/// A name's first words say most: a match further back counts a little less, down to this.
const PLACES: u32 = 8;
/// A word of up to so many letters is short.
const SHORT: usize = 3;
/// All that was typed is the name; or its beginning; or neither.
const WHOLE: u32 = 0;
const BEGINNING: u32 = 2;
const PARTS: u32 = 4;

/// How well what was typed meets the names of a thing.
#[derive(Debug, Clone)]
pub struct Meeting {
    whole: u32,
    /// For each word, in the order typed; `None` is not at all.
    words: Vec<Option<u32>>,
}

impl Meeting {
    /// How well it all meets, less is better; a word may meet what goes with the thing instead, which counts a little
    /// less. Every word has to meet something.
    pub fn score(&self, beside: Option<&Self>) -> Option<u32> {
        let whole = beside.map_or(self.whole, |other| self.whole.min(other.whole + 1));
        self.words.iter().enumerate().try_fold(whole, |score, (at, own)| {
            let other = beside.and_then(|other| other.words[at]).map(|how| how + PLACES);
            Some(score + own.iter().copied().chain(other).min()?)
        })
    }
}

impl Ranking {
    /// Prepares things by their names, in an order of their own that breaks ties.
    pub fn new<Name: AsRef<str>>(things: impl IntoIterator<Item = impl IntoIterator<Item = Name>>) -> Self {
        let folded = |names: Name| domain::fold(names.as_ref());
        Self(things.into_iter().map(|names| names.into_iter().map(folded).collect()).collect())
    }

    /// The positions of the things that the typed words may mean, the likeliest first.
    pub fn best(&self, typed: &str) -> Vec<usize> {
        let Some(typed) = Typed::new(typed) else { return Vec::new() };
        let met = self.meetings(&typed).enumerate();
        let mut found: Vec<_> = met.filter_map(|(at, meeting)| Some((meeting.score(None)?, at))).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, at)| at).collect()
    }

    /// How well the typed words meet each thing: for ranking other things by what they are made of.
    pub fn meetings(&self, typed: &Typed) -> impl Iterator<Item = Meeting> {
        self.0.iter().map(|names| typed.meets(names.iter().map(String::as_str)))
    }
}

/// What was typed, prepared to be compared with many names.
pub struct Typed {
    whole: String,
    words: Vec<Word>,
}

impl Typed {
    /// `None` when no letter and no digit is typed.
    pub fn new(typed: &str) -> Option<Self> {
        let whole = domain::fold(typed);
        let words: Vec<_> = whole.split(' ').filter(|word| !word.is_empty()).map(Word::new).collect();
        (!words.is_empty()).then_some(Self { whole, words })
    }

    /// How well it meets the folded names of a thing.
    pub fn meets<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Meeting {
        let mut meeting = Meeting { whole: PARTS, words: vec![None; self.words.len()] };
        for name in names {
            meeting.whole = meeting.whole.min(self.whole_in(name));
            for (best, word) in meeting.words.iter_mut().zip(&self.words) {
                *best = best.iter().copied().chain(word.best_in(name)).min();
            }
        }
        meeting
    }

    fn whole_in(&self, name: &str) -> u32 {
        match name.strip_prefix(self.whole.as_str()) {
            Some("") => WHOLE,
            Some(_) => BEGINNING,
            None => PARTS,
        }
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
            0..=2 => 0,
            3..=7 => 1,
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
        let slips = self.slips_to(of).map(|slips| NEAR * slips);
        let within = (self.text.len() >= SHORT && of.contains(self.text.as_str())).then_some(WITHIN);
        slips.into_iter().chain(within).min()
    }

    /// How many slips of the finger make this of another word, where few enough do.
    fn slips_to(&self, of: &str) -> Option<u32> {
        if self.text.len().abs_diff(of.len()) > self.slips || !self.may_slip_to(of) {
            return None;
        }
        let args = osa::Args::default().score_cutoff(self.slips);
        self.comparator.distance_with_args(of.chars(), &args).and_then(|slips| u32::try_from(slips).ok())
    }

    /// A slip in a short word leaves little to go by, so that its first letter has to stand ("ikn" is ikan).
    fn may_slip_to(&self, of: &str) -> bool {
        self.text.len() > SHORT || self.text.chars().next() == of.chars().next()
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
        "Telur ayam / chicken egg",
        "Tomat",
        "Hati ayam",
    ];

    fn found(typed: &str) -> Vec<&'static str> {
        Ranking::new(NAMES.map(|names| names.split(" / "))).best(typed).into_iter().map(|at| NAMES[at]).collect()
    }

    #[test]
    fn a_slip_of_the_finger_still_finds() {
        assert_eq!(found("ayma").first(), Some(&"Ayam, daging / chicken"));
        assert_eq!(found("tomta"), ["Tomat"]);
        assert_eq!(found("chiken"), ["Ayam, daging / chicken", "Telur ayam / chicken egg"]);
        assert_eq!(found("tmt"), [""; 0]);
        assert_eq!(found("pnk"), ["Pink salmon"]);
    }

    #[test]
    fn near_has_a_limit() {
        assert!(found("pork").is_empty());
        assert!(found("xyz").is_empty());
        assert!(found("  ").is_empty());
    }

    #[test]
    fn exact_comes_before_prefix_before_near() {
        assert_eq!(
            found("ayam"),
            ["Ayam, daging / chicken", "Telur ayam / chicken egg", "Hati ayam", "Bayam segar / spinach"]
        );
        assert_eq!(found("te"), ["Tempe kedelai", "Telur ayam / chicken egg"]);
    }

    #[test]
    fn a_word_may_meet_what_goes_with_the_name() {
        let typed = Typed::new("egg besar").expect("typed");
        let food = typed.meets(["telur ayam", "chicken egg"]);
        assert!(typed.meets(["telur besar"]).score(Some(&food)).is_some());
        assert!(typed.meets(["telur besar"]).score(None).is_none());
        assert!(typed.meets(["egg besar"]).score(None) < typed.meets(["telur besar"]).score(Some(&food)));
        assert!(Typed::new(" - ").is_none());
    }

    #[test]
    fn what_is_all_of_a_name_comes_before_what_only_begins_it() {
        assert_eq!(found("chicken"), ["Ayam, daging / chicken", "Telur ayam / chicken egg"]);
    }

    #[test]
    fn every_typed_word_counts() {
        assert_eq!(found("telur ayam"), ["Telur ayam / chicken egg"]);
        assert!(found("telur tempe").is_empty());
    }
}
