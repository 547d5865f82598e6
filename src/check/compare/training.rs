//! Training bases against the filings of their institutions.

use crate::catalog::{Reference, TechnologyId};
use crate::check::finding::Finding;
use crate::check::rules::{
    base_before_filing, base_without_filing, base_without_plan, stopped_base_listed,
};
use crate::dataset::{Dataset, Filing, InstitutionIndex, TrainingBase};
use crate::record::{BaseStatus, FilingStatus};
use std::collections::HashMap;

type FilingsOf<'a> = HashMap<(InstitutionIndex, &'a TechnologyId), Vec<&'a Filing>>;

/// Checks every base.
pub(crate) fn check(dataset: &Dataset, reference: &Reference) -> Vec<Finding> {
    let mut filings: FilingsOf<'_> = HashMap::new();
    for filing in &dataset.filings {
        let key = (filing.institution, &filing.technology);
        filings.entry(key).or_default().push(filing);
    }
    let mut findings = Vec::new();
    for base in &dataset.training_bases {
        let own = filings.get(&(base.institution, &base.technology)).map_or(&[][..], Vec::as_slice);
        findings.extend(stopped_base_listed::check(base));
        findings.extend(base_without_plan::check(base));
        findings.extend(base_before_filing::check(base, own));
        // Without any filing in the data there is nothing to compare with.
        if !dataset.filings.is_empty() {
            findings.extend(without_filing(base, own, dataset, reference));
        }
    }
    findings
}

fn without_filing(
    base: &TrainingBase,
    filings: &[&Filing],
    dataset: &Dataset,
    reference: &Reference,
) -> Option<Finding> {
    let valid = filings.iter().any(|filing| filing.status == FilingStatus::Active);
    if valid || base.status == BaseStatus::Stopped {
        return None;
    }
    let name = &dataset.institution(base.institution).name;
    let technology = super::pairs::technology_name(reference, &base.technology);
    Some(base_without_filing::finding(&base.origin, name, technology, !filings.is_empty()))
}
