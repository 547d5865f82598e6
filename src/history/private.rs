//! What an earlier release told and this one may not: personal data, small counts.
//!
//! A ledger repeats what was published. Without this step a value that is recognised today would
//! come back with every release, or stop every release.

use super::event::{Event, EventKind};
use super::institution_id::InstitutionId;
use super::ledger::{KnownCounts, KnownFiling, KnownInstitution, Ledger};
use super::seen::SeenIn;
use super::values::Values;
use crate::catalog::TechnologyId;
use crate::privacy::{Few, SmallCounts, WITHHELD};
use crate::record::{Field, personal};
use std::collections::BTreeMap;

/// The field of counts.
const COUNT: &str = "cumulative_cases";

/// Fields in which no words of a source are: numbers of institutions, whatever they look like,
/// and what this program writes of days, levels, places, authorities and catalogs.
const WITHOUT_WORDS: [&str; 10] = [
    "registration_number",
    "credit_code",
    "level",
    "jurisdiction_code",
    "authority_id",
    "edition",
    "code",
    "papers_complete",
    "completed",
    "status_date",
];

impl Ledger {
    /// The ledger with [`WITHHELD`] in place of each text that has personal data in it.
    #[must_use]
    pub fn without_personal(mut self) -> Self {
        for release in &mut self.releases {
            release.events.iter_mut().for_each(of_event);
            release.accepted.iter_mut().for_each(|accepted| withhold(&mut accepted.what));
        }
        let (mut institutions, mut filings) = (Vec::new(), Vec::new());
        if let Some(earlier) = &mut self.earlier {
            institutions.extend(&mut earlier.institutions);
            filings.extend(&mut earlier.filings);
        }
        institutions.extend(&mut self.institutions);
        filings.extend(&mut self.filings);
        for KnownInstitution { name, former_names, replaced_names, values, .. } in institutions {
            withhold(name);
            former_names.iter_mut().chain(replaced_names).for_each(withhold);
            of_values(values);
        }
        let former = self.former_filings.iter_mut().map(|former| &mut former.filing);
        for KnownFiling { values, .. } in filings.into_iter().chain(former) {
            of_values(values);
        }
        // A row of a file that may not be named is first seen where it is now.
        let may_be_named = |list: &SeenIn| {
            let names = std::iter::once(&list.file).chain(&list.sheet);
            names.into_iter().all(|name| !personal::is_in_name(name))
        };
        self.seen.retain(may_be_named);
        self
    }

    /// The ledger without the counts that are too small to be told, or too near to one told.
    #[must_use]
    pub fn without_small(mut self, counts: &SmallCounts) -> Self {
        if counts.is_off() {
            return self;
        }
        let mut dropped: BTreeMap<(InstitutionId, TechnologyId), Dropped> = BTreeMap::new();
        for known in &mut self.counts {
            let of_series = thin(known, counts);
            dropped.insert((known.institution, known.technology.clone()), of_series);
        }
        for known in self.earlier.iter_mut().flat_map(|earlier| &mut earlier.counts) {
            let of_series = thin(known, counts);
            dropped
                .entry((known.institution, known.technology.clone()))
                .or_default()
                .extend(of_series);
        }
        for release in &mut self.releases {
            release.events.retain(|event| !is_of_undated(event));
        }
        let events = self.releases.iter_mut().flat_map(|release| &mut release.events);
        for event in events.filter(|event| event.field.as_deref() == Some(COUNT)) {
            let Some(technology) = &event.technology else { continue };
            let of_series = dropped.get(&(event.institution, technology.clone()));
            let instead = |text: &String| {
                let count = text.parse().ok()?;
                let small = counts.instead_of(technology.as_str(), count);
                small.or_else(|| of_series?.get(&count).copied())
            };
            for text in event.before.iter_mut().chain(&mut event.after) {
                if let Some(few) = instead(text) {
                    *text = few.code();
                }
            }
        }
        self
    }
}

/// Whether an event tells two counts without a day: they may be too near to each other.
fn is_of_undated(event: &Event) -> bool {
    event.is_of_count()
        && event.kind == EventKind::CountUpdated
        && event.date.is_none()
        && event.before.is_some()
}

/// Counts taken out of a series, with what is told instead.
type Dropped = BTreeMap<u32, Few>;

/// Takes out what may not be told, from the oldest on: of two counts too near to each other the
/// older stays.
fn thin(known: &mut KnownCounts, counts: &SmallCounts) -> Dropped {
    let technology = known.technology.as_str();
    let (mut last, mut dropped) = (None, Dropped::new());
    known.undated = None;
    known.points.retain(|count| {
        let near = last.and_then(|last| counts.growth(technology, last, count));
        let few = counts.instead_of(technology, count).or(near);
        match few {
            Some(few) => drop(dropped.insert(count, few)),
            None => last = Some(count),
        }
        few.is_none()
    });
    dropped.retain(|count, _| !known.points.iter().any(|(_, told)| told == *count));
    dropped
}

fn of_event(event: &mut Event) {
    withhold(&mut event.institution_name);
    if let Some(cause) = &mut event.cause
        && is_personal("status_reason", &cause.reason)
    {
        WITHHELD.clone_into(&mut cause.reason);
    }
    let field = event.field.as_deref().unwrap_or_default();
    for text in event.before.iter_mut().chain(&mut event.after) {
        if is_personal(field, text) {
            WITHHELD.clone_into(text);
        }
    }
}

fn of_values(values: &mut Values) {
    if !values.iter().any(|(field, text)| is_personal(field, text)) {
        return;
    }
    let told = |pair: (&str, &str)| {
        let text = if is_personal(pair.0, pair.1) { WITHHELD } else { pair.1 };
        (pair.0.to_owned(), text.to_owned())
    };
    *values = values.iter().map(told).collect();
}

/// Whether a field's text may not be told.
fn is_personal(field: &str, text: &str) -> bool {
    let of_words = match field {
        "limited_to" => Some(Field::LimitedTo),
        "department" => Some(Field::Department),
        "status_reason" => Some(Field::StatusReason),
        "licence_note" => Some(Field::LicenceNote),
        _ => None,
    };
    match of_words {
        Some(field) => personal::instead_of(field, text).is_some(),
        None => !WITHOUT_WORDS.contains(&field) && personal::is_in_name(text),
    }
}

fn withhold(text: &mut String) {
    if personal::is_in_name(text) {
        WITHHELD.clone_into(text);
    }
}
