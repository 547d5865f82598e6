//! A template for a site: its place, its catalogs, a day.

use super::{BuildError, Inputs};
use crate::record::Kind;
use crate::template::{self, Place};
use jiff::civil::Date;
use std::path::Path;

/// Writes the workbook to fill in for a site; see [`template::workbook`].
///
/// # Errors
/// When the settings or the reference data can't be used, or the format library fails.
pub fn template(site: &Path, kinds: &[Kind], today: Date) -> Result<Vec<u8>, BuildError> {
    let inputs = Inputs::load(site)?;
    let place =
        Place { reference: &inputs.reference, jurisdiction: &inputs.jurisdiction, day: today };
    Ok(template::workbook(kinds, &place)?)
}
