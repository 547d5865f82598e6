//! Rows of `institutions`.

use super::place_of;
use crate::dataset::{Institution, InstitutionIndex};
use crate::site::{FirstSeen, PlaceBasis, Site};
use serde::Serialize;

/// One medical institution (医疗机构).
#[derive(Debug, Serialize)]
pub(crate) struct InstitutionRow<'s> {
    institution_id: &'s str,
    name: &'s str,
    former_names: &'s [String],
    aliases: &'s [String],
    registration_number: Option<&'s str>,
    credit_code: Option<&'s str>,
    level: Option<&'static str>,
    category: Option<&'s str>,
    jurisdiction_code: &'s str,
    jurisdiction_name: &'s str,
    jurisdiction_basis: &'static str,
    authority_id: Option<&'s str>,
    authority_name: Option<&'s str>,
    filings: u32,
    active_filings: u32,
    url: String,
    source_file: &'s str,
    source_sheet: Option<&'s str>,
    source_row: u32,
}

pub(crate) fn institution<'s>(site: &'s Site<'_>, index: InstitutionIndex) -> InstitutionRow<'s> {
    let Institution {
        name,
        // The history's list holds these and those of earlier releases.
        former_names: _,
        aliases,
        registration_number,
        credit_code,
        level,
        category,
        // Where it is listed, and why, the site says.
        jurisdiction: _,
        authority,
        origin,
    } = site.dataset.institution(index);
    let place = place_of(site, index);
    let basis = match site.place_basis(index) {
        PlaceBasis::Institution => "institution",
        PlaceBasis::Authority => "authority",
        PlaceBasis::Site => "site",
    };
    let office = authority.as_ref().and_then(|id| site.reference.authorities.get(id));
    let filings: Vec<_> = site.filings_of(index).collect();
    let FirstSeen { file, sheet, row, .. } = site.first_seen(origin.location);
    InstitutionRow {
        institution_id: site.history.id(index).as_str(),
        name,
        former_names: &site.history.former_names[index.0 as usize],
        aliases,
        registration_number: registration_number.as_deref(),
        credit_code: credit_code.as_deref(),
        level: level.map(|level| level.in_chinese()),
        category: category.as_deref(),
        jurisdiction_code: place.as_str(),
        jurisdiction_name: site.place_name(place),
        jurisdiction_basis: basis,
        authority_id: authority.as_ref().map(|id| id.as_str()),
        authority_name: office.map(|office| office.name.as_str()),
        filings: filings.len() as u32,
        active_filings: site.valid_technologies(index).len() as u32,
        url: super::institution_address(site, index),
        source_file: file,
        source_sheet: sheet,
        source_row: row,
    }
}
