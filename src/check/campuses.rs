//! Counts of one campus, which are not the hospital's.

use super::finding::Finding;
use super::rules::campus_count;
use crate::dataset::{Disclosure, InstitutionIndex};
use crate::lookup::Map;
use crate::record::{Field, Kind, Record, is_campus};
use std::collections::BTreeSet;

/// Which campuses the rows of each institution name.
#[derive(Default)]
pub(super) struct Campuses {
    /// Of those of which a row names one: that campus, while all rows name the same.
    named: Map<InstitutionIndex, String>,
    /// Of each institution, whether a row names none.
    whole: Vec<bool>,
    /// Of which rows name several.
    several: BTreeSet<InstitutionIndex>,
    /// The counts of rows that name one, by their places.
    counts: Vec<(usize, String)>,
}

impl Campuses {
    /// Takes a row of an institution.
    pub(super) fn take(&mut self, record: &Record, institution: InstitutionIndex) {
        let at = institution.0 as usize;
        let Some(campus) = campus(record) else {
            if self.whole.len() <= at {
                self.whole.resize(at + 1, false);
            }
            self.whole[at] = true;
            return;
        };
        match self.named.get(&institution) {
            Some(known) if known == campus => {}
            Some(_) => drop(self.several.insert(institution)),
            None => drop(self.named.insert(institution, campus.to_owned())),
        }
    }

    /// Takes the counts of a row from this place on.
    pub(super) fn count(&mut self, record: &Record, places: std::ops::Range<usize>) {
        if let Some(campus) = campus(record) {
            self.counts.extend(places.map(|at| (at, campus.to_owned())));
        }
    }

    /// Takes the counts away that are of a part of their hospital.
    pub(super) fn settle(self, disclosures: &mut [Disclosure]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (at, campus) in &self.counts {
            let disclosure = &mut disclosures[*at];
            let of = disclosure.institution;
            let is_part = self.whole.get(of.0 as usize).is_some_and(|whole| *whole)
                || self.several.contains(&of);
            if is_part && disclosure.cumulative_cases.is_some() {
                findings.push(campus_count::finding(disclosure, campus));
                disclosure.cumulative_cases = None;
            }
        }
        findings
    }
}

/// The campus that a row is about. A list of institutions may name those of a hospital beside it.
fn campus(record: &Record) -> Option<&str> {
    // Most rows name nothing beside the name.
    let campus = record.institution.aliases.iter().find(|name| is_campus(name))?;
    let is_in_name = || {
        record.row.text(Field::InstitutionName).is_some_and(|name| name.contains(campus.as_str()))
    };
    (record.kind != Kind::Institution || is_in_name()).then_some(campus)
}
