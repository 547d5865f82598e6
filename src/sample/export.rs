//! Each authority's export of each week, written to its folder.

use super::institutions::Institution;
use super::reference::Reference;
use super::style::Style;
use super::table::{Export, Table};
use super::{BadRows, SampleError, SampleOptions, SampleSummary, bad_rows, formats, lists, rows};
use crate::record::Kind;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::Path;

/// Writes all exports and counts what the newest states.
///
/// # Errors
/// When a file can't be made or written.
pub(super) fn write_all(
    options: &SampleOptions,
    reference: &Reference,
    institutions: &[Institution],
    into: &Path,
) -> Result<SampleSummary, SampleError> {
    let mut by_folder: BTreeMap<&str, Vec<&Institution>> = BTreeMap::new();
    for institution in institutions {
        by_folder.entry(&institution.folder).or_default().push(institution);
    }
    let weeks = options.written_weeks();
    let stated = options.weeks().last().copied();
    let mut summary = SampleSummary::default();
    for (at, &day) in weeks.iter().enumerate() {
        let newest = at + 1 == weeks.len();
        let mut number = 0;
        for (folder, institutions) in &by_folder {
            let place = reference.place_name(folder);
            let style = Style::of(folder, options.formats);
            let institutions = institutions.clone();
            let seed = options.seed;
            let since = stated.filter(|_| options.change.is_some()).unwrap_or(day);
            let export = Export { reference, seed, folder, place, style, day, since, institutions };
            let mut tables = tables(&export, options.first_snapshot);
            if newest {
                count(&export, &tables, &mut summary);
            }
            match options.bad_rows {
                BadRows::OneOfEach if newest && folder.len() == 6 => {
                    bad_rows::add(&export, number, &mut tables);
                    number += 1;
                }
                BadRows::Share(share) => bad_rows::add_share(&export, share, &mut tables),
                _ => {}
            }
            summary.files += write_export(&export, &tables, into)?;
        }
    }
    Ok(summary)
}

fn tables(export: &Export<'_>, begin: Date) -> Vec<Table> {
    let always = [rows::institutions(export), rows::filings(export), rows::disclosures(export)];
    let sometimes = [
        lists::surgeries(export),
        lists::new_technologies(export),
        lists::training_bases(export, begin),
        lists::quality_centres(export),
    ];
    always.into_iter().chain(sometimes.into_iter().flatten()).collect()
}

fn count(export: &Export<'_>, tables: &[Table], summary: &mut SampleSummary) {
    let counted = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let made = |i: &&Institution| {
        i.filings.iter().filter(|f| f.dates.completed <= export.stated_on(i)).count()
    };
    summary.institutions += counted(export.institutions.len());
    summary.filings += counted(export.institutions.iter().map(made).sum());
    let disclosures = tables.iter().filter(|table| table.kind == Kind::Disclosure);
    summary.disclosures += counted(disclosures.map(|table| table.rows.len()).sum());
}

fn write_export(export: &Export<'_>, tables: &[Table], into: &Path) -> Result<u32, SampleError> {
    let folder = into.join(export.folder).join(export.day.to_string());
    let write_error = |path: &Path, source| SampleError::Write { path: path.to_owned(), source };
    std::fs::create_dir_all(&folder).map_err(|source| write_error(&folder, source))?;
    let mut files = 0;
    for (name, bytes) in formats::files(export, tables) {
        let path = folder.join(name);
        let bytes = bytes.map_err(|source| SampleError::Encode { path: path.clone(), source })?;
        std::fs::write(&path, bytes).map_err(|source| write_error(&path, source))?;
        files += 1;
    }
    Ok(files)
}
