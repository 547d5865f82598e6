//! Who holds a technology's filings, and where.

use super::{Held, Page, Site, Tally};
use crate::catalog::{JurisdictionCode, TechnologyId};
use crate::dataset::{Filing, InstitutionIndex};
use crate::history::SeriesPoint;
use std::collections::BTreeMap;

/// Up to so many filings are listed on one page: about 45 KB when compressed. Where a technology
/// has more, its page counts them by place, and pages of the places list them.
const MOST_LISTED: usize = 400;

/// What one page lists of a technology's filings.
#[derive(Clone, Debug)]
pub struct Holding<'a> {
    /// The place.
    pub place: JurisdictionCode,
    /// Whether the filings of the places below are listed too; else those places have pages.
    pub whole: bool,
    /// Filings of any status, by the code of the institution's place, then in the dataset's
    /// order.
    pub filings: Vec<&'a Filing>,
    /// How many pages there are of this technology in this place.
    pub pages: u32,
}

/// A page that lists filings, and whether the place has an anchor on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolderPage {
    /// The page.
    pub page: Page,
    /// Whether the place asked for has an anchor there: a page marks the places right below its
    /// own and each of the lowest places.
    pub anchored: bool,
}

impl<'a> Site<'a> {
    /// How much of a technology there is in a place and below it.
    #[must_use]
    pub fn held(&self, id: &TechnologyId, place: &JurisdictionCode) -> Held {
        let tally = self.index.tallies.get(place);
        tally.and_then(|tally| tally.held.get(id)).copied().unwrap_or_default()
    }

    /// The counts of each place of the site, the site's own area among them.
    pub fn tallies_inside(&self) -> impl Iterator<Item = (&JurisdictionCode, &Tally)> {
        let places = &self.reference.jurisdictions;
        self.index.tallies.iter().filter(|(place, _)| {
            **place == self.jurisdiction || places.is_within(place, &self.jurisdiction)
        })
    }

    /// How much of a technology there is at a place itself, not below it.
    #[must_use]
    pub fn held_itself(&self, id: &TechnologyId, place: &JurisdictionCode) -> Held {
        Held::of(&self.filings_itself(id, place))
    }

    fn filings_itself(&self, id: &TechnologyId, place: &JurisdictionCode) -> Vec<&'a Filing> {
        if *place != self.jurisdiction {
            return self.filings_at(id, self.institutions_at(place));
        }
        // The area itself may have very many institutions, and every technology asks for it.
        let at_area = |filing: &&Filing| *self.place_of(filing.institution) == self.jurisdiction;
        self.filings_for(id).filter(at_area).collect()
    }

    /// Whether a technology's page lists its filings one by one.
    #[must_use]
    pub fn lists_filings_for(&self, id: &TechnologyId) -> bool {
        self.index.filings_for.get(id).map_or(0, Vec::len) <= MOST_LISTED
    }

    /// All filings of a technology in the site's area where its own page lists them: by branch,
    /// those of the area itself first.
    #[must_use]
    pub fn all_holders(&self, id: &TechnologyId) -> Vec<&'a Filing> {
        let inside = |filing: &&Filing| !self.is_elsewhere(filing.institution);
        let mut filings: Vec<_> = self.filings_for(id).filter(inside).collect();
        filings.sort_by_cached_key(|filing| {
            (self.branch_of(filing.institution), self.place_of(filing.institution))
        });
        filings
    }

    /// The filings of a technology by institutions outside the site's area.
    #[must_use]
    pub fn holders_elsewhere(&self, id: &TechnologyId) -> Vec<&'a Filing> {
        if self.index.elsewhere.is_empty() {
            return Vec::new();
        }
        self.filings_for(id).filter(|filing| self.is_elsewhere(filing.institution)).collect()
    }

    /// The pages that list a technology's filings by place; none where its own page lists them.
    #[must_use]
    pub fn holder_pages(&self, id: &TechnologyId) -> Vec<Page> {
        let mut pages = Vec::new();
        if !self.lists_filings_for(id) {
            self.add_holder_pages(id, &self.jurisdiction, &mut pages);
        }
        pages
    }

    fn add_holder_pages(&self, id: &TechnologyId, place: &JurisdictionCode, pages: &mut Vec<Page>) {
        let whole = self.lists_whole(id, place);
        let listed = match whole {
            true => self.held(id, place).filings as usize,
            false => self.filings_itself(id, place).len(),
        };
        // For the area itself, the technology's own page counts the places below.
        let none = listed == 0 && *place == self.jurisdiction;
        let numbers = 1..=if none { 0 } else { page_count(listed) };
        pages.extend(numbers.map(|page| Page::Holders(id.clone(), place.clone(), page)));
        for below in self.places_below(place).into_iter().filter(|_| !whole) {
            if self.held(id, &below.code).filings > 0 {
                self.add_holder_pages(id, &below.code, pages);
            }
        }
    }

    /// What a page of a technology in a place lists; the first page is 1.
    #[must_use]
    pub fn holding(&self, id: &TechnologyId, place: &JurisdictionCode, page: u32) -> Holding<'a> {
        let whole = self.lists_whole(id, place);
        let filings = match whole {
            true => self.filings_at(id, &self.institutions_within(place)),
            false => self.filings_itself(id, place),
        };
        let pages = page_count(filings.len());
        let from = (page.saturating_sub(1) as usize).saturating_mul(MOST_LISTED);
        let filings = filings.into_iter().skip(from).take(MOST_LISTED).collect();
        Holding { place: place.clone(), whole, filings, pages }
    }

    fn filings_at(&self, id: &TechnologyId, institutions: &[InstitutionIndex]) -> Vec<&'a Filing> {
        let filings = institutions.iter().flat_map(|index| self.filings_of(*index));
        filings.filter(|filing| filing.technology == *id).collect()
    }

    fn lists_whole(&self, id: &TechnologyId, place: &JurisdictionCode) -> bool {
        *place != self.jurisdiction && self.held(id, place).filings as usize <= MOST_LISTED
    }

    /// The page that lists the filings of a technology in a place, or counts them by the places
    /// below it.
    #[must_use]
    pub fn page_of_holders(&self, id: &TechnologyId, place: &JurisdictionCode) -> HolderPage {
        let places = &self.reference.jurisdictions;
        let is_lowest = places.children(place).next().is_none();
        let anchored = |from| is_lowest || self.child_towards(from, place) == *place;
        if self.lists_filings_for(id) || *place == self.jurisdiction {
            let anchored = self.lists_filings_for(id) && anchored(&self.jurisdiction);
            return HolderPage { page: Page::Technology(id.clone()), anchored };
        }
        let mut path: Vec<_> = places.ancestors(place).map(|each| &each.code).collect();
        path.retain(|each| places.is_within(each, &self.jurisdiction));
        path.retain(|each| **each != self.jurisdiction);
        // The highest place that lists all of its filings; without one, the place itself.
        let listing = path.iter().rev().find(|each| self.lists_whole(id, each));
        let listing = listing.map_or(place, |each| *each);
        let anchored = listing != place && anchored(listing);
        HolderPage { page: Page::Holders(id.clone(), listing.clone(), 1), anchored }
    }

    /// The place an institution is listed under.
    #[must_use]
    pub fn place_of(&self, institution: InstitutionIndex) -> &JurisdictionCode {
        &self.index.place_of[institution.0 as usize]
    }

    /// The place right below the site's area that an institution stands in; the area itself
    /// where no source says more; `None` for one outside the area.
    #[must_use]
    pub fn branch_of(&self, institution: InstitutionIndex) -> Option<JurisdictionCode> {
        let branch = || self.child_towards(&self.jurisdiction, self.place_of(institution));
        (!self.is_elsewhere(institution)).then(branch)
    }

    /// The place right below `from` on the way to `place`; `from` itself where `place` is not
    /// below it.
    #[must_use]
    pub fn child_towards(
        &self,
        from: &JurisdictionCode,
        place: &JurisdictionCode,
    ) -> JurisdictionCode {
        let (mut child, mut inside) = (None, from.is_country());
        for each in self.reference.jurisdictions.ancestors(place) {
            if each.code == *from {
                inside = true;
                break;
            }
            child = Some(&each.code);
        }
        child.filter(|_| inside).unwrap_or(from).clone()
    }

    /// Cumulative cases of a technology, summed over the institutions with a valid filing that
    /// published any, at each date one of them published for. An institution counts with its newest number up to
    /// that date. Only the dates since when the same institutions are in the sum: before, it
    /// grew because more of them published, not because more was done.
    #[must_use]
    pub fn total_series(&self, id: &TechnologyId) -> TotalSeries {
        let holders = self.valid_holders(id);
        let series: Vec<_> = holders
            .into_iter()
            // A sum can't hold a count that is not told, and without it would be no sum.
            .filter(|institution| {
                let newest = self.latest_disclosure(*institution, id);
                newest.is_none_or(|newest| newest.few_cases.is_none())
            })
            .filter_map(|institution| self.history.series.get(institution, id))
            .filter(|points| !points.is_empty())
            .collect();
        TotalSeries { institutions: series.len() as u32, points: sums(&series) }
    }
}

/// How many pages so many filings need.
fn page_count(filings: usize) -> u32 {
    filings.div_ceil(MOST_LISTED).max(1) as u32
}

/// The sum of several series.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TotalSeries {
    /// How many institutions are in the sum.
    pub institutions: u32,
    /// The sums, oldest first.
    pub points: Vec<SeriesPoint>,
}

fn sums(series: &[&[SeriesPoint]]) -> Vec<SeriesPoint> {
    let mut updates = Vec::new();
    for (at, points) in series.iter().enumerate() {
        updates.extend(points.iter().map(|point| (point.as_of, at, point.cases)));
    }
    updates.sort_unstable();
    // Wide enough for any number of counts.
    let (mut newest, mut total) = (BTreeMap::new(), 0_u64);
    let mut sums: Vec<SeriesPoint> = Vec::new();
    for (as_of, at, cases) in updates {
        let before = newest.insert(at, cases).unwrap_or_default();
        total = total - u64::from(before) + u64::from(cases);
        sums.retain(|sum| sum.as_of != as_of);
        if newest.len() == series.len() {
            let cases = u32::try_from(total).unwrap_or(u32::MAX);
            sums.push(SeriesPoint { as_of, cases });
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

    #[test]
    fn a_sum_beyond_the_largest_count_comes_down_again() {
        let high = points(&[("2024", u32::MAX), ("2026", 10)]);
        let low = points(&[("2025", 7)]);
        assert_eq!(sums(&[&high, &low]), points(&[("2025", u32::MAX), ("2026", 17)]));
    }
}
