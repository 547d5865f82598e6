//! What agrees with a question only in part: words that nothing here holds are left aside.
//!
//! Asked where nothing agrees with all of a question about a technology. What a place or a hospital
//! of the site holds stays, so that none is passed over for another; what is left aside is named.

use super::SearchError;
use super::document::Kind;
use super::find::{Finder, Found, Tier};
use super::set::DocSet;

/// The lists of names and places.
const NAMES_AND_PLACES: [usize; 3] = [0, 1, 2];

impl Finder<'_> {
    /// The technologies, places and institutions that hold all of the question but the characters
    /// that none of them holds, and those characters; `None` where it asks for no technology.
    pub(super) fn loosely(mut self) -> Result<Option<(Found, String)>, SearchError> {
        if self.query.quoted || !self.query.means_technology() {
            return Ok(None);
        }
        let known = self.known()?;
        let unused = self.query.plain.iter().zip(&known).filter(|(_, known)| !**known);
        let unused = unused.map(|(character, _)| character).collect();
        let set = self.parts(&NAMES_AND_PLACES, &[0], Some(&known))?;
        let set = set.and(&self.of_kinds(Kind::Technology));
        let tiers = vec![(Tier::Some, set.iter().collect())];
        Ok(Some((Found { tiers, named: Vec::new() }, unused)))
    }

    /// Whether each character of the question stands in a word that means something or in a pair
    /// that a place or an institution holds.
    fn known(&mut self) -> Result<Vec<bool>, SearchError> {
        let (query, held) = (self.query, self.of_kinds(Kind::Place));
        let mut known = vec![false; query.plain.len()];
        for at in 0..query.plain.len().saturating_sub(1) {
            let Some(pair) = query.plain_pair(at) else { continue };
            if !self.any(&pair, &NAMES_AND_PLACES)?.and(&held).is_empty() {
                known[at..at + 2].fill(true);
            }
        }
        query.mentions.iter().for_each(|each| known[each.from..each.to].fill(true));
        Ok(known)
    }

    /// The documents of the kinds from one to institutions.
    fn of_kinds(&self, first: Kind) -> DocSet {
        let ranges = self.index.ranges();
        let (from, to) = (ranges[first as usize].0, ranges[Kind::Institution as usize].1);
        DocSet::of(self.index.len(), from..to)
    }
}
