//! Filings that only a superior's list still has, though the list of who holds them has left them.
//!
//! A filing is held by one authority and reported upwards (`levels`). So a superior's list is a copy:
//! what the holder's list no longer has may have been withdrawn since, or left out by mistake, and
//! nobody can tell which. It is not published from the copy, and is told as no longer listed.

use crate::catalog::{AuthorityId, JurisdictionCode, Reference};
use crate::check::compare::pairs::technology_name;
use crate::check::rules::left_by_holder;
use crate::check::statuses::taken::{self, RowKey};
use crate::check::{Checked, sort_findings};
use crate::dataset::{Dataset, Filing, Origin};
use crate::lookup::Set;
use crate::record::{Field, is_stroke};
use crate::source::FileId;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Who held a filing in an earlier release, by their list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The authority published with it.
    pub authority: AuthorityId,
    /// The folder of exports that had it.
    pub folder: String,
    /// The other folders that had it too.
    pub copies: Vec<String>,
}

/// Sets aside the filings that only superiors' lists still have. `held` tells of filings, by their
/// places in the dataset, who held each before; it is asked only where there are such lists.
pub fn set_aside_left(
    checked: &mut Checked,
    reference: &Reference,
    site: &JurisdictionCode,
    held: impl FnOnce(&Dataset, &[usize]) -> Vec<Vec<Holder>>,
) {
    let dataset = &checked.dataset;
    let lists = Lists::of(dataset, reference, site);
    let copies = lists.copies(dataset);
    if copies.is_empty() {
        return;
    }
    let held = held(dataset, &copies);
    let left = copies.iter().zip(&held).filter_map(|(at, held)| {
        let holder = lists.leaver(dataset, &dataset.filings[*at], held)?;
        Some((*at, holder))
    });
    let left: BTreeMap<usize, &AuthorityId> = left.collect();
    if left.is_empty() {
        return;
    }
    let found = left.iter().map(|(at, holder)| {
        let filing = &dataset.filings[*at];
        let name = &dataset.institution(filing.institution).name;
        let technology = technology_name(reference, &filing.technology);
        let authority = reference.authorities.get(holder).map_or("", |it| it.name.as_str());
        let list = (authority, lists.newest.get(*holder).copied());
        left_by_holder::finding(&filing.origin, [name, technology], list)
    });
    let found: Vec<_> = found.collect();
    let left: BTreeMap<usize, AuthorityId> =
        left.into_iter().map(|(at, holder)| (at, holder.clone())).collect();
    keep_authorities(&mut checked.dataset, &left, reference);
    drop_left(&mut checked.dataset, &left.into_keys().collect());
    checked.findings.extend(found);
    sort_findings(&mut checked.findings);
}

/// The authorities' lists of filings.
struct Lists<'r> {
    reference: &'r Reference,
    /// Whose each file is.
    of_file: Vec<Option<AuthorityId>>,
    /// The newest export of each authority that lists filings.
    newest: BTreeMap<AuthorityId, Date>,
    /// The authorities with another one below them that lists filings.
    superior: BTreeSet<AuthorityId>,
    /// What each folder is called.
    folders: BTreeMap<String, Option<AuthorityId>>,
}

impl<'r> Lists<'r> {
    fn of(dataset: &Dataset, reference: &'r Reference, site: &JurisdictionCode) -> Self {
        let mut folders: BTreeMap<String, Option<AuthorityId>> = BTreeMap::new();
        let resolve = |folder: &str| reference.resolve_authority(folder, site).resolved();
        let of_file = dataset.sources.files.iter().map(|file| {
            let folder = folders.entry(file.authority.clone());
            folder.or_insert_with(|| resolve(&file.authority)).clone()
        });
        let of_file: Vec<_> = of_file.collect();
        let files: BTreeSet<FileId> =
            dataset.filings.iter().flat_map(rows).map(|row| row.location.file).collect();
        let mut newest: BTreeMap<AuthorityId, Date> = BTreeMap::new();
        for file in files {
            let date = dataset.sources.file(file).snapshot;
            if let Some((authority, date)) = of_file[file.0 as usize].clone().zip(date) {
                let held = newest.entry(authority).or_insert(date);
                *held = date.max(*held);
            }
        }
        let superior = BTreeSet::new();
        let mut lists = Self { reference, of_file, newest, superior, folders };
        let has_below = |above: &&AuthorityId| {
            lists.newest.keys().any(|own| lists.reference.is_below(own, above))
        };
        lists.superior = lists.newest.keys().filter(has_below).cloned().collect();
        lists
    }

    /// The filings all rows of which stand in superiors' lists.
    fn copies(&self, dataset: &Dataset) -> Vec<usize> {
        if self.superior.is_empty() {
            return Vec::new();
        }
        let is_copy = |row: &Origin| {
            self.whose(row).is_some_and(|authority| self.superior.contains(authority))
        };
        // Another filing of the same technology may be what the holder's list has in its place.
        let own: Set<_> = dataset
            .filings
            .iter()
            .filter(|filing| !rows(filing).all(is_copy))
            .map(|filing| (filing.institution, &filing.technology))
            .collect();
        let is_left = |filing: &Filing| !own.contains(&(filing.institution, &filing.technology));
        (0..dataset.filings.len()).filter(|at| is_left(&dataset.filings[*at])).collect()
    }

    /// Whose list a row stands in.
    fn whose(&self, row: &Origin) -> Option<&AuthorityId> {
        self.of_file[row.location.file.0 as usize].as_ref()
    }

    /// Who holds a filing and no longer lists it, where somebody does.
    fn leaver<'h>(
        &'h self,
        dataset: &Dataset,
        filing: &'h Filing,
        held: &'h [Holder],
    ) -> Option<&'h AuthorityId> {
        let row = &filing.origin;
        let above = self.whose(row)?;
        let is_named = row.text(Field::Authority).is_some_and(|text| !is_stroke(text));
        let listed_since = |holder: &AuthorityId| {
            let of_row = self.newest.get(above);
            self.newest.get(holder).zip(of_row).is_some_and(|(own, other)| own > other)
        };
        let can_be = |holder: &AuthorityId| {
            self.newest.contains_key(holder)
                && rows(filing)
                    .filter_map(|row| self.whose(row))
                    .all(|list| self.reference.is_below(holder, list))
        };
        let named = &filing.authority;
        if is_named && can_be(named) && listed_since(named) {
            return Some(named);
        }
        // It may have gone over to the one that is named, or to one whose list did not have it.
        let goes_on = |holder: &Holder| !is_named || holder.authority == *named;
        let folder = |row: &Origin| &dataset.sources.file(row.location.file).authority;
        let is_copy = |holder: &Holder| {
            self.folders.get(&holder.folder) == Some(&Some(holder.authority.clone()))
                && rows(filing).all(|row| holder.copies.contains(folder(row)))
        };
        let mut known = held.iter().filter(|it| goes_on(it) && is_copy(it));
        known.find(|holder| can_be(&holder.authority)).map(|holder| &holder.authority)
    }
}

fn rows(filing: &Filing) -> impl Iterator<Item = &Origin> {
    std::iter::once(&filing.origin).chain(&filing.elsewhere)
}

/// Institutions that no row but those of superiors' lists speaks of stay with who holds what they
/// filed: a list that names no authority does not say that they have gone over.
fn keep_authorities(
    dataset: &mut Dataset,
    left: &BTreeMap<usize, AuthorityId>,
    reference: &Reference,
) {
    for (at, holder) in left {
        let institution = dataset.filings[*at].institution;
        let known = &mut dataset.institutions[institution.0 as usize];
        let is_named = known.origin.text(Field::Authority).is_some_and(|text| !is_stroke(text));
        let is_above = known.authority.as_ref().is_some_and(|it| reference.is_below(holder, it));
        if is_above && !is_named {
            known.authority = Some(holder.clone());
        }
    }
}

/// Drops filings and the counts in their rows; the account follows.
fn drop_left(dataset: &mut Dataset, left: &BTreeSet<usize>) {
    let key = |filing: &Filing, row: RowKey| (row, filing.institution, filing.technology.clone());
    let mut dropped = BTreeSet::new();
    for at in left {
        let filing = &dataset.filings[*at];
        dataset.held.insert(filing.institution);
        dropped.extend(rows(filing).map(|row| key(filing, taken::key(row.location))));
    }
    let mut at = 0..;
    dataset.filings.retain(|_| at.next().is_none_or(|at| !left.contains(&at)));
    dataset.disclosures.retain(|it| {
        let row = taken::key(it.origin.location);
        !dropped.contains(&(row, it.institution, it.technology.clone()))
    });
    let gone: BTreeSet<RowKey> = dropped.into_iter().map(|(row, ..)| row).collect();
    let remaining = taken::remaining(&gone, dataset);
    for row in &gone {
        let mut tables =
            dataset.accounts.iter_mut().filter(|it| (it.file, it.sheet) == (row.0, row.1));
        let Some(table) = tables.find(|it| it.lines.accepted + it.lines.partly_accepted > 0) else {
            continue;
        };
        let lines = &mut table.lines;
        let taken =
            if lines.accepted > 0 { &mut lines.accepted } else { &mut lines.partly_accepted };
        *taken -= 1;
        match remaining.contains(row) {
            true => lines.partly_accepted += 1,
            false => lines.set_aside += 1,
        }
    }
}
