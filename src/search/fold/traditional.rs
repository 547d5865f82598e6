//! Traditional characters and their simplified forms: the only module that knows `OpenCC`'s
//! dictionary.

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// The ideographs of everyday texts: CJK Unified Ideographs.
const IDEOGRAPHS: std::ops::RangeInclusive<char> = '\u{4E00}'..='\u{9FFF}';

/// Simplified forms of traditional characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Simplified {
    pairs: BTreeMap<char, char>,
}

impl Simplified {
    /// Of every traditional character. Without the dictionary it is empty: traditional
    /// characters then only match themselves.
    #[must_use]
    pub fn of_all() -> Self {
        static ALL: OnceLock<BTreeMap<char, char>> = OnceLock::new();
        Self { pairs: ALL.get_or_init(dictionary).clone() }
    }

    /// Of the traditional characters no text of a site uses: 乾 of 乾安 stays as it is where a
    /// place is written so.
    #[must_use]
    pub fn unless_used(mut self, used: &BTreeSet<char>) -> Self {
        self.pairs.retain(|traditional, _| !used.contains(traditional));
        self
    }

    /// Only of those whose simplified form the texts of a site use.
    #[must_use]
    pub fn leading_to(mut self, used: &BTreeSet<char>) -> Self {
        self.pairs.retain(|_, simplified| used.contains(simplified));
        self
    }

    /// The simplified form; the character itself where it has none.
    #[must_use]
    pub fn of(&self, character: char) -> char {
        self.pairs.get(&character).copied().unwrap_or(character)
    }

    /// Every pair, traditional and simplified in turn, in the order of the traditional ones.
    #[must_use]
    pub fn as_text(&self) -> String {
        self.pairs
            .iter()
            .flat_map(|(traditional, simplified)| [*traditional, *simplified])
            .collect()
    }
}

fn dictionary() -> BTreeMap<char, char> {
    let Ok(converter) = OpenCC::from_config(BuiltinConfig::T2s) else { return BTreeMap::new() };
    // One line a character: phrases never meet.
    let lines: String = IDEOGRAPHS.flat_map(|each| [each, '\n']).collect();
    let converted = converter.convert(&lines);
    let pairs = IDEOGRAPHS.zip(converted.split('\n').map(|line| line.chars().next()));
    pairs
        .filter_map(|(before, after)| Some((before, after?)))
        .filter(|(before, after)| before != after && IDEOGRAPHS.contains(after))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Simplified;
    use std::collections::BTreeSet;

    #[test]
    fn traditional_characters_have_their_simplified_form() {
        let all = Simplified::of_all();
        let simplified: String = "腫瘤醫院廣東縣".chars().map(|each| all.of(each)).collect();
        assert_eq!(simplified, "肿瘤医院广东县");
        assert_eq!(all.of('长'), '长');
    }

    #[test]
    fn a_character_that_a_site_uses_stays() {
        let used = BTreeSet::from(['乾', '肿']);
        let own = Simplified::of_all().unless_used(&used).leading_to(&used);
        assert_eq!(own.of('乾'), '乾');
        assert_eq!(own.as_text(), "腫肿");
    }
}
