//! Institutions.

use super::Document;
use crate::dataset::InstitutionIndex;
use crate::export::{rows, select};
use crate::site::Site;
use crate::site::dictionary::DataSetId;

pub(super) fn list(site: &Site<'_>, document: &mut Document<'_>) {
    let all: Vec<_> = (0..site.dataset.institutions.len() as u32).map(InstitutionIndex).collect();
    document.value("total", &all.len());
    document.list(DataSetId::Institutions, &all, |index| rows::institution(site, *index));
}

pub(super) fn one(site: &Site<'_>, index: InstitutionIndex, document: &mut Document<'_>) {
    let (data, positions, at) = (site.dataset, &site.index, index.0 as usize);
    document.list(DataSetId::Institutions, &[index], |index| rows::institution(site, *index));
    document.list(DataSetId::Filings, &select::filings_of(site, index), |each| {
        rows::filing(site, each)
    });
    let disclosures = select::at(&data.disclosures, &positions.disclosures_of[at]);
    document.list(DataSetId::Disclosures, &disclosures, |each| rows::disclosure(site, each));
    document.list(DataSetId::Series, &rows::points_of(site, index), |key| rows::series(site, key));
    let bases = select::at(&data.training_bases, &positions.training_bases_of[at]);
    document.list(DataSetId::TrainingBases, &bases, |each| rows::training_base(site, each));
    document
        .list(DataSetId::Changes, &rows::changes_of(site, index), |key| rows::change(site, key));
    let admitted = select::at(&data.new_technologies, &positions.new_technologies_of[at]);
    document.list(DataSetId::NewTechnologies, &admitted, |each| rows::new_technology(site, each));
    let items = select::at(&data.surgery_items, &positions.surgery_items_of[at]);
    document.list(DataSetId::SurgeryItems, &items, |each| rows::surgery_item(site, each));
}
