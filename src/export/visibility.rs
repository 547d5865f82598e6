//! Joins each declared data set to its rows: nothing is published but what passes through here
//! or through the page data, which use the same rows.

use super::{rows, select};
use crate::catalog::Technology;
use crate::dataset::InstitutionIndex;
use crate::site::Site;
use crate::site::dictionary::DataSetId;
use serde::Serialize;

/// Something done with all rows of a data set, whatever their type.
pub(crate) trait Visitor {
    /// What comes of it.
    type Output;

    /// Takes the keys of the records in their order, and how to make the row of a key.
    fn visit<'k, K: Sync, R: Serialize>(
        self,
        keys: &'k [K],
        row: impl Fn(&'k K) -> R + Sync,
    ) -> Self::Output;
}

/// Shows a visitor the rows of a data set. One arm a data set, so the function is a table.
pub(crate) fn visit<V: Visitor>(site: &Site<'_>, set: DataSetId, visitor: V) -> V::Output {
    let data = site.dataset;
    match set {
        DataSetId::Filings => visitor.visit(&data.filings, |each| rows::filing(site, each)),
        DataSetId::Disclosures => {
            visitor.visit(&data.disclosures, |each| rows::disclosure(site, each))
        }
        DataSetId::Series => visitor.visit(&rows::points(site), |key| rows::series(site, key)),
        DataSetId::Institutions => {
            visitor.visit(&institutions(site), |index| rows::institution(site, *index))
        }
        DataSetId::Technologies => {
            visitor.visit(&technologies(site), |each| rows::technology(site, each))
        }
        DataSetId::Catalogs => {
            let all: Vec<_> = site.editions().flat_map(select::entries).collect();
            visitor.visit(&all, |listed| rows::catalog_entry(site, listed))
        }
        DataSetId::Crosswalks => {
            let all: Vec<_> = site.crosswalks().flat_map(select::fates).collect();
            visitor.visit(&all, |fate| rows::crosswalk(site, *fate))
        }
        DataSetId::Jurisdictions => {
            let all: Vec<_> = site.places().collect();
            visitor.visit(&all, |each| rows::jurisdiction(site, each))
        }
        DataSetId::Coverage => {
            let technologies = site.technologies();
            let all: Vec<_> =
                technologies.flat_map(|each| select::coverage(site, &each.id)).collect();
            visitor.visit(&all, |each| rows::coverage(site, each))
        }
        DataSetId::TrainingBases => {
            visitor.visit(&data.training_bases, |each| rows::training_base(site, each))
        }
        DataSetId::QualityCentres => {
            visitor.visit(&data.quality_centres, |each| rows::quality_centre(site, each))
        }
        DataSetId::DesignatedCentres => {
            visitor.visit(&site.designated_centres(), |each| rows::designated_centre(site, each))
        }
        DataSetId::SurgeryItems => {
            visitor.visit(&data.surgery_items, |each| rows::surgery_item(site, each))
        }
        DataSetId::NewTechnologies => {
            visitor.visit(&data.new_technologies, |each| rows::new_technology(site, each))
        }
        DataSetId::Changes => visitor.visit(&rows::changes(site), |key| rows::change(site, key)),
        DataSetId::Corrections => {
            visitor.visit(&rows::corrections(site), |each| rows::correction(site, each))
        }
        DataSetId::FormerInstitutions => {
            let all: Vec<_> = site.history.former_institutions.values().collect();
            visitor.visit(&all, |each| rows::former_institution(site, each))
        }
        DataSetId::FormerFilings => {
            let all: Vec<_> = site.history.former_filings.values().flatten().collect();
            visitor.visit(&all, |each| rows::former_filing(site, each))
        }
        DataSetId::Releases => {
            visitor.visit(&site.history.releases, |each| rows::release(site, each))
        }
        DataSetId::Sources => visitor.visit(&rows::tables(site), rows::source),
        DataSetId::Findings => {
            visitor.visit(&site.findings.counts, |count| rows::finding(site, count))
        }
        DataSetId::Regulations => {
            let all: Vec<_> = site.content.regulations.iter().flat_map(rows::units).collect();
            visitor.visit(&all, |key| rows::unit(site, key))
        }
        DataSetId::RegulationParts => {
            let all: Vec<_> = site.content.regulations.iter().flat_map(rows::parts).collect();
            visitor.visit(&all, |key| rows::part(site, key))
        }
    }
}

fn institutions(site: &Site<'_>) -> Vec<InstitutionIndex> {
    (0..site.dataset.institutions.len() as u32).map(InstitutionIndex).collect()
}

fn technologies<'a>(site: &Site<'a>) -> Vec<&'a Technology> {
    site.technologies().collect()
}

#[cfg(test)]
mod tests;
