//! Who holds a technology's filings, and where.

use super::Site;
use crate::catalog::{JurisdictionCode, TechnologyId};
use crate::dataset::{Filing, InstitutionIndex};
use crate::history::SeriesPoint;
use crate::record::FilingStatus;
use std::collections::{BTreeMap, BTreeSet};

/// Up to so many valid filings are listed on the technology's own page; beyond, the page counts
/// them by place, and the places' pages list them.
const MOST_LISTED: usize = 1000;

/// Filings of one branch of the site's area: a place right below it, or the area itself for
/// institutions of which no source says more.
#[derive(Clone, Debug)]
pub struct Branch<'a> {
    /// The place.
    pub place: JurisdictionCode,
    /// Its filings, by the code of the institution's place, then in the dataset's order.
    pub filings: Vec<&'a Filing>,
}

impl<'a> Site<'a> {
    /// The valid filings of a technology by branch, in the order of the places' codes.
    #[must_use]
    pub fn active_by_branch(&self, id: &TechnologyId) -> Vec<Branch<'a>> {
        let mut branches: BTreeMap<JurisdictionCode, Vec<&'a Filing>> = BTreeMap::new();
        for filing in self.filings_for(id).filter(|each| each.status == FilingStatus::Active) {
            branches.entry(self.branch_of(filing.institution)).or_default().push(filing);
        }
        let sorted = |(place, mut filings): (_, Vec<&'a Filing>)| {
            filings.sort_by_key(|filing| self.place_of(filing.institution));
            Branch { place, filings }
        };
        branches.into_iter().map(sorted).collect()
    }

    /// Whether a technology's page lists its valid filings one by one.
    #[must_use]
    pub fn lists_filings_for(&self, id: &TechnologyId) -> bool {
        self.filings_for(id).take(MOST_LISTED + 1).count() <= MOST_LISTED
    }

    /// Filings of a technology that are not valid now.
    pub fn inactive_filings_for(&self, id: &TechnologyId) -> impl Iterator<Item = &'a Filing> {
        self.filings_for(id).filter(|filing| filing.status != FilingStatus::Active)
    }

    /// The place an institution is listed under.
    #[must_use]
    pub fn place_of(&self, institution: InstitutionIndex) -> &JurisdictionCode {
        &self.index.place_of[institution.0 as usize]
    }

    /// The place right below the site's area that an institution stands in; the area itself
    /// where no source says more.
    #[must_use]
    pub fn branch_of(&self, institution: InstitutionIndex) -> JurisdictionCode {
        self.child_towards(&self.jurisdiction, self.place_of(institution))
    }

    /// The place right below `from` on the way to `place`; `from` itself where `place` is not
    /// below it.
    #[must_use]
    pub fn child_towards(
        &self,
        from: &JurisdictionCode,
        place: &JurisdictionCode,
    ) -> JurisdictionCode {
        let below = self.reference.jurisdictions.ancestors(place);
        let child = below.take_while(|each| each.code != *from).last();
        let inside = from.is_country() || self.reference.jurisdictions.is_within(place, from);
        child.filter(|_| inside).map_or_else(|| from.clone(), |each| each.code.clone())
    }

    /// Cumulative cases of a technology, summed over the institutions that published any, at
    /// each date one of them published for. An institution counts with its newest number up to
    /// that date. Only the dates since when the same institutions are in the sum: before, it
    /// grew because more of them published, not because more was done.
    #[must_use]
    pub fn total_series(&self, id: &TechnologyId) -> TotalSeries {
        let holders: BTreeSet<_> = self.filings_for(id).map(|filing| filing.institution).collect();
        let series: Vec<_> = holders
            .into_iter()
            // A sum can't hold a count that is not told, and without it would be no sum.
            .filter(|institution| {
                let newest = self.latest_disclosure(*institution, id);
                newest.is_none_or(|newest| newest.few_cases.is_none())
            })
            .filter_map(|institution| self.history.series.get(&(institution, id.clone())))
            .filter(|points| !points.is_empty())
            .collect();
        TotalSeries { institutions: series.len() as u32, points: sums(&series) }
    }
}

/// The sum of several series.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TotalSeries {
    /// How many institutions are in the sum.
    pub institutions: u32,
    /// The sums, oldest first.
    pub points: Vec<SeriesPoint>,
}

fn sums(series: &[&Vec<SeriesPoint>]) -> Vec<SeriesPoint> {
    let mut updates = Vec::new();
    for (at, points) in series.iter().enumerate() {
        updates.extend(points.iter().map(|point| (point.as_of, at, point.cases)));
    }
    updates.sort_unstable();
    let (mut newest, mut total) = (BTreeMap::new(), 0u32);
    let mut sums: Vec<SeriesPoint> = Vec::new();
    for (as_of, at, cases) in updates {
        let before = newest.insert(at, cases).unwrap_or_default();
        total = (total - before).saturating_add(cases);
        sums.retain(|sum| sum.as_of != as_of);
        if newest.len() == series.len() {
            sums.push(SeriesPoint { as_of, cases: total });
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::{SeriesPoint, sums};
    use crate::date::PartialDate;

    fn points(points: &[(&str, u32)]) -> Vec<SeriesPoint> {
        let point = |(as_of, cases): &(&str, u32)| SeriesPoint {
            as_of: PartialDate::from_iso(as_of).expect("date"),
            cases: *cases,
        };
        points.iter().map(point).collect()
    }

    #[test]
    fn a_sum_begins_when_all_have_published() {
        let early = points(&[("2024", 10), ("2025", 20), ("2026", 30)]);
        let late = points(&[("2025", 5)]);
        assert_eq!(sums(&[&early, &late]), points(&[("2025", 25), ("2026", 35)]));
    }
}
