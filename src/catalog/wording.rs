//! Which texts are wholly explained by the names of technologies.

use super::{CatalogEntry, Reference, TechnologyId};
use crate::text::fold;

impl Reference {
    /// Whether names, codes and scopes of technologies explain every character of a text: those
    /// of `own`, or else those of `named`. What a cell holds besides nobody has checked.
    pub fn explains<'t>(
        &self,
        text: &str,
        own: &TechnologyId,
        named: impl FnOnce() -> Vec<&'t TechnologyId>,
    ) -> bool {
        let technology = self.technologies.get(own);
        technology.is_some_and(|technology| technology.name == text)
            || is_plain(self, text, own)
            || is_explained(self, text, &named())
    }
}

/// Whether the text is one entry's name and nothing else, as most are; that needs no folding.
fn is_plain(reference: &Reference, raw: &str, technology: &TechnologyId) -> bool {
    entries_of(reference, technology).any(|entry| {
        let rest = raw.strip_prefix(entry.name.as_str());
        rest.is_some_and(|rest| rest.is_empty() || raw == entry.full_name())
    })
}

fn is_explained(reference: &Reference, raw: &str, technologies: &[&TechnologyId]) -> bool {
    let mut rest = fold(raw);
    for name in known_names(reference, technologies) {
        rest = rest.replace(&name, "\n");
    }
    is_decoration(&rest)
}

fn entries_of<'r>(
    reference: &'r Reference,
    technology: &TechnologyId,
) -> impl Iterator<Item = &'r CatalogEntry> {
    reference.listings(technology).into_iter().map(|listed| listed.entry)
}

/// Names, aliases and scopes by which the technologies are or were listed, folded, the longest
/// first. A final 技术 may be left out, as resolution allows.
fn known_names(reference: &Reference, technologies: &[&TechnologyId]) -> Vec<String> {
    let mut names = Vec::new();
    for id in technologies {
        if let Some(found) = reference.technologies.get(id) {
            names.extend(std::iter::once(&found.name).chain(&found.aliases).map(|name| fold(name)));
        }
        for entry in entries_of(reference, id) {
            let all = std::iter::once(&entry.name).chain(&entry.aliases);
            names.extend(all.chain(&entry.scope).map(|name| fold(name)));
        }
    }
    let shortened = names.iter().filter_map(|name| name.strip_suffix("技术")).map(str::to_owned);
    let shortened: Vec<String> = shortened.collect();
    names.extend(shortened);
    names.retain(|name| !name.is_empty());
    names.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    names.dedup();
    names
}

/// Whether what remains says nothing of its own: item codes, list numbers, grades, separators and brackets.
fn is_decoration(rest: &str) -> bool {
    const FILLING: &str = "\n、;,./:·|()-+一二三四级手术类技术以上及和与至到含";
    let is_filling = |character: char| FILLING.contains(character);
    rest.split(is_filling).all(|word| word.is_empty() || is_code(word))
}

/// `G08`, `GO3`, `S12`; a list number has two digits at most, so that no telephone number passes
/// in groups.
fn is_code(word: &str) -> bool {
    let after_letter = word.strip_prefix(|first: char| first.is_ascii_uppercase());
    let (digits, most) = after_letter.map_or((word, 2), |digits| (digits, 3));
    let is_digit = |byte: u8| byte.is_ascii_digit() || byte == b'O';
    (1..=most).contains(&digits.len()) && digits.bytes().all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::is_decoration;

    #[test]
    fn codes_and_grades_say_nothing_of_their_own() {
        for text in ["", "G08\n", "GO3.\n;S12\n", "1.\n2.\n", "\n(三、四级手术)", "\n类技术"]
        {
            assert!(is_decoration(text), "{text}");
        }
    }

    #[test]
    fn anything_else_does() {
        for text in ["\n联系人", "\n1380000", "\n(13800000000)", "\nX医师", "\n138-000-000"] {
            assert!(!is_decoration(text), "{text}");
        }
    }
}
