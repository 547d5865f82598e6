//! Columns and cells of a table before it has a format.

use super::wording::Wording;
use crate::record::Field;
use jiff::civil::Date;

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// A field of the register, named by the authority's wording.
    Known(Field),
    /// A column that is no field of the register, under its own name.
    Other(&'static str),
}

impl Column {
    /// Its header.
    pub(super) fn header(self, wording: Wording) -> &'static str {
        match self {
            Self::Known(field) => wording.header(field),
            Self::Other(name) => name,
        }
    }
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Text, also the empty one.
    Text(String),
    /// A number.
    Number(u32),
    /// A day of which a workbook makes a date cell and text files their own style.
    Day(Date),
}

impl Cell {
    /// An empty cell.
    pub(super) fn blank() -> Self {
        Self::Text(String::new())
    }

    /// A day where there is one.
    pub(super) fn day(day: Option<Date>) -> Self {
        day.map_or_else(Self::blank, Self::Day)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
