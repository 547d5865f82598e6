//! What lies where below `data/sources/`. The only module that walks them.
//!
//! In: the folder. Out: its entries in path order, each with its place in the layout
//! `<authority>/<date>/<file>`. Hidden files, the lock files of office programs and what systems
//! leave in every folder are left out: a clerk does not see them.

use super::SourceError;
use crate::folder::{is_hidden, slashed};
use jiff::civil::Date;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The name of the settings file of an authority's folder or of one export.
pub(crate) const SETTINGS_NAME: &str = "source.toml";

/// One file, or one folder that is out of place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Path below the root, with `/` whatever the system.
    pub(crate) path: String,
    /// Where it lies.
    pub(crate) place: Place,
}

/// A place in the layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A folder of one export.
    Snapshot(Date),
    /// A folder of one export with no file of it.
    EmptySnapshot(Date),
    /// A file in a folder of one export.
    InSnapshot(Date),
    /// A `source.toml` in an authority's folder.
    AuthoritySettings,
    /// A symbolic link or folder in a folder of one export.
    MisplacedInSnapshot(Date),
    /// A folder that can't be listed.
    Unlistable {
        /// The date, for the folder of an export; `None` for an authority's.
        date: Option<Date>,
        /// The system's reason.
        reason: String,
    },
    /// Something whose name is no text.
    UnreadableName,
    /// Anything else.
    Misplaced,
}

impl Entry {
    /// The authority's folder; empty for what lies in none.
    pub(crate) fn authority(&self) -> &str {
        self.path.split_once('/').map_or("", |(authority, _)| authority)
    }

    /// The date, for the folder of an export.
    pub(crate) fn snapshot(&self) -> Option<Date> {
        match self.place {
            Place::Snapshot(date) => Some(date),
            _ => None,
        }
    }

    /// Whether this is a settings file.
    pub(crate) fn is_settings(&self) -> bool {
        self.name() == SETTINGS_NAME
    }

    /// The file's own name.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// Lists the folder; a missing one is empty. A folder below it that can't be listed is an entry,
/// as long as another can be read.
pub(crate) fn list(root: &Path) -> Result<Vec<Entry>, SourceError> {
    let unlistable = |path: PathBuf, source| SourceError::Unlistable { path, source };
    if !root.try_exists().map_err(|source| unlistable(root.to_owned(), source))? {
        return Ok(Vec::new());
    }
    let mut entries = Vec::new();
    let mut closed: Option<SourceError> = None;
    let mut walk = WalkDir::new(root).min_depth(1).max_depth(3).into_iter();
    while let Some(found) = walk.next() {
        match found {
            Ok(found) => {
                let descend = visit(root, &found, &mut entries);
                if !descend && found.file_type().is_dir() {
                    walk.skip_current_dir();
                }
            }
            Err(error) => {
                let path = error.path().unwrap_or(root).to_owned();
                let below = slashed(root, &path);
                let source = std::io::Error::from(error);
                entries.extend(unlisted(&below, &source));
                closed.get_or_insert(unlistable(path, source));
            }
        }
    }
    entries.sort_by(|left, right| left.path.cmp(&right.path));
    find_empty(&mut entries);
    match closed {
        Some(error) if !has_open_export(&entries) => Err(error),
        _ => Ok(entries),
    }
}

/// Tells the folders of exports apart in which nothing was put yet: they are none.
fn find_empty(entries: &mut [Entry]) {
    let filled: HashSet<String> = entries
        .iter()
        .filter(|entry| !entry.is_settings())
        .map(|entry| match entry.place {
            Place::Unlistable { .. } => entry.path.clone(),
            _ => entry.path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned(),
        })
        .collect();
    for entry in entries {
        if let Some(date) = entry.snapshot().filter(|_| !filled.contains(&entry.path)) {
            entry.place = Place::EmptySnapshot(date);
        }
    }
}

/// A folder below the root that could not be listed.
fn unlisted(path: &str, error: &std::io::Error) -> Option<Entry> {
    let date = path.split_once('/').and_then(|(_, date)| parse_date(date));
    let reason = super::file::reason(error, "文件夹");
    let place = Place::Unlistable { date, reason };
    (!path.is_empty()).then(|| Entry { path: path.to_owned(), place })
}

/// Whether the folder of one export at least could be listed.
fn has_open_export(entries: &[Entry]) -> bool {
    let is_closed = |entry: &Entry| {
        let closed = |other: &&Entry| matches!(other.place, Place::Unlistable { .. });
        entries.iter().filter(closed).any(|other| other.path == entry.path)
    };
    entries.iter().any(|entry| entry.snapshot().is_some() && !is_closed(entry))
}

/// Adds an entry; whether a folder is to be entered.
fn visit(root: &Path, found: &DirEntry, entries: &mut Vec<Entry>) -> bool {
    let name = found.file_name().to_string_lossy();
    if is_hidden(&name) {
        return false;
    }
    let path = slashed(root, found.path());
    if found.file_name().to_str().is_none() {
        entries.push(Entry { path, place: Place::UnreadableName });
        return false;
    }
    match place(&path, found) {
        None => true,
        Some(place) => {
            let descend = matches!(place, Place::Snapshot(_));
            entries.push(Entry { path, place });
            descend
        }
    }
}

/// `None` for an authority's folder, which is no entry of its own.
fn place(path: &str, found: &DirEntry) -> Option<Place> {
    let kind = found.file_type();
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        [_] if kind.is_dir() => None,
        [_, date] if kind.is_dir() => {
            Some(parse_date(date).map_or(Place::Misplaced, Place::Snapshot))
        }
        [_, SETTINGS_NAME] if kind.is_file() => Some(Place::AuthoritySettings),
        [_, date, _] => Some(match (parse_date(date), kind.is_file()) {
            (Some(date), true) => Place::InSnapshot(date),
            (Some(date), false) => Place::MisplacedInSnapshot(date),
            (None, _) => Place::Misplaced,
        }),
        _ => Some(Place::Misplaced),
    }
}

/// Only the full form: `2026-1-5` sorts and reads as something else.
fn parse_date(name: &str) -> Option<Date> {
    crate::date::PartialDate::from_iso(name)?.day()
}
