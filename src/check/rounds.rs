//! Which rows are taken first: those of institution lists, then those of the smallest areas.
//!
//! A city's list may name 仁爱医院, and two of its counties one each. Taken first, the city's would
//! be joined with that of whichever county comes next, by chance; taken last, it is found to be one
//! of two, which nobody can tell.

use super::place::Places;
use crate::record::{InterpretedTable, Kind, Record};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Rows of one table in areas of one depth.
pub(super) struct Round {
    /// Index of the table.
    pub(super) table: usize,
    pub(super) records: Vec<Record>,
}

/// Takes the records of the tables that are lists of institutions, or of the others, in order.
pub(super) fn rounds(
    tables: &mut [InterpretedTable],
    lists: bool,
    places: &Places<'_>,
) -> impl Iterator<Item = Round> + use<> {
    let mut rounds: BTreeMap<Reverse<usize>, Vec<Round>> = BTreeMap::new();
    for (table, own) in tables.iter_mut().enumerate() {
        if (own.kind == Some(Kind::Institution)) != lists {
            continue;
        }
        for (depth, records) in by_depth(std::mem::take(&mut own.records), places) {
            rounds.entry(Reverse(depth)).or_default().push(Round { table, records });
        }
    }
    rounds.into_values().flatten()
}

/// The records by the depth of their area.
fn by_depth(records: Vec<Record>, places: &Places<'_>) -> BTreeMap<usize, Vec<Record>> {
    let depths: Vec<usize> = records.iter().map(|record| places.depth(record)).collect();
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    depths.iter().for_each(|depth| *counts.entry(*depth).or_default() += 1);
    // A national build has no room to hold them with room to spare.
    let mut parts: BTreeMap<usize, Vec<Record>> =
        counts.iter().map(|(depth, count)| (*depth, Vec::with_capacity(*count))).collect();
    for (record, depth) in records.into_iter().zip(depths) {
        parts.entry(depth).or_default().push(record);
    }
    parts
}
