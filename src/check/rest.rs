//! What else is wrong in a row that is set aside.
//!
//! A clerk should not have to find out one fault after the other, week by week. Told is only what
//! holds whatever the faulty cell should have said: an unknown authority or place, a credit code
//! that can be none, a technology that no catalog of any date names.

use super::finding::Finding;
use super::place::Places;
use super::rules::credit_code;
use super::technology::Technologies;
use crate::record::{Field, Record, Statement, TechnologyMention, is_valid_credit_code};

/// Of a row that is set aside for one of its cells.
pub(super) fn of_row(
    record: &Record,
    places: &Places<'_>,
    technologies: &mut Technologies<'_>,
    findings: &mut Vec<Finding>,
) {
    let is_open = |field| !is_told(record, field);
    if record.authority.is_some() && is_open(Field::Authority) {
        findings.extend(places.authority(record).err().map(|finding| *finding));
    }
    if is_open(Field::Jurisdiction) {
        findings.extend(places.jurisdiction(record).err().map(|finding| *finding));
    }
    let code = record.institution.credit_code.as_deref();
    if code.is_some_and(|code| !is_valid_credit_code(code)) && is_open(Field::CreditCode) {
        findings.push(credit_code::finding(&record.row));
    }
    of_technologies(record, places, technologies, findings);
}

/// Of a row that is set aside for its institution, its authority or a date.
pub(super) fn of_technologies(
    record: &Record,
    places: &Places<'_>,
    technologies: &mut Technologies<'_>,
    findings: &mut Vec<Finding>,
) {
    if is_told(record, Field::Technology) {
        return;
    }
    let place = places.scope(record.row.location.file);
    let location = record.row.location_of(Field::Technology);
    let unnamed = mentions(&record.statement)
        .iter()
        .filter_map(|mention| technologies.of_no_catalog(mention, place, location));
    findings.extend(unnamed.map(|finding| *finding));
}

/// Whether something is told of that cell already.
fn is_told(record: &Record, field: Field) -> bool {
    record.defects.iter().any(|defect| defect.field == field)
}

fn mentions(statement: &Statement) -> &[TechnologyMention] {
    match statement {
        Statement::Filing(said) => &said.technologies,
        Statement::Disclosure(said) => &said.technologies,
        Statement::TrainingBase(said) => &said.technologies,
        Statement::QualityCentre(said) => &said.technologies,
        Statement::Institution
        | Statement::SurgeryItem(_)
        | Statement::NewTechnology(_)
        | Statement::LicenceNote(_) => &[],
    }
}
