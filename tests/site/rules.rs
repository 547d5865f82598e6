//! One fixture a rule: `tests/rules/<rule>/` holds the exports (and in `data/` other files of the
//! site), `expected.txt` the report.

use gongshi::check::{RULES, handbook, report_text};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Where a fixture's file lies when it says nothing else.
const PLACE: &str = "220100/2026-11-15";

/// The report of a fixture and the codes in it.
fn report(fixture: &Path) -> (String, BTreeSet<&'static str>) {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    for entry in fs::read_dir(fixture).expect("fixture") {
        let entry = entry.expect("entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        if name == "data" {
            crate::support::copy(&entry.path(), &site.join("data"));
        } else if entry.path().is_dir() {
            crate::support::copy(&entry.path(), &site.join("data/sources").join(name));
        } else if name != "expected.txt" {
            crate::support::export(&site, PLACE, &name, &fs::read(entry.path()).expect("file"));
        }
    }
    let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
    assert!(checked.dataset.account().balances(), "{}: lines lost", fixture.display());
    let codes = checked.findings.iter().map(|finding| finding.rule.code).collect();
    (report_text(&checked.findings, &checked.dataset.sources), codes)
}

#[test]
fn every_rule_has_a_fixture_that_it_finds() {
    for rule in RULES {
        let fixture = crate::support::repository().join("tests/rules").join(rule.name);
        assert!(fixture.is_dir(), "{} {} has no fixture", rule.code, rule.name);
        let (text, codes) = report(&fixture);
        assert!(codes.contains(rule.code), "{}: {codes:?}\n{text}", rule.name);
        crate::support::expect_text(&fixture.join("expected.txt"), &text);
    }
}

#[test]
fn every_fixture_belongs_to_a_rule() {
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    for entry in fs::read_dir(crate::support::repository().join("tests/rules")).expect("fixtures") {
        let name = entry.expect("entry").file_name().to_string_lossy().into_owned();
        assert!(names.contains(name.as_str()), "tests/rules/{name} belongs to no rule");
    }
}

#[test]
fn codes_and_names_are_unique_and_in_order() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted_by(|one, other| one < other), "{codes:?}");
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), RULES.len());
}

#[test]
fn the_handbook_says_what_the_rules_say() {
    crate::support::expect_text(&crate::support::repository().join("docs/rules.md"), &handbook());
}
