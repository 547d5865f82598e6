//! Stage 1: bytes → located rows.
//!
//! In: the folder `data/sources/`, laid out as `<authority>/<date>/<file>`.
//! Out: [`Table`]s of located rows, the [`Sources`] they came from, and the defects met.
//! Steps: list the files → pick each authority's newest export → decode → split into rows.

mod again;
mod archive;
mod csv;
mod defect;
mod encoding;
mod file;
mod gate;
mod json;
mod json_nested;
mod json_records;
mod json_value;
mod layout;
mod location;
mod number;
mod own;
mod quoting;
mod select;
mod settings;
mod table;
mod told;
mod xlsx;
mod xml;

use file::FilePart;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub use again::{Repeated, late, later, repeated};
pub use defect::{SourceDefect, SourceDefectKind};
pub(crate) use encoding::{Decoded, NotText, decode};
pub(crate) use file::hex;
pub(crate) use gate::UNDECODED;
pub(crate) use json_nested::JOINT;
pub use location::{Encoding, FileId, Location, SourceFile, Sources};
pub(crate) use own::{CHECKER, CHECKER_FILLS, LISTS_SHEET, NOT_DATA};
pub use select::AuthorityOf;
use select::Exports;
pub use settings::TableSettings;
pub use table::{Cell, CellKind, Mark, MergedRange, Row, Table};

/// Everything one read found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read<T = Table> {
    /// The files, settings and misplaced files included.
    pub sources: Sources,
    /// Their tables or what was made of them, in the order of path and sheet.
    pub tables: Vec<T>,
    /// What is wrong with files, sheets and lines, in the order of path.
    pub defects: Vec<SourceDefect>,
}

impl<T> Default for Read<T> {
    fn default() -> Self {
        let (sources, tables, defects) = Default::default();
        Self { sources, tables, defects }
    }
}

/// Why the folder of sources can't be listed. A file that can't be read, or one folder among
/// others, is a defect instead.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// A folder could not be read.
    #[error("读不了数据文件夹 {path}：{source}")]
    Unlistable {
        /// The folder.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
}

/// Reads each authority's newest export of `until` or earlier. A missing folder is an empty read.
///
/// # Errors
/// When the folder can't be listed, or no export in it.
pub fn read(root: &Path, until: Date) -> Result<Read, SourceError> {
    read_of(root, until, &|_| None)
}

/// The same where folders of one authority are one.
///
/// # Errors
/// As of [`read`].
pub fn read_of(
    root: &Path,
    until: Date,
    authority_of: &AuthorityOf<'_>,
) -> Result<Read, SourceError> {
    read_each(root, until, authority_of, |table, _| vec![table])
}

/// The same, handing on each table as it is read: a table needs several times the memory of what
/// it says.
///
/// # Errors
/// As of [`read`].
pub fn read_each<T: Send>(
    root: &Path,
    until: Date,
    authority_of: &AuthorityOf<'_>,
    each: impl Fn(Table, &SourceFile) -> Vec<T> + Sync,
) -> Result<Read<T>, SourceError> {
    let listing = layout::list(root)?;
    let exports = Exports::of(&listing, until, authority_of);
    let (settings, parts) = settings::read(root, exports.settings());
    let tables = exports.tables();
    let mut parts: Vec<FilePart<T>> = parts.into_iter().map(|part| part.each(&each)).collect();
    let passed = exports.passed().map(|(entry, other)| file::passed(entry, other));
    let misplaced: Vec<FilePart> = exports.misplaced().map(file::misplaced).chain(passed).collect();
    let paths = parts.iter().map(|part| &part.file.path);
    let paths = paths.chain(misplaced.iter().map(|part| &part.file.path));
    let numbers = number::Numbers::of(paths.chain(tables.iter().map(|entry| &entry.path)));
    let read = tables.into_par_iter().map(|entry| {
        let part = file::read(root, entry, settings.for_file(entry));
        part.numbered(numbers.of_path(&entry.path)).each(&each)
    });
    let read: Vec<FilePart<T>> = read.collect();
    parts.extend(read);
    parts.extend(misplaced.into_iter().map(|part| part.each(&each)));
    Ok(number::in_path_order(parts))
}

/// Reads one file from its bytes, as if it stood alone in an export under this name.
#[must_use]
pub fn read_bytes(name: &str, bytes: &[u8]) -> Read {
    number::in_path_order(vec![file::from_bytes(name, bytes).numbered(FileId(0))])
}

/// The dates of all exports of all authorities.
///
/// # Errors
/// When the folder can't be listed, or no export in it.
pub fn snapshots(root: &Path) -> Result<BTreeSet<Date>, SourceError> {
    let listing = layout::list(root)?;
    Ok(listing.iter().filter_map(layout::Entry::snapshot).collect())
}
