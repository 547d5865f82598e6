//! One sheet of rows → its tables, their records and the account of their lines.

use super::account::LineAccount;
use super::body::{Body, NoteRow};
use super::defect::{CellDefect, CellDefectKind, HeaderDefect, HeaderDefectKind};
use super::ends::coloured;
use super::ends::corrects;
use super::ends::endings::{alone, said_of};
use super::ends::note::NoteEnd;
use super::ends::refused;
use super::ends::remark::Ended;
use super::field::{Field, Kind};
use super::form::{self, Form, FormRecord};
use super::header::Header;
use super::header::as_of::{self, AsOf};
use super::header::editions;
use super::header::finder::Finder;
use super::header::segments::{Begins, Segment, part};
use super::header::withheld::withheld;
use super::one_row::read_row;
use super::raw::Record;
use crate::date::PartialDate;
use crate::source::{FileId, LISTS_SHEET, Location, Row, SourceFile, Table};
use std::collections::BTreeSet;
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
    /// Whether its author has hidden the sheet: its rows are set aside, unread.
    pub is_hidden: bool,
    /// Its records, in row order. A row that lists dates or counts one by one for its
    /// technologies gives as many records, one after another.
    pub records: Vec<Record>,
    /// Its lines. `set_aside` holds what the reader set aside, and all filled rows of an
    /// unknown table; what becomes of the records is `check`'s to add.
    pub lines: LineAccount,
    /// The date a title row gives for the whole table: （截至2026年11月15日）.
    pub as_of: Option<PartialDate>,
    /// The texts of the titles over its header.
    pub titles: Vec<String>,
    /// What is to be said about the header.
    pub header_defects: Vec<HeaderDefect>,
    /// What rows of a table of no known kind say of an end; they make no records.
    pub ends: Vec<Record>,
}

/// Reads the tables of one sheet; at least one entry, even where there is none.
pub(crate) fn interpret(sheet: &Table, file: &SourceFile) -> Vec<InterpretedTable> {
    let (finder, defects) = Finder::new(sheet, file);
    let mut first = InterpretedTable::new(sheet, defects);
    first.lines.read += sheet.set_aside;
    first.lines.set_aside += sheet.set_aside;
    if !sheet.is_hidden
        && let Some((word, text)) = withheld(sheet, file)
    {
        let kind = HeaderDefectKind::Withheld(word, text);
        let location = Location { sheet: sheet.sheet, ..Location::of_file(sheet.file) };
        first.header_defects.push(HeaderDefect { location, kind });
        first.set_aside(&sheet.rows);
        return vec![first];
    }
    if let Some(form) = form::read(sheet, &finder, file.snapshot) {
        first.take_form(sheet, form);
        return vec![first];
    }
    match finder.first() {
        Ok(header) => {
            let mut tables = Tables::new(sheet, file, first);
            part(&finder, &sheet.rows, header).into_iter().for_each(|it| tables.take(it));
            tables.finish()
        }
        Err(defect) => {
            first.take_unread(sheet, file, defect);
            vec![first]
        }
    }
}

/// The tables of one sheet, read one segment after another.
struct Tables<'t> {
    sheet: &'t Table,
    file: &'t SourceFile,
    done: Vec<InterpretedTable>,
    current: InterpretedTable,
    /// What the rows of the current table are read by; none where it is of no known kind.
    body: Option<Body<'t>>,
    /// Of each table that has begun the number of its header's last row.
    headers: Vec<u32>,
}

impl<'t> Tables<'t> {
    fn new(sheet: &'t Table, file: &'t SourceFile, first: InterpretedTable) -> Self {
        Self { sheet, file, done: Vec::new(), current: first, body: None, headers: Vec::new() }
    }

    fn take(&mut self, segment: Segment) {
        let Segment { titles, begins, head, body: rows } = segment;
        let sheet = self.sheet;
        match begins {
            Begins::Table(header) => {
                let body = Body::new(sheet, &header, self.file.snapshot);
                self.body = Some(body);
                let head = &sheet.rows[head.clone()];
                self.next(head).begin(sheet, head, *header);
            }
            Begins::Unknown(defect) => {
                self.body = None;
                self.next(&sheet.rows[head.clone()]).header_defects.push(defect);
            }
            Begins::Again => {
                if let Some(body) = &mut self.body {
                    body.under_new_titles(&sheet.rows[titles.clone()]);
                }
            }
        }
        self.read(titles, head, rows);
    }

    /// The next table, under its header.
    fn next(&mut self, head: &[Row]) -> &mut InterpretedTable {
        if !self.headers.is_empty() {
            let next = InterpretedTable::new(self.sheet, Vec::new());
            self.done.push(std::mem::replace(&mut self.current, next));
        }
        self.headers.push(head.last().map_or(0, |row| row.number));
        &mut self.current
    }

    fn read(&mut self, titles: Range<usize>, head: Range<usize>, rows: Range<usize>) {
        let (sheet, table) = (self.sheet, &mut self.current);
        table.read_head(&sheet.rows[titles.start..head.end]);
        if let Some(body) = &mut self.body {
            body.under_titles(&sheet.rows[titles]);
        }
        match (table.kind, &mut self.body) {
            (Some(kind), Some(body)) => {
                let before = table.records.len();
                table.read_rows(sheet, kind, rows.clone(), body);
                let told = coloured::tell(sheet, &table.records[before..]);
                table.header_defects.extend(told);
                if self.file.delimiter.is_some() {
                    table.tell_uneven(sheet, head, rows);
                }
            }
            _ => table.refuse(&sheet.rows[rows], sheet, self.file),
        }
    }

    fn finish(mut self) -> Vec<InterpretedTable> {
        self.done.push(self.current);
        if let Some((own, newer)) = editions::older(self.sheet, self.file)
            && let Some(table) = self.done.iter_mut().find(|it| it.kind == Some(Kind::Filing))
        {
            let kind = HeaderDefectKind::OlderEdition(own, newer);
            let location = Location { sheet: table.sheet, ..Location::of_file(table.file) };
            table.header_defects.push(HeaderDefect { location, kind });
        }
        // A workbook to fill in has a sheet for each kind of table; most clerks need one or two.
        if !self.file.sheets.iter().any(|name| name == LISTS_SHEET) {
            let with_header = self.done.iter_mut().zip(self.headers);
            let with_kind = with_header.filter(|(table, _)| table.kind.is_some());
            with_kind.for_each(|(table, row)| table.tell_empty(self.sheet, row));
        }
        self.done
    }
}

impl InterpretedTable {
    fn new(sheet: &Table, header_defects: Vec<HeaderDefect>) -> Self {
        Self {
            file: sheet.file,
            sheet: sheet.sheet,
            kind: None,
            is_hidden: sheet.is_hidden,
            records: Vec::new(),
            lines: LineAccount::default(),
            as_of: None,
            titles: Vec::new(),
            header_defects,
            ends: Vec::new(),
        }
    }

    /// Takes what a header and the titles over it say.
    fn begin(&mut self, sheet: &Table, head: &[Row], header: Header) {
        self.kind = header.kind;
        self.header_defects.extend(header.defects);
        let titles = header.titles.ranges().into_iter().flat_map(|titles| &sheet.rows[titles]);
        self.titles = titles.filter_map(alone).map(str::to_owned).collect();
        let count = header.columns.iter().find(|it| it.field == Field::CumulativeCases);
        if let Some(AsOf::Date(date)) = count.and_then(|it| as_of::in_header(head, it.index)) {
            self.as_of = Some(date);
            return;
        }
        let found = header.titles.ranges().into_iter().find_map(|titles| {
            let start = titles.start;
            as_of::find(&sheet.rows[titles]).map(|(row, column, said)| (start + row, column, said))
        });
        match found {
            Some((_, _, AsOf::Date(date))) => self.as_of = Some(date),
            Some((row, column, AsOf::Unreadable(text))) => {
                let column = u16::try_from(column + 1).unwrap_or(u16::MAX);
                self.header_defects.push(HeaderDefect {
                    location: Location { column: Some(column), ..sheet.location(&sheet.rows[row]) },
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

    /// Takes a sheet without a header that is known.
    fn take_unread(&mut self, sheet: &Table, file: &SourceFile, defect: Option<HeaderDefect>) {
        match defect.as_ref().map(|defect| &defect.kind) {
            Some(HeaderDefectKind::OnlyText) => self.note(&sheet.rows),
            _ => self.refuse(&sheet.rows, sheet, file),
        }
        self.header_defects.extend(defect);
    }

    /// Sets rows of a table of no known kind aside; what they say of ends is kept.
    fn refuse(&mut self, rows: &[Row], sheet: &Table, file: &SourceFile) {
        self.set_aside(rows);
        self.ends.extend(refused::ends(rows, sheet, file));
    }

    /// Rows that are not read.
    fn set_aside(&mut self, rows: &[Row]) {
        for row in rows {
            self.lines.set_aside += u32::from(self.is_filled(row));
        }
    }

    /// Rows of a sheet that is no table.
    fn note(&mut self, rows: &[Row]) {
        for row in rows {
            self.lines.note += u32::from(self.is_filled(row));
        }
    }

    /// Takes a form: titles, the rows of its record, and all that is not read.
    fn take_form(&mut self, sheet: &Table, form: Form) {
        let (at, kind) = match form {
            Form::Read(record) => return self.take_record(sheet, record),
            Form::Blank => (None, HeaderDefectKind::NoRecords),
            Form::Ambiguous(kinds) => (None, HeaderDefectKind::AmbiguousKind(kinds, Vec::new())),
            Form::Unread(at, trouble) => (at, HeaderDefectKind::UnreadForm(trouble)),
        };
        let location = match at {
            Some((row, column)) => Location {
                column: Some(u16::try_from(column + 1).unwrap_or(u16::MAX)),
                ..sheet.location(&sheet.rows[row])
            },
            None => Location { sheet: sheet.sheet, ..Location::of_file(sheet.file) },
        };
        self.header_defects.push(HeaderDefect { location, kind });
        self.set_aside(&sheet.rows);
    }

    fn take_record(&mut self, sheet: &Table, form: FormRecord) {
        let FormRecord { kind, row, columns, ended, first, rows } = form;
        self.kind = Some(kind);
        if let Some((_, _, AsOf::Date(date))) = as_of::find(&sheet.rows[..first]) {
            self.as_of = Some(date);
        }
        let location = sheet.location(&row);
        let of_end = |(column, kind)| CellDefect {
            location: Location { column, ..location },
            field: Field::Status,
            raw: String::new(),
            kind,
        };
        let defects = ended.map(of_end).into_iter().collect();
        read_row(kind, &row, &columns, location, defects, &mut self.records);
        for (at, line) in sheet.rows.iter().enumerate() {
            if !self.is_filled(line) || line.number == row.number {
                continue;
            }
            match rows.contains(&at) {
                true => self.lines.continuation += 1,
                false if at < first => self.lines.header += 1,
                false => self.lines.note += 1,
            }
        }
    }

    fn read_rows<'t>(
        &mut self,
        sheet: &'t Table,
        kind: Kind,
        rows: Range<usize>,
        body: &mut Body<'t>,
    ) {
        let mut doubt = None;
        for row in &sheet.rows[rows] {
            if !self.is_filled(row) {
                body.blank();
            } else if body.is_heading(row) {
                self.lines.header += 1;
            } else if body.is_number_only(row) {
                self.lines.blank += 1;
            } else if let Some(note) = body.is_note(row) {
                self.lines.note += 1;
                doubt = self.end_above(sheet, row, note, body).or(doubt);
            } else {
                let before = self.records.len();
                body.records(kind, row, &mut self.records);
                // A hospital without a technology in a table of technologies as columns.
                self.lines.note += u32::from(self.records.len() == before);
                // What a note said of an end counts for this row.
                doubt = None;
            }
        }
        corrects::tell(&mut self.records, |row| body.number_of(row));
        self.header_defects.extend(doubt);
    }

    /// Takes a note that speaks of an end: for the rows above that it names, else for those below.
    /// What is to be said where none comes.
    fn end_above(
        &mut self,
        sheet: &Table,
        row: &Row,
        note: NoteRow,
        body: &mut Body<'_>,
    ) -> Option<HeaderDefect> {
        if body.is_legend(row) {
            return None;
        }
        let Some(said) = NoteEnd::of(row) else { return self.corrected_above(sheet, row, body) };
        let named = said.named(&self.records, |row| body.number_of(row));
        if named.is_empty() {
            if note == NoteRow::Note && said.can_head() {
                body.under_note(row);
            }
            let counts = |record: &Record| {
                said_of(record.kind, record.statement.states_status(), &said.ended).is_some()
            };
            let is_open = said.is_open(&self.records) && self.records.iter().any(counts);
            let kind = HeaderDefectKind::MayHaveEnded(said.ended.clone());
            return is_open.then(|| HeaderDefect { location: sheet.location(row), kind });
        }
        for (at, by_itself) in named {
            let record = &mut self.records[at];
            let kind = said.against(record, by_itself);
            record.defects.extend(kind.map(|kind| CellDefect {
                location: record.row.location,
                field: Field::Status,
                raw: String::new(),
                kind,
            }));
        }
        None
    }

    /// The same of a note that says that something above it should be otherwise.
    fn corrected_above(
        &mut self,
        sheet: &Table,
        row: &Row,
        body: &Body<'_>,
    ) -> Option<HeaderDefect> {
        let said = NoteEnd::of_correction(row)?;
        let Ended::Around(word, text) = &said.ended else { return None };
        let named = said.named(&self.records, |row| body.number_of(row));
        if named.is_empty() {
            // 填表说明：日期应为完成备案的日期 corrects nothing.
            let is_sure = ["更正", "勘误"].contains(word);
            let kind = HeaderDefectKind::MayHaveEnded(said.ended.clone());
            return is_sure.then(|| HeaderDefect { location: sheet.location(row), kind });
        }
        for (at, _) in named {
            let record = &mut self.records[at];
            record.defects.push(CellDefect {
                location: record.row.location,
                field: Field::Status,
                raw: String::new(),
                kind: CellDefectKind::Corrected(word, Some(text.clone())),
            });
        }
        None
    }

    /// Tells of a header without a record under it.
    fn tell_empty(&mut self, sheet: &Table, row: u32) {
        if self.records.is_empty() && sheet.set_aside == 0 {
            let location = Location { file: sheet.file, sheet: sheet.sheet, row, column: None };
            let kind = HeaderDefectKind::NoRecords;
            self.header_defects.push(HeaderDefect { location, kind });
        }
    }

    /// Tells of records with more or fewer cells than the header of a delimited text. Blank cells
    /// at the ends say nothing.
    fn tell_uneven(&mut self, sheet: &Table, head: Range<usize>, rows: Range<usize>) {
        let head = &sheet.rows[head];
        let columns = head.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let named = head.iter().map(filled_width).max().unwrap_or(0);
        let records: BTreeSet<u32> =
            self.records.iter().map(|record| record.row.location.row).collect();
        for row in sheet.rows[rows].iter().filter(|row| records.contains(&row.number)) {
            let cells = row.cells.len();
            if cells < named || filled_width(row) > columns {
                let location = sheet.location(row);
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
