//! Small numbers of cases, which can point at a person.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::num::NonZeroU32;

/// Which counts are too small to be told: `[small-counts]` of `site.toml`. Off unless set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SmallCounts {
    /// The largest count not told, for technologies that have no limit of their own; 0 tells all.
    pub limit: u32,
    /// Limits of single technologies, by technology id; 0 tells all.
    pub technologies: BTreeMap<String, u32>,
    /// Whether a count is told although what was added since the last one told is as small.
    pub tell_growth: bool,
}

/// A count that is not told: less than this, and more than the last one told. 1 to 10 are told as
/// 少于 11, since 少于 10 would be untrue of 10; 42 to 51 after 41 as 少于 52.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Few(NonZeroU32);

impl Few {
    /// Less than this; `None` for 0.
    #[must_use]
    pub fn than(count: u32) -> Option<Self> {
        NonZeroU32::new(count).map(Self)
    }

    /// What the count is less than.
    #[must_use]
    pub fn below(self) -> u32 {
        self.0.get()
    }

    /// As pages say it: 少于 11.
    #[must_use]
    pub fn in_chinese(self) -> String {
        format!("少于 {}", self.0)
    }

    /// As data and the ledger say it: `<11`.
    #[must_use]
    pub fn code(self) -> String {
        format!("<{}", self.0)
    }

    /// Reads [`Few::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        code.strip_prefix('<')?.parse().ok().map(Self)
    }
}

impl SmallCounts {
    /// Whether no count is kept back.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.limit == 0 && self.technologies.values().all(|limit| *limit == 0)
    }

    /// What is told instead of a count; `None` where the count is told. 0 is always told: it
    /// speaks of nobody.
    #[must_use]
    pub fn instead_of(&self, technology: &str, count: u32) -> Option<Few> {
        let limit = self.limit_of(technology);
        let small = (1..=limit).contains(&count);
        Few::than(limit.saturating_add(1)).filter(|_| small)
    }

    /// What is told instead of a count that follows one told, where the cases between the two
    /// are as few. No growth and a smaller count, which is a mistake, are told.
    #[must_use]
    pub fn growth(&self, technology: &str, told: u32, count: u32) -> Option<Few> {
        let limit = if self.tell_growth { 0 } else { self.limit_of(technology) };
        let small = count.checked_sub(told).is_some_and(|grown| (1..=limit).contains(&grown));
        Few::than(told.saturating_add(limit).saturating_add(1)).filter(|_| small)
    }

    fn limit_of(&self, technology: &str) -> u32 {
        self.technologies.get(technology).copied().unwrap_or(self.limit)
    }
}

#[cfg(test)]
mod tests {
    use super::{Few, SmallCounts};

    #[test]
    fn one_to_the_limit_are_not_told() {
        let counts = SmallCounts {
            limit: 10,
            technologies: [("ecmo".to_owned(), 0), ("tumor-ablation".to_owned(), 4)].into(),
            tell_growth: false,
        };
        let told = |technology, count| counts.instead_of(technology, count).map(Few::below);
        assert_eq!(
            [0, 1, 10, 11].map(|count| told("other", count)),
            [None, Some(11), Some(11), None]
        );
        assert_eq!(told("ecmo", 1), None);
        assert_eq!([4, 5].map(|count| told("tumor-ablation", count)), [Some(5), None]);
        let grown = |technology, count| counts.growth(technology, 41, count).map(Few::below);
        assert_eq!(
            [40, 41, 42, 51, 52].map(|count| grown("other", count)),
            [None, None, Some(52), Some(52), None]
        );
        assert_eq!(grown("ecmo", 42), None);
        let telling = SmallCounts { tell_growth: true, ..counts.clone() };
        assert_eq!(telling.growth("other", 41, 42), None);
        let few = counts.instead_of("other", 3).expect("few");
        assert_eq!(Few::from_code(&few.code()), Some(few));
    }
}
