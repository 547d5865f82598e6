//! Rows of one filing by the day on which it was completed, for finding those of the same day without
//! comparing each with each.

use super::stated::Stated;
use crate::date::PartialDate;
use crate::lookup::Map;

/// Rows by the day on which they say that a filing was completed.
pub(crate) struct ByDay {
    exactly: Map<Option<PartialDate>, Vec<usize>>,
    /// Those that are more precise: of 2021-05-06 under 2021-05 and 2021.
    within: Map<PartialDate, Vec<usize>>,
}

impl ByDay {
    /// Some of the rows of one filing.
    pub(crate) fn of(same: &[Stated<'_>], rows: &[usize]) -> Self {
        let mut by_day = Self { exactly: Map::default(), within: Map::default() };
        for &at in rows {
            let day = same[at].completed;
            by_day.exactly.entry(day).or_default().push(at);
            for coarser in day.into_iter().flat_map(coarser) {
                by_day.within.entry(coarser).or_default().push(at);
            }
        }
        by_day
    }

    /// The rows whose day can be this one; of no day, those without one.
    pub(crate) fn compatible(
        &self,
        day: Option<PartialDate>,
    ) -> impl Iterator<Item = usize> + use<'_> {
        let coarser = day.into_iter().flat_map(coarser);
        let coarser = coarser.filter_map(|day| self.exactly.get(&Some(day)));
        let within = day.and_then(|day| self.within.get(&day));
        self.exactly.get(&day).into_iter().chain(within).chain(coarser).flatten().copied()
    }

    /// The same, and those without a day; of no day, all rows.
    pub(crate) fn perhaps<'a>(
        &'a self,
        day: Option<PartialDate>,
        rows: &'a [usize],
    ) -> impl Iterator<Item = usize> + use<'a> {
        let undated = self.exactly.get(&None).filter(|_| day.is_some());
        let all = rows.iter().filter(move |_| day.is_none());
        let of_day = day.map(|day| self.compatible(Some(day)));
        all.copied()
            .chain(undated.into_iter().flatten().copied())
            .chain(of_day.into_iter().flatten())
    }
}

/// The same day told less precisely.
fn coarser(day: PartialDate) -> impl Iterator<Item = PartialDate> {
    (1..day.parts_known()).map(move |parts| day.with_parts(parts))
}
