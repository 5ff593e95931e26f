//! Text in lines, without a browser to measure it: letters are taken as wide as the widest of the usual fonts draws them
//! when they are bold, so that a line has room wherever it is drawn.

/// A letter's width in thousandths of the size of its font.
fn width_of(letter: char) -> u32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | '\u{a0}' => 380,
        'f' | 't' | 'r' | '-' | '"' | '/' | '(' | ')' | '[' | ']' => 490,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 1_040,
        'A'..='Z' | '&' => 800,
        letter if letter.is_ascii() => 700,
        // Beyond Latin letters some are as wide as they are high.
        letter if letter > '\u{2e80}' => 1_050,
        _ => 800,
    }
}

/// Pixels of a text in a font of this size.
fn width(text: &str, size: u32) -> u32 {
    text.chars().map(width_of).sum::<u32>() * size / 1_000
}

/// Lines no wider than so many pixels. A word that is wider than a line is broken where it has to be.
pub(super) fn wrap(text: &str, room: u32, size: u32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let Some(line) = lines.last_mut() else { continue };
        let gap = if line.is_empty() { "" } else { " " };
        if width(line, size) + width(gap, size) + width(word, size) <= room {
            line.push_str(gap);
            line.push_str(word);
            continue;
        }
        let mut line = if line.is_empty() { lines.pop().unwrap_or_default() } else { String::new() };
        for letter in word.chars() {
            if !line.is_empty() && width(&line, size) + width(letter.encode_utf8(&mut [0; 4]), size) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
        lines.push(line);
    }
    lines
}

/// The largest of these sizes in which a text takes so many lines at most, and its lines; the smallest size cuts what is
/// too long for it.
pub(super) fn fitted(text: &str, room: u32, sizes: &[u32], most: usize) -> (u32, Vec<String>) {
    for size in sizes {
        let lines = wrap(text, room, *size);
        if lines.len() <= most {
            return (*size, lines);
        }
    }
    let smallest = sizes.last().copied().unwrap_or(16);
    let mut lines = wrap(text, room, smallest);
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        last.push('…');
    }
    (smallest, lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_its_room_and_no_letter_is_lost() {
        let long = "Nasi putih pulen, pepes ikan kembung bumbu kemangi, Supercalifragilistikekspialidosisyangtakberujung WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";
        for size in [30, 60, 92] {
            let lines = wrap(long, 952, size);
            assert!(lines.iter().all(|line| width(line, size) <= 952), "{lines:?}");
            let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(long));
        }
        assert_eq!(wrap("", 100, 20), [""]);
    }

    #[test]
    fn a_long_name_takes_smaller_letters() {
        assert_eq!(fitted("Soto ayam", 952, &[92, 60], 3), (92, vec!["Soto ayam".to_owned()]));
        let (size, lines) = fitted(&"Nasi ayam ".repeat(10), 952, &[92, 60, 46], 3);
        assert!(size < 92 && lines.len() <= 3, "{size}: {lines:?}");
        let (_, cut) = fitted(&"W".repeat(400), 952, &[92, 60], 2);
        assert!(cut.len() == 2 && cut[1].ends_with('…'), "{cut:?}");
    }
}
