//! Corrections (更正): what they change, what they explain, and where they are told.

use crate::history::{FIRST, SECOND, THIRD, id_of, json, last_events, week};
use crate::support::{self, build, export, files, options, site};
use gongshi::{BuildError, Built, Silent};
use std::fs;
use std::path::Path;

/// Writes the corrections: what is common to all, and the rest of each.
fn correct(site: &Path, entries: &[&str]) {
    let entry = |rest: &&str| {
        format!("[[correction]]\nreason = \"登记时录错\"\nby = \"220100\"\n{rest}\n\n")
    };
    let text: String = entries.iter().map(entry).collect();
    fs::write(site.join("data/corrections.toml"), text).expect("corrections");
}

const DATE: &str = r#"
date = 2026-11-10
kind = "filing"
institution = "111111111111111111"
name = "示例市第一医院"
technology = "tumor-ablation"
field = "completed"
was = "2023年5月6日"
now = "2023-05-16"
"#;

const COUNT: &str = r#"
date = 2026-11-10
kind = "disclosure"
institution = "111111111111111111"
name = "示例市第一医院"
technology = "tumor-ablation"
as_of = 2026-10-31
field = "累计例数"
was = 41
now = "14例"
"#;

fn disclosed(site: &Path, date: &str, count: u32, as_of: &str) {
    let row = format!("示例市第一医院,111111111111111111,肿瘤消融治疗技术,{count},{as_of}\n");
    let text = format!("医疗机构名称,登记号,技术名称,累计例数,截止日期\n{row}");
    export(site, &format!("220100/{date}"), "公开.csv", text.as_bytes());
}

fn codes(built: &Built) -> Vec<&'static str> {
    let codes = built.checked.findings.iter().map(|finding| finding.rule.code);
    codes.filter(|code| code.starts_with("F6")).collect()
}

fn completed(site: &Path) -> String {
    let filings = json(site, "data/filings.json");
    filings["records"][0]["completed"].as_str().expect("a date").to_owned()
}

fn page(site: &Path, path: &str) -> String {
    fs::read_to_string(site.join("public").join(path).join("index.html")).expect(path)
}

fn first_page(site: &Path) -> String {
    page(site, &format!("institutions/{}", id_of(site, "111111111111111111")))
}

/// The last change in the data.
fn last_change(site: &Path) -> serde_json::Value {
    let changes = json(site, "data/changes.json");
    changes["records"].as_array().and_then(|all| all.last()).expect("a change").clone()
}

#[test]
fn a_correction_changes_the_value_and_is_told_everywhere() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    build(&site);
    correct(&site, &[DATE]);
    let built = build(&site);
    assert_eq!(codes(&built), Vec::<&str>::new());
    assert_eq!(completed(&site), "2023-05-16");
    // It makes a release of its own day, with its reason.
    let change = last_change(&site);
    assert_eq!(change["release_date"], "2026-11-10");
    assert_eq!([&change["before"], &change["after"]], ["2023-05-06", "2023-05-16"]);
    assert_eq!(change["reason"], "登记时录错");
    assert_eq!(change["corrected_on"], "2026-11-10");
    assert!(change["corrected_by"].as_str().is_some_and(|by| by.contains("长春")), "{change}");
    for text in [page(&site, "changes/2026-11-10"), first_page(&site)] {
        assert!(text.contains("登记时录错"), "{text}");
    }
    let feed = fs::read_to_string(site.join("public/changes/feed.xml")).expect("feed");
    assert!(feed.contains("登记时录错"), "{feed}");
    // The page shows what the export wrote and the correction beside it.
    let text = first_page(&site);
    let told = "更正为“2023年5月16日”：登记时录错（长春市卫生健康委员会 2026年11月10日说明）";
    assert!(text.contains("“2023-05-06”") && text.contains(told), "{text}");
    assert!(!text.contains("corrections.toml"), "a file of the office: {text}");
    let sources = json(&site, "data/sources.json").to_string();
    assert!(sources.contains("corrections.toml"), "the file is a source: {sources}");
    let corrections = json(&site, "data/corrections.json");
    assert_eq!(corrections["records"][0]["was"], "2023-05-06", "{corrections}");
    assert_eq!(corrections["records"][0]["now"], "2023-05-16");
    let before = files(&site.join("public"));
    build(&site);
    assert_eq!(before, files(&site.join("public")), "the same inputs add nothing");
}

#[test]
fn a_correction_holds_until_the_export_says_the_same_or_something_else() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    correct_later(&site);
    week(&site, "2026-11-15", &[FIRST, SECOND]);
    assert_eq!(codes(&build(&site)), Vec::<&str>::new());
    assert_eq!(completed(&site), "2023-05-16", "the old value came again");
    week(&site, "2026-11-16", &[&FIRST.replace("05-06", "05-16"), SECOND]);
    assert_eq!(codes(&build(&site)), Vec::<&str>::new());
    assert_eq!(last_events(&site), Vec::<String>::new(), "it is satisfied");
    week(&site, "2026-11-17", &[&FIRST.replace("05-06", "06-01"), SECOND]);
    assert_eq!(codes(&build(&site)), ["F602"]);
    assert_eq!(completed(&site), "2023-06-01", "the newer export counts");
    assert!(last_change(&site)["reason"].is_null());
}

fn correct_later(site: &Path) {
    week(site, "2026-11-08", &[FIRST, SECOND]);
    build(site);
    correct(site, &[DATE]);
    build(site);
}

#[test]
fn corrections_of_one_value_are_a_chain() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    let again = DATE.replace("2026-11-10", "2026-11-12").replace("2023-05-16", "2023-05-20");
    let again = again.replace("2023年5月6日", "2023.5.16");
    correct(&site, &[&again, DATE]);
    assert_eq!(codes(&build(&site)), Vec::<&str>::new());
    assert_eq!(completed(&site), "2023-05-20");
    for (written, shown) in [("05-16", "2023-05-20"), ("05-20", "2023-05-20")] {
        week(&site, "2026-11-15", &[&FIRST.replace("05-06", written), SECOND]);
        assert_eq!(codes(&build(&site)), Vec::<&str>::new(), "{written}");
        assert_eq!(completed(&site), shown, "{written}");
    }
}

#[test]
fn a_correction_explains_a_falling_count() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST]);
    disclosed(&site, "2026-11-08", 41, "2026-10-31");
    build(&site);
    week(&site, "2026-11-15", &[FIRST]);
    disclosed(&site, "2026-11-15", 16, "2026-11-12");
    let refused = gongshi::build(&options(&site), &Silent).expect_err("refused");
    assert!(refused.to_string().contains("由 41 变为 16"), "{refused}");
    // The export no longer has the old count: the published one is corrected.
    correct(&site, &[&COUNT.replace("2026-11-10", "2026-11-15")]);
    assert_eq!(codes(&build(&site)), Vec::<&str>::new());
    let series = json(&site, "data/series.json");
    let cases: Vec<_> = series["records"].as_array().expect("series").iter().collect();
    let cases: Vec<_> = cases.iter().map(|point| point["cases"].as_u64()).collect();
    assert_eq!(cases, [Some(14), Some(16)]);
    let changes = json(&site, "data/changes.json").to_string();
    assert!(changes.contains("登记时录错"), "{changes}");
}

#[test]
fn a_count_still_in_the_export_is_corrected() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST]);
    disclosed(&site, "2026-11-08", 41, "2026-10-31");
    build(&site);
    correct(&site, &[COUNT]);
    assert_eq!(codes(&build(&site)), Vec::<&str>::new());
    assert_eq!(json(&site, "data/series.json")["records"][0]["cases"], 14);
    assert_eq!(last_events(&site), ["corrected"]);
}

#[test]
fn a_corrected_name_is_no_former_name() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    build(&site);
    let name = DATE
        .replace("kind = \"filing\"", "kind = \"医疗机构\"")
        .replace("technology = \"tumor-ablation\"", "")
        .replace("completed", "institution_name")
        .replace("2023年5月6日", "示例市第一医院")
        .replace("2023-05-16", "示例市第一人民医院");
    correct(&site, &[&name]);
    assert_eq!(codes(&build(&site)), Vec::<&str>::new());
    assert_eq!(last_events(&site), ["corrected"]);
    let institutions = json(&site, "data/institutions.json");
    assert_eq!(institutions["records"][0]["name"], "示例市第一人民医院");
    assert_eq!(institutions["records"][0]["former_names"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_corrected_status_is_an_end_with_its_reason() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    build(&site);
    let id = id_of(&site, "111111111111111111");
    let status = DATE
        .replace("111111111111111111", &id)
        .replace("completed", "备案状态")
        .replace("2023年5月6日", "有效")
        .replace("2023-05-16", "取消");
    correct(&site, &[&status]);
    assert_eq!(codes(&build(&site)), Vec::<&str>::new(), "known by the site's own id");
    assert_eq!(last_events(&site), ["cancelled"]);
    assert_eq!(last_change(&site)["reason"], "登记时录错");
}

#[test]
fn an_end_that_was_none_leaves_no_day_and_no_reason() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let ended = "示例市第一医院,111111111111111111,肿瘤消融治疗技术,2023-05-06,取消（不符合条件）,";
    week(&site, "2026-11-08", &[ended, SECOND]);
    let status = DATE
        .replace("completed", "备案状态")
        .replace("2023年5月6日", "取消")
        .replace("2023-05-16", "有效");
    correct(&site, &[&status]);
    build(&site);
    let filing = json(&site, "data/filings.json")["records"][0].clone();
    assert_eq!(filing["status"], "active", "{filing}");
    assert!(filing["status_date"].is_null() && filing["status_reason"].is_null(), "{filing}");
}

#[test]
fn a_removal_is_explained_and_the_page_stays() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND, THIRD]);
    build(&site);
    let id = id_of(&site, "333333333333333333");
    let removal = r#"
date = 2026-11-15
kind = "removal"
institution = "333333333333333333"
name = "示例市第三医院"
"#;
    correct(&site, &[removal]);
    week(&site, "2026-11-15", &[FIRST, SECOND]);
    assert_eq!(codes(&build(&site)), Vec::<&str>::new(), "nothing is left to accept");
    let text = page(&site, &format!("institutions/{id}"));
    let told = ["示例市第三医院", "不再列出", "登记时录错", "心室辅助技术", "2026年11月8日"];
    for word in told {
        assert!(text.contains(word), "{word} is not in {text}");
    }
    assert!(text.contains("id=\"ventricular-assist\"") || text.contains("id=ventricular-assist"));
    let data = json(&site, &format!("institutions/{id}/index.json"));
    assert_eq!(data["listed"], false);
    assert_eq!(data["former_institutions"][0]["removed_in"], "2026-11-15");
    assert_eq!(data["former_institutions"][0]["last_export"], "2026-11-08");
    let change = page(&site, "changes/2026-11-15");
    assert!(change.contains(&format!("institutions/{id}/")), "{change}");
    let sitemap = fs::read_to_string(site.join("public/sitemap.xml")).expect("sitemap");
    assert!(!sitemap.contains(&id), "search engines are not sent to it");
    // Weeks later it is still there; and back in the exports, it is listed at the same address.
    week(&site, "2026-11-16", &[FIRST, SECOND]);
    build(&site);
    assert!(page(&site, &format!("institutions/{id}")).contains("不再列出"));
    week(&site, "2026-11-17", &[THIRD, FIRST, SECOND]);
    assert_eq!(codes(&build(&site)), ["F605"]);
    assert_eq!(id, id_of(&site, "333333333333333333"));
    assert!(page(&site, &format!("institutions/{id}")).contains("已备案 1 项"));
}

#[test]
fn a_filing_no_longer_listed_keeps_its_anchor() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let both = FIRST.replace("肿瘤消融治疗技术", "心室辅助技术");
    week(&site, "2026-11-08", &[FIRST, &both, SECOND, THIRD]);
    build(&site);
    let removal = r#"
date = 2026-11-15
kind = "removal"
institution = "111111111111111111"
name = "示例市第一医院"
technology = "ventricular-assist"
"#;
    correct(&site, &[removal]);
    week(&site, "2026-11-15", &[FIRST, SECOND, THIRD]);
    build(&site);
    let text = first_page(&site);
    assert!(text.contains("不再列出的备案") && text.contains("登记时录错"), "{text}");
    assert!(text.contains("id=\"ventricular-assist\"") || text.contains("id=ventricular-assist"));
}

#[test]
fn a_broken_file_of_corrections_refuses_the_build() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST]);
    correct(&site, &[&DATE.replace("tumor-ablation", "tumour")]);
    let error = gongshi::build(&options(&site), &Silent).expect_err("refused");
    assert!(matches!(error, BuildError::Correction(_)), "{error}");
    assert!(error.to_string().contains("technology"), "{error}");
}

#[test]
fn week_by_week_is_all_at_once_with_corrections_too() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let [weekly, at_once] = ["weekly", "at once"].map(|name| site(&temporary.path().join(name)));
    for site in [&weekly, &at_once] {
        let renamed = FIRST.replace("第一医院", "中心医院");
        week(site, "2026-11-01", &[FIRST, SECOND, THIRD]);
        disclosed(site, "2026-11-01", 41, "2026-10-31");
        week(site, "2026-11-08", &[FIRST, SECOND, THIRD]);
        disclosed(site, "2026-11-08", 41, "2026-10-31");
        week(site, "2026-11-15", &[&renamed, SECOND, THIRD]);
        disclosed(site, "2026-11-15", 15, "2026-11-12");
        week(site, "2026-11-22", &[&renamed.replace("05-06", "05-16"), SECOND, THIRD]);
        disclosed(site, "2026-11-22", 16, "2026-11-20");
        let later = DATE.replace("2026-11-10", "2026-11-18").replace("2023-05-16", "2023-05-20");
        let later = later.replace("2023年5月6日", "2023-05-16");
        correct(site, &[DATE, COUNT, &later]);
    }
    for day in ["2026-11-02", "2026-11-09", "2026-11-11", "2026-11-19", "2026-11-22"] {
        let mut options = options(&weekly);
        options.today = day.parse().expect("date");
        gongshi::build(&options, &Silent).expect(day);
    }
    build(&at_once);
    assert_eq!(completed(&at_once), "2023-05-20");
    let [weekly, at_once] = [weekly, at_once].map(|site| files(&site.join("public")));
    assert_eq!(weekly.len(), at_once.len());
    for ((path, bytes), (other, others)) in weekly.iter().zip(&at_once) {
        assert_eq!(path, other);
        assert!(bytes == others, "{path} differs");
    }
}

#[test]
fn ledgers_of_earlier_formats_are_continued() {
    for format in [1, 2] {
        continues(&format!("tests/compat/ledger-{format}.json"));
    }
}

fn continues(ledger: &str) {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-15", &[FIRST, &SECOND.replace("第二医院", "第二人民医院")]);
    disclosed(&site, "2026-11-15", 41, "2026-10-31");
    let ledger = support::repository().join(ledger);
    let target = site.join("previous/data");
    fs::create_dir_all(&target).expect("folder");
    fs::copy(ledger, target.join("ledger.json")).expect("ledger");
    let mut options = options(&site);
    options.previous = site.join("previous");
    gongshi::build(&options, &Silent).expect("built");
    let ledger = json(&site, "data/ledger.json");
    assert_eq!(ledger["format"], 3);
    assert_eq!(ledger["releases"].as_array().map(Vec::len), Some(2));
    assert_eq!(id_of(&site, "111111111111111111"), "ueaw62s");
    assert_eq!(last_events(&site), ["renamed"], "nothing but what it knew");
}

#[test]
fn a_form_that_cannot_be_is_told_in_a_clerks_words() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST]);
    let told = |name: &str, text: &str| {
        fs::write(site.join("data").join(name), text).expect("a file");
        let error = gongshi::inspect(&site, support::TODAY).expect_err("no such form");
        fs::remove_file(site.join("data").join(name)).expect("removed");
        error.to_string()
    };
    for name in ["corrections.toml", "suppressions.toml"] {
        let text = told(name, "[[correction]]\nreson = \"错\"\n[[suppression]]\nreson = \"错\"\n");
        assert!(text.contains("第 ") && text.contains("没有“"), "{text}");
        assert!(!text.contains("expected"), "{text}");
    }
}
