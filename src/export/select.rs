//! What a page's data are selected by, beyond the look-ups of `site`.

use crate::catalog::{
    Crosswalk, CrosswalkRow, Edition, Jurisdiction, JurisdictionCode, Listed, TechnologyId,
};
use crate::site::{Held, Site};
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
    let found = site
        .tallies_inside()
        .filter_map(|(place, tally)| Some(of(technology, place, tally.held.get(technology)?)));
    found.collect()
}

/// The coverage of one technology in one place of the site, where there is any.
pub(crate) fn coverage_of<'s>(
    site: &'s Site<'_>,
    technology: &'s TechnologyId,
    place: &'s JurisdictionCode,
) -> Option<Coverage<'s>> {
    let tally = site.index.tallies.get(place)?;
    Some(of(technology, place, tally.held.get(technology)?))
}

/// The coverage of one place: every technology filed in it or below it, by id.
pub(crate) fn coverage_at<'s>(
    site: &'s Site<'_>,
    place: &'s JurisdictionCode,
) -> Vec<Coverage<'s>> {
    let held = site.index.tallies.get(place).into_iter().flat_map(|tally| &tally.held);
    held.map(|(technology, held)| of(technology, place, held)).collect()
}

/// The technologies that a place lacks, with the nearest place above that has them.
pub(crate) fn coverage_nearby<'s>(
    site: &'s Site<'_>,
    place: &JurisdictionCode,
) -> Vec<Coverage<'s>> {
    let nearby = site.held_nearby(place).into_iter();
    let found = nearby.filter_map(|(technology, place)| {
        let (place, tally) = site.index.tallies.get_key_value(&place)?;
        Some(of(technology, place, tally.held.get(technology)?))
    });
    found.collect()
}

fn of<'s>(technology: &'s TechnologyId, place: &'s JurisdictionCode, held: &Held) -> Coverage<'s> {
    let Held { institutions, active_institutions, .. } = *held;
    Coverage { technology, place, institutions, active_institutions }
}

/// The places of the site with an institution in them or below them, by code.
pub(crate) fn places_with_institutions<'s>(site: &'s Site<'_>) -> Vec<&'s Jurisdiction> {
    let own = site.index.institutions_in.keys();
    let with_above = own.flat_map(|code| site.reference.jurisdictions.ancestors(code));
    let found: BTreeSet<_> = with_above.map(|place| &place.code).collect();
    site.places().filter(|place| found.contains(&place.code)).collect()
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
