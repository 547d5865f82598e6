//! Places: what stands in a division and below it.

use super::Site;
use crate::catalog::{Jurisdiction, JurisdictionCode};
use crate::dataset::InstitutionIndex;
use crate::record::FilingStatus;

/// How much there is in a place and below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlaceCounts {
    /// Institutions listed.
    pub institutions: u32,
    /// Institutions with at least one valid filing.
    pub active_institutions: u32,
    /// Valid filings.
    pub active_filings: u32,
}

impl<'a> Site<'a> {
    /// The divisions right below one, in the order of their codes.
    #[must_use]
    pub fn places_below(&self, code: &JurisdictionCode) -> Vec<&'a Jurisdiction> {
        self.reference.jurisdictions.children(code).collect()
    }

    /// Institutions in a place and below it: those of the place itself first, then place by
    /// place; within one place in the dataset's order.
    #[must_use]
    pub fn institutions_within(&self, code: &JurisdictionCode) -> Vec<InstitutionIndex> {
        let mut found = self.institutions_at(code).to_vec();
        for below in self.places_below(code) {
            found.extend(self.institutions_within(&below.code));
        }
        found
    }

    /// Institutions listed under a place itself, not below it.
    #[must_use]
    pub fn institutions_at(&self, code: &JurisdictionCode) -> &[InstitutionIndex] {
        self.index.institutions_in.get(code).map(Vec::as_slice).unwrap_or_default()
    }

    /// How much there is in a place and below it.
    #[must_use]
    pub fn place_counts(&self, code: &JurisdictionCode) -> PlaceCounts {
        let mut counts = PlaceCounts::default();
        for institution in self.institutions_within(code) {
            let active = self.filings_of(institution);
            let active = active.filter(|each| each.status == FilingStatus::Active).count() as u32;
            counts.institutions += 1;
            counts.active_institutions += u32::from(active > 0);
            counts.active_filings += active;
        }
        counts
    }
}
