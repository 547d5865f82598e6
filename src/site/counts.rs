//! The newest count that an institution published of a technology.

use super::Site;
use crate::catalog::TechnologyId;
use crate::dataset::{CountAge, Disclosure, InstitutionIndex};
use crate::history::SeriesPoint;
use crate::record::FilingStatus;
use std::collections::BTreeSet;

/// The newest count of an institution and a technology.
#[derive(Clone, Copy, Debug)]
pub enum LatestCount<'a> {
    /// The newest in the present exports.
    Listed(&'a Disclosure),
    /// A newer one that an earlier export had and the present ones lack.
    Earlier(SeriesPoint),
}

impl<'a> Site<'a> {
    /// The newest count published: that of the present exports, unless an earlier export had one
    /// for a later day. [`CountAge`] says which is the newest.
    #[must_use]
    pub fn latest_count(
        &self,
        institution: InstitutionIndex,
        technology: &TechnologyId,
    ) -> Option<LatestCount<'a>> {
        let listed = self.latest_disclosure(institution, technology);
        let points = self.history.series.get(institution, technology);
        let last = points.and_then(|points| points.last().copied());
        let is_newer = |point: &SeriesPoint| {
            let age = CountAge::of(Some(point.as_of));
            listed.is_none_or(|listed| CountAge::of(listed.as_of) < age)
        };
        match last.filter(is_newer) {
            Some(point) => Some(LatestCount::Earlier(point)),
            None => listed.map(LatestCount::Listed),
        }
    }

    /// Institutions of the site's area with a valid filing of a technology, in the dataset's
    /// order.
    #[must_use]
    pub(super) fn valid_holders(&self, id: &TechnologyId) -> BTreeSet<InstitutionIndex> {
        let valid = self.filings_for(id).filter(|filing| filing.status == FilingStatus::Active);
        valid.map(|filing| filing.institution).filter(|index| !self.is_elsewhere(*index)).collect()
    }
}
