//! Names but for one character wrong, missing, superfluous or swapped, and how likely each is meant
//! (`themes/default/search/find.js` does the same).

use super::SearchError;
use super::named::PLACE_TYPES;
use super::{Finder, LITTLE_LESS};
use crate::search::index::key;
use crate::search::index::set::DocSet;
use crate::search::query::ordinal::has_number;
use std::collections::HashMap;

impl Finder<'_> {
    /// Candidates for one wrong, missing, superfluous or swapped character: those that hold what
    /// stands before it and what stands after it.
    pub(crate) fn near(&mut self) -> Result<DocSet, SearchError> {
        let whole = self.sought.clone();
        let (length, names) = (whole.len(), [0, 1]);
        let mut found = self.none();
        // What is said around a question is no slip of a name.
        let asks = self.query.unheld && whole == self.query.whole;
        if length < 3 || asks {
            return Ok(found);
        }
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for at in 0..=length {
            before.push(self.all(&whole[..at], &names)?);
            after.push(self.all(&whole[at..], &names)?);
        }
        for (at, before) in before.iter().enumerate().take(length) {
            for (rest, after) in after.iter().enumerate().skip(at).take(3) {
                // A number is no slip: 五院 is not 一院, nor 301医院 nearly 3201医院.
                let from = at - usize::from(at == rest && at > 0);
                let is_number = has_number(&whole[from..length.min(rest + 1)]);
                if (at > 1 || length - rest > 1) && !is_number {
                    found = found.or(&before.clone().and(after));
                }
            }
        }
        // Who writes a place in full means no hospital of another: 河北省 for 河南省.
        let (place, rest) = whole.split_at(2);
        let rest = String::from_iter(rest);
        if PLACE_TYPES.iter().any(|each| rest.starts_with(each)) {
            let there = self.all(place, &[0, 2])?;
            found = if there.is_empty() { found } else { found.and(&there) };
        }
        // What counts the hospitals of many, 五院, is not enough.
        if has_number(&whole) {
            found = found.and(&self.begun_like(&whole)?);
        }
        Ok(if whole == self.query.whole { found } else { found.and(&self.institutions()) })
    }

    /// What begins with the first character of a text, or with its first two swapped.
    fn begun_like(&mut self, text: &[char]) -> Result<DocSet, SearchError> {
        let [first, second, ..] = *text else { return Ok(self.none()) };
        let begins = self.any(&key::beginning(&[first]), &[0, 1])?;
        Ok(begins.or(&self.any(&key::beginning(&[second, first]), &[0, 1])?))
    }

    /// How many pairs of the query each document's names hold; to begin with its first character, or
    /// its first two swapped, weighs so much more that no other is likely beside it.
    pub(crate) fn votes(&mut self, documents: &[u32]) -> Result<HashMap<u32, u32>, SearchError> {
        let whole = self.sought.clone();
        let mut votes: HashMap<u32, u32> = documents.iter().map(|each| (*each, 0)).collect();
        let mut sets = Vec::with_capacity(whole.len());
        for key in key::pairs(&whole) {
            sets.push((self.any(&key, &[0, 1])?, 1));
        }
        sets.push((self.begun_like(&whole)?, whole.len() as u32 + LITTLE_LESS));
        for (set, weight) in sets {
            for (document, votes) in &mut votes {
                *votes += if set.contains(*document) { weight } else { 0 };
            }
        }
        Ok(votes)
    }
}
