//! The form in which texts and queries are compared, the same in Rust and in the browser
//! (`themes/default/search/fold.js`; `tests/search/fold.json` holds what both must give).
//!
//! Character by character, so that a match can be shown in the text as written: NFKC; Latin
//! letters in lower case; `o` and `0` alike, because forms write GO3 for G03; traditional
//! characters simplified; punctuation, brackets, white space and pictures left out.

pub(super) mod traditional;

use traditional::Simplified;
use unicode_normalization::UnicodeNormalization;

/// A folded text that knows where each of its characters stands in the text as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded characters.
    pub characters: Vec<char>,
    /// For each of them the byte at which the character it came from begins.
    pub origins: Vec<usize>,
}

/// Folds texts of one site.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    simplified: Simplified,
}

impl Folder {
    /// A folder that knows these traditional characters.
    #[must_use]
    pub fn new(simplified: Simplified) -> Self {
        Self { simplified }
    }

    /// The traditional characters it knows.
    #[must_use]
    pub fn simplified(&self) -> &Simplified {
        &self.simplified
    }

    /// Folds a text.
    #[must_use]
    pub fn characters(&self, text: &str) -> Vec<char> {
        self.fold(text).characters
    }

    /// Folds a text and keeps where each character came from.
    #[must_use]
    pub fn fold(&self, text: &str) -> Folded {
        let mut folded = Folded::default();
        for (at, character) in text.char_indices() {
            for part in std::iter::once(character).nfkc().filter(|part| is_kept(*part)) {
                folded.characters.push(self.one(part));
                folded.origins.push(at);
            }
        }
        folded
    }

    fn one(&self, character: char) -> char {
        match character.to_ascii_lowercase() {
            'o' => '0',
            lower => self.simplified.of(lower),
        }
    }
}

/// Whether a character, in its NFKC form, says something: letters, figures and ideographs do.
#[must_use]
pub fn is_kept(character: char) -> bool {
    match u32::from(character) {
        0..0xC0 => character.is_ascii_alphanumeric(),
        0xD7 | 0xF7 => false,
        0x300..0x370 | 0x2000..0x2C00 | 0x3000..0x3005 | 0x3008..0x3021 | 0x3030 | 0x30FB => false,
        0xE000..0xF900 | 0xFE00..0x1_0000 | 0x1_F000..0x1_FB00 => false,
        code => code < 0xE_0000,
    }
}

#[cfg(test)]
mod tests {
    use super::Folder;
    use crate::search::fold::traditional::Simplified;

    #[test]
    fn characters_know_where_they_came_from() {
        let folded = Folder::new(Simplified::of_all()).fold("（ＥＣＭＯ）腫瘤");
        assert_eq!(folded.characters, ['e', 'c', 'm', '0', '肿', '瘤']);
        assert_eq!(folded.origins, [3, 6, 9, 12, 18, 21]);
    }
}
