//! What the checks say of an invented data set.

use super::*;
use crate::catalog::{JurisdictionCode, Reference};
use crate::check::{self, Checked, Context, Severity};
use std::collections::BTreeSet;

fn checked(options: &SampleOptions) -> Checked {
    let folder = tempfile::tempdir().expect("temporary folder");
    write(options, folder.path()).expect("written");
    let as_of = *options.weeks().last().expect("a week");
    let read = crate::source::read(folder.path(), as_of).expect("read");
    let interpreted = crate::record::interpret(&read);
    let reference = Reference::builtin().expect("built-in data");
    let jurisdiction = JurisdictionCode::new(options.jurisdiction.as_str()).expect("code");
    let corrections = crate::correction::Corrections::default();
    let context = Context {
        reference: &reference,
        jurisdiction: &jurisdiction,
        as_of,
        corrections: &corrections,
    };
    check::check(interpreted, read.sources, &read.defects, &context)
}

/// What any real data set has: filings not disclosed or late, forms without some of the dates,
/// periods that came to their end, exports without a record.
const ORDINARY: [&str; 7] = [
    "empty-table",
    "filing-without-disclosure",
    "late-filing",
    "late-submission",
    "late-completion",
    "clock-not-checkable",
    "supervision-ended",
];

/// Names of the rules that found something out of the ordinary.
fn rules(checked: &Checked) -> BTreeSet<&'static str> {
    let names = checked.findings.iter().map(|finding| finding.rule.name);
    names.filter(|name| !ORDINARY.contains(name)).collect()
}

#[test]
fn without_bad_rows_nothing_is_wrong() {
    for (jurisdiction, institutions) in [("220000", 96), ("000000", 800)] {
        let jurisdiction = jurisdiction.to_owned();
        let other = SampleOptions::default();
        let options = SampleOptions {
            jurisdiction,
            institutions,
            snapshots: 3,
            bad_rows: BadRows::None,
            ..other
        };
        let checked = checked(&options);
        assert_eq!(rules(&checked), BTreeSet::new());
        assert_eq!(checked.dataset.institutions.len(), institutions as usize);
        assert!(checked.dataset.account().balances());
    }
}

#[test]
fn each_bad_row_of_the_demonstration_is_found() {
    let checked = checked(&SampleOptions::default());
    let expected = [
        "code-name-mismatch",
        "credit-code",
        "disclosure-without-filing",
        "duplicate-row",
        "future-date",
        "prohibited-technology",
        "unknown-column",
        "unknown-technology",
        "unreadable-date",
    ];
    assert_eq!(rules(&checked), BTreeSet::from(expected));
    let errors = checked.findings.iter().filter(|f| f.severity == Severity::Error);
    let rows: BTreeSet<_> =
        errors.map(|finding| (finding.location.file, finding.location.row)).collect();
    assert_eq!(rows.len(), 5);
}
