//! Technologies: the things that catalogs list, with ids that outlive every edition.

use super::ids::TechnologyId;
use crate::lookup::Table;
use serde::Deserialize;

/// A medical technology (医疗技术).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Technology {
    /// The project's own id.
    pub id: TechnologyId,
    /// The name shown: that of the newest edition listing it.
    pub name: String,
    /// Other names in real use that mean the same.
    pub aliases: Vec<String>,
    /// Words with which people ask for it: what is done, with what device. They may mean more or
    /// less than the technology, so they help to find it and are never read as its name.
    #[serde(default)]
    pub asked_as: Vec<String>,
    /// One or two plain sentences for patients, written by the project; no official definition.
    pub explanation: String,
}

/// One `technologies.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TechnologiesFile {
    #[serde(rename = "source")]
    pub(crate) _source: String,
    pub(crate) technologies: Vec<Technology>,
}

/// All technologies, by id.
#[derive(Clone, Debug, Default)]
pub struct Technologies(Table<TechnologyId, Technology>);

impl Technologies {
    /// Adds a technology; the earlier one of the same id, if there was one, is given back.
    pub(crate) fn insert(&mut self, technology: Technology) -> Option<Technology> {
        self.0.insert(technology.id.clone(), technology)
    }

    /// The technology of this id.
    #[must_use]
    pub fn get(&self, id: &TechnologyId) -> Option<&Technology> {
        self.0.get(id)
    }

    /// All of them, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Technology> {
        self.0.values()
    }
}
