//! Rows of `changes` and `releases`.

use super::{institution_address, page_address, technology_name};
use crate::dataset::InstitutionIndex;
use crate::date::PartialDate;
use crate::history::{Event, Release};
use crate::site::{Page, Site, dictionary};
use jiff::civil::Date;
use serde::Serialize;

/// One change of one release.
#[derive(Debug, Serialize)]
pub(crate) struct ChangeRow<'s> {
    release_date: Date,
    kind: &'static str,
    kind_name: &'static str,
    institution_id: &'s str,
    institution_name: &'s str,
    technology_id: Option<&'s str>,
    technology_name: Option<&'s str>,
    date: Option<PartialDate>,
    field: Option<&'s str>,
    before: Option<&'s str>,
    after: Option<&'s str>,
    url: String,
}

/// A change with the date of its release.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChangeKey<'s> {
    release: Date,
    event: &'s Event,
}

/// Every change, the oldest release first.
pub(crate) fn changes<'s>(site: &'s Site<'_>) -> Vec<ChangeKey<'s>> {
    site.history.releases.iter().flat_map(changes_of_release).collect()
}

/// The changes of one release.
pub(crate) fn changes_of_release(release: &Release) -> impl Iterator<Item = ChangeKey<'_>> {
    release.events.iter().map(|event| ChangeKey { release: release.date, event })
}

/// The changes of one institution of the dataset, oldest first.
pub(crate) fn changes_of<'s>(
    site: &'s Site<'_>,
    institution: InstitutionIndex,
) -> Vec<ChangeKey<'s>> {
    let events = site.history.events_of(site.history.id(institution));
    events.map(|(release, event)| ChangeKey { release: release.date, event }).collect()
}

pub(crate) fn change<'s>(site: &'s Site<'_>, key: &ChangeKey<'s>) -> ChangeRow<'s> {
    let Event { kind, institution, institution_name, technology, date, field, before, after } =
        key.event;
    // A history can outlive a field's publication; what is no longer declared is not repeated.
    let is_public = field.as_deref().is_none_or(dictionary::is_declared);
    let public = |value: &'s Option<String>| value.as_deref().filter(|_| is_public);
    let url = match site.history.institution(institution) {
        Some(index) => institution_address(site, index),
        None => page_address(site, &Page::Change(key.release)),
    };
    ChangeRow {
        release_date: key.release,
        kind: kind.code(),
        kind_name: kind.in_chinese(),
        institution_id: institution.as_str(),
        institution_name,
        technology_id: technology.as_ref().map(|id| id.as_str()),
        technology_name: technology.as_ref().map(|id| technology_name(site, id)),
        date: *date,
        field: public(field),
        before: public(before),
        after: public(after),
        url,
    }
}

/// One release.
#[derive(Debug, Serialize)]
pub(crate) struct ReleaseRow {
    date: Date,
    kind: &'static str,
    institutions: u32,
    filings: u32,
    changes: u32,
    url: String,
}

pub(crate) fn release(site: &Site<'_>, release: &Release) -> ReleaseRow {
    let Release { date, baseline, institutions, filings, events } = release;
    ReleaseRow {
        date: *date,
        kind: if *baseline { "baseline" } else { "update" },
        institutions: *institutions,
        filings: *filings,
        changes: events.len() as u32,
        url: page_address(site, &Page::Change(*date)),
    }
}
