//! The published facts of a dataset, in the form the ledger keeps and compares.

use super::holders;
use super::institution_id::InstitutionId;
use super::ledger::{KnownFiling, KnownInstitution};
use super::values::Values;
use crate::catalog::Reference;
use crate::dataset::{Dataset, Filing, Institution, Origin};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The institution as published now, without its past.
pub(super) fn of_institution(
    dataset: &Dataset,
    institution: &Institution,
    id: &InstitutionId,
) -> KnownInstitution {
    let Institution {
        name,
        former_names,
        aliases,
        registration_number,
        credit_code,
        level,
        category,
        jurisdiction,
        authority,
        origin,
    } = institution;
    KnownInstitution {
        id: *id,
        name: name.clone(),
        former_names: former_names.clone(),
        replaced_names: Vec::new(),
        listed: true,
        values: values([
            ("aliases", (!aliases.is_empty()).then(|| aliases.join("、"))),
            ("registration_number", registration_number.clone()),
            ("credit_code", credit_code.clone()),
            ("level", level.map(|level| level.in_chinese().to_owned())),
            ("category", category.clone()),
            ("jurisdiction_code", jurisdiction.as_ref().map(ToString::to_string)),
            ("authority_id", authority.as_ref().map(ToString::to_string)),
        ]),
        unstated: Values::default(),
        source: Some(folder(dataset, origin)),
        removal: None,
    }
}

/// The authority's folder that a record lies in.
fn folder(dataset: &Dataset, origin: &Origin) -> String {
    dataset.sources.file(origin.location.file).authority.clone()
}

/// The newest export of each authority's folder.
pub(super) fn of_sources(dataset: &Dataset) -> BTreeMap<String, Date> {
    let mut newest = BTreeMap::new();
    for file in &dataset.sources.files {
        if let Some(date) = file.snapshot {
            let held = newest.entry(file.authority.clone()).or_insert(date);
            *held = date.max(*held);
        }
    }
    newest
}

/// Every filing as published now, sorted.
pub(super) fn of_filings(
    dataset: &Dataset,
    ids: &[InstitutionId],
    reference: &Reference,
) -> Vec<KnownFiling> {
    let known = |filing: &Filing| {
        of_filing(dataset, filing, &ids[filing.institution.0 as usize], reference)
    };
    let mut filings: Vec<KnownFiling> = dataset.filings.iter().map(known).collect();
    filings.sort();
    filings
}

fn of_filing(
    dataset: &Dataset,
    filing: &Filing,
    id: &InstitutionId,
    reference: &Reference,
) -> KnownFiling {
    let Filing {
        institution: _,
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
    let (source, copies) = holders::folders(dataset, reference, authority, (origin, elsewhere));
    let listed = reference.editions.at(entry).map(|(_, entry)| entry);
    KnownFiling {
        institution: *id,
        technology: technology.clone(),
        status: status.code().to_owned(),
        values: values([
            ("edition", Some(entry.edition.to_string())),
            ("code", listed.and_then(|entry| entry.code.clone())),
            ("limited_to", limited_to.clone()),
            ("authority_id", Some(authority.to_string())),
            ("department", department.clone()),
            ("papers_complete", papers_complete.map(|date| date.to_string())),
            ("completed", completed.map(|date| date.to_string())),
            ("status_date", status_date.map(|date| date.to_string())),
            ("status_reason", status_reason.clone()),
            ("licence_note", licence_note.clone()),
        ]),
        source: Some(source.to_owned()),
        copies: copies.into_iter().map(str::to_owned).collect(),
    }
}

fn values<const N: usize>(pairs: [(&str, Option<String>); N]) -> Values {
    pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}
