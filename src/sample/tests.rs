//! What the demonstration data promises.

use super::filings::Steps;
use super::reference::Reference;
use super::*;
use crate::catalog::{self, JurisdictionCode, Resolution, ResolveContext, TechnologyResolution};
use crate::date::PartialDate;
use crate::record::FilingStatus;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Paths below a folder, with `/`, and their bytes.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root) {
        let entry = entry.expect("readable folder");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(root).expect("below the root");
            let name = path.to_string_lossy().replace('\\', "/");
            files.insert(name, std::fs::read(entry.path()).expect("readable file"));
        }
    }
    files
}

fn written(options: &SampleOptions) -> (SampleSummary, BTreeMap<String, Vec<u8>>) {
    let folder = tempfile::tempdir().expect("temporary folder");
    let summary = write(options, folder.path()).expect("written");
    (summary, files(folder.path()))
}

fn institutions(options: &SampleOptions) -> Vec<institutions::Institution> {
    let reference = Reference::builtin().expect("built-in data");
    let mut institutions =
        institutions::invent(options, &reference.places).expect("known jurisdiction");
    filings::invent(options, &reference, &mut institutions);
    weeks::schedule(options, &reference, &mut institutions);
    institutions
}

/// To renew the committed files, delete `data/sources` and run `gongshi sample data/sources`.
#[test]
fn the_committed_demonstration_data_is_what_the_generator_writes() {
    let committed = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/sources");
    let (_, fresh) = written(&SampleOptions::default());
    let committed = files(&committed);
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&committed), names(&fresh));
    for (name, bytes) in &fresh {
        assert!(committed[name] == *bytes, "{name} differs");
    }
}

#[test]
fn the_same_options_give_the_same_bytes_and_another_seed_others() {
    let options = SampleOptions::default();
    let first = written(&options);
    assert_eq!(first, written(&options));
    assert_ne!(first.1, written(&SampleOptions { seed: 7, ..options }).1);
}

#[test]
fn the_demonstration_is_small_and_full() {
    let (summary, files) = written(&SampleOptions::default());
    assert_eq!(summary.institutions, 96);
    assert!(summary.filings >= 400, "{summary:?}");
    assert!(summary.disclosures >= summary.filings, "{summary:?}");
    assert_eq!(summary.files as usize, files.len());
    let bytes: usize = files.values().map(Vec::len).sum();
    assert!(bytes < 2_000_000, "{bytes} bytes");
}

#[test]
fn every_name_is_marked_and_no_two_are_the_same() {
    let institutions = institutions(&SampleOptions::default());
    let mut names = BTreeSet::new();
    for institution in &institutions {
        let first = jiff::civil::date(2019, 1, 1);
        let last = jiff::civil::date(2099, 1, 1);
        for name in [institution.name_on(first), institution.name_on(last)] {
            assert!(name.contains("示例"), "{name}");
        }
        assert!(names.insert(institution.name_on(last)), "{}", institution.name_on(last));
    }
}

#[test]
fn every_kind_of_institution_is_there() {
    let institutions = institutions(&SampleOptions::default());
    let categories: BTreeSet<_> = institutions.iter().map(|i| i.category).collect();
    let levels: BTreeSet<_> = institutions.iter().map(|i| i.level).collect();
    let folders: BTreeSet<_> = institutions.iter().map(|i| i.folder.as_str()).collect();
    let counties: BTreeSet<_> = institutions.iter().map(|i| i.site_code.as_str()).collect();
    let chinese_medicine = institutions.iter().filter_map(|i| i.authority.as_deref());
    assert_eq!(categories.len(), 14, "{categories:?}");
    assert_eq!(levels.len(), 13, "{levels:?}");
    assert_eq!(folders.len(), 11, "{folders:?}");
    assert!(counties.len() >= 40, "{counties:?}");
    assert!(chinese_medicine.filter(|name| *name == "吉林省中医药管理局").count() >= 2);
}

#[test]
fn identifiers_are_right_and_unique() {
    let mut seen = BTreeSet::new();
    for institution in institutions(&SampleOptions::default()) {
        let code = &institution.identifiers.credit_code;
        let (body, check) = code.split_at(17);
        assert_eq!(check, identifiers::credit_check(body).to_string());
        assert_eq!(institution.identifiers.registration_number.len(), 22);
        assert!(seen.insert(code.clone()), "{code}");
    }
}

#[test]
fn each_week_brings_changes() {
    let options = SampleOptions::default();
    let institutions = institutions(&options);
    let filings = || institutions.iter().flat_map(|institution| &institution.filings);
    for pair in options.weeks().windows(2) {
        let within = |day: Date| pair[0] < day && day <= pair[1];
        assert!(filings().filter(|filing| within(filing.dates.completed)).count() >= 4);
        assert!(filings().any(|filing| filing.changes.iter().any(|change| within(change.on))));
    }
    assert_eq!(institutions.iter().filter(|i| i.renamed.is_some()).count(), 1);
    assert_eq!(filings().filter(|filing| filing.miscounted.is_some()).count(), 1);
    assert_eq!(filings().filter(|filing| filing.misdated.is_some()).count(), 1);
}

#[test]
fn filings_lie_in_the_time_of_their_edition() {
    use reference::EditionKind::{Jilin2021, National2017, National2022};
    let change = jiff::civil::date(2022, 4, 20);
    for institution in institutions(&SampleOptions::default()) {
        for filing in &institution.filings {
            let Steps { first_case, papers, completed } = filing.dates;
            assert!(first_case <= papers && papers <= completed, "{filing:?}");
            assert!(match filing.edition {
                National2017 => first_case.year() >= 2018 && completed < change,
                National2022 => change < first_case,
                Jilin2021 => first_case.year() >= 2021,
            });
        }
    }
}

#[test]
fn filings_end_pause_and_outlive_their_edition() {
    let institutions = institutions(&SampleOptions::default());
    let filings = || institutions.iter().flat_map(|institution| &institution.filings);
    let last = SampleOptions::default().weeks()[3];
    for status in [FilingStatus::Withdrawn, FilingStatus::Cancelled, FilingStatus::Suspended] {
        assert!(filings().any(|filing| filing.status_on(last) == status), "{status:?}");
    }
    for removed in
        ["tumor-hyperthermia", "ai-assisted-diagnosis", "craniofacial-deformity-correction"]
    {
        assert!(filings().any(|filing| filing.entry.technology.as_str() == removed), "{removed}");
    }
}

#[test]
fn counts_never_fall() {
    for institution in institutions(&SampleOptions::default()) {
        for filing in &institution.filings {
            let day = filing.dates.first_case;
            let counts: Vec<u32> =
                (0..400).map(|n| filing.cases(dates::plus(day, n), day)).collect();
            assert!(counts.is_sorted() && counts[0] == 1, "{filing:?}");
        }
    }
}

/// The rows of a kind of CSV file of one week, by folder.
fn lines<'f>(
    files: &'f BTreeMap<String, Vec<u8>>,
    week: &str,
    name: &str,
) -> BTreeMap<&'f str, Vec<&'f str>> {
    let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (path, bytes) in files {
        let mut parts = path.split('/');
        let (folder, day, file) = (parts.next(), parts.next(), parts.next());
        if day == Some(week) && file.is_some_and(|file| file.contains(name)) {
            let text = std::str::from_utf8(bytes).expect("UTF-8");
            found.entry(folder.expect("a folder")).or_default().extend(text.lines().skip(1));
        }
    }
    found
}

#[test]
fn the_next_week_changes_the_share_asked_for_and_nothing_else() {
    let other = SampleOptions::default();
    let options = SampleOptions { institutions: 1000, formats: Formats::Csv, ..other };
    let next = SampleOptions { change: Some(Share::percent(2)), ..options.clone() };
    let (before, after) = (written(&options).1, written(&next).1);
    assert_eq!(after, written(&next).1, "the same options, the same bytes");
    assert!(after.keys().all(|path| path.contains("/2026-11-22/")), "one week alone");
    let mut changed = [0; 3];
    for (name, count) in ["机构", "备案", "公开"].into_iter().zip(&mut changed) {
        let before = lines(&before, "2026-11-15", name);
        for (folder, lines) in lines(&after, "2026-11-22", name) {
            let known: BTreeSet<_> = before[folder].iter().collect();
            *count += lines.iter().filter(|line| !known.contains(line)).count();
        }
    }
    let [institutions, filings, counts] = changed;
    // 20 turns: two institutions are new, two have a new name, four file, two end, the others
    // count.
    assert_eq!(institutions, 4);
    assert!((8..=40).contains(&filings), "{filings}");
    assert!((16..=120).contains(&counts), "{counts}");
}

#[test]
fn the_next_week_has_changes_of_every_kind() {
    let options = SampleOptions { change: Some(Share::percent(5)), ..SampleOptions::default() };
    let reference = Reference::builtin().expect("built-in data");
    let mut after = institutions(&options);
    let before = institutions(&options);
    next_week::bring(&options, &reference, Share::percent(5), &mut after).expect("a week");
    let day = options.written_weeks()[0];
    assert_eq!(after.len(), before.len() + 1, "one is new");
    let names: BTreeSet<_> = after.iter().map(|each| each.name_on(day)).collect();
    assert_eq!(names.len(), after.len(), "no name comes twice");
    let pairs = || before.iter().zip(&after).filter(|(_, after)| after.changed);
    assert_eq!(pairs().count(), 4);
    let renamed = pairs().filter(|(before, after)| before.name_on(day) != after.name_on(day));
    assert_eq!(renamed.count(), 1);
    let filed = pairs().filter(|(before, after)| before.filings.len() < after.filings.len());
    assert_eq!(filed.count(), 1);
    let changes = |each: &institutions::Institution| {
        each.filings.iter().map(|filing| filing.changes.len()).sum::<usize>()
    };
    assert_eq!(pairs().filter(|(before, after)| changes(before) < changes(after)).count(), 1);
}

#[test]
fn as_many_rows_are_bad_as_are_asked_for() {
    let share = |percent| BadRows::Share(Share::percent(percent));
    let rows = |bad_rows| {
        let other = SampleOptions::default();
        let options = SampleOptions { institutions: 400, formats: Formats::Csv, bad_rows, ..other };
        let files = written(&options).1;
        lines(&files, "2026-11-15", "备案").values().map(Vec::len).sum::<usize>()
    };
    let (none, some) = (rows(BadRows::None), rows(share(10)));
    // One kind in eight is a row of the disclosures.
    assert!((none / 15..=none / 9).contains(&(some - none)), "{} of {none}", some - none);
    assert_eq!(rows(share(0)), none);
}

#[test]
fn the_whole_country_can_be_invented() {
    let options = SampleOptions {
        institutions: 20_000,
        jurisdiction: "000000".to_owned(),
        snapshots: 1,
        bad_rows: BadRows::None,
        ..SampleOptions::default()
    };
    let institutions = institutions(&options);
    let filings: usize = institutions.iter().map(|i| i.filings.len()).sum();
    let names: BTreeSet<_> =
        institutions.iter().map(|i| (&i.site_code, i.name_on(options.first_snapshot))).collect();
    assert_eq!((institutions.len(), names.len()), (20_000, 20_000));
    assert!((68_000..82_000).contains(&filings), "{filings}");
    for part in ["院区", "第三人民医院", "中医", "妇幼", "眼科", "藏医"] {
        let with = names.iter().filter(|(_, name)| name.contains(part)).count();
        assert!(with >= 2, "{part}: {with}");
    }
}

#[test]
fn every_authority_and_technology_named_is_known() {
    let reference = catalog::Reference::builtin().expect("built-in data");
    for jurisdiction in ["220000", "000000"] {
        let jurisdiction = jurisdiction.to_owned();
        let options = SampleOptions { institutions: 600, jurisdiction, ..SampleOptions::default() };
        for institution in institutions(&options) {
            let scope = JurisdictionCode::new(institution.folder.as_str()).expect("code");
            if let Some(name) = &institution.authority {
                let found = reference.resolve_authority(name, &scope);
                assert!(matches!(found, Resolution::Resolved(_)), "{name}: {found:?}");
            }
            for filing in &institution.filings {
                let on = Some(PartialDate::from_day(filing.dates.completed));
                let context = ResolveContext { jurisdiction: &scope, on, edition_hint: None };
                let found = reference.resolve_technology(&filing.entry.full_name(), &context);
                let known = matches!(&found, TechnologyResolution::Entry { technology, .. }
                    if *technology == filing.entry.technology);
                assert!(known, "{filing:?}: {found:?}");
            }
        }
    }
}

#[test]
fn impossible_options_are_refused() {
    let unknown = SampleOptions { jurisdiction: "999999".to_owned(), ..SampleOptions::default() };
    let none = SampleOptions { institutions: 0, ..SampleOptions::default() };
    let many = SampleOptions { institutions: 500_001, ..SampleOptions::default() };
    for options in [unknown, none, many] {
        let folder = tempfile::tempdir().expect("temporary folder");
        assert!(write(&options, folder.path()).is_err());
    }
}
