//! Corrections and the past: whom they mean, and which changes they explain.

use super::event::{Event, EventKind, Release};
use super::institution_id::InstitutionId;
use super::ledger::{KnownInstitution, Ledger};
use crate::correction::{Change, Correction, Corrections, KnownSubject};
use crate::dataset::{AppliedCorrection, Cause, Dataset, Effect};
use crate::record::{Field, Kind};
use std::collections::{BTreeMap, BTreeSet};

/// The corrections, each with what the ledger knows of its institution.
#[must_use]
pub fn identified(corrections: &Corrections, ledger: &Ledger) -> Corrections {
    let mut corrections = corrections.clone();
    for correction in &mut corrections.entries {
        correction.known = known(correction, ledger);
        correction.named = named(correction, ledger);
    }
    corrections
}

/// The only listed institution with the name that stands where a number should.
fn named(correction: &Correction, ledger: &Ledger) -> Option<String> {
    let written = correction.institution.as_str();
    if written.is_ascii() {
        return None;
    }
    let mut of_name = ledger.institutions.iter().filter(|it| it.listed && it.name == written);
    let only = of_name.next()?;
    of_name.next().is_none().then(|| only.id.as_str().to_owned())
}

fn known(correction: &Correction, ledger: &Ledger) -> Option<KnownSubject> {
    let written = correction.institution.as_str();
    let is_meant = |known: &&KnownInstitution| {
        let has = |field: &str| known.values.get(field).is_some_and(|value| value == written);
        known.id.as_str() == written || has("registration_number") || has("credit_code")
    };
    // A number can have been another's before.
    let meant = ledger.institutions.iter().filter(is_meant);
    let known = meant.min_by_key(|known| (known.id.as_str() != written, !known.listed))?;
    let value = |field: &str| known.values.get(field).map(str::to_owned);
    let series = ledger.counts.iter().find(|counts| {
        counts.institution == known.id && Some(&counts.technology) == correction.technology.as_ref()
    });
    let is_count = matches!(correction.change, Change::Value { field: Field::CumulativeCases, .. });
    let count = correction.as_of.filter(|_| is_count).and_then(|as_of| series?.points.get(as_of));
    Some(KnownSubject {
        id: known.id.as_str().to_owned(),
        registration_number: value("registration_number"),
        credit_code: value("credit_code"),
        name: known.name.clone(),
        authority: value("authority_id"),
        count,
    })
}

type Key<'a> = (&'a InstitutionId, Option<&'a str>, &'static str);

/// Tells each change its cause, where a correction has one for it. A name that was corrected is
/// no renaming.
pub(super) fn attach(events: &mut [Event], dataset: &Dataset, ids: &[InstitutionId]) {
    let mut corrections: BTreeMap<Key<'_>, Vec<&AppliedCorrection>> = BTreeMap::new();
    for each in &dataset.corrections {
        if let Some(field) = published_name(each) {
            let technology = each.technology.as_ref().map(|id| id.as_str());
            let key = (&ids[each.institution.0 as usize], technology, field);
            corrections.entry(key).or_default().push(each);
        }
    }
    for event in events {
        let cause = match event.kind {
            EventKind::Removed => of_removal(dataset, event).cloned(),
            _ => of_value(&corrections, event).cloned(),
        };
        if cause.is_some() {
            *event = as_correction(event.clone());
        }
        event.cause = cause;
    }
}

/// Tells earlier removals the reason that was given only later.
pub(super) fn explain(releases: &mut [Release], dataset: &Dataset) {
    for explained in &dataset.removals {
        let is_removal = |event: &Event| {
            event.kind == EventKind::Removed && event.institution.as_str() == explained.institution
        };
        let is_meant =
            |event: &Event| is_removal(event) && event.technology == explained.technology;
        // What left with the institution left for the same reason.
        let is_part = |event: &Event| is_removal(event) && explained.technology.is_none();
        let release = releases.iter_mut().rfind(|release| release.events.iter().any(is_meant));
        let events = release.into_iter().flat_map(|release| &mut release.events);
        for event in events.filter(|event| is_meant(event) || is_part(event)) {
            event.cause.get_or_insert_with(|| explained.cause.clone());
        }
    }
}

/// Keeps the reasons that the last release gave for the same changes: a correction may be deleted
/// once the exports are right.
pub(super) fn keep(events: &mut [Event], before: &Ledger) {
    let told = before.releases.last().into_iter().flat_map(|release| &release.events);
    let told: Vec<&Event> = told.filter(|event| event.cause.is_some()).collect();
    for event in events.iter_mut().filter(|event| event.cause.is_none()) {
        let was_told = |known: &&&Event| {
            let other = Event { cause: known.cause.clone(), ..event.clone() };
            **known == &other || **known == &as_correction(other.clone())
        };
        if let Some(known) = told.iter().find(was_told) {
            *event = (**known).clone();
        }
    }
    events.sort();
}

/// A renaming that is none: a name put right, or back.
pub(super) fn as_correction(event: Event) -> Event {
    match event.kind {
        EventKind::Renamed => {
            Event { kind: EventKind::Corrected, field: Some("name".to_owned()), ..event }
        }
        _ => event,
    }
}

/// The name of a corrected field in events; `None` where no event tells of it.
fn published_name(correction: &AppliedCorrection) -> Option<&'static str> {
    match (correction.kind, correction.field) {
        // The day of the first case is checked and never published.
        (Kind::Filing, Field::FirstCase) => None,
        (Kind::Institution | Kind::Filing, _) | (Kind::Disclosure, Field::CumulativeCases) => {
            Some(correction.published_field())
        }
        _ => None,
    }
}

fn of_removal<'a>(dataset: &'a Dataset, event: &Event) -> Option<&'a Cause> {
    let explains = dataset.removals.iter().rfind(|removal| {
        let whole = removal.technology.is_none();
        removal.institution == event.institution.as_str()
            && (whole || removal.technology == event.technology)
    });
    explains.map(|removal| &removal.cause)
}

fn of_value<'a>(
    corrections: &BTreeMap<Key<'_>, Vec<&'a AppliedCorrection>>,
    event: &Event,
) -> Option<&'a Cause> {
    let status = match event.kind {
        EventKind::Withdrawn => Some("withdrawn"),
        EventKind::Cancelled => Some("cancelled"),
        EventKind::Suspended => Some("suspended"),
        EventKind::Resumed => Some("active"),
        _ => None,
    };
    let field = match event.kind {
        EventKind::Renamed => "name",
        _ if status.is_some() => "status",
        _ => event.field.as_deref()?,
    };
    let technology = event.technology.as_ref().map(|id| id.as_str());
    let field = FIELDS.iter().find(|name| **name == field)?;
    let now = status.or(event.after.as_deref());
    let found = corrections.get(&(&event.institution, technology, field))?;
    let fits = |each: &&&AppliedCorrection| {
        let same_count = event.kind != EventKind::CountUpdated || each.was == event.before;
        let same_day = event.kind == EventKind::CountUpdated
            || each.as_of.is_none()
            || each.as_of == event.date;
        each.now.as_deref() == now && same_count && same_day
    };
    found.iter().rfind(fits).map(|each| &each.cause)
}

/// Fields of events that corrections can be about.
const FIELDS: [&str; 15] = [
    "name",
    "registration_number",
    "credit_code",
    "level",
    "category",
    "jurisdiction_code",
    "completed",
    "papers_complete",
    "status",
    "status_date",
    "status_reason",
    "limited_to",
    "department",
    "licence_note",
    "cumulative_cases",
];

/// The names that the exports still write and corrections replace.
pub(super) fn replaced_names<'a>(
    dataset: &'a Dataset,
    ids: &'a [InstitutionId],
) -> BTreeMap<&'a InstitutionId, Vec<String>> {
    let mut replaced: BTreeMap<&InstitutionId, Vec<String>> = BTreeMap::new();
    let names = dataset.corrections.iter().filter(|each| each.field == Field::InstitutionName);
    for each in names.filter(|each| each.effect == Effect::Applied) {
        let of_institution = replaced.entry(&ids[each.institution.0 as usize]).or_default();
        of_institution.extend(each.was.clone());
    }
    replaced
}

/// Names that were corrected, which are no former names.
pub(super) fn wrong_names<'a>(
    dataset: &'a Dataset,
    ids: &'a [InstitutionId],
) -> BTreeSet<(&'a InstitutionId, &'a str)> {
    let names = dataset.corrections.iter().filter(|each| each.field == Field::InstitutionName);
    let names =
        names.filter_map(|each| Some((&ids[each.institution.0 as usize], each.was.as_deref()?)));
    names.collect()
}
