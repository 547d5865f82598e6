//! Personal data never leaves: neither in the output, nor in a log, nor in a report.

use crate::support::{self, checksum, export, files, options, repository, site};
use gongshi::history::Accept;
use gongshi::{BuildError, BuildOptions, Built, Silent};
use std::fs;
use std::path::{Path, PathBuf};
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

/// The files that hold a text; digits of a checksum are none.
fn anywhere(site: &Path, wanted: &str) -> Vec<String> {
    let holds = |bytes: &[u8]| {
        let mut found = bytes.windows(wanted.len()).enumerate();
        found.any(|(at, part)| {
            part == wanted.as_bytes() && !is_in_checksum(bytes, at, at + wanted.len())
        })
    };
    let all = files(&site.join("public")).into_iter();
    all.filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect()
}

/// Whether a part of the bytes stands among hexadecimal digits, letters among them, or in a number
/// of ten digits, as those by which the search finds whole names.
fn is_in_checksum(bytes: &[u8], from: usize, until: usize) -> bool {
    let is_hex = |byte: &&u8| byte.is_ascii_hexdigit();
    let before = bytes[..from].iter().rev().take_while(is_hex);
    let after = bytes[until..].iter().take_while(is_hex);
    let around: Vec<_> = before.chain(after).collect();
    let length = around.len() + (until - from);
    let is_in_number = around.len() >= 5 && length == 10;
    is_in_number || (length >= 8 && around.iter().any(|byte| byte.is_ascii_alphabetic()))
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

/// Gives the site filings and the repository's content; a page of it and what it says.
fn with_content(site: &Path) -> (PathBuf, String) {
    filings(site, "2026-11-15", "内科");
    support::copy(&repository().join("content"), &site.join("content"));
    let page = site.join("content/pages/about.md");
    let about = fs::read_to_string(&page).expect("page");
    (page, about)
}

#[test]
fn content_is_searched_too() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let (page, about) = with_content(&site);
    fs::write(&page, format!("{about}\n请找王五：1**38**-0013-8000\n")).expect("page");
    let refused = gongshi::build(&options(&site), &Silent).expect_err("a leak");
    assert!(matches!(refused, BuildError::PersonalData(_)), "{refused}");
    assert!(refused.to_string().contains("about/index.html"), "{refused}");
}

/// Without its right check digit a number is one of a citizen only behind the label.
#[test]
fn labelled_documents_in_content_stop_the_release() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let (page, about) = with_content(&site);
    for text in ["**身份证号**：220101198501011230", "护照号码 E12345678"] {
        fs::write(&page, format!("{about}\n请找王五，{text}\n")).expect("page");
        let refused = gongshi::build(&options(&site), &Silent).expect_err("a leak").to_string();
        assert!(refused.contains("about/index.html"), "{refused}");
    }
}

#[test]
fn a_file_name_with_a_labelled_person_is_not_published() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let row = "示例市第二医院,肿瘤消融治疗技术,内科,2023-05-06,有效\n";
    let bytes = format!("{HEADER}{row}");
    export(&site, "220100/2026-11-15", "备案（经办人于海）.csv", bytes.as_bytes());
    let report = text(&gongshi(&site, &["check"]).stdout);
    assert!(report.contains("F703") && report.contains("涉及个人的文字"), "{report}");
    let refused = gongshi::build(&options(&site), &Silent).expect_err("a name").to_string();
    assert!(refused.contains("备案（经办人于海）.csv"), "{refused}");
    assert!(!site.join("public").exists(), "published");
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
    for personal in ["13800138000", "联系人李建国"] {
        fs::write(&ledger, old.replace("六楼", personal)).expect("ledger");
        filings(&site, "2026-11-15", "内科六楼");
        build(&site);
        assert!(anywhere(&site, personal).is_empty(), "{personal}");
    }
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

/// The digits of 220500/2026-11-15/2024 are those of a valid citizen ID.
#[test]
fn a_path_of_an_export_is_no_personal_data() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let rows = format!("{HEADER}示例市第一医院,肿瘤消融治疗技术,,2023-05-06,有效\n");
    export(&site, "220500/2026-11-15", "2024年备案.csv", rows.as_bytes());
    build(&site);
    assert!(!anywhere(&site, "220500/2026-11-15/2024年备案.csv").is_empty());
    export(&site, "220500/2026-11-22", "备案.csv", rows.as_bytes());
    build(&site);
    export(&site, "220500/2026-11-22", "220500202611152024.csv", rows.as_bytes());
    let refused = gongshi::build(&options(&site), &Silent).expect_err("a name that is a number");
    assert!(matches!(refused, BuildError::Publish(_) | BuildError::PersonalData(_)), "{refused}");
}

/// The checksum of the first export begins with 013042017640; a later one takes its place, and
/// pages still name the first as the one that said it first.
#[test]
fn the_checksum_of_an_earlier_export_is_no_personal_data() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    filings(&site, "2026-11-08", "第22236病区");
    build(&site);
    let same = format!("{HEADER}示例市第一医院,肿瘤消融治疗技术,第22236病区,2023-05-06,有效\n\n");
    export(&site, "220100/2026-11-15", "备案.csv", same.as_bytes());
    build(&site);
    let told = files(&site.join("public")).into_iter();
    let mut told = told.filter(|(_, bytes)| text(bytes).contains("013042017640"));
    assert!(told.any(|(path, _)| path.starts_with("institutions/")));
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
fn without_checksums(site: &Path) -> Vec<(String, String)> {
    let of_all = files(&site.join("public")).into_iter();
    let of_all =
        of_all.filter(|(path, _)| !path.contains("manifest.json") && !path.contains("SHA256SUMS"));
    let exports = files(&site.join("data/sources"));
    let sums: Vec<String> = exports.iter().map(|(_, bytes)| checksum(bytes)).collect();
    of_all
        .map(|(path, bytes)| {
            let mut text = text(&bytes);
            for sum in &sums {
                text = text.replace(sum.as_str(), "…").replace(&sum[..12], "…");
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
                without_checksums(&site)
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

/// What a hospital counted each week: told counts, and between them counts that are too near to
/// one told. `secret` changes the latter only.
fn growing(site: &Path, secret: u32) {
    let settings = format!("{}[small-counts]\nlimit = 9\n", support::SETTINGS);
    fs::write(site.join("site.toml"), settings).expect("settings");
    let near = |most: u32| 1 + (secret * 5) % most;
    // One that falls in one of the two: whether it does is not told either.
    let weeks = [
        ("2026-10-18", [41, 0, 30]),
        ("2026-10-25", [41 + near(9), near(9), 30 + near(9)]),
        ("2026-11-01", [41 + near(7), 10 + near(1), 60]),
        ("2026-11-08", [51, 20 + near(1), 60]),
        ("2026-11-15", [51 + near(8), 21 + near(4), 60]),
    ];
    let technologies = ["肿瘤消融治疗技术", "心室辅助技术", "血液净化技术"];
    let mut rows = COUNTS.to_owned();
    for (week, counts) in weeks {
        for (technology, count) in technologies.iter().zip(counts) {
            rows.push_str(&format!("示例市第一医院,{technology},2023-05-06,{count},{week}\n"));
        }
        // The whole past in every export, as some systems write it.
        export(site, &format!("220100/{week}"), "院务公开.csv", rows.as_bytes());
    }
}

#[test]
fn nothing_published_depends_on_what_was_added_between_two_counts() {
    let published: Vec<_> = [1, 2, 3]
        .map(|secret| {
            let temporary = tempfile::tempdir().expect("temporary folder");
            let site = site(temporary.path());
            growing(&site, secret);
            let built = build(&site);
            let few = |each: &&gongshi::dataset::Disclosure| each.few_cases.is_some();
            assert!(built.checked.dataset.disclosures.iter().filter(few).count() > 5);
            without_checksums(&site)
        })
        .into();
    for other in &published[1..] {
        assert_eq!(published[0].len(), other.len());
        for (one, other) in published[0].iter().zip(other) {
            assert!(one == other, "{} tells a count: {}", one.0, differing(&one.1, &other.1));
        }
    }
}

/// The told counts of each series, in the order of their dates.
fn told(site: &Path) -> Vec<Vec<u32>> {
    let ledger = fs::read_to_string(site.join("public/data/ledger.json")).expect("ledger");
    let ledger: serde_json::Value = serde_json::from_str(&ledger).expect("JSON");
    let points = |series: &serde_json::Value| {
        let points = series["points"].as_object().expect("points").values();
        points.map(|count| count.as_u64().expect("a count") as u32).collect()
    };
    ledger["counts"].as_array().expect("counts").iter().map(points).collect()
}

#[test]
fn no_two_told_counts_of_a_series_are_near_to_each_other() {
    for seed in 1..=3 {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let site = site(temporary.path());
        let settings = |counts: &str| {
            let text = format!("{}[small-counts]\n{counts}", support::SETTINGS);
            fs::write(site.join("site.toml"), text).expect("settings");
        };
        let mut random = seed;
        let mut next = |below: u32| {
            random = (random * 1_103_515_245 + 12_345) % 2_147_483_648_u64;
            (random >> 16) as u32 % below
        };
        let mut counts = [0_u32; 6];
        // The first weeks are published before there is a limit.
        settings("limit = 0\n");
        for week in 0..8_i8 {
            let day = jiff::civil::date(2026, 9, 27) + jiff::Span::new().weeks(week);
            let mut rows = COUNTS.to_owned();
            for (at, count) in counts.iter_mut().enumerate() {
                *count += [0, next(4), next(9), next(40)][next(4) as usize];
                let technology = ["肿瘤消融治疗技术", "心室辅助技术"][at % 2];
                let name = ["一", "二", "三"][at / 2];
                rows.push_str(&format!(
                    "示例市第{name}医院,{technology},2023-05-06,{count},{day}\n"
                ));
            }
            export(&site, &format!("220100/{day}"), "院务公开.csv", rows.as_bytes());
            if week == 2 {
                build(&site);
                settings("limit = 9\n");
            }
        }
        build(&site);
        let series = told(&site);
        assert!(series.iter().any(|counts| counts.len() > 1), "{series:?}");
        for counts in series {
            for pair in counts.windows(2) {
                assert!(pair[1] == pair[0] || pair[1] > pair[0] + 9, "{counts:?}");
            }
        }
        let changes = fs::read_to_string(site.join("public/data/changes.csv")).expect("changes");
        assert!(changes.contains('<'), "{changes}");
    }
}

#[test]
fn a_site_may_tell_what_was_added() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    growing(&site, 1);
    let settings = format!("{}[small-counts]\nlimit = 9\ntell_growth = true\n", support::SETTINGS);
    fs::write(site.join("site.toml"), settings).expect("settings");
    build(&site);
    let rows = fs::read_to_string(site.join("public/data/series.csv")).expect("series");
    assert!(rows.lines().any(|row| row.ends_with(",2026-10-25,47")), "{rows}");
}

/// A correction names the numbers it corrects, and a reason may repeat them.
#[test]
fn a_correction_does_not_tell_what_is_kept_back() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let settings = format!("{}[small-counts]\nlimit = 9\n", support::SETTINGS);
    fs::write(site.join("site.toml"), settings).expect("settings");
    let row = |count: u32, day: &str| {
        format!(
            "医疗机构名称,登记号,限制类技术名称,完成备案时间,累计例数,截止日期\n\
             示例市第一医院,111111111111111111,肿瘤消融治疗技术,2023-05-06,{count},{day}\n"
        )
    };
    export(&site, "220100/2026-11-08", "院务公开.csv", row(14_101, "2026-10-31").as_bytes());
    export(&site, "220100/2026-11-15", "院务公开.csv", row(14_104, "2026-11-10").as_bytes());
    let correction = r#"
[[correction]]
date = 2026-11-15
kind = "院务公开"
institution = "111111111111111111"
name = "示例市第一医院"
technology = "tumor-ablation"
as_of = 2026-11-10
field = "累计例数"
was = 14104
now = 14107
reason = "少报 3 例，应为 14107 例"
by = "220100"
"#;
    fs::write(site.join("data/corrections.toml"), correction).expect("corrections");
    let built = build(&site);
    assert_eq!(built.checked.dataset.corrections.len(), 1, "{:?}", built.checked.findings);
    for number in ["14104", "14107"] {
        let telling = anywhere(&site, number);
        assert!(telling.is_empty(), "{number}: {telling:?}");
    }
    assert!(!anywhere(&site, "少于 14111").is_empty());
}

/// 20 that was published, then fewer than 10: the clerk is told, and the public no more than before.
#[test]
fn a_small_count_after_a_greater_one_that_was_published_is_told() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let settings = format!("{}[small-counts]\nlimit = 9\n", support::SETTINGS);
    fs::write(site.join("site.toml"), settings).expect("settings");
    for (week, count) in [("2026-10-25", 20), ("2026-11-01", 5)] {
        let row = format!("{COUNTS}示例市第一医院,肿瘤消融治疗技术,2023-05-06,{count},{week}\n");
        export(&site, &format!("220100/{week}"), "院务公开.csv", row.as_bytes());
        let built = build(&site);
        let mut falls = built.checked.findings.iter().filter(|each| each.rule.code == "F504");
        let told = falls.next().map(|each| (each.message.clone(), each.kept_back));
        let expected = ("以前公布的累计例数是 20，这次少于 10".to_owned(), true);
        assert_eq!(told, (count == 5).then_some(expected), "{week}");
    }
}
