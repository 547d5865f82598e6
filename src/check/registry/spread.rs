//! Names that institutions of several places have.
//!
//! A city's list may name 仁爱医院, and two of its counties one each. Joined with that of whichever
//! county comes next, it would be one of them by chance. So before anything is recognised, it is
//! seen which names stand in places that lie apart.

use crate::catalog::JurisdictionCode;
use crate::check::place::Places;
use crate::lookup::Map;
use crate::record::{InstitutionMention, InterpretedTable};
use crate::text::fold;
use std::collections::BTreeSet;

/// In how many places that lie apart rows have a name, of the names that stand in more than one.
#[derive(Default)]
pub(crate) struct Spread {
    names: Map<String, Counts>,
}

/// The smallest places in which a name stands: none of them lies in another.
#[derive(Default)]
struct Counts {
    all: usize,
    /// By each division that they lie in.
    within: Map<JurisdictionCode, usize>,
}

impl Spread {
    /// Looks through the records of all tables.
    pub(crate) fn of(tables: &[InterpretedTable], places: &Places<'_>) -> Self {
        let mut seen: Map<&str, BTreeSet<JurisdictionCode>> = Map::default();
        for record in tables.iter().flat_map(|table| &table.records) {
            let InstitutionMention { name, former_names, aliases, .. } = &record.institution;
            let area = places.around(record);
            for name in std::iter::once(name).chain(former_names).chain(aliases) {
                let known = seen.entry(name).or_default();
                if !known.contains(&area) {
                    known.insert(area.clone());
                }
            }
        }
        let mut folded: Map<String, BTreeSet<JurisdictionCode>> = Map::default();
        for (name, areas) in seen.into_iter().filter(|(_, areas)| areas.len() > 1) {
            folded.entry(fold(name)).or_default().extend(areas);
        }
        let counted = folded.into_iter().map(|(name, areas)| (name, Counts::of(&areas, places)));
        Self { names: counted.collect() }
    }

    /// How many places that lie apart have a folded name within an area, itself not counted; none
    /// or one where the name can be only one institution's.
    pub(crate) fn within(&self, name: &str, area: &JurisdictionCode) -> usize {
        self.names.get(name).map_or(0, |counts| match area.is_country() {
            true => counts.all,
            false => counts.within.get(area).copied().unwrap_or_default(),
        })
    }
}

impl Counts {
    fn of(areas: &BTreeSet<JurisdictionCode>, places: &Places<'_>) -> Self {
        let around: BTreeSet<&JurisdictionCode> =
            areas.iter().flat_map(|area| places.above(area)).collect();
        let mut counts = Self::default();
        for area in areas.iter().filter(|area| !around.contains(area) && !area.is_country()) {
            counts.all += 1;
            for above in places.above(area) {
                *counts.within.entry(above.clone()).or_default() += 1;
            }
        }
        counts
    }
}
