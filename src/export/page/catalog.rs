//! Catalog editions and their comparison.

use super::Document;
use crate::catalog::EditionId;
use crate::export::{rows, select};
use crate::site::Site;
use crate::site::dictionary::DataSetId;

pub(super) fn list(site: &Site<'_>, document: &mut Document<'_>) {
    let all: Vec<_> = site.editions().flat_map(select::entries).collect();
    document.list(DataSetId::Catalogs, &all, |listed| rows::catalog_entry(site, listed));
    let fates: Vec<_> = site.crosswalks().flat_map(select::fates).collect();
    document.list(DataSetId::Crosswalks, &fates, |fate| rows::crosswalk(site, *fate));
}

pub(super) fn one(site: &Site<'_>, id: &EditionId, document: &mut Document<'_>) {
    let edition = site.reference.editions.get(id);
    document.value("notes", &edition.map(|edition| &edition.notes));
    let entries: Vec<_> = edition.into_iter().flat_map(select::entries).collect();
    document.list(DataSetId::Catalogs, &entries, |listed| rows::catalog_entry(site, listed));
}

pub(super) fn crosswalk(
    site: &Site<'_>,
    from: &EditionId,
    to: &EditionId,
    document: &mut Document<'_>,
) {
    let crosswalk = site.reference.crosswalks.get(from, to);
    document.value("compared", &crosswalk.map(|crosswalk| &crosswalk.source));
    let fates: Vec<_> = crosswalk.into_iter().flat_map(select::fates).collect();
    document.list(DataSetId::Crosswalks, &fates, |fate| rows::crosswalk(site, *fate));
}
