//! How much two names are alike, and in what: only ever shown to the clerk, never decided by.

use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A name that others are held against.
pub(crate) struct Likeness {
    characters: Vec<char>,
    pairs: BTreeSet<(char, char)>,
}

impl Likeness {
    pub(crate) fn of(name: &str) -> Self {
        let characters: Vec<char> = fold(name).chars().collect();
        let pairs = pairs(&characters);
        Self { characters, pairs }
    }

    /// How many neighbouring pairs of characters a name shares.
    pub(crate) fn shared(&self, name: &str) -> usize {
        let characters: Vec<char> = fold(name).chars().collect();
        pairs(&characters).intersection(&self.pairs).count()
    }

    /// Whether so many shared pairs are worth showing.
    pub(crate) fn is_enough(&self, shared: usize) -> bool {
        shared * 2 >= self.pairs.len().max(1)
    }

    /// In what a name agrees or differs, in Chinese.
    pub(crate) fn why(&self, name: &str) -> String {
        let other: Vec<char> = fold(name).chars().collect();
        let own = &self.characters;
        let head = own.iter().zip(&other).take_while(|(one, other)| one == other).count();
        let rest = own.len().min(other.len()) - head;
        let ends = own.iter().rev().zip(other.iter().rev());
        let tail = ends.take(rest).take_while(|(one, other)| one == other).count();
        let ours: String = own[head..own.len() - tail].iter().collect();
        let theirs: String = other[head..other.len() - tail].iter().collect();
        match (ours.chars().count(), theirs.chars().count()) {
            (0, 0) => "写法相同".to_owned(),
            (1, 1) => format!("一字之差：{ours}、{theirs}"),
            (0, _) => format!("少“{theirs}”"),
            (_, 0) => format!("多“{ours}”"),
            _ => format!("“{ours}”与“{theirs}”不同"),
        }
    }
}

/// Which names have which pairs: finds the few worth a closer look among very many.
pub(crate) struct PairIndex(HashMap<(char, char), Vec<u32>>);

/// Pairs that more names have tell nothing (医院); they are looked at only in small registers.
const COMMON: usize = 2_000;

/// Names looked at more closely.
const CANDIDATES: usize = 50;

impl PairIndex {
    /// Of numbered things, each with its names.
    pub(crate) fn new<'n>(names: impl Iterator<Item = (u32, &'n str)>) -> Self {
        let mut index: HashMap<(char, char), Vec<u32>> = HashMap::new();
        for (number, name) in names {
            for pair in Likeness::of(name).pairs {
                let with_pair = index.entry(pair).or_default();
                if with_pair.last() != Some(&number) {
                    with_pair.push(number);
                }
            }
        }
        Self(index)
    }

    /// The things whose names share the most pairs with this one, in the order of their numbers.
    pub(crate) fn candidates(&self, wanted: &Likeness) -> Vec<u32> {
        let mut shared: BTreeMap<u32, usize> = BTreeMap::new();
        let lists = wanted.pairs.iter().filter_map(|pair| self.0.get(pair));
        for number in lists.filter(|list| list.len() <= COMMON).flatten() {
            *shared.entry(*number).or_default() += 1;
        }
        let mut best: Vec<(usize, u32)> =
            shared.into_iter().map(|(at, count)| (count, at)).collect();
        best.sort_by_key(|(count, at)| (std::cmp::Reverse(*count), *at));
        best.truncate(CANDIDATES);
        let mut found: Vec<u32> = best.into_iter().map(|(_, at)| at).collect();
        found.sort_unstable();
        found
    }
}

fn pairs(characters: &[char]) -> BTreeSet<(char, char)> {
    characters.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::Likeness;

    #[test]
    fn the_difference_is_named() {
        let cases = [
            ("示例市弟一医院", "示例市第一医院", "一字之差：弟、第"),
            ("示例市第一医院分院", "示例市第一医院", "多“分院”"),
            ("示例第一医院", "示例市第一医院", "少“市”"),
            ("示例市妇幼医院", "示例市儿童医院", "“妇幼”与“儿童”不同"),
        ];
        for (written, known, why) in cases {
            assert_eq!(Likeness::of(written).why(known), why);
        }
    }
}
