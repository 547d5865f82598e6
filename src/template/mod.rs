//! Workbooks to fill in, for people who have no export to bring.
//!
//! In: the kinds of tables wanted, the reference data, a place and a day. Out: the bytes of an
//! `.xlsx` whose sheets the reader takes as they are: headers by their usual names, drop-downs
//! of what is in force there and then, notes that say what belongs where. Filled in, it gives no
//! finding; unfilled, it says nothing.
//!
//! 1. `lists` collects what can be chosen, and writes it to a hidden sheet;
//! 2. `columns` says which columns a kind of table has, and what to tell about each;
//! 3. `sheet` writes one table; `guide` the first sheet, for people.

mod columns;
mod guide;
mod lists;
mod sheet;
mod words;

use crate::catalog::{JurisdictionCode, Reference};
use crate::record::Kind;
use crate::workbook::{Book, BookError};
use jiff::civil::Date;
use lists::Lists;

/// For whom a template is.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Catalogs, places and authorities.
    pub reference: &'a Reference,
    /// The area it is filled in for.
    pub jurisdiction: &'a JurisdictionCode,
    /// The day whose catalogs count.
    pub day: Date,
}

/// Why there is no template: a fault of the format library.
#[derive(Debug, thiserror::Error)]
#[error("模板写不出来：{0}")]
pub struct TemplateError(#[from] BookError);

/// The kinds in the order of the sheets: what is filed most often comes first.
pub const ORDER: [Kind; 8] = [
    Kind::Filing,
    Kind::Disclosure,
    Kind::Institution,
    Kind::TrainingBase,
    Kind::QualityCentre,
    Kind::SurgeryItem,
    Kind::NewTechnology,
    Kind::LicenceNote,
];

/// Writes a template with a sheet for each of the kinds; for every kind where none is named.
///
/// # Errors
/// A fault of the format library.
pub fn workbook(kinds: &[Kind], place: &Place<'_>) -> Result<Vec<u8>, TemplateError> {
    let wanted = |kind: &Kind| kinds.is_empty() || kinds.contains(kind);
    let kinds: Vec<Kind> = ORDER.into_iter().filter(wanted).collect();
    let lists = Lists::of(place);
    let mut book = Book::new(place.day)?;
    guide::write(&mut book.sheet(guide::NAME)?, &kinds, place, &lists)?;
    for kind in &kinds {
        sheet::write(&mut book.sheet(kind.in_chinese())?, *kind, &lists)?;
    }
    let mut hidden = book.sheet(crate::source::LISTS_SHEET)?;
    lists.write(&mut hidden)?;
    hidden.hide();
    Ok(book.finish()?)
}
