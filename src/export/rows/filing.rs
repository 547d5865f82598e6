//! Rows of `filings`.

use super::{place_of, precision, raw};
use crate::catalog::TechnologyId;
use crate::dataset::{Filing, Institution, Origin};
use crate::date::PartialDate;
use crate::record::Field;
use crate::site::{FirstSeen, Site};
use serde::Serialize;

/// One filing (备案).
#[derive(Debug, Serialize)]
pub(crate) struct FilingRow<'s> {
    institution_id: &'s str,
    institution_name: &'s str,
    registration_number: Option<&'s str>,
    credit_code: Option<&'s str>,
    technology_id: &'s str,
    technology_name: &'s str,
    edition: &'s str,
    code: Option<&'s str>,
    scope: Option<&'s str>,
    limited_to: Option<&'s str>,
    authority_id: &'s str,
    authority_name: &'s str,
    jurisdiction_code: &'s str,
    jurisdiction_name: &'s str,
    department: Option<&'s str>,
    papers_complete: Option<PartialDate>,
    completed: Option<PartialDate>,
    completed_precision: Option<&'static str>,
    status: &'static str,
    status_name: &'static str,
    status_date: Option<PartialDate>,
    status_reason: Option<&'s str>,
    licence_note: Option<&'s str>,
    url: String,
    source_file: &'s str,
    source_sheet: Option<&'s str>,
    source_row: u32,
    other_sources: Vec<String>,
    raw_technology: Option<&'s str>,
    raw_completed: Option<&'s str>,
}

pub(crate) fn filing<'s>(site: &'s Site<'_>, filing: &'s Filing) -> FilingRow<'s> {
    let Filing {
        institution,
        technology,
        entry,
        limited_to,
        authority,
        department,
        // The day of the first case can point to a patient; it is checked and never published.
        first_case: _,
        papers_complete,
        completed,
        status,
        status_date,
        status_reason,
        licence_note,
        origin,
        elsewhere,
    } = filing;
    let holder: &Institution = site.dataset.institution(*institution);
    let listed = site.entry(entry).map(|(_, entry)| entry);
    let place = place_of(site, *institution);
    let authority_name = site.reference.authorities.get(authority).map(|found| &found.name);
    let FirstSeen { file, sheet, row, .. } = site.first_seen(origin.location);
    FilingRow {
        institution_id: site.history.id(*institution).as_str(),
        institution_name: &holder.name,
        registration_number: holder.registration_number.as_deref(),
        credit_code: holder.credit_code.as_deref(),
        technology_id: technology.as_str(),
        technology_name: listed
            .map_or_else(|| site.technology_name(technology), |entry| &entry.name),
        edition: entry.edition.as_str(),
        code: listed.and_then(|entry| entry.code.as_deref()),
        scope: listed.and_then(|entry| entry.scope.as_deref()),
        limited_to: limited_to.as_deref(),
        authority_id: authority.as_str(),
        authority_name: authority_name.map_or(authority.as_str(), String::as_str),
        jurisdiction_code: place.as_str(),
        jurisdiction_name: site.place_name(place),
        department: department.as_deref(),
        papers_complete: *papers_complete,
        completed: *completed,
        completed_precision: completed.map(precision),
        status: status.code(),
        status_name: status.in_chinese(),
        status_date: *status_date,
        status_reason: status_reason.as_deref(),
        licence_note: licence_note.as_deref(),
        url: super::technology_at_institution(site, *institution, technology),
        source_file: file,
        source_sheet: sheet,
        source_row: row,
        other_sources: elsewhere.iter().map(|row| source(site, row)).collect(),
        raw_technology: raw::technology(site, origin, technology, || named(site, filing)),
        raw_completed: raw::of_value(origin, Field::Completed, completed.as_ref()),
    }
}

/// A row of another list: 220000/2026-11-15/备案.xlsx#Sheet1#12.
fn source(site: &Site<'_>, row: &Origin) -> String {
    let FirstSeen { file, sheet, row, .. } = site.first_seen(row.location);
    let sheet = sheet.map(|sheet| format!("#{sheet}")).unwrap_or_default();
    format!("{file}{sheet}#{row}")
}

/// The technologies of all filings made by the same row.
fn named<'s>(site: &'s Site<'_>, filing: &Filing) -> Vec<&'s TechnologyId> {
    let filings = site.filings_of(filing.institution);
    let same_row = |each: &&'s Filing| each.origin.location == filing.origin.location;
    filings.filter(same_row).map(|each| &each.technology).collect()
}
