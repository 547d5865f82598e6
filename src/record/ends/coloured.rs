//! Rows that stand out of a sheet by a colour which nothing explains: what it means, withdrawn, new
//! or looked through, only its author knows.

use crate::record::defect::{HeaderDefect, HeaderDefectKind};
use crate::record::raw::Record;
use crate::source::{Location, Table};

/// One row at most of so many stands out: of more the sheet is only ruled.
const ONE_OF: usize = 3;

/// What is to be said of the coloured ones among the rows of these records, where they are few and
/// do not say themselves how they stand.
pub(crate) fn tell(sheet: &Table, records: &[Record]) -> Option<HeaderDefect> {
    if sheet.coloured.is_empty() {
        return None;
    }
    let mut rows: Vec<u32> = records.iter().map(|record| record.row.location.row).collect();
    rows.dedup();
    let coloured = |row: &u32| sheet.coloured.binary_search(row).is_ok();
    let is_few = rows.iter().filter(|row| coloured(row)).count() * ONE_OF <= rows.len();
    let is_open = |record: &&Record| !record.statement.states_status();
    let mut open: Vec<u32> =
        records.iter().filter(is_open).map(|record| record.row.location.row).collect();
    open.dedup();
    open.retain(coloured);
    let first = *open.first().filter(|_| is_few)?;
    let location = Location { file: sheet.file, sheet: sheet.sheet, row: first, column: None };
    Some(HeaderDefect { location, kind: HeaderDefectKind::ColouredRows(open) })
}
