//! The public form of the report: how many findings of each rule each file has. It has no field
//! for a value, so none can be published.

use super::finding::{Finding, Severity};
use crate::source::FileId;
use std::collections::BTreeMap;

/// Counts by rule and file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// In the order of rule code, then file.
    pub counts: Vec<RuleCount>,
}

/// Findings of one rule in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleCount {
    /// Code of the rule.
    pub rule: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its severity.
    pub severity: Severity,
    /// The file.
    pub file: FileId,
    /// How many that nobody explained.
    pub findings: u32,
    /// How many that were looked into and explained.
    pub explained: u32,
}

impl Summary {
    /// Counts findings, but those that compare numbers of cases that are not told.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let mut counts: BTreeMap<(&str, FileId), RuleCount> = BTreeMap::new();
        for finding in findings.iter().filter(|finding| !finding.kept_back) {
            let (rule, file) = (finding.rule, finding.location.file);
            let count = counts.entry((rule.code, file)).or_insert(RuleCount {
                rule: rule.code,
                title: rule.title,
                severity: finding.severity,
                file,
                findings: 0,
                explained: 0,
            });
            match finding.explained {
                Some(_) => count.explained += 1,
                None => count.findings += 1,
            }
        }
        Self { counts: counts.into_values().collect() }
    }

    /// How many findings were explained.
    #[must_use]
    pub fn explained(&self) -> u32 {
        self.counts.iter().map(|count| count.explained).sum()
    }

    /// How many findings of a severity there are that nobody explained.
    #[must_use]
    pub fn total(&self, severity: Severity) -> u32 {
        let of_severity = self.counts.iter().filter(|count| count.severity == severity);
        of_severity.map(|count| count.findings).sum()
    }
}
