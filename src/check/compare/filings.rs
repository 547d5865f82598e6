//! Each filing by itself, and what each table of filings lacks as a whole.

use super::clock;
use crate::catalog::Reference;
use crate::check::finding::Finding;
use crate::check::rules::{
    cancellation_without_ground, clock_not_checkable, completed_before_first_case,
    end_before_completion, end_undated, late_completion, late_filing, late_submission,
    papers_out_of_order, status_blank, workdays_unknown,
};
use crate::dataset::{Dataset, Filing};
use crate::record::{Field, is_stroke};
use crate::source::{FileId, Location};
use std::collections::BTreeMap;

/// Checks every filing.
pub(crate) fn check(dataset: &Dataset, reference: &Reference) -> Vec<Finding> {
    let mut findings = Vec::new();
    for filing in &dataset.filings {
        of_dates(filing, reference, &mut findings);
        findings.extend(end_undated::check(filing));
        findings.extend(end_before_completion::check(filing));
        findings.extend(cancellation_without_ground::check(filing));
    }
    findings.extend(lacking(dataset));
    findings.extend(unstated(dataset));
    findings
}

fn of_dates(filing: &Filing, reference: &Reference, findings: &mut Vec<Finding>) {
    findings.extend(completed_before_first_case::check(filing));
    findings.extend(papers_out_of_order::check(filing));
    findings.extend(late_submission::check(filing, reference));
    findings.extend(late_completion::check(filing, reference));
    findings.extend(late_filing::check(filing, reference));
    findings.extend(workdays_unknown::check(filing, reference));
}

/// One finding for each table in which a clock can't be read, whatever the number of its rows.
fn lacking(dataset: &Dataset) -> Vec<Finding> {
    let mut tables: BTreeMap<(FileId, u16), clock_not_checkable::Lacking> = BTreeMap::new();
    for filing in dataset.filings.iter().filter(|filing| clock::may_run(filing)) {
        let Location { file, sheet, .. } = filing.origin.location;
        let lacking = tables.entry((file, sheet)).or_default();
        let unknown = |date: Option<crate::date::PartialDate>| {
            u32::from(date.and_then(|date| date.day()).is_none())
        };
        lacking.filings += 1;
        lacking.first_case += unknown(filing.first_case);
        lacking.papers_complete += unknown(filing.papers_complete);
        lacking.completed += unknown(filing.completed);
    }
    tables.into_iter().filter_map(|(key, of)| clock_not_checkable::finding(at(key), of)).collect()
}

/// One finding for each table that states the status of some of its filings only.
fn unstated(dataset: &Dataset) -> Vec<Finding> {
    let mut tables: BTreeMap<(FileId, u16), status_blank::Stated> = BTreeMap::new();
    for filing in &dataset.filings {
        let Location { file, sheet, .. } = filing.origin.location;
        let count = tables.entry((file, sheet)).or_default();
        count.filings += 1;
        let stated = filing.origin.text(Field::Status).is_some_and(|text| !is_stroke(text));
        count.stated += u32::from(stated);
    }
    tables.into_iter().filter_map(|(key, of)| status_blank::finding(at(key), of)).collect()
}

/// A table as a whole.
fn at((file, sheet): (FileId, u16)) -> Location {
    Location { sheet, ..Location::of_file(file) }
}
