//! Histories of a few hospitals, week by week, of which it is known what happened.

use crate::history::json;
use crate::support::{export, options, site};
use gongshi::history::Accept;
use gongshi::{BuildError, BuildOptions, Silent};
use serde_json::Value;
use std::fs;
use std::path::Path;

const HEAD: &str = "医疗机构名称,登记号,技术名称,完成备案时间,备案状态,状态变更日期\n";

fn list(rows: &[&str]) -> String {
    HEAD.to_owned() + &rows.iter().map(|row| format!("{row}\n")).collect::<String>()
}

fn record(record: &Value, fields: &[&str]) -> String {
    let of = |field: &&str| record[*field].as_str().unwrap_or("-").to_owned();
    fields.iter().map(of).collect::<Vec<_>>().join(" ")
}

/// Builds, and says what is asked, told and published.
fn week(site: &Path, date: &str, files: &[(&str, &str, &str)]) -> [Vec<String>; 3] {
    for (folder, name, text) in files {
        export(site, &format!("{folder}/{date}"), name, text.as_bytes());
    }
    let asked = match gongshi::build(&options(site), &Silent) {
        Ok(_) => Vec::new(),
        Err(BuildError::Refused(refused)) => {
            let names = refused.refusal.objections.iter().map(|each| each.name.clone()).collect();
            let accept = Accept::Everything;
            gongshi::build(&BuildOptions { accept, ..options(site) }, &Silent).expect("built");
            names
        }
        Err(other) => vec![other.to_string()],
    };
    let ledger = json(site, "data/ledger.json");
    let last = ledger["releases"].as_array().and_then(|all| all.last()).expect("one").clone();
    let records = |path: &str| json(site, path)["records"].as_array().expect("records").clone();
    let told = records("data/changes.json");
    let told = told.iter().filter(|it| it["release_date"] == last["date"]);
    let told = told.map(|it| {
        record(it, &["kind", "institution_name", "technology_id", "field", "before", "after"])
    });
    let filed = records("data/filings.json");
    let filed = filed.iter().map(|it| {
        record(
            it,
            &[
                "institution_name",
                "technology_id",
                "completed",
                "status",
                "status_date",
                "authority_id",
            ],
        )
    });
    [asked, told.collect(), filed.collect()]
}

const A: &str = "示例甲医院,111111111111111111,肿瘤消融治疗技术,2023-05-06,有效,";
const B: &str = "示例乙医院,222222222222222222,肿瘤消融治疗技术,2023-06-07,有效,";
const C: &str = "示例丙医院,333333333333333333,心室辅助技术,2024-01-08,有效,";

const AT: &str = "220100";

fn new() -> (tempfile::TempDir, std::path::PathBuf) {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    (temporary, site)
}

/// What is told, without the fields that say nothing.
fn short(told: &[String]) -> Vec<String> {
    told.iter().map(|line| line.replace(" -", "")).collect()
}

#[test]
fn an_authority_that_is_merged_into_another_hands_over_what_it_held() {
    let (_temporary, site) = new();
    let (one, other) = (list(&[A]), list(&[B]));
    week(&site, "2026-11-01", &[("220102", "备案.csv", &one), ("220103", "备案.csv", &other)]);
    fs::remove_dir_all(site.join("data/sources/220103")).expect("gone");
    let [asked, told, filed] = week(&site, "2026-11-08", &[("220102", "备案.csv", &list(&[A, B]))]);
    assert_eq!(asked, ["source:220103"]);
    let of_b = [
        "示例乙医院 authority_id 220103 220102",
        "示例乙医院 tumor-ablation authority_id 220103 220102",
    ];
    assert_eq!(short(&told), of_b.map(|it| format!("corrected {it}")));
    assert_eq!(filed.len(), 2);
}

#[test]
fn hospitals_that_exchange_their_names_are_asked_about() {
    let (_temporary, site) = new();
    week(&site, "2026-11-01", &[(AT, "备案.csv", &list(&[A, B, C]))]);
    let exchanged = list(&[&A.replace("甲", "乙"), &B.replace("乙", "甲"), C]);
    let [asked, ..] = week(&site, "2026-11-08", &[(AT, "备案.csv", &exchanged)]);
    assert_eq!(asked, ["names:220100"]);
}

/// What has ended, is filed anew, is suspended and resumed, each told as what it is.
#[test]
fn a_filing_through_its_years() {
    let (_temporary, site) = new();
    let withdrawn = A.replace("有效,", "撤销,2024-02-03");
    let anew = A.replace("2023-05-06", "2026-11-02");
    let mut at = 0;
    let mut next = |rows: &[&str]| {
        at += 1;
        let [asked, told, _] =
            week(&site, &format!("2026-11-{at:02}"), &[(AT, "备案.csv", &list(rows))]);
        (asked, short(&told))
    };
    next(&[&withdrawn, B, C]);
    let told = |line: &str| (Vec::<String>::new(), vec![line.to_owned()]);
    next(&[&withdrawn, B, C]);
    assert_eq!(next(&[&withdrawn, &anew, B, C]), told("filed 示例甲医院 tumor-ablation"));
    let suspended = anew.replace("有效,", "暂停,2026-11-03");
    assert_eq!(next(&[&withdrawn, &suspended, B, C]), told("suspended 示例甲医院 tumor-ablation"));
    let resumed = anew.replace("有效,", "已恢复,2026-11-04");
    assert_eq!(next(&[&withdrawn, &resumed, B, C]), told("resumed 示例甲医院 tumor-ablation"));
    // Who no longer knows that it was suspended and whether it is over says nothing.
    assert_eq!(next(&[&withdrawn, &suspended, B, C]).1, ["suspended 示例甲医院 tumor-ablation"]);
    let blank = anew.replace("有效", "");
    assert_eq!(next(&[&withdrawn, &blank, B, C]).0, ["unstated:220100"]);
}

/// Exports that are not this week's.
#[test]
fn an_export_that_is_not_this_weeks() {
    let (_temporary, site) = new();
    let all = list(&[A, B, C]);
    week(&site, "2026-11-01", &[(AT, "备案1101.csv", &all)]);
    let [asked, told, _] = week(&site, "2026-11-02", &[(AT, "备案1102.csv", &all)]);
    assert_eq!((asked.len(), told.len()), (0, 0), "the same twice");
    let ended = list(&[&A.replace("有效,", "撤销,2026-11-06"), B]);
    // Last week's file was left beside the new one: what has ended since has ended.
    let both = [(AT, "备案1108.csv", ended.as_str()), (AT, "备案1102.csv", all.as_str())];
    let [asked, told, filed] = week(&site, "2026-11-08", &both);
    assert_eq!(
        (asked.len(), short(&told)),
        (0, vec!["withdrawn 示例甲医院 tumor-ablation".to_owned()])
    );
    assert_eq!(filed.len(), 3);
    let [_, told, _] = week(&site, "2026-11-05", &[(AT, "备案.csv", &list(&[A]))]);
    assert_eq!(
        short(&told),
        ["withdrawn 示例甲医院 tumor-ablation"],
        "an older one comes too late"
    );
    let [asked, ..] = week(&site, "2026-11-09", &[(AT, "备案1109.csv", &ended)]);
    assert_eq!(asked, ["removals", "technology:ventricular-assist"], "half of the rows");
    let [asked, ..] = week(&site, "2026-11-10", &[(AT, "备案1110.csv", &all)]);
    let names = ["repeated:220100/2026-11-10", "revived:220100"];
    assert_eq!(asked, names, "an old one under a new name and date");
    let [asked, ..] = week(&site, "2026-11-11", &[(AT, "备案.csv", "")]);
    assert!(asked.contains(&"records:220100/filing".to_owned()), "nothing at all: {asked:?}");
}
