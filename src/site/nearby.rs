//! Where the nearest is, for those whose own place has none.

use super::Site;
use crate::catalog::{JurisdictionCode, TechnologyId};

impl<'a> Site<'a> {
    /// The places above one, the nearest first, up to the site's area.
    #[must_use]
    pub fn above(&self, place: &JurisdictionCode) -> Vec<JurisdictionCode> {
        if *place == self.jurisdiction {
            return Vec::new();
        }
        let places = &self.reference.jurisdictions;
        let above = places.ancestors(place).skip(1).map(|above| &above.code);
        let above = above.filter(|above| places.is_within(above, &self.jurisdiction));
        let country = Some(&self.jurisdiction).filter(|area| area.is_country());
        above.chain(country).cloned().collect()
    }

    /// The nearest place above one with any valid filing.
    #[must_use]
    pub fn nearest(&self, place: &JurisdictionCode) -> Option<JurisdictionCode> {
        let mut above = self.above(place).into_iter();
        above.find(|above| self.place_counts(above).active_institutions > 0)
    }

    /// The technologies that no institution of a place holds a valid filing of, in the order of
    /// the pages, each with the nearest place above that has one.
    #[must_use]
    pub fn held_nearby(
        &self,
        place: &JurisdictionCode,
    ) -> Vec<(&'a TechnologyId, JurisdictionCode)> {
        let above = self.above(place);
        let has = |id: &TechnologyId, place| self.held(id, place).active_institutions > 0;
        let lacked = self.technologies().map(|each| &each.id).filter(|id| !has(id, place));
        let nearest = |id: &'a TechnologyId| {
            let found = above.iter().find(|above| has(id, above))?;
            Some((id, found.clone()))
        };
        let mut nearby: Vec<_> = lacked.filter_map(nearest).collect();
        nearby.sort_by_cached_key(|(id, _)| self.technology_rank(id));
        nearby
    }
}
