//! Which institution a correction names.

use crate::correction::{Correction, KnownSubject};
use crate::dataset::{Dataset, Institution, InstitutionIndex};
use crate::lookup::Map;
use crate::text::fold;

/// Institutions by a text that several may have, in their order.
type ByText = Map<String, Vec<InstitutionIndex>>;

/// The institutions of a dataset by what corrections call them.
pub(super) struct Institutions {
    by_registration: ByText,
    by_code: ByText,
    by_name: ByText,
}

impl Institutions {
    pub(super) fn of(dataset: &Dataset) -> Self {
        let by = |text: fn(&Institution) -> Option<String>| {
            let mut by_text = ByText::default();
            for (at, each) in dataset.institutions.iter().enumerate() {
                if let Some(text) = text(each) {
                    by_text.entry(text).or_default().push(InstitutionIndex(at as u32));
                }
            }
            by_text
        };
        Self {
            by_registration: by(|it| it.registration_number.clone()),
            by_code: by(|it| it.credit_code.clone()),
            by_name: by(|it| Some(fold(&it.name))),
        }
    }

    /// The institution a correction names: by a number of the exports, else by what earlier
    /// releases know of the id or number written.
    pub(super) fn meant(
        &self,
        dataset: &Dataset,
        correction: &Correction,
    ) -> Option<InstitutionIndex> {
        let written = &correction.institution;
        let by_number = self.registered(written).iter().chain(found(&self.by_code, written));
        by_number.min().copied().or_else(|| self.known(dataset, correction.known.as_ref()?))
    }

    fn known(&self, dataset: &Dataset, known: &KnownSubject) -> Option<InstitutionIndex> {
        let first = |by: &ByText, text: &Option<String>| {
            text.as_ref().and_then(|text| found(by, text).first().copied())
        };
        let by_number = first(&self.by_registration, &known.registration_number);
        by_number.or_else(|| first(&self.by_code, &known.credit_code)).or_else(|| {
            let authority = known.authority.as_deref();
            let named = found(&self.by_name, &fold(&known.name));
            let is_of_authority = |it: &&InstitutionIndex| {
                dataset.institution(**it).authority.as_ref().map(|id| id.as_str()) == authority
            };
            // In another authority's list since: only where nobody else has the name.
            let only = named.first().filter(|_| named.len() == 1);
            named.iter().find(is_of_authority).or(only).copied()
        })
    }

    /// Those that have a registration number.
    pub(super) fn registered(&self, number: &str) -> &[InstitutionIndex] {
        found(&self.by_registration, number)
    }
}

fn found<'a>(by: &'a ByText, text: &str) -> &'a [InstitutionIndex] {
    by.get(text).map_or(&[], Vec::as_slice)
}
