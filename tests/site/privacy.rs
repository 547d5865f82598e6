//! Personal data never leaves: neither in the output, nor in a log, nor in a report.

use crate::support::{self, build, export, files, options, repository, site};
use gongshi::{BuildError, Silent};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const HEADER: &str = "医疗机构名称,限制类技术名称,所在科室,完成备案时间,备案状态\n";

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
