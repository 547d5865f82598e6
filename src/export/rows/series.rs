//! Rows of `series`.

use super::institution_name;
use crate::catalog::TechnologyId;
use crate::dataset::InstitutionIndex;
use crate::date::PartialDate;
use crate::history::SeriesPoint;
use crate::site::Site;
use serde::Serialize;

/// One point of a series of cumulative counts.
#[derive(Debug, Serialize)]
pub(crate) struct SeriesRow<'s> {
    institution_id: &'s str,
    institution_name: &'s str,
    technology_id: &'s str,
    technology_name: &'s str,
    as_of: PartialDate,
    cases: u32,
}

/// A point with whose it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SeriesKey<'s> {
    institution: InstitutionIndex,
    technology: &'s TechnologyId,
    point: &'s SeriesPoint,
}

/// Every point, by institution, technology and date.
pub(crate) fn points<'s>(site: &'s Site<'_>) -> Vec<SeriesKey<'s>> {
    let institutions = site.history.series.institutions();
    institutions.flat_map(|institution| points_of(site, institution)).collect()
}

/// The points of one institution.
pub(crate) fn points_of<'s>(
    site: &'s Site<'_>,
    institution: InstitutionIndex,
) -> Vec<SeriesKey<'s>> {
    let series = site.history.series.of(institution);
    series.flat_map(|(id, points)| keys(institution, id, points)).collect()
}

fn keys<'s>(
    institution: InstitutionIndex,
    technology: &'s TechnologyId,
    points: &'s [SeriesPoint],
) -> impl Iterator<Item = SeriesKey<'s>> {
    points.iter().map(move |point| SeriesKey { institution, technology, point })
}

pub(crate) fn series<'s>(site: &'s Site<'_>, key: &SeriesKey<'s>) -> SeriesRow<'s> {
    let SeriesKey { institution, technology, point } = *key;
    let SeriesPoint { as_of, cases } = *point;
    SeriesRow {
        institution_id: site.history.id(institution).as_str(),
        institution_name: institution_name(site, institution),
        technology_id: technology.as_str(),
        technology_name: site.technology_name(technology),
        as_of,
        cases,
    }
}
