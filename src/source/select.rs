//! Which entries of the listing one read takes: each authority's newest export in time.

use super::layout::{Entry, Place};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Settings files that bear on the exports read.
pub(crate) fn settings(listing: &[Entry], until: Date) -> Vec<&Entry> {
    let newest = newest(listing, until);
    let bears = |entry: &&Entry| match entry.place {
        Place::AuthoritySettings => true,
        Place::InSnapshot(date) => {
            entry.is_settings() && newest.get(entry.authority()) == Some(&date)
        }
        _ => false,
    };
    listing.iter().filter(bears).collect()
}

/// Files of the exports read.
pub(crate) fn tables(listing: &[Entry], until: Date) -> Vec<&Entry> {
    let newest = newest(listing, until);
    let is_read = |entry: &&Entry| match entry.place {
        Place::InSnapshot(date) => {
            !entry.is_settings() && newest.get(entry.authority()) == Some(&date)
        }
        _ => false,
    };
    listing.iter().filter(is_read).collect()
}

/// What is out of place, save in exports that are not read.
pub(crate) fn misplaced(listing: &[Entry], until: Date) -> impl Iterator<Item = &Entry> {
    let newest = newest(listing, until);
    listing.iter().filter(move |entry| match entry.place {
        Place::Misplaced | Place::UnreadableName => true,
        Place::Unlistable { date: None, .. } => true,
        Place::MisplacedInSnapshot(date) | Place::Unlistable { date: Some(date), .. } => {
            newest.get(entry.authority()) == Some(&date)
        }
        _ => false,
    })
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
