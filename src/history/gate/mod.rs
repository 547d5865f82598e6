//! The publish gate: a release that would change too much, or lose something whole, is refused
//! until a person accepts it by name.
//!
//! Each file finds one class of [`Objection`]s between the ledger and the next release. What a
//! correction explains is no objection.

mod counts;
mod filings;
mod growth;
mod held;
mod institutions;
mod question;
mod records;
mod removals;
mod sources;
mod unstated;
mod values;
mod wholes;

use super::accept::Accept;
use super::event::{Accepted, Event};
use super::institution_id::InstitutionId;
use super::ledger::{KnownFiling, KnownInstitution, Ledger};
use super::others::KnownRecords;
use crate::catalog::Reference;
use crate::dataset::Dataset;
use crate::source::Repeated;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Shares above which the gate objects, as `[gate]` of `site.toml` sets them.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Percent of institutions, filings or disclosed counts that may vanish, of all and of an
    /// authority's filings.
    pub removals_percent: f64,
    /// Percent of an authority's filings whose completion date, or whose status, may change; of
    /// its institutions that may change their name or a value; of its counts that may grow ten
    /// times.
    pub changes_percent: f64,
    /// So few changed filings or institutions are never too many.
    pub changes_at_least: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { removals_percent: 5.0, changes_percent: 20.0, changes_at_least: 5 }
    }
}

/// One thing the gate objects to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// The exact name to accept it by.
    pub name: String,
    /// What would change, and how many.
    pub title: String,
    /// Which, in full.
    pub items: Vec<String>,
    /// What to look at first.
    pub advice: &'static str,
}

/// What stands against publishing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The objections that were not accepted; at least one.
    pub objections: Vec<Objection>,
}

/// The two sides that the gate compares.
pub(super) struct Sides<'a> {
    pub(super) before: &'a Ledger,
    pub(super) dataset: &'a Dataset,
    /// Ids of the dataset's institutions, by index.
    pub(super) ids: &'a [InstitutionId],
    pub(super) institutions: &'a [KnownInstitution],
    pub(super) filings: &'a [KnownFiling],
    pub(super) sources: &'a BTreeMap<String, Date>,
    pub(super) records: &'a BTreeMap<String, KnownRecords>,
    pub(super) events: &'a [Event],
    pub(super) reference: &'a Reference,
    pub(super) limits: Limits,
    pub(super) repeated: &'a [Repeated],
}

impl Sides<'_> {
    /// The name of a technology.
    fn technology<'s>(&'s self, id: &'s crate::catalog::TechnologyId) -> &'s str {
        self.reference.technologies.get(id).map_or(id.as_str(), |found| found.name.as_str())
    }

    /// What happened that neither a correction nor a later filing explains.
    fn unexplained(&self) -> impl Iterator<Item = &'_ Event> {
        self.events.iter().filter(|event| event.cause.is_none() && !event.is_replaced())
    }

    /// Whether so many of a whole are neither few nor a small share.
    fn is_much(&self, part: usize, whole: usize, percent: f64) -> bool {
        part >= self.limits.changes_at_least as usize && Self::is_above(part, whole, percent)
    }

    /// Whether a part of a whole is above a share.
    fn is_above(part: usize, whole: usize, percent: f64) -> bool {
        part > 0 && part as f64 * 100.0 > percent * whole as f64
    }
}

/// What was accepted, sorted; or the refusal of what was not.
pub(super) fn decide(sides: &Sides<'_>, accept: &Accept) -> Result<Vec<Accepted>, Refusal> {
    let mut objections = sources::objections(sides);
    objections.extend(records::objections(sides));
    objections.extend(removals::objection(sides));
    objections.extend(filings::removed(sides));
    objections.extend(filings::moved(sides));
    objections.extend(institutions::names(sides));
    objections.extend(institutions::values(sides));
    objections.extend(wholes::technologies(sides));
    objections.extend(wholes::jurisdictions(sides));
    objections.extend(values::objections(sides));
    objections.extend(unstated::objections(sides));
    objections.extend(held::objections(sides));
    objections.extend(counts::objections(sides, accept));
    objections.extend(growth::objections(sides));
    let (accepted, refused): (Vec<_>, Vec<_>) =
        objections.into_iter().partition(|each| accept.has(&each.name));
    if !refused.is_empty() {
        return Err(Refusal { objections: refused });
    }
    let mut accepted: Vec<Accepted> =
        accepted.into_iter().map(|each| Accepted { name: each.name, what: each.title }).collect();
    accepted.sort();
    Ok(accepted)
}
