//! What an earlier release told and this one may not: personal data, small counts.
//!
//! A ledger repeats what was published. Without this step a value that is recognised today would
//! come back with every release, or stop every release.

use super::event::Event;
use super::ledger::{KnownFiling, KnownInstitution, Ledger};
use crate::privacy::{SmallCounts, WITHHELD, find};
use std::collections::BTreeMap;

/// The field of counts.
const COUNT: &str = "cumulative_cases";

/// Fields whose numbers are of institutions, whatever they look like.
const IDENTIFIERS: [&str; 2] = ["registration_number", "credit_code"];

impl Ledger {
    /// The ledger with [`WITHHELD`] in place of each text that has personal data in it.
    #[must_use]
    pub fn without_personal(mut self) -> Self {
        for release in &mut self.releases {
            release.events.iter_mut().for_each(of_event);
            release.accepted.iter_mut().for_each(|accepted| withhold(&mut accepted.what));
        }
        for KnownInstitution { name, former_names, values, .. } in &mut self.institutions {
            withhold(name);
            former_names.iter_mut().for_each(withhold);
            of_values(values);
        }
        let former = self.former_filings.iter_mut().map(|former| &mut former.filing);
        for KnownFiling { values, .. } in self.filings.iter_mut().chain(former) {
            of_values(values);
        }
        self
    }

    /// The ledger without the counts that are too small to be told.
    #[must_use]
    pub fn without_small(mut self, counts: &SmallCounts) -> Self {
        for known in &mut self.counts {
            let technology = known.technology.as_str();
            known.points.retain(|_, count| counts.instead_of(technology, *count).is_none());
        }
        let events = self.releases.iter_mut().flat_map(|release| &mut release.events);
        for event in events.filter(|event| event.field.as_deref() == Some(COUNT)) {
            let Some(technology) = &event.technology else { continue };
            let instead =
                |text: &String| counts.instead_of(technology.as_str(), text.parse().ok()?);
            for text in event.before.iter_mut().chain(&mut event.after) {
                if let Some(few) = instead(text) {
                    *text = few.code();
                }
            }
        }
        self
    }
}

fn of_event(event: &mut Event) {
    withhold(&mut event.institution_name);
    if let Some(cause) = &mut event.cause {
        withhold(&mut cause.reason);
    }
    if !event.field.as_deref().is_some_and(|field| IDENTIFIERS.contains(&field)) {
        event.before.iter_mut().chain(&mut event.after).for_each(withhold);
    }
}

fn of_values(values: &mut BTreeMap<String, String>) {
    let texts = values.iter_mut().filter(|(field, _)| !IDENTIFIERS.contains(&field.as_str()));
    texts.for_each(|(_, text)| withhold(text));
}

fn withhold(text: &mut String) {
    if !find(text).is_empty() {
        WITHHELD.clone_into(text);
    }
}
