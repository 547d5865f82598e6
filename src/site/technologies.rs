//! Technologies by where they stand today: listed by the country, by the province, once listed,
//! prohibited.

use super::Site;
use crate::catalog::{CatalogKind, Edition, EntryRef, Listed, Technology, TechnologyId};
use crate::dataset::{Filing, InstitutionIndex};
use crate::date::PartialDate;
use crate::lookup::Table;
use crate::record::FilingStatus;
use std::collections::BTreeSet;

/// Why a group of technologies stands together.
#[derive(Clone, Copy, Debug)]
pub enum Standing<'a> {
    /// Restricted by an edition in force here today.
    Restricted(&'a Edition),
    /// Restricted today in parts of the area only, as by provinces on a site of the country.
    RestrictedInParts,
    /// Restricted here once, or elsewhere, but by no edition in force here today.
    FormerlyRestricted,
    /// Prohibited by an edition in force today.
    Prohibited(&'a Edition),
}

/// Technologies of one standing.
#[derive(Clone, Debug)]
pub struct TechnologyGroup<'a> {
    /// Why they stand together.
    pub standing: Standing<'a>,
    /// In the order of the edition; those of no one edition by id.
    pub technologies: Vec<&'a Technology>,
}

impl<'a> Site<'a> {
    /// Every technology the site speaks of, each once: restricted ones by edition, the national
    /// one first; then those restricted in parts of the area; then those restricted before; then the
    /// prohibited ones.
    #[must_use]
    pub fn technology_groups(&self) -> Vec<TechnologyGroup<'a>> {
        let mut seen = BTreeSet::new();
        let mut groups = Vec::new();
        for edition in self.editions_in_force(CatalogKind::Restricted) {
            let technologies = self.of_edition(edition, &mut seen);
            groups.push(TechnologyGroup { standing: Standing::Restricted(edition), technologies });
        }
        let prohibited: Vec<_> = self
            .editions_in_force(CatalogKind::Prohibited)
            .into_iter()
            .map(|edition| TechnologyGroup {
                standing: Standing::Prohibited(edition),
                technologies: self.of_edition(edition, &mut seen),
            })
            .collect();
        let (in_parts, former): (Vec<_>, Vec<_>) = self
            .technologies()
            .filter(|each| !seen.contains(&each.id))
            .partition(|each| !self.restricted_inside(&each.id).is_empty());
        let parts = Standing::RestrictedInParts;
        groups.push(TechnologyGroup { standing: parts, technologies: in_parts });
        let once = Standing::FormerlyRestricted;
        groups.push(TechnologyGroup { standing: once, technologies: former });
        groups.extend(prohibited);
        groups.retain(|group| !group.technologies.is_empty());
        groups
    }

    /// See [`Self::technologies`].
    pub(super) fn listed_technologies(&self) -> BTreeSet<TechnologyId> {
        let entries = self.editions().flat_map(|edition| &edition.entries);
        entries.map(|entry| entry.technology.clone()).collect()
    }

    /// Position of each technology in the order of [`Self::technology_groups`].
    pub(super) fn technology_ranks(&self) -> Table<TechnologyId, u32> {
        let groups = self.technology_groups();
        let all = groups.iter().flat_map(|group| &group.technologies);
        all.zip(0..).map(|(technology, rank)| (technology.id.clone(), rank)).collect()
    }

    /// The technology's name as the newest catalogs have it; of one nobody knows, its id.
    #[must_use]
    pub fn technology_name<'n>(&self, id: &'n TechnologyId) -> &'n str
    where
        'a: 'n,
    {
        self.reference.technologies.get(id).map_or(id.as_str(), |found| &found.name)
    }

    /// Whether a catalog of this site lists or listed the technology: only such have a page.
    #[must_use]
    pub fn is_listed(&self, id: &TechnologyId) -> bool {
        self.index.listed.contains(id)
    }

    /// Where a technology stands in the order of the pages; those no page lists come last.
    #[must_use]
    pub fn technology_rank(&self, id: &TechnologyId) -> u32 {
        self.index.technology_rank.get(id).copied().unwrap_or(u32::MAX)
    }

    /// The editions of a kind in force on the day the data speak for, the national ones first,
    /// the newest first.
    #[must_use]
    pub fn editions_in_force(&self, kind: CatalogKind) -> Vec<&'a Edition> {
        let today = PartialDate::from_day(self.dataset.as_of);
        let mut editions = self.reference.in_force(&self.jurisdiction, today);
        editions.retain(|edition| edition.kind == kind);
        editions.sort_by_key(|edition| {
            (edition.jurisdiction.is_some(), std::cmp::Reverse(edition.in_force_from))
        });
        editions
    }

    fn of_edition(
        &self,
        edition: &Edition,
        seen: &mut BTreeSet<TechnologyId>,
    ) -> Vec<&'a Technology> {
        let new = edition.entries.iter().filter(|entry| seen.insert(entry.technology.clone()));
        new.filter_map(|entry| self.reference.technologies.get(&entry.technology)).collect()
    }

    /// Every entry that lists or listed a technology, the newest edition first.
    #[must_use]
    pub fn listings(&self, id: &TechnologyId) -> Vec<Listed<'a>> {
        self.reference.listings(id)
    }

    /// Filings of a technology, in the dataset's order: by institution.
    pub fn filings_for(&self, id: &TechnologyId) -> impl Iterator<Item = &'a Filing> {
        let dataset = self.dataset;
        let positions = self.index.filings_for.get(id).map(Vec::as_slice).unwrap_or_default();
        positions.iter().map(move |at| &dataset.filings[*at as usize])
    }

    /// Filings of an institution, in the dataset's order: by technology and date.
    pub fn filings_of(&self, institution: InstitutionIndex) -> impl Iterator<Item = &'a Filing> {
        let dataset = self.dataset;
        let positions = &self.index.filings_of[institution.0 as usize];
        positions.iter().map(move |at| &dataset.filings[*at as usize])
    }

    /// Valid filings of the same institution and technology, or the same part of it, as a valid one,
    /// with another date of completion: nothing says which of them counts.
    pub fn rivals_of(&self, filing: &'a Filing) -> impl Iterator<Item = &'a Filing> {
        let is_valid = |each: &Filing| each.status == FilingStatus::Active;
        let own = self.filings_of(filing.institution).filter(move |_| is_valid(filing));
        own.filter(move |each| {
            is_valid(each)
                && (&each.technology, &each.limited_to) == (&filing.technology, &filing.limited_to)
                && each.completed != filing.completed
        })
    }

    /// How many institutions of the site's area have filed under one entry of one edition, whatever
    /// became of it.
    #[must_use]
    pub fn institutions_filed_under(&self, entry: &EntryRef) -> u32 {
        let Some((_, listed)) = self.entry(entry) else { return 0 };
        let filings = self.filings_for(&listed.technology).filter(|each| each.entry == *entry);
        let holders = filings.map(|filing| filing.institution);
        let holders: BTreeSet<_> = holders.filter(|index| !self.is_elsewhere(*index)).collect();
        holders.len() as u32
    }

    /// How many technologies have a valid filing in the site's area.
    #[must_use]
    pub fn active_technologies(&self) -> usize {
        let tally = self.index.tallies.get(&self.jurisdiction);
        let held = tally.into_iter().flat_map(|tally| tally.held.values());
        held.filter(|held| held.active_institutions > 0).count()
    }

    /// How many institutions of the site's area have a valid filing of a technology.
    #[must_use]
    pub fn active_institutions(&self, id: &TechnologyId) -> u32 {
        self.held(id, &self.jurisdiction).active_institutions
    }
}
