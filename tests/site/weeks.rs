//! What is said over several weeks, and who says it last.

use crate::history::{FIRST, SECOND, json, week};
use crate::support::{build, export, options, site};
use gongshi::check::Checked;
use gongshi::history::Accept;
use gongshi::{BuildError, BuildOptions, Silent};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A site that asks of few changes as of many.
fn strict(folder: &Path) -> PathBuf {
    let site = site(folder);
    let settings = fs::read_to_string(site.join("site.toml")).expect("settings");
    let gate = "[gate]\nremovals_percent = 100.0\nchanges_at_least = 3\n";
    fs::write(site.join("site.toml"), settings + gate).expect("settings");
    site
}

fn put(site: &Path, place: &str, name: &str, text: &str) {
    export(site, place, name, text.as_bytes());
}

/// What the build is asked about, by its names.
fn asked(site: &Path) -> Vec<String> {
    let error = gongshi::build(&options(site), &Silent).expect_err("refused");
    let BuildError::Refused(refused) = error else { panic!("{error}") };
    refused.refusal.objections.iter().map(|each| each.name.clone()).collect()
}

fn accepting(site: &Path, names: &[&str]) -> Checked {
    let accept = Accept::names(names.iter().copied());
    let built = gongshi::build(&BuildOptions { accept, ..options(site) }, &Silent).expect("built");
    assert!(built.unneeded.is_empty(), "{:?}", built.unneeded);
    built.checked
}

/// Technology, day, status and authority of each published filing.
fn published(site: &Path) -> Vec<String> {
    let records = json(site, "data/filings.json")["records"].clone();
    let line = |record: &Value| {
        let of = |field: &str| record[field].as_str().unwrap_or_default().to_owned();
        ["institution_name", "completed", "status", "authority_id"].map(of).join(" ")
    };
    records.as_array().expect("records").iter().map(line).collect()
}

/// What the newest release tells.
fn told(site: &Path) -> Vec<String> {
    let ledger = json(site, "data/ledger.json");
    let date =
        ledger["releases"].as_array().and_then(|all| all.last()).expect("one")["date"].clone();
    let records = json(site, "data/changes.json")["records"].clone();
    let line = |record: &Value| {
        let of = |field: &str| record[field].as_str().unwrap_or_default().to_owned();
        ["kind", "institution_name", "field", "before", "after"].map(of).join(" ")
    };
    let of_release = |record: &&Value| record["release_date"] == date;
    records.as_array().expect("records").iter().filter(of_release).map(line).collect()
}

fn codes(checked: &Checked, code: &str) -> usize {
    checked.findings.iter().filter(|finding| finding.rule.code == code).count()
}

const LIST: &str = "医疗机构名称,登记号,技术名称,备案机关,完成备案时间,备案状态\n";

fn row(name: &str, number: u32, authority: &str) -> String {
    format!("示例{name}医院,{number:018},肿瘤消融治疗技术,{authority},2023-05-06,有效\n")
}

/// The holder's list had a filing and has it no longer; the superior's older list still has it.
#[test]
fn what_its_holder_no_longer_lists_is_not_published_from_a_superiors_copy() {
    for authority in ["", "长春市卫生健康委员会"] {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let site = strict(temporary.path());
        let both = LIST.to_owned() + &row("甲", 1, authority) + &row("乙", 2, authority);
        put(&site, "220000/2026-11-01", "备案.csv", &both);
        put(&site, "220100/2026-11-01", "备案.csv", &both);
        build(&site);
        assert_eq!(published(&site).len(), 2);
        let city = LIST.to_owned() + &row("甲", 1, authority);
        put(&site, "220100/2026-11-08", "备案.csv", &city);
        let checked = build(&site).checked;
        assert_eq!(published(&site), ["示例甲医院 2023-05-06 active 220100"], "{authority}");
        assert_eq!(codes(&checked, "F424"), 1);
        assert!(checked.dataset.account().balances());
        let removed = ["removed 示例乙医院  2023-05-06 "];
        assert_eq!(told(&site), removed);
        let former = &json(&site, "data/ledger.json")["former_filings"][0]["removal"];
        assert_eq!(former["folder"], "220100", "the list that no longer has it");
        // It stays so, also when the superior's list is sent again.
        put(&site, "220000/2026-11-10", "备案.csv", &both);
        build(&site);
        assert_eq!((published(&site).len(), told(&site).len()), (1, 0));
        let inspected = gongshi::inspect(&site, crate::support::TODAY).expect("inspected");
        assert_eq!(codes(&inspected.checked, "F424"), 1, "a check tells the same");
        put(&site, "220100/2026-11-15", "备案.csv", &(both + "\n"));
        build(&site);
        assert_eq!(told(&site), ["relisted 示例乙医院   "]);
    }
}

/// Of a filing that no list of a lower authority ever had, the superior's list is no copy; nor of one
/// that it says is held by itself.
#[test]
fn what_a_superior_holds_itself_stays() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = strict(temporary.path());
    let province = "吉林省卫生健康委员会";
    let (both, city) = (row("甲", 1, "") + &row("乙", 2, ""), row("甲", 1, ""));
    put(&site, "220000/2026-11-01", "备案.csv", &(LIST.to_owned() + &both));
    put(&site, "220100/2026-11-08", "备案.csv", &(LIST.to_owned() + &city));
    let checked = build(&site).checked;
    assert_eq!((published(&site).len(), codes(&checked, "F424")), (2, 0));
    put(&site, "220100/2026-11-09", "备案.csv", &(LIST.to_owned() + &both));
    build(&site);
    put(
        &site,
        "220000/2026-11-10",
        "备案.csv",
        &(LIST.to_owned() + &city + &row("乙", 2, province)),
    );
    put(&site, "220100/2026-11-10", "备案.csv", &(LIST.to_owned() + &city + "\n"));
    let checked = build(&site).checked;
    assert_eq!((published(&site).len(), codes(&checked, "F424")), (2, 0));
    // Where the city's list has no filings at all, it says nothing of one.
    put(&site, "220100/2026-11-11", "备案.csv", LIST);
    let checked = build(&site).checked;
    assert_eq!((published(&site).len(), codes(&checked, "F424")), (2, 0));
}

/// The first release has no past: what the superior's row says of the holder decides, where the
/// holder's list is newer.
#[test]
fn of_a_first_release_the_holder_named_decides() {
    for (day, left) in [("2026-11-08", 1), ("2026-11-01", 0), ("2026-10-25", 0)] {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let site = strict(temporary.path());
        let named = row("乙", 2, "长春市卫生健康委员会");
        let all = LIST.to_owned() + &named + &row("甲", 1, "");
        put(&site, "220000/2026-11-01", "备案.csv", &all);
        put(&site, &format!("220100/{day}"), "备案.csv", &(LIST.to_owned() + &row("甲", 1, "")));
        let checked = build(&site).checked;
        assert_eq!(codes(&checked, "F424"), left, "{day}");
        assert_eq!(checked.dataset.held.len(), left, "{day}: its page says that a row came in");
        assert_eq!(published(&site).len(), 2 - left, "{day}");
        build(&site);
        assert_eq!(published(&site).len(), 2 - left, "{day}: built again");
    }
}

/// Who did not list a filing and lists it now, as the one before leaves it, has taken it over.
#[test]
fn a_filing_that_a_superior_takes_over_stays() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = strict(temporary.path());
    put(
        &site,
        "220102/2026-11-01",
        "备案.csv",
        &(LIST.to_owned() + &row("甲", 1, "") + &row("乙", 2, "")),
    );
    put(&site, "220100/2026-11-01", "备案.csv", &(LIST.to_owned() + &row("丙", 3, "")));
    build(&site);
    put(&site, "220102/2026-11-08", "备案.csv", &(LIST.to_owned() + &row("甲", 1, "")));
    put(
        &site,
        "220100/2026-11-08",
        "备案.csv",
        &(LIST.to_owned() + &row("丙", 3, "") + &row("乙", 2, "")),
    );
    for _ in 0..2 {
        let checked = build(&site).checked;
        assert_eq!((published(&site).len(), codes(&checked, "F424")), (3, 0));
    }
    assert!(published(&site).contains(&"示例乙医院 2023-05-06 active 220100".to_owned()));
}

/// A hospital that moved to another city is in that city's list.
#[test]
fn a_filing_that_another_city_lists_now_has_not_been_left() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = strict(temporary.path());
    let (one, other) = (row("甲", 1, ""), row("乙", 2, ""));
    let all = LIST.to_owned() + &one + &other + &row("丙", 3, "");
    put(&site, "220000/2026-11-01", "备案.csv", &all);
    put(&site, "220100/2026-11-01", "备案.csv", &(LIST.to_owned() + &one + &other));
    put(&site, "220200/2026-11-01", "备案.csv", &(LIST.to_owned() + &row("丙", 3, "")));
    build(&site);
    put(&site, "220100/2026-11-08", "备案.csv", &(LIST.to_owned() + &one));
    put(&site, "220200/2026-11-08", "备案.csv", &(LIST.to_owned() + &row("丙", 3, "") + &other));
    let checked = build(&site).checked;
    assert_eq!((published(&site).len(), codes(&checked, "F424")), (3, 0), "{:?}", published(&site));
}

const REMARKED: &str = "医疗机构名称,登记号,限制类技术名称,完成备案时间,备案状态,备注\n";

/// A remark that is gone has taken nothing back: a person says whether the filing is valid.
#[test]
fn what_was_held_for_a_remark_is_not_valid_unasked() {
    let first = |remark: &str, status: &str| {
        format!("示例市第一医院,111111111111111111,肿瘤消融治疗技术,2023-05-06,{status},{remark}\n")
    };
    let rest = "示例市第二医院,222222222222222222,肿瘤消融治疗技术,2023-06-07,有效,\n";
    let also = format!("{rest}示例市第一医院,111111111111111111,心室辅助技术,2023-05-06,有效,\n");
    // Who was never published has no place in the ledger.
    for (status, others, was_published) in [("", rest, true), ("有效", &*also, false)] {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let site = strict(temporary.path());
        let list = |day: &str, own: &str| {
            // No two exports are the same to the byte.
            let text = format!("{day}名单,,,,,\n{REMARKED}{own}{others}");
            put(&site, &format!("220100/{day}"), "备案.csv", &text);
        };
        if was_published {
            list("2026-10-25", &first("", status));
            build(&site);
        }
        list("2026-11-01", &first("该技术已停止开展", status));
        build(&site);
        let held = published(&site).len();
        // A week in which the row is not there at all is no answer either.
        list("2026-11-05", "");
        build(&site);
        list("2026-11-08", &first("", status));
        assert_eq!(asked(&site), ["held:220100"], "{status} {others}");
        accepting(&site, &["held:220100"]);
        assert_eq!(published(&site).len(), held + 1);
        list("2026-11-09", &first("", status));
        build(&site);
    }
}

#[test]
fn another_filing_of_later_days_is_not_asked_about() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = strict(temporary.path());
    let list = |day: &str, completed: &str, remark: &str| {
        let own =
            format!("示例市第一医院,111111111111111111,肿瘤消融治疗技术,{completed},,{remark}\n");
        let text = format!(
            "{REMARKED}{own}示例市第二医院,222222222222222222,肿瘤消融治疗技术,2023-06-07,有效,\n"
        );
        put(&site, &format!("220100/{day}"), "备案.csv", &text);
    };
    list("2026-10-25", "2023-05-06", "");
    build(&site);
    list("2026-11-01", "2023-05-06", "该技术已停止开展");
    build(&site);
    list("2026-11-08", "2026-11-02", "");
    build(&site);
    assert_eq!(published(&site).len(), 2);
}

/// A list by which a hospital has closed, and a week later without the column that says so.
#[test]
fn a_hospital_that_had_closed_is_not_open_unasked() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = strict(temporary.path());
    week(&site, "2026-11-01", &[FIRST, SECOND]);
    let list = |status: [&str; 3]| {
        format!(
            "医疗机构名称,登记号,级别{}\n示例市第一医院,111111111111111111,三级甲等{}\n\
             示例市第二医院,222222222222222222,三级甲等{}\n",
            status[0], status[1], status[2]
        )
    };
    put(&site, "220100/2026-11-01", "机构.csv", &list([",状态", ",正常", ",正常"]));
    build(&site);
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    put(&site, "220100/2026-11-08", "机构.csv", &list([",状态", ",注销", ",正常"]));
    build(&site);
    assert_eq!(published(&site).len(), 1);
    week(&site, "2026-11-15", &[FIRST, SECOND]);
    put(&site, "220100/2026-11-15", "机构.csv", &list(["", "", ""]));
    assert_eq!(asked(&site), ["held:220100"]);
    accepting(&site, &["held:220100"]);
    assert_eq!(published(&site).len(), 2);
}

fn bases(site: &Path, day: &str, head: &str, rows: [&str; 2]) {
    let of = |at: usize, rest: &str| {
        format!("示例市第{at}医院,{at:018},肿瘤消融治疗技术,2024-05-06,5{rest}\n")
    };
    let text = format!(
        "医疗机构名称,登记号,技术名称,备案日期,名额{head}\n{}{}",
        of(1, rows[0]),
        of(2, rows[1])
    );
    put(site, &format!("220000/{day}"), "培训基地.csv", &text);
}

fn valid_bases(site: &Path) -> usize {
    let bases = json(site, "data/training-bases.json")["records"].clone();
    let bases = bases.as_array().expect("records").clone();
    bases.iter().filter(|base| base["status"] == "active").count()
}

#[test]
fn a_training_base_that_was_stopped_is_not_valid_unasked() {
    for (head, rows) in [(",基地状态", [",", ",正常"]), ("", ["", ""])] {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let site = strict(temporary.path());
        bases(&site, "2026-11-01", ",基地状态", [",责令停止", ",正常"]);
        build(&site);
        assert_eq!(valid_bases(&site), 1);
        bases(&site, "2026-11-08", head, rows);
        assert_eq!(asked(&site), ["unstated:220000"], "{head}");
        accepting(&site, &["unstated:220000"]);
        assert_eq!(valid_bases(&site), 2);
        bases(&site, "2026-11-09", head, rows);
        build(&site);
    }
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = strict(temporary.path());
    bases(&site, "2026-11-01", ",基地状态", [",责令停止", ",正常"]);
    build(&site);
    bases(&site, "2026-11-08", ",基地状态", [",正常", ",正常"]);
    build(&site);
    assert_eq!(valid_bases(&site), 2, "who says so is believed");
    bases(&site, "2026-11-10", ",备注", [",已取消基地资格", ","]);
    build(&site);
    assert_eq!(valid_bases(&site), 1);
    bases(&site, "2026-11-11", ",备注", [",", ","]);
    assert_eq!(asked(&site), ["held:220000"]);
}

const WIDE: &str = "医疗机构名称,登记号,等级,技术名称,科室,完成备案时间,备案状态\n";

/// A list of four hospitals without one of its columns.
fn without(site: &Path, day: &str, column: &str) {
    let rows = (1..=4).map(|at| {
        format!("示例市第{at}医院,{at:018},三级甲等,肿瘤消融治疗技术,介入科,2023-05-0{at},有效\n")
    });
    let text = WIDE.to_owned() + &rows.collect::<String>();
    let lost = WIDE.trim().split(',').position(|name| name == column);
    let kept = |line: &str| {
        let cells = line.split(',').enumerate().filter(|(at, _)| Some(*at) != lost);
        cells.map(|(_, cell)| cell).collect::<Vec<_>>().join(",") + "\n"
    };
    let text: String = text.lines().map(kept).collect();
    put(site, &format!("220100/{day}"), "备案.csv", &format!("{text}注：{day}\n"));
}

#[test]
fn a_column_that_is_missing_for_a_week_is_no_correction() {
    for (column, name, title) in [
        (
            "科室",
            "values:220100/department",
            "备案的“所在科室”这次都没有写（原来 4 条写有，来源“220100”）",
        ),
        (
            "等级",
            "values:220100/level",
            "医疗机构的“级别”这次都没有写（原来 4 条写有，来源“220100”）",
        ),
        (
            "完成备案时间",
            "completed:220100",
            "备案的“完成备案时间”这次都没有写（原来 4 条写有，来源“220100”）",
        ),
    ] {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let site = strict(temporary.path());
        without(&site, "2026-11-01", "");
        build(&site);
        without(&site, "2026-11-08", column);
        assert_eq!(asked(&site), [name]);
        accepting(&site, &[name]);
        assert_eq!(told(&site), Vec::<String>::new(), "{column}");
        let others = json(&site, "data/releases.json")["records"][1]["other_changes"].clone();
        assert_eq!(others, serde_json::json!([title]), "{column}");
        let feed = fs::read_to_string(site.join("public/changes/feed.xml")).expect("feed");
        assert!(!feed.contains("更正"), "{feed}");
        let page = fs::read_to_string(site.join("public/changes/2026-11-08/index.html"));
        let page = page.expect("page");
        // The data names the folder, the page whose it is.
        let title = title.replace("220100", "长春市卫生健康委员会");
        assert!(page.contains(&title) && !page.contains("空白"), "{page}");
        build(&site);
        // Sent again with the column, nothing has changed since the release before.
        without(&site, "2026-11-08", "");
        build(&site);
        let others = json(&site, "data/releases.json")["records"][1]["other_changes"].clone();
        assert_eq!((others, told(&site).len()), (serde_json::json!([]), 0), "{column}");
        without(&site, "2026-11-09", column);
        accepting(&site, &[name]);
        without(&site, "2026-11-10", "");
        build(&site);
        assert_eq!(told(&site), Vec::<String>::new(), "{column} is there again");
    }
}

#[test]
fn a_few_blank_values_are_told_one_by_one() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = strict(temporary.path());
    let list = |day: &str, departments: [&str; 3]| {
        let row = |(at, department): (usize, &&str)| {
            format!(
                "示例市第{at}医院,{at:018},三级甲等,肿瘤消融治疗技术,{department},2023-05-06,有效\n"
            )
        };
        let rows: String = departments.iter().enumerate().map(row).collect();
        put(&site, &format!("220100/{day}"), "备案.csv", &(WIDE.to_owned() + &rows));
    };
    list("2026-11-01", ["介入科", "介入科", "超声科"]);
    build(&site);
    list("2026-11-08", ["介入科", "", "超声科"]);
    build(&site);
    assert_eq!(told(&site), ["corrected 示例市第1医院 department 介入科 "]);
}

/// A cell with several technologies, of which a remark says that one has ended.
#[test]
fn of_several_technologies_only_the_one_named_is_held() {
    let valid = |remark: &str, status: &str| {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let site = site(temporary.path());
        let own = "示例甲医院,111111111111111111,肿瘤消融治疗技术、心室辅助技术,2023-05-06";
        let text = format!("{REMARKED}{own},{status},{remark}\n");
        put(&site, "220000/2026-11-01", "备案.csv", &text.replace(&format!(",{remark}\n"), ",\n"));
        put(&site, "220100/2026-11-01", "备案.csv", &text);
        let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
        assert!(checked.dataset.account().balances(), "{remark}");
        assert_eq!(codes(&checked, "F116"), 1, "{remark}");
        let filings = checked.dataset.filings.iter();
        filings.map(|it| it.technology.to_string()).collect::<Vec<_>>()
    };
    for status in ["", "有效"] {
        // What is held is not valid by another list either.
        assert_eq!(valid("其中肿瘤消融已撤销", status), ["ventricular-assist"]);
        assert_eq!(valid("2024年5月撤销心室辅助技术备案", status), ["tumor-ablation"]);
        assert!(valid("除肿瘤消融外均已撤销", status).is_empty());
        assert!(valid("已撤销", status).is_empty());
    }
}
