//! Rows of `jurisdictions` and `coverage`.

use crate::catalog::Jurisdiction;
use crate::export::select::Coverage;
use crate::site::{Page, PlaceCounts, Site};
use serde::Serialize;

/// One place of the site.
#[derive(Debug, Serialize)]
pub(crate) struct JurisdictionRow<'s> {
    code: &'s str,
    name: &'s str,
    full_name: &'s str,
    r#type: &'s str,
    parent_code: Option<&'s str>,
    institutions: u32,
    active_institutions: u32,
    active_filings: u32,
    url: String,
}

pub(crate) fn jurisdiction<'s>(
    site: &'s Site<'_>,
    jurisdiction: &'s Jurisdiction,
) -> JurisdictionRow<'s> {
    let Jurisdiction { code, name, kind, level: _, parent, aliases: _ } = jurisdiction;
    let PlaceCounts { institutions, active_institutions, active_filings } = site.place_counts(code);
    JurisdictionRow {
        code: code.as_str(),
        name,
        full_name: site.place_name(code),
        r#type: kind,
        parent_code: parent.as_ref().map(|code| code.as_str()),
        institutions,
        active_institutions,
        active_filings,
        url: super::page_address(site, &Page::Jurisdiction(code.clone())),
    }
}

/// How many institutions of a place filed a technology.
#[derive(Debug, Serialize)]
pub(crate) struct CoverageRow<'s> {
    technology_id: &'s str,
    technology_name: &'s str,
    jurisdiction_code: &'s str,
    jurisdiction_name: &'s str,
    institutions: u32,
    active_institutions: u32,
    url: String,
}

pub(crate) fn coverage<'s>(site: &'s Site<'_>, coverage: &Coverage<'s>) -> CoverageRow<'s> {
    let Coverage { technology, place, institutions, active_institutions } = *coverage;
    CoverageRow {
        technology_id: technology.as_str(),
        technology_name: site.technology_name(technology),
        jurisdiction_code: place.as_str(),
        jurisdiction_name: site.place_name(place),
        institutions,
        active_institutions,
        url: super::page_address(site, &site.page_of_holders(technology, place).page),
    }
}
