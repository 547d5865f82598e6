//! What headings say of the rows under them, each up to the next: the technology of a list in
//! sections, the hospital of a list that has no column for it, the place.

use super::Header;
use super::given::{self, Given};
use super::heading;
use crate::record::body::WHO;
use crate::record::columns::Column;
use crate::record::ends::section::number_level;
use crate::record::field::Field;
use crate::source::{Cell, Row, Table};
use std::num::NonZeroU32;

/// The cells that headings give.
pub(crate) struct Headings {
    given: Vec<(Column, Cell)>,
    /// The place of the last heading, where the table has hospitals and no column for it.
    place: Option<Column>,
    /// Whether a place stands over sections of technologies, and not in one of them.
    is_place_over: bool,
    /// The heading that named the hospital and nothing else: its level, where it is numbered.
    named_by: Option<Option<u8>>,
}

impl Headings {
    /// What the titles over a header give.
    pub(crate) fn new(header: &Header, sheet: &Table) -> Self {
        let columns = &header.columns;
        let given = header.given.iter().filter_map(|given| {
            let column = columns.iter().find(|column| column.field == given.field)?;
            Some((*column, given.cell.clone()))
        });
        let has = |field| columns.iter().any(|column| column.field == field);
        let place = (has(Field::InstitutionName) && !has(Field::Jurisdiction)).then(|| {
            let width = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
            let last = columns.iter().map(|column| column.index + 1).max().unwrap_or(0);
            Column::at(width.max(last), Field::Jurisdiction)
        });
        let given: Vec<(Column, Cell)> = given.collect();
        let named = given.iter().find(|(column, _)| column.field == Field::InstitutionName);
        let named = named.filter(|(_, cell)| !cell.is_blank());
        let named_by = named.and_then(|(_, cell)| {
            let Some(number) = cell.origin.map(NonZeroU32::get) else { return Some(None) };
            let at = sheet.rows.binary_search_by_key(&number, |row| row.number).ok()?;
            level_of_name(&sheet.rows[at])
        });
        Self { given, place, is_place_over: false, named_by }
    }

    /// The columns given, and what counts now.
    pub(crate) fn said(&self) -> &[(Column, Cell)] {
        &self.given
    }

    /// Takes a row that is a heading; `false` where it is none that is known.
    pub(crate) fn take(&mut self, row: &Row, columns: &mut Vec<Column>) -> bool {
        if self.has(Field::Technology) && heading::is_of_group(row) {
            self.clear(&[Field::Technology]);
            return true;
        }
        let technology = || self.has(Field::Technology).then(|| heading::technology(row)).flatten();
        if let Some(given) = technology() {
            if !self.is_place_over {
                self.clear(&[Field::Jurisdiction]);
            }
            self.set(given, columns);
            return true;
        }
        if self.has(Field::InstitutionName) {
            let labelled = given::of_row(row);
            let named = || heading::institution(row).into_iter().collect();
            let given: Vec<Given> = if labelled.is_empty() { named() } else { labelled };
            if !given.is_empty() {
                self.named_by = level_of_name(row);
                self.clear(&WHO);
                given.into_iter().for_each(|given| self.set(given, columns));
                return true;
            }
        }
        self.take_place(row, columns)
    }

    /// Takes a row that stands alone, of which nobody knows what it is: what the last heading has
    /// said no longer counts, and no technology but one of that name. A hospital in the column of
    /// names is a record.
    pub(crate) fn end(&mut self, row: &Row, columns: &mut [Column]) -> bool {
        if self.ends_name(row, columns) {
            self.clear(&WHO);
            return true;
        }
        let name = columns.iter().find(|column| column.field == Field::InstitutionName);
        let name = name.map(|column| column.number);
        let is_record =
            |given: &Given| name == Some(given.column) && heading::is_hospital(&given.cell.text);
        let Some(given) = heading::unknown(row).filter(|given| !is_record(given)) else {
            return false;
        };
        let is_ended = self.has(Field::Technology);
        if is_ended {
            self.set(given, columns);
        }
        is_ended
    }

    /// Whether a row may name another hospital than the heading before did: 三、示例丙院区.
    fn ends_name(&self, row: &Row, columns: &[Column]) -> bool {
        let Some(level) = self.named_by else { return false };
        let Some(given) = heading::unknown(row) else { return false };
        let is_deeper = match (level, level_of(row)) {
            (Some(level), Some(own)) => own > level,
            (level, own) => level.is_none() && own.is_some(),
        };
        let technology = columns.iter().find(|column| column.field == Field::Technology);
        let is_record = technology.is_some_and(|column| column.number == given.column)
            && !heading::is_numbered(row);
        !is_deeper
            && !is_record
            && !heading::is_of_group(row)
            && !heading::names_technology(&given.cell.text)
    }

    fn take_place(&mut self, row: &Row, columns: &mut Vec<Column>) -> bool {
        let Some(column) = self.place else { return false };
        let Some(given) = heading::place(row) else {
            if heading::is_group_of_hospitals(row) {
                self.clear(&[Field::Jurisdiction]);
            }
            return false;
        };
        if !self.has(Field::Jurisdiction) {
            self.given.push((column, Cell::default()));
            columns.push(column);
        }
        let mut technologies = self.given.iter().filter(|(it, _)| it.field == Field::Technology);
        self.is_place_over = technologies.any(|(_, cell)| cell.is_blank()) || self.is_place_over;
        if self.is_place_over {
            self.clear(&[Field::Technology]);
        }
        self.set(given, columns);
        true
    }

    fn has(&self, field: Field) -> bool {
        self.given.iter().any(|(column, _)| column.field == field)
    }

    fn clear(&mut self, fields: &[Field]) {
        let cleared = self.given.iter_mut().filter(|(column, _)| fields.contains(&column.field));
        cleared.for_each(|(_, cell)| *cell = Cell::default());
    }

    fn set(&mut self, given: Given, columns: &mut [Column]) {
        let mut known = self.given.iter_mut();
        let Some((column, cell)) = known.find(|(column, _)| column.field == given.field) else {
            return;
        };
        (column.number, *cell) = (given.column, given.cell);
        let same = columns.iter_mut().filter(|it| it.index == column.index);
        same.for_each(|it| it.number = column.number);
    }
}

/// The level of the number of a row that stands alone.
fn level_of(row: &Row) -> Option<u8> {
    row.cells.iter().find(|cell| !cell.is_blank()).and_then(|cell| number_level(&cell.text))
}

/// The same of a row that names a hospital and nothing else; `None` where it does not.
fn level_of_name(row: &Row) -> Option<Option<u8>> {
    heading::institution(row).map(|_| level_of(row))
}
