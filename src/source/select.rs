//! Which entries of the listing one read takes: each authority's newest export in time.

use super::layout::{Entry, Place};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Tells which authority a folder is of: two spellings of its name may be two folders.
pub type AuthorityOf<'a> = dyn Fn(&str) -> Option<String> + Sync + 'a;

/// The exports of a listing that are read: of folders of one authority the newest ones.
pub(crate) struct Exports<'l> {
    listing: &'l [Entry],
    until: Date,
    /// The date that is read of each folder.
    newest: BTreeMap<&'l str, Date>,
    /// Folders that are not read, with the folder of the same authority that has a newer export.
    passed: BTreeMap<&'l str, (Date, &'l str)>,
}

impl<'l> Exports<'l> {
    /// The exports of a day or earlier.
    pub(crate) fn of(listing: &'l [Entry], until: Date, authority_of: &AuthorityOf<'_>) -> Self {
        let mut newest = newest(listing, until);
        let mut of_authority: BTreeMap<String, (Date, &str)> = BTreeMap::new();
        let keys: BTreeMap<&str, String> = newest
            .keys()
            .map(|folder| (*folder, authority_of(folder).unwrap_or_else(|| (*folder).to_owned())))
            .collect();
        for (folder, date) in &newest {
            let held = of_authority.entry(keys[folder].clone()).or_insert((*date, folder));
            *held = if held.0 < *date { (*date, folder) } else { *held };
        }
        let mut passed = BTreeMap::new();
        newest.retain(|folder, date| {
            let (last, other) = of_authority[&keys[folder]];
            let is_newest = *date == last;
            if !is_newest {
                passed.insert(*folder, (*date, other));
            }
            is_newest
        });
        Self { listing, until, newest, passed }
    }

    fn reads(&self, entry: &Entry, date: Date) -> bool {
        self.newest.get(entry.authority()) == Some(&date)
    }

    /// Settings files that bear on the exports read.
    pub(crate) fn settings(&self) -> Vec<&'l Entry> {
        let bears = |entry: &&Entry| match entry.place {
            Place::AuthoritySettings => true,
            Place::InSnapshot(date) => entry.is_settings() && self.reads(entry, date),
            _ => false,
        };
        self.listing.iter().filter(bears).collect()
    }

    /// Files of the exports read.
    pub(crate) fn tables(&self) -> Vec<&'l Entry> {
        let is_read = |entry: &&Entry| match entry.place {
            Place::InSnapshot(date) => !entry.is_settings() && self.reads(entry, date),
            _ => false,
        };
        self.listing.iter().filter(is_read).collect()
    }

    /// What is out of place, save in exports that are not read.
    pub(crate) fn misplaced(&self) -> impl Iterator<Item = &'l Entry> {
        self.listing.iter().filter(|entry| match entry.place {
            Place::Misplaced | Place::UnreadableName => true,
            Place::Unlistable { date: None, .. } => true,
            Place::EmptySnapshot(date) => self.is_awaited(entry, date),
            Place::MisplacedInSnapshot(date) | Place::Unlistable { date: Some(date), .. } => {
                self.reads(entry, date)
            }
            _ => false,
        })
    }

    /// Whether an export of a day would be read, were there a file of it, before there is one of a
    /// later day than this read is of.
    fn is_awaited(&self, entry: &Entry, date: Date) -> bool {
        let read = self.newest.get(entry.authority());
        let mut days = self.listing.iter().filter_map(Entry::snapshot);
        read.is_none_or(|read| *read < date) && !days.any(|day| self.until < day && day <= date)
    }

    /// The newest exports of folders that are passed over, each with the folder read in its place.
    pub(crate) fn passed(&self) -> impl Iterator<Item = (&'l Entry, &'l str)> {
        self.listing.iter().filter_map(|entry| {
            let (date, other) = *self.passed.get(entry.authority())?;
            (entry.snapshot() == Some(date)).then_some((entry, other))
        })
    }
}

fn newest(listing: &[Entry], until: Date) -> BTreeMap<&str, Date> {
    let mut newest = BTreeMap::new();
    for entry in listing {
        if let Some(date) = entry.snapshot().filter(|date| *date <= until) {
            let held = newest.entry(entry.authority()).or_insert(date);
            *held = date.max(*held);
        }
    }
    newest
}
