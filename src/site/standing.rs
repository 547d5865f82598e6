//! What being on a catalog, or off it, means for a technology today: restricted as a whole or in
//! part, or no longer at all.

use super::{EditionState, Site, scope};
use crate::catalog::{CatalogKind, Edition, Jurisdiction, Listed, TechnologyId};
use crate::lookup::Table;
use std::cmp::Reverse;

/// A technology that a catalog listed and none in force lists.
#[derive(Clone, Copy, Debug)]
pub struct Left<'a> {
    /// The edition that listed it last.
    pub edition: &'a Edition,
    /// Whether the catalog of the site's own province is known, so that it is certain that no
    /// filing is asked for.
    pub is_certain: bool,
}

impl<'a> Site<'a> {
    /// The last edition of this site that listed a technology, where none in force does. An
    /// edition whose end is not known to have come is in force.
    #[must_use]
    pub fn left(&self, id: &TechnologyId) -> Option<Left<'a>> {
        let listings = self.own_listings(id);
        let is_former = |one: &Listed<'_>| self.edition_state(one.edition) == EditionState::Former;
        if !listings.iter().all(is_former) {
            return None;
        }
        let rank = |one: &Listed<'_>| (one.edition.is_restricted(), one.edition.in_force_until);
        let last = listings.into_iter().max_by_key(rank)?;
        Some(Left { edition: last.edition, is_certain: self.knows_own_catalog() })
    }

    /// What no longer being listed for the whole area, or being listed in parts of it only, means
    /// for a technology, without the full stop; `None` for one that an edition in force lists.
    #[must_use]
    pub fn off(&self, id: &TechnologyId) -> Option<&str> {
        self.index.off.get(id).map(String::as_str)
    }

    /// Whether a catalog listed a technology and none in force does any more, here or in a part of
    /// the site's area: nobody is known to ask for a filing of it.
    #[must_use]
    pub fn asks_for_no_filing(&self, id: &TechnologyId) -> bool {
        self.left(id).is_some() && self.restricted_inside(id).is_empty()
    }

    /// What [`Self::off`] answers for each technology: pages of institutions ask very often.
    pub(super) fn off_the_catalogs(&self) -> Table<TechnologyId, String> {
        let off = |each: &TechnologyId| Some((each.clone(), scope::off(self, each)?));
        self.index.listed.iter().filter_map(off).collect()
    }

    /// The entry that restricts a part of a technology only, such as 三、四级, where no edition in
    /// force restricts the whole.
    #[must_use]
    pub fn restricted_part(&self, id: &TechnologyId) -> Option<Listed<'a>> {
        let mut listings = self.own_listings(id);
        listings.retain(|one| {
            one.edition.is_restricted() && self.edition_state(one.edition) == EditionState::InForce
        });
        let whole = listings.iter().any(|one| one.entry.scope.is_none());
        listings.into_iter().next().filter(|_| !whole)
    }

    /// The entries of editions in force in parts of the site's area that restrict a technology
    /// which no edition in force of the whole area lists: the newest of each part, by its code.
    #[must_use]
    pub fn restricted_inside(&self, id: &TechnologyId) -> Vec<Listed<'a>> {
        let places = &self.reference.jurisdictions;
        let in_force = |edition: &Edition| self.edition_state(edition) == EditionState::InForce;
        if self.own_listings(id).iter().any(|one| in_force(one.edition)) {
            return Vec::new();
        }
        let is_part = |edition: &Edition| {
            let area = edition.jurisdiction.as_ref();
            area.is_some_and(|area| places.is_within(area, &self.jurisdiction))
        };
        let mut listings = self.listings(id);
        listings.retain(|one| {
            one.edition.is_restricted() && is_part(one.edition) && in_force(one.edition)
        });
        listings.sort_by_key(|one| (&one.edition.jurisdiction, Reverse(one.edition.in_force_from)));
        listings.dedup_by_key(|one| &one.edition.jurisdiction);
        listings
    }

    /// The province of the site whose additions to the country's catalog are not known here.
    #[must_use]
    pub fn unknown_catalog(&self) -> Option<&'a Jurisdiction> {
        self.reference.unknown_catalog(&self.jurisdiction)
    }

    /// Whether an edition in force of a place restricts here, beside the national one.
    fn knows_own_catalog(&self) -> bool {
        let restricted = self.editions_in_force(CatalogKind::Restricted);
        restricted.iter().any(|edition| edition.jurisdiction.is_some())
    }

    /// The entries of editions that hold in the site's area, the newest edition first.
    fn own_listings(&self, id: &TechnologyId) -> Vec<Listed<'a>> {
        let places = &self.reference.jurisdictions;
        let holds_here = |edition: &Edition| {
            let area = edition.jurisdiction.as_ref();
            area.is_none_or(|area| places.is_within(&self.jurisdiction, area))
        };
        let mut listings = self.listings(id);
        listings.retain(|one| holds_here(one.edition));
        listings.sort_by_key(|one| Reverse(one.edition.in_force_from));
        listings
    }
}
