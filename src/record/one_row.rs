//! A row whose cells are all in place → its records.

use super::body::column_number;
use super::cells::RowReader;
use super::columns::Column;
use super::defect::{CellDefect, CellDefectKind};
use super::field::Kind;
use super::parts::{Parts, apart, split};
use super::raw::Record;
use super::statement::filing_and_count;
use crate::source::{Location, Row};

/// Adds the records of a row whose cells are all in place.
pub(crate) fn read_row(
    kind: Kind,
    row: &Row,
    columns: &[Column],
    location: Location,
    mut defects: Vec<CellDefect>,
    records: &mut Vec<Record>,
) {
    if let Some((rows, columns)) = apart(kind, row, columns) {
        let parts = rows.iter();
        return parts.for_each(|row| {
            read_row(kind, row, &columns, location, of_one_part(&mut defects), records);
        });
    }
    let add = |row: &Row, defects: Vec<CellDefect>, records: &mut Vec<Record>| {
        let mut reader = RowReader::new(location, row, columns);
        reader.defects.extend(defects);
        records.extend(filing_and_count(kind, reader));
    };
    match split(kind, row, columns) {
        Parts::One => add(row, defects, records),
        Parts::Several(rows) => {
            rows.iter().for_each(|row| add(row, of_one_part(&mut defects), records));
        }
        Parts::Uneven(uneven) => {
            defects.extend(uneven.into_iter().map(|(at, field, raw, kind)| CellDefect {
                location: Location { column: column_number(at), ..location },
                field,
                raw,
                kind,
            }));
            add(row, defects, records);
        }
    }
}

/// What is told of one of the parts of a row: all once, and of each part that it has ended.
pub(super) fn of_one_part(defects: &mut Vec<CellDefect>) -> Vec<CellDefect> {
    let is_of_each = |defect: &CellDefect| {
        defect.kind.is_of_end() || matches!(defect.kind, CellDefectKind::Corrected(..))
    };
    let of_each = defects.iter().filter(|defect| is_of_each(defect)).cloned().collect();
    std::mem::replace(defects, of_each)
}
