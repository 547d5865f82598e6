//! Folders of exports that were given another name.
//!
//! A folder may be called by an authority's code or by its name. Where it is called otherwise than
//! in the last release, and is the same authority's, nothing is gone and every row that says what it
//! said keeps its place. So the ledger is read as if the folder had always had its present name; the
//! paths of the files that were published stay as they were.

use super::ledger::{FormerFiling, KnownFiling, KnownInstitution, Ledger};
use super::others::KnownRecords;
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// The present names of folders, by those that they had.
type Renamed = BTreeMap<String, String>;

impl Ledger {
    /// The ledger with the names that the folders of the exports read now have. `authority_of` tells
    /// the authority of a folder, however it is called.
    #[must_use]
    pub fn in_folders_of(
        mut self,
        sources: &Sources,
        authority_of: &dyn Fn(&str) -> Option<String>,
    ) -> Self {
        let renamed = renamed(&self, sources, authority_of);
        if !renamed.is_empty() {
            self.rename(&renamed);
        }
        self
    }

    fn rename(&mut self, renamed: &Renamed) {
        self.sources = std::mem::take(&mut self.sources)
            .into_iter()
            .map(|(folder, date)| (name(folder, renamed), date))
            .collect();
        for list in &mut self.seen {
            to_present(&mut list.authority, renamed);
        }
        for FormerFiling { filing, removal } in &mut self.former_filings {
            of_filing(filing, renamed);
            removal.folder.iter_mut().for_each(|folder| to_present(folder, renamed));
        }
        self.institutions.iter_mut().for_each(|each| of_institution(each, renamed));
        self.filings.iter_mut().for_each(|each| of_filing(each, renamed));
        self.records.iter_mut().for_each(|records| of_records(records, renamed));
        if let Some(earlier) = &mut self.earlier {
            earlier.institutions.iter_mut().for_each(|each| of_institution(each, renamed));
            earlier.filings.iter_mut().for_each(|each| of_filing(each, renamed));
            of_records(&mut earlier.records, renamed);
        }
    }
}

/// The folders of the last release that are not read now, while a new one of the same authority is.
fn renamed(
    ledger: &Ledger,
    sources: &Sources,
    authority_of: &dyn Fn(&str) -> Option<String>,
) -> Renamed {
    // A folder that is passed over for a newer one has no export that counts.
    let read = sources.files.iter().filter(|file| file.snapshot.is_some());
    let now: BTreeSet<&str> = read.map(|file| file.authority.as_str()).collect();
    let gone: BTreeSet<&String> =
        ledger.sources.keys().filter(|folder| !now.contains(folder.as_str())).collect();
    if gone.is_empty() {
        return Renamed::new();
    }
    let new = now.iter().filter(|folder| !ledger.sources.contains_key(**folder));
    let by_authority: BTreeMap<String, &str> =
        new.filter_map(|folder| Some((authority_of(folder)?, *folder))).collect();
    let present = |folder: &str| by_authority.get(&authority_of(folder)?).map(ToString::to_string);
    gone.into_iter().filter_map(|folder| Some((folder.clone(), present(folder)?))).collect()
}

fn name(folder: String, renamed: &Renamed) -> String {
    renamed.get(&folder).cloned().unwrap_or(folder)
}

fn to_present(folder: &mut String, renamed: &Renamed) {
    if let Some(present) = renamed.get(folder.as_str()) {
        folder.clone_from(present);
    }
}

fn of_institution(known: &mut KnownInstitution, renamed: &Renamed) {
    let of_removal = known.removal.as_mut().and_then(|removal| removal.folder.as_mut());
    known.source.iter_mut().chain(of_removal).for_each(|folder| to_present(folder, renamed));
}

fn of_filing(known: &mut KnownFiling, renamed: &Renamed) {
    let folders = known.source.iter_mut().chain(&mut known.copies);
    folders.for_each(|folder| to_present(folder, renamed));
    known.copies.sort();
}

fn of_records(records: &mut BTreeMap<String, KnownRecords>, renamed: &Renamed) {
    for known in records.values_mut() {
        known.folders = std::mem::take(&mut known.folders)
            .into_iter()
            .map(|(folder, count)| (name(folder, renamed), count))
            .collect();
    }
}
