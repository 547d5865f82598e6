//! The workbooks that a clerk gets: the template to fill in, and the annotated copy.

mod annotate;
mod book;
mod template;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A site of a province, without exports.
fn site(folder: &Path, jurisdiction: &str) {
    let settings = format!(
        "title = '示例省限制类医疗技术备案公示'\njurisdiction = '{jurisdiction}'\nauthority = '示例机关'\n\
         base_url = 'https://example.org/'\ndata_licence = '示例数据'\n"
    );
    fs::write(folder.join("site.toml"), settings).expect("settings");
}

/// Puts a file into the export of a day.
fn export(folder: &Path, name: &str, bytes: &[u8]) {
    let export = folder.join("data/sources/220000/2026-11-15");
    fs::create_dir_all(&export).expect("folder");
    fs::write(export.join(name), bytes).expect("export");
}

fn gongshi(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongshi"));
    command.args(arguments).current_dir(folder).output().expect("gongshi runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The findings of a check, as `code message`, and its exit code.
fn check(folder: &Path) -> (Vec<String>, Option<i32>) {
    let arguments =
        ["check", "--strict", "--format", "json", "--no-annotated", "--date", "2026-11-22"];
    let output = gongshi(folder, &arguments);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", text(&output.stderr)));
    let findings = report["findings"].as_array().expect("findings").iter();
    let told = findings.map(|one| format!("{} {} {}", one["rule"], one["at"], one["message"]));
    (told.collect(), output.status.code())
}
