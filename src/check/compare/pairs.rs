//! Records against each other: filings among themselves and against disclosures.

use crate::catalog::{Reference, TechnologyId};
use crate::check::finding::Finding;
use crate::check::rules::{
    count_after_end, dates_differ, disclosure_without_filing, falling_count,
    filing_without_disclosure, no_case_reported, several_active_filings,
};
use crate::dataset::{Dataset, Disclosure, Filing, InstitutionIndex};
use crate::record::FilingStatus;
use crate::source::Location;
use std::collections::BTreeMap;

/// What is said about one institution and one technology.
#[derive(Default)]
struct Pair<'a> {
    filings: Vec<&'a Filing>,
    disclosures: Vec<&'a Disclosure>,
}

impl<'a> Pair<'a> {
    /// The last valid filing, else the last one. Those without a date come first, though nothing
    /// says that they are the oldest.
    fn last_filing(&self) -> Option<&'a Filing> {
        let is_active = |filing: &&&Filing| filing.status == FilingStatus::Active;
        self.filings.iter().rev().find(is_active).or(self.filings.last()).copied()
    }
}

/// Checks a sorted dataset.
pub(crate) fn check(dataset: &Dataset, reference: &Reference) -> Vec<Finding> {
    let mut pairs: BTreeMap<(InstitutionIndex, &TechnologyId), Pair<'_>> = BTreeMap::new();
    for filing in &dataset.filings {
        let key = (filing.institution, &filing.technology);
        pairs.entry(key).or_default().filings.push(filing);
    }
    for disclosure in &dataset.disclosures {
        let key = (disclosure.institution, &disclosure.technology);
        pairs.entry(key).or_default().disclosures.push(disclosure);
    }
    let mut findings = Vec::new();
    for ((institution, technology), pair) in &pairs {
        let name = dataset.institution(*institution).name.as_str();
        let technology = technology_name(reference, technology);
        of_filings(pair, name, &mut findings);
        of_disclosures(pair, name, technology, &mut findings);
    }
    findings
}

/// The name shown of a technology.
pub(crate) fn technology_name<'a>(reference: &'a Reference, id: &TechnologyId) -> &'a str {
    reference.technologies.get(id).map_or("", |technology| technology.name.as_str())
}

/// Filings of several parts of a technology stand beside each other.
fn of_filings(pair: &Pair<'_>, name: &str, findings: &mut Vec<Finding>) {
    let mut first: BTreeMap<Option<&str>, Location> = BTreeMap::new();
    for filing in pair.filings.iter().filter(|each| each.status == FilingStatus::Active) {
        let at = filing.origin.location;
        let first = *first.entry(filing.limited_to.as_deref()).or_insert(at);
        if first != at {
            findings.push(several_active_filings::finding(&filing.origin, name, first));
        }
    }
}

fn of_disclosures(pair: &Pair<'_>, name: &str, technology: &str, findings: &mut Vec<Finding>) {
    // A row without a count lies between two counts as little as between two days.
    let counted: Vec<&Disclosure> =
        pair.disclosures.iter().filter(|it| it.cumulative_cases.is_some()).copied().collect();
    for (earlier, later) in counted.iter().zip(counted.iter().skip(1)) {
        findings.extend(falling_count::check(earlier, later));
        let of_each = pair.filings.iter();
        findings.extend(of_each.filter_map(|each| count_after_end::check(each, earlier, later)));
    }
    match (pair.last_filing(), pair.disclosures.last()) {
        (None, Some(disclosure)) => {
            let row = &disclosure.origin;
            findings.push(disclosure_without_filing::finding(row, name, technology));
        }
        (Some(filing), None) if filing.status == FilingStatus::Active => {
            let row = &filing.origin;
            findings.push(filing_without_disclosure::finding(row, name, technology));
        }
        (Some(filing), Some(disclosure)) => {
            findings.extend(dates_differ::check(filing, disclosure));
            findings.extend(no_case_reported::check(filing, disclosure));
        }
        (Some(_), None) | (None, None) => {}
    }
}
