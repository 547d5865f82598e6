//! How alike two texts are: the share of overlapping pairs of characters.

use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// The form in which texts are compared: full-width forms made half-width, white space dropped,
/// quotation marks of every kind alike.
#[must_use]
pub fn folded(text: &str) -> String {
    text.nfkc().filter(|each| !each.is_whitespace()).map(alike).collect()
}

/// One character for those that differ only in looks.
pub(super) fn alike(character: char) -> char {
    match character {
        '“' | '”' | '「' | '」' | '『' | '』' | '‘' | '’' | '\'' => '"',
        '〔' | '［' | '【' => '[',
        '〕' | '］' | '】' => ']',
        '–' | '—' | '―' | '‐' | '−' | '─' => '-',
        '、' => ',',
        '。' | '｡' => '.',
        other => other,
    }
}

/// How often each pair of neighbouring characters occurs in a text.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    pairs: HashMap<(char, char), u32>,
    count: u32,
}

impl Profile {
    /// The profile of a text, whatever its formatting.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let characters: Vec<char> = folded(text).chars().collect();
        let mut profile = Self::default();
        for pair in characters.windows(2) {
            *profile.pairs.entry((pair[0], pair[1])).or_default() += 1;
            profile.count += 1;
        }
        profile
    }

    /// From 0, nothing in common, to 1, the same pairs (Dice's coefficient).
    #[must_use]
    pub fn similarity(&self, other: &Self) -> f64 {
        match self.count + other.count {
            0 => 0.0,
            all => f64::from(2 * self.common(other)) / f64::from(all),
        }
    }

    /// How much of this text is found in the other, from 0 to 1.
    #[must_use]
    pub fn contained_in(&self, other: &Self) -> f64 {
        match self.count {
            0 => 0.0,
            own => f64::from(self.common(other)) / f64::from(own),
        }
    }

    fn common(&self, other: &Self) -> u32 {
        let shared = self
            .pairs
            .iter()
            .filter_map(|(pair, count)| other.pairs.get(pair).map(|found| found.min(count)));
        shared.sum()
    }
}

#[cfg(test)]
mod tests {
    use super::{Profile, folded};

    #[test]
    fn formatting_is_no_difference() {
        assert_eq!(folded("第１条　（一）“甲”，乙 。"), folded("第1条 (一)\"甲\",乙."));
        let [one, other] = ["限制类技术（三级）", "限制类 技术(三级)"].map(Profile::of);
        assert!((one.similarity(&other) - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn likeness_grows_with_what_is_common() {
        let [text, near, far] =
            ["医疗机构应当备案", "医疗机构应当公开", "培训基地名额"].map(Profile::of);
        assert!(text.similarity(&near) > text.similarity(&far));
        assert!(Profile::of("应当备案").contained_in(&text) > 0.99);
        assert!(Profile::of("").similarity(&Profile::of("")) < f64::EPSILON);
    }
}
