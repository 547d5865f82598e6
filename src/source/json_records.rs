//! The rows of an array of JSON records so far.

use super::file::{Parsed, UNNUMBERED};
use super::gate::{Refusal, refusal};
use super::json_nested::{Held, NoRow, held};
use super::location::Location;
use super::table::{Cell, Row, Table};
use super::told::Defects;
use super::xlsx::MAX_COLUMNS;
use super::{SourceDefect, SourceDefectKind};
use std::collections::{BTreeSet, HashMap};

/// Bytes that the rows of a file may repeat of the records around them.
const MOST_REPEATED: usize = 256 * 1024 * 1024;

const TOO_MUCH: &str = "嵌套的记录太多，展开后太大，请导出成一行一条的 CSV";

pub(super) fn broken(reason: String) -> SourceDefectKind {
    SourceDefectKind::BrokenJson(reason)
}

pub(super) fn defect_of(reason: NoRow) -> SourceDefectKind {
    match reason {
        NoRow::Doubled(key) => SourceDefectKind::DuplicateKey(key),
        NoRow::Nested(key) => broken(format!("“{key}”的值是嵌套的，应为文字、数字或文字的数组")),
        NoRow::Several(one, other) => {
            broken(format!("“{one}”和“{other}”都是一组记录，看不出哪一组是备案"))
        }
        NoRow::Unreadable(key) => broken(format!("“{key}”的值里有不成字的编码")),
        NoRow::Other => broken("记录应为 { } 括起的对象".to_owned()),
    }
}

/// The rows so far.
pub(super) struct Records {
    pub(super) table: Table,
    keys: Vec<String>,
    columns: HashMap<String, usize>,
    defects: Defects,
    /// The keys that lead to rows within records.
    arrays: BTreeSet<String>,
    /// Rows without anything under a key that may lead to rows in other records.
    blank: Vec<(usize, String)>,
    /// Bytes that rows repeat of the records around them.
    repeated: usize,
    /// The number of the last record taken.
    pub(super) number: u32,
}

impl Default for Records {
    fn default() -> Self {
        Self {
            table: Table::empty(UNNUMBERED, 0),
            keys: Vec::new(),
            columns: HashMap::new(),
            defects: Defects::default(),
            arrays: BTreeSet::new(),
            blank: Vec::new(),
            repeated: 0,
            number: 0,
        }
    }
}

impl Records {
    /// Those of one of several arrays.
    pub(super) fn of_sheet(at: usize) -> Self {
        let sheet = u16::try_from(at).unwrap_or(u16::MAX);
        Self { table: Table::empty(UNNUMBERED, sheet), ..Self::default() }
    }

    /// None, and the reason why.
    pub(super) fn broken(reason: String) -> Self {
        let mut records = Self::default();
        records.defect(0, SourceDefectKind::BrokenJson(reason));
        records
    }

    /// Adds the next record.
    pub(super) fn take(&mut self, record: &str) {
        self.number += self.add(record, self.number + 1);
    }

    /// Adds a record that must be one row, as it is one line.
    pub(super) fn add_line(&mut self, record: &str, number: u32) {
        match held(record) {
            Held { array: Some(key), .. } => self.set_aside(number, defect_of(NoRow::Nested(key))),
            Held { rows, .. } => {
                for row in rows {
                    match row {
                        Ok(cells) => self.add_row(cells, number),
                        Err(reason) => self.set_aside(number, defect_of(reason)),
                    }
                }
            }
        }
    }

    /// Adds the rows of a record, from a number on; how many there are.
    fn add(&mut self, record: &str, number: u32) -> u32 {
        let Held { rows, array, blank, repeated } = held(record);
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        self.repeated = self.repeated.saturating_add(repeated);
        let is_too_much = self.repeated > MOST_REPEATED;
        let first = self.table.rows.len();
        for (number, row) in (number..).zip(rows) {
            match row {
                Ok(_) if is_too_much => self.set_aside(number, broken(TOO_MUCH.to_owned())),
                Ok(cells) => self.add_row(cells, number),
                Err(reason) => self.set_aside(number, defect_of(reason)),
            }
        }
        let rows = first..self.table.rows.len();
        self.blank.extend(
            blank.into_iter().flat_map(|key| rows.clone().map(move |row| (row, key.clone()))),
        );
        self.arrays.extend(array);
        count
    }

    fn add_row(&mut self, members: Vec<(String, Cell)>, number: u32) {
        let mut cells = Vec::with_capacity(self.keys.len());
        for (key, cell) in members {
            let Some(column) = self.column(key) else {
                let kind = SourceDefectKind::TooWide(MAX_COLUMNS);
                return self.set_aside(number, kind);
            };
            if cells.len() <= column {
                cells.resize(column + 1, Cell::default());
            }
            cells[column] = cell;
        }
        self.add_cells(cells, number);
    }

    pub(super) fn add_cells(&mut self, cells: Vec<Cell>, number: u32) {
        match refusal(&cells) {
            None => self.table.rows.push(Row { number, lines: 1, cells }),
            Some(Refusal { column, kind }) => {
                self.table.set_aside += 1;
                let location = self.location(number).at_column(column);
                self.defects.extend(kind.map(|kind| SourceDefect { location, kind }));
            }
        }
    }

    /// The key's 0-based column; `None` where there are too many keys.
    fn column(&mut self, key: String) -> Option<usize> {
        if let Some(column) = self.columns.get(&key) {
            return Some(*column);
        }
        let column = self.keys.len();
        if column >= usize::from(MAX_COLUMNS) {
            return None;
        }
        self.keys.push(key.clone());
        self.columns.insert(key, column);
        Some(column)
    }

    fn location(&self, row: u32) -> Location {
        Location { row, sheet: self.table.sheet, ..Location::of_file(UNNUMBERED) }
    }

    pub(super) fn set_aside(&mut self, number: u32, kind: SourceDefectKind) {
        self.table.set_aside += 1;
        self.defect(number, kind);
    }

    /// Tells that there should be more of them.
    pub(super) fn tell_partial(&mut self, said: u64) {
        if self.number > 0 && u64::from(self.number) < said {
            self.defect(0, SourceDefectKind::Partial { said, read: self.number });
        }
    }

    pub(super) fn defect(&mut self, row: u32, kind: SourceDefectKind) {
        let location = self.location(row);
        self.defects.push(SourceDefect { location, kind });
    }

    pub(super) fn finish(self) -> Parsed {
        let Self { mut table, keys, defects, arrays, blank, .. } = self;
        // A hospital without filings, in a list of what each has filed.
        for (row, _) in blank.iter().filter(|(_, key)| arrays.contains(key)) {
            table.rows[*row].cells.clear();
        }
        let table = Table { keys: Some(keys), ..table };
        Parsed { tables: vec![table], defects, ..Parsed::default() }
    }
}
