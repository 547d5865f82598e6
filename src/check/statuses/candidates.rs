//! Which technologies a name may mean that says of a filing that it has ended.
//!
//! Nobody's filing ends by a likeness; but what is perhaps its end leaves a filing in doubt.

use crate::catalog::{EntryRef, Reference, TechnologyId, TechnologyResolution};

/// What a name may mean.
pub(crate) enum Candidates {
    /// This technology, whatever is wrong with the date, the code or the edition.
    One(TechnologyId),
    /// One of these, by a code alone, or by a code that is another technology's.
    Of(Vec<TechnologyId>),
    /// No technology that is known; it is most like this one, where there is any.
    Unknown(Option<TechnologyId>),
    /// Nothing that is filed.
    Nothing,
}

impl Candidates {
    /// Those of a resolution.
    pub(crate) fn of(reference: &Reference, resolution: TechnologyResolution) -> Self {
        match resolution {
            TechnologyResolution::Entry { technology, .. }
            | TechnologyResolution::NotInForce { technology, .. } => Self::One(technology),
            TechnologyResolution::CodeNameMismatch { technology, code_means, .. } => {
                let meant = code_means.iter().filter_map(|(edition, name)| {
                    let edition = reference.editions.get(edition)?;
                    let entry = edition.entries.iter().find(|entry| entry.name == *name)?;
                    Some(entry.technology.clone())
                });
                Self::Of(std::iter::once(technology).chain(meant).collect())
            }
            TechnologyResolution::CodeOnly { candidates, .. } => {
                let technology = |entry: &EntryRef| {
                    reference.editions.at(entry).map(|(_, entry)| entry.technology.clone())
                };
                Self::Of(candidates.iter().filter_map(technology).collect())
            }
            TechnologyResolution::Unknown { nearest } => {
                Self::Unknown(nearest.into_iter().next().map(|nearest| nearest.technology))
            }
            TechnologyResolution::Prohibited { .. } | TechnologyResolution::OutOfScope { .. } => {
                Self::Nothing
            }
        }
    }
}
