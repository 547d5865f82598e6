//! Rows per second and peak memory of `gongshi check` for 150,000 filings, as CSV and as XLSX.
//!
//! `cargo bench --bench rows [-- ROWS]`. Needs GNU time. The institutions are invented.

use std::fs;
use std::path::Path;
use std::process::Command;

const ROWS: usize = 150_000;

const HEADER: [&str; 7] = [
    "医疗机构名称",
    "所在科室",
    "限制类技术名称",
    "首例开展日期",
    "完成备案时间",
    "备案状态",
    "备注",
];

const TECHNOLOGIES: [&str; 5] = [
    "肿瘤消融治疗技术",
    "心室辅助技术",
    "人工智能辅助诊断技术",
    "体外膜肺氧合（ECMO）技术",
    "质子和重离子加速器放射治疗技术",
];

const SETTINGS: &str = "title = '示例'\njurisdiction = '220000'\nauthority = '示例机关'\n\
                        base_url = 'https://example.org/'\ndata_licence = '示例'\n";

fn main() {
    let rows = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(ROWS);
    measure("CSV", rows, |path| fs::write(path.join("备案.csv"), csv(rows)).expect("a file"));
    measure("XLSX", rows, |path| xlsx(rows, &path.join("备案.xlsx")));
}

/// Each institution has every technology once.
fn row(number: usize) -> [String; 7] {
    let institution = number / TECHNOLOGIES.len();
    let (month, day) = (number % 12 + 1, number % 28 + 1);
    [
        format!("示例第{institution}医院"),
        format!("示例科室{}", number % 40),
        TECHNOLOGIES[number % TECHNOLOGIES.len()].to_owned(),
        format!("2023-{month:02}-{day:02}"),
        format!("2024-{month:02}-{day:02}"),
        "有效".to_owned(),
        String::new(),
    ]
}

fn csv(rows: usize) -> String {
    let mut text = HEADER.join(",") + "\n";
    for number in 0..rows {
        text.push_str(&row(number).join(","));
        text.push('\n');
    }
    text
}

fn xlsx(rows: usize, path: &Path) {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, HEADER).expect("a header");
    for (number, line) in (0..rows).zip(1..) {
        sheet.write_row(line, 0, row(number)).expect("a row");
    }
    workbook.save(path).expect("a workbook");
}

fn measure(format: &str, rows: usize, write: impl Fn(&Path)) {
    let site = tempfile::tempdir().expect("a folder");
    let place = site.path().join("data/sources/220000/2026-11-15");
    fs::create_dir_all(&place).expect("its folders");
    fs::write(site.path().join("site.toml"), SETTINGS).expect("settings");
    write(&place);
    let run = Command::new("time")
        .args(["-f", "%e %M", env!("CARGO_BIN_EXE_gongshi"), "check", "--date", "2026-11-22"])
        .arg(site.path())
        .output()
        .expect("GNU time");
    let said = String::from_utf8_lossy(&run.stderr);
    let last = said.lines().last().unwrap_or_default();
    let figures: Vec<f64> = last.split(' ').filter_map(|word| word.parse().ok()).collect();
    let [seconds, kilobytes] = figures.as_slice() else { panic!("{said}") };
    let report = String::from_utf8_lossy(&run.stdout);
    println!(
        "{format}: {rows} filings, {seconds:.2} s, {:.0} rows/s, {:.0} MB peak",
        rows as f64 / seconds,
        kilobytes / 1024.0
    );
    println!("  {}", report.lines().nth(1).unwrap_or_default().trim());
}
