//! Names that institutions of several places have.
//!
//! A city's list may name 仁爱医院, and two of its counties one each. Joined with that of whichever
//! county comes next, it would be one of them by chance. So before anything is recognised, it is
//! seen which names stand in places that lie apart.

use super::place::Places;
use crate::catalog::JurisdictionCode;
use crate::lookup::Map;
use crate::record::{InterpretedTable, Record};
use crate::text::fold;

/// The places in which rows have a name, of the names that stand in more than one.
#[derive(Default)]
pub(super) struct Spread {
    places: Map<String, Vec<JurisdictionCode>>,
}

impl Spread {
    /// Looks through the records of all tables.
    pub(super) fn of(tables: &[InterpretedTable], places: &Places<'_>) -> Self {
        let mut seen: Map<&str, Vec<JurisdictionCode>> = Map::default();
        for record in tables.iter().flat_map(|table| &table.records) {
            let Record { institution, .. } = record;
            let names = institution.former_names.iter().chain(&institution.aliases);
            let area = places.around(record);
            for name in std::iter::once(&institution.name).chain(names) {
                let known = seen.entry(name).or_default();
                if !known.contains(&area) {
                    known.push(area.clone());
                }
            }
        }
        let mut spread = Self::default();
        for (name, areas) in seen.into_iter().filter(|(_, areas)| areas.len() > 1) {
            spread.places.entry(fold(name)).or_default().extend(areas);
        }
        spread
    }

    /// How many places that lie apart have a folded name within an area; none or one where the
    /// name can be only one institution's.
    pub(super) fn within(&self, name: &str, area: &JurisdictionCode, places: &Places<'_>) -> usize {
        let all = self.places.get(name).into_iter().flatten();
        let below: Vec<&JurisdictionCode> =
            all.filter(|place| *place != area && places.is_within(place, area)).collect();
        let is_smallest = |place: &&&JurisdictionCode| {
            !below.iter().any(|other| other != *place && places.is_within(other, place))
        };
        below.iter().filter(is_smallest).count()
    }
}
