//! The three answers to "which one does this text mean?".

/// What a text was found to mean. Ambiguous and unknown are answers, not errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution<T> {
    /// Exactly one.
    Resolved(T),
    /// Several, in the order of their ids; the text does not say which.
    Ambiguous(Vec<T>),
    /// None.
    Unknown,
}

impl<T: Ord> Resolution<T> {
    /// The answer for a set of candidates.
    pub(crate) fn of(candidates: impl IntoIterator<Item = T>) -> Self {
        let mut found: Vec<T> = candidates.into_iter().collect();
        found.sort();
        found.dedup();
        match found.pop() {
            None => Self::Unknown,
            Some(only) if found.is_empty() => Self::Resolved(only),
            Some(last) => {
                found.push(last);
                Self::Ambiguous(found)
            }
        }
    }
}

impl<T> Resolution<T> {
    /// The one meant, if it is exactly one.
    pub fn resolved(self) -> Option<T> {
        match self {
            Self::Resolved(one) => Some(one),
            Self::Ambiguous(_) | Self::Unknown => None,
        }
    }

    /// Answers about another thing of the same number.
    pub(crate) fn map<U>(self, change: impl Fn(T) -> U) -> Resolution<U> {
        match self {
            Self::Resolved(one) => Resolution::Resolved(change(one)),
            Self::Ambiguous(several) => {
                Resolution::Ambiguous(several.into_iter().map(change).collect())
            }
            Self::Unknown => Resolution::Unknown,
        }
    }
}
