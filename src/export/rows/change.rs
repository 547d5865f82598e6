//! Rows of `changes` and `releases`.

use super::page_address;
use crate::dataset::InstitutionIndex;
use crate::date::PartialDate;
use crate::history::{Event, InstitutionId, Release};
use crate::site::changes as words;
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
    reason: Option<&'s str>,
    corrected_on: Option<Date>,
    corrected_by: Option<&'s str>,
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
    changes_of_id(site, site.history.id(institution))
}

/// The changes of any institution, listed or not, oldest first.
pub(crate) fn changes_of_id<'s>(site: &'s Site<'_>, id: &InstitutionId) -> Vec<ChangeKey<'s>> {
    site.history
        .events_of(id)
        .map(|(release, event)| ChangeKey { release: release.date, event })
        .collect()
}

pub(crate) fn change<'s>(site: &'s Site<'_>, key: &ChangeKey<'s>) -> ChangeRow<'s> {
    let Event {
        kind,
        institution,
        institution_name,
        technology,
        date,
        field,
        before,
        after,
        cause,
    } = key.event;
    // A history can outlive a field's publication; what is no longer declared is not repeated.
    let is_public = field.as_deref().is_none_or(dictionary::is_declared);
    let public = |value: &'s Option<String>| value.as_deref().filter(|_| is_public);
    // An institution that is no longer listed keeps its page.
    let page = site.page_of(institution).unwrap_or(Page::Change(key.release));
    let by = cause.as_ref().map(|cause| {
        let found = site.reference.authorities.get(&cause.by);
        found.map_or(cause.by.as_str(), |authority| &authority.name)
    });
    ChangeRow {
        release_date: key.release,
        kind: kind.code(),
        kind_name: kind.in_chinese(),
        institution_id: institution.as_str(),
        institution_name,
        technology_id: technology.as_ref().map(|id| id.as_str()),
        technology_name: technology.as_ref().map(|id| site.technology_name(id)),
        date: *date,
        field: public(field),
        before: public(before),
        after: public(after),
        reason: cause.as_ref().map(|cause| cause.reason.as_str()),
        corrected_on: cause.as_ref().map(|cause| cause.date),
        corrected_by: by,
        url: page_address(site, &page),
    }
}

/// One release.
#[derive(Debug, Serialize)]
pub(crate) struct ReleaseRow<'s> {
    date: Date,
    kind: &'static str,
    institutions: u32,
    filings: u32,
    changes: u32,
    other_changes: Vec<String>,
    accepted: Vec<&'s str>,
    url: String,
}

pub(crate) fn release<'s>(site: &Site<'_>, release: &'s Release) -> ReleaseRow<'s> {
    let Release { date, baseline, institutions, filings, events, others, accepted } = release;
    ReleaseRow {
        date: *date,
        kind: if *baseline { "baseline" } else { "update" },
        institutions: *institutions,
        filings: *filings,
        changes: events.len() as u32,
        other_changes: others.iter().filter_map(words::other).collect(),
        accepted: accepted.iter().map(|each| each.what.as_str()).collect(),
        url: page_address(site, &Page::Change(*date)),
    }
}
