//! A file whose every row stands in another file is told once, not row by row; and one that seems
//! to be another version of a file beside it.

use super::finding::Finding;
use super::rules::{duplicate_row, two_versions};
use crate::dataset::Dataset;
use crate::lookup::Map;
use crate::source::{FileId, Location, SourceFile};

/// Rows of a copy that are few enough to be told one by one.
const FEW: u32 = 1;

/// The findings, sorted by place, with one in place of all of a copy.
pub(super) fn told_once(mut findings: Vec<Finding>, dataset: &Dataset) -> Vec<Finding> {
    let copies = copies(&findings, dataset);
    let versions = versions(dataset, &copies);
    if copies.is_empty() && versions.is_empty() {
        return findings;
    }
    findings.retain(|finding| {
        !(is_duplicate(finding) && copies.iter().any(|(copy, ..)| *copy == finding.location.file))
    });
    for (copy, original, rows) in copies {
        let more = rows_of(dataset, original).saturating_sub(rows);
        findings.push(duplicate_row::of_copy(&dataset.sources, [copy, original], rows, more));
    }
    findings.extend(versions);
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
    let is_whole = |(file, rows_doubled): (FileId, u32)| {
        rows_doubled > FEW && rows_of(dataset, file) == rows_doubled
    };
    let mut copies: Vec<_> = doubled
        .into_iter()
        .filter(|(file, (_, count))| is_whole((*file, *count)))
        .map(|(file, (original, count))| (file, original, count))
        .collect();
    copies.sort_unstable_by_key(|(file, ..)| file.0);
    copies
}

/// How many records a file has, whatever became of them.
fn rows_of(dataset: &Dataset, file: FileId) -> u32 {
    let of_file = dataset.accounts.iter().filter(|account| account.file == file);
    of_file.map(|it| it.lines.accepted + it.lines.partly_accepted + it.lines.set_aside).sum()
}

/// What is told of files whose names are those of others beside them but for the mark of a copy, and
/// whose rows are not.
fn versions(dataset: &Dataset, copies: &[(FileId, FileId, u32)]) -> Vec<Finding> {
    let files = &dataset.sources.files;
    let by_path: Map<&str, usize> =
        files.iter().enumerate().map(|(at, file)| (file.path.as_str(), at)).collect();
    let told = |(at, file): (usize, &SourceFile)| {
        let name = without_mark(file.name())?;
        let path = format!("{}{name}", file.path.strip_suffix(file.name())?);
        let other = *by_path.get(path.as_str())?;
        let (own, other) = (FileId(at as u32), FileId(other as u32));
        let is_copy = |one, another| copies.iter().any(|it| (it.0, it.1) == (one, another));
        let is_same = files[at].sha256 == files[other.0 as usize].sha256
            || is_copy(own, other)
            || is_copy(other, own);
        (!is_same).then(|| two_versions::finding(Location::of_file(own), file.name(), &name))
    };
    files.iter().enumerate().filter_map(told).collect()
}

/// A file's name without the mark of a copy: 备案(1).csv, 备案 - 副本.csv.
fn without_mark(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    let numbered = || {
        let inner = stem.strip_suffix([')', '）'])?;
        let (before, number) = inner.rsplit_once(['(', '（'])?;
        let is_number = (1..=2).contains(&number.len()) && number.parse::<u8>().is_ok();
        is_number.then_some(before)
    };
    let copied = || {
        let at = ["副本", "拷贝", "copy"].iter().find_map(|word| stem.rfind(word))?;
        stem[at..].chars().count().le(&6).then_some(&stem[..at])
    };
    let bare = numbered().or_else(copied)?.trim_end_matches([' ', '-', '_', '（', '(']);
    (!bare.is_empty()).then(|| format!("{bare}.{ending}"))
}

fn is_duplicate(finding: &Finding) -> bool {
    finding.rule.code == duplicate_row::RULE.code
}

#[cfg(test)]
mod tests {
    use super::without_mark;

    #[test]
    fn the_mark_of_a_copy_is_told_from_a_name() {
        for name in
            ["备案(1).csv", "备案 (2).csv", "备案（1）.csv", "备案 - 副本.csv", "备案_copy.csv"]
        {
            assert_eq!(without_mark(name).as_deref(), Some("备案.csv"), "{name}");
        }
        for name in
            ["备案.csv", "备案（2026）.csv", "备案（朝阳区）.csv", "副本备注.csv", "(1).csv"]
        {
            assert_eq!(without_mark(name), None, "{name}");
        }
    }
}
