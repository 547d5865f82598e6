//! Keeps small numbers of cases back, before anything that is published sees them.
//!
//! Everything after this step works from the dataset, so nothing published, no sum, chart, event
//! or difference, can depend on a number kept back. Findings are made before, from the true
//! numbers: they are for the clerk.

use crate::catalog::TechnologyId;
use crate::dataset::{AppliedCorrection, Dataset, Disclosure, InstitutionIndex};
use crate::privacy::{Few, SmallCounts};
use crate::record::Field;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Replaces each small count, and the text of its cell, by what is told instead.
pub fn keep_small_counts_back(dataset: &mut Dataset, counts: &SmallCounts) {
    if counts.is_off() {
        return;
    }
    let corrected = keep_corrections_back(&mut dataset.corrections, counts);
    for disclosure in &mut dataset.disclosures {
        let count = disclosure.cumulative_cases;
        let few = count.and_then(|n| counts.instead_of(disclosure.technology.as_str(), n));
        if let Some(few) = few {
            disclosure.cumulative_cases = None;
            disclosure.few_cases = Some(few);
            keep_cell_back(disclosure, few);
        } else if let Some(few) =
            corrected.get(&(disclosure.institution, disclosure.technology.clone()))
        {
            keep_cell_back(disclosure, *few);
        }
    }
}

/// The institutions and technologies of corrections that name a small count: the cell corrected
/// may hold it too.
fn keep_corrections_back(
    corrections: &mut [AppliedCorrection],
    counts: &SmallCounts,
) -> BTreeMap<(InstitutionIndex, TechnologyId), Few> {
    let mut corrected = BTreeMap::new();
    for each in corrections.iter_mut().filter(|each| each.field == Field::CumulativeCases) {
        let Some(technology) = &each.technology else { continue };
        for text in each.was.iter_mut().chain(&mut each.now) {
            let few = text.parse().ok().and_then(|n| counts.instead_of(technology.as_str(), n));
            if let Some(few) = few {
                *text = few.code();
                corrected.insert((each.institution, technology.clone()), few);
            }
        }
    }
    corrected
}

fn keep_cell_back(disclosure: &mut Disclosure, few: Few) {
    let row = Arc::make_mut(&mut disclosure.origin);
    for cell in row.cells.iter_mut().filter(|cell| cell.field == Field::CumulativeCases) {
        cell.text = few.in_chinese();
    }
}
