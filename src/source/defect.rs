//! What is wrong with a file before anything is known about its meaning.

use super::location::Location;

/// One defect of a file, sheet or line. `check` turns it into a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceDefect {
    /// Where.
    pub location: Location,
    /// What.
    pub kind: SourceDefectKind,
}

/// The kinds of defects a reader can meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceDefectKind {
    /// The file could not be opened or read; the system's reason.
    Unreadable(String),
    /// The ending is none of .csv .xlsx .json .ndjson (holds the ending).
    UnsupportedFormat(String),
    /// An old binary workbook, to be saved as .xlsx first.
    OldWorkbook,
    /// Larger than the reader takes; holds the size and the limit, in bytes.
    TooLarge {
        /// Size of the file, or of a workbook unpacked.
        bytes: u64,
        /// What the reader takes.
        limit: u64,
    },
    /// Bytes that no known encoding explains; holds them in hexadecimal.
    Undecodable(String),
    /// A quote that opens here is never properly closed; the file is not read from there on.
    UnclosedQuote,
    /// The workbook's structure is broken; the reader's reason.
    BrokenWorkbook(String),
    /// A sheet its author has hidden; it is not read, so that nothing hidden is published.
    HiddenSheet,
    /// Columns beyond the last that is read are filled; holds that last column.
    TooWide(u16),
    /// The JSON, or one of its records, is broken; the reader's reason.
    BrokenJson(String),
    /// A JSON object names one key twice (holds the key).
    DuplicateKey(String),
    /// A `source.toml` that cannot be used; the reader's reason.
    BrokenSettings(String),
    /// The path does not have the form `<authority>/<date>/<file>`, or is a symbolic link.
    Misplaced,
}
