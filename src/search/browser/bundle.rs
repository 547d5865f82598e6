//! Which long keys share a file: those that the same documents hold. A name asks for several of
//! them, and each file is a request; which key is where is in the head.

use crate::search::index::key::Family;
use crate::search::index::set::DocSet;
use std::cmp::Reverse;

/// Bytes of a file of long keys at most, if there is more than one key in it.
const MOST_BYTES: usize = 8000;

/// Of the documents that hold one of two keys, one in so many must hold both.
const LEAST_ALIKE: u32 = 10;

/// Words of the sample that tells whether two keys are worth comparing whole: the pairs are very
/// many, and most have nothing in common.
const SAMPLE_WORDS: usize = 128;

/// A key with many documents.
pub(crate) struct LongKey {
    pub(crate) key: String,
    /// Its lists, encoded.
    pub(crate) bytes: Vec<u8>,
    /// All that stand in one of its lists.
    pub(crate) documents: DocSet,
}

/// The places of the keys of each file, the keys most alike put together first.
pub(crate) fn bundles(long: &[LongKey]) -> Vec<Vec<usize>> {
    let mut bundles: Vec<Vec<usize>> = (0..long.len()).map(|at| vec![at]).collect();
    let mut bundle_of: Vec<usize> = (0..long.len()).collect();
    let mut bytes: Vec<usize> = long.iter().map(|each| each.bytes.len()).collect();
    for (_, one, other) in alike(long) {
        let (one, other) = (bundle_of[one], bundle_of[other]);
        if one == other || bytes[one] + bytes[other] > MOST_BYTES {
            continue;
        }
        let moved = std::mem::take(&mut bundles[other]);
        moved.iter().for_each(|at| bundle_of[*at] = one);
        bundles[one].extend(moved);
        bytes[one] += bytes[other];
    }
    bundles.retain(|each| !each.is_empty());
    bundles
}

/// Pairs of keys of one family that are alike enough, the most alike first.
fn alike(long: &[LongKey]) -> Vec<(Reverse<u32>, usize, usize)> {
    let sizes: Vec<u32> = long.iter().map(|each| each.documents.len()).collect();
    let samples: Vec<Sample> = long.iter().map(|each| Sample::of(&each.documents)).collect();
    let mut found = Vec::new();
    for (one, first) in long.iter().enumerate() {
        for (other, second) in long.iter().enumerate().skip(one + 1) {
            let (less, more) = (sizes[one].min(sizes[other]), sizes[one].max(sizes[other]));
            if less * LEAST_ALIKE < more || Family::of(&first.key) != Family::of(&second.key) {
                continue;
            }
            if !samples[one].may_be_alike(&samples[other]) {
                continue;
            }
            let both = first.documents.common(&second.documents);
            let either = less + more - both;
            if both * LEAST_ALIKE >= either {
                let share = u64::from(both) * 1_000_000 / u64::from(either.max(1));
                found.push((Reverse(share as u32), one, other));
            }
        }
    }
    found.sort_unstable();
    found
}

/// Some of the documents of a key.
struct Sample {
    documents: DocSet,
    size: u32,
}

impl Sample {
    fn of(documents: &DocSet) -> Self {
        let documents = documents.sample(SAMPLE_WORDS);
        let size = documents.len();
        Self { documents, size }
    }

    /// Whether the sample does not speak clearly against it.
    fn may_be_alike(&self, other: &Self) -> bool {
        let both = self.documents.common(&other.documents);
        let either = self.size + other.size - both;
        both * LEAST_ALIKE * 2 >= either
    }
}

#[cfg(test)]
mod tests {
    use super::{DocSet, LongKey, MOST_BYTES, SAMPLE_WORDS, bundles};

    fn key(key: &str, bytes: usize, documents: std::ops::Range<u32>) -> LongKey {
        let documents = DocSet::of(100, documents);
        LongKey { key: key.to_owned(), bytes: vec![0; bytes], documents }
    }

    #[test]
    fn keys_of_the_same_documents_share_a_file_that_stays_small() {
        let long = [
            key("人民", 10, 0..50),
            key("春市", 10, 90..100),
            key("民医", 10, 0..48),
            key("yi'yuan", 10, 0..50),
            key("医院", MOST_BYTES, 0..50),
        ];
        assert_eq!(bundles(&long), [vec![0, 2], vec![1], vec![3], vec![4]]);
    }

    #[test]
    fn among_very_many_documents_keys_that_are_alike_are_still_found() {
        let documents = SAMPLE_WORDS as u32 * 64 * 7 + 13;
        let every = |step: usize, from: u32| DocSet::of(documents, (from..documents).step_by(step));
        let key = |key: &str, documents| LongKey { key: key.to_owned(), bytes: vec![0], documents };
        let long = [
            key("人民", every(3, 0)),
            key("中医", every(3, 1)),
            key("民医", every(6, 0)),
            key("医院", every(9, 1)),
        ];
        assert_eq!(bundles(&long), [vec![0, 2], vec![1, 3]]);
    }
}
