//! Filings as the pages of one technology in one place list them: what tells them apart. All of
//! a filing's fields are beside the institution's page and in the bulk files.

use super::place_of;
use crate::dataset::Filing;
use crate::date::PartialDate;
use crate::site::Site;
use serde::Serialize;

/// One filing of the technology that the document is about.
#[derive(Debug, Serialize)]
pub(crate) struct HolderRow<'s> {
    institution_id: &'s str,
    institution_name: &'s str,
    jurisdiction_code: &'s str,
    limited_to: Option<&'s str>,
    authority_id: &'s str,
    completed: Option<PartialDate>,
    status: &'static str,
    status_date: Option<PartialDate>,
    url: String,
}

pub(crate) fn holder<'s>(site: &'s Site<'_>, filing: &'s Filing) -> HolderRow<'s> {
    let Filing {
        institution,
        technology,
        limited_to,
        authority,
        completed,
        status,
        status_date,
        // Told beside the institution's page.
        entry: _,
        department: _,
        papers_complete: _,
        status_reason: _,
        licence_note: _,
        origin: _,
        elsewhere: _,
        // The day of the first case can point to a patient; it is checked and never published.
        first_case: _,
    } = filing;
    HolderRow {
        institution_id: site.history.id(*institution).as_str(),
        institution_name: &site.dataset.institution(*institution).name,
        jurisdiction_code: place_of(site, *institution).as_str(),
        limited_to: limited_to.as_deref(),
        authority_id: authority.as_str(),
        completed: *completed,
        status: status.code(),
        status_date: *status_date,
        url: super::technology_at_institution(site, *institution, technology),
    }
}
