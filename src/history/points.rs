//! The points of a series by their dates.

use crate::date::PartialDate;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Cumulative cases by the date they are counted to, in the order of the dates; in JSON an object.
///
/// A national ledger has a quarter of a million series of one point or a few, for which the nodes
/// of a tree are ten times too large.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Points(Vec<(PartialDate, u32)>);

impl Points {
    /// The count of a date.
    #[must_use]
    pub fn get(&self, as_of: PartialDate) -> Option<u32> {
        self.place(as_of).ok().map(|at| self.0[at].1)
    }

    /// Date and count, the oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (PartialDate, u32)> + '_ {
        self.0.iter().copied()
    }

    /// The newest point.
    #[must_use]
    pub fn last(&self) -> Option<(PartialDate, u32)> {
        self.0.last().copied()
    }

    /// Sets the count of a date; gives the one it had.
    pub(super) fn insert(&mut self, as_of: PartialDate, cases: u32) -> Option<u32> {
        match self.place(as_of) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, cases)),
            Err(at) => {
                self.0.reserve_exact(1);
                self.0.insert(at, (as_of, cases));
                None
            }
        }
    }

    /// Takes the count of a date out.
    pub(super) fn remove(&mut self, as_of: PartialDate) -> Option<u32> {
        self.place(as_of).ok().map(|at| self.0.remove(at).1)
    }

    /// Keeps the counts that are to be kept.
    pub(super) fn retain(&mut self, mut keeps: impl FnMut(u32) -> bool) {
        self.0.retain(|(_, cases)| keeps(*cases));
    }

    fn place(&self, as_of: PartialDate) -> Result<usize, usize> {
        self.0.binary_search_by_key(&as_of, |(as_of, _)| *as_of)
    }
}

impl FromIterator<(PartialDate, u32)> for Points {
    fn from_iter<I: IntoIterator<Item = (PartialDate, u32)>>(points: I) -> Self {
        let mut all = Self::default();
        for (as_of, cases) in points {
            all.insert(as_of, cases);
        }
        all
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Points;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("counts by date")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Points, A::Error> {
                let mut points = Points::default();
                while let Some((as_of, cases)) = map.next_entry()? {
                    points.insert(as_of, cases);
                }
                Ok(points)
            }
        }
        deserializer.deserialize_map(Object)
    }
}

#[cfg(test)]
mod tests {
    use super::Points;
    use crate::date::PartialDate;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn date(text: &str) -> PartialDate {
        PartialDate::from_iso(text).expect("a date")
    }

    proptest! {
        #[test]
        fn is_a_map_by_date(changes in proptest::collection::vec((0..12_u32, 0..40_u32, any::<bool>()), 0..40)) {
            let (mut points, mut map) = (Points::default(), BTreeMap::new());
            for (month, cases, taken) in changes {
                let as_of = date(&format!("2026-{:02}", month + 1));
                if taken {
                    prop_assert_eq!(points.remove(as_of), map.remove(&as_of));
                } else {
                    prop_assert_eq!(points.insert(as_of, cases), map.insert(as_of, cases));
                }
                prop_assert_eq!(points.get(as_of), map.get(&as_of).copied());
            }
            prop_assert_eq!(points.last(), map.last_key_value().map(|(as_of, cases)| (*as_of, *cases)));
            let json = serde_json::to_string(&points).expect("JSON");
            prop_assert_eq!(&json, &serde_json::to_string(&map).expect("JSON"));
            prop_assert_eq!(serde_json::from_str::<Points>(&json).expect("read again"), points);
        }
    }
}
