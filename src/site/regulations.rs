//! Regulations: the text of each that its page shows, and where each holds.

use super::Site;
use crate::catalog::JurisdictionCode;
use crate::content::Regulation;

/// Where a regulation holds, seen from the area of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// In the whole country.
    National,
    /// In the site's area: that of a place it lies in or covers.
    Here,
    /// In other places only; shown for reference.
    Elsewhere,
}

impl<'a> Site<'a> {
    /// The newest version of each regulation, by id.
    pub fn regulations(&self) -> impl Iterator<Item = &'a Regulation> {
        let all = &self.content.regulations;
        let is_newest = move |(at, each): &(usize, &Regulation)| {
            all.get(at + 1).is_none_or(|next| next.id != each.id)
        };
        all.iter().enumerate().filter(is_newest).map(|(_, each)| each)
    }

    /// The newest version of one regulation.
    #[must_use]
    pub fn regulation(&self, id: &str) -> Option<&'a Regulation> {
        self.regulations().find(|each| each.id == id)
    }

    /// Where a regulation holds. A code that no place has is taken for one elsewhere.
    #[must_use]
    pub fn reach(&self, regulation: &Regulation) -> Reach {
        let Some(code) = &regulation.jurisdiction else { return Reach::National };
        let (places, here) = (&self.reference.jurisdictions, &self.jurisdiction);
        let holds = JurisdictionCode::new(code.clone())
            .is_ok_and(|of| places.is_within(here, &of) || places.is_within(&of, here));
        if holds { Reach::Here } else { Reach::Elsewhere }
    }
}
