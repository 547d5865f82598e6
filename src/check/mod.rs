//! Stage 3: raw records → the checked dataset and the findings.

mod finding;
mod summary;

pub use finding::{Basis, Finding, Rule, Severity};
pub use summary::{RuleCount, Summary};
