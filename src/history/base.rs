//! What a release is compared with: the release before it.
//!
//! An export that is sent again under its own date makes no new release. Its changes are those
//! since the release before, not since the first sending: what was sent by mistake and taken back
//! is no change. So the ledger keeps the records that its last release changed as they were before.

use super::event::{Event, EventKind, Release};
use super::institution_id::InstitutionId;
use super::ledger::{FormerFiling, KnownCounts, KnownFiling, KnownInstitution, Ledger};
use super::others::KnownRecords;
use crate::catalog::TechnologyId;
use crate::date::PartialDate;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The records that a release changed, as they were before it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Earlier {
    /// Institutions, by id.
    pub institutions: Vec<KnownInstitution>,
    /// Filings, sorted.
    pub filings: Vec<KnownFiling>,
    /// Counts, by institution and technology.
    pub counts: Vec<KnownCounts>,
    /// The kinds that are told by their numbers.
    #[serde(default)]
    pub records: BTreeMap<String, KnownRecords>,
}

/// The records of a release.
#[derive(Default)]
pub(super) struct Base<'l> {
    pub(super) institutions: Vec<&'l KnownInstitution>,
    pub(super) filings: Vec<&'l KnownFiling>,
    pub(super) counts: Vec<&'l KnownCounts>,
    pub(super) records: BTreeMap<&'l str, &'l KnownRecords>,
    /// Filings that were listed before and are no longer: when they were completed.
    pub(super) returned: Left<'l>,
}

/// The days on which filings that left the exports were completed, by whose and of what they are.
pub(super) type Left<'l> =
    BTreeMap<(&'l InstitutionId, &'l TechnologyId), Vec<Option<PartialDate>>>;

/// The filings that had left before a release of this date: they come back, if they are listed.
fn left(ledger: &Ledger, date: Date) -> Left<'_> {
    let former = ledger.former_filings.iter().filter(|it| it.removal.release < date);
    let former = former.map(|FormerFiling { filing, .. }| {
        ((&filing.institution, &filing.technology), filing.completed())
    });
    // Of an export that is sent again, the first sending brought them back.
    let told = ledger.releases.last().filter(|last| last.date == date);
    let told = told.into_iter().flat_map(|last| &last.events);
    let told = told
        .filter(|event| event.kind == EventKind::Relisted)
        .filter_map(|event| Some(((&event.institution, event.technology.as_ref()?), event.date)));
    let mut left = Left::new();
    for (key, completed) in former.chain(told) {
        left.entry(key).or_default().push(completed);
    }
    left
}

/// Whose records an event is about; of which technology, where it is about one.
type Key<'e> = (&'e InstitutionId, Option<&'e TechnologyId>);

fn keys(events: &[Event]) -> impl Iterator<Item = Key<'_>> {
    events.iter().map(|event| (&event.institution, event.technology.as_ref()))
}

impl<'l> Base<'l> {
    /// The last release of a ledger.
    pub(super) fn last(ledger: &'l Ledger, date: Date) -> Self {
        Self {
            returned: left(ledger, date),
            institutions: ledger.institutions.iter().collect(),
            filings: ledger.filings.iter().collect(),
            counts: ledger.counts.iter().collect(),
            records: ledger
                .records
                .iter()
                .flatten()
                .map(|(kind, known)| (kind.as_str(), known))
                .collect(),
        }
    }

    /// The release before the last, where that has the date of the next: before the first there
    /// was nothing. `None` where it has not, or where the ledger is of an older program and does
    /// not tell.
    pub(super) fn before_last(ledger: &'l Ledger, date: Date) -> Option<Self> {
        let last = ledger.releases.last().filter(|last| last.date == date)?;
        if ledger.is_first(date) {
            return Some(Self::default());
        }
        let earlier = ledger.earlier.as_ref()?;
        // What only lost a column has no event of its own.
        let kept = earlier.institutions.iter().map(|each| (&each.id, None));
        let kept = kept
            .chain(earlier.filings.iter().map(|each| (&each.institution, Some(&each.technology))));
        let changed: BTreeSet<Key<'_>> = keys(&last.events).chain(kept).collect();
        let mut base = Self::last(ledger, date);
        base.institutions.retain(|each| !changed.contains(&(&each.id, None)));
        base.institutions.extend(&earlier.institutions);
        base.institutions.sort_by_key(|each| each.id);
        base.filings.retain(|each| !changed.contains(&(&each.institution, Some(&each.technology))));
        base.filings.extend(&earlier.filings);
        base.filings.sort();
        base.counts.retain(|each| !changed.contains(&(&each.institution, Some(&each.technology))));
        base.counts.extend(&earlier.counts);
        base.counts.sort_by_key(|each| (each.institution, &each.technology));
        let is_changed = |kind: &str| last.others.iter().any(|other| other.is_of_kind(kind));
        base.records.retain(|kind, _| !is_changed(kind));
        base.records.extend(earlier.records.iter().map(|(kind, known)| (kind.as_str(), known)));
        Some(base)
    }

    /// Whether an institution had a name.
    pub(super) fn has_name(&self, id: &InstitutionId, name: &String) -> bool {
        let found = self.institutions.binary_search_by_key(id, |known| known.id);
        let known = found.ok().map(|at| self.institutions[at]);
        known.is_some_and(|known| known.name == *name || known.former_names.contains(name))
    }

    /// What the release changed, as it was; the events of columns are in none of its own.
    pub(super) fn changed_in(&self, release: &Release, of_columns: &[Event]) -> Earlier {
        let changed: BTreeSet<Key<'_>> = keys(&release.events).chain(keys(of_columns)).collect();
        let other = |kind: &str| release.others.iter().any(|other| other.is_of_kind(kind));
        let institutions =
            self.institutions.iter().filter(|each| changed.contains(&(&each.id, None)));
        let filings = self
            .filings
            .iter()
            .filter(|each| changed.contains(&(&each.institution, Some(&each.technology))));
        let counts = self
            .counts
            .iter()
            .filter(|each| changed.contains(&(&each.institution, Some(&each.technology))));
        let records = self.records.iter().filter(|(kind, _)| other(kind));
        Earlier {
            institutions: institutions.copied().cloned().collect(),
            filings: filings.copied().cloned().collect(),
            counts: counts.copied().cloned().collect(),
            records: records.map(|(kind, known)| ((*kind).to_owned(), (*known).clone())).collect(),
        }
    }
}
