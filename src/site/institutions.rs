//! What the site knows of one institution.

use super::Site;
use crate::catalog::{JurisdictionCode, TechnologyId};
use crate::dataset::{Disclosure, InstitutionIndex, NewTechnology, SurgeryItem, TrainingBase};
use crate::record::FilingStatus;

/// Why an institution is listed under its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceBasis {
    /// Its source says that it stands there.
    Institution,
    /// It is the area of the authority that licensed it.
    Authority,
    /// It is the site's area, since neither says where in it.
    Site,
}

impl<'a> Site<'a> {
    /// Why an institution is listed under its place.
    #[must_use]
    pub fn place_basis(&self, index: InstitutionIndex) -> PlaceBasis {
        let (institution, place) = (self.dataset.institution(index), self.place_of(index));
        let is_place = |told: &JurisdictionCode| told == place;
        match (&institution.jurisdiction, &institution.authority) {
            (Some(told), _) if is_place(told) => PlaceBasis::Institution,
            (None, Some(id)) => {
                let authority = self.reference.authorities.get(id);
                let is_there = authority.is_some_and(|each| is_place(&each.jurisdiction));
                if is_there { PlaceBasis::Authority } else { PlaceBasis::Site }
            }
            _ => PlaceBasis::Site,
        }
    }

    /// The technologies an institution holds a valid filing of, each once, in the order of the
    /// pages.
    #[must_use]
    pub fn valid_technologies(&self, index: InstitutionIndex) -> Vec<&'a TechnologyId> {
        let active = self.filings_of(index).filter(|each| each.status == FilingStatus::Active);
        let mut technologies: Vec<_> = active.map(|filing| &filing.technology).collect();
        technologies.sort_by_cached_key(|id| (self.technology_rank(id), *id));
        technologies.dedup();
        technologies
    }

    /// Disclosures of an institution, by technology and date.
    pub fn disclosures_of(
        &self,
        institution: InstitutionIndex,
    ) -> impl Iterator<Item = &'a Disclosure> {
        let all = &self.dataset.disclosures;
        self.index.disclosures_of[institution.0 as usize].iter().map(|at| &all[*at as usize])
    }

    /// Training bases at an institution.
    pub fn training_bases_of(
        &self,
        institution: InstitutionIndex,
    ) -> impl Iterator<Item = &'a TrainingBase> {
        let all = &self.dataset.training_bases;
        self.index.training_bases_of[institution.0 as usize].iter().map(|at| &all[*at as usize])
    }

    /// The graded surgery list of an institution.
    pub fn surgery_items_of(
        &self,
        institution: InstitutionIndex,
    ) -> impl Iterator<Item = &'a SurgeryItem> {
        let all = &self.dataset.surgery_items;
        self.index.surgery_items_of[institution.0 as usize].iter().map(|at| &all[*at as usize])
    }

    /// New technologies an institution admitted.
    pub fn new_technologies_of(
        &self,
        institution: InstitutionIndex,
    ) -> impl Iterator<Item = &'a NewTechnology> {
        let all = &self.dataset.new_technologies;
        self.index.new_technologies_of[institution.0 as usize].iter().map(|at| &all[*at as usize])
    }
}
