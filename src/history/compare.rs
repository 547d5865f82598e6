//! What changed between the ledger and the facts of the next release.

use super::base::Left;
use super::causes;
use super::counts::{CountChange, Newest};
use super::event::{Event, EventKind};
use super::institution_id::InstitutionId;
use super::ledger::{KnownFiling, KnownInstitution};
use super::values::Values;
use crate::catalog::TechnologyId;
use crate::date::{PartialDate, is_one_day};
use crate::privacy::Few;
use std::collections::{BTreeMap, BTreeSet};

/// An event without details.
fn event(kind: EventKind, institution: &KnownInstitution) -> Event {
    Event {
        kind,
        institution: institution.id,
        institution_name: institution.name.clone(),
        technology: None,
        date: None,
        field: None,
        before: None,
        after: None,
        cause: None,
    }
}

/// The changes of one institution between two releases that may list it.
pub(super) fn institution(
    before: Option<&KnownInstitution>,
    after: &KnownInstitution,
    events: &mut Vec<Event>,
) {
    let Some(before) = before else {
        events.push(event(EventKind::InstitutionAdded, after));
        return;
    };
    if !before.listed {
        let name = (before.name != after.name).then(|| before.name.clone());
        events.push(Event { before: name, ..event(EventKind::Relisted, after) });
        return;
    }
    if before.name != after.name {
        let renamed = Event {
            before: Some(before.name.clone()),
            after: Some(after.name.clone()),
            ..event(EventKind::Renamed, after)
        };
        let is_taken_back = before.was_replaced(&after.name);
        events.push(if is_taken_back { causes::as_correction(renamed) } else { renamed });
    }
    events.extend(corrections(&before.values, &after.values, &[], || {
        event(EventKind::Corrected, after)
    }));
}

/// An institution that is no longer listed.
pub(super) fn institution_removed(before: &KnownInstitution, events: &mut Vec<Event>) {
    events.push(event(EventKind::Removed, before));
}

/// The filings of two releases.
pub(super) struct Sides<'a> {
    pub(super) before: &'a [&'a KnownFiling],
    pub(super) after: &'a [KnownFiling],
}

/// The changes of all filings, and the filings that are no longer listed. `institutions` knows
/// every institution of either side, `returned` the filings that had left before.
pub(super) fn filings(
    Sides { before, after }: Sides<'_>,
    institutions: &BTreeMap<&InstitutionId, &KnownInstitution>,
    returned: &Left<'_>,
    events: &mut Vec<Event>,
) -> Vec<KnownFiling> {
    let first_new = events.len();
    let mut gone = Vec::new();
    let mut pairs: BTreeMap<_, [Vec<&KnownFiling>; 2]> = BTreeMap::new();
    let sided = before.iter().map(|filing| (0, *filing)).chain(after.iter().map(|each| (1, each)));
    for (side, filing) in sided {
        let key = (&filing.institution, &filing.technology);
        pairs.entry(key).or_default()[side].push(filing);
    }
    for ((id, technology), [before, after]) in pairs {
        if let Some(institution) = institutions.get(id) {
            let base =
                |kind| Event { technology: Some(technology.clone()), ..event(kind, institution) };
            of_pair(before, after, base, events, &mut gone);
        }
    }
    for event in &mut events[first_new..] {
        if event.kind == EventKind::Filed && has_returned(event, returned) {
            event.kind = EventKind::Relisted;
        }
    }
    gone
}

/// Whether a new filing is one that had left.
fn has_returned(event: &Event, returned: &Left<'_>) -> bool {
    let left = event.technology.as_ref().and_then(|it| returned.get(&(&event.institution, it)));
    left.into_iter().flatten().any(|completed| is_one_day(*completed, event.date))
}

/// The filings of one institution and technology: those with the same entry and date are the
/// same, then those of a date that can be the same; the others are matched in order, so that a
/// corrected date is a correction.
fn of_pair(
    before: Vec<&KnownFiling>,
    after: Vec<&KnownFiling>,
    base: impl Fn(EventKind) -> Event,
    events: &mut Vec<Event>,
    gone: &mut Vec<KnownFiling>,
) {
    let same = |one: &KnownFiling, other: &KnownFiling| {
        ["edition", "code", "completed"]
            .iter()
            .all(|key| one.values.get(key) == other.values.get(key))
    };
    let of_one_day = |one: &KnownFiling, other: &KnownFiling| {
        is_one_day(one.completed(), other.completed()) && !is_filed_anew(one, other)
    };
    let same_and_alike =
        |one: &KnownFiling, other: &KnownFiling| same(one, other) && are_held_alike(one, other);
    let mut rest_before = before;
    let mut rest_after = after.clone();
    for is_match in [&same_and_alike as &dyn Fn(&_, &_) -> bool, &same, &of_one_day] {
        rest_after.retain(|filing| {
            let found = rest_before.iter().position(|old| is_match(old, filing));
            found.inspect(|at| of_filing(rest_before.remove(*at), filing, &base, events)).is_none()
        });
    }
    rest_before.retain(|old| {
        // One that was listed as held by two authorities, and is listed as held by one, has not left.
        let is_twin = |new: &&KnownFiling| {
            same(old, new) && old.status == new.status && !are_held_alike(old, new)
        };
        !after.iter().any(is_twin)
    });
    let heir = |old: &KnownFiling| rest_after.iter().find(|new| is_filed_anew(old, new));
    let (replaced, rest_before): (Vec<_>, Vec<_>) =
        rest_before.into_iter().partition(|old| heir(old).is_some());
    let matched = rest_before.len().min(rest_after.len());
    for (old, new) in rest_before.iter().zip(&rest_after) {
        of_filing(old, new, &base, events);
    }
    for new in &rest_after[matched..] {
        events.push(Event { date: date(new, "completed"), ..filed(new, &base) });
    }
    for old in replaced.iter().chain(&rest_before[matched..]) {
        let completed = |filing: &KnownFiling| filing.values.get("completed").map(str::to_owned);
        let after = heir(old).and_then(|new| completed(new));
        events.push(Event { before: completed(old), after, ..base(EventKind::Removed) });
        gone.push((*old).clone());
    }
}

/// Whether two filings are held by one authority.
fn are_held_alike(one: &KnownFiling, other: &KnownFiling) -> bool {
    one.values.get("authority_id") == other.values.get("authority_id")
}

/// Whether a filing that was withdrawn or cancelled has given its row to a later one: what has
/// ended does not become valid by another date.
fn is_filed_anew(old: &KnownFiling, new: &KnownFiling) -> bool {
    let has_ended = |filing: &KnownFiling| ["withdrawn", "cancelled"].contains(&&*filing.status);
    let completed = new.completed();
    let since = old.completed().or_else(|| date(old, "status_date"));
    let is_later = since
        .zip(completed)
        .is_some_and(|(since, completed)| since < completed && !since.compatible_with(completed));
    has_ended(old) && !has_ended(new) && is_later
}

/// A new filing; one that comes with an end says so in `after`.
fn filed(filing: &KnownFiling, base: &impl Fn(EventKind) -> Event) -> Event {
    let ended = (filing.status != "active").then(|| filing.status.clone());
    Event { after: ended, ..base(EventKind::Filed) }
}

fn of_filing(
    before: &KnownFiling,
    after: &KnownFiling,
    base: &impl Fn(EventKind) -> Event,
    events: &mut Vec<Event>,
) {
    let turned = before.status != after.status;
    if turned {
        let kind = match after.status.as_str() {
            "withdrawn" => EventKind::Withdrawn,
            "cancelled" => EventKind::Cancelled,
            "suspended" => EventKind::Suspended,
            _ => EventKind::Resumed,
        };
        let after_reason = after.values.get("status_reason").map(str::to_owned);
        let date = date(after, "status_date");
        events.push(Event { date, after: after_reason, ..base(kind) });
    }
    // A new status brings its own date and reason; they are no corrections. Neither is a licence's
    // note that gains or loses its last words with it.
    let of_status: &[&str] = match turned {
        true if note_grew_or_shrank(before, after) => {
            &["status_date", "status_reason", "licence_note"]
        }
        true => &["status_date", "status_reason"],
        false => &[],
    };
    events.extend(corrections(&before.values, &after.values, of_status, || {
        base(EventKind::Corrected)
    }));
}

/// Whether one of two notes is the other with something behind it: 备案 and 备案，暂停.
fn note_grew_or_shrank(before: &KnownFiling, after: &KnownFiling) -> bool {
    let notes = [before, after].map(|filing| filing.values.get("licence_note"));
    let [Some(before), Some(after)] = notes else { return false };
    before.starts_with(after) || after.starts_with(before)
}

fn date(filing: &KnownFiling, name: &str) -> Option<PartialDate> {
    filing.values.get(name).and_then(PartialDate::from_iso)
}

fn corrections(
    before: &Values,
    after: &Values,
    except: &[&str],
    base: impl Fn() -> Event,
) -> Vec<Event> {
    let names: BTreeSet<&str> = before.iter().chain(after.iter()).map(|(name, _)| name).collect();
    names
        .into_iter()
        .filter(|name| before.get(name) != after.get(name) && !except.contains(name))
        .map(|name| Event {
            field: Some(name.to_owned()),
            before: before.get(name).map(str::to_owned),
            after: after.get(name).map(str::to_owned),
            ..base()
        })
        .collect()
}

/// The events of changed counts.
pub(super) fn counts(
    changes: Vec<(InstitutionId, TechnologyId, CountChange)>,
    institutions: &BTreeMap<&InstitutionId, &KnownInstitution>,
    events: &mut Vec<Event>,
) {
    for (id, technology, change) in changes {
        let Some(institution) = institutions.get(&id) else { continue };
        let base = |kind| Event {
            technology: Some(technology.clone()),
            field: Some("cumulative_cases".to_owned()),
            ..event(kind, institution)
        };
        let text = |count: u32| Some(count.to_string());
        events.push(match change {
            CountChange::Updated { as_of, before, after } => Event {
                date: as_of,
                before: before.and_then(text),
                after: text(after),
                ..base(EventKind::CountUpdated)
            },
            CountChange::Corrected { as_of, before, after } => Event {
                date: Some(as_of),
                before: text(before),
                after: text(after),
                ..base(EventKind::Corrected)
            },
            CountChange::KeptBack { as_of, before, few } => Event {
                date: Some(as_of),
                before: text(before),
                after: Some(few.code()),
                ..base(EventKind::Corrected)
            },
            CountChange::Returned(Newest { as_of, cases, few }) => Event {
                date: as_of,
                after: cases.and_then(text).or_else(|| few.map(Few::code)),
                ..base(EventKind::CountUpdated)
            },
            CountChange::Removed { last } => {
                Event { before: last.and_then(text), ..base(EventKind::Removed) }
            }
        });
    }
}
