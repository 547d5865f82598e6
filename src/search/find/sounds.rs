//! Names that sound like letters that are typed for them, or for some of their characters
//! (`themes/default/search/find.js` does the same).

use super::Finder;
use super::SearchError;
use crate::search::index::set::DocSet;
use crate::search::query::letters::Syllable;
use std::ops::Range;

impl Finder<'_> {
    /// What all of the query sounds like in these lists of names.
    pub(crate) fn sounds(&mut self, lists: &[usize]) -> Result<DocSet, SearchError> {
        let letters = &self.query.letters;
        let mut found = self.none();
        if !letters.initials.is_empty() {
            found = DocSet::full(self.index.len());
            for key in &letters.initials {
                found = found.and(&self.any(key, lists)?);
            }
        }
        Ok(found.or(&self.spoken(&letters.syllables, lists)?))
    }

    /// What all of the query sounds like in all names; where there is none, what holds its characters
    /// and sounds like the letters among them.
    pub(crate) fn heard(&mut self) -> Result<DocSet, SearchError> {
        let found = self.sounds(&[0, 1])?;
        if !found.is_empty() || self.query.runs.is_empty() {
            return Ok(found);
        }
        self.parts_by_sound(&[0, 1, 2])
    }

    /// The only institution of whose names one holds the characters of a stretch and sounds like the
    /// letters in it.
    pub(crate) fn only_heard(
        &mut self,
        stretch: &Range<usize>,
    ) -> Result<Option<DocSet>, SearchError> {
        let inside = |at: usize| stretch.contains(&at);
        if !self.query.runs.iter().any(|run| inside(run.from) && run.to <= stretch.end) {
            return Ok(None);
        }
        let outside = (0..self.aside.len()).map(|at| !inside(at)).collect();
        let before = std::mem::replace(&mut self.aside, outside);
        let found = self.parts_by_sound(&[0, 1])?.and(&self.institutions());
        self.aside = before;
        Ok(Some(found).filter(|each| each.len() == 1))
    }

    fn parts_by_sound(&mut self, lists: &[usize]) -> Result<DocSet, SearchError> {
        self.by_sound = true;
        let found = self.parts(lists, &self.query.statuses());
        self.by_sound = false;
        found
    }

    /// Names in these lists that are read so.
    pub(crate) fn spoken(
        &mut self,
        syllables: &[Syllable],
        lists: &[usize],
    ) -> Result<DocSet, SearchError> {
        let mut found = self.none();
        // Of each syllable the names that hold it and all before it.
        let mut holding: Vec<DocSet> = Vec::with_capacity(syllables.len());
        for each in syllables {
            let mut set = if each.from == 0 { DocSet::full(self.index.len()) } else { self.none() };
            for (before, names) in syllables.iter().zip(&holding) {
                if before.to != each.from {
                    continue;
                }
                set = set.or(&self.any(&each.after(before), lists)?.and(names));
            }
            if each.from > 0 && each.ends {
                found = found.or(&set);
            }
            holding.push(set);
        }
        Ok(found)
    }
}
