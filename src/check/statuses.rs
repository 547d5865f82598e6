//! Rows that state the same filing, or the same training base, twice or differently.
//!
//! A filing has one status, and is published once. Rows of one institution and technology that
//! state several statuses are of filings one after another, or the dates say which status came
//! later, or nobody can tell: then none of them is published, for a filing that has ended must not
//! look valid. Of rows that say the same, more or less precisely, the one that says the most is.

use super::claims::{Claim, Of};
use super::finding::Finding;
use super::pairs::technology_name;
use super::report::place;
use super::rules::{conflicting_statuses, duplicate_row, earlier_status, end_dates_differ};
use super::standing::{Claims, MOST_NAMED, Standing, standings};
use super::stated::{Stated, States};
use super::taken::{self, RowKey};
use super::unclear_ends;
use crate::catalog::{Reference, TechnologyId};
use crate::dataset::{Dataset, InstitutionIndex};
use crate::record::Field;
use crate::source::Location;
use std::collections::BTreeSet;

/// What came of the rows of one kind.
#[derive(Default)]
struct Settled {
    /// Which of the records hold, by their order.
    holds: Vec<bool>,
    /// Those that only repeat others: the counts beside them hold.
    repeats: BTreeSet<usize>,
    /// Those that hold without the day of their end.
    undated: Vec<usize>,
}

/// What is told, and which claims it answers.
struct Telling<'d> {
    dataset: &'d Dataset,
    reference: &'d Reference,
    findings: Vec<Finding>,
    answered: BTreeSet<Location>,
}

/// Drops the filings and the training bases of which rows state different statuses, and the counts
/// of these filings, from a sorted dataset. The rows concerned are returned.
pub(super) fn settle(
    dataset: &mut Dataset,
    claims: &[Claim],
    reference: &Reference,
    findings: &mut Vec<Finding>,
) -> BTreeSet<RowKey> {
    let (none, answered) = (Vec::new(), BTreeSet::new());
    let mut telling = Telling { dataset, reference, findings: none, answered };
    let filings = settled(&dataset.filings, &Claims::about(Of::Filing, claims), &mut telling);
    let bases = settled(&dataset.training_bases, &Claims::about(Of::Base, claims), &mut telling);
    let answered = telling.answered;
    findings.append(&mut telling.findings);
    filings.undated.iter().for_each(|at| dataset.filings[*at].status_date = None);
    bases.undated.iter().for_each(|at| dataset.training_bases[*at].status_date = None);
    let mut dropped = drop_filings(dataset, &filings);
    dropped.extend(drop_bases(dataset, &bases));
    findings.extend(unclear_ends::told(dataset, claims, &answered, reference));
    dropped
}

fn settled<T: States>(records: &[T], claims: &Claims<'_>, telling: &mut Telling<'_>) -> Settled {
    let mut settled = Settled { holds: Vec::with_capacity(records.len()), ..Settled::default() };
    for same in records.chunk_by(|one, other| one.whose() == other.whose()) {
        // Nearly all have one row.
        if claims.is_empty() && same.len() == 1 {
            settled.holds.push(true);
            continue;
        }
        let first = settled.holds.len();
        let same: Vec<Stated<'_>> = same.iter().map(States::stated).collect();
        for (at, standing) in standings(&same, claims).iter().enumerate() {
            settled.holds.push(standing.holds());
            match standing {
                Standing::Repeats(_) => settled.repeats.extend([first + at]),
                Standing::Undated => settled.undated.push(first + at),
                _ => {}
            }
            telling.tell(&same, at, standing);
        }
    }
    settled
}

/// Keeps the filings that hold, and drops the counts in the rows of the others.
fn drop_filings(dataset: &mut Dataset, settled: &Settled) -> BTreeSet<RowKey> {
    let record =
        |whose: InstitutionIndex, what: &TechnologyId, row: RowKey| (row, whose, what.clone());
    let others = dataset.filings.iter().enumerate().filter(|(at, _)| !settled.holds[*at]);
    let (mut rows, mut dropped) = (BTreeSet::new(), BTreeSet::new());
    for (at, filing) in others {
        let row = taken::key(filing.origin.location);
        rows.insert(row);
        if !settled.repeats.contains(&at) {
            dropped.insert(record(filing.institution, &filing.technology, row));
        }
    }
    if rows.is_empty() {
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
    fn tell(&mut self, same: &[Stated<'_>], at: usize, standing: &Standing<'_>) {
        if let Standing::Ended(claim) = standing {
            self.answered.insert(claim.at);
        }
        let found = self.told(same, at, standing);
        self.findings.extend(found);
    }

    fn told(&self, same: &[Stated<'_>], at: usize, standing: &Standing<'_>) -> Option<Finding> {
        let (own, row) = (&same[at], same[at].row);
        let status = |other: usize| same[other].row.location_of(Field::Status);
        let shown =
            |other: usize| format!("{}{}", self.place(status(other)), same[other].in_chinese());
        let whose = self.whose(own);
        match standing {
            Standing::Holds | Standing::Undated => None,
            Standing::Repeats(by) => {
                let first = same[*by].row.location;
                let path = &self.dataset.sources.file(first.file).path;
                Some(duplicate_row::of_less(row.location, first, path))
            }
            Standing::EndsOtherwise(by) => {
                let told = [own.in_chinese(), shown(*by)];
                let at = same[*by].row.location_of(Field::StatusDate);
                Some(end_dates_differ::finding(row, &whose, [&told[0], &told[1]]).with_related(at))
            }
            Standing::Replaced(by) => {
                let told = [own.in_chinese(), shown(*by)];
                let finding = earlier_status::finding(row, &whose, [&told[0], &told[1]]);
                Some(finding.with_related(status(*by)))
            }
            Standing::Ended(claim) => {
                let what = claim.what.trim_start_matches("这里");
                let told = [own.in_chinese(), format!("{}{what}", self.place(claim.at))];
                let finding = conflicting_statuses::finding(row, &whose, [&told[0], &told[1]]);
                Some(finding.with_related(claim.at))
            }
            Standing::Contradicted(by) => {
                let others: Vec<String> =
                    by.iter().take(MOST_NAMED).map(|other| shown(*other)).collect();
                let more = if by.len() > MOST_NAMED { "；还有别的" } else { "" };
                let told = [own.in_chinese(), others.join("；") + more];
                let finding = conflicting_statuses::finding(row, &whose, [&told[0], &told[1]]);
                let of_departments =
                    by.iter().all(|other| own.is_of_other_department(&same[*other]));
                let finding = match of_departments {
                    true => conflicting_statuses::of_departments(finding),
                    false => finding,
                };
                let named = by.iter().take(MOST_NAMED);
                Some(named.fold(finding, |it, other| it.with_related(status(*other))))
            }
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
