//! The series of cumulative counts across releases.

use super::institution_id::InstitutionId;
use super::ledger::KnownCounts;
use super::points::Points;
use crate::catalog::TechnologyId;
use crate::dataset::{AppliedCorrection, CountAge, Dataset, Effect};
use crate::date::PartialDate;
use crate::privacy::Few;
use std::collections::BTreeMap;

/// One change of a series.
pub(super) enum CountChange {
    /// A newer count, or a first one; one without a day is newer where it is another.
    Updated { as_of: Option<PartialDate>, before: Option<u32>, after: u32 },
    /// Another count for a date that had one.
    Corrected { as_of: PartialDate, before: u32, after: u32 },
    /// A count for a date that had one, too small to be told.
    KeptBack { as_of: PartialDate, before: u32, few: Few },
    /// Nothing is disclosed any more; the earlier counts stay in the series.
    Removed { last: Option<u32> },
    /// Disclosed again, and nothing else.
    Returned(Newest),
}

/// The newest count that a dataset discloses.
pub(super) struct Newest {
    pub(super) as_of: Option<PartialDate>,
    pub(super) cases: Option<u32>,
    pub(super) few: Option<Few>,
}

impl Newest {
    /// Greater for a newer one.
    fn age(&self) -> CountAge {
        CountAge::of(self.as_of)
    }

    /// The count, where it has no day.
    fn undated(&self) -> Option<u32> {
        self.cases.filter(|_| self.as_of.is_none())
    }
}

type Key = (InstitutionId, TechnologyId);
pub(super) type Changes = Vec<(InstitutionId, TechnologyId, CountChange)>;

/// Adds the dataset's counts to the known ones. A count without as-of date belongs to no
/// series: its date would have to be invented. But it is disclosed, and where `tells_undated`,
/// it is told when it is another than before.
pub(super) fn merge(
    known: &[&KnownCounts],
    dataset: &Dataset,
    ids: &[InstitutionId],
    tells_undated: bool,
) -> (Vec<KnownCounts>, Changes) {
    let mut all: BTreeMap<Key, KnownCounts> = known
        .iter()
        .map(|each| ((each.institution, each.technology.clone()), (*each).clone()))
        .collect();
    let disclosed = disclosed(dataset, ids);
    let mut changes = kept_back(&mut all, dataset, ids);
    changes.extend(remembered(&mut all, dataset, ids));
    for (key, known) in &mut all {
        if known.disclosed && !disclosed.contains_key(key) {
            known.disclosed = false;
            let last = known.undated.take().or_else(|| last_of(&known.points));
            changes.push((key.0, key.1.clone(), CountChange::Removed { last }));
        }
    }
    for (key, Disclosed { points, newest }) in disclosed {
        let was = all.get(&key);
        let (is_new, was_gone) = (was.is_none(), was.is_some_and(|known| !known.disclosed));
        let known = all.entry(key.clone()).or_insert_with(|| KnownCounts {
            institution: key.0,
            technology: key.1.clone(),
            disclosed: true,
            points: Points::default(),
            undated: None,
        });
        known.disclosed = true;
        let was_undated = known.undated.take();
        let before = was_undated.or_else(|| last_of(&known.points));
        let mut of_series = merge_points(&mut known.points, &points, before);
        known.undated = newest.as_ref().and_then(Newest::undated).filter(|_| tells_undated);
        // Ledgers of older programs do not know whether a count without a day was told.
        if is_new || before.is_some() {
            of_series.extend(of_undated(known, was_undated.is_some(), before, &of_series));
        }
        // Otherwise the last that is told of the count would be that it is no longer listed.
        if let (true, true, Some(newest)) = (was_gone, of_series.is_empty(), newest) {
            of_series.push(CountChange::Returned(newest));
        }
        changes.extend(of_series.into_iter().map(|each| (key.0, key.1.clone(), each)));
    }
    (all.into_values().collect(), changes)
}

/// What a dataset discloses of an institution and a technology.
#[derive(Default)]
struct Disclosed {
    /// The counts with a date.
    points: Points,
    /// The newest count, told or not.
    newest: Option<Newest>,
}

fn disclosed(dataset: &Dataset, ids: &[InstitutionId]) -> BTreeMap<Key, Disclosed> {
    let mut disclosed: BTreeMap<Key, Disclosed> = BTreeMap::new();
    for each in dataset.disclosures.iter().filter(|each| each.tells_a_count()) {
        let key = (ids[each.institution.0 as usize], each.technology.clone());
        let of_key = disclosed.entry(key).or_default();
        if let (Some(as_of), Some(cases)) = (each.as_of, each.cumulative_cases) {
            of_key.points.insert(as_of, cases);
        }
        let newest =
            Newest { as_of: each.as_of, cases: each.cumulative_cases, few: each.few_cases };
        if of_key.newest.as_ref().is_none_or(|held| held.age() <= newest.age()) {
            of_key.newest = Some(newest);
        }
    }
    disclosed
}

/// Counts that are disclosed and not told: they belong to the series without a point in it. A
/// number published for the same date before is taken back.
fn kept_back(
    all: &mut BTreeMap<Key, KnownCounts>,
    dataset: &Dataset,
    ids: &[InstitutionId],
) -> Changes {
    let mut changes = Vec::new();
    for each in &dataset.disclosures {
        let (Some(as_of), Some(few)) = (each.as_of, each.few_cases) else { continue };
        let key = (ids[each.institution.0 as usize], each.technology.clone());
        let known = all.get_mut(&key).and_then(|known| known.points.remove(as_of));
        if let Some(before) = known {
            changes.push((key.0, key.1, CountChange::KeptBack { as_of, before, few }));
        }
    }
    changes
}

/// Corrects the counts that earlier releases published and the exports no longer have.
fn remembered(
    all: &mut BTreeMap<Key, KnownCounts>,
    dataset: &Dataset,
    ids: &[InstitutionId],
) -> Changes {
    let mut changes = Vec::new();
    for each in dataset.corrections.iter().filter(|each| each.effect == Effect::Remembered) {
        let (Some(technology), Some(as_of)) = (&each.technology, each.as_of) else { continue };
        let key = (ids[each.institution.0 as usize], technology.clone());
        let Some(known) = all.get_mut(&key) else { continue };
        if let Some(change) = corrected(&mut known.points, as_of, each) {
            changes.push((key.0, key.1, change));
        }
    }
    changes
}

/// Corrects one point; one whose right value is too small to be told is taken back.
fn corrected(
    points: &mut Points,
    as_of: PartialDate,
    correction: &AppliedCorrection,
) -> Option<CountChange> {
    let (was, now) = (correction.was.as_deref()?, correction.now.as_deref()?);
    let before: u32 = was.parse().ok()?;
    if points.get(as_of) != Some(before) {
        return None;
    }
    if let Some(few) = Few::from_code(now) {
        points.remove(as_of);
        return Some(CountChange::KeptBack { as_of, before, few });
    }
    let after = now.parse().ok()?;
    points.insert(as_of, after);
    Some(CountChange::Corrected { as_of, before, after })
}

/// The change to a count without a day, or from one to a day that was told before.
fn of_undated(
    known: &KnownCounts,
    was_undated: bool,
    before: Option<u32>,
    told: &[CountChange],
) -> Option<CountChange> {
    let is_told = told.iter().any(|each| matches!(each, CountChange::Updated { .. }));
    let dated = known.points.last().filter(|_| was_undated && !is_told);
    let (as_of, after) = match known.undated {
        Some(after) => (None, after),
        None => dated.map(|(as_of, after)| (Some(as_of), after))?,
    };
    (before != Some(after)).then_some(CountChange::Updated { as_of, before, after })
}

fn last_of(points: &Points) -> Option<u32> {
    points.last().map(|(_, cases)| cases)
}

/// Several new points of one release are one update, from the count told before to the newest.
fn merge_points(known: &mut Points, points: &Points, before: Option<u32>) -> Vec<CountChange> {
    let last_known = known.last();
    let mut changes = Vec::new();
    for (as_of, after) in points.iter() {
        match known.insert(as_of, after) {
            Some(before) if before != after => {
                changes.push(CountChange::Corrected { as_of, before, after });
            }
            Some(_) | None => {}
        }
    }
    if let Some((as_of, after)) = known.last()
        && last_known.is_none_or(|(last, _)| last < as_of)
    {
        changes.push(CountChange::Updated { as_of: Some(as_of), before, after });
    }
    changes
}
