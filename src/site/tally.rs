//! How much there is in each place and below it, counted once.

use crate::catalog::{JurisdictionCode, Jurisdictions, TechnologyId};
use crate::dataset::{Dataset, Filing, InstitutionIndex};
use crate::record::FilingStatus;
use std::collections::{BTreeMap, BTreeSet};

/// How much there is in a place and below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlaceCounts {
    /// Institutions listed.
    pub institutions: u32,
    /// Institutions with at least one valid filing.
    pub active_institutions: u32,
    /// Technologies with a valid filing, summed over the institutions: one that an institution has
    /// filed twice counts once.
    pub active_filings: u32,
}

impl PlaceCounts {
    /// Without what is in a place below.
    pub(super) fn without(self, below: Self) -> Self {
        Self {
            institutions: self.institutions - below.institutions,
            active_institutions: self.active_institutions - below.active_institutions,
            active_filings: self.active_filings - below.active_filings,
        }
    }
}

/// How much there is of one technology in a place and below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Filings, whatever their status.
    pub filings: u32,
    /// Valid filings.
    pub active_filings: u32,
    /// Institutions with a filing, whatever its status.
    pub institutions: u32,
    /// Institutions with a valid filing.
    pub active_institutions: u32,
}

/// The counts of one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Of all technologies together.
    pub counts: PlaceCounts,
    /// Of each technology with a filing.
    pub held: BTreeMap<TechnologyId, Held>,
}

/// The counts of every place with an institution in it or below it.
pub(super) fn tallies(
    dataset: &Dataset,
    filings_of: &[Vec<u32>],
    institutions_in: &BTreeMap<JurisdictionCode, Vec<InstitutionIndex>>,
    places: &Jurisdictions,
) -> BTreeMap<JurisdictionCode, Tally> {
    let mut tallies: BTreeMap<JurisdictionCode, Tally> = BTreeMap::new();
    for (place, institutions) in institutions_in {
        let mut own = Tally::default();
        for institution in institutions {
            let filings = &filings_of[institution.0 as usize];
            own.count(filings.iter().map(|at| &dataset.filings[*at as usize]));
        }
        let above = places.ancestors(place).map(|each| each.code.clone());
        for place in above.chain([JurisdictionCode::country()]) {
            tallies.entry(place).or_default().add(&own);
        }
    }
    tallies
}

impl Tally {
    /// Counts one institution by its filings, which come technology by technology.
    fn count<'f>(&mut self, filings: impl Iterator<Item = &'f Filing>) {
        let mut of_one: BTreeMap<&TechnologyId, Held> = BTreeMap::new();
        for filing in filings {
            let held = of_one.entry(&filing.technology).or_default();
            held.filings += 1;
            held.active_filings += u32::from(filing.status == FilingStatus::Active);
        }
        let active = of_one.values().filter(|held| held.active_filings > 0).count() as u32;
        self.counts.institutions += 1;
        self.counts.active_institutions += u32::from(active > 0);
        self.counts.active_filings += active;
        for (technology, held) in of_one {
            let active_institutions = u32::from(held.active_filings > 0);
            let held = Held { institutions: 1, active_institutions, ..held };
            self.of(technology).add(held);
        }
    }

    /// Adds the counts of a place below.
    fn add(&mut self, below: &Self) {
        let PlaceCounts { institutions, active_institutions, active_filings } = below.counts;
        self.counts.institutions += institutions;
        self.counts.active_institutions += active_institutions;
        self.counts.active_filings += active_filings;
        below.held.iter().for_each(|(technology, held)| self.of(technology).add(*held));
    }

    fn of(&mut self, technology: &TechnologyId) -> &mut Held {
        if !self.held.contains_key(technology) {
            self.held.insert(technology.clone(), Held::default());
        }
        self.held.entry(technology.clone()).or_default()
    }
}

impl Held {
    /// The counts of some filings of one technology.
    pub(super) fn of(filings: &[&Filing]) -> Self {
        let active = |filing: &&&Filing| filing.status == FilingStatus::Active;
        let institutions = |filings: &mut dyn Iterator<Item = &&Filing>| {
            filings.map(|filing| filing.institution).collect::<BTreeSet<_>>().len() as u32
        };
        Self {
            filings: filings.len() as u32,
            active_filings: filings.iter().filter(active).count() as u32,
            institutions: institutions(&mut filings.iter()),
            active_institutions: institutions(&mut filings.iter().filter(active)),
        }
    }

    fn add(&mut self, other: Self) {
        let Self { filings, active_filings, institutions, active_institutions } = other;
        self.filings += filings;
        self.active_filings += active_filings;
        self.institutions += institutions;
        self.active_institutions += active_institutions;
    }
}
