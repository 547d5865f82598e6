//! How many records each public data set holds.

use super::Site;
use super::dictionary::DataSetId;

impl Site<'_> {
    /// How many records a data set holds.
    #[must_use]
    pub fn record_count(&self, id: DataSetId) -> u32 {
        let data = self.dataset;
        let count = match id {
            DataSetId::Filings => data.filings.len(),
            DataSetId::Disclosures => data.disclosures.len(),
            DataSetId::Series => self.history.series.points(),
            DataSetId::Institutions => data.institutions.len(),
            DataSetId::TrainingBases => data.training_bases.len(),
            DataSetId::QualityCentres => data.quality_centres.len(),
            DataSetId::DesignatedCentres => self.designated_centres().len(),
            DataSetId::SurgeryItems => data.surgery_items.len(),
            DataSetId::NewTechnologies => data.new_technologies.len(),
            DataSetId::Changes => self.history.releases.iter().map(|each| each.events.len()).sum(),
            DataSetId::Corrections => self.public_corrections().count(),
            DataSetId::FormerInstitutions => self.history.former_institutions.len(),
            DataSetId::FormerFilings => self.history.former_filings.values().map(Vec::len).sum(),
            DataSetId::Releases => self.history.releases.len(),
            DataSetId::Sources => {
                self.source_tables().len() + self.history.places.earlier_files().len()
            }
            DataSetId::Findings => self.findings.counts.len(),
            DataSetId::Technologies => self.technologies().count(),
            DataSetId::Catalogs => self.editions().map(|each| each.entries.len()).sum(),
            DataSetId::Crosswalks => self.crosswalks().map(|each| each.rows.len()).sum(),
            DataSetId::Jurisdictions => self.places().count(),
            DataSetId::Coverage => self.tallies_inside().map(|(_, tally)| tally.held.len()).sum(),
            DataSetId::Regulations => {
                self.content.regulations.iter().map(|each| each.units.len()).sum()
            }
            DataSetId::RegulationParts => {
                let units = self.content.regulations.iter().flat_map(|each| &each.units);
                units.map(|unit| unit.parts.len()).sum()
            }
        };
        count as u32
    }
}
