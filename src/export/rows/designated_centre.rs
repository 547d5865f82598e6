//! Rows of `designated-centres`.

use crate::site::{DesignatedCentre, Site};
use serde::Serialize;

/// One quality centre that a document names for one technology.
#[derive(Debug, Serialize)]
pub(crate) struct DesignatedCentreRow<'s> {
    regulation_id: &'s str,
    version: &'s str,
    status: &'static str,
    status_name: &'static str,
    regulation_jurisdiction: Option<&'s str>,
    code: &'s str,
    name: &'s str,
    technology_id: Option<&'s str>,
    centre: &'s str,
    url: String,
}

pub(crate) fn designated_centre<'s>(
    site: &Site<'_>,
    designated: &'s DesignatedCentre<'_>,
) -> DesignatedCentreRow<'s> {
    let DesignatedCentre { regulation, annex, code, name, technology, centre } = designated;
    let page = super::page_address(site, &site.page_of_version(regulation));
    DesignatedCentreRow {
        regulation_id: &regulation.id,
        version: &regulation.version,
        status: regulation.status.as_str(),
        status_name: regulation.status.in_chinese(),
        regulation_jurisdiction: regulation.jurisdiction.as_deref(),
        code,
        name,
        technology_id: technology.as_ref().map(|id| id.as_str()),
        centre,
        url: format!("{page}#{}", annex.anchor),
    }
}
