//! Counts that differ on one day, and what each table of disclosures lacks as a whole.

use crate::catalog::{JurisdictionCode, Reference};
use crate::check::finding::Finding;
use crate::check::rules::counts_differ;
use crate::check::rules::disclosure_incomplete::{self, Lacking};
use crate::dataset::{Dataset, Disclosure};
use crate::source::{FileId, Location};
use std::collections::BTreeMap;

/// Where the rules say what a disclosure must have (Jilin rules, art. 25).
const JILIN: &str = "220000";

/// Takes away the counts of one institution, technology and day, or of no day stated, where rows
/// state different ones: nobody can tell which is the hospital's.
pub(crate) fn settle(dataset: &mut Dataset) -> Vec<Finding> {
    let mut findings = Vec::new();
    let is_of_one_day = |one: &Disclosure, other: &Disclosure| {
        (one.institution, &one.technology) == (other.institution, &other.technology)
            && one.as_of == other.as_of
    };
    for same in dataset.disclosures.chunk_by_mut(is_of_one_day).filter(|same| same.len() > 1) {
        let mut counted = same.iter().filter(|each| each.cumulative_cases.is_some());
        let Some(first) = counted.next() else { continue };
        let differing = counted.filter(|each| each.cumulative_cases != first.cumulative_cases);
        let before = findings.len();
        findings.extend(differing.filter_map(|each| counts_differ::finding(first, each)));
        if findings.len() > before {
            same.iter_mut().for_each(|each| each.cumulative_cases = None);
        }
    }
    findings
}

/// Checks the disclosures of Jilin's institutions, table by table.
pub(crate) fn check(dataset: &Dataset, reference: &Reference) -> Vec<Finding> {
    let Ok(jilin) = JurisdictionCode::new(JILIN) else { return Vec::new() };
    let mut tables: BTreeMap<(FileId, u16), Lacking> = BTreeMap::new();
    for disclosure in &dataset.disclosures {
        if !is_in(disclosure, &jilin, dataset, reference) {
            continue;
        }
        let Location { file, sheet, .. } = disclosure.origin.location;
        let lacking = tables.entry((file, sheet)).or_default();
        lacking.disclosures += 1;
        lacking.completed += u32::from(disclosure.completed.is_none());
        lacking.cumulative_cases += u32::from(disclosure.cumulative_cases.is_none());
    }
    let at = |(file, sheet)| Location { sheet, ..Location::of_file(file) };
    let found = tables.into_iter();
    found.filter_map(|(key, of)| disclosure_incomplete::finding(at(key), of)).collect()
}

fn is_in(
    disclosure: &Disclosure,
    area: &JurisdictionCode,
    dataset: &Dataset,
    reference: &Reference,
) -> bool {
    let authority = dataset.institution(disclosure.institution).authority.as_ref();
    let authority = authority.and_then(|id| reference.authorities.get(id));
    authority.is_some_and(|it| reference.jurisdictions.is_within(&it.jurisdiction, area))
}
