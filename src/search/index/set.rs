//! Sets of documents by number.

/// A set of documents of one index, one bit each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DocSet {
    words: Vec<u64>,
}

impl DocSet {
    /// None of so many documents.
    pub(crate) fn empty(documents: u32) -> Self {
        Self { words: vec![0; documents.div_ceil(64) as usize] }
    }

    /// All of so many documents.
    pub(crate) fn full(documents: u32) -> Self {
        let mut set = Self::empty(documents);
        (0..documents).for_each(|each| set.insert(each));
        set
    }

    /// These of so many documents.
    pub(crate) fn of(documents: u32, members: impl IntoIterator<Item = u32>) -> Self {
        let mut set = Self::empty(documents);
        members.into_iter().for_each(|each| set.insert(each));
        set
    }

    pub(crate) fn insert(&mut self, document: u32) {
        self.words[document as usize / 64] |= 1 << (document % 64);
    }

    pub(crate) fn contains(&self, document: u32) -> bool {
        self.words[document as usize / 64] >> (document % 64) & 1 == 1
    }

    /// Keeps what the other set has too.
    pub(crate) fn and(mut self, other: &Self) -> Self {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
        self
    }

    /// Adds what the other set has.
    pub(crate) fn or(mut self, other: &Self) -> Self {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
        self
    }

    /// Drops what the other set has.
    pub(crate) fn minus(mut self, other: &Self) -> Self {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
        self
    }

    pub(crate) fn len(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// How many both sets have.
    pub(crate) fn common(&self, other: &Self) -> u32 {
        let words = self.words.iter().zip(&other.words);
        words.map(|(word, other)| (word & other).count_ones()).sum()
    }

    /// Of a large set its members among some of the documents, evenly spread; `words` times 64 of
    /// them, or a few less.
    pub(crate) fn sample(&self, words: usize) -> Self {
        let step = self.words.len().div_ceil(words).max(1);
        Self { words: self.words.iter().step_by(step).copied().collect() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Its members in ascending order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().zip(0u32..).flat_map(|(word, at)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(at * 64 + bit)
            })
        })
    }
}
