//! What the site knows of one institution.

use super::Site;
use crate::dataset::{Disclosure, InstitutionIndex, NewTechnology, SurgeryItem, TrainingBase};

impl<'a> Site<'a> {
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
