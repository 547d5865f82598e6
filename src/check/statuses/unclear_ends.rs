//! Rows that say of a filing that it has ended, and of which nobody can tell which filing they mean.

use super::claims::{Claim, Of};
use crate::catalog::Reference;
use crate::check::compare::pairs::technology_name;
use crate::check::finding::Finding;
use crate::check::report::place;
use crate::check::rules::unclear_end;
use crate::dataset::{Dataset, Filing, InstitutionIndex};
use crate::record::FilingStatus;
use crate::source::Location;
use std::collections::{BTreeMap, BTreeSet};

/// The filings that are named at most.
const MOST_NAMED: usize = 5;

/// Takes a row that names no technology for one about the only valid filing of its institution.
pub(crate) fn pin(dataset: &Dataset, claims: &mut [Claim]) {
    for claim in claims.iter_mut().filter(|it| it.of == Of::Filing) {
        if claim.unclear.as_deref() != Some("") {
            continue;
        }
        let valid = valid(dataset, claim.institution);
        let Some(first) = valid.first() else { continue };
        if valid.iter().all(|it| it.technology == first.technology) {
            claim.what.push_str("，没有写技术名称，有效的只有这一项");
            claim.technology = Some(first.technology.clone());
            claim.unclear = None;
        }
    }
}

/// The valid filings of an institution, of a sorted dataset.
fn valid(dataset: &Dataset, institution: InstitutionIndex) -> Vec<&Filing> {
    let start = dataset.filings.partition_point(|it| it.institution < institution);
    let own = dataset.filings[start..].iter().take_while(|it| it.institution == institution);
    own.filter(|it| it.status == FilingStatus::Active).collect()
}

/// Names the valid filings of the institution of each of these rows, but for those rows that have
/// set one aside.
pub(crate) fn told(
    dataset: &Dataset,
    claims: &[Claim],
    answered: &BTreeSet<Location>,
    reference: &Reference,
) -> Vec<Finding> {
    let is_open = |claim: &&Claim| claim.of == Of::Filing && !answered.contains(&claim.at);
    let mut by_institution: BTreeMap<InstitutionIndex, Vec<(&Claim, &str)>> = BTreeMap::new();
    for claim in claims.iter().filter(is_open) {
        if let Some(text) = &claim.unclear {
            by_institution.entry(claim.institution).or_default().push((claim, text));
        }
    }
    let mut findings = Vec::new();
    for (institution, unclear) in by_institution {
        let valid = valid(dataset, institution);
        if valid.is_empty() {
            continue;
        }
        let shown = valid.iter().take(MOST_NAMED).map(|it| {
            let technology = technology_name(reference, &it.technology);
            format!("“{technology}”（{}）", place(it.origin.location, &dataset.sources))
        });
        let mut shown = shown.collect::<Vec<_>>().join("、");
        if valid.len() > MOST_NAMED {
            shown.push_str(&format!("等 {} 条", valid.len()));
        }
        let name = &dataset.institution(institution).name;
        findings.extend(unclear.iter().map(|(claim, text)| {
            let rows = valid.iter().take(MOST_NAMED).map(|it| it.origin.location);
            let finding = unclear_end::finding(claim.at, text, &claim.what, [name, &shown]);
            rows.fold(finding, Finding::with_related)
        }));
    }
    findings
}
