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
    /// The file could not be opened or read, or the folder not be listed; the system's reason.
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
    /// Bytes of a line that the file's encoding does not explain; holds them in hexadecimal. Their
    /// row is set aside.
    Undecodable(String),
    /// A whole file that no known encoding explains; holds the first bytes that show it.
    NotText(String),
    /// A whole file that reads as UTF-16 without a byte order mark.
    Utf16WithoutMark,
    /// A quote that opens here is never properly closed. Holds the line at which the reading goes
    /// on, if it does; the lines before it are set aside.
    UnclosedQuote(Option<u32>),
    /// The workbook's structure is broken; the reader's reason.
    BrokenWorkbook(String),
    /// The content breaks off here, or cannot be read from here on; what was before it stands.
    /// Holds the reader's reason.
    BrokenOff(String),
    /// A sheet its author has hidden; it is not read, so that nothing hidden is published. Holds
    /// the number of its filled rows.
    HiddenSheet(u32),
    /// Filled rows that are hidden or filtered out, by their numbers; they are set aside, so that
    /// nothing hidden is published.
    HiddenRows(Vec<u32>),
    /// Filled columns that are hidden, by their 1-based numbers; they are not read.
    HiddenColumns(Vec<u16>),
    /// A cell says that it stands where no cell of this row can stand (holds its reference); its
    /// row is set aside.
    MisplacedCell(String),
    /// A cell or row comes twice; the row is set aside.
    DoubledCell,
    /// Rows set aside because a text of theirs is not in the workbook.
    MissingTexts(Vec<u32>),
    /// A workbook declares a count of texts far from the truth (holds it).
    FalseCount(String),
    /// A cell longer than any workbook allows (holds its length in characters); its row is set
    /// aside.
    TooLongCell(usize),
    /// A cell with a control character that no text has (holds the sign); its row is set aside.
    ControlCharacter(char),
    /// Columns beyond the last that is read are filled; holds that last column.
    TooWide(u16),
    /// A line of a delimited text that can't be taken apart; the reason. It is set aside.
    BrokenRow(String),
    /// The JSON, or one of its records, is broken; the reader's reason.
    BrokenJson(String),
    /// The JSON says that there are more records than it holds.
    Partial {
        /// How many there are.
        said: u64,
        /// How many it holds.
        read: u32,
    },
    /// A JSON object names one key twice (holds the key).
    DuplicateKey(String),
    /// A `source.toml` that cannot be used; the reader's reason.
    BrokenSettings(String),
    /// A symbolic link, folder or device where a file should be; it is not opened.
    NotAFile,
    /// The name is no text in the system's encoding, so that it can't be told exactly.
    UnreadableName,
    /// Further defects like others of the file, which are only counted.
    Further {
        /// The first of them.
        like: Box<Self>,
        /// How many there are.
        more: u32,
        /// The row of the last.
        last: u32,
    },
    /// No cell of the file is filled.
    Empty,
    /// The path does not have the form `<authority>/<date>/<file>`.
    Misplaced,
    /// The folder of an export has no file of it.
    EmptyFolder,
    /// An export of an authority that has a newer one in another folder (holds it).
    PassedOver(String),
}
