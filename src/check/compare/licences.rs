//! The filing system against what licences note (副本备注, 备注三) and hospitals disclose, as the
//! Henan notice (豫卫医函〔2024〕86号, 四（三）) asks: 漏报, 虚报, 不一致.
//!
//! A note says what it names; what it leaves out says something only where it is the whole note
//! and every word of it was understood.

use super::pairs::technology_name;
use crate::catalog::{AuthorityId, Reference, TechnologyId};
use crate::check::finding::Finding;
use crate::check::rules::{filed_not_noted, note_differs, noted_not_filed};
use crate::dataset::{Dataset, Filing, InstitutionIndex, LicenceNote};
use crate::record::{Field, FilingStatus, RawRow};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Compares every note.
pub(crate) fn check(dataset: &Dataset, reference: &Reference) -> Vec<Finding> {
    if dataset.licence_notes.is_empty() {
        return Vec::new();
    }
    let licences = Licences::new(dataset, reference);
    let mut findings = Vec::new();
    for note in &dataset.licence_notes {
        match note.is_whole {
            true => licences.of_whole(note, &mut findings),
            false => licences.of_row(note, &mut findings),
        }
    }
    findings.extend(licences.left_out());
    findings
}

struct Licences<'a> {
    dataset: &'a Dataset,
    reference: &'a Reference,
    filings: HashMap<InstitutionIndex, Vec<&'a Filing>>,
    by_row: HashMap<*const RawRow, Vec<&'a Filing>>,
    disclosed: HashSet<(InstitutionIndex, &'a TechnologyId)>,
    /// The authorities that send filings: of the others nothing is known to be missing.
    filing: HashSet<&'a AuthorityId>,
}

impl<'a> Licences<'a> {
    fn new(dataset: &'a Dataset, reference: &'a Reference) -> Self {
        let mut filings: HashMap<_, Vec<_>> = HashMap::new();
        let mut by_row: HashMap<_, Vec<_>> = HashMap::new();
        for filing in &dataset.filings {
            filings.entry(filing.institution).or_default().push(filing);
            by_row.entry(Arc::as_ptr(&filing.origin)).or_default().push(filing);
        }
        let disclosed = dataset.disclosures.iter().map(|each| (each.institution, &each.technology));
        let filing = dataset.filings.iter().map(|each| &each.authority).collect();
        Self { dataset, reference, filings, by_row, disclosed: disclosed.collect(), filing }
    }

    /// A whole note against all filings of its institution.
    fn of_whole(&self, note: &LicenceNote, findings: &mut Vec<Finding>) {
        for noted in &note.technologies {
            let mut filings = self.filings.get(&note.institution).into_iter().flatten();
            let newest = filings.rfind(|each| each.technology == noted.technology);
            match newest {
                Some(filing) => findings.extend(note_differs::check(filing, noted, note)),
                None if noted.ended.is_some() || !self.sends_filings(note) => {}
                None => findings.push(noted_not_filed::finding(
                    &note.origin,
                    &self.dataset.institution(note.institution).name,
                    technology_name(self.reference, &noted.technology),
                    self.disclosed.contains(&(note.institution, &noted.technology)),
                )),
            }
        }
    }

    fn sends_filings(&self, note: &LicenceNote) -> bool {
        let authority = self.dataset.institution(note.institution).authority.as_ref();
        authority.is_some_and(|authority| self.filing.contains(authority))
    }

    /// A note in the row of a filing against that row's filings.
    fn of_row(&self, note: &LicenceNote, findings: &mut Vec<Finding>) {
        let location = note.origin.location_of(Field::LicenceNote);
        let Some(filings) = self.by_row.get(&Arc::as_ptr(&note.origin)) else { return };
        for filing in filings {
            let same = note.technologies.iter().find(|each| each.technology == filing.technology);
            match (same, note.technologies.first()) {
                (Some(noted), _) => findings.extend(note_differs::check(filing, noted, note)),
                (None, Some(other)) if note.is_understood => {
                    let name = |id| technology_name(self.reference, id);
                    let (filed, noted) = (name(&filing.technology), name(&other.technology));
                    findings.push(note_differs::other_technology(location, filed, noted));
                }
                (None, _) => {}
            }
        }
    }

    /// Valid filings that the whole notes of their institution leave out.
    fn left_out(&self) -> Vec<Finding> {
        let mut noted: BTreeMap<InstitutionIndex, Option<HashSet<&TechnologyId>>> = BTreeMap::new();
        for note in self.dataset.licence_notes.iter().filter(|note| note.is_whole) {
            let all = noted.entry(note.institution).or_insert_with(|| Some(HashSet::new()));
            match (all.as_mut(), note.is_understood) {
                (Some(all), true) => all.extend(note.technologies.iter().map(|it| &it.technology)),
                _ => *all = None,
            }
        }
        let whole = noted.iter().filter_map(|(index, all)| Some((*index, all.as_ref()?)));
        let left_out = whole.flat_map(|(index, all)| {
            let filings = self.filings.get(&index).into_iter().flatten();
            filings.filter(|filing| {
                filing.status == FilingStatus::Active && !all.contains(&filing.technology)
            })
        });
        left_out.map(|filing| self.not_noted(filing)).collect()
    }

    fn not_noted(&self, filing: &Filing) -> Finding {
        filed_not_noted::finding(
            &filing.origin,
            &self.dataset.institution(filing.institution).name,
            technology_name(self.reference, &filing.technology),
            self.disclosed.contains(&(filing.institution, &filing.technology)),
        )
    }
}
