//! The annotated copy: the clerk's own file, with everything said where it belongs.

use crate::book::{Book, attributes};
use crate::{export, gongshi, site, text};
use gongshi::source::{Row, read};
use jiff::civil::date;
use rust_xlsxwriter::{Color, Format, Formula, Note, Workbook};
use std::fs;
use std::path::{Path, PathBuf};

const HEADER: [&str; 6] =
    ["医疗机构名称", "限制类技术名称", "首例开展日期", "完成备案时间", "备案状态", "科室"];

const ROWS: [[&str; 6]; 3] = [
    ["示例第一医院", "肿瘤消融治疗技术", "2023-04-12", "2023-05-06", "有效", "介入科"],
    ["示例第二医院", "肿瘤消融治疗技术", "2023-04-12", "2023.2.30", "好的", "=cmd|' /C calc'!A0"],
    ["示例第三医院", "肿瘤消溶治疗技术", "2023-04-12", "2023-05-06", "有效", "介入科"],
];

/// A workbook as clerks make them: a title over merged cells, colours, formulas, notes of their
/// own, a print area, and another sheet in front of the reader when it is opened.
fn clerks_workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let grey = Format::new().set_background_color(Color::RGB(0x00CC_CCCC)).set_bold();
    book.add_worksheet().set_name("说明").expect("a name").write(0, 0, "填表说明").expect("a cell");
    let sheet = book.add_worksheet();
    sheet.set_name("备案'26").expect("a name");
    sheet.merge_range(0, 0, 0, 5, "限制类技术备案表", &grey).expect("a title");
    for (at, head) in (0..).zip(HEADER) {
        sheet.write_with_format(1, at, head, &grey).expect("a head");
    }
    for (row, cells) in (2..).zip(ROWS) {
        for (at, cell) in (0..).zip(cells) {
            sheet.write_string(row, at, cell).expect("a cell");
        }
    }
    sheet.write_formula(9, 3, Formula::new("=COUNTA(A3:A5)").set_result("3")).expect("a formula");
    sheet.set_column_width(1, 33).expect("a width");
    sheet.insert_note(3, 3, &Note::new("经办人原来的批注")).expect("a note");
    sheet.set_print_area(0, 0, 9, 5).expect("a print area");
    sheet.set_active(true);
    book.save_to_buffer().expect("a workbook")
}

/// A site with one file; the annotated copy, if one was written, and what was said.
fn checked(folder: &Path, name: &str, bytes: &[u8]) -> (Option<Vec<u8>>, String) {
    site(folder, "220000");
    export(folder, name, bytes);
    let output = gongshi(folder, &["check", "--date", "2026-11-22"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let kept = fs::read(folder.join("data/sources/220000/2026-11-15").join(name)).expect("kept");
    assert_eq!(kept, bytes, "the clerk's own file is never touched");
    (fs::read(copy(folder, name)).ok(), text(&output.stdout))
}

fn copy(folder: &Path, name: &str) -> PathBuf {
    let name = format!("{}（批注）.xlsx", name.trim_end_matches(".xlsx"));
    folder.join("检查结果/220000/2026-11-15").join(name)
}

/// What the reader makes of a workbook: sheet names and filled rows.
fn rows(bytes: &[u8]) -> Vec<Vec<Row>> {
    let folder = tempfile::tempdir().expect("temporary folder");
    export(folder.path(), "表.xlsx", bytes);
    let read = read(&folder.path().join("data/sources"), date(2026, 11, 22)).expect("read");
    assert!(read.defects.is_empty(), "{:?}", read.defects);
    let filled = |table: gongshi::source::Table| {
        table.rows.into_iter().filter(|row| !row.is_blank()).collect::<Vec<_>>()
    };
    read.tables.into_iter().map(filled).collect()
}

#[test]
fn the_copy_of_an_export_goes_when_a_newer_one_takes_its_place() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let (made, _) = checked(folder.path(), "备案.xlsx", &clerks_workbook());
    assert!(made.is_some(), "a copy");
    let mine = folder.path().join("检查结果/220000/2026-11-15/记录.txt");
    fs::write(&mine, "经办人的记录").expect("written");
    let newer = folder.path().join("data/sources/220000/2026-11-22");
    fs::create_dir_all(&newer).expect("a folder");
    fs::write(newer.join("备案.xlsx"), clerks_workbook()).expect("an export");
    let output = gongshi(folder.path(), &["check", "--date", "2026-11-22"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(!copy(folder.path(), "备案.xlsx").exists(), "what it says is no longer so");
    assert!(folder.path().join("检查结果/220000/2026-11-22/备案（批注）.xlsx").is_file());
    assert!(mine.is_file(), "what the clerk put there stays");
    // The check of an earlier day takes nothing of a later one away.
    let output = gongshi(folder.path(), &["check", "--date", "2026-11-16"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(folder.path().join("检查结果/220000/2026-11-22/备案（批注）.xlsx").is_file());
}

/// Its rows are read like those of any workbook; a copy of it called .xlsx would not open.
#[test]
fn of_a_workbook_with_macros_only_the_list_is_made() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let (made, said) = checked(folder.path(), "备案.xlsm", &clerks_workbook());
    let made = Book::open(&made.expect("a copy"));
    assert!(said.contains("备案.xlsm 工作表“备案'26” 第 4 行"), "{said}");
    assert!(said.contains("只有问题列表：原文件带宏（.xlsm），请另存为 .xlsx"), "{said}");
    assert_eq!(made.sheets()[0], "检查结果");
}

#[test]
fn a_workbook_keeps_everything_and_gains_what_is_said() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let bytes = clerks_workbook();
    let (made, said) = checked(folder.path(), "备案.xlsx", &bytes);
    let made = made.expect("a copy");
    assert!(said.contains("备案（批注）.xlsx"), "{said}");
    // The reader finds the same rows, and nothing in the sheet that was added.
    assert_eq!(rows(&made), rows(&bytes));
    let (old, new) = (Book::open(&bytes), Book::open(&made));
    assert_eq!(new.sheets(), ["检查结果", "说明", "备案'26"]);
    let workbook = new.part("xl/workbook.xml");
    assert_eq!(attributes(workbook, "<workbookView ", "activeTab"), ["0"]);
    assert_eq!(attributes(old.part("xl/workbook.xml"), "<definedName ", "localSheetId"), ["1"]);
    assert_eq!(attributes(workbook, "<definedName ", "localSheetId"), ["2"]);
    let sheet = new.sheet("备案'26");
    assert!(!sheet.contains("tabSelected"), "only the list is chosen");
    for kept in ["<mergeCell ref=\"A1:F1\"/>", "<f>COUNTA(A3:A5)</f>", "width=\"33.7109375\""] {
        assert!(old.sheet("备案'26").contains(kept) && sheet.contains(kept), "{kept}");
    }
    // 2023.2.30 and 好的 of row 4, 肿瘤消溶治疗技术 of row 5.
    let fills = |cell: &str| fill(&new, sheet, cell);
    assert_eq!(["D4", "E4", "B5"].map(fills), [Some("FFFFC7CE"); 3]);
    assert_eq!(fills("A4"), None);
    let comments = new.parts("xl/comments").concat();
    let of = |cell: &str| {
        let all =
            comments.split("<comment ").filter(|one| one.contains(&format!("ref=\"{cell}\"")));
        all.map(str::to_owned).collect::<Vec<_>>().concat()
    };
    assert!(
        of("D4").contains("经办人原来的批注") && of("D4").contains("错误 F102"),
        "{}",
        of("D4")
    );
    assert!(of("B5").contains("错误 F201") && of("B5").contains("怎么办："), "{}", of("B5"));
    let boxes = new.parts("xl/drawings/vmlDrawing").concat();
    assert_eq!(boxes.matches("ObjectType=\"Note\"").count(), comments.matches("<comment ").count());
}

/// The colour of a cell, by its look.
fn fill<'b>(book: &'b Book, sheet: &str, cell: &str) -> Option<&'b str> {
    let tag = sheet.split("<c ").find(|tag| tag.starts_with(&format!("r=\"{cell}\"")))?;
    let tag = tag.split('>').next()?;
    let look: usize = tag
        .split_once("s=\"")
        .map_or(Ok(0), |(_, rest)| rest[..rest.find('"').expect("an end")].parse())
        .expect("a number");
    let styles = book.part("xl/styles.xml");
    let looks = styles.split_once("<cellXfs").expect("looks").1;
    let number: usize = attributes(looks, "<xf ", "fillId")[look].parse().expect("a number");
    let fills =
        styles.split_once("<fills").expect("fills").1.split_once("</fills>").expect("fills").0;
    let fill = fills.split("<fill>").nth(number + 1).expect("the fill");
    fill.contains("fgColor").then(|| attributes(fill, "<fgColor ", "rgb")[0])
}

#[test]
fn the_list_names_every_finding_and_leads_to_its_cell() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let (made, _) = checked(folder.path(), "备案.xlsx", &clerks_workbook());
    let made = Book::open(&made.expect("a copy"));
    let list = made.sheet("检查结果");
    for told in ["错误", "F102", "2023.2.30", "F104", "好的", "F201", "肿瘤消溶治疗技术"]
    {
        assert!(list.contains(&format!(">{told}</t>")), "{told} in {list}");
    }
    let links = attributes(list, "<hyperlink ", "location");
    assert!(links.contains(&"&apos;备案&apos;&apos;26&apos;!D4"), "{links:?}");
    let report = gongshi(
        folder.path(),
        &["check", "--date", "2026-11-22", "--format", "json", "--no-annotated"],
    );
    let report: serde_json::Value = serde_json::from_slice(&report.stdout).expect("JSON alone");
    let findings = report["findings"].as_array().expect("findings").len();
    assert_eq!(list.matches("<row ").count(), findings + 4);
}

#[test]
fn texts_become_a_workbook_and_never_formulas() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let lines: Vec<String> = [HEADER].into_iter().chain(ROWS).map(|row| row.join(",")).collect();
    let (made, _) = checked(folder.path(), "备案.csv", lines.join("\n").as_bytes());
    let made = Book::open(&made.expect("a copy"));
    assert_eq!(made.sheets(), ["检查结果", "数据"]);
    let sheet = made.sheet("数据");
    assert!(!sheet.contains("<f>"), "{sheet}");
    assert!(made.part("xl/sharedStrings.xml").contains("=cmd|"));
    // The line of the file is the row of the sheet.
    assert_eq!(fill(&made, sheet, "D3"), Some("FFFFC7CE"));
}

#[test]
fn a_record_of_json_stands_one_row_below_its_number() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let record = |row: &[&str; 6]| {
        let pairs = HEADER.iter().zip(row).map(|(key, value)| format!("\"{key}\":\"{value}\""));
        format!("{{{}}}", pairs.collect::<Vec<_>>().join(","))
    };
    let records = ROWS.iter().map(record).collect::<Vec<_>>().join(",");
    let (made, _) = checked(folder.path(), "备案.json", format!("[{records}]").as_bytes());
    let made = Book::open(&made.expect("a copy"));
    assert_eq!(fill(&made, made.sheet("数据"), "D3"), Some("FFFFC7CE"));
}

#[test]
fn what_cannot_be_annotated_still_gets_its_list() {
    let whole = clerks_workbook();
    let cases: [(&str, &[u8]); 4] = [
        ("断了.xlsx", &whole[..whole.len() / 2]),
        ("不是.xlsx", b"not a workbook"),
        ("旧的.xls", &[0xD0, 0xCF, 0x11, 0xE0]),
        ("空的.xlsx", b""),
    ];
    for (name, bytes) in cases {
        let folder = tempfile::tempdir().expect("temporary folder");
        let (made, said) = checked(folder.path(), name, bytes);
        let made = Book::open(&made.unwrap_or_else(|| panic!("{name}: no copy: {said}")));
        assert!(said.contains("只有问题列表"), "{said}");
        assert!(made.sheet("检查结果").contains("只列出问题"), "{name}");
    }
}

#[test]
fn copies_go_when_there_is_nothing_left_to_say() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let (made, _) = checked(folder.path(), "备案.xlsx", &clerks_workbook());
    assert!(made.is_some());
    let (made, said) = checked(folder.path(), "备案.xlsx", &clean_workbook());
    assert_eq!((made, said.contains("批注")), (None, false), "{said}");
}

fn clean_workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, text) in (0..).zip(["医疗机构名称", "登记号", "医疗机构级别"]) {
        sheet.write_string(0, at, text).expect("a head");
    }
    for (at, text) in (0..).zip(["示例第一医院", "PDY00001X22010211A1001", "三级甲等"]) {
        sheet.write_string(1, at, text).expect("a cell");
    }
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn copies_lie_where_they_are_told_and_never_where_they_would_be_read_or_published() {
    let folder = tempfile::tempdir().expect("temporary folder");
    site(folder.path(), "220000");
    export(folder.path(), "备案.xlsx", &clerks_workbook());
    for forbidden in ["data/sources/220000/2026-11-15", "public", "public/../data", "."] {
        let output = gongshi(folder.path(), &["check", "--annotated", forbidden]);
        assert!(text(&output.stderr).contains("批注副本不能放在"), "{}", text(&output.stderr));
    }
    assert!(!folder.path().join("public").exists());
    let output = gongshi(folder.path(), &["check", "--annotated", "给经办人"]);
    assert!(output.status.success());
    assert!(folder.path().join("给经办人/220000/2026-11-15/备案（批注）.xlsx").is_file());
    gongshi(folder.path(), &["check", "--no-annotated"]);
    assert!(!folder.path().join("检查结果").exists());
}

#[test]
fn an_annotated_copy_handed_in_is_read_as_the_file_it_was() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let (first, before) = checked(folder.path(), "备案.xlsx", &clerks_workbook());
    let again = tempfile::tempdir().expect("temporary folder");
    let (second, after) = checked(again.path(), "备案.xlsx", &first.expect("a copy"));
    assert_eq!(before, after, "the list is no data, and no finding");
    let second = Book::open(&second.expect("a copy of the copy"));
    assert_eq!(second.sheets(), ["检查结果2", "检查结果", "说明", "备案'26"]);
}

/// The clerk's own cells stay as they are; what the copy says of them has no personal data.
#[test]
fn what_is_said_of_personal_data_is_masked() {
    let phone = "13800138000";
    let header = HEADER.join(",");
    let rows = [
        format!("示例第一医院,肿瘤消溶治疗技术{phone},2023-04-12,2023-05-06,有效,介入科"),
        format!("示例第二医院,肿瘤消融治疗技术,2023-04-12,{phone},有效,介入科"),
        format!("示例第三医院,肿瘤消融治疗技术,2023-04-12,2023-05-06,好{phone},张三{phone}"),
        format!("示例第四医院{phone},肿瘤消融治疗技术,2023-04-12,2023-05-06,有效,介入科"),
    ];
    let folder = tempfile::tempdir().expect("temporary folder");
    let text = format!("{header},备注{phone}\n{}\n", rows.join("\n"));
    let (made, _) = checked(folder.path(), "备案.csv", text.as_bytes());
    let made = Book::open(&made.expect("a copy"));
    let said = [made.sheet("检查结果"), &made.parts("xl/comments").concat()].concat();
    assert!(said.contains("138******00") && said.contains("错误"), "{said}");
    assert!(!said.contains(phone), "{said}");
    let kept = [made.sheet("数据").to_owned(), made.parts("xl/sharedStrings").concat()].concat();
    assert_eq!(kept.matches(phone).count(), 6, "the clerk's own values stay");
}
