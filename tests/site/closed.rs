//! Folders that may not be opened.

use crate::support::{export, site};
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output};

const FILED: &str =
    "医疗机构名称,限制类技术名称,完成备案时间\n示例甲医院,肿瘤消融治疗技术,2023-05-06\n";

/// Somebody who is not root: for root no folder is closed.
const NOBODY: u32 = 65_534;

fn check(site: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongshi"));
    command.args(["check", "--format", "json", "--no-annotated", "--date", "2026-11-22"]);
    if fs::metadata(site).expect("the site").uid() == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    command.current_dir(site).output().expect("gongshi runs")
}

fn close(folder: &Path) {
    fs::set_permissions(folder, fs::Permissions::from_mode(0o000)).expect("closed");
}

fn open(folder: &Path) {
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).expect("opened");
}

#[test]
fn a_closed_folder_is_told_and_the_others_are_read() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    open(temporary.path());
    let site = site(temporary.path());
    let sources = site.join("data/sources");
    for place in ["220100/2026-11-15", "220200/2026-11-08", "220200/2026-11-15"] {
        export(&site, place, "备案.csv", FILED.as_bytes());
    }
    // An export that is not the newest is not read, open or not.
    for closed in ["220100", "220200/2026-11-08"] {
        close(&sources.join(closed));
    }
    let output = check(&site);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let errors = report["findings"].as_array().expect("findings").iter();
    let errors: Vec<_> = errors.filter(|finding| finding["severity"] == "error").collect();
    open(&sources.join("220100"));
    close(&sources.join("220200"));
    let last = check(&site);
    for folder in ["220100", "220200", "220200/2026-11-08"] {
        open(&sources.join(folder));
    }
    let [error] = errors.as_slice() else { panic!("{report:#}") };
    assert_eq!((&error["rule"], &error["at"]["file"]), (&"F001".into(), &"220100".into()));
    assert_eq!(error["message"], "打不开：没有读取这个文件夹的权限");
    assert!(error["remedy"].as_str().is_some_and(|remedy| remedy.contains("权限")), "{error}");
    assert!(report.to_string().contains("220200/2026-11-15/备案.csv"));
    assert!(last.status.success(), "{}", String::from_utf8_lossy(&last.stderr));
}

#[test]
fn with_every_folder_closed_nothing_can_be_checked() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    open(temporary.path());
    let site = site(temporary.path());
    export(&site, "220100/2026-11-15", "备案.csv", FILED.as_bytes());
    let folder = site.join("data/sources/220100");
    close(&folder);
    let output = check(&site);
    open(&folder);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("读不了数据文件夹"), "{said}");
}
