//! The records against the law and against each other, each check in its file.

pub(super) mod clock;
pub(super) mod disclosures;
mod filings;
pub(super) mod grounds;
mod jurisdiction;
mod licences;
mod namesakes;
mod new_technologies;
pub(super) mod pairs;
pub(super) mod supervision;
mod training;

use super::finding::Finding;
use crate::catalog::Reference;
use crate::dataset::Dataset;

type Check = fn(&Dataset, &Reference) -> Vec<Finding>;

const CHECKS: [Check; 8] = [
    filings::check,
    jurisdiction::check,
    namesakes::check,
    disclosures::check,
    pairs::check,
    licences::check,
    training::check,
    new_technologies::check,
];

/// What all checks find.
pub(super) fn all(dataset: &Dataset, reference: &Reference) -> Vec<Finding> {
    CHECKS.iter().flat_map(|check| check(dataset, reference)).collect()
}
