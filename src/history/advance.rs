//! One step from release to release: what the next ledger keeps, what changed, and whether it may
//! be published.

use super::accept::Accept;
use super::base::{Base, Earlier};
use super::event::{Event, Release};
use super::gate::{self, Limits, Refusal};
use super::institution_id::InstitutionId;
use super::ledger::{self, KnownFiling, KnownInstitution, Ledger};
use super::others::KnownRecords;
use super::seen::Places;
use super::{
    causes, columns, compare, counts, ends, facts, former, identity, institutions, others, seen,
};
use crate::catalog::Reference;
use crate::dataset::Dataset;
use crate::source::Repeated;
use jiff::civil::Date;
use std::collections::BTreeMap;

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

/// What decides whether a release may be published, and what is told of it.
#[derive(Clone, Copy, Debug)]
pub struct Judgement<'a> {
    /// Above which shares the gate objects.
    pub limits: Limits,
    /// What a person accepts nevertheless.
    pub accept: &'a Accept,
    /// Exports that repeat an earlier one.
    pub repeated: &'a [Repeated],
    /// Whether changes of counts without a day are told: where small counts are kept back, two of
    /// them would tell what was added.
    pub tells_undated: bool,
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
    let step = Step::of(before, dataset.as_of);
    // What takes room while it is made comes first, before the rest of the next ledger is held.
    let (counts, count_changes) =
        counts::merge(&step.last.counts, dataset, &ids, judgement.tells_undated);
    let (seen, places) = seen::seen(&before.seen, dataset, &ids, reference);
    let sources = facts::of_sources(dataset);
    let exports =
        former::Exports { before: &before.sources, now: &sources, release: dataset.as_of };
    let mut institutions = institutions::known(before, step.base.as_ref(), dataset, &ids);
    exports.institutions(before, &mut institutions);
    let filings = facts::of_filings(dataset, &ids, reference);
    let records = others::of_dataset(dataset, &ids, before.records.as_ref());
    let now = Now {
        dataset,
        ids: &ids,
        institutions: &institutions,
        filings: &filings,
        sources: &sources,
        records: &records,
    };
    let (mut release, gone, of_columns) =
        step.decided(&now, count_changes, reference, judgement)?;
    let accepted = release.accepted.iter().map(|each| each.name.clone()).collect();
    let ended = ends::of_dataset(before, dataset, &ids);
    let former_filings = exports.filings(before, &filings, gone);
    let earlier = step.told_again(&now, &mut release, &of_columns, judgement);
    let is_whole = before.is_first(dataset.as_of) || earlier.is_some();
    let mut releases = recorded(before, release, is_whole);
    causes::explain(&mut releases, dataset);
    let ledger = Ledger {
        format: ledger::FORMAT,
        releases,
        institutions,
        filings,
        counts,
        sources,
        former_filings,
        seen,
        records: Some(records),
        ended,
        earlier,
    };
    Ok(Advanced { ledger, ids, places, accepted })
}

/// What a release is compared with.
struct Step<'b> {
    before: &'b Ledger,
    /// The records of the last release.
    last: Base<'b>,
    /// Those of the release before it, where the last has the date of the next.
    base: Option<Base<'b>>,
}

impl<'b> Step<'b> {
    fn of(before: &'b Ledger, as_of: Date) -> Self {
        let (last, base) = (Base::last(before, as_of), Base::before_last(before, as_of));
        Self { before, last, base }
    }

    /// The release with what changed since the last one, as far as the gate lets it pass, the
    /// filings no longer listed, and the events that are told by their columns. A first release
    /// changes nothing.
    fn decided(
        &self,
        now: &Now<'_>,
        counts: counts::Changes,
        reference: &Reference,
        judgement: Judgement<'_>,
    ) -> Result<(Release, Vec<KnownFiling>, Vec<Event>), Box<Refusal>> {
        let before = self.before;
        let mut release = now.release(before.releases.is_empty());
        if release.baseline {
            return Ok((release, Vec::new(), Vec::new()));
        }
        let (events, gone) = now.changes(&self.last, counts);
        release.events = events;
        release.others = others::changes(&self.last.records, now.records, before.knows_records());
        let sides = gate::Sides {
            before,
            dataset: now.dataset,
            ids: now.ids,
            institutions: now.institutions,
            filings: now.filings,
            sources: now.sources,
            records: now.records,
            events: &release.events,
            reference,
            limits: judgement.limits,
            repeated: judgement.repeated,
        };
        release.accepted = gate::decide(&sides, judgement.accept)?;
        let of_columns = now.tell_columns(&mut release, &self.last, judgement.limits);
        Ok((release, gone, of_columns))
    }

    /// What the release changed, as it was before; where its date was published before, its changes
    /// are told since the release before that. `None` where there is nothing before it to keep.
    fn told_again(
        &self,
        now: &Now<'_>,
        release: &mut Release,
        of_columns: &[Event],
        judgement: Judgement<'_>,
    ) -> Option<Earlier> {
        let (before, as_of) = (self.before, now.dataset.as_of);
        if before.is_first(as_of) {
            (release.events, release.others) = (Vec::new(), Vec::new());
            return None;
        }
        let Some(base) = &self.base else {
            let is_kept = !release.baseline && !before.is_of(as_of);
            return is_kept.then(|| self.last.changed_in(release, of_columns));
        };
        let (_, count_changes) =
            counts::merge(&base.counts, now.dataset, now.ids, judgement.tells_undated);
        (release.events, _) = now.changes(base, count_changes);
        causes::keep(&mut release.events, before);
        release.others = others::changes(&base.records, now.records, before.knows_records());
        let of_columns = now.tell_columns(release, base, judgement.limits);
        Some(base.changed_in(release, &of_columns))
    }
}

/// The present side of a comparison.
struct Now<'a> {
    dataset: &'a Dataset,
    ids: &'a [InstitutionId],
    institutions: &'a [KnownInstitution],
    filings: &'a [KnownFiling],
    /// The newest export of each authority's folder.
    sources: &'a BTreeMap<String, Date>,
    records: &'a BTreeMap<String, KnownRecords>,
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

    /// Tells columns that are gone or have come in place of the changes of each record; those are
    /// returned.
    fn tell_columns(&self, release: &mut Release, base: &Base<'_>, limits: Limits) -> Vec<Event> {
        let sides = columns::Sides { base, institutions: self.institutions, filings: self.filings };
        let mut told = columns::take(&mut release.events, &sides, limits);
        release.others.append(&mut told.columns);
        told.events
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
