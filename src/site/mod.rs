//! Stage 5: every page and every URL, as a pure model.
//!
//! In: the dataset, the history, the reference data, the content and the findings' summary.
//! Out: [`Site`], which lists its [`Page`]s and answers what each shows. `render` turns a page
//! into HTML, `export` into data; neither knows the other.

mod account;
mod basis;
mod catalogs;
mod centres;
pub mod changes;
mod citations;
mod comparisons;
mod corrections;
mod counts;
pub mod dictionary;
mod findings;
mod first_seen;
mod former;
mod holders;
mod index;
mod institutions;
mod letters;
mod namesakes;
mod nearby;
mod page;
mod places;
mod records;
mod regulations;
pub mod scope;
mod sections;
mod standing;
mod tally;
mod technologies;
mod title;
mod training;

pub use account::SourceTable;
pub use basis::Topic;
pub use catalogs::{Clash, EditionState, Passage};
pub use centres::DesignatedCentre;
pub use citations::{Citations, Citing};
pub use comparisons::{Compared, ComparedRow};
pub use counts::LatestCount;
pub use findings::{FindingCount, FindingSource, SourceAccount};
pub use first_seen::FirstSeen;
pub use holders::{HolderPage, Holding, TotalSeries};
pub use index::Index;
pub use institutions::PlaceBasis;
pub use letters::Letter;
pub use page::Page;
pub use regulations::Reach;
pub use standing::Left;
pub use tally::{Held, PlaceCounts, Tally};
pub use technologies::{Standing, TechnologyGroup};

use crate::catalog::{
    CatalogEntry, Crosswalk, Edition, EntryRef, Jurisdiction, JurisdictionCode, Reference,
    Technology, TechnologyId,
};
use crate::check::{RULES, Summary};
use crate::config::Config;
use crate::content::Content;
use crate::dataset::{Dataset, Disclosure, InstitutionIndex};
use crate::history::History;
use std::collections::BTreeSet;

/// Everything the pages of one release show.
#[derive(Debug)]
pub struct Site<'a> {
    /// Settings.
    pub config: &'a Config,
    /// Catalogs, places, authorities, calendar.
    pub reference: &'a Reference,
    /// Regulations and written pages.
    pub content: &'a Content,
    /// The checked records.
    pub dataset: &'a Dataset,
    /// Ids, releases and series.
    pub history: &'a History,
    /// The public form of the report: counts and classes by source.
    pub findings: &'a Summary,
    /// The area the site covers.
    pub jurisdiction: JurisdictionCode,
    /// Look-ups over the dataset.
    pub index: Index,
}

/// The finished inputs of a site.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// Settings.
    pub config: &'a Config,
    /// Catalogs, places, authorities, calendar.
    pub reference: &'a Reference,
    /// Regulations and written pages.
    pub content: &'a Content,
    /// The checked records.
    pub dataset: &'a Dataset,
    /// Ids, releases and series.
    pub history: &'a History,
    /// Counts of findings.
    pub findings: &'a Summary,
    /// The area the site covers.
    pub jurisdiction: &'a JurisdictionCode,
}

impl<'a> Site<'a> {
    /// Puts the parts together and makes the look-ups.
    #[must_use]
    pub fn new(parts: Parts<'a>) -> Self {
        let Parts { config, reference, content, dataset, history, findings, jurisdiction } = parts;
        let index = Index::new(dataset, reference, jurisdiction);
        let jurisdiction = jurisdiction.clone();
        let mut site =
            Self { config, reference, content, dataset, history, findings, jurisdiction, index };
        site.index.listed = site.listed_technologies();
        site.index.off = site.off_the_catalogs();
        site.index.technology_rank = site.technology_ranks();
        site.index.finding_sources = site.finding_sources();
        site
    }

    /// Every page there is. A list that never had anything in it has no page.
    #[must_use]
    pub fn pages(&self) -> Vec<Page> {
        let mut pages = vec![Page::Home, Page::Technologies, Page::Jurisdictions, Page::Catalogs];
        pages.extend(self.technologies().map(|each| Page::Technology(each.id.clone())));
        pages.extend(self.technologies().flat_map(|each| self.holder_pages(&each.id)));
        pages.extend(self.places().map(|each| Page::Jurisdiction(each.code.clone())));
        pages.extend(self.editions().map(|each| Page::Catalog(each.id.clone())));
        pages.extend(
            self.crosswalks().map(|each| Page::Crosswalk(each.from.clone(), each.to.clone())),
        );
        if self.has_section(&Page::Institutions) {
            pages.push(Page::Institutions);
            let all = 0..self.dataset.institutions.len() as u32;
            pages.extend(all.map(|at| Page::Institution(InstitutionIndex(at))));
        }
        let former = self.history.former_institutions.keys().cloned();
        pages.extend(former.map(Page::FormerInstitution));
        if !self.content.regulations.is_empty() {
            pages.push(Page::Regulations);
            pages.extend(self.glossary().map(|_| Page::Glossary));
            pages.extend(self.regulation_pages());
        }
        let lists = [Page::Training, Page::QualityCentres];
        pages.extend(lists.into_iter().filter(|list| self.has_section(list)));
        pages.push(Page::Changes);
        pages.extend(self.history.releases.iter().map(|release| Page::Change(release.date)));
        pages.extend([Page::Data, Page::Dictionary, Page::Quality, Page::Rules]);
        pages.extend(RULES.iter().map(|rule| Page::Rule(rule.name)));
        pages.extend(self.content.pages.iter().map(|each| Page::Content(each.id.clone())));
        pages.push(Page::Search);
        for (letter, _) in self.letters() {
            let numbers = 1..=self.letter_pages(letter);
            pages.extend(numbers.map(|number| Page::Letter(letter, number)));
        }
        pages.extend([Page::SiteMap, Page::NotFound]);
        pages
    }

    /// The technologies that an edition of this site lists, by id.
    pub fn technologies(&self) -> impl Iterator<Item = &'a Technology> + use<'a, '_> {
        let technologies = &self.reference.technologies;
        self.index.listed.iter().filter_map(|id| technologies.get(id))
    }

    /// The national editions and those of the places this site covers or lies in, by id.
    pub fn editions(&self) -> impl Iterator<Item = &'a Edition> {
        let (places, site) = (&self.reference.jurisdictions, self.jurisdiction.clone());
        self.reference.editions.iter().filter(move |edition| {
            edition.jurisdiction.as_ref().is_none_or(|of| places.overlap(of, &site))
        })
    }

    /// The crosswalks between editions of this site.
    pub fn crosswalks(&self) -> impl Iterator<Item = &'a Crosswalk> {
        let editions: BTreeSet<_> = self.editions().map(|edition| &edition.id).collect();
        let both =
            move |each: &&Crosswalk| editions.contains(&each.from) && editions.contains(&each.to);
        self.reference.crosswalks.iter().filter(both)
    }

    /// The places this site covers, by code.
    pub fn places(&self) -> impl Iterator<Item = &'a Jurisdiction> {
        let (places, site) = (&self.reference.jurisdictions, self.jurisdiction.clone());
        places.iter().filter(move |each| places.is_within(&each.code, &site))
    }

    /// The newest disclosure of an institution for a technology.
    #[must_use]
    pub fn latest_disclosure(
        &self,
        institution: InstitutionIndex,
        technology: &TechnologyId,
    ) -> Option<&'a Disclosure> {
        let positions = self.index.disclosures_of[institution.0 as usize].iter();
        let of_technology = positions
            .map(|at| &self.dataset.disclosures[*at as usize])
            .filter(|each| each.technology == *technology);
        of_technology.max_by_key(|each| each.newness())
    }

    /// The edition and the entry a filing was made under.
    #[must_use]
    pub fn entry(&self, entry: &EntryRef) -> Option<(&'a Edition, &'a CatalogEntry)> {
        self.reference.editions.at(entry)
    }
}
