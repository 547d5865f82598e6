//! Names that sound like letters that are typed for them, or for some of their characters
//! (`themes/default/search/find.js` does the same).

use super::Finder;
use super::SearchError;
use crate::search::index::set::DocSet;
use crate::search::query::letters::Syllable;

impl Finder<'_> {
    /// What all of the query sounds like; where there is none, what holds its characters and sounds
    /// like the letters among them.
    pub(crate) fn sounds(&mut self) -> Result<DocSet, SearchError> {
        let letters = &self.query.letters;
        let mut found = self.none();
        if !letters.initials.is_empty() {
            found = DocSet::full(self.index.len());
            for key in &letters.initials {
                found = found.and(&self.any(key, &[0])?);
            }
        }
        found = found.or(&self.spoken(&letters.syllables)?);
        if found.is_empty() && !self.query.runs.is_empty() {
            self.by_sound = true;
            found = self.parts(&[0, 1, 2], &self.query.statuses())?;
            self.by_sound = false;
        }
        Ok(found)
    }

    /// Names that are read so.
    pub(crate) fn spoken(&mut self, syllables: &[Syllable]) -> Result<DocSet, SearchError> {
        let mut found = self.none();
        // Of each syllable the names that hold it and all before it.
        let mut holding: Vec<DocSet> = Vec::with_capacity(syllables.len());
        for each in syllables {
            let mut set = if each.from == 0 { DocSet::full(self.index.len()) } else { self.none() };
            for (before, names) in syllables.iter().zip(&holding) {
                if before.to != each.from {
                    continue;
                }
                set = set.or(&self.any(&each.after(before), &[0])?.and(names));
            }
            if each.from > 0 && each.ends {
                found = found.or(&set);
            }
            holding.push(set);
        }
        Ok(found)
    }
}
