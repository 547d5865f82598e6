//! What one release carries to the next.

use crate::support::{self, build, export, files, options, site};
use gongshi::history::Accept;
use gongshi::{BuildError, Silent};
use serde_json::Value;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

pub(crate) const HEADER: &str =
    "医疗机构名称,登记号,限制类技术名称,完成备案时间,备案状态,状态变更日期\n";

/// One weekly export of a small city: three hospitals with a filing each.
pub(crate) fn week(site: &Path, date: &str, rows: &[&str]) {
    let text = format!("{HEADER}{}\n", rows.join("\n"));
    export(site, &format!("220100/{date}"), "备案.csv", text.as_bytes());
}

pub(crate) const FIRST: &str =
    "示例市第一医院,111111111111111111,肿瘤消融治疗技术,2023-05-06,有效,";
pub(crate) const SECOND: &str =
    "示例市第二医院,222222222222222222,肿瘤消融治疗技术,2023-06-07,有效,";
pub(crate) const THIRD: &str = "示例市第三医院,333333333333333333,心室辅助技术,2024-01-08,有效,";

pub(crate) fn json(site: &Path, path: &str) -> Value {
    let bytes = fs::read(site.join("public").join(path)).expect(path);
    serde_json::from_slice(&bytes).expect(path)
}

fn ledger(site: &Path) -> Value {
    json(site, "data/ledger.json")
}

/// A hospital of which a row came in and is set aside is not one of which nothing came in.
#[test]
fn what_came_in_and_was_not_taken_is_told_on_the_page() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = support::site(temporary.path());
    let unknown = THIRD.replace("心室辅助技术", "干细胞美容技术");
    let twice = SECOND.replace("有效", "撤销");
    week(&site, "2026-11-08", &[FIRST, SECOND, &twice, &unknown]);
    support::build(&site);
    let page = |number: &str| {
        let path = format!("public/institutions/{}/index.html", id_of(&site, number));
        fs::read_to_string(site.join(path)).expect("a page")
    };
    for number in ["222222222222222222", "333333333333333333"] {
        let page = page(number);
        assert!(page.contains("还有没弄清的地方") && !page.contains("本站未见这家"), "{page}");
    }
    assert!(page("111111111111111111").contains("已备案 1 项"));
}

/// The kinds of the events of the last release.
pub(crate) fn last_events(site: &Path) -> Vec<String> {
    let ledger = ledger(site);
    let release = ledger["releases"].as_array().and_then(|all| all.last()).expect("a release");
    let events = release["events"].as_array().expect("events");
    events.iter().map(|event| event["kind"].as_str().expect("kind").to_owned()).collect()
}

pub(crate) fn id_of(site: &Path, number: &str) -> String {
    let ledger = ledger(site);
    let known = ledger["institutions"].as_array().expect("institutions").iter();
    let mut of_number = known.filter(|each| each["values"]["registration_number"] == number);
    of_number.next().expect(number)["id"].as_str().expect("id").to_owned()
}

#[test]
fn building_the_same_inputs_twice_adds_nothing() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    week(&site, "2026-11-15", &[FIRST, SECOND, THIRD]);
    build(&site);
    let inode = |path: &str| fs::metadata(site.join("public").join(path)).expect(path).ino();
    let (before, home) = (files(&site.join("public")), inode("index.html"));
    let mut later = options(&site);
    later.today = jiff::civil::date(2027, 3, 1);
    gongshi::build(&later, &Silent).expect("second build");
    assert_eq!(before, files(&site.join("public")));
    assert_eq!(home, inode("index.html"), "an unchanged file was written again");
}

#[test]
fn week_by_week_gives_the_same_release_as_all_weeks_at_once() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let root = support::repository();
    let [weekly, at_once] = ["weekly", "at once"].map(|name| temporary.path().join(name));
    for site in [&weekly, &at_once] {
        fs::create_dir_all(site).expect("folder");
        fs::copy(root.join("site.toml"), site.join("site.toml")).expect("settings");
        support::copy(&root.join("data"), &site.join("data"));
    }
    for day in ["2026-10-26", "2026-11-01", "2026-11-10", "2026-11-22"] {
        let mut options = options(&weekly);
        options.today = day.parse().expect("date");
        gongshi::build(&options, &Silent).expect(day);
    }
    build(&at_once);
    let [weekly, at_once] = [weekly, at_once].map(|site| files(&site.join("public")));
    for ((path, bytes), (other_path, other)) in weekly.iter().zip(&at_once) {
        assert_eq!(path, other_path);
        assert!(bytes == other, "{path} differs");
    }
    assert_eq!(weekly.len(), at_once.len());
}

#[test]
fn a_renamed_hospital_keeps_its_address_and_shows_its_former_name() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    build(&site);
    let id = id_of(&site, "111111111111111111");
    let renamed = FIRST.replace("示例市第一医院", "示例市中心医院");
    week(&site, "2026-11-15", &[&renamed, SECOND]);
    build(&site);
    assert_eq!(id, id_of(&site, "111111111111111111"));
    assert_eq!(last_events(&site), ["renamed"]);
    let page = fs::read_to_string(site.join(format!("public/institutions/{id}/index.html")));
    let page = page.expect("the page is at its old address");
    assert!(page.contains("示例市中心医院") && page.contains("示例市第一医院"));
}

#[test]
fn each_kind_of_change_is_an_event() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let fourth = "示例市第四医院,444444444444444444,心室辅助技术,2024-01-08,有效,";
    week(&site, "2026-11-08", &[FIRST, SECOND, THIRD, fourth]);
    build(&site);
    assert_eq!(last_events(&site), Vec::<String>::new(), "the first release is the baseline");
    week(
        &site,
        "2026-11-15",
        &[
            &FIRST.replace("有效,", "撤销,2026-11-10"),
            &SECOND.replace("2023-06-07", "2023-06-17"),
            &THIRD.replace("有效,", "取消,2026-11-11"),
            &fourth.replace("有效,", "暂停,2026-11-12"),
            "示例市第五医院,555555555555555555,心室辅助技术,2026-11-09,有效,",
        ],
    );
    build(&site);
    let mut kinds = last_events(&site);
    kinds.sort();
    let expected =
        ["cancelled", "corrected", "filed", "institution_added", "suspended", "withdrawn"];
    assert_eq!(kinds, expected);
    assert!(site.join("public/changes/2026-11-15/index.html").is_file());
}

#[test]
fn a_note_that_follows_a_new_status_is_no_correction() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let filed = |status: &str, note: &str| {
        format!(
            "医疗机构名称,登记号,限制类技术名称,完成备案时间,备案状态,状态变更日期,副本备注\n\
             示例市第一医院,111111111111111111,肿瘤消融治疗技术,2023-05-06,{status},{note}\n"
        )
    };
    let note = "肿瘤消融治疗技术，2023年5月6日完成备案";
    let export = |day: &str, text: String| {
        support::export(&site, &format!("220100/{day}"), "备案.csv", text.as_bytes());
    };
    export("2026-11-01", filed("有效", &format!(",{note}")));
    export("2026-11-08", filed("暂停", &format!("2026-11-05,{note}，暂停")));
    build(&site);
    assert_eq!(last_events(&site), ["suspended"]);
    export("2026-11-15", filed("有效", "2026-11-12,另一个写法"));
    build(&site);
    assert_eq!(last_events(&site), ["resumed", "corrected"], "a note that says something else");
}

#[test]
fn an_export_sent_again_corrects_its_own_release() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    week(&site, "2026-11-15", &[FIRST, SECOND]);
    build(&site);
    week(&site, "2026-11-15", &[&FIRST.replace("2023-05-06", "2023-05-16"), SECOND]);
    build(&site);
    assert_eq!(last_events(&site), ["corrected"]);
    assert_eq!(ledger(&site)["releases"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_release_that_would_drop_too_much_is_refused() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND, THIRD]);
    build(&site);
    let before = files(&site.join("public"));
    week(&site, "2026-11-15", &[FIRST]);
    let refused = gongshi::build(&options(&site), &Silent).expect_err("refused");
    assert!(matches!(refused, BuildError::Refused(_)), "{refused}");
    assert!(refused.to_string().contains("示例市第二医院"), "{refused}");
    assert_eq!(before, files(&site.join("public")), "the old release stays");
    let accepted = gongshi::BuildOptions { accept: Accept::Everything, ..options(&site) };
    gongshi::build(&accepted, &Silent).expect("accepted");
    assert!(last_events(&site).contains(&"removed".to_owned()));
}

#[test]
fn an_older_export_never_replaces_a_newer_release() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-15", &[FIRST]);
    build(&site);
    fs::rename(
        site.join("data/sources/220100/2026-11-15"),
        site.join("data/sources/220100/2026-11-01"),
    )
    .expect("moved");
    let error = gongshi::build(&options(&site), &Silent).expect_err("older");
    assert!(matches!(error, BuildError::OlderThanRelease { .. }), "{error}");
}
