//! Finding by a typed word, forgiving typing errors: exact before prefix before part of a word before near, and near only
//! as far as a slip of the finger goes ("ayma" is ayam, "pork" is never pink).

use rapidfuzz::distance::osa;

/// Names prepared for being searched.
#[derive(Debug, Default)]
pub struct Ranking(Vec<Entry>);

#[derive(Debug)]
struct Entry {
    whole: String,
    words: Vec<String>,
}

/// How well a typed word meets a name; less is better.
const EXACT: u32 = 0;
const PREFIX: u32 = 10;
const WITHIN: u32 = 20;
const NEAR: u32 = 40;

impl Ranking {
    /// Prepares names, in an order of their own that breaks ties.
    pub fn new(names: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let entry = |name: String| Entry { words: name.split(' ').map(str::to_owned).collect(), whole: name };
        Self(names.into_iter().map(|name| entry(domain::fold(name.as_ref()))).collect())
    }

    /// The positions of the names that the typed words may mean, the likeliest first.
    pub fn best(&self, typed: &str) -> Vec<usize> {
        let typed = domain::fold(typed);
        let words: Vec<_> = typed.split(' ').filter(|word| !word.is_empty()).map(Word::new).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<_> = self
            .0
            .iter()
            .enumerate()
            .filter_map(|(at, entry)| entry.score(&typed, &words).map(|score| (score, at)))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, at)| at).collect()
    }
}

impl Entry {
    /// Every typed word has to meet a word of the name.
    fn score(&self, typed: &str, words: &[Word]) -> Option<u32> {
        let mut score = match self.whole.strip_prefix(typed) {
            Some("") => 0,
            Some(_) => 1,
            None => 2,
        };
        for word in words {
            // A name's first words say most: a match further back counts a little less.
            let best =
                self.words.iter().zip(0..8).filter_map(|(of, place)| word.meets(of).map(|how| how + place)).min();
            let best =
                best.or_else(|| self.words.iter().skip(8).filter_map(|of| word.meets(of)).min().map(|how| how + 8));
            score += best?;
        }
        Some(score)
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
    fn every_typed_word_counts() {
        assert_eq!(found("telur ayam"), ["Telur ayam"]);
        assert!(found("telur tempe").is_empty());
    }
}
