//! The rows under one header → records.
//!
//! 1. cells covered by a merged one get its value, where the sheet says so;
//! 2. a row without a name under one with a name goes on with it only where the numbering proves
//!    it; else the row says so in a finding;
//! 3. a row that lists a date or a count for each of its technologies becomes a record for each.

use super::columns::Column;
use super::columns::blocks::Block;
use super::columns::date_parts;
use super::columns::matrix::Matrix;
use super::defect::{CellDefect, CellDefectKind};
use super::ends::endings::{Endings, alone};
use super::ends::one_of;
use super::ends::section;
use super::field::{Field, Kind};
use super::header::Header;
use super::header::given;
use super::header::heading::{self, is_heading_for_name};
use super::header::headings::Headings;
use super::header::of_many::is_of_many;
use super::header::titles::Titles;
use super::merged::Merged;
use super::notes::{Notes, is_mark, is_total_for_name};
use super::numbering::is_numbered_by_name;
use super::one_row::{of_one_part, read_row};
use super::raw::Record;
use crate::source::{Cell, Location, Row, Table};
use crate::text::{is_ideograph, trim};
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::num::NonZeroU32;

/// Fields that say who an institution is: a row that goes on takes them from the row above.
pub(crate) const WHO: [Field; 9] = [
    Field::InstitutionName,
    Field::FormerNames,
    Field::Aliases,
    Field::RegistrationNumber,
    Field::CreditCode,
    Field::Category,
    Field::Level,
    Field::Jurisdiction,
    Field::Authority,
];

/// Fields that name what a row is about: where one holds the word of a total, the row is of several.
const OF_ROWS: [Field; 5] = [
    Field::InstitutionName,
    Field::Technology,
    Field::CentreName,
    Field::SurgeryName,
    Field::NewTechnologyName,
];

/// What a row is that is no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoteRow {
    /// A note, a total or a signature.
    Note,
    /// The heading of the rows under it.
    Heading,
}

/// The rows under a header while they are read from top to bottom.
pub(crate) struct Body<'t> {
    pub(super) sheet: &'t Table,
    pub(super) columns: Vec<Column>,
    serial: Option<usize>,
    endings: Endings<'t>,
    pub(super) first: usize,
    headings: Headings,
    titles: Titles,
    days: Vec<usize>,
    matrix: Option<Matrix>,
    pub(super) blocks: Vec<Block>,
    notes: Notes,
    merged: Merged<'t>,
    /// The last row with a name, while no blank row has come after it.
    above: Option<Cow<'t, Row>>,
    /// Whether the numbering proves which rows go on; told when first asked.
    is_numbered: Option<bool>,
    /// Whether each row lists the hospitals of a technology; told when first asked.
    pub(super) lists_hospitals: Option<bool>,
}

impl<'t> Body<'t> {
    pub(crate) fn new(sheet: &'t Table, header: &Header, export: Option<Date>) -> Self {
        let is_read = |at: &usize| header.columns.iter().any(|column| column.index == *at);
        Self {
            sheet,
            headings: Headings::new(header, sheet),
            titles: header.titles.clone(),
            days: header.days.clone(),
            matrix: header.matrix.clone(),
            blocks: header.blocks.clone(),
            columns: header.columns.clone(),
            serial: header.serial.filter(|at| !is_read(at)),
            endings: Endings::new(&header.remarks, &header.said, sheet, export),
            first: header.body,
            notes: Notes::default(),
            merged: Merged::below(sheet, header.body),
            above: None,
            is_numbered: None,
            lists_hospitals: None,
        }
    }

    /// A blank row: what comes after it no longer goes on.
    pub(crate) fn blank(&mut self) {
        self.above = None;
    }

    /// Whether a row has nothing but its number, as rows left to be filled in have.
    pub(crate) fn is_number_only(&self, row: &Row) -> bool {
        let Some(serial) = self.serial.filter(|_| self.sheet.keys.is_none()) else { return false };
        let number = row.cells.get(serial).map_or("", |cell| trim(&cell.text));
        let others = row.cells.iter().enumerate().filter(|(at, _)| *at != serial);
        !number.is_empty()
            && number.chars().all(char::is_numeric)
            && others.into_iter().all(|(_, cell)| cell.is_blank())
            && !self.merged.is_across(row.number)
    }

    /// Whether a row is the heading of a section, whose technology, hospital or place counts for
    /// the rows under it.
    pub(crate) fn is_heading(&mut self, row: &Row) -> bool {
        let can_be = self.sheet.keys.is_none() && !self.is_value(row);
        let is_heading = can_be && self.headings.take(row, &mut self.columns);
        if is_heading {
            self.notes = Notes::default();
            self.above = None;
            self.endings.under(row);
        }
        is_heading
    }

    /// Takes the titles over the rows that follow.
    pub(crate) fn under_titles(&mut self, titles: &[Row]) {
        titles.iter().for_each(|row| {
            self.is_heading(row);
        });
        let of_rows: Vec<&Row> = titles.iter().filter(|row| !self.is_legend(row)).collect();
        self.endings.under_titles(of_rows.into_iter());
    }

    /// Whether the one text of a row stands where records have a day, a department or the like.
    fn is_value(&self, row: &Row) -> bool {
        let Some(at) = row.cells.iter().position(|cell| !cell.is_blank()) else { return true };
        let column = self.columns.iter().find(|column| column.index == at);
        column.is_some_and(|it| can_hold(it.field, &row.cells[at].text))
            && !self.merged.is_across(row.number)
            && given::of_row(row).is_empty()
    }

    /// Takes a row that stands alone among the records and is no heading that is known: what the
    /// last heading said may have ended.
    fn under_unknown(&mut self, row: &Row) -> bool {
        let is_ended = !self.is_value(row) && self.headings.end(row, &mut self.columns);
        if is_ended {
            self.above = None;
        }
        is_ended
    }

    /// Takes the titles over a header that has come again.
    pub(crate) fn under_new_titles(&mut self, titles: &[Row]) {
        let new = titles.iter().filter(|row| !self.titles.have(&self.sheet.rows, row));
        for row in new.collect::<Vec<_>>() {
            if !self.is_heading(row) && self.headings.end(row, &mut self.columns) {
                self.above = None;
            }
        }
    }

    /// Whether a row is a note, a total, a signature or the heading of a section.
    pub(crate) fn is_note(&mut self, row: &Row) -> Option<NoteRow> {
        // Of a hospital each: a total in one of them is none of the others.
        let filled = self.blocks.iter().filter(|block| block.is_filled(row));
        let is_of_several = filled.filter(|it| it.owns(Field::InstitutionName)).count() > 1;
        if self.sheet.keys.is_some() || is_of_several {
            return None;
        }
        let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
        let alone = match (filled.next(), filled.next()) {
            (Some((at, _)), None) => Some(at),
            _ => None,
        };
        let of_blocks = || self.blocks.iter().flat_map(|block| &block.columns);
        let is_unread = |at: usize| {
            !self.columns.iter().any(|column| column.index == at)
                && !of_blocks().any(|column| column.index == at)
                && !self.matrix.as_ref().is_some_and(|matrix| matrix.has(at))
        };
        let is_group = |at: usize| {
            let text = &row.cells[at].text;
            match self.columns.iter().find(|column| column.index == at).map(|column| column.field) {
                Some(Field::InstitutionName) => {
                    heading::is_no_institution(text) || is_heading_for_name(text)
                }
                // What became of the row above, or what it is of.
                Some(Field::Status | Field::StatusReason | Field::LicenceNote) | None => false,
                // The first column, whatever it is of, is where headings stand.
                Some(Field::Technology) => {
                    section::is_of_status(trim(text))
                        && !heading::names_technology(&text.replace("的技术", ""))
                }
                Some(_) => section::is_of_status(trim(text)),
            }
        };
        let heading = alone
            .is_some_and(|at| is_unread(at) || self.merged.is_across(row.number) || is_group(at));
        let mut names = OF_ROWS.iter().filter_map(|it| row.cells.get(self.column(*it)?));
        let is_total = names.any(|cell| is_total_for_name(&cell.text));
        let is_note = self.notes.is_note(row);
        let is_end = (!is_note || heading::is_numbered(row)) && self.under_unknown(row);
        if is_end || (heading && !is_note) {
            self.endings.under(row);
            return Some(NoteRow::Heading);
        }
        (is_note || is_total).then_some(NoteRow::Note)
    }

    /// Takes a note that speaks of an end and of nothing above it: what comes after it is under it.
    /// Marks of pages and totals have nothing under them.
    pub(crate) fn under_note(&mut self, row: &Row) {
        if !alone(row).is_some_and(is_mark) {
            self.endings.under(row);
        }
    }

    /// Whether a row says nothing but what the marks of a matrix mean.
    pub(crate) fn is_legend(&self, row: &Row) -> bool {
        let text = alone(row);
        text.is_some_and(|text| self.matrix.as_ref().is_some_and(|matrix| matrix.is_legend(text)))
    }

    /// The number that a row of this table has in its column of numbers.
    pub(crate) fn number_of(&self, row: u32) -> Option<&'t str> {
        let at = self.serial?;
        let found = self.sheet.rows.binary_search_by_key(&row, |each| each.number).ok()?;
        self.sheet.rows[found].cells.get(at).map(|cell| trim(&cell.text))
    }

    /// Adds the records of a row.
    pub(crate) fn records(&mut self, kind: Kind, row: &'t Row, records: &mut Vec<Record>) {
        let from = records.len();
        self.all_records(kind, row, records);
        if let Some(remark) = self.only_remark(kind, row, &records[from..]) {
            one_of::hold_only_named(records, from, remark);
        }
    }

    /// The remark that alone says that what a row states has ended.
    fn only_remark(&self, kind: Kind, row: &'t Row, records: &[Record]) -> Option<&'t str> {
        let mut defects = records.iter().flat_map(|record| &record.defects);
        let defect = defects.find(|defect| defect.kind.is_of_end())?;
        let at = usize::from(defect.location.column?).checked_sub(1)?;
        if !self.blocks.is_empty() || self.columns.iter().any(|column| column.index == at) {
            return None;
        }
        let remark = trim(&row.cells.get(at)?.text);
        let mut others = row.clone();
        others.cells[at] = Cell::default();
        let also = self.ended(kind, &others, &self.columns, defect.location);
        also.is_none().then_some(remark)
    }

    fn all_records(&mut self, kind: Kind, row: &'t Row, records: &mut Vec<Record>) {
        let location = self.sheet.location(row);
        let mut defects = self.merged_counts(row, location);
        let mut row = self.merged.filled(row);
        for defect in defects.iter().filter(|it| it.kind == CellDefectKind::MergedCount) {
            let at = defect.location.column.map_or(0, |column| usize::from(column) - 1);
            row.to_mut().cells[at] = Cell::default();
        }
        if !self.days.is_empty() {
            date_parts::join(row.to_mut(), &self.days);
        }
        for (column, cell) in self.headings.said() {
            let cells = &mut row.to_mut().cells;
            cells.resize(cells.len().max(column.index + 1), Cell::default());
            cells[column.index] = cell.clone();
        }
        if !self.blocks.is_empty() {
            return self.of_blocks(kind, row, location, defects, records);
        }
        let row = self.continued(kind, row, location, &mut defects);
        defects.extend(of_many(&row, &self.columns, location));
        defects.extend(self.ended(kind, &row, &self.columns, location));
        if let Some(rows) = self.by_hospital(kind, &row) {
            for row in &rows {
                let of_row = of_one_part(&mut defects);
                read_row(kind, row, &self.columns, location, of_row, records);
            }
            return;
        }
        let Some(matrix) = &self.matrix else {
            return read_row(kind, &row, &self.columns, location, defects, records);
        };
        for (row, columns) in matrix.parts(&row, &self.columns) {
            let of_row = of_one_part(&mut defects);
            read_row(kind, &row, &columns, location, of_row, records);
        }
    }

    /// The row with the name above it, where it goes on; a defect where that is only likely.
    pub(super) fn continued(
        &mut self,
        kind: Kind,
        row: Cow<'t, Row>,
        location: Location,
        defects: &mut Vec<CellDefect>,
    ) -> Cow<'t, Row> {
        let Some(name) = self.column(Field::InstitutionName) else { return row };
        let is_filled =
            |row: &Row, at: usize| row.cells.get(at).is_some_and(|cell| !cell.is_blank());
        if kind == Kind::QualityCentre || self.sheet.keys.is_some() {
            return row;
        }
        if is_filled(&row, name) {
            self.above = Some(row.clone());
            return row;
        }
        let Some(above) = self.above.take() else { return row };
        let raw = trim(&above.cells[name].text).to_owned();
        let goes_on = self.is_numbered();
        let kind = match goes_on {
            true => CellDefectKind::Continued(raw),
            false => CellDefectKind::BlankBelow(raw),
        };
        let location = Location { column: column_number(name), ..location };
        let (field, raw) = (Field::InstitutionName, String::new());
        defects.push(CellDefect { location, field, raw, kind });
        let row = if goes_on { Cow::Owned(self.with_names(row.into_owned(), &above)) } else { row };
        self.above = Some(above);
        row
    }

    /// The row with the blank cells of who is meant filled from the row above.
    fn with_names(&self, mut row: Row, above: &Row) -> Row {
        for column in self.columns.iter().filter(|column| WHO.contains(&column.field)) {
            let Some(value) = above.cells.get(column.index).filter(|cell| !cell.is_blank()) else {
                continue;
            };
            if row.cells.len() <= column.index {
                row.cells.resize(column.index + 1, Cell::default());
            }
            if row.cells[column.index].is_blank() {
                let origin = value.origin.or(NonZeroU32::new(above.number));
                row.cells[column.index] = Cell { origin, ..value.clone() };
            }
        }
        row
    }

    fn is_numbered(&mut self) -> bool {
        let prove = || {
            let (serial, name) = self.serial.zip(self.column(Field::InstitutionName))?;
            let who = self.columns.iter().filter(|column| WHO.contains(&column.field));
            let who: Vec<usize> = who.map(|column| column.index).collect();
            Some(is_numbered_by_name(&self.sheet.rows[self.first..], serial, name, &who))
        };
        let known = self.is_numbered.unwrap_or_else(|| prove().unwrap_or(false));
        self.is_numbered = Some(known);
        known
    }

    /// What says that the row's statement has ended, or that something in it is wrong.
    pub(super) fn ended(
        &self,
        kind: Kind,
        row: &Row,
        columns: &[Column],
        location: Location,
    ) -> Option<CellDefect> {
        let corrected = || {
            let (at, word) = self.endings.corrected(row)?;
            Some((Some(at), CellDefectKind::Corrected(word, None)))
        };
        let remarked = || {
            let (at, said) = self.endings.remarked(kind, row, columns)?;
            Some((Some(at), said))
        };
        let ended = self.endings.of_row(kind, row, columns);
        let (at, kind) = ended.or_else(corrected).or_else(remarked)?;
        let location = Location { column: at.and_then(column_number), ..location };
        Some(CellDefect { location, field: Field::Status, raw: String::new(), kind })
    }

    /// A count in a cell merged over several rows is the count of none of them.
    fn merged_counts(&self, row: &Row, location: Location) -> Vec<CellDefect> {
        let counts = [Field::CumulativeCases, Field::Places];
        let of_blocks = self.blocks.iter().flat_map(|block| &block.columns);
        let all: BTreeMap<usize, &Column> =
            self.columns.iter().chain(of_blocks).map(|column| (column.index, column)).collect();
        let counts = all.into_values().filter(|column| counts.contains(&column.field));
        let shared = counts.filter_map(|column| {
            let cell = self.merged.shared(row, column.index)?;
            Some(CellDefect {
                location: Location { column: column_number(column.index), ..location },
                field: column.field,
                raw: trim(&cell.text).to_owned(),
                kind: CellDefectKind::MergedCount,
            })
        });
        shared.collect()
    }

    pub(super) fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().find(|column| column.field == field).map(|column| column.index)
    }
}

/// Whether the one text of a row can be what its column asks for, and no heading.
fn can_hold(field: Field, text: &str) -> bool {
    match field {
        Field::InstitutionName | Field::Technology => false,
        // 二、示例乙医院 over its operations is none of them.
        Field::SurgeryName | Field::NewTechnologyName => {
            !heading::is_own_name(heading::name_in(text))
        }
        Field::RegistrationNumber | Field::CreditCode => !text.contains(is_ideograph),
        _ if field.is_day() => text.chars().all(|it| !is_ideograph(it) || "年月日号".contains(it)),
        _ => true,
    }
}

/// A row of a place or a group of hospitals beside those of hospitals.
pub(super) fn of_many(row: &Row, columns: &[Column], location: Location) -> Option<CellDefect> {
    let at = columns.iter().find(|column| column.field == Field::InstitutionName)?.index;
    let raw = trim(&row.cells.get(at)?.text);
    is_of_many(raw).then(|| CellDefect {
        location: Location { column: column_number(at), ..location },
        field: Field::InstitutionName,
        raw: raw.to_owned(),
        kind: CellDefectKind::OfMany,
    })
}

pub(super) fn column_number(index: usize) -> Option<u16> {
    Some(u16::try_from(index + 1).unwrap_or(u16::MAX))
}
