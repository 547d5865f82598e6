//! The publish gate: a release that would drop too much is refused.

use super::event::{Event, EventKind};
use super::ledger::Ledger;

/// What a refused release would drop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Institutions that would vanish, by name.
    pub institutions: Vec<String>,
    /// Filings that would vanish: institution and technology id.
    pub filings: Vec<String>,
    /// Institutions and filings of the previous release.
    pub listed: [usize; 2],
}

/// Refuses when more than `percent` of the institutions or of the filings would vanish.
pub(super) fn refusal(before: &Ledger, events: &[Event], percent: f64) -> Option<Refusal> {
    let removed = || events.iter().filter(|event| event.kind == EventKind::Removed);
    let institutions: Vec<String> = removed()
        .filter(|event| event.technology.is_none())
        .map(|event| event.institution_name.clone())
        .collect();
    let filings: Vec<String> = removed()
        .filter(|event| event.field.is_none())
        .filter_map(|event| {
            let technology = event.technology.as_ref()?;
            Some(format!("{} {technology}", event.institution_name))
        })
        .collect();
    let listed = before.institutions.iter().filter(|known| known.listed).count();
    let listed = [listed, before.filings.len()];
    let too_many =
        |removed: usize, of: usize| removed as f64 * 100.0 > percent * of as f64 && removed > 0;
    let refused = too_many(institutions.len(), listed[0]) || too_many(filings.len(), listed[1]);
    refused.then_some(Refusal { institutions, filings, listed })
}
