//! Text as people type it: trimmed, Unicode kept, NUL refused; and the folded form by which it is found and sorted.

use std::fmt;

use crate::Fault;

/// A trimmed text of so many characters; refused when it holds NUL.
pub fn clean(text: &str, least: usize, most: usize) -> Result<String, Fault> {
    if text.contains('\0') {
        return Err(Fault::Nul);
    }
    let trimmed = text.trim();
    let length = trimmed.chars().count();
    if length == 0 && least > 0 {
        Err(Fault::Required)
    } else if length < least {
        Err(Fault::TooShort(least))
    } else if length > most {
        Err(Fault::TooLong(most))
    } else {
        Ok(trimmed.to_owned())
    }
}

/// The form by which names are found and sorted, the same on both databases: lower case, accents off,
/// runs of anything but letters and digits as one space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        let plain = unaccented(character);
        if plain.is_alphanumeric() {
            folded.push(plain);
        } else if is_combining(plain) {
            // An accent typed as a character of its own belongs to the letter before it.
        } else if !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.trim().to_owned()
}

/// What a folded name has to hold to be found by what was typed, and what a code; `None` when nothing was typed. Of what
/// was typed without a letter or a digit no name holds anything.
pub fn sought(typed: Option<&str>) -> Option<(String, String)> {
    let typed = typed.map(str::trim).filter(|typed| !typed.is_empty())?;
    let or = |found: String, nothing: &str| if found.is_empty() { nothing.to_owned() } else { found };
    // No folded name holds a hyphen, and no code a space.
    Some((or(fold(typed), "-"), or(typed.to_uppercase().replace(['%', '_'], ""), " ")))
}

const fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// The letter without its accent, for the letters of Latin-1 and Latin Extended-A that Indonesian names and loan words use.
const fn unaccented(character: char) -> char {
    match character {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ĭ' | 'į' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ś' | 'ş' | 'š' => 's',
        'ù'..='ü' | 'ū' | 'ŭ' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

/// An e-mail address, kept in lower case: one person, one account, however it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// Something before and after one `@`, no spaces, at most 254 characters.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let address = clean(text, 3, 254)?.to_lowercase();
        match address.split_once('@') {
            Some((local, host))
                if !local.is_empty()
                    && !host.is_empty()
                    && !host.contains('@')
                    && !address.contains(|c: char| c.is_whitespace() || c.is_control()) =>
            {
                Ok(Self(address))
            }
            _ => Err(Fault::WrongForm("nama@contoh.id")),
        }
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for Email {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_trimmed_and_counted_in_characters() {
        assert_eq!(clean("  Nasi  ", 3, 4), Ok("Nasi".to_owned()));
        assert_eq!(clean("ééé", 3, 3), Ok("ééé".to_owned()));
        assert_eq!(clean("ab", 3, 10), Err(Fault::TooShort(3)));
        assert_eq!(clean("abcd", 1, 3), Err(Fault::TooLong(3)));
        assert_eq!(clean("   ", 1, 3), Err(Fault::Required));
        assert_eq!(clean("a\0b", 1, 9), Err(Fault::Nul));
    }

    #[test]
    fn names_fold_to_one_form() {
        assert_eq!(fold("  Crème Brûlée — É "), "creme brulee e");
        assert_eq!(fold("E\u{301}clair"), "eclair");
        assert_eq!(fold("Nasi-Uduk/2"), "nasi uduk 2");
    }

    #[test]
    fn addresses_are_one_however_typed() {
        assert_eq!(Email::parse(" Gizi@PWK.demo "), Email::parse("gizi@pwk.demo"));
        assert!(Email::parse("gizi").is_err());
        assert!(Email::parse("a@b@c").is_err());
        assert!(Email::parse("a b@c").is_err());
    }
}
