//! Institutions and filings that are no longer listed: their pages stay.

use super::{Page, Site};
use crate::dataset::InstitutionIndex;
use crate::history::{FormerFiling, InstitutionId, KnownInstitution};

impl<'a> Site<'a> {
    /// The page of an institution, listed or no longer listed; `None` for an id that no release
    /// gave out.
    #[must_use]
    pub fn page_of(&self, id: &InstitutionId) -> Option<Page> {
        match self.history.institution(id) {
            Some(index) => Some(Page::Institution(index)),
            None => self.former(id).map(|_| Page::FormerInstitution(*id)),
        }
    }

    /// An institution that is no longer listed, as last published.
    #[must_use]
    pub fn former(&self, id: &InstitutionId) -> Option<&'a KnownInstitution> {
        self.history.former_institutions.get(id)
    }

    /// What an institution of the dataset once filed and is no longer listed for.
    #[must_use]
    pub fn former_filings_of(&self, index: InstitutionIndex) -> &'a [FormerFiling] {
        self.former_filings(self.history.id(index))
    }

    /// The same for any institution.
    #[must_use]
    pub fn former_filings(&self, id: &InstitutionId) -> &'a [FormerFiling] {
        self.history.former_filings.get(id).map(Vec::as_slice).unwrap_or_default()
    }
}
