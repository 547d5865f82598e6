//! What the other rows of one filing say beside a row.
//!
//! Comparing each row with each other would take long where a list repeats one filing thousands of
//! times. Rows that are alike in all that is compared are compared once, and those of the same days
//! are left aside together where they are of filings one after the other.

use super::levels::Levels;
use super::standing::{MOST_NAMED, RowStanding};
use super::stated::{End, Stated};
use crate::catalog::AuthorityId;
use crate::date::PartialDate;
use crate::lookup::Map;
use jiff::civil::Date;

/// The status of a row, and its days.
type Days = (Option<End>, Option<PartialDate>, Option<PartialDate>);

/// What else is compared.
type Details<'d> = (Option<&'d AuthorityId>, bool, Option<Date>, Option<&'d str>);

/// Rows that are alike, from top to bottom.
type Alike = Vec<usize>;

/// Rows of the same days.
type OfDays<'d> = (Days, Vec<(Details<'d>, Alike)>);

/// What becomes of each row beside the others.
pub(crate) fn beside_others<'c>(same: &[Stated<'_>], levels: Levels<'_>) -> Vec<RowStanding<'c>> {
    let all = by_days(same, levels);
    let mut standings = vec![RowStanding::Holds; same.len()];
    for (_, groups) in &all {
        for (_, alike) in groups {
            let standing = beside(same, alike[0], &all, levels);
            alike.iter().for_each(|at| standings[*at] = standing.clone());
        }
    }
    standings
}

/// Rows by what is compared, in the order of the first of each.
fn by_days<'d>(same: &[Stated<'d>], levels: Levels<'_>) -> Vec<OfDays<'d>> {
    let mut all: Vec<OfDays<'_>> = Vec::new();
    let mut places: Map<Days, (usize, Map<Details<'_>, usize>)> = Map::default();
    for (at, row) in same.iter().enumerate() {
        let days = (row.end, row.completed, row.since);
        let details = (row.authority, row.names_authority(), levels.snapshot(row), row.department);
        let (place, within) = places.entry(days).or_insert_with(|| {
            all.push((days, Vec::new()));
            (all.len() - 1, Map::default())
        });
        let groups = &mut all[*place].1;
        let place = *within.entry(details).or_insert_with(|| {
            groups.push((details, Alike::new()));
            groups.len() - 1
        });
        groups[place].1.push(at);
    }
    all
}

/// What becomes of the rows that are like one.
fn beside<'c>(
    same: &[Stated<'_>],
    own: usize,
    all: &[OfDays<'_>],
    levels: Levels<'_>,
) -> RowStanding<'c> {
    let own = &same[own];
    let is_replaced = |one: &Stated<'_>, later: &Stated<'_>| {
        one.is_replaced_by(later) || levels.is_ended_by(one, later)
    };
    let (mut contradicting, mut last) = (Vec::new(), None);
    for (_, groups) in all {
        let first = groups[0].1[0];
        if are_enough(&contradicting, first) {
            break;
        }
        if are_apart(own, &same[first]) {
            continue;
        }
        for (_, alike) in groups {
            let other = &same[alike[0]];
            if are_enough(&contradicting, alike[0]) {
                break;
            }
            if is_replaced(own, other) {
                last = last.max(Some((other.since, alike[alike.len() - 1])));
            } else if !is_replaced(other, own) {
                contradicting.extend(alike.iter().take(MOST_NAMED + 1));
                contradicting.sort_unstable();
                contradicting.truncate(MOST_NAMED + 1);
            }
        }
    }
    match last {
        _ if !contradicting.is_empty() => RowStanding::Contradicted(contradicting),
        Some((_, last)) => RowStanding::Replaced(last),
        None => RowStanding::Holds,
    }
}

/// Whether as many rows as are told stand above this one.
fn are_enough(contradicting: &[usize], first: usize) -> bool {
    contradicting.get(MOST_NAMED).is_some_and(|last| *last < first)
}

/// Whether two rows state the same status, or are of two filings one after the other.
fn are_apart(one: &Stated<'_>, other: &Stated<'_>) -> bool {
    one.end == other.end || one.is_filed_after(other) || other.is_filed_after(one)
}
