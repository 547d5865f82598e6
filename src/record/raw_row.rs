//! One row as its columns were recognised.

use super::field::Field;
use crate::source::Location;
use std::num::NonZeroU32;

/// About the bytes of a row's texts.
const USUAL_LENGTH: usize = 192;

/// One row as its columns were recognised: the raw text of every known field.
///
/// Unknown columns are not in it: what is not recognised can never be published. Every record
/// keeps its row, a national build half a million, so the texts share one allocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawRow {
    /// The row.
    pub location: Location,
    texts: Box<str>,
    cells: Box<[Mark]>,
}

/// One recognised cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawCell<'r> {
    /// The field its header names.
    pub field: Field,
    /// 1-based column.
    pub column: u16,
    /// The row it stands in, where that is another than the record's: a merged cell's, a form's.
    pub row: Option<NonZeroU32>,
    /// The text, trimmed of surrounding white space only.
    pub text: &'r str,
}

/// A cell whose text ends at a place in the texts of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    field: Field,
    column: u16,
    row: Option<NonZeroU32>,
    end: u32,
}

impl RawRow {
    /// A row of cells in column order, blank ones left out.
    #[must_use]
    pub fn new<'c>(location: Location, cells: impl IntoIterator<Item = RawCell<'c>>) -> Self {
        let mut texts = String::with_capacity(USUAL_LENGTH);
        let mark = |RawCell { field, column, row, text }: RawCell<'c>| {
            texts.push_str(text);
            Mark { field, column, row, end: texts.len() as u32 }
        };
        let cells = cells.into_iter().map(mark).collect();
        Self { location, texts: texts.into_boxed_str(), cells }
    }

    /// Known fields with their 1-based column and trimmed raw text, in column order; blank
    /// cells are left out.
    pub fn cells(&self) -> impl Iterator<Item = RawCell<'_>> {
        (0..self.cells.len()).map(|at| self.nth(at))
    }

    fn nth(&self, at: usize) -> RawCell<'_> {
        let Mark { field, column, row, end } = self.cells[at];
        let start = if at == 0 { 0 } else { self.cells[at - 1].end };
        RawCell { field, column, row, text: &self.texts[start as usize..end as usize] }
    }

    /// What the row says, in whichever columns: its texts one after another, and the fields with
    /// the places at which their texts end.
    pub(crate) fn said(&self) -> (&str, impl Iterator<Item = (Field, u32)>) {
        (&self.texts, self.cells.iter().map(|mark| (mark.field, mark.end)))
    }

    /// The same row with another text in a field.
    #[must_use]
    pub fn with_text(&self, field: Field, text: &str) -> Self {
        let cells = self.cells();
        let other =
            cells.map(|cell| if cell.field == field { RawCell { text, ..cell } } else { cell });
        Self::new(self.location, other)
    }

    /// The raw text of a field, where the row has it.
    #[must_use]
    pub fn text(&self, field: Field) -> Option<&str> {
        self.cell(field).map(|cell| cell.text)
    }

    /// The cell of a field, where the row has it.
    #[must_use]
    pub fn cell(&self, field: Field) -> Option<RawCell<'_>> {
        let at = self.cells.iter().position(|mark| mark.field == field)?;
        Some(self.nth(at))
    }

    /// Where a field stands; the whole row where it has no such cell.
    #[must_use]
    pub fn location_of(&self, field: Field) -> Location {
        self.cell(field).map_or(self.location, |cell| Location {
            row: cell.row.map_or(self.location.row, NonZeroU32::get),
            ..self.location.at_column(cell.column)
        })
    }
}
