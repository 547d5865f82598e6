//! Rows that were met before.

use crate::record::Record;
use crate::source::Location;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt::Debug;

/// The rows taken so far, by what they say.
#[derive(Debug, Default)]
pub(super) struct RowsSeen(HashMap<String, Location>);

impl RowsSeen {
    /// The place of an earlier row with the same kind and the same cells from the same folder.
    pub(super) fn first_of_same(
        &mut self,
        record: &Record,
        folder: impl Debug,
    ) -> Option<Location> {
        let at = record.row.location;
        let cells = record.row.cells.iter();
        let cells: Vec<String> =
            cells.map(|cell| format!("{:?}={}", cell.field, cell.text)).collect();
        let key = format!("{:?}\u{1}{folder:?}\u{1}{}", record.kind, cells.join("\u{1}"));
        match self.0.entry(key) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(slot) => {
                slot.insert(at);
                None
            }
        }
    }
}
