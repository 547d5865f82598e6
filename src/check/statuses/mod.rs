//! Rows that state the same filing, or the same training base, twice or differently.
//!
//! A filing has one status, and is published once. Rows of one institution and technology that
//! state several statuses are of filings one after another, or the dates say which status came
//! later, or nobody can tell: then none of them is published, for a filing that has ended must not
//! look valid. Of rows that say the same, more or less precisely, the one that says the most is.
//!
//! `standing` tells what becomes of a row, from what each has `stated` and what rows that make no
//! record say (`claims`); `levels` joins what several authorities list, `left` sets aside what only a
//! superior's list still has; `unclear_ends` tells of rows
//! that may speak of several filings; `taken` accounts for all that is set aside.

mod beside;
mod by_day;
pub(super) mod candidates;
pub(super) mod claims;
pub(super) mod left;
mod levels;
mod repeats;
mod standing;
pub(super) mod stated;
pub(super) mod taken;
pub(super) mod unclear_ends;

use crate::catalog::{Reference, TechnologyId};
use crate::check::compare::pairs::technology_name;
use crate::check::finding::Finding;
use crate::check::report::place;
use crate::check::rules::{
    conflicting_statuses, duplicate_row, earlier_status, end_dates_differ, listed_twice,
    lists_differ,
};
use crate::dataset::{Dataset, Filing, InstitutionIndex, SaidEnd, SaidOf};
use crate::record::Field;
use crate::source::{FileId, Location};
use claims::{Claim, Of};
use levels::Levels;
use standing::{Claims, MOST_NAMED, RowStanding, standings};
use stated::{Stated, States};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use taken::RowKey;

/// What came of the rows of one kind.
#[derive(Default)]
struct Settled {
    /// Which of the records hold, by their order.
    holds: Vec<bool>,
    /// Those that only repeat others: the counts beside them hold.
    repeats: BTreeSet<usize>,
    /// Those that hold without the day of their end.
    undated: Vec<usize>,
    /// Those that hold without the day of their completion.
    without_day: Vec<usize>,
    /// Those that are held by the authority of another one, which does not hold itself.
    held_by: Vec<(usize, usize)>,
    /// Those that state what stands in another authority's list, with the one that holds.
    joined: Vec<(usize, usize)>,
    /// Those of them of which the other one says all.
    agreeing: BTreeSet<usize>,
    /// What rows say has ended and others say is valid.
    contradicted: Vec<SaidEnd>,
}

/// What is told, and which claims it answers.
struct Telling<'d> {
    dataset: &'d Dataset,
    reference: &'d Reference,
    findings: Vec<Finding>,
    answered: BTreeSet<Location>,
    /// The rows of each table that stand in another authority's list too, and the first of them.
    joined: BTreeMap<(FileId, u16), Joined>,
}

/// Rows of one table that stand in another authority's list too.
struct Joined {
    rows: u32,
    /// The first, and the row of the other list.
    first: [Location; 2],
}

/// Drops the filings and the training bases of which rows state different statuses, and the counts
/// of these filings, from a sorted dataset. The rows concerned are returned.
pub(crate) fn settle(
    dataset: &mut Dataset,
    claims: &[Claim],
    reference: &Reference,
    findings: &mut Vec<Finding>,
) -> BTreeSet<RowKey> {
    let (none, answered) = (Vec::new(), BTreeSet::new());
    let joined = BTreeMap::new();
    let mut telling = Telling { dataset, reference, findings: none, answered, joined };
    let (of_filings, of_bases) =
        (Claims::about(Of::Filing, claims), Claims::about(Of::Base, claims));
    let levels = Levels::of_filings(reference, &dataset.sources);
    let filings = settled(&dataset.filings, &of_filings, levels, &mut telling);
    let levels = Levels::of_bases(&dataset.sources);
    let bases = settled(&dataset.training_bases, &of_bases, levels, &mut telling);
    telling.tell_joined();
    let answered = telling.answered;
    findings.append(&mut telling.findings);
    let said = claims.iter().filter_map(|claim| claim.said(SaidOf::Known(claim.institution)));
    dataset.said_ends.extend(said);
    dataset.said_ends.extend(filings.contradicted.iter().cloned());
    dataset.said_ends.extend(bases.contradicted.iter().cloned());
    dataset.held.extend(dataset.said_ends.iter().filter_map(SaidEnd::of_filing));
    join(&mut dataset.filings, &filings);
    filings.undated.iter().for_each(|at| dataset.filings[*at].status_date = None);
    bases.undated.iter().for_each(|at| dataset.training_bases[*at].status_date = None);
    let mut dropped = drop_filings(dataset, &filings);
    dropped.extend(drop_bases(dataset, &bases));
    findings.extend(unclear_ends::told(dataset, claims, &answered, reference));
    dropped
}

fn settled<T: States>(
    records: &[T],
    claims: &Claims<'_>,
    levels: Levels<'_>,
    telling: &mut Telling<'_>,
) -> Settled {
    let mut settled = Settled { holds: Vec::with_capacity(records.len()), ..Settled::default() };
    for same in alike(records) {
        // Nearly all have one row.
        if claims.is_empty() && same.len() == 1 {
            settled.holds.push(true);
            continue;
        }
        let first = settled.holds.len();
        let same: Vec<Stated<'_>> = same.iter().map(States::stated).collect();
        let standings = standings(&same, claims, levels);
        for at in 0..standings.len() {
            settled.take(first, at, &same, &standings, levels);
            if matches!(standings[at], RowStanding::Contradicted(_)) {
                settled.contradicted.push(T::said_end(&same[at]));
            }
            telling.tell(&same, at, &standings);
        }
    }
    settled
}

/// The rows of one filing: of one institution and technology, or of one part of it where all rows
/// name one. What is said of the whole is said of each part.
fn alike<T: States>(records: &[T]) -> impl Iterator<Item = &[T]> {
    let of_one = records.chunk_by(|one, other| one.whose() == other.whose());
    of_one.flat_map(|same| {
        let in_parts = same[0].part().is_some();
        same.chunk_by(move |one, other| !in_parts || one.part() == other.part())
    })
}

impl Settled {
    /// Takes what became of one row of a filing, whose first row is the first.
    fn take(
        &mut self,
        first: usize,
        at: usize,
        same: &[Stated<'_>],
        standings: &[RowStanding<'_>],
        levels: Levels<'_>,
    ) {
        let own = first + at;
        self.holds.push(standings[at].holds());
        match &standings[at] {
            RowStanding::Repeats(_) | RowStanding::JoinedThough(_) => self.repeats.extend([own]),
            RowStanding::Joined(_) => {
                self.repeats.extend([own]);
                self.agreeing.extend([own]);
            }
            RowStanding::Undated => self.undated.push(own),
            RowStanding::WithoutDay => self.without_day.push(own),
            RowStanding::HeldBy(by) => self.held_by.push((own, first + by)),
            _ => {}
        }
        let mut by = standings[at].stood_for();
        while let Some(next) = by.and_then(|by| standings[by].stood_for()) {
            by = Some(next);
        }
        let [here, there] = [at, by.unwrap_or(at)].map(|at| same[at].row.location);
        let other = by.filter(|by| standings[*by].holds() && levels.are_of_two_lists(here, there));
        self.joined.extend(other.map(|by| (own, first + by)));
    }
}

/// Puts what rows of other lists say to the filings that stand for them.
fn join(filings: &mut [Filing], settled: &Settled) {
    settled.without_day.iter().for_each(|at| filings[*at].completed = None);
    for (at, by) in &settled.held_by {
        filings[*at].authority = filings[*by].authority.clone();
    }
    for (at, by) in &settled.joined {
        let origin = Arc::clone(&filings[*at].origin);
        filings[*by].elsewhere.push(origin);
    }
}

/// Keeps the filings that hold, and drops the counts in the rows of the others.
fn drop_filings(dataset: &mut Dataset, settled: &Settled) -> BTreeSet<RowKey> {
    let record =
        |whose: InstitutionIndex, what: &TechnologyId, row: RowKey| (row, whose, what.clone());
    let others = dataset.filings.iter().enumerate().filter(|(at, _)| !settled.holds[*at]);
    let (mut rows, mut dropped) = (BTreeSet::new(), BTreeSet::new());
    for (at, filing) in others {
        let row = taken::key(filing.origin.location);
        if !settled.agreeing.contains(&at) {
            rows.insert(row);
        }
        if !settled.repeats.contains(&at) {
            dropped.insert(record(filing.institution, &filing.technology, row));
        }
    }
    if settled.holds.iter().all(|holds| *holds) {
        return rows;
    }
    let mut holds = settled.holds.iter();
    dataset.filings.retain(|_| holds.next().is_none_or(|holds| *holds));
    // A count stands and falls with the filing it follows.
    dataset.disclosures.retain(|it| {
        let row = taken::key(it.origin.location);
        !dropped.contains(&record(it.institution, &it.technology, row))
    });
    rows
}

fn drop_bases(dataset: &mut Dataset, settled: &Settled) -> BTreeSet<RowKey> {
    let bases = dataset.training_bases.iter().zip(&settled.holds);
    let others = bases.filter(|(_, holds)| !**holds);
    let rows = others.map(|(it, _)| taken::key(it.origin.location)).collect();
    let mut holds = settled.holds.iter();
    dataset.training_bases.retain(|_| holds.next().is_none_or(|holds| *holds));
    rows
}

impl Telling<'_> {
    fn tell(&mut self, same: &[Stated<'_>], at: usize, standings: &[RowStanding<'_>]) {
        let standing = &standings[at];
        if let RowStanding::Ended(claim) = standing {
            self.answered.insert(claim.at);
        }
        if let RowStanding::Joined(by) = standing {
            let [here, there] = [at, *by].map(|at| same[at].row.location);
            let table = self.joined.entry((here.file, here.sheet));
            let joined = table.or_insert(Joined { rows: 0, first: [here, there] });
            joined.rows += 1;
            joined.first = joined.first.min([here, there]);
        }
        let found = self.told(same, at, standings);
        self.findings.extend(found);
    }

    fn told(
        &self,
        same: &[Stated<'_>],
        at: usize,
        standings: &[RowStanding<'_>],
    ) -> Option<Finding> {
        let (own, row, standing) = (&same[at], same[at].row, &standings[at]);
        let status = |other: usize| same[other].row.location_of(Field::Status);
        let shown =
            |other: usize| format!("{}{}", self.place(status(other)), same[other].in_chinese());
        let whose = self.whose(own);
        match standing {
            RowStanding::Holds
            | RowStanding::Undated
            | RowStanding::HeldBy(_)
            | RowStanding::WithoutDay
            | RowStanding::Joined(_) => None,
            RowStanding::JoinedThough(by) => {
                let lacking = same[*by].parts().lacks_of(&own.parts());
                let at = same[*by].row.location;
                let told = [own.in_chinese(), self.place(at) + &same[*by].in_chinese()];
                let told = [told[0].as_str(), told[1].as_str()];
                let has_day = !matches!(standings[*by], RowStanding::WithoutDay);
                let finding = lists_differ::finding(row, &whose, told, &lacking, has_day);
                Some(finding.with_related(at))
            }
            RowStanding::Repeats(by) => {
                let first = same[*by].row.location;
                let path = &self.dataset.sources.file(first.file).path;
                Some(duplicate_row::of_less(row.location, first, path))
            }
            RowStanding::EndsOtherwise(by) => {
                let told = [own.in_chinese(), shown(*by)];
                let at = same[*by].row.location_of(Field::StatusDate);
                Some(end_dates_differ::finding(row, &whose, [&told[0], &told[1]]).with_related(at))
            }
            RowStanding::Replaced(by) => {
                let told = [own.in_chinese(), shown(*by)];
                let finding = earlier_status::finding(row, &whose, [&told[0], &told[1]]);
                Some(finding.with_related(status(*by)))
            }
            RowStanding::Ended(claim) => {
                let what = claim.what.trim_start_matches("这里");
                let told = [own.in_chinese(), format!("{}{what}", self.place(claim.at))];
                let finding = conflicting_statuses::finding(row, &whose, [&told[0], &told[1]]);
                Some(finding.with_related(claim.at))
            }
            RowStanding::Contradicted(by) => {
                let others: Vec<_> = by.iter().map(|other| &same[*other]).collect();
                Some(self.contradicted(own, &others))
            }
        }
    }

    /// A row beside the others that contradict it.
    fn contradicted(&self, own: &Stated<'_>, others: &[&Stated<'_>]) -> Finding {
        let status = |other: &Stated<'_>| other.row.location_of(Field::Status);
        let named = || others.iter().take(MOST_NAMED);
        let shown = named().map(|other| self.place(status(other)) + &other.in_chinese());
        let more = if others.len() > MOST_NAMED { "；还有别的" } else { "" };
        let told = shown.collect::<Vec<_>>().join("；") + more;
        let told = [own.in_chinese(), told];
        let finding =
            conflicting_statuses::finding(own.row, &self.whose(own), [&told[0], &told[1]]);
        let finding = match others.iter().all(|other| own.is_of_another(other)) {
            true => conflicting_statuses::of_departments(finding),
            false => finding,
        };
        named().fold(finding, |finding, other| finding.with_related(status(other)))
    }

    /// One finding for each table.
    fn tell_joined(&mut self) {
        for ((file, sheet), Joined { rows, first: [here, there] }) in &self.joined {
            let table = Location { sheet: *sheet, ..Location::of_file(*file) };
            let other = place(*there, &self.dataset.sources);
            self.findings.push(listed_twice::finding(table, *rows, *here, (*there, &other)));
        }
    }

    fn place(&self, location: Location) -> String {
        place(location, &self.dataset.sources)
    }

    /// “示例甲医院”的“肿瘤消融治疗技术”.
    fn whose(&self, stated: &Stated<'_>) -> String {
        let name = &self.dataset.institution(stated.institution).name;
        format!("“{name}”的“{}”", technology_name(self.reference, stated.technology))
    }
}
