//! What is wrong with one cell, or with a table's header.

use super::ends::remark::Ended;
use super::field::{Field, Kind};
use super::form::FormTrouble;
use crate::source::Location;

/// One cell that could not be read for what its column asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellDefect {
    /// The cell, or the row where a needed cell is missing.
    pub location: Location,
    /// The field asked for.
    pub field: Field,
    /// The raw text.
    pub raw: String,
    /// What is wrong.
    pub kind: CellDefectKind,
}

/// The kinds of unreadable cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellDefectKind {
    /// A value the record cannot do without is absent.
    Missing,
    /// A formula without a usable result.
    Uncomputed,
    /// Not a date in any usual form, or no such day.
    NotADate,
    /// Not a count of cases, places or months.
    NotACount,
    /// Not a known status word.
    UnknownStatus,
    /// Not a known level of institution, operation or technology.
    UnknownLevel,
    /// Refers to the cell above it: 同上.
    Ditto,
    /// A long identifier stored as a number: digits are lost.
    NumberedIdentifier,
    /// No registration number, but a word in its place.
    NotANumber,
    /// Personal data inside; the cell was not read.
    Personal,
    /// Code where text should be.
    Code,
    /// Invisible or direction-changing characters inside.
    InvisibleCharacters,
    /// No institution in a row under one with a name, held here: perhaps a merged cell.
    BlankBelow(String),
    /// The same where the numbering proves that the row goes on; the value is taken.
    Continued(String),
    /// Something says that the filing has ended, and no status is stated.
    Ended(Ended),
    /// The same beside a status that is stated as valid.
    EndedThoughValid(Ended),
    /// A remark in the row, or a note on it, says by this word that something in it should be
    /// otherwise; of a note all of it.
    Corrected(&'static str, Option<String>),
    /// Beside such a status something says that another thing has ended, or is under way.
    MayHaveEnded(Ended),
    /// The name of a place or of a group of hospitals instead of one hospital's.
    OfMany,
    /// A value of another kind where a name is needed: true, 12345, a date.
    NotAName,
    /// A count in a cell merged over several rows.
    MergedCount,
    /// A list of values that is not as long as the list of technologies beside it.
    Uneven {
        /// Technologies in the row.
        technologies: usize,
        /// Values in this cell.
        values: usize,
    },
    /// Brackets behind a name that are not taken for a name: 不含分院.
    LeftOut(Vec<String>),
    /// A bracket behind an institution's name, or a remark, that limits what it may do: 仅限髋关节.
    Limited(String),
    /// The name that the institution has now by a remark.
    Renamed(String),
    /// Several institutions in one cell.
    SeveralNames(Vec<String>),
}

impl CellDefectKind {
    /// Whether it says that the statement has ended.
    pub(crate) fn is_of_end(&self) -> bool {
        matches!(self, Self::Ended(_) | Self::EndedThoughValid(_))
    }

    /// Whether it was seen in the row as a whole, before its cells were read one by one.
    pub(crate) fn is_of_row(&self) -> bool {
        self.is_of_end()
            || matches!(
                self,
                Self::MayHaveEnded(_)
                    | Self::Corrected(..)
                    | Self::Renamed(_)
                    | Self::BlankBelow(_)
                    | Self::OfMany
                    | Self::MergedCount
                    | Self::Uneven { .. }
                    | Self::Code
            )
    }
}

/// Something to say about a table's header, or about a row that doesn't fit it. The keys of JSON stand in no row: their row is 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderDefect {
    /// The header cell, or the table's first row.
    pub location: Location,
    /// What is wrong.
    pub kind: HeaderDefectKind,
}

/// The kinds of header defects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderDefectKind {
    /// No row is the header of any known kind.
    UnknownTable {
        /// The cells of the likeliest header row, for the message.
        seen: Vec<String>,
        /// The column without which nobody can tell, where that is all it lacks.
        lacks: Option<Field>,
    },
    /// A sheet of a workbook with one text a row, as covers and instructions are.
    OnlyText,
    /// A word of `source.toml` that names no kind or no field.
    UnknownSetting(String),
    /// A column about people that `source.toml` says is a field; it is not read.
    PrivateSetting(String),
    /// A column whose name is not known; it is not read.
    UnknownColumn(String),
    /// A column of counts that may be those of one year; it is not read.
    PeriodCount(String),
    /// A column of cases in a table that speaks, by this word, of those in which something went
    /// wrong.
    HarmCount(String, &'static str),
    /// A column of counts in a unit of more than one case; it is not read.
    UnitOfMany(String, &'static str),
    /// Two columns claim one field; neither is read.
    DoubledColumn {
        /// The field claimed.
        field: Field,
        /// The two header texts.
        names: [String; 2],
    },
    /// A title gives the date of the figures, which is no date.
    UnreadableAsOf(String),
    /// A long title or a note speaks of an end, and of none of the rows for certain.
    MayHaveEnded(Ended),
    /// The sheet is called by an edition of a catalog, and another sheet by a newer one; the two names.
    OlderEdition(String, String),
    /// By this word of this title the rows were asked for, and may not be filed yet.
    MayBeAskedFor(&'static str, String),
    /// By this word of this text the table is not the one to publish.
    Withheld(&'static str, String),
    /// Some rows, by their numbers, have a colour that nothing explains, and do not say how they stand.
    ColouredRows(Vec<u32>),
    /// A header with no record under it.
    NoRecords,
    /// A row with more cells than the header, or with fewer.
    UnevenRow {
        /// Cells of the row.
        cells: usize,
        /// Columns of the header.
        columns: usize,
    },
    /// Technologies are the names of columns, and nothing says what is in them.
    UnclearMatrix,
    /// A form, one record a sheet, that can't be read.
    UnreadForm(FormTrouble),
    /// The header fits several kinds equally; the names of the columns that were not read, one of
    /// which may be what is missing.
    AmbiguousKind(Vec<Kind>, Vec<String>),
    /// Whole groups of columns come twice: two tables stand side by side. Holds the names.
    SideBySide(Vec<String>),
}
