//! Words and bytes that are looked for in very many texts: a list of words in one pass, a byte in
//! many places at once.
//!
//! The only module that knows `aho-corasick` and `memchr`.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// A fixed list of words.
#[derive(Debug)]
pub(crate) struct Words(AhoCorasick);

impl Words {
    /// Words that are known when the program is written.
    ///
    /// # Panics
    /// Where there are more words than 32 bits can number.
    pub(crate) fn new(words: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Self {
        let kind = Some(AhoCorasickKind::DFA);
        Self(AhoCorasick::builder().kind(kind).build(words).expect("a short list of words"))
    }

    /// Whether a text has one of them.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

/// Where a byte first stands.
pub(crate) fn first(byte: u8, bytes: &[u8]) -> Option<usize> {
    memchr::memchr(byte, bytes)
}

/// Where one of three bytes first stands.
pub(crate) fn first_of(any: [u8; 3], bytes: &[u8]) -> Option<usize> {
    memchr::memchr3(any[0], any[1], any[2], bytes)
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn a_word_is_found_anywhere() {
        let words = Words::new(["主任", "医师"]);
        assert!(words.are_in("介入科主任"));
        assert!(words.are_in("医师"));
        assert!(!words.are_in("主治医生"));
        assert!(!words.are_in(""));
        assert!(!Words::new([""; 0]).are_in("医师"));
    }
}
