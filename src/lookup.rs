//! Maps that are asked far more often than they are made.
//!
//! The only module that knows `foldhash` and `indexmap`. A national build looks places and
//! technologies up some hundred million times; in a tree each time compares a dozen texts.

use std::hash::{BuildHasher, Hasher};

/// A map in the order in which it was made, found by hash: for the fixed tables of places,
/// technologies and the like, which are sorted when they are made.
pub(crate) type Table<K, V> = indexmap::IndexMap<K, V, foldhash::fast::FixedState>;

/// A map without an order. Its keys come from outside, so its seed is another in each run: no
/// input can be made to fall onto one place.
pub(crate) type Map<K, V> = std::collections::HashMap<K, V, foldhash::fast::RandomState>;

/// A set without an order, as [`Map`].
pub(crate) type Set<K> = std::collections::HashSet<K, foldhash::fast::RandomState>;

/// Hashes texts one after another, the same way in every thread of one run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts(foldhash::quality::RandomState);

impl Texts {
    /// The hash of parts that belong together; where one part ends counts.
    pub(crate) fn hash(&self, parts: &[&str]) -> u64 {
        let mut hasher = self.0.build_hasher();
        for part in parts {
            hasher.write(part.as_bytes());
            hasher.write_usize(part.len());
        }
        hasher.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{Table, Texts};

    #[test]
    fn tables_keep_their_order() {
        let table: Table<&str, u32> = [("b", 1), ("a", 2), ("c", 3)].into_iter().collect();
        assert_eq!(table.keys().copied().collect::<Vec<_>>(), ["b", "a", "c"]);
        assert_eq!(table.get("a"), Some(&2));
    }

    #[test]
    fn where_a_part_ends_counts() {
        let texts = Texts::default();
        assert_eq!(texts.hash(&["a", "bc"]), texts.clone().hash(&["a", "bc"]));
        assert_ne!(texts.hash(&["a", "bc"]), texts.hash(&["ab", "c"]));
        assert_ne!(texts.hash(&["a"]), texts.hash(&["a", ""]));
    }
}
