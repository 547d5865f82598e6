//! Crosswalks: what became of each item from one edition to the next.

use super::derived;
use super::edition::{Edition, Editions};
use super::ids::EditionId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// Same code, same name.
    Kept,
    /// Same code, another name.
    Renamed,
    /// Same name, another code.
    Renumbered,
    /// Not listed any more.
    Removed,
    /// Not listed before.
    New,
    /// One item became several.
    Split,
    /// Several items became one.
    Merged,
}

impl Fate {
    /// Every fate, in the order pages count them.
    pub const ALL: [Self; 7] = [
        Self::Kept,
        Self::Renamed,
        Self::Renumbered,
        Self::Split,
        Self::Merged,
        Self::Removed,
        Self::New,
    ];

    /// As data has it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Renamed => "renamed",
            Self::Renumbered => "renumbered",
            Self::Removed => "removed",
            Self::New => "new",
            Self::Split => "split",
            Self::Merged => "merged",
        }
    }

    /// 不变, 改名, 改编号, 拆分, 合并, 移出 or 新增.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Kept => "不变",
            Self::Renamed => "改名",
            Self::Renumbered => "改编号",
            Self::Removed => "移出",
            Self::New => "新增",
            Self::Split => "拆分",
            Self::Merged => "合并",
        }
    }

    /// The word between two editions: where the later does not replace the earlier, an item that
    /// only one has was neither removed nor added, and nothing was changed.
    #[must_use]
    pub fn between(self, succession: bool) -> &'static str {
        match self {
            Self::Removed if !succession => "只在前一份",
            Self::New if !succession => "只在后一份",
            Self::Kept if !succession => "相同",
            Self::Renamed if !succession => "名称不同",
            Self::Renumbered if !succession => "编号不同",
            fate => fate.in_chinese(),
        }
    }
}

/// One item's way from the earlier to the later edition.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrosswalkRow {
    /// The item of the earlier edition: its code, or the technology's id where it has none; `None`
    /// for a new item.
    pub from: Option<String>,
    /// The item of the later edition, likewise; `None` for a removed item.
    pub to: Option<String>,
    /// What became of it.
    pub fate: Fate,
    /// One sentence in Chinese.
    pub explanation: String,
}

/// The comparison of two editions.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crosswalk {
    /// The earlier edition.
    pub from: EditionId,
    /// The later edition.
    pub to: EditionId,
    /// The documents compared.
    pub source: String,
    /// One row an item, in the earlier edition's order, new items last; a split item has a row
    /// for each of its parts, a merged one for each of its sources.
    pub rows: Vec<CrosswalkRow>,
    /// Whether the later edition took the place of the earlier one.
    #[serde(skip)]
    pub succession: bool,
}

/// All crosswalks, by their two editions.
#[derive(Clone, Debug, Default)]
pub struct Crosswalks(BTreeMap<(EditionId, EditionId), Crosswalk>);

impl Crosswalks {
    /// Adds a crosswalk; the earlier one of the same editions is given back.
    pub(crate) fn insert(&mut self, crosswalk: Crosswalk) -> Option<Crosswalk> {
        self.0.insert((crosswalk.from.clone(), crosswalk.to.clone()), crosswalk)
    }

    /// Adds the pairs that get a page (see `docs/decisions`). What the data already compare stays.
    pub(crate) fn complete(&mut self, editions: &Editions) {
        for crosswalk in self.0.values_mut() {
            crosswalk.succession = derived::replaces(editions, &crosswalk.from, &crosswalk.to);
        }
        for (from, to) in derived::pairs(editions) {
            let key = (from.id.clone(), to.id.clone());
            self.0.entry(key).or_insert_with(|| derived::compare(from, to, editions));
        }
    }

    /// The comparison of any two editions: as reviewed, else as the program finds it.
    #[must_use]
    pub fn between(&self, from: &Edition, to: &Edition, editions: &Editions) -> Crosswalk {
        let known = self.get(&from.id, &to.id).cloned();
        known.unwrap_or_else(|| derived::compare(from, to, editions))
    }

    /// The comparison from one edition to a later one, where it has a page.
    #[must_use]
    pub fn get(&self, from: &EditionId, to: &EditionId) -> Option<&Crosswalk> {
        self.0.get(&(from.clone(), to.clone()))
    }

    /// All of them, in the order of their editions' ids.
    pub fn iter(&self) -> impl Iterator<Item = &Crosswalk> {
        self.0.values()
    }
}
