//! Rows of which something is set aside after they were taken: their tables' accounts follow.

use crate::dataset::{Dataset, Origin};
use crate::record::{InterpretedTable, LineAccount};
use crate::source::{FileId, Location};
use std::collections::BTreeSet;

/// A row: its file, sheet and number.
pub(crate) type RowKey = (FileId, u16, u32);

/// The row of a place.
pub(crate) fn key(location: Location) -> RowKey {
    (location.file, location.sheet, location.row)
}

/// What became of rows when they were taken.
pub(crate) struct Taken {
    /// The last row with a record of each table.
    last: Vec<Option<RowKey>>,
    /// The rows of which a part was set aside.
    pub(crate) partly: BTreeSet<RowKey>,
}

impl Taken {
    /// Of tables whose records are yet to be taken.
    pub(crate) fn of(tables: &[InterpretedTable]) -> Self {
        let last = |table: &InterpretedTable| {
            table.records.iter().map(|record| key(record.row.location)).max()
        };
        Self { last: tables.iter().map(last).collect(), partly: BTreeSet::new() }
    }

    /// Counts rows anew of which records were dropped: all of them, or some.
    pub(crate) fn recount(
        &self,
        dropped: &BTreeSet<RowKey>,
        dataset: &Dataset,
        tables: &mut [InterpretedTable],
    ) {
        let remaining = remaining(dropped, dataset);
        for row in dropped {
            let Some(at) = self.table_of(row) else { continue };
            let lines = &mut tables[at].lines;
            *part(lines, self.partly.contains(row)) -= 1;
            match remaining.contains(row) {
                true => lines.partly_accepted += 1,
                false => lines.set_aside += 1,
            }
        }
    }

    /// The table of a row: of those of its sheet, which stand one under another, the first that
    /// reaches down to it.
    fn table_of(&self, row: &RowKey) -> Option<usize> {
        let reaches = |last: &RowKey| (last.0, last.1) == (row.0, row.1) && last >= row;
        let tables = self.last.iter().enumerate();
        let reaching = tables.filter_map(|(at, last)| Some((last.filter(reaches)?, at)));
        reaching.min().map(|(_, at)| at)
    }
}

fn part(lines: &mut LineAccount, is_partly: bool) -> &mut u32 {
    match is_partly {
        true => &mut lines.partly_accepted,
        false => &mut lines.accepted,
    }
}

/// The rows that still have a filing or a count.
pub(super) fn remaining(dropped: &BTreeSet<RowKey>, dataset: &Dataset) -> BTreeSet<RowKey> {
    if dropped.is_empty() {
        return BTreeSet::new();
    }
    let filings = dataset.filings.iter().flat_map(|each| {
        let elsewhere = &each.elsewhere;
        std::iter::once(&each.origin).chain(elsewhere)
    });
    let disclosures = dataset.disclosures.iter().map(|each| &each.origin);
    let rows = filings.chain(disclosures).map(|origin: &Origin| key(origin.location));
    rows.filter(|row| dropped.contains(row)).collect()
}
