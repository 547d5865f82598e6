//! Personal data that an earlier release let through.
//!
//! A ledger repeats what was published. Without this step a value that is recognised today would
//! come back with every release, or stop every release.

use super::event::Event;
use super::ledger::{KnownFiling, KnownInstitution, Ledger};
use crate::privacy::{WITHHELD, find};
use std::collections::BTreeMap;

/// Fields whose numbers are of institutions, whatever they look like.
const IDENTIFIERS: [&str; 2] = ["registration_number", "credit_code"];

impl Ledger {
    /// The ledger with [`WITHHELD`] in place of each text that has personal data in it.
    #[must_use]
    pub fn without_personal(mut self) -> Self {
        for release in &mut self.releases {
            release.events.iter_mut().for_each(of_event);
        }
        for KnownInstitution { name, former_names, values, .. } in &mut self.institutions {
            withhold(name);
            former_names.iter_mut().for_each(withhold);
            of_values(values);
        }
        for KnownFiling { values, .. } in &mut self.filings {
            of_values(values);
        }
        self
    }
}

fn of_event(event: &mut Event) {
    withhold(&mut event.institution_name);
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
