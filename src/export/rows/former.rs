//! Rows of `former-institutions` and `former-filings`: what was last published of what is no
//! longer listed.

use super::page_address;
use crate::history::{FormerFiling, InstitutionId, KnownFiling, KnownInstitution, Removal};
use crate::record::FilingStatus;
use crate::site::{Page, Site};
use jiff::civil::Date;
use serde::Serialize;

/// One institution that is no longer listed.
#[derive(Debug, Serialize)]
pub(crate) struct FormerInstitutionRow<'s> {
    institution_id: &'s str,
    name: &'s str,
    former_names: &'s [String],
    registration_number: Option<&'s str>,
    credit_code: Option<&'s str>,
    level: Option<&'s str>,
    category: Option<&'s str>,
    jurisdiction_code: Option<&'s str>,
    authority_id: Option<&'s str>,
    removed_in: Option<Date>,
    authority_folder: Option<&'s str>,
    last_export: Option<Date>,
    missing_export: Option<Date>,
    url: String,
}

/// One filing that is no longer listed.
#[derive(Debug, Serialize)]
pub(crate) struct FormerFilingRow<'s> {
    institution_id: &'s str,
    institution_name: &'s str,
    technology_id: &'s str,
    technology_name: &'s str,
    edition: Option<&'s str>,
    code: Option<&'s str>,
    limited_to: Option<&'s str>,
    authority_id: Option<&'s str>,
    department: Option<&'s str>,
    papers_complete: Option<&'s str>,
    completed: Option<&'s str>,
    status: &'s str,
    status_name: &'s str,
    status_date: Option<&'s str>,
    status_reason: Option<&'s str>,
    licence_note: Option<&'s str>,
    removed_in: Date,
    authority_folder: Option<&'s str>,
    last_export: Option<Date>,
    missing_export: Option<Date>,
    url: String,
}

pub(crate) fn former_institution<'s>(
    site: &Site<'_>,
    known: &'s KnownInstitution,
) -> FormerInstitutionRow<'s> {
    let KnownInstitution {
        id,
        name,
        former_names,
        replaced_names: _,
        listed: _,
        values,
        // Kept to know it again.
        unstated: _,
        source: _,
        removal,
    } = known;
    let removal = removal.as_ref();
    FormerInstitutionRow {
        institution_id: id.as_str(),
        name,
        former_names,
        registration_number: values.get("registration_number"),
        credit_code: values.get("credit_code"),
        level: values.get("level"),
        category: values.get("category"),
        jurisdiction_code: values.get("jurisdiction_code"),
        authority_id: values.get("authority_id"),
        removed_in: removal.map(|removal| removal.release),
        authority_folder: removal.and_then(|removal| removal.folder.as_deref()),
        last_export: removal.and_then(|removal| removal.last),
        missing_export: removal.and_then(|removal| removal.missing),
        url: page_address(site, &Page::FormerInstitution(*id)),
    }
}

pub(crate) fn former_filing<'s>(
    site: &'s Site<'_>,
    former: &'s FormerFiling,
) -> FormerFilingRow<'s> {
    let FormerFiling { filing, removal } = former;
    let KnownFiling { institution, technology, status, values, source: _, copies: _ } = filing;
    let Removal { release, folder, last, missing } = removal;
    let page = site.page_of(institution).unwrap_or(Page::Change(*release));
    FormerFilingRow {
        institution_id: institution.as_str(),
        institution_name: name_of(site, institution),
        technology_id: technology.as_str(),
        technology_name: site.technology_name(technology),
        edition: values.get("edition"),
        code: values.get("code"),
        limited_to: values.get("limited_to"),
        authority_id: values.get("authority_id"),
        department: values.get("department"),
        papers_complete: values.get("papers_complete"),
        completed: values.get("completed"),
        status,
        status_name: status_name(status),
        status_date: values.get("status_date"),
        status_reason: values.get("status_reason"),
        licence_note: values.get("licence_note"),
        removed_in: *release,
        authority_folder: folder.as_deref(),
        last_export: *last,
        missing_export: *missing,
        url: format!("{}#{technology}", page_address(site, &page)),
    }
}

fn name_of<'s>(site: &'s Site<'_>, id: &'s InstitutionId) -> &'s str {
    match site.history.institution(id) {
        Some(index) => &site.dataset.institution(index).name,
        None => site.former(id).map_or(id.as_str(), |known| &known.name),
    }
}

fn status_name(code: &str) -> &str {
    match FilingStatus::from_code(code) {
        Some(status) => status.in_chinese(),
        None => code,
    }
}
