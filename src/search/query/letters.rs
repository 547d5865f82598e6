//! Letters that are typed for characters: the syllables they can be read as, and first letters
//! (`themes/default/search/letters.js` does the same).
//!
//! The syllables of all ways of reading are kept side by side, each with the letters it takes: so
//! `xianshi` is both 县市 and 西安市 however long the query is.

use crate::search::index::key;

pub(crate) const INITIALS: &str = "bpmfdtnlgkhjqxrzcsyw";

/// What follows an initial.
pub(crate) const FINALS: &[&str] = &[
    "a", "o", "e", "i", "u", "v", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ve", "ue", "an", "en",
    "in", "un", "vn", "ang", "eng", "ing", "ong", "ia", "ua", "uo", "iao", "ian", "uan", "uai",
    "iang", "uang", "iong",
];

/// Syllables without an initial.
pub(crate) const ALONE: &[&str] = &["a", "e", "ai", "an", "ang", "ao", "en", "er", "ou"];

/// Letters that are taken for first letters though they can be read aloud: of many letters that
/// can be read aloud the first letters are not meant.
const MOST_INITIALS: usize = 12;

/// Letters of the longest syllable.
const LONGEST_SYLLABLE: usize = 6;

/// A syllable of at least one way of reading all letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Syllable {
    /// First letter, and the one after the last.
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// Whether nothing follows, or the beginning of a syllable that is still being typed.
    pub(crate) ends: bool,
    text: String,
}

impl Syllable {
    /// The key of this syllable after another.
    pub(crate) fn after(&self, other: &Self) -> String {
        key::syllables(&other.text, &self.text)
    }
}

/// Letters, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letters {
    /// In the order of their first letters.
    pub(crate) syllables: Vec<Syllable>,
    /// Keys of first letters, all of which a name must have; none where they are not meant.
    pub(crate) initials: Vec<String>,
}

impl Letters {
    /// Reads a query of at most so many letters; nothing of one that has other characters.
    pub(crate) fn read(text: &str, most: usize) -> Self {
        let letters: String = text
            .chars()
            .filter(|each| !matches!(each, ' ' | '\'' | '’'))
            .map(|each| each.to_ascii_lowercase())
            .collect();
        let written = letters.bytes().all(|each| each.is_ascii_lowercase());
        if !(3..=most).contains(&letters.len()) || !written {
            return Self::default();
        }
        let syllables = syllables(&letters);
        let read = syllables.iter().any(|each| each.from > 0 && each.ends);
        // No syllable begins with i, u or v.
        let meant = (!read || letters.len() <= MOST_INITIALS) && !letters.contains(['i', 'u', 'v']);
        let initials = match meant {
            true => letters.chars().collect::<Vec<_>>().windows(3).map(key::initials).collect(),
            false => Vec::new(),
        };
        Self { syllables, initials }
    }
}

/// The syllables of all ways in which small letters can be read.
pub(crate) fn syllables(letters: &str) -> Vec<Syllable> {
    let length = letters.len();
    let ends = |at: usize| at == length || is_begun(&letters[at..]);
    let taken = |from: usize| (from + 1..=length.min(from + LONGEST_SYLLABLE)).rev();
    // Where the rest can be read.
    let mut readable = vec![false; length + 1];
    for from in (0..=length).rev() {
        let mut on = taken(from).filter(|to| is_syllable(&letters[from..*to]));
        readable[from] = ends(from) || on.any(|to| readable[to]);
    }
    let mut reached = vec![false; length + 1];
    reached[0] = true;
    let mut found = Vec::new();
    for from in 0..length {
        for to in taken(from).filter(|_| reached[from]).collect::<Vec<_>>() {
            let text = &letters[from..to];
            if readable[to] && is_syllable(text) {
                reached[to] = true;
                found.push(Syllable { from, to, ends: ends(to), text: text.to_owned() });
            }
        }
    }
    found
}

fn is_syllable(text: &str) -> bool {
    let after = ["zh", "ch", "sh"].iter().find_map(|each| text.strip_prefix(each));
    let after = after.or_else(|| text.strip_prefix(|first| INITIALS.contains(first)));
    after.map_or(ALONE.contains(&text), |after| FINALS.contains(&after))
}

/// Whether letters can be the beginning of one syllable and are none yet.
fn is_begun(letters: &str) -> bool {
    matches!(letters, "zh" | "ch" | "sh") || (letters.len() == 1 && INITIALS.contains(letters))
}

#[cfg(test)]
mod tests {
    use super::Letters;

    /// The syllables of all ways in which small letters can be read.
    pub(crate) fn syllables(letters: &str) -> Vec<String> {
        Letters::read(letters, 60).syllables.into_iter().map(|each| each.text).collect()
    }

    #[test]
    fn every_way_of_reading_is_kept() {
        assert_eq!(syllables("xianshi"), ["xian", "xi", "an", "shi"]);
        assert_eq!(syllables("chang chunsh"), ["chang", "chun"]);
        let long = syllables("xianningshiantaijingshenbingyiyuan");
        for each in ["xian", "xi", "ning", "an", "tai", "yuan"] {
            assert!(long.iter().any(|other| other == each), "{each} of {long:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_first_letters() {
        assert_eq!(Letters::read("ccsrm", 60).initials, ["~ccs", "~csr", "~srm"]);
        assert!(Letters::read("ccsrm", 60).syllables.is_empty());
        assert!(Letters::read("changchunshirenmin", 60).initials.is_empty());
        assert_eq!(Letters::read("长春cc", 60), Letters::default());
    }
}
