//! Institutions by the first letter of their name's reading, for those who look one up without
//! the search.

use super::Site;
use crate::dataset::{Dataset, InstitutionIndex};
use crate::reading;
use crate::text::fold;
use std::collections::BTreeMap;

/// Institutions on one page of a letter.
const ON_A_PAGE: usize = 500;

/// A letter; `None` for names that begin with neither a letter nor a character that has a
/// reading.
pub type Letter = Option<char>;

/// Institutions by letter, each letter's by how the name is read, then by name.
pub(super) fn by_letter(dataset: &Dataset) -> BTreeMap<Letter, Vec<InstitutionIndex>> {
    let names: Vec<&str> = dataset.institutions.iter().map(|each| each.name.as_str()).collect();
    let shared = shared_beginning(&names);
    let mut letters: BTreeMap<Letter, Vec<InstitutionIndex>> = BTreeMap::new();
    for (name, at) in names.iter().zip(0..) {
        let letter = reading::initial(&fold(&name[shared..]));
        letters.entry(letter).or_default().push(InstitutionIndex(at));
    }
    for institutions in letters.values_mut() {
        institutions.sort_by_cached_key(|each| {
            let name = names[each.0 as usize];
            (reading::reading(&fold(&name[shared..])), name, each.0)
        });
    }
    letters
}

/// Bytes that all names begin with, such as 示例: a letter they share would tell nothing.
fn shared_beginning(names: &[&str]) -> usize {
    let [first, rest @ ..] = names else { return 0 };
    let shared = rest.iter().fold(first.len(), |shared, name| {
        let same = first.bytes().zip(name.bytes()).take_while(|(one, other)| one == other);
        same.count().min(shared)
    });
    let shared = (0..=shared).rev().find(|at| first.is_char_boundary(*at)).unwrap_or(0);
    if rest.is_empty() || names.iter().any(|name| name.len() == shared) { 0 } else { shared }
}

impl Site<'_> {
    /// The letters that institutions stand under, with how many there are; 其他 comes last.
    #[must_use]
    pub fn letters(&self) -> Vec<(Letter, usize)> {
        let mut letters: Vec<_> =
            self.index.letters.iter().map(|(letter, all)| (*letter, all.len())).collect();
        letters.sort_by_key(|(letter, _)| (letter.is_none(), *letter));
        letters
    }

    /// How many pages a letter has.
    #[must_use]
    pub fn letter_pages(&self, letter: Letter) -> u32 {
        self.index.letters.get(&letter).map_or(0, |all| all.len().div_ceil(ON_A_PAGE) as u32)
    }

    /// The institutions on one page of a letter; the first page is 1.
    #[must_use]
    pub fn institutions_under(&self, letter: Letter, page: u32) -> &[InstitutionIndex] {
        let all = self.index.letters.get(&letter).map(Vec::as_slice).unwrap_or_default();
        let mut pages = all.chunks(ON_A_PAGE);
        pages.nth(page.saturating_sub(1) as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::shared_beginning;

    #[test]
    fn only_what_all_names_share_is_passed_over() {
        assert_eq!(shared_beginning(&["示例长春医院", "示例长沙医院"]), "示例长".len());
        assert_eq!(shared_beginning(&["示例医院", "示例"]), 0);
        assert_eq!(shared_beginning(&["长春医院"]), 0);
        assert_eq!(shared_beginning(&[]), 0);
    }
}
