//! Whom a record speaks of: institution, authority, area.

use super::finding::Finding;
use super::place::Places;
use super::registry::{Located, Perhaps, Recognised, Registry, Whom};
use super::rules::{
    ambiguous_institution, conflicting_identifiers, credit_code, facts_differ, name_differs,
    unknown_institution,
};
use crate::catalog::{AuthorityId, JurisdictionCode};
use crate::dataset::InstitutionIndex;
use crate::record::{InstitutionMention, Record, Statement, is_valid_credit_code};

/// Whom a row speaks of, once everything about that is resolved.
pub(super) struct Subject {
    /// The institution.
    pub(super) institution: InstitutionIndex,
    /// The authority of the row.
    pub(super) authority: AuthorityId,
    /// The authority's area, whose catalogs apply.
    pub(super) area: JurisdictionCode,
}

/// Resolves whom a record speaks of; what stands in the way becomes a finding.
pub(super) fn of(
    record: &Record,
    places: &Places<'_>,
    site: &JurisdictionCode,
    registry: &mut Registry,
    findings: &mut Vec<Finding>,
) -> Result<Subject, Box<Finding>> {
    let authority = places.authority(record)?;
    let area = places.area(&authority).unwrap_or(site).clone();
    let mut mention = record.institution.clone();
    if mention.credit_code.take_if(|code| !is_valid_credit_code(code)).is_some() {
        findings.push(credit_code::finding(&record.row));
    }
    let located = located(record, &mention, &authority, places, findings);
    let institution = recognise(record, places, located, registry, findings)?;
    Ok(Subject { institution, authority, area })
}

/// The institutions that a record may speak of, of those known, and the area whose catalogs apply,
/// where it is known; `name` is that of its institution. Nothing is told of what stands in the way, and nothing is
/// learnt from it.
pub(super) fn candidates(
    record: &Record,
    name: &str,
    places: &Places<'_>,
    site: &JurisdictionCode,
    perhaps: &Perhaps<'_>,
) -> Option<(Whom, JurisdictionCode)> {
    let file = record.row.location.file;
    let authority = places.authority(record).ok().or_else(|| places.folder(file).cloned())?;
    let area = places.area(&authority).unwrap_or(site).clone();
    let mut mention = record.institution.clone();
    name.clone_into(&mut mention.name);
    mention.credit_code.take_if(|code| !is_valid_credit_code(code));
    let located = located(record, &mention, &authority, places, &mut Vec::new());
    let folder = places.folder(file).filter(|_| !located.is_list);
    Some((perhaps.of(&located, folder), area))
}

/// A mention with its place.
fn located<'m>(
    record: &Record,
    mention: &'m InstitutionMention,
    authority: &AuthorityId,
    places: &Places<'_>,
    findings: &mut Vec<Finding>,
) -> Located<'m> {
    let jurisdiction = places.jurisdiction(record).unwrap_or_else(|finding| {
        findings.push(*finding);
        None
    });
    let of_number = places.of_number(mention);
    let of_sheet = places.of_sheet(record).filter(|_| of_number.is_none()).cloned();
    let stated = jurisdiction.or(of_sheet);
    let is_stated = stated.is_some();
    Located {
        mention,
        authority: Some(authority.clone()),
        names_authority: record.authority.is_some(),
        jurisdiction: stated.or(of_number),
        is_stated,
        is_list: matches!(record.statement, Statement::Institution),
    }
}

fn recognise(
    record: &Record,
    places: &Places<'_>,
    located: Located<'_>,
    registry: &mut Registry,
    findings: &mut Vec<Finding>,
) -> Result<InstitutionIndex, Box<Finding>> {
    let name = located.mention.name.as_str();
    let folder = places.folder(record.row.location.file).filter(|_| !located.is_list);
    match registry.recognise(&located, folder, places) {
        Recognised::New => Ok(registry.add(located, &record.row, places)),
        Recognised::Known(index) => {
            if !registry.has_name(index, name) && !registry.is_renamed_by(index, located.mention) {
                let (known, is_listed) = (registry.name(index), registry.is_listed(index));
                findings.push(name_differs::finding(&record.row, known, is_listed));
            }
            let differences = registry.complete(index, located, places);
            findings.extend(differences.iter().map(|it| facts_differ::finding(&record.row, it)));
            Ok(index)
        }
        Recognised::Unlisted(nearest) => {
            let closed = registry.closed_at(name);
            if let Some(at) = closed.filter(|at| places.folder(at.file) == folder) {
                let other = places.path(at.file);
                return Err(Box::new(unknown_institution::closed(&record.row, name, at, other)));
            }
            Err(Box::new(unknown_institution::finding(&record.row, name, &nearest)))
        }
        Recognised::Misnumbered(index) => {
            let number = registry.number(index);
            Err(Box::new(unknown_institution::misnumbered(&record.row, name, number)))
        }
        Recognised::Several(count) => {
            Err(Box::new(ambiguous_institution::finding(&record.row, name, count)))
        }
        Recognised::Conflict(first, second) => Err(Box::new(conflicting_identifiers::finding(
            &record.row,
            registry.name(first),
            registry.name(second),
        ))),
        Recognised::Foreign(index, field) => {
            let owner = registry.name(index);
            Err(Box::new(conflicting_identifiers::foreign(&record.row, field, owner)))
        }
    }
}
