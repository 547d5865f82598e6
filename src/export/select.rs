//! What a page's data are selected by, beyond the look-ups of `site`.

use crate::catalog::{
    Crosswalk, CrosswalkRow, Edition, Jurisdiction, JurisdictionCode, Listed, TechnologyId,
};
use crate::dataset::{Filing, InstitutionIndex};
use crate::record::FilingStatus;
use crate::site::Site;
use std::collections::{BTreeMap, BTreeSet};

/// The records that a look-up by technology lists.
pub(crate) fn for_technology<'s, T>(
    list: &'s [T],
    positions: &BTreeMap<TechnologyId, Vec<u32>>,
    technology: &TechnologyId,
) -> Vec<&'s T> {
    let positions = positions.get(technology).into_iter().flatten();
    positions.filter_map(|at| list.get(*at as usize)).collect()
}

/// How many institutions of a place have filed a technology.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Coverage<'s> {
    pub(crate) technology: &'s TechnologyId,
    pub(crate) place: &'s JurisdictionCode,
    pub(crate) institutions: u32,
    pub(crate) active_institutions: u32,
}

/// The coverage of one technology: every place of the site with a filing in it or below it, by
/// code.
pub(crate) fn coverage<'s>(site: &'s Site<'_>, technology: &'s TechnologyId) -> Vec<Coverage<'s>> {
    let mut here: BTreeMap<&JurisdictionCode, Holders> = BTreeMap::new();
    for filing in site.filings_for(technology) {
        here.entry(site.place_of(filing.institution)).or_default().add(filing);
    }
    // An institution is listed under one place, so the counts of the places below add up.
    let mut below: BTreeMap<&JurisdictionCode, [u32; 2]> = BTreeMap::new();
    for (place, holders) in here {
        for above in places_of(site, place) {
            let counts = below.entry(above).or_default();
            *counts = [0, 1].map(|at| counts[at] + holders.counts()[at]);
        }
    }
    let told = |(place, counts)| coverage_of(technology, place, counts);
    below.into_iter().map(told).collect()
}

/// The coverage of one place: every technology filed in it or below it, by id.
pub(crate) fn coverage_at<'s>(
    site: &'s Site<'_>,
    place: &'s JurisdictionCode,
) -> Vec<Coverage<'s>> {
    let mut holders: BTreeMap<&TechnologyId, Holders> = BTreeMap::new();
    for institution in site.institutions_within(place) {
        for filing in site.filings_of(institution) {
            holders.entry(&filing.technology).or_default().add(filing);
        }
    }
    holders.into_iter().map(|(id, holders)| coverage_of(id, place, holders.counts())).collect()
}

fn coverage_of<'s>(
    technology: &'s TechnologyId,
    place: &'s JurisdictionCode,
    [institutions, active_institutions]: [u32; 2],
) -> Coverage<'s> {
    Coverage { technology, place, institutions, active_institutions }
}

/// Who filed a technology, and who of them has a valid filing.
#[derive(Default)]
struct Holders {
    any: BTreeSet<InstitutionIndex>,
    active: BTreeSet<InstitutionIndex>,
}

impl Holders {
    fn add(&mut self, filing: &Filing) {
        self.any.insert(filing.institution);
        if filing.status == FilingStatus::Active {
            self.active.insert(filing.institution);
        }
    }

    /// All of them, and those with a valid filing.
    fn counts(&self) -> [u32; 2] {
        [&self.any, &self.active].map(|holders| holders.len() as u32)
    }
}

/// The places of the site with an institution in them or below them, by code.
pub(crate) fn places_with_institutions<'s>(site: &'s Site<'_>) -> Vec<&'s Jurisdiction> {
    let own = site.index.institutions_in.keys();
    let with_above = own.flat_map(|code| site.reference.jurisdictions.ancestors(code));
    let found: BTreeSet<_> = with_above.map(|place| &place.code).collect();
    site.places().filter(|place| found.contains(&place.code)).collect()
}

/// A place and those above it, as far as the site goes.
fn places_of<'s>(
    site: &'s Site<'_>,
    place: &JurisdictionCode,
) -> impl Iterator<Item = &'s JurisdictionCode> + use<'s> {
    let places = &site.reference.jurisdictions;
    let above = places.ancestors(place);
    let covered = above.filter(|place| places.is_within(&place.code, &site.jurisdiction));
    let country = Some(&site.jurisdiction).filter(|code| code.is_country());
    covered.map(|place| &place.code).chain(country)
}

/// The entries of an edition, in its order.
pub(crate) fn entries(edition: &Edition) -> impl Iterator<Item = Listed<'_>> {
    let entries = edition.entries.iter().enumerate();
    entries.map(move |(index, entry)| Listed { edition, index, entry })
}

/// What became of each item, in the order of the comparison.
pub(crate) fn fates(crosswalk: &Crosswalk) -> impl Iterator<Item = (&Crosswalk, &CrosswalkRow)> {
    crosswalk.rows.iter().map(move |row| (crosswalk, row))
}
