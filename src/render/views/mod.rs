//! What each page shows, in words. One file a page kind: a small struct of texts, numbers and
//! links that its template of the same name shows, and a function that fills it from the site.

mod catalog;
mod catalogs;
mod change;
mod changes;
mod comparison;
mod content;
mod crosswalk;
mod data;
mod dictionary;
mod event;
mod former;
mod former_filings;
mod glossary;
mod history_of;
mod holders;
mod holders_in;
mod home;
mod institution;
mod institutions;
mod jurisdiction;
mod jurisdictions;
mod listing;
mod not_found;
mod pager;
mod quality;
mod quality_centres;
mod regulation;
mod regulations;
mod rule;
mod rules;
mod search;
mod site_map;
mod status;
mod technologies;
mod technology;
mod timeline;
mod training;

use super::RenderError;
use super::engine::Values;
use super::layout::Head;
use super::links::Links;
use crate::site::{Page, Site};
use serde::Serialize;

/// One page, ready for its template.
#[derive(Debug)]
pub(super) struct View {
    /// Name of the template: `pages/home.html`.
    pub(super) template: &'static str,
    /// For the layout.
    pub(super) head: Head,
    /// For the template.
    pub(super) body: Values,
}

impl View {
    fn new(template: &'static str, head: Head, body: &impl Serialize) -> Result<Self, RenderError> {
        Ok(Self { template, head, body: Values::new(template, body)? })
    }
}

/// The view of a page.
pub(super) fn view(site: &Site<'_>, page: &Page, links: &Links<'_>) -> Result<View, RenderError> {
    match page {
        Page::Home => home::view(site, links),
        Page::Technologies => technologies::view(site, links),
        Page::Technology(id) => technology::view(site, links, id),
        Page::Holders(id, place, page) => holders_in::view(site, links, (id, place, *page)),
        Page::Jurisdictions => jurisdictions::view(site, links),
        Page::Jurisdiction(code) => jurisdiction::view(site, links, code),
        Page::Institutions => institutions::view(site, links),
        Page::Institution(index) => institution::view(site, links, *index),
        Page::FormerInstitution(id) => former::view(site, links, id),
        Page::Catalogs => catalogs::view(site, links),
        Page::Catalog(id) => catalog::view(site, links, id),
        Page::Crosswalk(from, to) => crosswalk::view(site, links, from, to),
        Page::Regulations => regulations::view(site, links),
        Page::Regulation(id) => regulation::view(site, links, known(page, site.regulation(id))?),
        Page::RegulationVersion(id, version) => {
            regulation::view(site, links, known(page, site.version(id, version))?)
        }
        Page::RegulationChanges(id, from, to) => comparison::versions(site, links, id, from, to),
        Page::RegulationComparison(from, to) => comparison::alignment(site, links, from, to),
        Page::Glossary => glossary::view(site, links),
        Page::Training => training::view(site, links),
        Page::QualityCentres => quality_centres::view(site, links),
        Page::Changes => changes::view(site, links),
        Page::Change(date) => change::view(site, links, *date),
        Page::Data => data::view(site, links),
        Page::Dictionary => dictionary::view(site, links),
        Page::Quality => quality::view(site, links),
        Page::Rules => rules::view(site, links),
        Page::Rule(name) => rule::view(site, links, name),
        Page::Content(id) => content::view(site, id),
        Page::Search => search::view(site, links),
        Page::Letter(letter, page) => search::letter(site, links, *letter, *page),
        Page::SiteMap => site_map::view(site, links),
        Page::NotFound => not_found::view(site, links),
    }
}

/// What a page is about, which is there for every page that the site lists.
fn known<T>(page: &Page, found: Option<T>) -> Result<T, RenderError> {
    found.ok_or_else(|| RenderError::NoView { page: format!("{page:?}") })
}
