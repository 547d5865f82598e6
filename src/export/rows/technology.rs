//! Rows of `technologies`.

use crate::catalog::Technology;
use crate::date::PartialDate;
use crate::export::select;
use crate::record::FilingStatus;
use crate::site::{Page, Site};
use serde::Serialize;
use std::collections::BTreeSet;

/// One medical technology (医疗技术).
#[derive(Debug, Serialize)]
pub(crate) struct TechnologyRow<'s> {
    technology_id: &'s str,
    name: &'s str,
    aliases: &'s [String],
    explanation: &'s str,
    listed_in: Vec<&'s str>,
    filings: u32,
    active_institutions: u32,
    url: String,
}

pub(crate) fn technology<'s>(site: &'s Site<'_>, technology: &'s Technology) -> TechnologyRow<'s> {
    let Technology { id, name, aliases, explanation } = technology;
    let filings = select::for_technology(&site.dataset.filings, &site.index.filings_for, id);
    let active = filings.iter().filter(|each| each.status == FilingStatus::Active);
    let holders: BTreeSet<_> = active.map(|each| each.institution).collect();
    TechnologyRow {
        technology_id: id.as_str(),
        name,
        aliases,
        explanation,
        listed_in: listed_in(site, technology),
        filings: filings.len() as u32,
        active_institutions: holders.len() as u32,
        url: super::page_address(site, &Page::Technology(id.clone())),
    }
}

/// The editions in force here on the day the data speak for that list the technology.
fn listed_in<'s>(site: &'s Site<'_>, technology: &Technology) -> Vec<&'s str> {
    let today = PartialDate::from_day(site.dataset.as_of);
    let mut editions = site.reference.in_force(&site.jurisdiction, today);
    editions.retain(|each| each.entries.iter().any(|entry| entry.technology == technology.id));
    editions.into_iter().map(|edition| edition.id.as_str()).collect()
}
