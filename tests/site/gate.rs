//! What the publish gate refuses, and what is recorded when a person accepts it by name.

use crate::history::{FIRST, HEADER, SECOND, THIRD, json, week};
use crate::support::{self, build, export, files, options, site};
use gongshi::history::Accept;
use gongshi::{BuildError, BuildOptions, Silent};
use std::fs;
use std::path::{Path, PathBuf};

/// Twelve filings, so that one more or less is no large share.
fn many() -> Vec<String> {
    let row = |at: u32| format!("示例市第{at}医院,{at:018},肿瘤消融治疗技术,2023-05-{at:02},有效,");
    (1..=12).map(|at| row(at + 10)).collect()
}

fn rows(rows: &[String]) -> Vec<&str> {
    rows.iter().map(String::as_str).collect()
}

fn refusal(site: &Path) -> String {
    let before = files(&site.join("public"));
    let error = gongshi::build(&options(site), &Silent).expect_err("refused");
    assert!(matches!(error, BuildError::Refused(_)), "{error}");
    assert_eq!(before, files(&site.join("public")), "the old release stays");
    error.to_string()
}

/// The build is refused with these names and only with them; accepting them publishes, and is
/// recorded in the ledger, in the data and on the page of the release.
pub(crate) fn refused_then_accepted(site: &Path, names: &[&str], told: &str) {
    let text = refusal(site);
    assert!(text.contains(told), "{told} is not in:\n{text}");
    let command = format!("gongshi build {} --accept {}", site.display(), names.join(","));
    assert!(text.ends_with(&command), "{command} does not end:\n{text}");
    for name in names {
        assert_eq!(Accept::check_name(name), Ok(()), "the command line takes what is printed");
    }
    let accept = Accept::names(names.iter().copied());
    let accepted = BuildOptions { accept, ..options(site) };
    let built = gongshi::build(&accepted, &Silent).expect("accepted");
    assert!(built.unneeded.is_empty(), "{:?}", built.unneeded);
    let ledger = json(site, "data/ledger.json");
    let release = ledger["releases"].as_array().and_then(|all| all.last()).expect("a release");
    let recorded: Vec<_> = release["accepted"].as_array().expect("accepted").iter().collect();
    let mut sorted = names.to_vec();
    sorted.sort_unstable();
    let recorded_names: Vec<_> = recorded.iter().map(|each| each["name"].as_str()).collect();
    assert_eq!(recorded_names, sorted.into_iter().map(Some).collect::<Vec<_>>());
    let date = release["date"].as_str().expect("date");
    let page = fs::read_to_string(site.join(format!("public/changes/{date}/index.html")));
    let page = page.expect("the page of the release");
    assert!(page.contains("发布时已核对并接受"), "{page}");
    let releases = json(site, "data/releases.json");
    let newest = releases["records"].as_array().and_then(|all| all.last()).expect("a record");
    assert_eq!(newest["accepted"].as_array().map(Vec::len), Some(names.len()));
    let manifest = json(site, "data/manifest.json");
    assert_eq!(manifest["accepted"].as_array().map(Vec::len), Some(names.len()));
    gongshi::build(&options(site), &Silent).expect("nothing is left to accept");
}

fn new_site(temporary: &tempfile::TempDir) -> PathBuf {
    site(temporary.path())
}

#[test]
fn too_many_removals() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = new_site(&temporary);
    let all = many();
    week(&site, "2026-11-08", &rows(&all));
    build(&site);
    week(&site, "2026-11-15", &rows(&all[..11]));
    refused_then_accepted(&site, &["removals"], "原有 12 家机构中的 1 家");
}

#[test]
fn a_lost_technology() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = new_site(&temporary);
    fs::write(
        site.join("site.toml"),
        format!("{}[gate]\nremovals_percent = 50.0\n", support::SETTINGS),
    )
    .expect("settings");
    week(&site, "2026-11-08", &[FIRST, SECOND, THIRD]);
    build(&site);
    week(&site, "2026-11-15", &[FIRST, SECOND]);
    let names = ["technology:ventricular-assist"];
    refused_then_accepted(&site, &names, "“心室辅助技术”原有的 1 条备案全部不再列出");
}

#[test]
fn a_lost_county() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = new_site(&temporary);
    let list = |date: &str, counties: &[&str]| {
        let row = |at: usize, county: &str| {
            let at = at + 1;
            format!("示例市第{at}医院,{at:018},二级,{county}\n")
        };
        let list: String =
            counties.iter().enumerate().map(|(at, county)| row(at, county)).collect();
        let text = format!("医疗机构名称,登记号,级别,所在地\n{list}");
        export(&site, &format!("220000/{date}"), "机构.csv", text.as_bytes());
    };
    let counties: Vec<&str> = std::iter::repeat_n("220102", 30).chain(["220183"]).collect();
    list("2026-11-08", &counties);
    build(&site);
    list("2026-11-15", &counties[..30]);
    refused_then_accepted(&site, &["jurisdiction:220183"], "德惠市原有的 1 家机构全部不再列出");
}

#[test]
fn an_authority_whose_export_is_older_or_gone() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = new_site(&temporary);
    let other =
        format!("{HEADER}示例市第九医院,999999999999999999,肿瘤消融治疗技术,2023-05-06,有效,\n");
    let put = |date: &str| export(&site, &format!("220200/{date}"), "备案.csv", other.as_bytes());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    put("2026-11-01");
    put("2026-11-08");
    build(&site);
    week(&site, "2026-11-15", &[FIRST, SECOND]);
    fs::remove_dir_all(site.join("data/sources/220200/2026-11-08")).expect("removed");
    refused_then_accepted(
        &site,
        &["source:220200"],
        "上次发布用的是 2026-11-08 的，这次最新的是 2026-11-01 的",
    );
    week(&site, "2026-11-16", &[FIRST, SECOND]);
    fs::remove_dir_all(site.join("data/sources/220200")).expect("removed");
    let text = refusal(&site);
    assert!(text.contains("“220200”的导出不见了"), "{text}");
    assert!(text.contains("source:220200") && text.contains("removals"), "{text}");
}

#[test]
fn an_old_export_under_a_new_date() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = new_site(&temporary);
    week(&site, "2026-11-01", &[FIRST, SECOND]);
    build(&site);
    week(&site, "2026-11-08", &[SECOND, FIRST]);
    build(&site);
    // The same once more is no change; what stood before it is.
    week(&site, "2026-11-15", &[SECOND, FIRST]);
    build(&site);
    week(&site, "2026-11-16", &[FIRST, SECOND]);
    let names = ["repeated:220100/2026-11-16"];
    refused_then_accepted(&site, &names, "2026-11-16 的文件和 2026-11-01 的完全一样");
}

#[test]
fn errors_of_the_export_stand_before_what_they_may_have_caused() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = new_site(&temporary);
    let all = many();
    week(&site, "2026-11-08", &rows(&all));
    build(&site);
    let wrong: Vec<String> = all.iter().map(|row| row.replace("2023-05", "2033-05")).collect();
    week(&site, "2026-11-15", &rows(&wrong));
    let text = refusal(&site);
    assert!(text.contains("这次的导出里有 12 处错误"), "{text}");
    assert!(text.contains(&format!("gongshi check {}", site.display())), "{text}");
}

fn disclosed(site: &Path, date: &str, rows: &[(&str, &str, u32, &str)]) {
    let row = |(name, number, count, as_of): &(&str, &str, u32, &str)| {
        format!("{name},{number},肿瘤消融治疗技术,{count},{as_of}\n")
    };
    let rows: String = rows.iter().map(row).collect();
    let text = format!("医疗机构名称,登记号,技术名称,累计例数,截止日期\n{rows}");
    export(site, &format!("220100/{date}"), "公开.csv", text.as_bytes());
}

const ONE: (&str, &str) = ("示例市第一医院", "111111111111111111");

#[test]
fn a_falling_count() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = new_site(&temporary);
    week(&site, "2026-11-08", &[FIRST]);
    disclosed(&site, "2026-11-08", &[(ONE.0, ONE.1, 41, "2026-10-31")]);
    build(&site);
    week(&site, "2026-11-15", &[FIRST]);
    disclosed(&site, "2026-11-15", &[(ONE.0, ONE.1, 14, "2026-11-12")]);
    let id = crate::history::id_of(&site, ONE.1);
    let name = format!("count:{id}/tumor-ablation");
    refused_then_accepted(&site, &[&name], "累计例数变少了");
}

#[test]
fn many_falling_counts_are_accepted_by_their_number() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = new_site(&temporary);
    let all = many();
    let counts = |date: &str, cases: u32| {
        let of_row = |row: &String| -> (String, String) {
            let mut parts = row.split(',');
            let mut next = || parts.next().unwrap_or_default().to_owned();
            (next(), next())
        };
        let named: Vec<_> = all.iter().map(of_row).collect();
        let rows: Vec<_> = named
            .iter()
            .map(|(name, number)| (name.as_str(), number.as_str(), cases, "2026-10-31"))
            .collect();
        week(&site, date, &rows_of(&all));
        disclosed(&site, date, &rows);
    };
    counts("2026-11-08", 41);
    build(&site);
    counts("2026-11-15", 14);
    refused_then_accepted(&site, &["counts:12"], "12 项累计例数变少了");
}

fn rows_of(all: &[String]) -> Vec<&str> {
    rows(all)
}

#[test]
fn dates_or_statuses_that_change_on_too_many_filings() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = new_site(&temporary);
    let all = many();
    week(&site, "2026-11-08", &rows(&all));
    build(&site);
    let dated: Vec<String> = all.iter().map(|row| row.replace("2023-05", "2023-06")).collect();
    week(&site, "2026-11-15", &rows(&dated));
    refused_then_accepted(&site, &["completed:220100"], "12 条备案中有 12 条改了完成备案时间");
    let ended: Vec<String> =
        dated.iter().map(|row| row.replace("有效,", "撤销,2026-11-15")).collect();
    week(&site, "2026-11-16", &rows(&ended));
    refused_then_accepted(&site, &["status:220100"], "12 条备案中有 12 条改了备案状态");
}

/// A row without a word of its status is published as valid: of what had ended, only where a person
/// says so.
#[test]
fn what_had_ended_and_says_nothing_of_it_any_more() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let [ended, blank, stroke] =
        ["撤销,2026-09-01", ",", "/,"].map(|end| FIRST.replace("有效,", end));
    let told = "“220100”有 1 条备案或培训基地原来公布为撤销、取消、暂停或停止，这次没有写状态，会按有效公布";
    let of_name = |name: &str| site(&temporary.path().join(name));
    let at_once = of_name("at-once");
    week(&at_once, "2026-11-08", &[&ended, SECOND, THIRD]);
    build(&at_once);
    week(&at_once, "2026-11-15", &[&stroke, SECOND, THIRD]);
    refused_then_accepted(&at_once, &["unstated:220100"], told);
    let away = of_name("away");
    week(&away, "2026-11-01", &[&ended, SECOND, THIRD]);
    week(&away, "2026-11-08", &[SECOND, THIRD]);
    let accept = Accept::names(["removals@2026-11-08"]);
    gongshi::build(&BuildOptions { accept, ..options(&away) }, &Silent).expect("left");
    week(&away, "2026-11-15", &[&blank, SECOND, THIRD]);
    refused_then_accepted(&away, &["unstated:220100"], told);
}

/// Another filing is valid as the rows of others are: one completed after the first had ended, and
/// one beside the first, which still says that it has.
#[test]
fn a_filing_anew_needs_no_word_of_its_status() {
    let ended = FIRST.replace("有效,", "撤销,2026-09-01");
    let anew = FIRST.replace("2023-05-06,有效", "2026-11-10,");
    let weeks: [&[&str]; 2] = [&[&anew, SECOND], &[&ended, &anew, SECOND]];
    for rows in weeks {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let site = new_site(&temporary);
        week(&site, "2026-11-08", &[&ended, SECOND]);
        build(&site);
        week(&site, "2026-11-15", rows);
        build(&site);
    }
}

#[test]
fn a_name_that_is_not_needed_is_told_and_not_recorded() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = new_site(&temporary);
    week(&site, "2026-11-08", &[FIRST]);
    let accepting = BuildOptions { accept: Accept::names(["removals"]), ..options(&site) };
    let built = gongshi::build(&accepting, &Silent).expect("built");
    assert_eq!(built.unneeded, ["removals"]);
    assert!(!json(&site, "data/ledger.json").to_string().contains("accepted"));
}

#[test]
fn more_precision_is_no_other_date() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = new_site(&temporary);
    let precise = many();
    let by_month: Vec<String> = precise
        .iter()
        .map(|row| {
            let (before, after) = row.split_once("2023-05-").expect("a date");
            format!("{before}2023-05{}", &after[2..])
        })
        .collect();
    week(&site, "2026-11-08", &rows(&by_month));
    build(&site);
    week(&site, "2026-11-15", &rows(&precise));
    build(&site);
}

/// What a later release of the same build would lose is not accepted with what an earlier one does.
#[test]
fn each_of_several_releases_is_accepted_by_itself() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = new_site(&temporary);
    let all = many();
    week(&site, "2026-11-08", &rows(&all));
    build(&site);
    week(&site, "2026-11-15", &rows(&all[..11]));
    week(&site, "2026-11-16", &rows(&all[..5]));
    let text = refusal(&site);
    assert!(text.ends_with("--accept removals@2026-11-15"), "{text}");
    let accepting = |names: &[&str]| BuildOptions {
        accept: Accept::names(names.iter().copied()),
        ..options(&site)
    };
    let undated = gongshi::build(&accepting(&["removals"]), &Silent).expect_err("refused");
    assert_eq!(undated.to_string(), text, "a name without a date is of one release only");
    let second = gongshi::build(&accepting(&["removals@2026-11-15"]), &Silent);
    let second = second.expect_err("refused").to_string();
    assert!(second.contains("原有 11 家机构中的 6 家"), "{second}");
    let both = ["removals@2026-11-15", "removals@2026-11-16"];
    assert!(second.ends_with(&format!("--accept {}", both.join(","))), "{second}");
    let built = gongshi::build(&accepting(&both), &Silent).expect("accepted");
    assert!(built.unneeded.is_empty(), "{:?}", built.unneeded);
    let ledger = json(&site, "data/ledger.json");
    for release in &ledger["releases"].as_array().expect("releases")[1..] {
        assert_eq!(release["accepted"][0]["name"], "removals", "as in a build of one week");
    }
}

fn bases(site: &Path, date: &str, rows: &str) {
    let text = format!("培训基地名称,技术名称,备案日期,培训名额\n{rows}");
    export(site, &format!("220100/{date}"), "培训基地.csv", text.as_bytes());
}

#[test]
fn training_bases_that_are_all_gone() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = new_site(&temporary);
    let page = |path: &str| fs::read_to_string(site.join("public").join(path)).expect(path);
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    bases(&site, "2026-11-08", "示例市第一医院,肿瘤消融治疗技术,2024-05-06,10\n");
    build(&site);
    assert_eq!(json(&site, "data/training-bases.json")["count"], 1);
    week(&site, "2026-11-15", &[FIRST, SECOND]);
    bases(&site, "2026-11-15", "示例市第一医院,肿瘤消融治疗技术,2024-05-06,20\n");
    build(&site);
    let changed = page("changes/2026-11-15/index.html");
    assert!(changed.contains("培训基地仍是 1 条，内容有变化"), "{changed}");
    assert!(!changed.contains("没有变化") && !changed.contains("时相同"), "{changed}");
    assert_eq!(
        json(&site, "data/releases.json")["records"][1]["other_changes"][0],
        "培训基地仍是 1 条，内容有变化"
    );
    week(&site, "2026-11-16", &[FIRST, SECOND]);
    refused_then_accepted(
        &site,
        &["records:220100/training_base"],
        "“220100”原有的 1 条培训基地记录全部不再列出",
    );
    assert!(page("index.html").contains("培训基地由 1 条变为 0 条"));
    assert!(page("changes/feed.xml").contains("培训基地由 1 条变为 0 条"));
    assert!(
        page("training/index.html")
            .contains("自2026年11月16日的更新起，报送的资料里没有培训基地。")
    );
    assert_eq!(
        json(&site, "training/index.json")["training_bases"].as_array().map(Vec::len),
        Some(0)
    );
    week(&site, "2026-11-17", &[FIRST, SECOND]);
    build(&site);
    assert!(page("training/index.html").contains("自2026年11月16日的更新起"), "it stays");
    assert!(page("index.html").contains("没有变化"));
}
