//! Training bases and quality centres by technology.

use super::Site;
use crate::catalog::{Technology, TechnologyId};
use crate::dataset::{QualityCentre, TrainingBase};
use std::collections::BTreeMap;

impl<'a> Site<'a> {
    /// The technologies with training bases, in the order of the catalogs, each with its bases
    /// in the dataset's order.
    #[must_use]
    pub fn training_by_technology(&self) -> Vec<(&'a Technology, Vec<&'a TrainingBase>)> {
        self.by_technology(&self.dataset.training_bases, &self.index.training_bases_for)
    }

    /// The technologies with quality centres, in the order of the catalogs, each with its
    /// centres in the dataset's order.
    #[must_use]
    pub fn centres_by_technology(&self) -> Vec<(&'a Technology, Vec<&'a QualityCentre>)> {
        self.by_technology(&self.dataset.quality_centres, &self.index.quality_centres_for)
    }

    fn by_technology<T>(
        &self,
        all: &'a [T],
        positions: &BTreeMap<TechnologyId, Vec<u32>>,
    ) -> Vec<(&'a Technology, Vec<&'a T>)> {
        let groups = self.technology_groups().into_iter();
        let technologies = groups.flat_map(|group| group.technologies);
        let with_records = technologies.filter_map(|technology| {
            let positions = positions.get(&technology.id)?.iter();
            Some((technology, positions.map(|at| &all[*at as usize]).collect()))
        });
        with_records.collect()
    }
}
