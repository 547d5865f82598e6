//! Findings only: nothing is published.

use super::{BuildError, Inputs, Later, public};
use crate::check::Checked;
use crate::history::{self, Ledger, Previous};
use crate::record;
use crate::source::{self, Encoding, Read, Table};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// What an inspection found.
#[derive(Debug)]
pub struct Inspected {
    /// The records and findings of the newest exports.
    pub checked: Checked,
    /// What was read of text files, row by row; workbooks can be opened as they are.
    pub tables: Vec<Table>,
    /// The folder of exports: the paths of the sources lie below it.
    pub folder: PathBuf,
    /// What is dated after the day of the check.
    pub later: Later,
}

/// Reads and checks the newest exports up to a day of a site published to its own `public`.
///
/// # Errors
/// As of [`inspect_published`].
pub fn inspect(site: &Path, today: Date) -> Result<Inspected, BuildError> {
    inspect_published(site, &site.join("public"), today)
}

/// The same of a site published to any folder: corrections and small counts are judged by what
/// that tells, as a build would.
///
/// # Errors
/// When the settings, the reference data, the folder of exports or the release can't be used.
pub fn inspect_published(
    site: &Path,
    published: &Path,
    today: Date,
) -> Result<Inspected, BuildError> {
    let inputs = Inputs::load(site)?;
    let newest = inputs.dates(today)?.newest;
    let ledger = public(&Previous::open(published)?, &inputs)?;
    let later = inputs.later(today, &ledger.releases, &ledger.seen)?;
    let (checked, mut tables) = checked_tables(&inputs, newest, ledger)?;
    let file = |id| checked.dataset.sources.file(id);
    tables.retain(|table| file(table.file).encoding != Some(Encoding::Workbook));
    Ok(Inspected { checked, tables, folder: inputs.sources, later })
}

/// Stages 1 to 3 for one release date, with the tables that were read.
fn checked_tables(
    inputs: &Inputs,
    as_of: Date,
    ledger: Ledger,
) -> Result<(Checked, Vec<Table>), BuildError> {
    let read = source::read_of(&inputs.sources, as_of, &|folder| inputs.authority_of(folder))?;
    let interpreted = record::interpret(&read);
    let Read { sources, tables, defects } = read;
    let corrections = history::identified(&inputs.corrections, &ledger);
    let mut checked = inputs.check(interpreted, sources, &defects, as_of, &corrections);
    let ledger = inputs.in_present_folders(ledger, &checked);
    inputs.beside_past(&mut checked, &ledger);
    Ok((checked, tables))
}
