//! A technology as a cell writes it, taken apart: code, name, scope bracket.

use super::code::{ItemCode, leading, trailing, trailing_bracket};
use super::edition::CatalogEntry;
use super::grades::Grades;
use super::names::{Meaning, NameIndex};
use crate::text::trim;

/// The parts of a written technology.
pub(crate) struct Written<'a> {
    pub(crate) code: Option<ItemCode>,
    /// The name, with its scope bracket.
    pub(crate) name: &'a str,
    /// The name without it; the whole name if there is none.
    base: &'a str,
    pub(crate) grades: Option<Grades>,
}

impl<'a> Written<'a> {
    /// Takes a text apart. A text that is a known name as a whole is not searched for a code.
    pub(crate) fn read(text: &'a str, names: &NameIndex) -> Self {
        let text = trim(text);
        if names.find(text).is_some() {
            return Self { code: None, name: text, base: text, grades: None };
        }
        let (code, name) = match (leading(text), trailing(text)) {
            (Some((code, name)), _) => (Some(code), trim(name)),
            (None, Some((name, code))) => (Some(code), trim(name)),
            (None, None) => (None, text),
        };
        let scope = trailing_bracket(name)
            .and_then(|(base, content)| Some((trim(base), Grades::parse(content)?)));
        match scope {
            Some((base, grades)) => Self { code, name, base, grades: Some(grades) },
            None => Self { code, name, base: name, grades: None },
        }
    }

    pub(crate) fn meaning<'n>(&self, names: &'n NameIndex) -> Option<&'n Meaning> {
        names.find(self.base)
    }

    /// Whether the name is the entry's, character by character, with or without its scope.
    pub(crate) fn is_exactly(&self, entry: &CatalogEntry) -> bool {
        self.name == entry.name || self.name == entry.full_name()
    }
}
