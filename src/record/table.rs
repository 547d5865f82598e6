//! One table of rows → its records and the account of its lines.

use super::account::LineAccount;
use super::cells::RowReader;
use super::date::parse_date;
use super::defect::{HeaderDefect, HeaderDefectKind};
use super::field::Kind;
use super::header::{self, Header};
use super::notes::Notes;
use super::raw::Record;
use super::statement::record;
use crate::date::PartialDate;
use crate::source::{Cell, CellKind, FileId, Location, Row, SourceFile, Table};
use crate::text::fold;
use std::collections::BTreeSet;

/// What one table says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterpretedTable {
    /// The file.
    pub file: FileId,
    /// Index in the file's sheets.
    pub sheet: u16,
    /// What its header says it holds; `None` where it is of no known kind or has no filled row.
    pub kind: Option<Kind>,
    /// Its records, in row order.
    pub records: Vec<Record>,
    /// Its lines. `set_aside` holds what the reader set aside, and all filled rows of an
    /// unknown table; what becomes of the records is `check`'s to add.
    pub lines: LineAccount,
    /// The date a title row gives for the whole table: （截至2026年11月15日）.
    pub as_of: Option<PartialDate>,
    /// What is to be said about the header.
    pub header_defects: Vec<HeaderDefect>,
}

/// Reads one table.
pub(crate) fn interpret(table: &Table, file: &SourceFile) -> InterpretedTable {
    let (header, header_defects) = header::find(table, file);
    let mut interpreted = InterpretedTable {
        file: table.file,
        sheet: table.sheet,
        kind: header.as_ref().map(|header| header.kind),
        records: Vec::new(),
        lines: LineAccount {
            read: table.set_aside,
            set_aside: table.set_aside,
            ..LineAccount::default()
        },
        as_of: None,
        header_defects,
    };
    match header {
        Some(header) => {
            interpreted.read_rows(table, &header);
            if interpreted.records.is_empty() && table.set_aside == 0 {
                let row = header.body.checked_sub(1).map_or(0, |index| table.rows[index].number);
                let location = Location { file: table.file, sheet: table.sheet, row, column: None };
                let kind = HeaderDefectKind::NoRecords;
                interpreted.header_defects.push(HeaderDefect { location, kind });
            }
            if file.delimiter.is_some() {
                interpreted.tell_uneven(table, header.body);
            }
        }
        None => interpreted.set_aside(table),
    }
    interpreted
}

impl InterpretedTable {
    /// Rows of a table of no known kind.
    fn set_aside(&mut self, table: &Table) {
        for row in &table.rows {
            if self.is_filled(row) {
                self.lines.set_aside += 1;
            }
        }
    }

    fn read_rows(&mut self, table: &Table, header: &Header) {
        let (head, body) = table.rows.split_at(header.body);
        for row in head {
            self.lines.header += u32::from(self.is_filled(row));
        }
        let titles = &head[..head.len().saturating_sub(1)];
        self.as_of = titles.iter().flat_map(|row| &row.cells).find_map(|cell| as_of(&cell.text));
        let mut notes = Notes::default();
        for (row, merged) in body.iter().zip(table.merged_rows(header.body)) {
            if !self.is_filled(row) {
                continue;
            }
            if table.keys.is_none() && head.last().is_some_and(|header| repeats(header, row)) {
                self.lines.header += 1;
            } else if table.keys.is_none() && notes.is_note(row) {
                self.lines.note += 1;
            } else {
                let reader = RowReader::new(table.location(row), &merged, &header.columns);
                self.records.push(record(header.kind, reader));
            }
        }
    }

    /// Tells of records with more or fewer cells than the header of a delimited text. Blank cells
    /// at the ends say nothing.
    fn tell_uneven(&mut self, table: &Table, body: usize) {
        let Some(header) = body.checked_sub(1).and_then(|index| table.rows.get(index)) else {
            return;
        };
        let columns = header.cells.len();
        let named = filled_width(header);
        let records: BTreeSet<u32> =
            self.records.iter().map(|record| record.row.location.row).collect();
        for row in table.rows[body..].iter().filter(|row| records.contains(&row.number)) {
            let cells = row.cells.len();
            if cells < named || filled_width(row) > columns {
                let location = table.location(row);
                let kind = HeaderDefectKind::UnevenRow { cells, columns };
                self.header_defects.push(HeaderDefect { location, kind });
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

/// Cells up to the last that is not blank.
fn filled_width(row: &Row) -> usize {
    row.cells.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1)
}

/// Whether a row is the header once more, as at the top of each printed page.
fn repeats(header: &Row, row: &Row) -> bool {
    let same = |(left, right): (&Cell, &Cell)| fold(&left.text) == fold(&right.text);
    row.cells.len() == header.cells.len() && header.cells.iter().zip(&row.cells).all(same)
}

/// The date behind 截至 or 截止 in a title.
fn as_of(title: &str) -> Option<PartialDate> {
    let (_, behind) = ["截至", "截止"].iter().find_map(|word| title.split_once(word))?;
    let is_part = |character: char| {
        character.is_numeric() || matches!(character, '年' | '月' | '日' | '.' | '-' | '/' | '〇')
    };
    let from = behind.find(char::is_numeric)?;
    let date = &behind[from..];
    let end = date.find(|character| !is_part(character)).unwrap_or(date.len());
    parse_date(&date[..end], CellKind::Text).ok()
}

#[cfg(test)]
mod tests {
    use super::as_of;

    #[test]
    fn a_title_gives_the_date_of_its_counts() {
        let titles = [
            "示例省限制类技术公开表（截至2026年11月15日）",
            "统计截止日期：2026.11.15，单位：例",
            "数据截至 ２０２６-11-15",
        ];
        for title in titles {
            assert_eq!(as_of(title).map(|date| date.to_string()).as_deref(), Some("2026-11-15"));
        }
        assert_eq!(as_of("2026年度示例表"), None);
    }
}
