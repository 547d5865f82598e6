//! Places: what stands in a division and below it.

use super::{PlaceCounts, Site};
use crate::catalog::{Jurisdiction, JurisdictionCode};
use crate::dataset::InstitutionIndex;

impl<'a> Site<'a> {
    /// The name of a place with those above it; its code where the table lacks it.
    #[must_use]
    pub fn place_name<'s>(&'s self, code: &'s JurisdictionCode) -> &'s str {
        if code.is_country() {
            return "全国";
        }
        let name = self.reference.jurisdictions.full_name(code);
        if name.is_empty() { code.as_str() } else { name }
    }

    /// A place that people of the area ask about, as they call it: 长春 on a site of 吉林省.
    #[must_use]
    pub fn asked_place(&self) -> &'a str {
        let places = &self.reference.jurisdictions;
        let below = places.children(&self.jurisdiction).min_by_key(|place| place.level);
        let place = below.or_else(|| places.get(&self.jurisdiction));
        place.map_or("", |place| place.short_name().unwrap_or(&place.name))
    }

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

    /// Whether an institution of the exports stands outside the site's area.
    #[must_use]
    pub fn is_elsewhere(&self, institution: InstitutionIndex) -> bool {
        self.index.elsewhere.contains(&institution)
    }

    /// The institutions outside the site's area, in the dataset's order.
    pub fn institutions_elsewhere(&self) -> impl Iterator<Item = InstitutionIndex> {
        self.index.elsewhere.iter().copied()
    }

    /// How much there is at a place itself, not below it.
    #[must_use]
    pub fn place_counts_itself(&self, code: &JurisdictionCode) -> PlaceCounts {
        let below = self.places_below(code).into_iter().map(|place| self.place_counts(&place.code));
        below.fold(self.place_counts(code), PlaceCounts::without)
    }

    /// How much there is in a place and below it.
    #[must_use]
    pub fn place_counts(&self, code: &JurisdictionCode) -> PlaceCounts {
        self.index.tallies.get(code).map_or_else(PlaceCounts::default, |tally| tally.counts)
    }
}
