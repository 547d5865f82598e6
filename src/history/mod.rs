//! Stage 4: ids, events and series across releases.
//!
//! In: the dataset of a release date and the ledger of the previous release. Out: the next
//! [`Ledger`], and the [`History`] the pages show. A release is named by the newest export in
//! it, so building the same inputs twice adds nothing, whatever the day of the build.
//!
//! 1. `load` reads the ledger that the previous release carries;
//! 2. `identity` recognises the institutions and mints ids for new ones;
//! 3. `facts` takes the published values, `compare` and `counts` tell what changed;
//! 4. `gate` refuses a release that would drop too much.

mod compare;
mod counts;
mod event;
mod facts;
mod gate;
mod identity;
mod ledger;
mod load;
mod private;

pub use event::{Event, EventKind, InstitutionId, Release};
pub use gate::Refusal;
pub use ledger::{KnownCounts, KnownFiling, KnownInstitution, LEDGER_FILE, Ledger};
pub use load::{HistoryError, load};

use crate::catalog::{Reference, TechnologyId};
use crate::dataset::{Dataset, InstitutionIndex};
use crate::date::PartialDate;
use std::collections::BTreeMap;

/// One point of a series of cumulative counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeriesPoint {
    /// Date up to which the cases are counted.
    pub as_of: PartialDate,
    /// 累计例数.
    pub cases: u32,
}

/// What the site knows about the past and about identity.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Releases, oldest first; the last one is the present release.
    pub releases: Vec<Release>,
    /// Id of each institution of the dataset, by [`InstitutionIndex`].
    pub ids: Vec<InstitutionId>,
    /// Former names of each institution of the dataset, oldest first, by [`InstitutionIndex`]:
    /// those its sources state and those of earlier releases.
    pub former_names: Vec<Vec<String>>,
    /// Cumulative counts of each institution and technology, oldest first.
    pub series: BTreeMap<(InstitutionIndex, TechnologyId), Vec<SeriesPoint>>,
    by_id: BTreeMap<InstitutionId, InstitutionIndex>,
    events_of: BTreeMap<InstitutionId, Vec<(usize, usize)>>,
}

impl History {
    /// The id of an institution of the dataset.
    #[must_use]
    pub fn id(&self, index: InstitutionIndex) -> &InstitutionId {
        &self.ids[index.0 as usize]
    }

    /// The institution of the dataset that has an id; `None` where it is no longer listed.
    #[must_use]
    pub fn institution(&self, id: &InstitutionId) -> Option<InstitutionIndex> {
        self.by_id.get(id).copied()
    }

    /// What happened to an institution, listed or no longer listed, oldest first, each event
    /// with its release.
    pub fn events_of(
        &self,
        id: &InstitutionId,
    ) -> impl DoubleEndedIterator<Item = (&Release, &Event)> {
        let positions = self.events_of.get(id).into_iter().flatten();
        positions.map(|(release, event)| {
            let release = &self.releases[*release];
            (release, &release.events[*event])
        })
    }
}

/// The next release, ready to be published.
#[derive(Clone, Debug)]
pub struct Advanced {
    /// What the release remembers.
    pub ledger: Ledger,
    /// Ids of the dataset's institutions, by index.
    pub ids: Vec<InstitutionId>,
}

/// Takes the step from the previous release to the one of `dataset`. Where both have the same
/// date (an export was sent again), the changes are added to that release.
///
/// # Errors
/// A [`Refusal`] when more than `removals_percent` of what was listed would vanish.
pub fn advance(
    before: &Ledger,
    dataset: &Dataset,
    reference: &Reference,
    removals_percent: f64,
) -> Result<Advanced, Box<Refusal>> {
    let ids = identity::identify(before, dataset, dataset.as_of);
    let institutions = known_institutions(before, dataset, &ids);
    let filings = facts::of_filings(dataset, &ids, reference);
    let (counts, count_changes) = counts::merge(&before.counts, dataset, &ids);
    let baseline = before.releases.is_empty();
    let mut events = Vec::new();
    if !baseline {
        let known = institutions.iter().map(|each| (&each.id, each)).collect();
        institution_events(before, &institutions, &mut events);
        compare::filings(&before.filings, &filings, &known, &mut events);
        compare::counts(count_changes, &known, &mut events);
        events.sort();
    }
    if let Some(refusal) = gate::refusal(before, &events, removals_percent) {
        return Err(Box::new(refusal));
    }
    let mut releases = before.releases.clone();
    record(&mut releases, dataset, baseline, events);
    let format = ledger::FORMAT;
    Ok(Advanced { ledger: Ledger { format, releases, institutions, filings, counts }, ids })
}

/// Every institution ever listed: those of the dataset with their past, and those no longer
/// listed. By id.
fn known_institutions(
    before: &Ledger,
    dataset: &Dataset,
    ids: &[InstitutionId],
) -> Vec<KnownInstitution> {
    let mut all: BTreeMap<InstitutionId, KnownInstitution> = before
        .institutions
        .iter()
        .map(|known| (known.id.clone(), KnownInstitution { listed: false, ..known.clone() }))
        .collect();
    for (institution, id) in dataset.institutions.iter().zip(ids) {
        let mut now = facts::of_institution(institution, id);
        if let Some(old) = all.get(id) {
            let past = old.former_names.iter().chain(std::iter::once(&old.name));
            let mut names: Vec<String> = past.cloned().collect();
            names.append(&mut now.former_names);
            now.former_names = distinct(names, &now.name);
        }
        all.insert(id.clone(), now);
    }
    all.into_values().collect()
}

/// The names in their order, each once and without the present one.
fn distinct(names: Vec<String>, present: &str) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        if name != present && !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}

fn institution_events(before: &Ledger, after: &[KnownInstitution], events: &mut Vec<Event>) {
    let known: BTreeMap<_, _> = before.institutions.iter().map(|each| (&each.id, each)).collect();
    for now in after {
        let was = known.get(&now.id).copied();
        match (now.listed, was.is_some_and(|was| was.listed)) {
            (true, _) => compare::institution(was, now, events),
            (false, true) => compare::institution_removed(now, events),
            (false, false) => {}
        }
    }
}

/// Adds the release, or the changes to it where there is one of the same date.
fn record(releases: &mut Vec<Release>, dataset: &Dataset, baseline: bool, events: Vec<Event>) {
    let (institutions, filings) = (dataset.institutions.len() as u32, dataset.filings.len() as u32);
    match releases.last_mut().filter(|last| last.date == dataset.as_of) {
        Some(last) => {
            last.events.extend(events);
            last.events.sort();
            (last.institutions, last.filings) = (institutions, filings);
        }
        None => {
            releases.push(Release { date: dataset.as_of, baseline, institutions, filings, events })
        }
    }
}

impl Advanced {
    /// What the pages show of the past.
    #[must_use]
    pub fn history(&self) -> History {
        let by_id = identity::by_id(&self.ids);
        let mut history = History {
            releases: self.ledger.releases.clone(),
            former_names: vec![Vec::new(); self.ids.len()],
            ids: self.ids.clone(),
            ..History::default()
        };
        for known in &self.ledger.institutions {
            if let Some(index) = by_id.get(&known.id) {
                history.former_names[index.0 as usize] = known.former_names.clone();
            }
        }
        for known in &self.ledger.counts {
            if let Some(index) = by_id.get(&known.institution) {
                let points = known.points.iter();
                let points =
                    points.map(|(as_of, cases)| SeriesPoint { as_of: *as_of, cases: *cases });
                history.series.insert((*index, known.technology.clone()), points.collect());
            }
        }
        for (release, of_release) in history.releases.iter().enumerate() {
            for (at, event) in of_release.events.iter().enumerate() {
                let id = event.institution.clone();
                history.events_of.entry(id).or_default().push((release, at));
            }
        }
        history.by_id = by_id;
        history
    }
}
