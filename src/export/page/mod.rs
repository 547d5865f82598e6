//! `index.json` beside each page: the same records the page speaks of.
//!
//! Every list is named after its data set (`training_bases` for `training-bases`) and has the
//! fields that the data dictionary declares. No document is longer than [`MOST_BYTES`]: a list
//! that does not fit is left out as a whole, never cut, and `left_out` says how long it is and
//! which file has it. So a list that is there is complete.

mod catalog;
mod comparison;
mod dictionary;
mod former;
mod institution;
mod jurisdiction;
mod overview;
mod rule;
mod technology;
mod written;

pub(crate) use dictionary::{FieldView, field_views};

use super::{RELEASE_FILE, SOURCE_NOTE, address, json};
use crate::site::dictionary::{DataSet, DataSetId, Form};
use crate::site::{Page, Site};
use serde::Serialize;

/// Length in bytes that a document keeps below.
pub(crate) const MOST_BYTES: usize = 1_000_000;

/// What the list of what was left out may need.
const RESERVE: usize = 8_000;

/// About the bytes of a document.
const USUAL_LENGTH: usize = 8 * 1024;

/// The data beside a page; `None` for the 404 page, which has none.
#[must_use]
pub fn page_json(site: &Site<'_>, page: &Page) -> Option<Vec<u8>> {
    let mut document = Document::new(site, page);
    match page {
        Page::NotFound => return None,
        Page::Home => overview::home(site, &mut document),
        Page::Technologies => technology::list(site, &mut document),
        Page::Technology(id) => technology::one(site, id, &mut document),
        Page::Holders(id, place, page) => {
            technology::holders(site, (id, place, *page), &mut document);
        }
        Page::Jurisdictions => jurisdiction::list(site, &mut document),
        Page::Jurisdiction(code) => jurisdiction::one(site, code, &mut document),
        Page::Institutions => institution::list(site, &mut document),
        Page::Institution(index) => institution::one(site, *index, &mut document),
        Page::FormerInstitution(id) => former::one(site, id, &mut document),
        Page::Catalogs => catalog::list(site, &mut document),
        Page::Catalog(id) => catalog::one(site, id, &mut document),
        Page::Crosswalk(from, to) => catalog::crosswalk(site, from, to, &mut document),
        Page::Regulations => written::regulations(site, &mut document),
        Page::Regulation(id) => written::regulation(site, site.regulation(id), &mut document),
        Page::RegulationVersion(id, version) => {
            written::regulation(site, site.version(id, version), &mut document);
        }
        Page::RegulationChanges(id, from, to) => {
            comparison::compared(site, site.changes_between(id, from, to), &mut document);
        }
        Page::RegulationComparison(from, to) => {
            comparison::compared(site, site.compared(from, to), &mut document);
        }
        Page::Glossary => written::glossary(site, &mut document),
        Page::Training => overview::training(site, &mut document),
        Page::QualityCentres => overview::quality_centres(site, &mut document),
        Page::Changes => overview::changes(site, &mut document),
        Page::Change(date) => overview::change(site, *date, &mut document),
        Page::Data => dictionary::files(site, &mut document),
        Page::Dictionary => dictionary::data_sets(site, &mut document),
        Page::Quality => rule::quality(site, &mut document),
        Page::Rules => rule::list(site, &mut document),
        Page::Rule(name) => rule::one(site, name, &mut document),
        Page::Content(id) => written::content(site, id, &mut document),
        Page::Search => overview::search(site, &mut document),
        Page::Letter(letter, page) => institution::under(site, *letter, *page, &mut document),
        Page::SiteMap => overview::site_map(site, &mut document),
    }
    Some(document.finish())
}

/// What every document begins with.
#[derive(Serialize)]
struct Head<'s> {
    url: String,
    title: String,
    /// Which release the site holds now; the document itself stays as it is until its records
    /// change.
    release: String,
    licence: &'s str,
    publisher: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<&'s str>,
    source: &'static str,
    dictionary: String,
}

/// A list that would have made the document too long.
#[derive(Serialize)]
struct LeftOut {
    list: String,
    records: usize,
    see: String,
}

/// A document in the making.
struct Document<'s> {
    site: &'s Site<'s>,
    bytes: Vec<u8>,
    left_out: Vec<LeftOut>,
}

impl<'s> Document<'s> {
    fn new(site: &'s Site<'_>, page: &Page) -> Self {
        let head = Head {
            url: address(site, &page.folder(site.history)),
            title: site.title(page),
            release: address(site, RELEASE_FILE),
            licence: &site.config.data_licence,
            publisher: &site.config.authority,
            notice: site.config.notice.as_deref(),
            source: SOURCE_NOTE,
            dictionary: address(site, &Page::Dictionary.folder(site.history)),
        };
        let mut bytes = Vec::with_capacity(USUAL_LENGTH);
        json::append(&head, &mut bytes);
        bytes.pop();
        Self { site, bytes, left_out: Vec::new() }
    }

    /// Adds a value of the page's own.
    fn value<T: ?Sized + Serialize>(&mut self, key: &str, value: &T) {
        self.key(key);
        json::append(value, &mut self.bytes);
    }

    /// Adds records of a data set.
    fn list<'k, K, R: Serialize>(
        &mut self,
        set: DataSetId,
        keys: &'k [K],
        row: impl Fn(&'k K) -> R,
    ) {
        let start = self.bytes.len();
        self.key(&list_name(set.declaration()));
        self.bytes.push(b'[');
        for (at, key) in keys.iter().enumerate() {
            if at > 0 {
                self.bytes.push(b',');
            }
            json::append(&row(key), &mut self.bytes);
            if self.bytes.len() > MOST_BYTES - RESERVE {
                self.bytes.truncate(start);
                self.leave_out(set, keys.len());
                return;
            }
        }
        self.bytes.push(b']');
    }

    /// Says that a list is left out, and where it is.
    fn leave_out(&mut self, set: DataSetId, records: usize) {
        let set = set.declaration();
        let see = address(self.site, &set.path(Form::Ndjson));
        self.left_out.push(LeftOut { list: list_name(set), records, see });
    }

    fn key(&mut self, key: &str) {
        self.bytes.push(b',');
        json::append(&key, &mut self.bytes);
        self.bytes.push(b':');
    }

    fn finish(mut self) -> Vec<u8> {
        if !self.left_out.is_empty() {
            let left_out = std::mem::take(&mut self.left_out);
            self.value("left_out", &left_out);
        }
        self.bytes.extend_from_slice(b"}\n");
        self.bytes
    }
}

fn list_name(set: &DataSet) -> String {
    set.name.replace('-', "_")
}

#[cfg(test)]
mod tests;
