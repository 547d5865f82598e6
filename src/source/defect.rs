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
        /** size */
        bytes: u64,
        /** limit */
        limit: u64,
    },
    /// Bytes that no known encoding explains; holds them in hexadecimal.
    Undecodable(String),
    /// A quote that opens here is never closed; the rest of the file is not read.
    UnclosedQuote,
    /// The workbook's structure is broken; the reader's reason.
    BrokenWorkbook(String),
    /// The JSON is broken; the reader's reason.
    BrokenJson(String),
    /// A JSON object names one key twice (holds the key).
    DuplicateKey(String),
    /// The path does not have the form `<authority>/<date>/<file>`.
    Misplaced,
}
