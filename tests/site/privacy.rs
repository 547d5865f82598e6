//! Personal data never leaves: neither in the output, nor in a log, nor in a report.

use crate::support::{self, export, files, options, repository, site};
use gongshi::history::Accept;
use gongshi::{BuildError, BuildOptions, Built, Silent};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const HEADER: &str = "医疗机构名称,限制类技术名称,所在科室,完成备案时间,备案状态\n";

/// Builds whatever changed: invented counts fall as they like.
fn build(site: &Path) -> Built {
    let options = BuildOptions { accept: Accept::Everything, ..options(site) };
    gongshi::build(&options, &Silent).expect("the site builds")
}

fn gongshi(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongshi"));
    command.args(arguments).current_dir(folder).output().expect("gongshi runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn filings(site: &Path, date: &str, department: &str) {
    let row = format!("示例市第一医院,肿瘤消融治疗技术,{department},2023-05-06,有效\n");
    export(site, &format!("220100/{date}"), "备案.csv", format!("{HEADER}{row}").as_bytes());
}

fn anywhere(site: &Path, wanted: &str) -> Vec<String> {
    let holds = |bytes: &[u8]| bytes.windows(wanted.len()).any(|part| part == wanted.as_bytes());
    let all = files(&site.join("public")).into_iter();
    all.filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect()
}

#[test]
fn a_cell_with_personal_data_is_kept_back_and_said_so() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    filings(&site, "2026-11-15", "内科 张三138-0013-8000");
    build(&site);
    assert!(anywhere(&site, "0013-8000").is_empty(), "published");
    let told = anywhere(&site, "未公布（含个人信息，已隐去）");
    assert!(told.iter().any(|path| path.ends_with(".html")), "{told:?}");
    assert!(told.iter().any(|path| path == "data/filings.json"), "{told:?}");
}

/// A file's name is published with each of its records; the net over the finished bytes holds it.
#[test]
fn a_leak_refuses_the_release_and_names_its_source() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    filings(&site, "2026-11-08", "内科");
    build(&site);
    let before = files(&site.join("public"));
    let row = "示例市第二医院,肿瘤消融治疗技术,内科,2023-05-06,有效\n";
    let bytes = format!("{HEADER}{row}");
    export(&site, "220100/2026-11-15", "备案_张三13800138000.csv", bytes.as_bytes());
    filings(&site, "2026-11-15", "内科");
    let output = gongshi(&site, &["build", "--date", "2026-11-22"]);
    let message = text(&output.stderr);
    assert_eq!(output.status.code(), Some(4), "{message}");
    assert!(message.contains("手机号码 138******00"), "{message}");
    assert!(message.contains("取自 220100/2026-11-15/备案_张三138******00.csv"), "{message}");
    assert!(message.contains("会出现在 "), "{message}");
    assert!(!message.contains("13800138000") && !text(&output.stdout).contains("13800138000"));
    assert!(files(&site.join("public")) == before, "the old site changed");
}

#[test]
fn settings_may_only_hold_declared_contacts() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    filings(&site, "2026-11-15", "内科");
    let settings = format!("{}notice = \"咨询电话 0431-88901234\"\n", support::SETTINGS);
    fs::write(site.join("site.toml"), &settings).expect("settings");
    let refused = gongshi::build(&options(&site), &Silent).expect_err("undeclared");
    let refused = refused.to_string();
    assert!(refused.contains("取自 site.toml 第 7 行"), "{refused}");
    let contact = "[contact]\nphones = [\"0431-8890 1234\"]\nemails = [\"gov@example.cn\"]\n";
    fs::write(site.join("site.toml"), settings + contact).expect("settings");
    build(&site);
    let shown = anywhere(&site, "gov@example.cn");
    assert!(shown.iter().any(|path| path == "index.html"), "{shown:?}");
}

#[test]
fn content_is_searched_too() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    filings(&site, "2026-11-15", "内科");
    support::copy(&repository().join("content"), &site.join("content"));
    let page = site.join("content/pages/about.md");
    let about = fs::read_to_string(&page).expect("page");
    fs::write(&page, format!("{about}\n请找王五：1**38**-0013-8000\n")).expect("page");
    let refused = gongshi::build(&options(&site), &Silent).expect_err("a leak");
    assert!(matches!(refused, BuildError::PersonalData(_)), "{refused}");
    assert!(refused.to_string().contains("about/index.html"), "{refused}");
}

/// A release made before the net was there must not stop every later one.
#[test]
fn a_ledger_with_personal_data_is_cleaned() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    filings(&site, "2026-11-08", "内科六楼");
    build(&site);
    let ledger = site.join("public/data/ledger.json");
    let old = fs::read_to_string(&ledger).expect("ledger");
    assert!(old.contains("内科六楼"));
    fs::write(&ledger, old.replace("内科六楼", "内科13800138000")).expect("ledger");
    filings(&site, "2026-11-15", "内科六楼");
    build(&site);
    assert!(anywhere(&site, "13800138000").is_empty());
}

#[test]
fn identifiers_of_institutions_are_no_personal_data() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let header = "医疗机构名称,登记号,统一社会信用代码,限制类技术名称,完成备案时间\n";
    // A credit code that is a valid citizen ID too, and a number that passes for a bank card.
    let rows = "示例市第一医院,622202123456789012,120119198501011314,肿瘤消融治疗技术,2023-05-06\n\
                示例市第二医院,6222021234567890128,,肿瘤消融治疗技术,2023-05-06\n";
    let bytes = format!("{header}{rows}");
    export(&site, "220100/2026-11-15", "备案.csv", bytes.as_bytes());
    let built = build(&site);
    assert_eq!(built.checked.dataset.institutions.len(), 2, "{:?}", built.checked.findings);
    assert!(!anywhere(&site, "120119198501011314").is_empty());
}

const COUNTS: &str = "医疗机构名称,限制类技术名称,完成备案时间,累计例数,截止日期\n";

/// A site that keeps counts up to 9 back, with two weeks of counts that the seed chooses. Counts
/// of 1 to 9 depend on `secret` too, all others do not.
fn counted(site: &Path, seed: u64, secret: u64) {
    let settings = "[small-counts]\nlimit = 9\n[small-counts.technologies]\necmo = 0\n";
    fs::write(site.join("site.toml"), format!("{}{settings}", support::SETTINGS))
        .expect("settings");
    let technologies = ["肿瘤消融治疗技术", "心室辅助技术", "体外膜肺氧合（ECMO）技术"];
    let mut filings = "医疗机构名称,限制类技术名称,完成备案时间\n".to_owned();
    let mut state = seed;
    let mut next = |below: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let small = |at: u64| 1 + (secret * 7 + at * (secret + 3)) % 9;
    for (week, until) in [("2026-11-08", "2026-10-31"), ("2026-11-15", "2026-11-10")] {
        let mut counts = COUNTS.to_owned();
        for at in 0..18 {
            let name =
                format!("示例市第{}医院", ["一", "二", "三", "四", "五", "六"][at as usize % 6]);
            let technology = technologies[at as usize / 6];
            let count = match next(3) {
                0 => 10 + next(90),
                1 if at < 12 => small(at),
                _ => 0,
            };
            counts.push_str(&format!("{name},{technology},2023-05-06,{count},{until}\n"));
            if week == "2026-11-08" {
                filings.push_str(&format!("{name},{technology},2023-05-06\n"));
            }
        }
        export(site, &format!("220100/{week}"), "院务公开.csv", counts.as_bytes());
        export(site, &format!("220100/{week}"), "备案.csv", filings.as_bytes());
    }
}

/// The published files without the checksums of the source files, and of what holds them.
fn without_checksums(site: &Path, built: &gongshi::Built) -> Vec<(String, String)> {
    let of_all = files(&site.join("public")).into_iter();
    let of_all =
        of_all.filter(|(path, _)| !path.contains("manifest.json") && !path.contains("SHA256SUMS"));
    let sums: Vec<&str> =
        built.checked.dataset.sources.files.iter().map(|file| file.sha256.as_str()).collect();
    of_all
        .map(|(path, bytes)| {
            let mut text = text(&bytes);
            for sum in &sums {
                text = text.replace(sum, "…").replace(&sum[..12], "…");
            }
            (path, text)
        })
        .collect()
}

/// What is kept back can't be computed from what is published, because nothing published depends
/// on it: not a sum, a chart, an event, the ledger.
#[test]
fn nothing_published_depends_on_a_count_kept_back() {
    for seed in 1..=4 {
        let published: Vec<_> = [1, 2]
            .map(|secret| {
                let temporary = tempfile::tempdir().expect("temporary folder");
                let site = site(temporary.path());
                counted(&site, seed, secret);
                let built = build(&site);
                let few = |each: &&gongshi::dataset::Disclosure| each.few_cases.is_some();
                assert!(built.checked.dataset.disclosures.iter().filter(few).count() > 0);
                without_checksums(&site, &built)
            })
            .into();
        for (one, other) in published[0].iter().zip(&published[1]) {
            assert!(one == other, "{} tells a count: {}", one.0, differing(&one.1, &other.1));
        }
    }
}

fn differing(one: &str, other: &str) -> String {
    let at = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let from = (0..=at.saturating_sub(60)).rev().find(|at| one.is_char_boundary(*at)).unwrap_or(0);
    one[from..].chars().take(120).collect()
}

#[test]
fn a_count_kept_back_is_told_as_fewer() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    counted(&site, 1, 1);
    build(&site);
    assert!(anywhere(&site, "少于 10").iter().any(|path| path.ends_with(".html")));
    let rows = fs::read_to_string(site.join("public/data/disclosures.csv")).expect("rows");
    assert!(rows.lines().next().is_some_and(|head| head.contains("cumulative_cases_below")));
    assert!(rows.contains(",,10,"), "{rows}");
    assert!(rows.contains(",0,,"), "0 is told: {rows}");
}

/// Counts that were published before the setting do not come back from the history.
#[test]
fn the_history_forgets_what_is_kept_back_now() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    for (week, count) in [("2026-10-25", 7), ("2026-11-01", 8)] {
        let row = format!("{COUNTS}示例市第一医院,肿瘤消融治疗技术,2023-05-06,{count},{week}\n");
        export(&site, &format!("220100/{week}"), "院务公开.csv", row.as_bytes());
    }
    build(&site);
    let ledger = site.join("public/data/ledger.json");
    assert!(fs::read_to_string(&ledger).expect("ledger").contains("\"2026-10-25\":7"));
    let settings = format!("{}[small-counts]\nlimit = 9\n", support::SETTINGS);
    fs::write(site.join("site.toml"), settings).expect("settings");
    let row = format!("{COUNTS}示例市第一医院,肿瘤消融治疗技术,2023-05-06,12,2026-11-08\n");
    export(&site, "220100/2026-11-08", "院务公开.csv", row.as_bytes());
    build(&site);
    let ledger = fs::read_to_string(&ledger).expect("ledger");
    assert!(
        !ledger.contains("\"2026-10-25\":7") && !ledger.contains("\"2026-11-01\":8"),
        "{ledger}"
    );
    assert!(ledger.contains("\"2026-11-08\":12") && ledger.contains("\"<10\""), "{ledger}");
    let changes = fs::read_to_string(site.join("public/data/changes.csv")).expect("changes");
    assert!(changes.contains("<10") && !changes.contains(",7,8,"), "{changes}");
}
