//! One sheet of rows → its tables, their records and the account of their lines.

use super::account::LineAccount;
use super::as_of::{self, AsOf};
use super::body::Body;
use super::defect::{HeaderDefect, HeaderDefectKind};
use super::field::Kind;
use super::header::{Finder, Header};
use super::raw::Record;
use super::segments::{Segment, part};
use crate::date::PartialDate;
use crate::source::{FileId, Location, Row, SourceFile, Table};
use std::ops::Range;

/// What one table says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterpretedTable {
    /// The file.
    pub file: FileId,
    /// Index in the file's sheets. Tables that stand one under another share it.
    pub sheet: u16,
    /// What its header says it holds; `None` where it is of no known kind or has no filled row.
    pub kind: Option<Kind>,
    /// Its records, in row order. A row that lists dates or counts one by one for its
    /// technologies gives as many records, one after another.
    pub records: Vec<Record>,
    /// Its lines. `set_aside` holds what the reader set aside, and all filled rows of an
    /// unknown table; what becomes of the records is `check`'s to add.
    pub lines: LineAccount,
    /// The date a title row gives for the whole table: （截至2026年11月15日）.
    pub as_of: Option<PartialDate>,
    /// What is to be said about the header.
    pub header_defects: Vec<HeaderDefect>,
}

/// Reads the tables of one sheet; at least one entry, even where there is none.
pub(crate) fn interpret(sheet: &Table, file: &SourceFile) -> Vec<InterpretedTable> {
    let (finder, defects) = Finder::new(sheet, file);
    let mut first = InterpretedTable::new(sheet, defects);
    first.lines.read += sheet.set_aside;
    first.lines.set_aside += sheet.set_aside;
    let header = match finder.first() {
        Ok(header) => header,
        Err(defect) => {
            first.header_defects.extend(defect);
            first.set_aside(&sheet.rows);
            return vec![first];
        }
    };
    let mut tables: Vec<InterpretedTable> = vec![first];
    let mut body = None;
    for Segment { titles, header, head, body: rows } in part(&finder, &sheet.rows, header) {
        if let Some(header) = header {
            if tables.len() > 1 || tables[0].kind.is_some() || body.is_some() {
                tables.push(InterpretedTable::new(sheet, Vec::new()));
            }
            body = Some(Body::new(sheet, &header));
            if let Some(table) = tables.last_mut() {
                table.begin(sheet, titles.clone(), header);
            }
        }
        let Some(table) = tables.last_mut() else { continue };
        table.read_head(&sheet.rows[titles.start..head.end]);
        match (table.kind, &mut body) {
            (Some(kind), Some(body)) => table.read_rows(sheet, kind, rows, body),
            _ => table.set_aside(&sheet.rows[rows]),
        }
    }
    tables
}

impl InterpretedTable {
    fn new(sheet: &Table, header_defects: Vec<HeaderDefect>) -> Self {
        Self {
            file: sheet.file,
            sheet: sheet.sheet,
            kind: None,
            records: Vec::new(),
            lines: LineAccount::default(),
            as_of: None,
            header_defects,
        }
    }

    /// Takes what a header and the titles over it say.
    fn begin(&mut self, sheet: &Table, titles: Range<usize>, header: Header) {
        self.kind = header.kind;
        self.header_defects.extend(header.defects);
        let start = titles.start;
        match as_of::find(&sheet.rows[titles]) {
            Some((_, _, AsOf::Date(date))) => self.as_of = Some(date),
            Some((row, column, AsOf::Unreadable(text))) => {
                let location = sheet.location(&sheet.rows[start + row]);
                let column = u16::try_from(column + 1).unwrap_or(u16::MAX);
                self.header_defects.push(HeaderDefect {
                    location: Location { column: Some(column), ..location },
                    kind: HeaderDefectKind::UnreadableAsOf(text),
                });
            }
            None => {}
        }
    }

    /// Header rows and the titles over them.
    fn read_head(&mut self, rows: &[Row]) {
        for row in rows {
            self.lines.header += u32::from(self.is_filled(row));
        }
    }

    /// Rows of a table of no known kind.
    fn set_aside(&mut self, rows: &[Row]) {
        for row in rows {
            self.lines.set_aside += u32::from(self.is_filled(row));
        }
    }

    fn read_rows(&mut self, sheet: &Table, kind: Kind, rows: Range<usize>, body: &mut Body<'_>) {
        for row in &sheet.rows[rows] {
            if !self.is_filled(row) {
                body.blank();
            } else if body.is_number_only(row) {
                self.lines.blank += 1;
            } else if body.is_note(row) {
                self.lines.note += 1;
            } else {
                body.records(kind, row, &mut self.records);
            }
        }
    }

    /// Counts a row's lines; whether it is filled, so that its first line is still to be
    /// accounted for.
    fn is_filled(&mut self, row: &Row) -> bool {
        self.lines.read += row.lines;
        if row.is_blank() {
            self.lines.blank += row.lines;
            return false;
        }
        self.lines.continuation += row.lines.saturating_sub(1);
        true
    }
}
