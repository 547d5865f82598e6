//! Seeded random numbers that are the same on every machine and in every version.

/// SplitMix64 (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", 2014).
pub(super) struct Random(u64);

impl Random {
    /// A stream of its own for each label and number, so that drawing more of one thing leaves
    /// the others as they were.
    pub(super) fn new(seed: u64, label: &str, number: usize) -> Self {
        let mut random = Self(seed);
        for byte in label.bytes() {
            random.0 = random.next() ^ u64::from(byte);
        }
        random.0 = random.next() ^ number as u64;
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 where the bound is 0.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        // The high half of a 32 × 32 bit product is below the bound.
        let high = self.next() >> 32;
        u32::try_from((high * u64::from(bound)) >> 32).unwrap_or_default()
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// An index below `length`; 0 where it is 0.
    pub(super) fn index(&mut self, length: usize) -> usize {
        self.below(u32::try_from(length).unwrap_or(u32::MAX)) as usize
    }

    /// True in `percent` of a hundred cases.
    pub(super) fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of the items; `None` where there are none.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.index(items.len()))
    }

    /// An index drawn in proportion to the weights; `None` where they sum to nothing.
    pub(super) fn weighted(&mut self, weights: &[u32]) -> Option<usize> {
        let mut rest = self.below(weights.iter().sum());
        weights.iter().position(|&weight| {
            let here = rest < weight;
            rest = rest.saturating_sub(weight);
            here
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn numbers_are_those_of_the_published_algorithm() {
        let mut random = Random(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn draws_stay_in_their_range() {
        let mut random = Random::new(1, "range", 0);
        for _ in 0..1000 {
            assert!((3..=7).contains(&random.between(3, 7)));
            assert_eq!(random.weighted(&[0, 5, 0]), Some(1));
        }
        assert_eq!(random.weighted(&[0, 0]), None);
        assert_eq!(random.pick::<u8>(&[]), None);
    }
}
