//! Which of many rows of one filing say no more than another one of them: 2021年5月 beside
//! 2021-05-06.
//!
//! Comparing each row with each other would take long where a list repeats one filing thousands of
//! times. Rows are grouped by how precise they are; what a row states is told less precisely in the
//! way of each other group, and looked up there.

use super::stated::{Parts, Precision};
use crate::lookup::{Map, Set};

/// The rows of one precision, by what they state: the first of each.
type Group<'d> = Map<Parts<'d>, usize>;

/// For each row the first that says the most of those that say all it says; `None` for those that
/// say the most themselves.
pub(crate) fn fullest(rows: &[Parts<'_>]) -> Vec<Option<usize>> {
    if rows.len() < 2 {
        return vec![None; rows.len()];
    }
    let mut groups: Map<Precision, Group<'_>> = Map::default();
    for (at, parts) in rows.iter().enumerate() {
        groups.entry(parts.precision()).or_default().entry(*parts).or_insert(at);
    }
    let mut lesser: Set<usize> = Set::default();
    for_each_lesser(&groups, |at, _| {
        lesser.insert(at);
    });
    let mut fuller: Map<usize, usize> = Map::default();
    for_each_lesser(&groups, |at, by| {
        if !lesser.contains(&by) {
            let first = fuller.entry(at).or_insert(by);
            *first = by.min(*first);
        }
    });
    let fullest = |(at, parts): (usize, &Parts<'_>)| {
        let first = groups[&parts.precision()][parts];
        fuller.get(&first).copied().or((first != at).then_some(first))
    };
    rows.iter().enumerate().map(fullest).collect()
}

/// Gives each row, of those that say the same the first, with each that says more.
fn for_each_lesser(groups: &Map<Precision, Group<'_>>, mut take: impl FnMut(usize, usize)) {
    for (own, group) in groups {
        for (precision, others) in groups.iter().filter(|(other, _)| *other != own) {
            for (parts, by) in group {
                if let Some(at) = parts.told_as(precision).and_then(|told| others.get(&told)) {
                    take(*at, *by);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fullest;
    use crate::check::statuses::stated::Parts;
    use crate::date::PartialDate;

    /// Whether a row says nothing that another one does not.
    fn is_within(own: &Parts<'_>, other: &Parts<'_>) -> bool {
        other.told_as(&own.precision()).as_ref() == Some(own)
    }

    /// The same by comparing each with each.
    fn compared(rows: &[Parts<'_>]) -> Vec<Option<usize>> {
        let within = |own: usize, other: usize| own != other && is_within(&rows[own], &rows[other]);
        let is_most = |at: &usize| {
            !(0..rows.len()).any(|other| within(*at, other) && (!within(other, *at) || other < *at))
        };
        let fuller = |own: usize| (0..rows.len()).filter(is_most).find(|it| within(own, *it));
        (0..rows.len()).map(|own| fuller(own).filter(|_| !is_most(&own))).collect()
    }

    #[test]
    fn the_first_of_those_that_say_the_most_is_found() {
        let days = ["", "2021", "2021-05", "2021-05-06", "2021-06", "2022-01-01"];
        let day = |at: usize| PartialDate::from_iso(days[at % days.len()]);
        let texts = [None, Some("介入科"), Some("超声科")];
        // A fixed sequence that looks like chance.
        let mut seed = 7_usize;
        let mut next = || {
            seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
            seed >> 16
        };
        for _ in 0..400 {
            let rows: Vec<Parts<'_>> = (0..next() % 12)
                .map(|_| {
                    Parts::of_days_and_department([day(next()), day(next())], texts[next() % 3])
                })
                .collect();
            assert_eq!(fullest(&rows), compared(&rows), "{rows:?}");
        }
    }
}
