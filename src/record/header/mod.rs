//! Finds the headers of a table and what kind of records stand under each.
//!
//! Among the first rows the one to three rows with the most recognised fields that fit a kind
//! are the header; rows above are titles. JSON brings its keys along. `source.toml` can say the
//! kind. Further headers below are found by the same measure (see `segments`).

pub(super) mod around;
pub(super) mod as_of;
pub(super) mod editions;
pub(super) mod finder;
pub(super) mod given;
pub(super) mod heading;
mod heading_number;
pub(super) mod headings;
pub(super) mod kind;
mod named_after;
pub(super) mod of_many;
pub(super) mod segments;
mod stack;
pub(super) mod titles;
pub(super) mod withheld;

use crate::record::columns::blocks::Block;
use crate::record::columns::date_parts;
use crate::record::columns::matrix::Matrix;
use crate::record::columns::{Column, Names};
use crate::record::defect::{HeaderDefect, HeaderDefectKind};
use crate::record::ends::endings::{done, said_of};
use crate::record::ends::remark::Remark;
use crate::record::field::{Field, Kind};
use crate::source::{Location, Row, Table};
use around::SaidAround;
use finder::{Candidate, Finder};
use given::Given;
use kind::Fit;
use titles::Titles;

/// A header that was found.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    /// The kind of the records; `None` where it fits several.
    pub(crate) kind: Option<Kind>,
    /// The titles around it.
    pub(crate) titles: Titles,
    /// Index of its first row; the same as `body` where the keys of JSON are the header.
    pub(crate) first: usize,
    /// Index of the first row under it.
    pub(crate) body: usize,
    /// The columns read.
    pub(crate) columns: Vec<Column>,
    /// Position of the column that numbers the rows.
    pub(crate) serial: Option<usize>,
    /// The columns that may say that a filing has ended.
    pub(crate) remarks: Vec<Remark>,
    /// What the titles and the names around say of all rows.
    pub(crate) said: SaidAround,
    /// What titles say for every row under them; their columns stand behind the others.
    pub(crate) given: Vec<Given>,
    /// Blocks of columns, of which each row has a record in each; none where it has one in all.
    pub(crate) blocks: Vec<Block>,
    /// First columns of days that stand in three columns.
    pub(crate) days: Vec<usize>,
    /// The technologies that are names of columns.
    pub(crate) matrix: Option<Matrix>,
    /// What is to be said about it.
    pub(crate) defects: Vec<HeaderDefect>,
}

/// What is to be said of columns, by their positions.
type Unread = Vec<(Option<usize>, HeaderDefectKind)>;

impl Header {
    /// Reads the columns of a header that was found over rows that end before `end`.
    fn new(finder: &Finder<'_>, found: Candidate, end: usize) -> Self {
        let Candidate { titles, first, depth, names, given, matrix, fit } = found;
        let table = finder.table;
        let body = first + depth;
        let row = if depth == 0 { 0 } else { table.rows[body - 1].number };
        let location = Location { row, ..first_location(table) };
        let around = finder.names_around(&titles);
        let mut header = Self {
            kind: None,
            titles,
            first,
            body,
            columns: Vec::new(),
            serial: names.serial(),
            remarks: Vec::new(),
            said: said_around(matrix.as_ref(), &around),
            given,
            blocks: Vec::new(),
            days: date_parts::days(&names),
            matrix,
            defects: Vec::new(),
        };
        match fit {
            Fit::One(kind) => {
                let rows = &table.rows[body..end.max(body)];
                header.resolve(kind, &names, rows, &around, width(table), location);
            }
            Fit::Several(kinds) => {
                let unread = names.unknown().map(|(_, text)| text.to_owned()).collect();
                let kind = HeaderDefectKind::AmbiguousKind(kinds, unread);
                header.defects.push(HeaderDefect { location, kind });
            }
            Fit::None => {}
        }
        header
    }

    /// Resolves the names to columns of a kind, block by block, and tells what is not read.
    fn resolve(
        &mut self,
        kind: Kind,
        names: &Names,
        rows: &[Row],
        around: &[&str],
        width: usize,
        location: Location,
    ) {
        let mut unread: Unread = Vec::new();
        for (names, own) in names.by_block() {
            let (columns, told) = names.resolve(kind, rows, around);
            let new: Unread = told.into_iter().filter(|it| !unread.contains(it)).collect();
            unread.extend(new);
            let remarks = names.remarks(&columns, width);
            self.take(kind, columns, remarks, own, width);
        }
        let is_beside = |(_, kind): &(_, _)| matches!(kind, HeaderDefectKind::SideBySide(_));
        match unread.iter().position(is_beside) {
            // Of neither half are the rows read.
            Some(at) => {
                self.leave();
                self.tell(unread[at..=at].to_vec(), location);
            }
            None => {
                self.tell(unread, location);
                self.doubt(kind, location);
            }
        }
    }

    /// Takes the columns of a kind, all of them or those of one block with those of all blocks;
    /// behind them stand those that titles give. No cell of the sheet stands at `width` or behind it.
    fn take(
        &mut self,
        kind: Kind,
        columns: Vec<Column>,
        remarks: Vec<Remark>,
        own: Vec<usize>,
        width: usize,
    ) {
        let given = self.given.iter().enumerate().map(|(place, given)| Column {
            number: given.column,
            ..Column::at(width + place, given.field)
        });
        let mut columns: Vec<Column> = columns.into_iter().chain(given).collect();
        columns.sort_by_key(|column| (column.number, column.index));
        let matrix = self.matrix.as_ref();
        let is_new = |remark: &Remark| !self.remarks.iter().any(|it| it.index == remark.index);
        let remarks = remarks.into_iter().filter(is_new);
        let of_none = remarks.filter(|it| !matrix.is_some_and(|matrix| matrix.has(it.index)));
        let new: Vec<Remark> = of_none.collect();
        self.remarks.extend(new);
        if self.kind.is_none() {
            self.columns.clone_from(&columns);
        }
        if !own.is_empty() {
            self.blocks.push(Block { columns, own });
        }
        self.kind = Some(kind);
    }

    /// Leaves the rows unread.
    fn leave(&mut self) {
        self.kind = None;
        self.columns.clear();
        self.remarks.clear();
        self.blocks.clear();
    }

    /// Tells of columns that are not read, but for those of a matrix.
    fn tell(&mut self, unread: Unread, location: Location) {
        let column = |index: usize| u16::try_from(index + 1).unwrap_or(u16::MAX);
        let is_of_matrix = |at| self.matrix.as_ref().is_some_and(|matrix| matrix.has(at));
        let told = unread.into_iter().filter(|(index, _)| !index.is_some_and(is_of_matrix));
        let defect = |(index, kind): (Option<usize>, HeaderDefectKind)| HeaderDefect {
            location: Location { column: index.map(column), ..location },
            kind,
        };
        self.defects = told.map(defect).collect();
    }

    /// Tells of a long title that may say that the rows have ended, and of one by which they were
    /// only asked for.
    fn doubt(&mut self, kind: Kind, location: Location) {
        let is_stated = self.columns.iter().any(|column| column.field == Field::Status);
        let said = self.said.doubt.as_ref().and_then(|said| said_of(kind, is_stated, said));
        let defect = |said| HeaderDefect { location, kind: HeaderDefectKind::MayHaveEnded(said) };
        self.defects.extend(said.map(defect));
        let is_completed = self.columns.iter().any(|column| column.field == done(kind));
        let may_be =
            matches!(kind, Kind::Filing | Kind::TrainingBase) && is_completed && !is_stated;
        let asked = self.said.asked.clone().filter(|_| may_be);
        self.defects.extend(asked.map(|(word, text)| HeaderDefect {
            location,
            kind: HeaderDefectKind::MayBeAskedFor(word, text),
        }));
    }
}

/// What the names around a table say, but for what they say of the marks of a matrix.
fn said_around(matrix: Option<&Matrix>, around: &[&str]) -> SaidAround {
    let of_table =
        around.iter().copied().filter(|text| !matrix.is_some_and(|it| it.is_legend(text)));
    SaidAround::of(&of_table.collect::<Vec<_>>())
}

/// The place where a table begins.
pub(crate) fn first_location(table: &Table) -> Location {
    let row = match &table.keys {
        Some(_) => 0,
        None => table.rows.iter().find(|row| !row.is_blank()).map_or(0, |row| row.number),
    };
    Location { file: table.file, sheet: table.sheet, row, column: None }
}

/// A position no cell of the sheet has.
fn width(table: &Table) -> usize {
    table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
}
