//! Addresses as a page writes them.
//!
//! Links are relative, so that the same files work at the root of a host, in a sub-folder of
//! another site and from a disk. The 404 page alone, which a server shows at any depth, starts
//! from the base path.

use crate::catalog::{CatalogEntry, EditionId, TechnologyId};
use crate::dataset::InstitutionIndex;
use crate::site::{Page, Site};

/// Links from one page.
#[derive(Clone, Debug)]
pub(crate) struct Links<'a> {
    site: &'a Site<'a>,
    root: String,
}

impl<'a> Links<'a> {
    /// Links that work from this page.
    pub(crate) fn from(site: &'a Site<'a>, page: &Page) -> Self {
        let root = match page {
            Page::NotFound => site.config.base_path().to_owned(),
            page => "../".repeat(page.folder(site.history).matches('/').count()),
        };
        Self { site, root }
    }

    /// What stands before a path that starts at the site's root: `` or `../../`.
    pub(crate) fn root(&self) -> &str {
        &self.root
    }

    /// A file of the site, by its path from the root.
    pub(crate) fn file(&self, path: &str) -> String {
        [&self.root, path].concat()
    }

    /// A page.
    pub(crate) fn page(&self, page: &Page) -> String {
        let path = self.file(&page.folder(self.site.history));
        if path.is_empty() { "./".to_owned() } else { path }
    }

    /// A technology's page.
    pub(crate) fn technology(&self, id: &TechnologyId) -> String {
        self.page(&Page::Technology(id.clone()))
    }

    /// An institution's page.
    pub(crate) fn institution(&self, index: InstitutionIndex) -> String {
        self.page(&Page::Institution(index))
    }

    /// An entry on its edition's page.
    pub(crate) fn catalog_entry(&self, edition: &EditionId, entry: &CatalogEntry) -> String {
        format!("{}#{}", self.page(&Page::Catalog(edition.clone())), entry.anchor())
    }

    /// A part of a regulation, such as `art-24` of `measures`; `None` where the site does not
    /// carry that regulation.
    pub(crate) fn article(&self, regulation: &str, anchor: &str) -> Option<String> {
        let carried = self.site.content.regulations.iter().any(|each| each.id == regulation);
        let page = Page::Regulation(regulation.to_owned());
        carried.then(|| format!("{}#{anchor}", self.page(&page)))
    }

    /// The permanent public address of a page.
    pub(crate) fn permanent(&self, page: &Page) -> String {
        format!("{}{}", self.site.config.base_url, page.folder(self.site.history))
    }
}
