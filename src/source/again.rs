//! Exports that lie there and are not what they seem: delivered again under a newer date, dated in
//! the future, or come too late.

use super::SourceError;
use super::layout::{self, Entry, Place};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The newest export of an authority that is the same as an earlier one, and not as the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The authority's folder.
    pub folder: String,
    /// The newest date.
    pub date: Date,
    /// The date of the export that it repeats.
    pub earlier: Date,
}

/// The newest exports up to a day that repeat an earlier one, past another that lies between.
///
/// # Errors
/// When the folder can't be listed, or no export in it.
pub fn repeated(root: &Path, until: Date) -> Result<Vec<Repeated>, SourceError> {
    let listing = layout::list(root)?;
    let mut by_authority: BTreeMap<&str, BTreeMap<Date, Vec<&Entry>>> = BTreeMap::new();
    for entry in &listing {
        if let Place::InSnapshot(date) = entry.place
            && date <= until
        {
            let exports = by_authority.entry(entry.authority()).or_default();
            exports.entry(date).or_default().push(entry);
        }
    }
    let found = by_authority.into_iter().filter_map(|(folder, exports)| {
        let mut newest_first = exports.iter().rev();
        let ((date, newest), (_, before)) = (newest_first.next()?, newest_first.next()?);
        let is_same = |other: &[&Entry]| are_same(root, newest, other);
        let (earlier, _) = newest_first.find(|(_, files)| is_same(files))?;
        let repeated = Repeated { folder: folder.to_owned(), date: *date, earlier: *earlier };
        (!is_same(before)).then_some(repeated)
    });
    Ok(found.collect())
}

/// The folders of exports dated after a day; nothing reads them before.
///
/// # Errors
/// When the folder can't be listed, or no export in it.
pub fn later(root: &Path, day: Date) -> Result<BTreeSet<String>, SourceError> {
    let listing = layout::list(root)?.into_iter();
    let later = listing.filter(|entry| entry.snapshot().is_some_and(|date| date > day));
    Ok(later.map(|entry| entry.path).collect())
}

/// The folders of exports that came too late for the releases of their time: older than the last
/// of them, of none of their days, and not the newest of their authority, which is read.
///
/// # Errors
/// When the folder can't be listed, or no export in it.
pub fn late(root: &Path, released: &BTreeSet<Date>) -> Result<BTreeSet<String>, SourceError> {
    let Some(last) = released.last() else { return Ok(BTreeSet::new()) };
    let listing = layout::list(root)?;
    let mut newest: BTreeMap<&str, Date> = BTreeMap::new();
    let dated = || listing.iter().filter_map(|entry| Some((entry, entry.snapshot()?)));
    for (entry, date) in dated().filter(|(_, date)| date <= last) {
        let held = newest.entry(entry.authority()).or_insert(date);
        *held = date.max(*held);
    }
    let is_late = |(entry, date): &(&Entry, Date)| {
        let is_passed = newest.get(entry.authority()).is_some_and(|newest| date < newest);
        is_passed && !released.contains(date)
    };
    Ok(dated().filter(is_late).map(|(entry, _)| entry.path.clone()).collect())
}

/// Whether two exports have the same files, byte for byte, whatever they are called: many names have
/// the day in them.
fn are_same(root: &Path, one: &[&Entry], other: &[&Entry]) -> bool {
    let size = |entry: &Entry| fs::metadata(root.join(&entry.path)).map(|it| it.len()).ok();
    let sizes = |entries: &[&Entry]| {
        let mut sizes: Vec<_> = entries.iter().map(|entry| size(entry)).collect();
        sizes.sort_unstable();
        sizes
    };
    if one.len() != other.len() || sizes(one) != sizes(other) {
        return false;
    }
    let bytes = |entry: &Entry| fs::read(root.join(&entry.path)).ok();
    let mut left: Vec<&Entry> = other.to_vec();
    one.iter().all(|entry| {
        let own = bytes(entry);
        let is_it = |it: &&Entry| size(it) == size(entry) && own.is_some() && bytes(it) == own;
        let found = left.iter().position(is_it);
        found.map(|at| left.swap_remove(at)).is_some()
    })
}
