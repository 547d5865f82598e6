//! Tables before they have a format, and the export they belong to.

use super::column::{Cell, Column};
use super::institutions::Institution;
use super::reference::Reference;
use super::style::Style;
use crate::record::{Field, Kind};
use jiff::civil::Date;

/// One table of one export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) kind: Kind,
    pub(super) columns: Vec<Column>,
    /// Rows, each with one cell a column.
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Sets a field of a row of this table; nothing where the table has no such column.
    pub(super) fn set(&self, row: &mut [Cell], field: Field, cell: impl Into<Cell>) {
        if let Some(slot) = self.column_of(field).and_then(|at| row.get_mut(at)) {
            *slot = cell.into();
        }
    }

    /// Where the column of a field stands.
    pub(super) fn column_of(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|&column| column == Column::Known(field))
    }
}

/// What one authority exports on one day.
pub(super) struct Export<'a> {
    pub(super) reference: &'a Reference,
    pub(super) seed: u64,
    /// Code of the authority's division, the name of its folder.
    pub(super) folder: &'a str,
    /// The division's name.
    pub(super) place: &'a str,
    pub(super) style: Style,
    /// Day of the export.
    pub(super) day: Date,
    /// The day that the rows of institutions that did not change still state; else the same.
    pub(super) since: Date,
    pub(super) institutions: Vec<&'a Institution>,
}

impl Export<'_> {
    /// The day whose state the rows of an institution give.
    pub(super) fn stated_on(&self, institution: &Institution) -> Date {
        if institution.changed { self.day } else { self.since }
    }

    /// First four digits of the folder, by which the lists only some hospitals publish are
    /// spread over the authorities.
    pub(super) fn number(&self) -> u32 {
        self.folder.get(..4).and_then(|digits| digits.parse().ok()).unwrap_or_default()
    }
}
