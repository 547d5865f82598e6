//! Crosswalks: what became of each item from one edition to the next.

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
}

impl Fate {
    /// Every fate, in the order pages count them.
    pub const ALL: [Self; 5] =
        [Self::Kept, Self::Renamed, Self::Renumbered, Self::Removed, Self::New];

    /// 不变, 改名, 改编号, 移出 or 新增.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Kept => "不变",
            Self::Renamed => "改名",
            Self::Renumbered => "改编号",
            Self::Removed => "移出",
            Self::New => "新增",
        }
    }
}

/// One item's way from the earlier to the later edition.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrosswalkRow {
    /// The code in the earlier edition; `None` for a new item.
    pub from: Option<String>,
    /// The code in the later edition; `None` for a removed item.
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
    /// One row an item, in the earlier edition's order, new items last.
    pub rows: Vec<CrosswalkRow>,
}

/// All crosswalks, by their two editions.
#[derive(Clone, Debug, Default)]
pub struct Crosswalks(BTreeMap<(EditionId, EditionId), Crosswalk>);

impl Crosswalks {
    /// Adds a crosswalk; the earlier one of the same editions is given back.
    pub(crate) fn insert(&mut self, crosswalk: Crosswalk) -> Option<Crosswalk> {
        self.0.insert((crosswalk.from.clone(), crosswalk.to.clone()), crosswalk)
    }

    /// The comparison from one edition to a later one.
    #[must_use]
    pub fn get(&self, from: &EditionId, to: &EditionId) -> Option<&Crosswalk> {
        self.0.get(&(from.clone(), to.clone()))
    }

    /// All of them, in the order of their editions' ids.
    pub fn iter(&self) -> impl Iterator<Item = &Crosswalk> {
        self.0.values()
    }
}
