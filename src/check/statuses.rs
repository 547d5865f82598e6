//! Rows that state different statuses of one filing.
//!
//! A filing has one status. Rows of one institution and technology that state several are of
//! filings one after another, or the dates say which status came later, or nobody can tell: then
//! none of them is published, for a filing that has ended must not look valid.

use super::claims::Claim;
use super::finding::Finding;
use super::pairs::technology_name;
use super::report::place;
use super::rules::{conflicting_statuses, earlier_status};
use super::taken::{self, RowKey};
use crate::catalog::{Reference, TechnologyId};
use crate::dataset::{Dataset, Filing, InstitutionIndex};
use crate::date::PartialDate;
use crate::record::{Field, FilingStatus, is_stroke};
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of a row beside the others of its institution and technology.
#[derive(Clone)]
enum Standing<'c> {
    /// It is published.
    Holds,
    /// The status of this other one came later.
    Replaced(usize),
    /// These others state something else, and nobody can tell which of them holds.
    Contradicted(Vec<usize>),
    /// A row that is set aside says that it has ended.
    Ended(&'c Claim),
}

/// What rows that are set aside say, by whose filing of what it is said.
struct Claims<'c>(BTreeMap<(InstitutionIndex, Option<&'c TechnologyId>), Vec<&'c Claim>>);

impl<'c> Claims<'c> {
    fn of(claims: &'c [Claim]) -> Self {
        let mut by_filing = BTreeMap::<_, Vec<&Claim>>::new();
        for claim in claims {
            by_filing
                .entry((claim.institution, claim.technology.as_ref()))
                .or_default()
                .push(claim);
        }
        Self(by_filing)
    }

    /// What says that a valid filing has ended, unless it is one that was completed later.
    fn against(&self, filing: &Filing) -> Option<&'c Claim> {
        if self.0.is_empty() || filing.status != FilingStatus::Active {
            return None;
        }
        let of = |what| self.0.get(&(filing.institution, what)).into_iter().flatten();
        let mut own = of(Some(&filing.technology)).chain(of(None));
        own.find(|claim| !is_completed_after(filing, claim.completed, claim.since)).copied()
    }
}

/// Drops the filings of which rows state different statuses, and their counts, from a sorted
/// dataset. The rows concerned are returned.
pub(super) fn settle(
    dataset: &mut Dataset,
    claims: &[Claim],
    reference: &Reference,
    findings: &mut Vec<Finding>,
) -> BTreeSet<RowKey> {
    let claims = Claims::of(claims);
    let mut holds = Vec::with_capacity(dataset.filings.len());
    let is_same = |one: &Filing, other: &Filing| {
        (one.institution, &one.technology) == (other.institution, &other.technology)
    };
    for same in dataset.filings.chunk_by(is_same) {
        // Nearly all have one row.
        if claims.0.is_empty() && same.len() == 1 {
            holds.push(true);
            continue;
        }
        for (at, standing) in standings(same, &claims).into_iter().enumerate() {
            holds.push(matches!(standing, Standing::Holds));
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

/// What becomes of each of the rows of one institution and technology.
fn standings<'c>(same: &[Filing], claims: &Claims<'c>) -> Vec<Standing<'c>> {
    let is_one = same.windows(2).all(|pair| pair[0].status == pair[1].status);
    let beside_others = |at| if is_one { Standing::Holds } else { beside_others(same, at) };
    let standing = |at: usize| match (beside_others(at), claims.against(&same[at])) {
        (Standing::Holds, Some(claim)) => Standing::Ended(claim),
        (standing, _) => standing,
    };
    let standings: Vec<Standing<'_>> = (0..same.len()).map(standing).collect();
    // What came later holds only where it is published itself.
    let sure = |standing: &Standing<'c>| match standing {
        Standing::Replaced(by) if !matches!(standings[*by], Standing::Holds) => {
            Standing::Contradicted(vec![*by])
        }
        standing => standing.clone(),
    };
    standings.iter().map(sure).collect()
}

fn beside_others<'c>(same: &[Filing], at: usize) -> Standing<'c> {
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
    earlier.status != FilingStatus::Active
        && is_completed_after(later, earlier.completed, earlier.status_date)
}

/// The same of one that was completed on a day and ended on another, as far as they are known.
fn is_completed_after(
    later: &Filing,
    first: Option<PartialDate>,
    end: Option<PartialDate>,
) -> bool {
    let Some(completed) = later.completed else { return false };
    match (first, end) {
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
    // Of one department's end the others may go on.
    let department = earlier.department.as_ref().zip(later.department.as_ref());
    let is_of_other = department.is_some_and(|(one, other)| one != other);
    if later.completed != Some(completed) || later.authority != earlier.authority || is_of_other {
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
    standing: &Standing<'_>,
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
        Standing::Ended(claim) => {
            let what = claim.what.trim_start_matches("这里");
            let other = format!("{}{what}", place(claim.at, &dataset.sources));
            let finding = conflicting_statuses::finding(row, &whose, [&stated(&same[at]), &other]);
            Some(finding.with_related(claim.at))
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
