//! Regulations and the pages written for the site.

use super::Document;
use crate::content::{Page, Regulation};
use crate::export::rows;
use crate::site::Site;
use crate::site::dictionary::DataSetId;
use serde::Serialize;

pub(super) fn regulations(site: &Site<'_>, document: &mut Document<'_>) {
    let all: Vec<_> =
        site.content.regulations.iter().map(|each| rows::regulation(site, each)).collect();
    document.value("documents", &all);
}

pub(super) fn regulation(site: &Site<'_>, id: &str, document: &mut Document<'_>) {
    let newest = site.content.regulations.iter().rfind(|each| each.id == id);
    let own: Vec<_> = newest.iter().map(|each| rows::regulation(site, each)).collect();
    document.value("documents", &own);
    document.value("about", &newest.map(about));
    let units: Vec<_> = newest.into_iter().flat_map(rows::units).collect();
    document.list(DataSetId::Regulations, &units, |key| rows::unit(site, key));
}

/// What is to be known when reading a regulation here.
#[derive(Serialize)]
struct About<'s> {
    origin: &'s str,
    notes: &'s [String],
    replaces: Option<&'s str>,
    replaced_by: Option<&'s str>,
}

fn about(regulation: &Regulation) -> About<'_> {
    About {
        origin: &regulation.source,
        notes: &regulation.notes,
        replaces: regulation.replaces.as_deref(),
        replaced_by: regulation.replaced_by.as_deref(),
    }
}

/// A written page: its text is the page itself.
#[derive(Serialize)]
struct WrittenPage<'s> {
    id: &'s str,
    title: &'s str,
    summary: &'s str,
    html: &'s str,
}

pub(super) fn content(site: &Site<'_>, id: &str, document: &mut Document<'_>) {
    let found = site.content.pages.iter().find(|each| each.id == id);
    document.value("page", &found.map(written_page));
}

fn written_page(page: &Page) -> WrittenPage<'_> {
    let Page { id, title, summary, order: _, html } = page;
    WrittenPage { id, title, summary, html }
}
