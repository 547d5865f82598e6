//! Regulations: the text of each that its page shows, and where each holds.

use super::{Page, Site};
use crate::catalog::JurisdictionCode;
use crate::content::{Glossary, Regulation, RegulationStatus};
use jiff::civil::Date;

/// Where a regulation holds, seen from the area of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// In the whole country.
    National,
    /// In the site's area: that of a place it lies in or covers.
    Here,
    /// In other places only; shown for reference.
    Elsewhere,
}

impl<'a> Site<'a> {
    /// The words explained, which have a page where there are regulations.
    #[must_use]
    pub fn glossary(&self) -> Option<&'a Glossary> {
        self.content.glossary.as_ref().filter(|_| !self.content.regulations.is_empty())
    }

    /// Each regulation in the version that counts on the day the data speak for, by id.
    pub fn regulations(&self) -> impl Iterator<Item = &'a Regulation> {
        let (all, today) = (&self.content.regulations, self.dataset.as_of);
        all.chunk_by(|one, next| one.id == next.id).filter_map(move |all| version_on(all, today))
    }

    /// One regulation in the version that counts.
    #[must_use]
    pub fn regulation(&self, id: &str) -> Option<&'a Regulation> {
        version_on(self.versions(id), self.dataset.as_of)
    }

    /// Every version of a regulation, the oldest first.
    #[must_use]
    pub fn versions(&self, id: &str) -> &'a [Regulation] {
        let all = &self.content.regulations;
        let start = all.partition_point(|each| each.id.as_str() < id);
        let end = all.partition_point(|each| each.id.as_str() <= id);
        &all[start..end]
    }

    /// One version of a regulation.
    #[must_use]
    pub fn version(&self, id: &str, version: &str) -> Option<&'a Regulation> {
        self.versions(id).iter().find(|each| each.version == version)
    }

    /// The page of a version: the regulation's own for the one that counts.
    #[must_use]
    pub fn page_of_version(&self, regulation: &Regulation) -> Page {
        let (id, version) = (&regulation.id, &regulation.version);
        match self.regulation(id).is_some_and(|counts| counts.version == *version) {
            true => Page::Regulation(id.clone()),
            false => Page::RegulationVersion(id.clone(), version.clone()),
        }
    }

    /// Every two versions of a regulation, the older one first; those that follow each other come
    /// before those further apart.
    pub fn version_pairs(&self, id: &str) -> impl Iterator<Item = [&'a Regulation; 2]> {
        let all = self.versions(id);
        (1..all.len())
            .flat_map(move |apart| all.iter().zip(&all[apart..]).map(|(from, to)| [from, to]))
    }

    /// Every page about regulations but their list.
    pub(super) fn regulation_pages(&self) -> Vec<Page> {
        let all = &self.content.regulations;
        let mut pages: Vec<_> = all.iter().map(|each| self.page_of_version(each)).collect();
        for versions in all.chunk_by(|one, next| one.id == next.id) {
            pages.extend(self.version_pairs(&versions[0].id).map(|[from, to]| {
                let (id, from, to) = (from.id.clone(), from.version.clone(), to.version.clone());
                Page::RegulationChanges(id, from, to)
            }));
        }
        pages.extend(
            self.content
                .alignments
                .iter()
                .map(|each| Page::RegulationComparison(each.from.id.clone(), each.to.id.clone())),
        );
        pages
    }

    /// Where a regulation holds. A code that no place has is taken for one elsewhere.
    #[must_use]
    pub fn reach(&self, regulation: &Regulation) -> Reach {
        let Some(code) = &regulation.jurisdiction else { return Reach::National };
        let (places, here) = (&self.reference.jurisdictions, &self.jurisdiction);
        let holds = JurisdictionCode::new(code.clone()).is_ok_and(|of| places.overlap(here, &of));
        if holds { Reach::Here } else { Reach::Elsewhere }
    }
}

/// The version of a regulation that counts on a day: the newest that can be in force then, a draft
/// only where there is nothing else. Without any in force, the newest.
fn version_on(versions: &[Regulation], today: Date) -> Option<&Regulation> {
    let begun = |each: &&Regulation| {
        each.in_force.is_none_or(|from| from.earliest() <= today)
            && each.status != RegulationStatus::Draft
    };
    versions.iter().rfind(begun).or(versions.last())
}
