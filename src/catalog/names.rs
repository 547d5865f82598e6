//! The index of names: which technology a wording means, and which entries say it so.

use super::edition::{CatalogEntry, Editions, EntryRef};
use super::ids::TechnologyId;
use super::technology::Technologies;
use crate::text::fold;
use std::collections::BTreeMap;

/// What one wording means.
#[derive(Clone, Debug)]
pub(crate) struct Meaning {
    pub(crate) technology: TechnologyId,
    /// The entries that have this wording as their name.
    pub(crate) names: Vec<EntryRef>,
    /// Whether an edition or the project gives it as an alias.
    pub(crate) is_alias: bool,
}

/// Every name and alias, by its key.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameIndex(BTreeMap<String, Meaning>);

/// The form in which names are looked up: folded, without a final 技术, which forms add or
/// drop at will.
pub(crate) fn key(name: &str) -> String {
    let folded = fold(name);
    let stem = folded.strip_suffix("技术").filter(|stem| !stem.is_empty());
    stem.map(str::to_owned).unwrap_or(folded)
}

impl NameIndex {
    /// Gathers all names.
    ///
    /// # Errors
    /// The name that means two technologies.
    pub(crate) fn new(technologies: &Technologies, editions: &Editions) -> Result<Self, String> {
        let mut index = Self::default();
        for listed in editions.entries() {
            let CatalogEntry { technology, name, aliases, .. } = listed.entry;
            index.meaning(name, technology)?.names.push(listed.reference());
            for alias in aliases {
                index.meaning(alias, technology)?.is_alias = true;
            }
        }
        for technology in technologies.iter() {
            for alias in technology.aliases.iter().chain([&technology.name]) {
                index.meaning(alias, &technology.id)?.is_alias = true;
            }
        }
        Ok(index)
    }

    fn meaning(&mut self, name: &str, technology: &TechnologyId) -> Result<&mut Meaning, String> {
        let meaning = self.0.entry(key(name)).or_insert_with(|| Meaning {
            technology: technology.clone(),
            names: Vec::new(),
            is_alias: false,
        });
        if meaning.technology == *technology {
            Ok(meaning)
        } else {
            Err(format!("名称“{name}”同时属于 {} 和 {technology}", meaning.technology))
        }
    }

    /// What a wording means, if it is a name or an alias.
    pub(crate) fn find(&self, name: &str) -> Option<&Meaning> {
        self.0.get(&key(name))
    }

    /// Every key and its meaning.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Meaning)> {
        self.0.iter().map(|(key, meaning)| (key.as_str(), meaning))
    }
}
