//! What comes again: hospitals and filings that had left, exports, explanations.

use crate::gate::refused_then_accepted;
use crate::history::{FIRST, HEADER, SECOND, THIRD, id_of, json, last_events, week};
use crate::support::{build, export, options, site};
use gongshi::history::Accept;
use gongshi::{BuildOptions, Silent};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn accepting(site: &Path) {
    let options = BuildOptions { accept: Accept::Everything, ..options(site) };
    gongshi::build(&options, &Silent).expect("built");
}

fn page(site: &Path, number: &str) -> String {
    let path = format!("public/institutions/{}/index.html", id_of(site, number));
    fs::read_to_string(site.join(path)).expect("page")
}

#[test]
fn a_hospital_that_returns_is_no_new_one() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-01", &[FIRST, SECOND, THIRD]);
    build(&site);
    let id = id_of(&site, "111111111111111111");
    week(&site, "2026-11-08", &[SECOND, THIRD]);
    accepting(&site);
    assert_eq!(last_events(&site), ["removed", "removed"]);
    for again in ["the first sending", "the same export sent again"] {
        week(&site, "2026-11-15", &[THIRD, SECOND, FIRST]);
        accepting(&site);
        assert_eq!(last_events(&site), ["relisted", "relisted"], "{again}");
        assert_eq!(id_of(&site, "111111111111111111"), id, "{again}");
        let releases = json(&site, "data/ledger.json")["releases"].clone();
        assert_eq!(releases.as_array().map(Vec::len), Some(3), "{again}");
        week(&site, "2026-11-15", &[FIRST, THIRD, SECOND]);
        accepting(&site);
        assert_eq!(last_events(&site), ["relisted", "relisted"], "{again}");
    }
    let page = page(&site, "111111111111111111");
    assert!(page.contains("再次列入") && page.contains("不再列出"), "{page}");
    let of_day = fs::read_to_string(site.join("public/changes/2026-11-15/index.html"));
    assert!(of_day.expect("page").contains("曾经不再列出"));
}

#[test]
fn a_filing_in_the_row_of_one_that_was_withdrawn_is_a_new_one() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let withdrawn = FIRST.replace("有效,", "撤销,2025-03-04");
    week(&site, "2026-11-08", &[&withdrawn, SECOND, THIRD]);
    build(&site);
    // Nothing is to be accepted: the row is that of the new filing.
    week(&site, "2026-11-15", &[&FIRST.replace("2023-05-06", "2026-11-10"), SECOND, THIRD]);
    build(&site);
    let mut events = last_events(&site);
    events.sort_unstable();
    assert_eq!(events, ["filed", "removed"]);
    assert!(page(&site, "111111111111111111").contains("新增备案"));
}

#[test]
fn a_filing_that_returns_with_a_day_in_place_of_a_month_is_no_new_one() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-01", &[&FIRST.replace("2023-05-06", "2023年5月"), SECOND]);
    week(&site, "2026-11-08", &[SECOND]);
    week(&site, "2026-11-15", &[FIRST, SECOND]);
    accepting(&site);
    assert_eq!(last_events(&site), ["relisted", "relisted"]);
    let former = json(&site, "data/former-filings.json")["records"].clone();
    assert_eq!(former.as_array().map(Vec::len), Some(0), "{former}");
}

#[test]
fn a_filing_that_returns_after_it_has_ended_says_so() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-01", &[FIRST, SECOND]);
    week(&site, "2026-11-08", &[SECOND]);
    week(&site, "2026-11-15", &[&FIRST.replace("有效,", "撤销,2026-10-20"), SECOND]);
    accepting(&site);
    assert_eq!(last_events(&site), ["relisted", "relisted"]);
    let of_day = fs::read_to_string(site.join("public/changes/2026-11-15/index.html"));
    let of_day = of_day.expect("page");
    let (_, returned) = of_day.split_once("再次列入（2）").expect("the heading");
    assert!(returned.contains("撤销"), "{returned}");
    let of_hospital = page(&site, "111111111111111111");
    let (_, event) = of_hospital.rsplit_once("再次列入").expect("the event");
    assert!(event.split("</li>").next().is_some_and(|it| it.contains("撤销")), "{event}");
}

/// Of two filings that a list tells by their months one leaves, the other is told by its day.
#[test]
fn a_month_that_becomes_a_day_is_of_the_filing_of_that_month() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let [of_march, of_may] = ["2021年3月", "2023年5月"].map(|it| FIRST.replace("2023-05-06", it));
    week(&site, "2026-11-08", &[&of_march, &of_may, SECOND]);
    week(&site, "2026-11-15", &[FIRST, SECOND]);
    accepting(&site);
    let changes = json(&site, "data/changes.json")["records"].clone();
    let changes = changes.as_array().expect("records").iter();
    let told: Vec<_> = changes.map(|it| [&it["kind"], &it["before"], &it["after"]]).collect();
    assert_eq!(
        told.iter().map(|it| it.map(|text| text.as_str().unwrap_or(""))).collect::<Vec<_>>(),
        [["corrected", "2023-05", "2023-05-06"], ["removed", "2021-03", ""]]
    );
}

#[test]
fn the_same_filing_that_is_valid_again_is_asked_about() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    for (ended, again, asked) in [
        ("撤销,2025-03-04", FIRST.to_owned(), true),
        ("取消,2025-03-04", FIRST.to_owned(), true),
        ("取消,", FIRST.to_owned(), true),
        ("撤销,2025-03-04", FIRST.replace("有效,", "已恢复,"), false),
        ("撤销,2025-03-04", FIRST.replace("2023-05-06", "2025-05-06"), false),
        ("暂停,2025-03-04", FIRST.to_owned(), false),
    ] {
        let folder = tempfile::tempdir_in(&temporary).expect("a folder");
        let site = site(folder.path());
        week(&site, "2026-11-08", &[&FIRST.replace("有效,", ended), SECOND]);
        build(&site);
        week(&site, "2026-11-15", &[&again, SECOND]);
        if asked {
            refused_then_accepted(&site, &["revived:220100"], "1 条备案原来公布为撤销或取消");
        } else {
            build(&site);
        }
        let kind = if again.contains("2025-05-06") { "filed" } else { "resumed" };
        assert!(last_events(&site).contains(&kind.to_owned()), "{ended} {:?}", last_events(&site));
    }
}

#[test]
fn a_first_export_that_is_sent_again_stays_the_first() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let renamed = FIRST.replace("示例市第一医院", "示例市第一人民医院");
    for rows in [[FIRST, SECOND, THIRD], [&renamed, SECOND, ""], [FIRST, SECOND, THIRD]] {
        week(&site, "2026-11-08", &rows);
        accepting(&site);
        assert_eq!(last_events(&site), Vec::<String>::new(), "{rows:?}");
    }
    let ledger = json(&site, "data/ledger.json");
    assert_eq!(ledger["releases"][0]["baseline"], true);
    let names = ledger["institutions"].as_array().expect("all").iter();
    let former: Vec<&Value> = names.map(|known| &known["former_names"]).collect();
    assert!(former.iter().all(|names| names.as_array().is_some_and(Vec::is_empty)), "{former:?}");
}

#[test]
fn a_reason_given_later_is_told_of_what_left_before() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-01", &[FIRST, SECOND, THIRD]);
    build(&site);
    week(&site, "2026-11-08", &[SECOND, THIRD]);
    accepting(&site);
    let explained = "[[correction]]\ndate = 2026-11-15\nkind = \"removal\"\n\
                     institution = \"111111111111111111\"\nname = \"示例市第一医院\"\n\
                     reason = \"执业许可证已注销\"\nby = \"220100\"\n";
    assert!(!page(&site, "111111111111111111").contains("执业许可证已注销"));
    fs::write(site.join("data/corrections.toml"), explained).expect("corrections");
    build(&site);
    assert!(page(&site, "111111111111111111").contains("执业许可证已注销"));
    let released = fs::read_to_string(site.join("public/changes/2026-11-08/index.html"));
    assert!(released.expect("page").contains("执业许可证已注销"));
    // The entry may be deleted: the reason stays.
    fs::remove_file(site.join("data/corrections.toml")).expect("removed");
    build(&site);
    assert!(page(&site, "111111111111111111").contains("执业许可证已注销"));
}

#[test]
fn a_name_that_is_still_another_name_is_no_former_one() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let listed = |date: &str, name: &str, second: &str| {
        let text = format!("医疗机构名称,登记号,第二名称\n{name},111111111111111111,{second}\n");
        export(&site, &format!("220100/{date}"), "医疗机构.csv", text.as_bytes());
        let text = format!("{HEADER}{}\n", FIRST.replace("示例市第一医院", name));
        export(&site, &format!("220100/{date}"), "备案.csv", text.as_bytes());
        build(&site);
        page(&site, "111111111111111111")
    };
    listed("2026-11-01", "示例市第一医院", "");
    let names = |text: &str| ["其他名称", "曾用名"].map(|it| text.contains(&format!(">{it}</dt>")));
    let text = listed("2026-11-08", "示例市中心医院", "示例市第一医院");
    assert_eq!(names(&text), [true, false]);
    let text = listed("2026-11-15", "示例市中心医院", "");
    assert_eq!(names(&text), [false, true]);
}

#[test]
fn an_export_that_comes_too_late_is_told() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let late = |site: &Path| build(site).later.late.into_iter().collect::<Vec<_>>();
    week(&site, "2026-11-01", &[FIRST, SECOND]);
    assert_eq!(late(&site), Vec::<String>::new());
    week(&site, "2026-11-15", &[FIRST, SECOND]);
    assert_eq!(late(&site), Vec::<String>::new());
    let before = json(&site, "data/ledger.json");
    week(&site, "2026-11-08", &[SECOND]);
    assert_eq!(late(&site), ["220100/2026-11-08"]);
    assert_eq!(json(&site, "data/ledger.json"), before, "it changes nothing");
    let inspected = gongshi::inspect(&site, crate::support::TODAY).expect("inspected");
    assert_eq!(inspected.later.late.len(), 1, "a check tells it too");
    // The first and newest one of another authority is read.
    let text = format!("{HEADER}{}\n", THIRD);
    export(&site, "220200/2026-11-08", "备案.csv", text.as_bytes());
    assert_eq!(late(&site), ["220100/2026-11-08"]);
    assert_eq!(json(&site, "data/filings.json")["count"], 3);
    // Later it is not the newest, and was not in vain.
    export(&site, "220200/2026-11-15", "备案.csv", text.as_bytes());
    assert_eq!(late(&site), ["220100/2026-11-08"]);
}

/// Publishes a count of one hospital.
/// The folder of an authority is called by its code, later by its name: what the old one lists and
/// the new one no longer does is not valid for ever.
#[test]
fn a_folder_that_is_renamed_takes_the_place_of_the_old_one() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND, THIRD]);
    build(&site);
    let text = format!("{HEADER}{SECOND}\n{THIRD}\n");
    export(&site, "长春市卫生健康委员会/2026-11-15", "备案.csv", text.as_bytes());
    let accept = Accept::names(["removals"]);
    let built = gongshi::build(&BuildOptions { accept, ..options(&site) }, &Silent);
    let built = built.expect("accepted");
    assert!(built.unneeded.is_empty(), "{:?}", built.unneeded);
    assert_eq!(last_events(&site), ["removed", "removed"]);
    let told: Vec<_> = built.checked.findings.iter().map(|it| it.message.as_str()).collect();
    let passed = "这个机关在“长春市卫生健康委员会”文件夹里有更新的导出，这一份没有读取";
    assert!(told.contains(&passed), "{told:?}");
    // Two exports of one day are one.
    week(&site, "2026-11-15", &[FIRST]);
    accepting(&site);
    assert_eq!(json(&site, "data/filings.json")["records"].as_array().map(Vec::len), Some(3));
}

fn count(site: &Path, date: &str, count: u32, as_of: &str) {
    week(site, date, &[FIRST, SECOND]);
    let text = format!(
        "医疗机构名称,登记号,技术名称,累计例数,截止日期\n\
         示例市第一医院,111111111111111111,肿瘤消融治疗技术,{count},{as_of}\n"
    );
    export(site, &format!("220100/{date}"), "院务公开.csv", text.as_bytes());
}

fn limit(site: &Path, limit: u32) {
    let settings = format!("{}[small-counts]\nlimit = {limit}\n", crate::support::SETTINGS);
    fs::write(site.join("site.toml"), settings).expect("settings");
}

#[test]
fn two_counts_that_are_not_told_are_not_told_to_be_the_same() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    count(&site, "2026-11-01", 5, "2026-10-31");
    count(&site, "2026-11-08", 7, "2026-11-07");
    build(&site);
    limit(&site, 9);
    count(&site, "2026-11-15", 30, "2026-11-14");
    build(&site);
    let changed = fs::read_to_string(site.join("public/changes/2026-11-08/index.html"));
    let changed = changed.expect("page");
    assert!(!changed.contains("不变") && changed.contains("前后的数目都不公布"), "{changed}");
}

#[test]
fn a_limit_that_comes_and_goes_within_a_release_tells_nothing_twice() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let told = |site: &Path, limits: &[u32]| {
        for each in limits {
            limit(site, *each);
            accepting(site);
        }
        json(site, "data/ledger.json")["releases"].as_array().expect("all").last().cloned()
    };
    count(&site, "2026-11-01", 5, "2026-10-31");
    let first = told(&site, &[0, 9, 0, 9, 0, 0]).expect("a release");
    assert_eq!(first["events"].as_array().map(Vec::len), Some(0), "{first}");
    count(&site, "2026-11-08", 8, "2026-11-07");
    let once = told(&site, &[0]).expect("a release");
    let again = told(&site, &[9, 0, 9, 0, 0]).expect("a release");
    assert_eq!(again["events"].as_array().map(Vec::len), Some(1), "{again}");
    assert_eq!(once["events"][0]["after"], again["events"][0]["after"]);
}
