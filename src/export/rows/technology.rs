//! Rows of `technologies`.

use crate::catalog::Technology;
use crate::date::PartialDate;
use crate::site::{Page, Site};
use serde::Serialize;

/// One medical technology (医疗技术).
#[derive(Debug, Serialize)]
pub(crate) struct TechnologyRow<'s> {
    technology_id: &'s str,
    name: &'s str,
    aliases: &'s [String],
    asked_as: &'s [String],
    explanation: &'s str,
    listed_in: Vec<&'s str>,
    filings: u32,
    active_institutions: u32,
    url: String,
}

pub(crate) fn technology<'s>(site: &'s Site<'_>, technology: &'s Technology) -> TechnologyRow<'s> {
    let Technology { id, name, aliases, asked_as, explanation } = technology;
    TechnologyRow {
        technology_id: id.as_str(),
        name,
        aliases,
        asked_as,
        explanation,
        listed_in: listed_in(site, technology),
        filings: site.filings_for(id).count() as u32,
        active_institutions: site.active_institutions(id),
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
