//! Where a record comes from: the row in which it was first seen as it is.

use super::Site;
use crate::history::SeenIn;
use crate::source::Location;
use jiff::civil::Date;

/// A row of an export, the newest or an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstSeen<'a> {
    /// Path of the file below `data/sources/`.
    pub file: &'a str,
    /// The day of the export; `None` for a file that lies in none.
    pub snapshot: Option<Date>,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: &'a str,
    /// The sheet, in a workbook.
    pub sheet: Option<&'a str>,
    /// 1-based line, row of a sheet or number of a JSON record.
    pub row: u32,
}

impl FirstSeen<'_> {
    /// The authority's folder, the first of its folders.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.file.split_once('/').map_or("", |(folder, _)| folder)
    }

    /// The file's own name, without its folders.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.file.rsplit('/').next().unwrap_or(self.file)
    }
}

impl<'a> Site<'a> {
    /// Where a row was first seen as it is; the row itself where it says something new.
    #[must_use]
    pub fn first_seen(&self, location: Location) -> FirstSeen<'a> {
        if let Some((SeenIn { file, snapshot, sha256, sheet, .. }, row)) =
            self.history.places.earlier(location)
        {
            return FirstSeen { file, snapshot: *snapshot, sha256, sheet: sheet.as_deref(), row };
        }
        let file = self.dataset.sources.file(location.file);
        FirstSeen {
            file: &file.path,
            snapshot: file.snapshot,
            sha256: &file.sha256,
            sheet: file.sheet_name(location.sheet),
            row: location.row,
        }
    }
}
