//! What is asked about some filings or training bases of a folder, whatever their number.

use super::super::accept::Class;
use super::Objection;
use std::collections::BTreeMap;

/// What there is to ask about, by folder.
pub(super) type Folders<'s> = BTreeMap<&'s str, Vec<String>>;

/// What is asked of each folder.
pub(super) struct Question {
    pub(super) class: Class,
    /// What they are, behind the folder and their number.
    pub(super) told: &'static str,
    pub(super) advice: &'static str,
}

impl Question {
    /// An objection for each folder.
    pub(super) fn of(&self, folders: Folders<'_>) -> impl Iterator<Item = Objection> {
        folders.into_iter().map(|(folder, items)| Objection {
            name: self.class.name(folder),
            title: format!("“{folder}”有 {} 条{}", items.len(), self.told),
            items,
            advice: self.advice,
        })
    }
}
