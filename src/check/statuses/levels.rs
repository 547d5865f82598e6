//! One filing in the lists of several authorities.
//!
//! A filing is made once, with the authority that issued the licence, and is reported upwards
//! (Measures, art. 11); every authority publishes those of its area (art. 40). So a province's list
//! has the filings of its cities' lists, and a row that names no authority does not say that the
//! one in whose list it stands holds the filing. Where only the lists tell, the lowest of them is
//! taken for the holder's: it is reported upwards, not downwards.

use super::by_day::ByDay;
use super::standing::{RowStanding, holding};
use super::stated::Stated;
use crate::catalog::{AuthorityId, Reference};
use crate::lookup::Set;
use crate::source::{Location, Sources};
use jiff::civil::Date;

/// Knows whose list a row stands in, and which authorities are above which.
#[derive(Clone, Copy)]
pub(crate) struct Levels<'r> {
    /// `None` where nothing is filed with authorities of several levels.
    reference: Option<&'r Reference>,
    sources: &'r Sources,
}

impl<'r> Levels<'r> {
    /// Of filings.
    pub(crate) fn of_filings(reference: &'r Reference, sources: &'r Sources) -> Self {
        Self { reference: Some(reference), sources }
    }

    /// Of training bases, which are the province's.
    pub(crate) fn of_bases(sources: &'r Sources) -> Self {
        Self { reference: None, sources }
    }

    /// Whether two rows stand in lists of two authorities.
    pub(crate) fn are_of_two_lists(&self, one: Location, other: Location) -> bool {
        let folder = |at: Location| &self.sources.file(at.file).authority;
        self.reference.is_some() && one.file != other.file && folder(one) != folder(other)
    }

    /// Joins the rows of lists of several authorities that state one filing.
    pub(crate) fn join(&self, same: &[Stated<'_>], standings: &mut [RowStanding<'_>]) {
        for at in 0..same.len() {
            if let RowStanding::Repeats(by) = standings[at]
                && self.are_of_two_lists(same[at].row.location, same[by].row.location)
            {
                standings[at] = RowStanding::Joined(by);
            }
        }
        let rows = holding(standings);
        if rows.windows(2).all(|pair| same[pair[0]].authority == same[pair[1]].authority) {
            return;
        }
        let held = self.held(same, &rows);
        for group in held.chunk_by(|one, other| one.0 == other.0) {
            let joined: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
            settle(same, group[0].0, &joined, standings);
        }
        self.take_day_away(same, standings);
    }

    /// The rows that state what another authority holds, each behind the row of that authority,
    /// sorted.
    fn held(&self, same: &[Stated<'_>], rows: &[usize]) -> Vec<(usize, usize)> {
        let by_day = ByDay::of(same, rows);
        let holders = |at: usize| {
            let candidates = by_day.perhaps(same[at].completed, rows);
            candidates.filter(move |other| {
                same[at].end == same[*other].end && self.holds_rather(&same[*other], &same[at])
            })
        };
        let lowest: Set<usize> =
            rows.iter().copied().filter(|at| holders(*at).next().is_none()).collect();
        let holder = |at: usize| {
            let likeness = |holder: &usize| {
                let (own, other) = (same[at].parts(), same[*holder].parts());
                let is_like = own.says_all_of(&other) || other.says_all_of(&own);
                (!is_like, *holder)
            };
            let holder = holders(at).filter(|holder| lowest.contains(holder)).min_by_key(likeness);
            holder.map(|holder| (holder, at))
        };
        let mut held: Vec<(usize, usize)> = rows.iter().filter_map(|at| holder(*at)).collect();
        held.sort_unstable();
        held
    }

    /// Whether the authority of a row holds the filing, and not that of another row: it is named,
    /// or the other one is above it.
    fn holds_rather(&self, holder: &Stated<'_>, other: &Stated<'_>) -> bool {
        let Some((own, above)) = holder.authority.zip(other.authority) else { return false };
        if own == above {
            return false;
        }
        match (holder.names_authority(), other.names_authority()) {
            (true, true) | (false, true) => false,
            (true, false) => self.is_below(own, above) || self.is_below(above, own),
            (false, false) => self.is_below(own, above),
        }
    }

    /// Whether a later export of the authority that holds a filing says that it has ended, and the
    /// row of a superior's list, in which it is valid, is of an export before that.
    pub(super) fn is_ended_by(&self, valid: &Stated<'_>, ended: &Stated<'_>) -> bool {
        valid.end.is_none()
            && ended.end.is_some()
            && valid.completed.is_some()
            && valid.completed == ended.completed
            && !valid.is_of_another(ended)
            && self.is_of_earlier(valid, ended)
            && self.holds_rather(ended, valid)
    }

    /// The day of the export in which a row stands.
    pub(super) fn snapshot(&self, row: &Stated<'_>) -> Option<Date> {
        self.sources.file(row.row.location.file).snapshot
    }

    fn is_below(&self, own: &AuthorityId, above: &AuthorityId) -> bool {
        self.reference.is_some_and(|reference| reference.is_below(own, above))
    }

    /// Where one valid row of each list is left, and they give the filing several days, it is
    /// published with that of the list of who holds it where all others are older: what was put
    /// right there has not come up yet. Else it is published without one.
    fn take_day_away(&self, same: &[Stated<'_>], standings: &mut [RowStanding<'_>]) {
        let rows: Vec<usize> =
            holding(standings).into_iter().filter(|at| same[*at].end.is_none()).collect();
        let holds_all = |at: &&usize| {
            rows.iter().all(|other| {
                other == *at
                    || (self.holds_rather(&same[**at], &same[*other])
                        && same[**at].entry == same[*other].entry)
            })
        };
        let Some(holder) = rows.iter().find(holds_all).filter(|_| rows.len() > 1) else { return };
        let others = || rows.iter().filter(|other| *other != holder);
        others().for_each(|other| standings[*other] = RowStanding::JoinedThough(*holder));
        let is_newest = others().all(|other| self.is_of_earlier(&same[*other], &same[*holder]));
        if !is_newest || same[*holder].completed.is_none() {
            standings[*holder] = RowStanding::WithoutDay;
        }
    }

    /// Whether a row is of an earlier export than another one.
    fn is_of_earlier(&self, one: &Stated<'_>, other: &Stated<'_>) -> bool {
        self.snapshot(one) < self.snapshot(other)
    }
}

/// Of rows that state one filing the holder's is published, or one that says all of it and more.
fn settle(same: &[Stated<'_>], holder: usize, joined: &[usize], standings: &mut [RowStanding<'_>]) {
    let own = same[holder].parts();
    let (otherwise, joined): (Vec<usize>, Vec<usize>) =
        joined.iter().partition(|at| same[holder].ends_on_another_day(&same[**at]));
    for at in &otherwise {
        standings[*at] = RowStanding::EndsOtherwise(holder);
        standings[holder] = RowStanding::Undated;
    }
    let says_more = |at: &&usize| {
        let parts = same[**at].parts();
        parts.says_all_of(&own) && !own.says_all_of(&parts)
    };
    let fuller = joined.iter().find(says_more).filter(|_| otherwise.is_empty()).copied();
    let published = fuller.unwrap_or(holder);
    if published != holder {
        standings[holder] = RowStanding::Joined(published);
        standings[published] = RowStanding::HeldBy(holder);
    }
    let parts = same[published].parts();
    for at in joined.into_iter().filter(|at| *at != published) {
        standings[at] = match parts.says_all_of(&same[at].parts()) {
            true => RowStanding::Joined(published),
            false => RowStanding::JoinedThough(published),
        };
    }
}
