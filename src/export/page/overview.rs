//! Pages about the site as a whole: home, changes, training, quality, site map.

use super::Document;
use crate::export::{address, rows, select};
use crate::history::Release;
use crate::site::dictionary::DataSetId;
use crate::site::{PlaceCounts, Site};
use jiff::civil::Date;
use serde::Serialize;

/// How much there is in the site's area, as its home page says.
#[derive(Serialize)]
struct Counts {
    institutions: u32,
    active_institutions: u32,
    filings: u32,
    active_filings: u32,
    technologies: usize,
    active_technologies: usize,
}

pub(super) fn home(site: &Site<'_>, document: &mut Document<'_>) {
    document.value("counts", &counts(site));
    let newest: Vec<&Release> = site.history.releases.last().into_iter().collect();
    document.list(DataSetId::Releases, &newest, |each| rows::release(site, each));
    super::technology::list(site, document);
    let below: Vec<_> = site.places_below(&site.jurisdiction);
    let below: Vec<_> = below.iter().map(|place| rows::jurisdiction(site, place)).collect();
    document.value("places_below", &below);
}

fn counts(site: &Site<'_>) -> Counts {
    let PlaceCounts { institutions, active_institutions, active_filings } =
        site.place_counts(&site.jurisdiction);
    let held = site.index.tallies.get(&site.jurisdiction).into_iter().flat_map(|of| &of.held);
    Counts {
        institutions,
        active_institutions,
        filings: held.map(|(_, held)| held.filings).sum(),
        active_filings,
        technologies: site.technologies().count(),
        active_technologies: site.active_technologies(),
    }
}

pub(super) fn training(site: &Site<'_>, document: &mut Document<'_>) {
    let all = &site.dataset.training_bases;
    document.list(DataSetId::TrainingBases, all, |each| rows::training_base(site, each));
}

pub(super) fn quality_centres(site: &Site<'_>, document: &mut Document<'_>) {
    let all = &site.dataset.quality_centres;
    document.list(DataSetId::QualityCentres, all, |each| rows::quality_centre(site, each));
    let designated = site.designated_centres();
    document.list(DataSetId::DesignatedCentres, &designated, |each| {
        rows::designated_centre(site, each)
    });
}

pub(super) fn changes(site: &Site<'_>, document: &mut Document<'_>) {
    document.value("feeds", &["changes/feed.xml", "changes/feed.json"].map(|at| address(site, at)));
    document.list(DataSetId::Releases, &site.history.releases, |each| rows::release(site, each));
}

pub(super) fn change(site: &Site<'_>, date: Date, document: &mut Document<'_>) {
    let release = site.history.releases.iter().find(|each| each.date == date);
    let own: Vec<&Release> = release.into_iter().collect();
    document.list(DataSetId::Releases, &own, |each| rows::release(site, each));
    let changes: Vec<_> = own.into_iter().flat_map(rows::changes_of_release).collect();
    document.list(DataSetId::Changes, &changes, |key| rows::change(site, key));
}

/// How the search's files are read is told in the architecture page; their data are those of the
/// bulk files.
pub(super) fn search(site: &Site<'_>, document: &mut Document<'_>) {
    document.value("counts", &counts(site));
    super::technology::list(site, document);
}

/// The pages themselves are in `sitemap.xml`; here are the data sets by which they are found.
pub(super) fn site_map(site: &Site<'_>, document: &mut Document<'_>) {
    document.value("sitemap", &address(site, "sitemap.xml"));
    document.value("pages", &(site.pages().len()));
    super::technology::list(site, document);
    let places: Vec<_> = select::places_with_institutions(site);
    document.list(DataSetId::Jurisdictions, &places, |each| rows::jurisdiction(site, each));
}
