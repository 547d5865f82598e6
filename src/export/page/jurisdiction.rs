//! Places.

use super::Document;
use crate::catalog::{Jurisdiction, JurisdictionCode};
use crate::dataset::InstitutionIndex;
use crate::export::rows;
use crate::export::select::{self, Coverage};
use crate::site::Site;
use crate::site::dictionary::DataSetId;

/// Institutions up to which those below a place are told too; a place with more tells those
/// listed under itself, and the places below it tell theirs.
const MOST_INSTITUTIONS: usize = 100;

pub(super) fn list(site: &Site<'_>, document: &mut Document<'_>) {
    let all: Vec<_> = site.places().collect();
    document.list(DataSetId::Jurisdictions, &all, |each| rows::jurisdiction(site, each));
}

pub(super) fn one(site: &Site<'_>, code: &JurisdictionCode, document: &mut Document<'_>) {
    let places = &site.reference.jurisdictions;
    let own: Vec<&Jurisdiction> = places.get(code).into_iter().collect();
    document.list(DataSetId::Jurisdictions, &own, |each| rows::jurisdiction(site, each));
    let below: Vec<_> =
        site.places_below(code).into_iter().map(|place| rows::jurisdiction(site, place)).collect();
    document.value("places_below", &below);
    let covered = select::coverage_at(site, code);
    document.list(DataSetId::Coverage, &covered, |each: &Coverage<'_>| rows::coverage(site, each));
    let nearby = select::coverage_nearby(site, code);
    let (far, near): (Vec<_>, Vec<_>) = nearby.iter().partition(|each| each.place.is_country());
    let near: Vec<_> = near.into_iter().map(|each| rows::coverage(site, each)).collect();
    document.value("coverage_nearby", &near);
    // How many there are in the whole country changes every week, the rest of this seldom.
    let far: Vec<_> = far.into_iter().map(|each| each.technology.as_str()).collect();
    document.value("technologies_elsewhere_in_the_country", &far);
    let (reach, institutions) = told(site, code);
    document.value("institutions_of", reach);
    document.list(DataSetId::Institutions, &institutions, |index| rows::institution(site, *index));
}

/// The institutions told, and whether they are those here and below or those here alone.
fn told(site: &Site<'_>, code: &JurisdictionCode) -> (&'static str, Vec<InstitutionIndex>) {
    let within = site.institutions_within(code);
    if within.len() <= MOST_INSTITUTIONS {
        return ("here_and_below", within);
    }
    ("here", site.institutions_at(code).to_vec())
}
