//! Stage 4: ids, events and series across releases.
//!
//! In: the dataset of a release date and the ledger of the previous release. Out: the next
//! [`Ledger`], and the [`History`] the pages show. A release is named by the newest export in
//! it, so building the same inputs twice adds nothing, whatever the day of the build.
//!
//! 1. `load` reads the ledger that the previous release carries;
//! 2. `identity` recognises the institutions and mints ids for new ones;
//! 3. `facts` takes the published values, `institutions` adds what is known of the past, `compare` and `counts` tell what changed, `causes` why,
//!    where a correction says so;
//! 4. `gate` refuses a release that would lose or change too much, unless a person accepts it
//!    by name (`accept`);
//! 5. `others` counts the records that no event tells of, `base` says what an export that is sent
//!    again is compared with;
//! 6. `former` keeps what is no longer listed: nothing published vanishes silently;
//! 7. `seen` tells in which export each row was first seen as it is (`said`).

mod accept;
mod base;
mod causes;
mod compare;
mod counts;
mod event;
mod facts;
mod former;
mod gate;
mod identity;
mod institution_id;
mod institutions;
mod ledger;
mod load;
mod others;
mod points;
mod private;
mod said;
mod seen;
mod series;
mod values;

pub use accept::Accept;
pub use base::Earlier;
pub use causes::identified;
pub use event::{Accepted, Event, EventKind, Release};
pub use gate::{Limits, Objection, Refusal};
pub use institution_id::InstitutionId;
pub use ledger::{
    FormerFiling, KnownCounts, KnownFiling, KnownInstitution, LEDGER_FILE, Ledger, Removal,
};
pub use load::{HistoryError, Previous, load};
pub use others::{KnownRecords, OtherChange};
pub use points::Points;
pub use said::Said;
pub use seen::{Places, SeenIn};
pub use series::{AllSeries, SeriesPoint};
pub use values::Values;

use crate::catalog::{Reference, TechnologyId};
use crate::dataset::{Dataset, InstitutionIndex};
use crate::date::PartialDate;
use crate::record::Kind;
use crate::source::Repeated;
use base::Base;
use jiff::civil::Date;
use std::collections::BTreeMap;

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
    /// Cumulative counts of each institution and technology.
    pub series: AllSeries,
    /// Institutions that once were listed.
    pub former_institutions: BTreeMap<InstitutionId, KnownInstitution>,
    /// What each institution, listed or not, once filed and is no longer listed for.
    pub former_filings: BTreeMap<InstitutionId, Vec<FormerFiling>>,
    /// The counts of institutions that once were listed.
    pub former_counts: BTreeMap<InstitutionId, Vec<KnownCounts>>,
    /// Where rows of the dataset were first seen as they are.
    pub places: Places,
    /// The first release without any training bases, quality centres and the like, once there
    /// were some.
    pub none_since: BTreeMap<Kind, Date>,
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
    /// Where the dataset's rows were first seen as they are.
    pub places: Places,
    /// The names of what was accepted in this step.
    pub accepted: Vec<String>,
}

/// What decides whether a release may be published.
#[derive(Clone, Copy, Debug)]
pub struct Judgement<'a> {
    /// Above which shares the gate objects.
    pub limits: Limits,
    /// What a person accepts nevertheless.
    pub accept: &'a Accept,
    /// Exports that repeat an earlier one.
    pub repeated: &'a [Repeated],
}

/// Takes the step from the previous release to the one of `dataset`. Where both have the same
/// date (an export was sent again), the changes of that release are told anew (`base`).
///
/// # Errors
/// A [`Refusal`] when the gate objects to something that is not accepted.
pub fn advance(
    before: &Ledger,
    dataset: &Dataset,
    reference: &Reference,
    judgement: Judgement<'_>,
) -> Result<Advanced, Box<Refusal>> {
    let ids = identity::identify(before, dataset, dataset.as_of);
    let (last, base) =
        (Base::last(before, dataset.as_of), Base::before_last(before, dataset.as_of));
    // What takes room while it is made comes first, before the rest of the next ledger is held.
    let (counts, count_changes) = counts::merge(&last.counts, dataset, &ids);
    let (seen, places) = seen::seen(&before.seen, dataset, &ids, reference);
    let sources = facts::of_sources(dataset);
    let exports =
        former::Exports { before: &before.sources, now: &sources, release: dataset.as_of };
    let mut institutions = institutions::known(before, base.as_ref(), dataset, &ids);
    exports.institutions(before, &mut institutions);
    let filings = facts::of_filings(dataset, &ids, reference);
    let records = others::of_dataset(dataset, &ids, before.records.as_ref());
    let now = Now { dataset, ids: &ids, institutions: &institutions, filings: &filings };
    let baseline = before.releases.is_empty();
    let (mut release, mut gone) = (now.release(baseline), Vec::new());
    if !baseline {
        (release.events, gone) = now.changes(&last, count_changes);
        release.others = others::changes(&last.records, &records, before.knows_records());
        let sides = gate::Sides {
            before,
            dataset,
            ids: &ids,
            institutions: &institutions,
            filings: &filings,
            sources: &sources,
            records: &records,
            events: &release.events,
            reference,
            limits: judgement.limits,
            repeated: judgement.repeated,
        };
        release.accepted = gate::decide(&sides, judgement.accept)?;
    }
    let accepted = release.accepted.iter().map(|each| each.name.clone()).collect();
    let former_filings = exports.filings(before, &filings, gone);
    let mut earlier = (!baseline).then(|| last.changed_in(&release));
    let is_first_again = before.is_first(dataset.as_of);
    if is_first_again {
        (release.events, release.others, earlier) = (Vec::new(), Vec::new(), None);
    } else if let Some(base) = &base {
        let (_, count_changes) = counts::merge(&base.counts, dataset, &ids);
        (release.events, _) = now.changes(base, count_changes);
        causes::keep(&mut release.events, before);
        release.others = others::changes(&base.records, &records, before.knows_records());
        earlier = Some(base.changed_in(&release));
    } else if before.is_of(dataset.as_of) {
        earlier = None;
    }
    let mut releases = recorded(before, release, is_first_again || earlier.is_some());
    causes::explain(&mut releases, dataset);
    let format = ledger::FORMAT;
    let ledger = Ledger {
        format,
        releases,
        institutions,
        filings,
        counts,
        sources,
        former_filings,
        seen,
        records: Some(records),
        earlier,
    };
    Ok(Advanced { ledger, ids, places, accepted })
}

/// The present side of a comparison.
struct Now<'a> {
    dataset: &'a Dataset,
    ids: &'a [InstitutionId],
    institutions: &'a [KnownInstitution],
    filings: &'a [KnownFiling],
}

impl Now<'_> {
    /// The release, without its changes.
    fn release(&self, baseline: bool) -> Release {
        Release {
            date: self.dataset.as_of,
            baseline,
            institutions: self.dataset.institutions.len() as u32,
            filings: self.dataset.filings.len() as u32,
            events: Vec::new(),
            others: Vec::new(),
            accepted: Vec::new(),
        }
    }

    /// What changed since a release, sorted, and the filings no longer listed.
    fn changes(&self, base: &Base<'_>, counts: counts::Changes) -> (Vec<Event>, Vec<KnownFiling>) {
        let known = self.institutions.iter().map(|each| (&each.id, each)).collect();
        let mut events = Vec::new();
        institutions::events(&base.institutions, self.institutions, &mut events);
        let sides = compare::Sides { before: &base.filings, after: self.filings };
        let gone = compare::filings(sides, &known, &base.returned, &mut events);
        compare::counts(counts, &known, &mut events);
        causes::attach(&mut events, self.dataset, self.ids);
        events.sort();
        (events, gone)
    }
}

/// The counts of a dataset's institutions that earlier releases told.
#[must_use]
pub fn told_counts(
    before: &Ledger,
    dataset: &Dataset,
) -> BTreeMap<(InstitutionIndex, TechnologyId), BTreeMap<PartialDate, u32>> {
    let ids = identity::identify(before, dataset, dataset.as_of);
    let by_id = identity::by_id(&ids);
    let of_known = |known: &KnownCounts| {
        let index = by_id.get(&known.institution)?;
        Some(((*index, known.technology.clone()), known.points.iter().collect()))
    };
    before.counts.iter().filter_map(of_known).collect()
}

/// The releases with the newest: in the place of one of the same date, whose changes it tells as
/// a whole; or, where it tells those since the last sending only, added to it.
fn recorded(before: &Ledger, mut newest: Release, is_whole: bool) -> Vec<Release> {
    let mut releases = before.releases.clone();
    if let Some(mut last) = releases.pop_if(|last| last.date == newest.date) {
        newest.baseline = last.baseline;
        newest.accepted.append(&mut last.accepted);
        newest.accepted.sort();
        newest.accepted.dedup();
        if !is_whole {
            last.events.append(&mut newest.events);
            newest.events = last.events;
            newest.others = others::since(last.others, newest.others);
        }
    }
    releases.push(newest);
    releases
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
            places: self.places.clone(),
            ..History::default()
        };
        for (kind, known) in self.ledger.records.iter().flatten() {
            let since = Kind::from_code(kind).zip(known.none_since);
            history.none_since.extend(since);
        }
        for known in &self.ledger.institutions {
            match by_id.get(&known.id) {
                Some(index) => {
                    history.former_names[index.0 as usize] = institutions::only_former(known);
                }
                None => {
                    let former_names = institutions::only_former(known);
                    let known = KnownInstitution { former_names, ..known.clone() };
                    history.former_institutions.insert(known.id, known);
                }
            }
        }
        for former in &self.ledger.former_filings {
            let of_institution = former.filing.institution;
            history.former_filings.entry(of_institution).or_default().push(former.clone());
        }
        for known in &self.ledger.counts {
            let Some(index) = by_id.get(&known.institution) else {
                let of_institution = known.institution;
                history.former_counts.entry(of_institution).or_default().push(known.clone());
                continue;
            };
            let points = known.points.iter();
            let points = points.map(|(as_of, cases)| SeriesPoint { as_of, cases });
            history.series.insert(*index, known.technology.clone(), points.collect());
        }
        for (release, of_release) in history.releases.iter().enumerate() {
            for (at, event) in of_release.events.iter().enumerate() {
                let id = event.institution;
                history.events_of.entry(id).or_default().push((release, at));
            }
        }
        history.by_id = by_id;
        history
    }
}
