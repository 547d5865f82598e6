//! A file whose every row stands in another file is told once, not row by row.

use super::finding::Finding;
use super::rules::duplicate_row;
use crate::dataset::Dataset;
use crate::lookup::Map;
use crate::source::FileId;

/// Rows of a copy that are few enough to be told one by one.
const FEW: u32 = 1;

/// The findings, sorted by place, with one in place of all of a copy.
pub(super) fn told_once(mut findings: Vec<Finding>, dataset: &Dataset) -> Vec<Finding> {
    let copies = copies(&findings, dataset);
    if copies.is_empty() {
        return findings;
    }
    findings.retain(|finding| {
        !(is_duplicate(finding) && copies.iter().any(|(copy, ..)| *copy == finding.location.file))
    });
    for (copy, original, rows) in copies {
        findings.push(duplicate_row::of_copy(&dataset.sources, [copy, original], rows));
    }
    super::sort_findings(&mut findings);
    findings
}

/// Each file all of whose rows are in another one, that one, and how many rows there are.
fn copies(findings: &[Finding], dataset: &Dataset) -> Vec<(FileId, FileId, u32)> {
    let mut doubled: Map<FileId, (FileId, u32)> = Map::default();
    for finding in findings.iter().filter(|finding| is_duplicate(finding)) {
        let file = finding.location.file;
        if let Some(first) = finding.related.first().filter(|first| first.file != file) {
            let entry = doubled.entry(file).or_insert((first.file, 0));
            entry.1 += u32::from(entry.0 == first.file);
        }
    }
    let rows = |file: FileId| {
        let of_file = dataset.accounts.iter().filter(|account| account.file == file);
        of_file
            .map(|it| it.lines.accepted + it.lines.partly_accepted + it.lines.set_aside)
            .sum::<u32>()
    };
    let is_whole =
        |(file, rows_doubled): (FileId, u32)| rows_doubled > FEW && rows(file) == rows_doubled;
    let mut copies: Vec<_> = doubled
        .into_iter()
        .filter(|(file, (_, count))| is_whole((*file, *count)))
        .map(|(file, (original, count))| (file, original, count))
        .collect();
    copies.sort_unstable_by_key(|(file, ..)| file.0);
    copies
}

fn is_duplicate(finding: &Finding) -> bool {
    finding.rule.code == duplicate_row::RULE.code
}
