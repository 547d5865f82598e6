//! Institutions.

use super::Document;
use crate::dataset::InstitutionIndex;
use crate::export::rows;
use crate::site::dictionary::DataSetId;
use crate::site::{Letter, Site};

pub(super) fn list(site: &Site<'_>, document: &mut Document<'_>) {
    let all: Vec<_> = (0..site.dataset.institutions.len() as u32).map(InstitutionIndex).collect();
    document.value("total", &all.len());
    document.list(DataSetId::Institutions, &all, |index| rows::institution(site, *index));
}

/// Those on one page of a letter.
pub(super) fn under(site: &Site<'_>, letter: Letter, page: u32, document: &mut Document<'_>) {
    let listed = site.institutions_under(letter, page);
    document.list(DataSetId::Institutions, listed, |index| rows::institution(site, *index));
}

pub(super) fn one(site: &Site<'_>, index: InstitutionIndex, document: &mut Document<'_>) {
    document.list(DataSetId::Institutions, &[index], |index| rows::institution(site, *index));
    let filings: Vec<_> = site.filings_of(index).collect();
    document.list(DataSetId::Filings, &filings, |each| rows::filing(site, each));
    let disclosures: Vec<_> = site.disclosures_of(index).collect();
    document.list(DataSetId::Disclosures, &disclosures, |each| rows::disclosure(site, each));
    let points = rows::points_of(site, index);
    document.list(DataSetId::Series, &points, |key| rows::series(site, key));
    let bases: Vec<_> = site.training_bases_of(index).collect();
    document.list(DataSetId::TrainingBases, &bases, |each| rows::training_base(site, each));
    let former = site.former_filings_of(index);
    document.list(DataSetId::FormerFilings, former, |each| rows::former_filing(site, each));
    let corrections: Vec<_> = site.corrections_of(index).collect();
    document.list(DataSetId::Corrections, &corrections, |each| rows::correction(site, each));
    let changes = rows::changes_of(site, index);
    document.list(DataSetId::Changes, &changes, |key| rows::change(site, key));
    let admitted: Vec<_> = site.new_technologies_of(index).collect();
    document.list(DataSetId::NewTechnologies, &admitted, |each| rows::new_technology(site, each));
    let items: Vec<_> = site.surgery_items_of(index).collect();
    document.list(DataSetId::SurgeryItems, &items, |each| rows::surgery_item(site, each));
}
