//! Catalog editions (目录的各版) and the time each is in force.

use super::ids::{EditionId, JurisdictionCode, TechnologyId};
use crate::date::PartialDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What being listed in a catalog means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CatalogKind {
    /// 限制类: may be performed, must be filed (Measures, art. 10 and 11).
    Restricted,
    /// 禁止类: must not be performed (Measures, art. 9).
    Prohibited,
}

impl CatalogKind {
    /// 限制类 or 禁止类.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Restricted => "限制类",
            Self::Prohibited => "禁止类",
        }
    }
}

/// One item of an edition (目录项).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogEntry {
    /// The item's number, such as `G08`; means something only together with its edition.
    pub code: Option<String>,
    /// The technology the item lists.
    pub technology: TechnologyId,
    /// The source's wording, without the trailing scope bracket.
    pub name: String,
    /// Other wordings of this edition's item.
    pub aliases: Vec<String>,
    /// The bracket's content, such as 三、四级手术: only that part is restricted.
    pub scope: Option<String>,
    /// For a prohibition: the disease for which the technology is prohibited, if only for one.
    pub indication: Option<String>,
    /// A remark on the item.
    pub note: Option<String>,
}

impl CatalogEntry {
    /// What names the item within its edition: its code, else its technology.
    #[must_use]
    pub fn key(&self) -> &str {
        self.code.as_deref().unwrap_or(self.technology.as_str())
    }

    /// Its anchor on its edition's page: the code, which is unique within the edition, else the
    /// technology's id.
    #[must_use]
    pub fn anchor(&self) -> String {
        self.key().to_ascii_lowercase()
    }

    /// The name with its scope in brackets, as the source writes it.
    #[must_use]
    pub fn full_name(&self) -> String {
        match &self.scope {
            Some(scope) => format!("{}（{scope}）", self.name),
            None => self.name.clone(),
        }
    }
}

/// One edition of a catalog.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// The project's own id.
    pub id: EditionId,
    /// Restricted or prohibited.
    pub kind: CatalogKind,
    /// The title; `source` says where it is the project's own.
    pub title: String,
    /// A title short enough for a table.
    pub short_title: String,
    /// Who issued it.
    pub issuer: String,
    /// The document's number (文号), if known.
    pub document_number: Option<String>,
    /// Where it holds; `None` for the whole country.
    pub jurisdiction: Option<JurisdictionCode>,
    /// When it was issued, as precisely as is known.
    pub issued: Option<PartialDate>,
    /// The first day in force, as precisely as is known; `None` when not known at all.
    pub in_force_from: Option<PartialDate>,
    /// The first day no longer in force; `None` while in force.
    pub in_force_until: Option<PartialDate>,
    /// The edition that took its place.
    pub replaced_by: Option<EditionId>,
    /// Remarks, one sentence each.
    pub notes: Vec<String>,
    /// The document with the norms (临床应用管理规范) of its technologies, if known.
    #[serde(default)]
    pub norms: Option<String>,
    /// The document the entries were taken from.
    pub source: String,
    /// The items, in the source's order.
    pub entries: Vec<CatalogEntry>,
}

impl Edition {
    /// The entry with this code, written exactly as in the catalog.
    #[must_use]
    pub fn entry(&self, code: &str) -> Option<&CatalogEntry> {
        self.entries.iter().find(|entry| entry.code.as_deref() == Some(code))
    }

    /// The item of a [`CatalogEntry::key`].
    #[must_use]
    pub fn item(&self, key: &str) -> Option<&CatalogEntry> {
        self.entries.iter().find(|entry| entry.key() == key)
    }

    /// Whether the edition can have been in force on a day that `on` can mean.
    #[must_use]
    pub fn can_be_in_force(&self, on: PartialDate) -> bool {
        !self.not_yet_in_force(on) && !self.no_longer_in_force(on)
    }

    /// Whether `on` certainly lies before the first day in force.
    #[must_use]
    pub fn not_yet_in_force(&self, on: PartialDate) -> bool {
        self.in_force_from.is_some_and(|from| on.certainly_before(from))
    }

    /// Whether `on` certainly lies after the last day in force.
    #[must_use]
    pub fn no_longer_in_force(&self, on: PartialDate) -> bool {
        self.in_force_until.is_some_and(|until| on.earliest() >= until.latest())
    }

    /// Whether it prohibits some technology for one disease only.
    #[must_use]
    pub fn is_by_indication(&self) -> bool {
        self.entries.iter().any(|entry| entry.indication.is_some())
    }

    /// Whether the edition restricts.
    #[must_use]
    pub fn is_restricted(&self) -> bool {
        self.kind == CatalogKind::Restricted
    }
}

/// One entry of one edition: what a filing is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryRef {
    /// The edition.
    pub edition: EditionId,
    /// The entry's place in the edition, from 0.
    pub index: usize,
}

/// All editions, by id.
#[derive(Clone, Debug, Default)]
pub struct Editions(BTreeMap<EditionId, Edition>);

impl Editions {
    /// Adds an edition; the earlier one of the same id, if there was one, is given back.
    pub(crate) fn insert(&mut self, edition: Edition) -> Option<Edition> {
        self.0.insert(edition.id.clone(), edition)
    }

    /// The edition of this id.
    #[must_use]
    pub fn get(&self, id: &EditionId) -> Option<&Edition> {
        self.0.get(id)
    }

    /// All of them, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Edition> {
        self.0.values()
    }

    /// The item of this edition with this [`CatalogEntry::key`].
    #[must_use]
    pub fn item(&self, edition: &EditionId, key: &str) -> Option<&CatalogEntry> {
        self.get(edition)?.item(key)
    }

    /// What an [`EntryRef`] points at.
    #[must_use]
    pub fn at(&self, entry: &EntryRef) -> Option<(&Edition, &CatalogEntry)> {
        let edition = self.get(&entry.edition)?;
        Some((edition, edition.entries.get(entry.index)?))
    }

    /// The same, with its place.
    pub(crate) fn listed(&self, entry: &EntryRef) -> Option<Listed<'_>> {
        let (edition, found) = self.at(entry)?;
        Some(Listed { edition, index: entry.index, entry: found })
    }

    /// Every entry of every edition, the newest edition first.
    #[must_use]
    pub fn entries(&self) -> Vec<Listed<'_>> {
        let mut editions: Vec<&Edition> = self.iter().collect();
        editions.sort_by_key(|edition| {
            (std::cmp::Reverse(edition.in_force_from), edition.jurisdiction.is_some(), &edition.id)
        });
        editions.into_iter().flat_map(listed).collect()
    }
}

fn listed(edition: &Edition) -> impl Iterator<Item = Listed<'_>> {
    edition.entries.iter().enumerate().map(move |(index, entry)| Listed { edition, index, entry })
}

/// An entry seen together with its edition.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// The entry's place in the edition, from 0.
    pub index: usize,
    /// The entry.
    pub entry: &'a CatalogEntry,
}

impl Listed<'_> {
    /// The reference to store.
    #[must_use]
    pub fn reference(&self) -> EntryRef {
        EntryRef { edition: self.edition.id.clone(), index: self.index }
    }
}

#[cfg(test)]
mod tests {
    use super::{CatalogKind, Edition, EditionId};
    use crate::date::PartialDate;

    fn edition(from: &str, until: Option<&str>) -> Edition {
        let date = |text| PartialDate::from_iso(text).expect("date");
        Edition {
            id: EditionId::new("x").expect("id"),
            kind: CatalogKind::Restricted,
            title: String::new(),
            short_title: String::new(),
            issuer: String::new(),
            document_number: None,
            jurisdiction: None,
            issued: None,
            in_force_from: Some(date(from)),
            in_force_until: until.map(date),
            replaced_by: None,
            notes: Vec::new(),
            norms: None,
            source: String::new(),
            entries: Vec::new(),
        }
    }

    #[test]
    fn the_last_day_is_the_day_before_the_end() {
        let edition = edition("2017-02-17", Some("2022-04-20"));
        let can = |text| edition.can_be_in_force(PartialDate::from_iso(text).expect("date"));
        assert!(can("2017-02-17") && can("2022-04-19") && can("2022-04") && can("2022"));
        assert!(!can("2017-02-16") && !can("2022-04-20") && !can("2022-05") && !can("2016"));
    }

    #[test]
    fn an_unknown_month_leaves_the_whole_year_open() {
        let edition = edition("2021", None);
        let can = |text| edition.can_be_in_force(PartialDate::from_iso(text).expect("date"));
        assert!(can("2021-01-01") && can("2030") && !can("2020-12-31"));
    }
}
