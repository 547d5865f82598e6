//! What the site says about the findings: how much a rule weighs, and which findings were
//! looked into and explained.
//!
//! In: the findings of a check, the `[rules]` table of `site.toml`, `data/suppressions.toml`.
//! Out: the same findings with their effective severity, the explained ones marked as such. No
//! record depends on it: an error sets its record aside before, and stays an error.

mod explain;
mod severities;
mod suppression;

pub use severities::Severities;
pub use suppression::Suppressions;

use super::Checked;
use crate::catalog::Reference;

/// What a site says about its findings.
#[derive(Clone, Copy, Debug)]
pub struct Policy<'a> {
    /// How much each rule weighs.
    pub severities: &'a Severities,
    /// Findings that were looked into.
    pub suppressions: &'a Suppressions,
}

/// Gives each finding its effective severity and its explanation. An explanation that fits no
/// finding becomes a finding itself.
pub fn apply(checked: &mut Checked, policy: &Policy<'_>, reference: &Reference) {
    explain::explain(policy.suppressions, checked, reference);
    for finding in &mut checked.findings {
        finding.severity = policy.severities.of(finding.rule);
    }
    super::sort_findings(&mut checked.findings);
}
