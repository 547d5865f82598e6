//! The account of every line read, file by file, and the findings by rule.

use super::Site;
use crate::check::{RULES, Rule, RuleCount};
use crate::dataset::TableAccount;
use crate::source::SourceFile;

/// One table of one file; a file without any stands here once.
#[derive(Clone, Copy, Debug)]
pub struct SourceTable<'a> {
    /// The file.
    pub file: &'a SourceFile,
    /// What became of the table's lines; `None` where no table could be read.
    pub account: Option<&'a TableAccount>,
}

/// How often a rule found something, over all files.
#[derive(Clone, Copy, Debug)]
pub struct RuleTotal {
    /// The rule.
    pub rule: &'static Rule,
    /// How many findings.
    pub findings: u32,
    /// In how many files.
    pub files: u32,
}

impl<'a> Site<'a> {
    /// Every table of every file, by the path of the file.
    #[must_use]
    pub fn source_tables(&self) -> Vec<SourceTable<'a>> {
        let dataset = self.dataset;
        let mut tables = Vec::new();
        for (at, file) in dataset.sources.files.iter().enumerate() {
            let before = tables.len();
            let of_file = dataset.accounts.iter().filter(|each| each.file.0 as usize == at);
            tables.extend(of_file.map(|account| SourceTable { file, account: Some(account) }));
            if tables.len() == before {
                tables.push(SourceTable { file, account: None });
            }
        }
        tables
    }

    /// The rules that found something, by code.
    #[must_use]
    pub fn rule_totals(&self) -> Vec<RuleTotal> {
        let total = |rule: &'static Rule| {
            let counts: Vec<&RuleCount> =
                self.findings.counts.iter().filter(|count| count.rule == rule.code).collect();
            let findings = counts.iter().map(|count| count.findings).sum();
            RuleTotal { rule, findings, files: counts.len() as u32 }
        };
        let all = RULES.iter().map(|rule| total(rule));
        all.filter(|total| total.findings > 0).collect()
    }
}
