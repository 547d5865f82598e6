//! Rows of `findings`.

use crate::check::RuleCount;
use crate::site::Site;
use serde::Serialize;

/// How many findings of a rule a file has.
#[derive(Debug, Serialize)]
pub(crate) struct FindingRow<'s> {
    rule: &'static str,
    title: &'static str,
    severity: &'static str,
    severity_name: &'static str,
    source_file: &'s str,
    findings: u32,
    explained: u32,
}

pub(crate) fn finding<'s>(site: &'s Site<'_>, count: &RuleCount) -> FindingRow<'s> {
    let RuleCount { rule, title, severity, file, findings, explained } = count;
    let file = site.dataset.sources.file(*file);
    FindingRow {
        rule,
        title,
        severity: severity.code(),
        severity_name: severity.in_chinese(),
        source_file: &file.path,
        findings: *findings,
        explained: *explained,
    }
}
