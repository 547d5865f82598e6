//! Golden cases: `tests/cases/<name>/in` is a site; `expected/report.txt` is its report, and
//! every file below `expected/public/` must be published with just these bytes.

use crate::support::{self, build, expect_text};
use gongshi::check::report_text;
use std::fs;
use std::path::Path;

fn run(case: &Path) {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = temporary.path();
    support::copy(&case.join("in"), site);
    let built = build(site);
    let checked = &built.checked;
    let report = report_text(&checked.findings, &checked.dataset.sources);
    expect_text(&case.join("expected/report.txt"), &report);
    let expected = case.join("expected/public");
    for (path, _) in support::files(&expected) {
        let published = fs::read_to_string(site.join("public").join(&path));
        let published = published
            .unwrap_or_else(|_| panic!("{}: {path} is expected but not published", case.display()));
        expect_text(&expected.join(&path), &published);
    }
}

#[test]
fn every_case_gives_what_it_expects() {
    let cases = support::repository().join("tests/cases");
    let mut names: Vec<_> =
        fs::read_dir(&cases).expect("cases").map(|entry| entry.expect("entry").path()).collect();
    names.sort();
    assert!(!names.is_empty());
    names.iter().for_each(|case| run(case));
}
