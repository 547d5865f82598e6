//! Why a sheet has no header that can be read, in what the clerk sees.

use super::matrix::Matrix;
use super::synonyms::ColumnName;
use crate::record::defect::{HeaderDefect, HeaderDefectKind};
use crate::record::field::Field;
use crate::record::header::finder::{Finder, LOOKED_AT};
use crate::record::header::first_location;
use crate::record::header::titles::texts;
use crate::source::{Location, Row};
use std::collections::BTreeSet;

impl Finder<'_> {
    /// What is to be said of a sheet without a header; nothing of one without a filled row.
    pub(crate) fn no_header(&self) -> Option<HeaderDefect> {
        let is_filled = self.table.rows.iter().any(|row| !row.is_blank());
        let location = first_location(self.table);
        let kind = match self.is_unclear_matrix() {
            true => HeaderDefectKind::UnclearMatrix,
            false if self.is_only_text() => HeaderDefectKind::OnlyText,
            false => self.unknown_table(),
        };
        is_filled.then_some(HeaderDefect { location, kind })
    }

    /// What is to be said of rows under a header that can't be read.
    pub(crate) fn unknown(&self, row: &Row) -> HeaderDefect {
        let seen: Vec<String> = texts(row).map(str::to_owned).collect();
        let location = Location { row: row.number, ..first_location(self.table) };
        let kind = HeaderDefectKind::UnknownTable { lacks: self.lacks(&seen), seen };
        HeaderDefect { location, kind }
    }

    /// Whether technologies are the names of columns, and nothing says what the cells hold.
    fn is_unclear_matrix(&self) -> bool {
        let rows = &self.table.rows;
        let filled = rows.iter().filter(|row| !row.is_blank()).take(LOOKED_AT);
        filled.into_iter().any(|row| Matrix::is_unclear(&self.names(std::slice::from_ref(row))))
    }

    /// The likeliest header: the first row with two filled cells, else the first row.
    fn unknown_table(&self) -> HeaderDefectKind {
        let filled = |row: &Row| -> Vec<String> { texts(row).map(str::to_owned).collect() };
        let mut rows = self.table.rows.iter().map(filled).filter(|texts| !texts.is_empty());
        let first = rows.next().unwrap_or_default();
        let seen = match (&self.table.keys, first.len()) {
            (Some(keys), _) => keys.clone(),
            (None, 2..) if !is_labels(&first) => first,
            (None, _) => rows.find(|texts| texts.len() > 1 && !is_labels(texts)).unwrap_or(first),
        };
        HeaderDefectKind::UnknownTable { lacks: self.lacks(&seen), seen }
    }

    /// The one of institution and technology that these names lack beside the other.
    fn lacks(&self, names: &[String]) -> Option<Field> {
        const SAID: [Field; 5] = [
            Field::Completed,
            Field::FirstCase,
            Field::PapersComplete,
            Field::Status,
            Field::CumulativeCases,
        ];
        let fields: BTreeSet<Field> = names
            .iter()
            .filter_map(|name| match self.name_of(name) {
                ColumnName::Field(field) => Some(field),
                _ => None,
            })
            .collect();
        let both = [Field::InstitutionName, Field::Technology];
        let lacking = both.into_iter().filter(|field| !fields.contains(field));
        let only: Vec<Field> = lacking.collect();
        let says_something = SAID.iter().any(|field| fields.contains(field));
        (only.len() == 1 && says_something).then(|| only[0])
    }

    /// Whether this is one of several sheets and no table: one cell a row, none of them the name
    /// of a column.
    fn is_only_text(&self) -> bool {
        let is_text = |row: &Row| {
            let mut filled = row.cells.iter().filter(|cell| !cell.is_blank());
            let first = filled.next();
            first.is_none_or(|cell| self.name_of(&cell.text) == ColumnName::Unknown)
                && filled.next().is_none()
        };
        let is_one_of_several = self.file.sheets.len() > 1 && self.said.is_none();
        is_one_of_several && self.table.rows.iter().all(is_text)
    }
}

/// Whether texts are labels with their values: 填报单位：示例市卫生健康委员会, 填报日期：….
fn is_labels(texts: &[String]) -> bool {
    texts.iter().any(|text| text.contains(['：', ':']))
}
