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
use crate::search::query::date;
use crate::search::query::stretch::NEGATIONS;

/// The lists of names and places.
const NAMES_AND_PLACES: [usize; 3] = [0, 1, 2];
const NAMES: [usize; 2] = [0, 1];

/// Characters that say which hospital is meant.
const LEAST: usize = 4;

impl Finder<'_> {
    /// The technologies, places and institutions that hold all of the query but some characters,
    /// and those characters; `None` where there are none. `absent` where it names a hospital that is not
    /// here.
    pub(crate) fn loosely(mut self, absent: bool) -> Result<Option<(Found, String)>, SearchError> {
        let query = self.query;
        if query.quoted || query.plain.is_empty() {
            return Ok(None);
        }
        let held = self.held()?;
        // Of a name that no institution has, a part would be another's: 钢总医院 of 太钢总医院.
        let known = if absent { vec![false; held.len()] } else { self.known(&held) };
        let tries = [
            (known, false, Kind::Institution),
            (self.begun(&held)?, true, Kind::Institution),
            // Where nobody has filed it there, the technology itself says more than nothing.
            (self.mean(None, &held), false, Kind::Technology),
        ];
        for (known, of_name, last) in tries {
            let asks = query.asking().iter().any(|each| known[each.from]);
            let stays = query.plain.iter().zip(&known).filter(|(_, known)| **known);
            let stays: String = stays.map(|(each, _)| each).collect();
            // That something is a hospital says nothing: 天坦医院 is no question about all of them.
            let most = stays.chars().count() * 2 >= known.len() && stays != "医院";
            if stays.is_empty() || (!most && (of_name || !asks)) {
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

    /// Whether each character stands in a pair that a place or an institution holds.
    fn held(&mut self) -> Result<Vec<bool>, SearchError> {
        let (query, somewhere) = (self.query, self.of_kinds(Kind::Place, Kind::Institution));
        let mut held = vec![false; query.plain.len()];
        for at in 0..held.len().saturating_sub(1) {
            let Some(pair) = query.plain_pair(at) else { continue };
            if !self.any(&pair, &NAMES_AND_PLACES)?.and(&somewhere).is_empty() {
                held[at..at + 2].fill(true);
            }
        }
        Ok(held)
    }

    /// Whether each character is held or stands in a word that means something; 附属 inside a name need
    /// not.
    fn known(&self, held: &[bool]) -> Vec<bool> {
        let (query, mut known) = (self.query, held.to_vec());
        for at in 1..known.len().saturating_sub(2) {
            if !query.breaks[at] && query.plain_pair(at).is_some_and(|pair| pair == "附属") {
                known[at..at + 2].fill(false);
            }
        }
        self.mean(Some(known), held)
    }

    /// Whether each character stands in a word that means something or in the beginning of the
    /// query that one institution's names hold; nothing where that says too little.
    fn begun(&mut self, held: &[bool]) -> Result<Vec<bool>, SearchError> {
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
        if length < LEAST {
            return Ok(known);
        }
        known[..length].fill(true);
        Ok(self.mean(Some(known), held))
    }

    /// What asks for something is never left aside; nor, of `names`, a figure, which tells one hospital
    /// from another unless it is a date's; nor what turns the question round. A small part of
    /// technologies' names beside what nothing holds asks for none of them: 体外 of 体外碎石, 移植 of
    /// 粪菌移植.
    fn mean(&self, names: Option<Vec<bool>>, held: &[bool]) -> Vec<bool> {
        let (query, figures) = (self.query, names.is_some());
        let mut known = names.unwrap_or_else(|| vec![false; held.len()]);
        let torn = |at: usize, by: usize| query.breaks.get(at) == Some(&false) && !held[by];
        let others = query.mentions.iter().filter(|each| each.technologies.is_empty());
        for word in query.asking().into_iter().chain(others) {
            let torn = torn(word.from, word.from.wrapping_sub(1)) || torn(word.to, word.to);
            known[word.from..word.to].fill(!(word.fragment && torn));
        }
        let dates = date::characters(&query.plain);
        for ((known, each), in_date) in known.iter_mut().zip(&query.plain).zip(dates) {
            *known |= (figures && each.is_ascii_digit()) || NEGATIONS.contains(*each);
            *known &= !in_date;
        }
        known
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
