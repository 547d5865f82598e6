//! Which institutions a name may mean, before any of them is looked at
//! (`themes/default/search/find.js` does the same).

use super::SearchError;
use super::find::Finder;
use super::key;
use super::named::{MOST_CANDIDATES, ends_hospital, is_generic};
use super::set::DocSet;
use std::ops::Range;

/// Characters of the place before a hospital's own name, and the fewest of that.
const PLACES: std::ops::RangeInclusive<usize> = 2..=3;
const LEAST_OWN: usize = 3;

/// A stretch of a query, what of it is a name, and the institutions that may have it.
pub(super) struct Meant {
    pub(super) stretch: Range<usize>,
    pub(super) name: Vec<char>,
    pub(super) candidates: DocSet,
}

impl Finder<'_> {
    /// The institutions that the names of a query may mean. Of several that are not written as
    /// hospitals' are, those that hold all of them; or those of each, where each may be one; or of
    /// the longest.
    pub(super) fn meant_by(&mut self, names: &[Range<usize>]) -> Result<Vec<Meant>, SearchError> {
        let written = names.iter().any(|each| self.query.is_written(each));
        let mut meant = Vec::new();
        let mut all = self.institutions();
        for stretch in names {
            all = all.and(&self.all(&self.query.plain[stretch.clone()], &[0, 1])?);
            meant.push(self.candidates(stretch)?);
        }
        if written || meant.len() < 2 {
            return Ok(meant);
        }
        let is_one = |each: &Meant| {
            (1..=MOST_CANDIDATES).contains(&each.candidates.len()) && !is_generic(&each.name)
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
    /// 医院; those there that are called what stands behind their place; or those that hold it.
    fn candidates(&mut self, stretch: &Range<usize>) -> Result<Meant, SearchError> {
        let name = self.query.plain[stretch.clone()].to_vec();
        let meant = |name, candidates| Ok(Meant { stretch: stretch.clone(), name, candidates });
        let holding = self.all(&name, &[0, 1])?.and(&self.institutions());
        for key in [key::whole(&name), key::hospital(&name)] {
            let own = self.any(&key, &[0, 1])?.and(&holding);
            if !own.is_empty() {
                return meant(name, own);
            }
        }
        if let Some((own, from)) = self.placed(&name)? {
            return meant(name[from..].to_vec(), own);
        }
        match holding.is_empty() {
            true => meant(name, self.only_one_of(stretch)?),
            false => meant(name, holding),
        }
    }

    /// The institutions in a place of which what stands behind it is the whole name, and where that
    /// begins: 四川华西医院.
    pub(super) fn placed(&mut self, name: &[char]) -> Result<Option<(DocSet, usize)>, SearchError> {
        for from in PLACES {
            let Some((place, own)) = name.split_at_checked(from) else { continue };
            if own.len() < LEAST_OWN || !ends_hospital(&own.iter().collect::<String>()) {
                continue;
            }
            let set = self.any(&key::whole(own), &[0])?.and(&self.all(place, &[2])?);
            let set = set.and(&self.institutions());
            if !set.is_empty() {
                return Ok(Some((set, from)));
            }
        }
        Ok(None)
    }

    /// The institution whose names hold all parts of a stretch, where it is the only one: 峰峰总医院.
    fn only_one_of(&mut self, stretch: &Range<usize>) -> Result<DocSet, SearchError> {
        self.aside = (0..self.query.plain.len()).map(|at| !stretch.contains(&at)).collect();
        let set = self.parts(&[0, 1], &[])?.and(&self.institutions());
        self.aside.fill(false);
        Ok(if set.len() == 1 { set } else { self.none() })
    }
}
