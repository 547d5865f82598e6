//! What agrees with a question only in part: words that nothing here holds are left aside.
//!
//! Asked where nothing agrees with all of a query. Of a question about a technology, what a place or
//! a hospital of the site holds stays, so that none is passed over for another; of any query, the
//! beginning that one hospital's names hold. What is left aside is named, and without a technology
//! it is never more than what stays.

use super::SearchError;
use super::named::ends_hospital;
use super::tier::Tier;
use super::{Finder, Found};
use crate::search::document::Kind;
use crate::search::index::set::DocSet;
use crate::search::query::stretch::NEGATIONS;

/// The lists of names and places.
const NAMES_AND_PLACES: [usize; 3] = [0, 1, 2];
const NAMES: [usize; 2] = [0, 1];

/// Characters that say which hospital is meant.
const LEAST: usize = 4;

impl Finder<'_> {
    /// The technologies, places and institutions that hold all of the query but some characters,
    /// and those characters; `None` where there are none.
    pub(crate) fn loosely(mut self) -> Result<Option<(Found, String)>, SearchError> {
        let query = self.query;
        if query.quoted || query.plain.is_empty() {
            return Ok(None);
        }
        let mut asked = vec![false; query.plain.len()];
        self.mean(&mut asked);
        let tries = [
            (self.known()?, false, Kind::Institution),
            (self.begun()?, true, Kind::Institution),
            // Where nobody has filed it there, the technology itself says more than nothing.
            (asked, false, Kind::Technology),
        ];
        for (known, of_name, last) in tries {
            let stays = query.plain.iter().zip(&known).filter(|(_, known)| **known);
            let stays: String = stays.map(|(each, _)| each).collect();
            // That something is a hospital says nothing: 天坦医院 is no question about all of them.
            let most = stays.chars().count() * 2 >= known.len() && stays != "医院";
            if stays.is_empty() || (!most && (of_name || !query.means_technology())) {
                continue;
            }
            self.aside = known.iter().map(|each| !each).collect();
            let set = self.parts(&NAMES_AND_PLACES, &query.statuses())?;
            let set = set.and(&self.of_kinds(Kind::Technology, last));
            let named = self.parts(&NAMES, &query.statuses())?.and(&set);
            let (found, unused) = self.found(named, set.clone());
            let another = (of_name && ends_name(&unused)) || has_word(&unused);
            if !set.is_empty() && !another {
                return Ok(Some((found, unused)));
            }
        }
        Ok(None)
    }

    /// Those whose names hold it all stand before those in a place that does: a hospital before the
    /// others of its province.
    fn found(&self, named: DocSet, set: DocSet) -> (Found, String) {
        let unused = self.query.plain.iter().zip(&self.aside).filter(|(_, aside)| **aside);
        let others = set.minus(&named).iter().collect();
        let tiers = vec![(Tier::SomeNames, named.iter().collect()), (Tier::Some, others)];
        let (named, absent, sought) = (Vec::new(), String::new(), Vec::new());
        let found = Found { tiers, named, absent, sought };
        (found, unused.map(|(character, _)| character).collect())
    }

    /// Whether each character stands in a word that means something or in a pair that a place or an
    /// institution holds; 附属 inside a name need not.
    fn known(&mut self) -> Result<Vec<bool>, SearchError> {
        let (query, held) = (self.query, self.of_kinds(Kind::Place, Kind::Institution));
        let mut known = vec![false; query.plain.len()];
        for at in 0..known.len().saturating_sub(1) {
            let Some(pair) = query.plain_pair(at) else { continue };
            if !self.any(&pair, &NAMES_AND_PLACES)?.and(&held).is_empty() {
                known[at..at + 2].fill(true);
            }
        }
        for at in 1..known.len().saturating_sub(2) {
            if !query.breaks[at] && query.plain_pair(at).is_some_and(|pair| pair == "附属") {
                known[at..at + 2].fill(false);
            }
        }
        self.mean(&mut known);
        Ok(known)
    }

    /// Whether each character stands in a word that means something or in the beginning of the
    /// query that one institution's names hold; nothing where that says too little.
    fn begun(&mut self) -> Result<Vec<bool>, SearchError> {
        let query = self.query;
        let (mut set, mut length) = (self.institutions(), 0);
        for at in 0..query.plain.len().saturating_sub(1) {
            if let Some(pair) = query.plain_pair(at) {
                set = set.and(&self.any(&pair, &[0, 1])?);
                if set.is_empty() {
                    break;
                }
                length = at + 2;
            }
        }
        let mut known = vec![false; query.plain.len()];
        if length >= LEAST {
            known[..length].fill(true);
            self.mean(&mut known);
        }
        Ok(known)
    }

    /// What asks for something is never left aside, nor a figure, which tells one hospital from another,
    /// nor what turns the question round.
    fn mean(&self, known: &mut [bool]) {
        let query = self.query;
        let words = query.mentions.iter().filter(|each| query.asks(each));
        words.for_each(|each| known[each.from..each.to].fill(true));
        for (known, each) in known.iter_mut().zip(&self.query.plain) {
            *known |= each.is_ascii_digit() || NEGATIONS.contains(*each);
        }
    }
}

/// Whether the end of a hospital's name is left aside, which would make it another's.
fn ends_name(unused: &str) -> bool {
    unused != "医院" && ends_hospital(unused)
}

/// Whether a word in letters is left aside, of which a pair may stand anywhere: mo of tumor.
fn has_word(unused: &str) -> bool {
    let letters: Vec<char> = unused.chars().collect();
    letters.windows(3).any(|three| three.iter().all(char::is_ascii_lowercase))
}
