//! Rows that were met before.

use super::place::Places;
use crate::catalog::{AuthorityId, JurisdictionCode};
use crate::date::PartialDate;
use crate::lookup::Set;
use crate::record::{Kind, RawRow, Record};
use crate::source::Location;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The rows taken so far, by what they say.
#[derive(Debug)]
pub(super) struct RowsSeen<'a>(Set<Said<'a>>);

/// A row that counts as the same wherever it stands, in whichever columns.
#[derive(Debug)]
struct Said<'a> {
    kind: Kind,
    folder: Option<&'a AuthorityId>,
    /// The place that its sheet is named after.
    place: Option<&'a JurisdictionCode>,
    /// The date that the table gives its counts: the same count on a later day is another.
    as_of: Option<PartialDate>,
    row: Arc<RawRow>,
}

impl<'a> RowsSeen<'a> {
    /// None yet, with room for as many as there are.
    pub(super) fn of(rows: usize) -> Self {
        Self(Set::with_capacity_and_hasher(rows, Default::default()))
    }

    /// Where an earlier row stands with the same kind and the same cells, from the same folder and
    /// from sheets of the same place.
    pub(super) fn first_of_same(
        &mut self,
        record: &Record,
        as_of: Option<PartialDate>,
        places: &'a Places<'_>,
    ) -> Option<Location> {
        let said = Said::of(record, as_of, places);
        let first = self.0.get(&said).map(|first| first.row.location);
        if first.is_none() {
            self.0.insert(said);
        }
        first
    }

    /// Whether a record was met before.
    pub(super) fn has(
        &self,
        record: &Record,
        as_of: Option<PartialDate>,
        places: &'a Places<'_>,
    ) -> bool {
        self.0.contains(&Said::of(record, as_of, places))
    }
}

impl<'a> Said<'a> {
    fn of(record: &Record, as_of: Option<PartialDate>, places: &'a Places<'_>) -> Self {
        let row = Arc::clone(&record.row);
        let (folder, place) = (places.folder(row.location.file), places.of_sheet(record));
        let as_of = as_of.filter(|_| record.kind == Kind::Disclosure);
        Said { kind: record.kind, folder, place, as_of, row }
    }
}

impl PartialEq for Said<'_> {
    fn eq(&self, other: &Self) -> bool {
        let (said, other_said) = (self.row.said(), other.row.said());
        (self.kind, self.folder, self.place, self.as_of, said.0)
            == (other.kind, other.folder, other.place, other.as_of, other_said.0)
            && said.1.eq(other_said.1)
    }
}

impl Eq for Said<'_> {}

impl Hash for Said<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.kind, self.folder, self.row.said().0).hash(state);
    }
}
