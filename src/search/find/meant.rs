//! Which institutions a name may mean, before any of them is looked at
//! (`themes/default/search/find.js` does the same).

use super::Finder;
use super::SearchError;
use super::named::MOST_CANDIDATES;
use super::verify::contains;
use crate::search::index::key;
use crate::search::index::set::DocSet;
use std::ops::Range;

/// Characters of a place before a hospital's name, and the fewest of that.
const PLACES: std::ops::RangeInclusive<usize> = 2..=3;
const LEAST_OWN: usize = 3;

/// A stretch of a query, what of it is a name, and the institutions that may have it.
pub(crate) struct Meant {
    pub(crate) stretch: Range<usize>,
    pub(crate) name: Vec<char>,
    pub(crate) candidates: DocSet,
}

impl Finder<'_> {
    /// The institutions that the names of a query may mean. Of several that are not written as
    /// hospitals' are, those that hold all of them; or those of each, where each may be one; or of
    /// the longest.
    pub(crate) fn meant_by(
        &mut self,
        names: &[Range<usize>],
        places: &[Vec<char>],
    ) -> Result<Vec<Meant>, SearchError> {
        let written = names.iter().any(|each| self.query.is_written(each));
        let mut meant = Vec::new();
        let mut all = self.institutions();
        for stretch in names {
            all = all.and(&self.all(&self.query.plain[stretch.clone()], &[0, 1])?);
            meant.push(self.candidates(stretch, places)?);
        }
        if written || meant.len() < 2 {
            return Ok(meant);
        }
        let words = &self.index.words;
        let is_one = |each: &Meant| {
            (1..=MOST_CANDIDATES).contains(&each.candidates.len()) && !words.is_generic(&each.name)
        };
        if !all.is_empty() || !meant.iter().all(is_one) {
            let longest = meant.into_iter().rev().max_by_key(|each| each.name.len());
            meant = longest.into_iter().collect();
        }
        if let ([only], false) = (&mut meant[..], all.is_empty()) {
            only.candidates = all;
        }
        Ok(meant)
    }

    /// The institutions that a stretch may name: those of which it is a whole name, or but for a
    /// 医院; those that hold it; or those there that hold what stands behind their place.
    fn candidates(
        &mut self,
        stretch: &Range<usize>,
        places: &[Vec<char>],
    ) -> Result<Meant, SearchError> {
        let name = self.query.plain[stretch.clone()].to_vec();
        let meant = |name, candidates| Ok(Meant { stretch: stretch.clone(), name, candidates });
        if let Some(name) = self.behind(places, &name) {
            let holding = self.all(&name, &[0, 1])?.and(&self.institutions());
            return meant(name, holding);
        }
        let holding = self.all(&name, &[0, 1])?.and(&self.institutions());
        for key in [key::whole(&name), key::hospital(&name)] {
            let own = self.any(&key, &[0, 1])?.and(&holding);
            if !own.is_empty() {
                return meant(name, own);
            }
        }
        if holding.is_empty()
            && let Some((own, from)) = self.behind_place(&name)?
        {
            return meant(name[from..].to_vec(), own);
        }
        meant(name, holding)
    }

    /// A name that many have right behind the place before it, which makes it one: 长春 中心医院.
    fn behind(&self, places: &[Vec<char>], name: &[char]) -> Option<Vec<char>> {
        let whole = &self.query.whole;
        let mut joined = places.iter().map(|place| [place, name].concat());
        let many = name.len() >= LEAST_OWN && self.index.words.is_generic(name);
        joined.find(|each| contains(whole, each)).filter(|_| many)
    }

    /// The institutions in a place of whose names one holds what stands behind it, and where that
    /// begins: 长春吉大一院.
    fn behind_place(&mut self, name: &[char]) -> Result<Option<(DocSet, usize)>, SearchError> {
        for from in PLACES {
            let Some((place, own)) = name.split_at_checked(from) else { continue };
            if own.len() < LEAST_OWN || self.index.words.is_generic(own) {
                continue;
            }
            let set = self.all(place, &[2])?.and(&self.all(own, &[0, 1])?);
            let set = set.and(&self.institutions());
            if !set.is_empty() {
                return Ok(Some((set, from)));
            }
        }
        Ok(None)
    }
}
