//! Rows that state different statuses of one filing.
//!
//! A filing has one status. Rows of one institution and technology that state several are of
//! filings one after another, or the dates say which status came later, or nobody can tell: then
//! none of them is published, for a filing that has ended must not look valid.

use super::finding::Finding;
use super::pairs::technology_name;
use super::report::place;
use super::rules::{conflicting_statuses, earlier_status};
use super::taken::{self, RowKey};
use crate::catalog::{Reference, TechnologyId};
use crate::dataset::{Dataset, Filing, InstitutionIndex};
use crate::record::{Field, FilingStatus, is_stroke};
use std::collections::BTreeSet;

/// What becomes of a row beside the others of its institution and technology.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Standing {
    /// It is published.
    Holds,
    /// The status of this other one came later.
    Replaced(usize),
    /// These others state something else, and nobody can tell which of them holds.
    Contradicted(Vec<usize>),
}

/// Drops the filings of which rows state different statuses, and their counts, from a sorted
/// dataset. The rows concerned are returned.
pub(super) fn settle(
    dataset: &mut Dataset,
    reference: &Reference,
    findings: &mut Vec<Finding>,
) -> BTreeSet<RowKey> {
    let mut holds = Vec::with_capacity(dataset.filings.len());
    let is_same = |one: &Filing, other: &Filing| {
        (one.institution, &one.technology) == (other.institution, &other.technology)
    };
    for same in dataset.filings.chunk_by(is_same) {
        for (at, standing) in standings(same).into_iter().enumerate() {
            holds.push(standing == Standing::Holds);
            findings.extend(told(dataset, reference, same, at, &standing));
        }
    }
    drop_others(dataset, &holds)
}

/// Keeps the filings that hold, and drops the counts in the rows of the others.
fn drop_others(dataset: &mut Dataset, holds: &[bool]) -> BTreeSet<RowKey> {
    let record =
        |whose: InstitutionIndex, what: &TechnologyId, row: RowKey| (row, whose, what.clone());
    let others = dataset.filings.iter().zip(holds).filter(|(_, holds)| !**holds);
    let dropped: BTreeSet<_> = others
        .map(|(it, _)| record(it.institution, &it.technology, taken::key(it.origin.location)))
        .collect();
    if dropped.is_empty() {
        return BTreeSet::new();
    }
    let mut holds = holds.iter();
    dataset.filings.retain(|_| holds.next().is_none_or(|holds| *holds));
    // A count stands and falls with the filing it follows.
    dataset.disclosures.retain(|it| {
        let row = taken::key(it.origin.location);
        !dropped.contains(&record(it.institution, &it.technology, row))
    });
    dropped.into_iter().map(|(row, ..)| row).collect()
}

/// What becomes of each of several rows.
fn standings(same: &[Filing]) -> Vec<Standing> {
    let mut standings = vec![Standing::Holds; same.len()];
    if same.windows(2).all(|pair| pair[0].status == pair[1].status) {
        return standings;
    }
    for (at, standing) in standings.iter_mut().enumerate() {
        *standing = beside_others(same, at);
    }
    // What came later holds only where it is published itself.
    for at in 0..same.len() {
        if let Standing::Replaced(by) = standings[at]
            && standings[by] != Standing::Holds
        {
            standings[at] = Standing::Contradicted(vec![by]);
        }
    }
    standings
}

fn beside_others(same: &[Filing], at: usize) -> Standing {
    let own = &same[at];
    let others = (0..same.len()).filter(|other| !are_apart(own, &same[*other]));
    let (later, rest): (Vec<usize>, Vec<usize>) =
        others.partition(|other| is_replaced(own, &same[*other]));
    let contradicting: Vec<usize> =
        rest.into_iter().filter(|other| !is_replaced(&same[*other], own)).collect();
    let last = later.into_iter().max_by_key(|other| same[*other].status_date);
    match (contradicting.is_empty(), last) {
        (false, _) => Standing::Contradicted(contradicting),
        (true, Some(last)) => Standing::Replaced(last),
        (true, None) => Standing::Holds,
    }
}

/// Whether two rows state the same status, or are of two filings one after the other.
fn are_apart(one: &Filing, other: &Filing) -> bool {
    one.status == other.status || is_filed_after(one, other) || is_filed_after(other, one)
}

/// Whether a filing was completed after another one had ended, as far as the dates say.
fn is_filed_after(later: &Filing, earlier: &Filing) -> bool {
    let Some(completed) = later.completed.filter(|_| earlier.status != FilingStatus::Active) else {
        return false;
    };
    match (earlier.completed, earlier.status_date) {
        (Some(first), end) => {
            first.certainly_before(completed)
                && end.is_none_or(|end| !completed.certainly_before(end))
        }
        (None, Some(end)) => end.certainly_before(completed),
        (None, None) => false,
    }
}

/// Whether the status of one row is the one before that of another row of the same filing.
///
/// Of 有效 without a day the end came later, for an ended filing does not become valid again. A
/// suspension may be over: there both rows must say since when.
fn is_replaced(earlier: &Filing, later: &Filing) -> bool {
    let (Some(completed), Some(since)) = (earlier.completed, later.status_date) else {
        return false;
    };
    if later.completed != Some(completed) || later.authority != earlier.authority {
        return false;
    }
    let is_final = |status| matches!(status, FilingStatus::Withdrawn | FilingStatus::Cancelled);
    let is_before = match earlier.status_date {
        Some(date) => date.certainly_before(since),
        None => earlier.status == FilingStatus::Active && is_final(later.status),
    };
    !is_final(earlier.status) && is_before && !since.certainly_before(completed)
}

fn told(
    dataset: &Dataset,
    reference: &Reference,
    same: &[Filing],
    at: usize,
    standing: &Standing,
) -> Option<Finding> {
    let row = &same[at].origin;
    let name = &dataset.institution(same[at].institution).name;
    let whose = format!("“{name}”的“{}”", technology_name(reference, &same[at].technology));
    let shown = |other: &usize| {
        let other = &same[*other];
        let at = place(other.origin.location_of(Field::Status), &dataset.sources);
        format!("{at}{}", stated(other))
    };
    match standing {
        Standing::Holds => None,
        Standing::Replaced(by) => {
            let other = same[*by].origin.location_of(Field::Status);
            let own = stated(&same[at]);
            Some(earlier_status::finding(row, &whose, [&own, &shown(by)]).with_related(other))
        }
        Standing::Contradicted(by) => {
            let others: Vec<String> = by.iter().map(shown).collect();
            let told = [stated(&same[at]), others.join("；")];
            let finding = conflicting_statuses::finding(row, &whose, [&told[0], &told[1]]);
            let related = by.iter().map(|other| same[*other].origin.location_of(Field::Status));
            Some(related.fold(finding, Finding::with_related))
        }
    }
}

/// 写“撤销”（完成备案 2023年5月6日，2024年2月3日起）.
fn stated(filing: &Filing) -> String {
    let status = filing.origin.text(Field::Status).filter(|text| !is_stroke(text));
    let status = match status {
        Some(text) => format!("写“{text}”"),
        None => "没有写状态，按有效".to_owned(),
    };
    let completed = filing.completed.map_or_else(
        || "没有写完成备案时间".to_owned(),
        |date| format!("完成备案 {}", date.in_chinese()),
    );
    let since = filing.status_date.map(|date| format!("，{}起", date.in_chinese()));
    format!("{status}（{completed}{}）", since.unwrap_or_default())
}
