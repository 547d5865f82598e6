//! F506: no case reported.

use super::prelude::*;

rule! {
    code: "F506",
    name: "no-case-reported",
    severity: Notice,
    title: "已备案但公开的例数为 0",
    explanation: "备案在首例之后进行，备案有效而累计例数为 0，说明例数没有报送，或者只是提前备案。",
    remedy: "请向机构核实：没有报送的请补报。",
    example: "肿瘤消融治疗技术备案有效，累计 0 例",
    basis: Some(&basis::FILE),
}

use crate::dataset::{Disclosure, Filing};
use crate::record::{Field, FilingStatus};

/// Finds a valid filing whose newest disclosure counts no case.
pub(crate) fn check(filing: &Filing, disclosure: &Disclosure) -> Option<Finding> {
    let none = disclosure.cumulative_cases == Some(0) && filing.status == FilingStatus::Active;
    none.then(|| {
        let message = "备案有效，公开的累计例数为 0";
        Finding::of_cell(&RULE, &disclosure.origin, Field::CumulativeCases, message)
            .with_related(filing.origin.location)
    })
}
