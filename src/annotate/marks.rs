//! Findings → what is marked where.

use super::Sheeted;
use crate::check::{Finding, Severity};
use crate::privacy::mask;
use std::collections::BTreeMap;

/// Longest text of one comment, in characters: more would not be read.
const LONGEST: usize = 2_000;

/// Comments on one sheet; the cells beyond are coloured, and the list has every finding.
pub(super) const MAX_COMMENTS: usize = 5_000;

/// A marked cell: its 1-based row and column.
pub(super) type At = (u32, u16);

/// What is marked on one sheet.
pub(super) type Marks = BTreeMap<At, Mark>;

/// One marked cell.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// The worst of its findings.
    pub(super) severity: Severity,
    /// What is said of it.
    pub(super) comment: String,
}

/// The marks of each sheet. A finding about a row marks its first cell; one about a file or a
/// sheet stands in the list only.
pub(super) fn by_sheet(findings: &[Sheeted<'_>]) -> BTreeMap<u16, Marks> {
    let mut sheets: BTreeMap<u16, Marks> = BTreeMap::new();
    for one in findings {
        if let Some(at) = one.at {
            add(sheets.entry(one.sheet).or_default(), at, mark(one.finding));
        }
    }
    sheets
}

/// Adds a mark to a cell that may have one.
pub(super) fn add(marks: &mut Marks, at: At, mark: Mark) {
    match marks.get_mut(&at) {
        None => drop(marks.insert(at, mark)),
        Some(held) => {
            held.severity = held.severity.min(mark.severity);
            if held.comment.chars().count() < LONGEST {
                held.comment = format!("{}\n\n{}", held.comment, mark.comment);
            }
        }
    }
}

/// The severity in words comes first: the colour alone tells nothing to whoever cannot see it.
fn mark(finding: &Finding) -> Mark {
    let (rule, severity) = (finding.rule, finding.severity);
    let comment = format!(
        "{} {}：{}\n{}\n怎么办：{}",
        severity.in_chinese(),
        rule.code,
        rule.title,
        mask(&finding.message),
        mask(finding.remedy())
    );
    Mark { severity, comment: comment.chars().take(LONGEST).collect() }
}
