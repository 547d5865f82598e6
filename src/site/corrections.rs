//! Corrections of public values.

use super::Site;
use crate::dataset::{AppliedCorrection, InstitutionIndex};
use crate::record::Field;

impl<'a> Site<'a> {
    /// The corrections that hold, without those of values that are never published: the day of
    /// the first case can point to a patient.
    pub fn public_corrections(&self) -> impl DoubleEndedIterator<Item = &'a AppliedCorrection> {
        self.dataset.corrections.iter().filter(|each| each.field != Field::FirstCase)
    }

    /// Those of one institution.
    pub fn corrections_of(
        &self,
        index: InstitutionIndex,
    ) -> impl DoubleEndedIterator<Item = &'a AppliedCorrection> {
        self.public_corrections().filter(move |each| each.institution == index)
    }
}
