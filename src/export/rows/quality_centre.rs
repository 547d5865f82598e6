//! Rows of `quality-centres`.

use crate::dataset::QualityCentre;
use crate::site::{FirstSeen, Page, Site};
use serde::Serialize;

/// One quality centre (质控中心) of one technology.
#[derive(Debug, Serialize)]
pub(crate) struct QualityCentreRow<'s> {
    name: &'s str,
    technology_id: &'s str,
    technology_name: &'s str,
    url: String,
    source_file: &'s str,
    source_sheet: Option<&'s str>,
    source_row: u32,
}

pub(crate) fn quality_centre<'s>(
    site: &'s Site<'_>,
    centre: &'s QualityCentre,
) -> QualityCentreRow<'s> {
    let QualityCentre { name, technology, origin } = centre;
    let FirstSeen { file, sheet, row, .. } = site.first_seen(origin.location);
    QualityCentreRow {
        name,
        technology_id: technology.as_str(),
        technology_name: site.technology_name(technology),
        url: super::page_address(site, &Page::QualityCentres),
        source_file: file,
        source_sheet: sheet,
        source_row: row,
    }
}
