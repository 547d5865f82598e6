//! Rows that hold several records: one in each of several blocks of columns, or one for each of the
//! hospitals that a cell lists beside a technology.

use super::Column;
use crate::record::body::{Body, column_number, of_many};
use crate::record::defect::{CellDefect, CellDefectKind};
use crate::record::field::{Field, Kind};
use crate::record::one_row::read_row;
use crate::record::raw::Record;
use crate::record::values::institution::several;
use crate::source::{Location, Row};
use crate::text::trim;
use std::borrow::Cow;

/// Fields of one hospital's filing, which a list of hospitals can't share.
const OF_ONE: [Field; 13] = [
    Field::FormerNames,
    Field::Aliases,
    Field::RegistrationNumber,
    Field::CreditCode,
    Field::Department,
    Field::LimitedTo,
    Field::FirstCase,
    Field::PapersComplete,
    Field::Completed,
    Field::Status,
    Field::StatusDate,
    Field::LicenceNote,
    Field::CumulativeCases,
];

/// Fields of one technology's, which several can't share.
const OF_ONE_ALONE: [Field; 3] = [Field::CumulativeCases, Field::Places, Field::TechnologyCode];

/// Names that one hospital may have.
pub(super) const MOST_NAMES: usize = 3;

impl<'t> Body<'t> {
    /// Whether a column holds once, for all blocks, what is of one technology alone.
    fn is_of_none(&self, column: &Column) -> bool {
        OF_ONE_ALONE.contains(&column.field)
            && !self.blocks.iter().any(|block| block.own.contains(&column.index))
    }

    /// What stands once in a row of several technologies, and of which of them can't be told.
    fn of_none(&self, row: &Row, location: Location, technologies: usize) -> Vec<CellDefect> {
        let told = |column: &Column| {
            let cell = row.cells.get(column.index).filter(|cell| !cell.is_blank())?;
            Some(CellDefect {
                location: Location { column: column_number(column.index), ..location },
                field: column.field,
                raw: trim(&cell.text).to_owned(),
                kind: CellDefectKind::Uneven { technologies, values: 1 },
            })
        };
        self.columns.iter().filter(|column| self.is_of_none(column)).filter_map(told).collect()
    }

    /// A row for each of the hospitals that a row lists beside its technology, each with its own day
    /// where as many are listed. Without days a cell with few names may hold the second names of one
    /// hospital, unless others hold more than a hospital has.
    pub(crate) fn by_hospital(&mut self, kind: Kind, row: &Row) -> Option<Vec<Row>> {
        let at = self.column(Field::InstitutionName).filter(|_| kind == Kind::Filing)?;
        let listed = several(trim(&row.cells.get(at)?.text))?;
        let mut values: Vec<(usize, Vec<String>)> = Vec::new();
        for column in self.columns.iter().filter(|column| OF_ONE.contains(&column.field)) {
            let text = row.cells.get(column.index).map_or("", |cell| trim(&cell.text));
            let lines = text.split(['\n', '\r', '、', '；', ';']).map(trim);
            let lines: Vec<String> =
                lines.filter(|line| !line.is_empty()).map(str::to_owned).collect();
            match lines.len() {
                0 => {}
                many if many == listed.len() => values.push((column.index, lines)),
                // Whose it is can't be told.
                _ => return None,
            }
        }
        if values.is_empty() && !self.lists_hospitals(at) {
            return None;
        }
        let one = |(nth, name): (usize, String)| {
            let mut row = row.clone();
            row.cells[at].text = name;
            for (column, values) in &values {
                row.cells[*column].text.clone_from(&values[nth]);
            }
            row
        };
        Some(listed.into_iter().enumerate().map(one).collect())
    }

    /// Whether a cell in the column of names holds more than one hospital has.
    fn lists_hospitals(&mut self, at: usize) -> bool {
        let rows = &self.sheet.rows[self.first..];
        let is_long = |row: &Row| {
            let names = row.cells.get(at).and_then(|cell| several(trim(&cell.text)));
            names.is_some_and(|names| names.len() > MOST_NAMES)
        };
        let lists = self.lists_hospitals.unwrap_or_else(|| rows.iter().any(is_long));
        self.lists_hospitals = Some(lists);
        lists
    }

    /// Adds the records of a row that has one in each of several blocks of columns.
    pub(crate) fn of_blocks(
        &mut self,
        kind: Kind,
        row: Cow<'t, Row>,
        location: Location,
        mut defects: Vec<CellDefect>,
        records: &mut Vec<Record>,
    ) {
        let has_own_names = self.blocks.iter().any(|block| block.owns(Field::InstitutionName));
        let row = match has_own_names {
            true => row,
            false => self.continued(kind, row, location, &mut defects),
        };
        let filled = self.blocks.iter().filter(|block| block.is_filled(&row)).count();
        let mut of_none =
            if filled > 1 { self.of_none(&row, location, filled) } else { Vec::new() };
        for block in self.blocks.iter().filter(|block| block.is_filled(&row)) {
            let mut columns = block.with(&self.columns, &self.blocks);
            columns.retain(|column| filled == 1 || !self.is_of_none(column));
            let is_of_it = |defect: &CellDefect| {
                let at = defect.location.column.map(|column| usize::from(column) - 1);
                at.is_none_or(|at| columns.iter().any(|column| column.index == at))
            };
            let part = block.part(&row, &self.blocks);
            let mut of_it: Vec<_> = defects.iter().filter(|it| is_of_it(it)).cloned().collect();
            of_it.append(&mut of_none);
            of_it.extend(of_many(&part, &columns, location));
            of_it.extend(self.ended(kind, &part, &columns, location));
            read_row(kind, &part, &columns, location, of_it, records);
        }
    }
}
