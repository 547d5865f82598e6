//! Rows of `disclosures`.

use super::{institution_name, raw};
use crate::catalog::TechnologyId;
use crate::dataset::Disclosure;
use crate::date::PartialDate;
use crate::privacy::Few;
use crate::record::Field;
use crate::site::{FirstSeen, Site};
use serde::Serialize;

/// One disclosure (院务公开) of one technology at one date.
#[derive(Debug, Serialize)]
pub(crate) struct DisclosureRow<'s> {
    institution_id: &'s str,
    institution_name: &'s str,
    technology_id: &'s str,
    technology_name: &'s str,
    completed: Option<PartialDate>,
    cumulative_cases: Option<u32>,
    cumulative_cases_below: Option<u32>,
    as_of: Option<PartialDate>,
    url: String,
    source_file: &'s str,
    source_sheet: Option<&'s str>,
    source_row: u32,
    raw_technology: Option<&'s str>,
    raw_completed: Option<&'s str>,
    raw_cumulative_cases: Option<&'s str>,
    raw_as_of: Option<&'s str>,
}

pub(crate) fn disclosure<'s>(site: &'s Site<'_>, disclosure: &'s Disclosure) -> DisclosureRow<'s> {
    let Disclosure {
        institution,
        technology,
        completed,
        cumulative_cases,
        few_cases,
        as_of,
        origin,
    } = disclosure;
    let FirstSeen { file, sheet, row, .. } = site.first_seen(origin.location);
    DisclosureRow {
        institution_id: site.history.id(*institution).as_str(),
        institution_name: institution_name(site, *institution),
        technology_id: technology.as_str(),
        technology_name: site.technology_name(technology),
        completed: *completed,
        cumulative_cases: *cumulative_cases,
        cumulative_cases_below: few_cases.map(Few::below),
        as_of: *as_of,
        url: super::technology_at_institution(site, *institution, technology),
        source_file: file,
        source_sheet: sheet,
        source_row: row,
        raw_technology: raw::technology(site, origin, technology, || named(site, disclosure)),
        raw_completed: raw::of_value(origin, Field::Completed, completed.as_ref()),
        raw_cumulative_cases: raw::of_value(
            origin,
            Field::CumulativeCases,
            cumulative_cases.as_ref(),
        ),
        raw_as_of: raw::of_value(origin, Field::AsOf, as_of.as_ref()),
    }
}

/// The technologies of all disclosures made by the same row.
fn named<'s>(site: &'s Site<'_>, disclosure: &Disclosure) -> Vec<&'s TechnologyId> {
    let all = site.disclosures_of(disclosure.institution);
    let same_row = |each: &&Disclosure| each.origin.location == disclosure.origin.location;
    all.filter(same_row).map(|each| &each.technology).collect()
}
