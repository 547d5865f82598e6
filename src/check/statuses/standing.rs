//! What becomes of a row beside the others of its institution and technology.

use super::beside::beside_others;
use super::by_day::ByDay;
use super::claims::{Claim, Of};
use super::levels::Levels;
use super::repeats;
use super::stated::{Parts, Stated};
use crate::catalog::TechnologyId;
use crate::dataset::InstitutionIndex;
use std::collections::BTreeMap;

/// Rows that are named beside one that they contradict.
pub(crate) const MOST_NAMED: usize = 5;

/// What becomes of a row; the others are given by their places.
#[derive(Clone)]
pub(crate) enum RowStanding<'c> {
    /// It is published.
    Holds,
    /// It is published without the day of its end, for others give other days.
    Undated,
    /// This other one gives its end another day, and is published without one.
    EndsOtherwise(usize),
    /// This other one says the same, and perhaps more.
    Repeats(usize),
    /// It is published, as held by the authority of this other one.
    HeldBy(usize),
    /// It is published without the day of its completion, for lists give several days.
    WithoutDay,
    /// This other one, of another authority's list, states the same filing and says all of it.
    Joined(usize),
    /// This other one, of another authority's list, states the same filing otherwise.
    JoinedThough(usize),
    /// The status of this other one came later.
    Replaced(usize),
    /// These others state something else, and nobody can tell which of them holds: of many, one
    /// more than are named.
    Contradicted(Vec<usize>),
    /// A row that is set aside says that it has ended.
    Ended(&'c Claim),
}

impl RowStanding<'_> {
    /// Whether the row is published.
    pub(crate) fn holds(&self) -> bool {
        matches!(self, Self::Holds | Self::Undated | Self::HeldBy(_) | Self::WithoutDay)
    }

    /// The other row that stands for this one.
    pub(crate) fn stood_for(&self) -> Option<usize> {
        match self {
            Self::EndsOtherwise(by)
            | Self::Repeats(by)
            | Self::Joined(by)
            | Self::JoinedThough(by) => Some(*by),
            _ => None,
        }
    }
}

/// What rows that are set aside say, by whose filing of what it is said.
pub(crate) struct Claims<'c>(
    BTreeMap<(InstitutionIndex, Option<&'c TechnologyId>), Vec<&'c Claim>>,
);

impl<'c> Claims<'c> {
    /// Those about filings, or about training bases, where it is known which.
    pub(crate) fn about(of: Of, claims: &'c [Claim]) -> Self {
        let mut by_filing = BTreeMap::<_, Vec<&Claim>>::new();
        let own = claims.iter().filter(|it| it.of == of || it.of == Of::Institution);
        for claim in own.filter(|it| it.unclear.is_none()) {
            let key = (claim.institution, claim.technology.as_ref());
            by_filing.entry(key).or_default().push(claim);
        }
        Self(by_filing)
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What says that something valid has ended, unless it is something that was completed later.
    fn against(&self, stated: &Stated<'_>) -> Option<&'c Claim> {
        if self.0.is_empty() || stated.end.is_some() {
            return None;
        }
        let of = |what| self.0.get(&(stated.institution, what)).into_iter().flatten();
        let mut own = of(Some(stated.technology)).chain(of(None));
        own.find(|claim| !stated.is_completed_after(claim.completed, claim.since)).copied()
    }
}

/// What becomes of each of the rows of one institution and technology.
pub(crate) fn standings<'c>(
    same: &[Stated<'_>],
    claims: &Claims<'c>,
    levels: Levels<'_>,
) -> Vec<RowStanding<'c>> {
    let is_one = same.windows(2).all(|pair| pair[0].end == pair[1].end);
    let mut standings = match is_one {
        true => vec![RowStanding::Holds; same.len()],
        false => beside_others(same, levels),
    };
    for (standing, stated) in standings.iter_mut().zip(same) {
        if let (RowStanding::Holds, Some(claim)) = (&*standing, claims.against(stated)) {
            *standing = RowStanding::Ended(claim);
        }
    }
    // What came later holds only where it is published itself.
    let sure = |standing: &RowStanding<'c>| match standing {
        RowStanding::Replaced(by) if !standings[*by].holds() => {
            RowStanding::Contradicted(vec![*by])
        }
        standing => standing.clone(),
    };
    let mut standings: Vec<RowStanding<'_>> = standings.iter().map(sure).collect();
    leave_repeats_out(same, &mut standings);
    levels.join(same, &mut standings);
    take_days_away(same, &mut standings);
    standings
}

/// Of rows of which one says all that another one says, the first that says the most is published.
fn leave_repeats_out(same: &[Stated<'_>], standings: &mut [RowStanding<'_>]) {
    let holding = holding(standings);
    let rows: Vec<Parts<'_>> = holding.iter().map(|at| same[*at].parts()).collect();
    for (own, fuller) in repeats::fullest(&rows).into_iter().enumerate() {
        if let Some(fuller) = fuller {
            standings[holding[own]] = RowStanding::Repeats(holding[fuller]);
        }
    }
}

/// Of rows that give the end of one filing several days, the first is published without one.
fn take_days_away(same: &[Stated<'_>], standings: &mut [RowStanding<'_>]) {
    let ended = holding(standings).into_iter().filter(|at| same[*at].end.is_some());
    let ended: Vec<usize> = ended.collect();
    let by_day = ByDay::of(same, &ended);
    for at in ended {
        if !standings[at].holds() {
            continue;
        }
        let is_other = |other: &usize| {
            *other > at && standings[*other].holds() && same[at].ends_otherwise(&same[*other])
        };
        let others: Vec<usize> = by_day.compatible(same[at].completed).filter(is_other).collect();
        for &other in &others {
            standings[other] = RowStanding::EndsOtherwise(at);
            standings[at] = RowStanding::Undated;
        }
    }
}

/// The places of those that are published.
pub(crate) fn holding(standings: &[RowStanding<'_>]) -> Vec<usize> {
    standings.iter().enumerate().filter(|(_, it)| it.holds()).map(|(at, _)| at).collect()
}
