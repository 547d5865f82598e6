//! What rows that are set aside say of an end: by no other row is the filing valid then.
//!
//! A list of what was revoked often lacks what makes a record of it. It is set aside, and still
//! says that the same filing in another list, or in another row, no longer holds.

use super::place::Places;
use super::registry::Registry;
use super::rules::ended_in_remark;
use super::subject;
use super::technology::{Speaks, Technologies, distinct};
use crate::catalog::{JurisdictionCode, TechnologyId};
use crate::dataset::InstitutionIndex;
use crate::date::PartialDate;
use crate::record::{
    CellDefectKind, Ended, Field, FilingStatement, FilingStatus, Record, Statement, is_end,
    stopped_in, without_end,
};
use crate::source::Location;

/// That a filing has ended, by a row that is set aside.
pub(super) struct Claim {
    /// Whose filing.
    pub(super) institution: InstitutionIndex,
    /// Of what; `None` where the institution itself has ended.
    pub(super) technology: Option<TechnologyId>,
    /// When the filing was completed, where the row says so.
    pub(super) completed: Option<PartialDate>,
    /// Since when it has ended, where the row says so.
    pub(super) since: Option<PartialDate>,
    /// What says that it has ended.
    pub(super) at: Location,
    /// The same in words.
    pub(super) what: String,
}

/// A record whose row is set aside, where it says that something has ended.
pub(super) fn kept(record: &Record) -> Option<Record> {
    end_said(record).map(|_| record.clone())
}

/// Where a row that is set aside says that a filing, or an institution, has ended, and how.
fn end_said(record: &Record) -> Option<(Location, String)> {
    let of_status = || match &record.statement {
        Statement::Filing(said) => {
            let status = said.status.filter(|status| *status != FilingStatus::Active)?;
            let at = record.row.location_of(Field::Status);
            Some((at, format!("这里写“{}”", status.in_chinese())))
        }
        _ => None,
    };
    if !matches!(record.statement, Statement::Filing(_) | Statement::Institution) {
        return None;
    }
    let of_defect = |kind: &CellDefectKind, raw: &str| match kind {
        CellDefectKind::Ended(said) | CellDefectKind::EndedThoughValid(said) => {
            is_of_end(said).then(|| ended_in_remark::said(said).1)
        }
        CellDefectKind::UnknownStatus => stopped_in(raw).map(|word| format!("这里写有“{word}”")),
        _ => None,
    };
    let mut defects = record.defects.iter();
    let found =
        defects.find_map(|defect| Some((defect.location, of_defect(&defect.kind, &defect.raw)?)));
    found.or_else(of_status)
}

/// Whether it tells of an end: what was refused, is under way, or was renewed is none.
fn is_of_end(said: &Ended) -> bool {
    match said {
        Ended::Word(word) | Ended::Around(word, _) | Ended::Comment(word) => is_end(word),
        Ended::Column(_) => true,
        Ended::Denied(_)
        | Ended::Undecided(..)
        | Ended::Past(_)
        | Ended::Struck
        | Ended::Changed
        | Ended::Pending => false,
    }
}

/// What rows that were set aside say of the institutions known.
pub(super) fn of_rows(
    records: &[Record],
    places: &Places<'_>,
    site: &JurisdictionCode,
    registry: &Registry,
    technologies: &mut Technologies<'_>,
) -> Vec<Claim> {
    let mut claims = Vec::new();
    for record in records {
        let Some((at, what)) = end_said(record) else { continue };
        let name = without_end(&record.institution.name);
        let Some(subject) = subject::known(record, name, places, site, registry) else { continue };
        let claim = |technology, completed, since| Claim {
            institution: subject.institution,
            technology,
            completed,
            since,
            at,
            what: what.clone(),
        };
        let Statement::Filing(said) = &record.statement else {
            claims.push(claim(None, None, None));
            continue;
        };
        let FilingStatement { technologies: named, completed, status_date, .. } = said.as_ref();
        let date = (*completed, Speaks::OfFiling);
        let resolved = technologies.of_row(record, named, &subject.area, date, &mut Vec::new());
        let resolved = distinct(resolved).into_iter();
        claims.extend(resolved.map(|it| claim(Some(it.technology), *completed, *status_date)));
    }
    claims
}
