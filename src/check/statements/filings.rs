//! Filings, and what a row's own licence note says of them.

use super::Statements;
use crate::check::finding::Finding;
use crate::check::licence_note;
use crate::check::outcome::Outcome;
use crate::check::rules::ended_in_remark;
use crate::check::statuses::claims::Claim;
use crate::check::subject::Subject;
use crate::check::technology::{Resolved, Speaks, distinct};
use crate::dataset::{Filing, LicenceNote};
use crate::record::{Field, FilingStatement, FilingStatus, Record};
use std::sync::Arc;

impl Statements<'_> {
    pub(super) fn filing(
        &mut self,
        record: &Record,
        said: &FilingStatement,
        subject: &Subject,
        findings: &mut Vec<Finding>,
    ) -> Outcome {
        let dates = [
            (Field::FirstCase, said.first_case),
            (Field::PapersComplete, said.papers_complete),
            (Field::Completed, said.completed),
            (Field::StatusDate, said.status_date),
        ];
        if self.in_future(record, &dates, findings) {
            return Outcome::SetAside;
        }
        let own = said.noted.as_ref().map(|noted| {
            licence_note::of(record, noted, subject, &mut self.technologies, findings)
        });
        // When a technology was first used says nothing of when it was filed.
        let on = said.completed.or(said.papers_complete);
        let date = (on, Speaks::OfFiling);
        let named = said.technologies.len();
        let technologies = &mut self.technologies;
        let resolved =
            technologies.of_row(record, &said.technologies, &subject.area, date, findings);
        if resolved.len() < named {
            self.keep_unresolved(record, &subject.area, date);
        }
        let resolved =
            self.without_noted_ends(record, said, subject, own.as_ref(), resolved, findings);
        self.licence_notes.extend(own);
        let outcome = Outcome::of_parts(named, resolved.len());
        let filing = |resolved| filing(record, said, subject, resolved);
        self.filings.extend(distinct(resolved).into_iter().map(filing));
        outcome
    }

    /// Of the technologies of a row without a status those that its licence note does not say have
    /// ended; what it says of the others is kept.
    fn without_noted_ends(
        &mut self,
        record: &Record,
        said: &FilingStatement,
        subject: &Subject,
        own: Option<&LicenceNote>,
        resolved: Vec<Resolved>,
        findings: &mut Vec<Finding>,
    ) -> Vec<Resolved> {
        let (Some(own), Some(noted), None) = (own, &said.noted, said.status) else {
            return resolved;
        };
        let at = record.row.location_of(Field::LicenceNote);
        let (mut going_on, mut told) = (Vec::new(), None);
        for each in resolved {
            let technology = &each.technology;
            let Some(ended) = licence_note::ends(own, noted, technology) else {
                going_on.push(each);
                continue;
            };
            let claim =
                Claim::of_note(subject.institution, Some(technology), said.completed, at, &ended);
            self.noted_ends.extend(claim);
            told.get_or_insert(ended);
        }
        findings.extend(told.map(|ended| ended_in_remark::finding(at, &ended)));
        going_on
    }
}

fn filing(
    record: &Record,
    said: &FilingStatement,
    subject: &Subject,
    resolved: Resolved,
) -> Filing {
    let FilingStatement {
        technologies: _,
        limited_to,
        department,
        first_case,
        papers_complete,
        completed,
        status,
        status_date,
        status_reason,
        licence_note,
        noted: _,
    } = said;
    Filing {
        institution: subject.institution,
        technology: resolved.technology,
        entry: resolved.entry,
        limited_to: parts(resolved.limited_to, limited_to.as_deref()),
        authority: subject.authority.clone(),
        department: department.clone(),
        first_case: *first_case,
        papers_complete: *papers_complete,
        completed: *completed,
        status: status.unwrap_or(FilingStatus::Active),
        status_date: *status_date,
        status_reason: status_reason.clone(),
        licence_note: licence_note.clone(),
        origin: Arc::clone(&record.row),
        elsewhere: Vec::new(),
    }
}

/// The part in brackets behind the technology with that of a column of its own.
fn parts(in_brackets: Option<String>, own: Option<&str>) -> Option<String> {
    match (in_brackets, own) {
        (Some(one), Some(other)) if one != other => Some(format!("{one}；{other}")),
        (one, other) => one.or_else(|| other.map(str::to_owned)),
    }
}
