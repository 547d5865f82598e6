//! Which keys share a file: those of one technology's names, and those with the same rare part, so
//! that the pairs of one name lie together and a query asks for fewer files than it has pairs.

use crate::search::index::key::{self, Family};
use crate::search::query::words::Words;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// So many parts of a family are told apart by how common they are; all others are rare.
const COMMON: usize = 160;

/// Parts of keys from the most common one on.
pub(crate) struct Commonness<'a> {
    order: Vec<&'a str>,
    rank: HashMap<&'a str, usize>,
    /// Pairs of the technologies' names, each with the first technology that has it.
    owners: HashMap<String, usize>,
    words: &'a Words,
}

impl<'a> Commonness<'a> {
    /// Of keys with the bytes that each takes, and of the technologies' names.
    pub(crate) fn of(keys: impl Iterator<Item = (&'a str, usize)>, words: &'a Words) -> Self {
        let mut bytes: BTreeMap<(Family, &str), usize> = BTreeMap::new();
        for (key, size) in keys {
            let family = Family::of(key);
            if matches!(family, Family::Text | Family::Syllables) {
                key::parts(key)
                    .into_iter()
                    .for_each(|part| *bytes.entry((family, part)).or_default() += size);
            }
        }
        let mut order = Vec::new();
        for family in [Family::Text, Family::Syllables] {
            let own = bytes.iter().filter(|((of, _), _)| *of == family);
            let mut parts: Vec<_> = own.map(|((_, part), size)| (Reverse(*size), *part)).collect();
            parts.sort_unstable();
            order.extend(parts.into_iter().take(COMMON).map(|(_, part)| part));
        }
        let rank = order.iter().enumerate().map(|(rank, part)| (*part, rank)).collect();
        Self { order, rank, owners: owners(words), words }
    }

    /// All of them, joined by spaces.
    pub(crate) fn as_text(&self) -> String {
        self.order.join(" ")
    }

    /// The rarest part of a key; of two rare ones the one with the smaller hash.
    pub(crate) fn rarest<'k>(&self, key: &'k str) -> &'k str {
        let rarity = |part: &&str| {
            let rank = self.rank.get(part).copied().unwrap_or(usize::MAX);
            (rank, Reverse(key::hash(part.chars())))
        };
        key::parts(key).into_iter().max_by_key(rarity).unwrap_or(key)
    }

    /// The first technology of whose names one holds the characters of a key.
    fn owner(&self, key: &str) -> Option<usize> {
        let bare = Some(key::bare(key)).filter(|_| Family::of(key) == Family::Text)?;
        let end = bare.char_indices().nth(2).map_or(bare.len(), |(end, _)| end);
        let first = *self.owners.get(&bare[..end])?;
        let holds = |names: &Vec<String>| names.iter().any(|name| name.contains(bare));
        let later = self.words.technologies[first..].iter().position(holds)?;
        Some(first + later)
    }

    /// By what a key finds its file.
    pub(crate) fn place(&self, key: &str) -> u32 {
        match self.owner(key) {
            Some(technology) => key::hash(format!("#t{technology}").chars()),
            None => key::hash(self.rarest(key).chars()),
        }
    }
}

fn owners(words: &Words) -> HashMap<String, usize> {
    let mut owners = HashMap::new();
    for (technology, names) in words.technologies.iter().enumerate() {
        for name in names {
            let name: Vec<char> = name.chars().collect();
            for pair in key::pairs(&name) {
                owners.entry(pair).or_insert(technology);
            }
        }
    }
    owners
}

#[cfg(test)]
mod tests {
    use super::{Commonness, Words};

    #[test]
    fn pairs_of_one_name_stand_by_their_rare_characters() {
        let keys = ["长春", "春市", "市人", "四市", "chang'chun", "chun'shi", "ping'shi", "shi'yi"];
        let words = Words {
            technologies: vec![vec!["角膜移植".into()], vec!["皮肤移植".into()]],
            ..Words::default()
        };
        let common = Commonness::of(keys.into_iter().map(|key| (key, 10)), &words);
        assert_eq!(common.rarest("市医"), "医");
        assert_eq!(common.rarest("^春市"), "春");
        assert_eq!(common.rarest("chun'shi"), "chun");
        assert_eq!(common.rarest("~ccs"), "~ccs");
        let alone = |part| common.place(&format!("^{part}"));
        assert_eq!(common.place("角膜"), common.place("移植"));
        assert_ne!(common.place("皮肤"), common.place("移植"));
        assert_eq!(common.place("澄江"), alone("澄").min(alone("江")));
    }

    #[test]
    fn what_is_asked_for_with_every_character_typed_lies_with_what_was_asked_before() {
        let words =
            Words { technologies: vec![vec!["角膜移植技术".into()]], ..Words::default() };
        let keys = ["长市", "春市", "市人", "医市"].map(|key| (key, 10));
        let common = Commonness::of(keys.into_iter(), &words);
        let same = |one, other| assert_eq!(common.place(one), common.place(other), "{one} {other}");
        same("=市澄市", "市澄");
        same("=角膜移植", "角膜");
        same("!12653222", "!12653222YL430382XE");
        same("@202305", "@20230506");
        assert_ne!(common.place("@202305"), common.place("@202306"));
    }
}
