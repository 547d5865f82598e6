//! The published counts as the pages ask for them: by institution, then by technology.

use crate::catalog::TechnologyId;
use crate::dataset::InstitutionIndex;
use crate::date::PartialDate;
use std::collections::BTreeMap;

/// One point of a series of cumulative counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeriesPoint {
    /// Date up to which the cases are counted.
    pub as_of: PartialDate,
    /// 累计例数.
    pub cases: u32,
}

/// The points of a technology, oldest first.
type OfTechnology = (TechnologyId, Vec<SeriesPoint>);

/// Every series, in the order of institutions and of the ids of technologies.
#[derive(Clone, Debug, Default)]
pub struct AllSeries(BTreeMap<InstitutionIndex, Vec<OfTechnology>>);

impl AllSeries {
    /// Takes the points of a series, oldest first.
    pub fn insert(
        &mut self,
        institution: InstitutionIndex,
        technology: TechnologyId,
        points: Vec<SeriesPoint>,
    ) {
        let own = self.0.entry(institution).or_default();
        match own.binary_search_by(|(known, _)| known.cmp(&technology)) {
            Ok(at) => own[at].1 = points,
            Err(at) => own.insert(at, (technology, points)),
        }
    }

    /// The points of one series; `None` where nothing was published.
    #[must_use]
    pub fn get(
        &self,
        institution: InstitutionIndex,
        technology: &TechnologyId,
    ) -> Option<&[SeriesPoint]> {
        let mut own = self.of(institution);
        own.find(|(known, _)| *known == technology).map(|(_, points)| points)
    }

    /// The series of an institution.
    pub fn of(
        &self,
        institution: InstitutionIndex,
    ) -> impl Iterator<Item = (&TechnologyId, &[SeriesPoint])> {
        let own = self.0.get(&institution).into_iter().flatten();
        own.map(|(technology, points)| (technology, points.as_slice()))
    }

    /// How many points there are in all.
    #[must_use]
    pub fn points(&self) -> usize {
        self.0.values().flatten().map(|(_, points)| points.len()).sum()
    }

    /// The institutions that published any.
    pub fn institutions(&self) -> impl Iterator<Item = InstitutionIndex> {
        self.0.keys().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::AllSeries;
    use crate::catalog::TechnologyId;
    use crate::dataset::InstitutionIndex;

    #[test]
    fn series_are_in_the_order_of_their_technologies() {
        let id = |text: &str| TechnologyId::new(text).expect("an id");
        let mut all = AllSeries::default();
        for text in ["ecmo", "ai-assisted-diagnosis", "tumor-ablation", "ecmo"] {
            all.insert(InstitutionIndex(3), id(text), Vec::new());
        }
        let of: Vec<&str> = all.of(InstitutionIndex(3)).map(|(id, _)| id.as_str()).collect();
        assert_eq!(of, ["ai-assisted-diagnosis", "ecmo", "tumor-ablation"]);
        assert!(all.get(InstitutionIndex(3), &id("ecmo")).is_some());
        assert!(all.get(InstitutionIndex(2), &id("ecmo")).is_none());
    }
}
