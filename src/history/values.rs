//! The published values of a record, by the names of the data dictionary.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Names and values in the order of the names, in JSON an object of texts.
///
/// A national ledger has a million of them, so they share one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    text: Box<str>,
    /// Where each name and each value ends.
    ends: Box<[u32]>,
}

impl Values {
    /// The value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Names and values, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let pair = |at: usize| (self.part(at), self.part(at + 1));
        (0..self.ends.len()).step_by(2).map(pair)
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    fn part(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[at] as usize]
    }
}

impl<N: AsRef<str> + Ord, V: AsRef<str>> FromIterator<(N, V)> for Values {
    /// Of several values of one name the last counts.
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let mut sorted: Vec<(N, V)> = pairs.into_iter().collect();
        sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
        sorted.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                std::mem::swap(later, earlier);
            }
            same
        });
        let (mut text, mut ends) = (String::new(), Vec::with_capacity(sorted.len() * 2));
        for part in sorted.iter().flat_map(|(name, value)| [name.as_ref(), value.as_ref()]) {
            text.push_str(part);
            ends.push(text.len() as u32);
        }
        Self { text: text.into_boxed_str(), ends: ends.into_boxed_slice() }
    }
}

impl Ord for Values {
    fn cmp(&self, other: &Self) -> Ordering {
        self.iter().cmp(other.iter())
    }
}

impl PartialOrd for Values {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.ends.len() / 2))?;
        for (name, value) in self.iter() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        BTreeMap::<String, String>::deserialize(deserializer).map(Self::from_iter)
    }
}

#[cfg(test)]
mod tests {
    use super::Values;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn they_are_the_map_they_are_made_of(
            one: BTreeMap<String, String>,
            other: BTreeMap<String, String>,
        ) {
            let values: Values = one.clone().into_iter().collect();
            let others: Values = other.clone().into_iter().collect();
            let twice = one.keys().map(|name| (name.clone(), String::new())).chain(one.clone());
            prop_assert_eq!(twice.collect::<Values>(), values.clone());
            prop_assert!(values.iter().eq(one.iter().map(|(name, value)| (&**name, &**value))));
            prop_assert_eq!(values.cmp(&others), one.cmp(&other));
            for name in one.keys().chain(other.keys()) {
                prop_assert_eq!(values.get(name), one.get(name).map(String::as_str));
            }
            let json = serde_json::to_string(&values).expect("JSON");
            prop_assert_eq!(&json, &serde_json::to_string(&one).expect("JSON"));
            prop_assert_eq!(serde_json::from_str::<Values>(&json).expect("values"), values);
        }
    }
}
