//! Institutions that go by one name: only their places tell them apart.

use super::Site;
use crate::dataset::{Dataset, InstitutionIndex};
use crate::lookup::Map;

/// The institutions that share a name, by the name; no name that only one has.
pub(super) fn by_name(dataset: &Dataset) -> Map<String, Vec<InstitutionIndex>> {
    let count = dataset.institutions.len();
    let mut first: Map<&str, InstitutionIndex> =
        Map::with_capacity_and_hasher(count, Default::default());
    let mut shared: Map<String, Vec<InstitutionIndex>> = Map::default();
    for (institution, at) in dataset.institutions.iter().zip(0..) {
        let (name, own) = (institution.name.as_str(), InstitutionIndex(at));
        if let Some(first) = first.get(name) {
            shared.entry(name.to_owned()).or_insert_with(|| vec![*first]).push(own);
        } else {
            first.insert(name, own);
        }
    }
    shared
}

impl Site<'_> {
    /// The other institutions of the same name, in the dataset's order.
    pub fn namesakes(
        &self,
        institution: InstitutionIndex,
    ) -> impl Iterator<Item = InstitutionIndex> {
        let name = &self.dataset.institution(institution).name;
        let all = self.index.namesakes.get(name).map(Vec::as_slice).unwrap_or_default();
        all.iter().copied().filter(move |each| *each != institution)
    }

    /// The name, with the place where another institution has the same name.
    #[must_use]
    pub fn distinct_institution_name(&self, institution: InstitutionIndex) -> String {
        let own = self.dataset.institution(institution);
        let place =
            own.jurisdiction.as_ref().filter(|_| self.namesakes(institution).next().is_some());
        match place.map(|code| self.reference.jurisdictions.distinct_name(code)) {
            Some(place) if !place.is_empty() => format!("{}（{place}）", own.name),
            _ => own.name.clone(),
        }
    }
}
