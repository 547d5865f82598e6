//! Stage 3: raw records → the checked dataset and the findings.
//!
//! Bad data is a result here, never an `Err`. Steps: turn the defects of `source` and `record`
//! into findings → resolve institutions, authorities, places and technologies → check each
//! record, then the pairs → account for every row.

mod finding;

pub use finding::{Basis, Finding, Rule, Severity};

/// The public form of the report: how many findings of each rule each file has. It has no field
/// for a value, so none can be published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Counts by rule and file, in the order of rule code, then file.
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
    pub file: crate::source::FileId,
    /// How many.
    pub findings: u32,
}
