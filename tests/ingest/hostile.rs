//! Hostile files, each built here and laid beside a good one: a clear finding for the one, every
//! row of the other.

use crate::folder;
use gongshi::Inspected;
use jiff::civil::date;
use std::io::{Cursor, Write};
use std::path::Path;
use tempfile::TempDir;
use zip::write::{SimpleFileOptions, ZipWriter};

const PLACE: &str = "data/sources/220100/2026-11-15";

const SETTINGS: &str = "title = '示例'\njurisdiction = '220000'\nauthority = '示例机关'\n\
                        base_url = 'https://example.org/'\ndata_licence = '示例'\n";

const HEADER: &str = "医疗机构名称,限制类技术名称,首例开展日期,完成备案时间,备案状态\n";

const GOOD: &str = "医疗机构名称,限制类技术名称,首例开展日期,完成备案时间,备案状态\n\
                    示例甲医院,肿瘤消融治疗技术,2023-04-10,2023-05-06,有效\n\
                    示例乙医院,肿瘤消融治疗技术,2023-04-10,2023-05-06,有效\n";

/// A site with a good file.
fn site() -> TempDir {
    folder(&[("site.toml", SETTINGS.as_bytes()), (&format!("{PLACE}/好.csv"), GOOD.as_bytes())])
}

fn inspect(site: &Path) -> Inspected {
    gongshi::inspect(site, date(2026, 11, 22)).expect("the site can be inspected")
}

/// Code and row of each finding about the hostile file; the good file's rows all stand.
fn findings(inspected: &Inspected) -> Vec<(&'static str, u32)> {
    let checked = &inspected.checked;
    let sources = &checked.dataset.sources;
    assert!(checked.dataset.account().balances());
    let good = checked
        .dataset
        .accounts
        .iter()
        .find(|account| sources.file(account.file).name() == "好.csv");
    assert_eq!(good.expect("the good file").lines.accepted, 2);
    let about = checked
        .findings
        .iter()
        .filter(|finding| sources.file(finding.location.file).name() != "好.csv");
    about
        .map(|finding| {
            assert!(is_plain(&finding.message), "{}", finding.message);
            (finding.rule.code, finding.location.row)
        })
        .filter(|(code, _)| code.starts_with("F0"))
        .collect()
}

/// Whether a message is without a parser's English: no two English words in a row.
fn is_plain(message: &str) -> bool {
    let words: Vec<&str> = message.split(' ').collect();
    let is_english = |word: &&str| word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase());
    !words.windows(2).any(|pair| pair.iter().all(is_english))
}

fn of(name: &str, bytes: &[u8]) -> Vec<(&'static str, u32)> {
    let site = site();
    std::fs::write(site.path().join(PLACE).join(name), bytes).expect("a file");
    findings(&inspect(site.path()))
}

fn csv(rows: &str) -> Vec<(&'static str, u32)> {
    of("坏.csv", [HEADER, rows].concat().as_bytes())
}

/// A workbook of the given parts and a sheet.
fn workbook(sheet: &[u8], others: &[(&str, &[u8])]) -> Vec<u8> {
    book("visible", sheet, others)
}

fn hidden_workbook(sheet: &[u8]) -> Vec<u8> {
    book("hidden", sheet, &[])
}

fn book(state: &str, sheet: &[u8], others: &[(&str, &[u8])]) -> Vec<u8> {
    const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let workbook = format!(
        r#"<workbook><sheets><sheet name="备案" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>"#
    );
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for (name, bytes) in parts.iter().chain(others) {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(bytes).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

/// A row of texts at a number.
fn row(number: u32, texts: &[&str]) -> String {
    let cell = |text: &&str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    let cells: String = texts.iter().map(cell).collect();
    format!(r#"<row r="{number}">{cells}</row>"#)
}

fn header() -> String {
    row(1, &["医疗机构名称", "限制类技术名称", "首例开展日期", "完成备案时间", "备案状态"])
}

/// The header, a good row and what follows.
fn sheet(rest: &str) -> String {
    let good = row(2, &["示例丙医院", "肿瘤消融治疗技术", "2023-04-10", "2023-05-06", "有效"]);
    format!("<worksheet><sheetData>{}{good}{rest}", header())
}

fn xlsx(rest: &str) -> Vec<(&'static str, u32)> {
    of("坏.xlsx", &workbook(sheet(rest).as_bytes(), &[]))
}

const END: &str = "</sheetData></worksheet>";

#[test]
fn many_broken_lines_are_told_once_and_counted() {
    let lines = "1\n".repeat(200_000);
    for (name, bytes) in [
        ("坏.ndjson", lines.clone()),
        ("坏.json", format!("[{}1]", "\"a\",".repeat(200_000))),
        ("坏.csv", [HEADER, &"甲\x7F,乙\n".repeat(2_000)].concat()),
    ] {
        let told = of(name, bytes.as_bytes());
        assert_eq!(told.len(), 101, "{name}");
    }
}

#[test]
fn archives_that_ask_for_too_much_or_are_cut() {
    let spaces = vec![b' '; 40 << 20];
    assert_eq!(of("坏.xlsx", &workbook(&spaces, &[])), [("F002", 0)]);
    let mut lying = workbook(&spaces, &[]);
    // The directory's size of the sheet, made small: what is unpacked is counted all the same.
    let size = u32::try_from(spaces.len()).expect("small").to_le_bytes();
    while let Some(at) = lying.windows(4).position(|bytes| bytes == size) {
        lying[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
    }
    assert_eq!(of("坏.xlsx", &lying), [("F009", 1)]);
    let whole = workbook(sheet(END).as_bytes(), &[]);
    assert_eq!(of("坏.xlsx", &whole[..whole.len() / 2]), [("F001", 0)]);
    assert_eq!(of("坏.xlsx", b"PK\x03\x04"), [("F001", 0)]);
    assert_eq!(of("坏.xlsx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), [("F001", 0)]);
    assert_eq!(
        of("坏.xlsx", &workbook(sheet(END).as_bytes(), &[("xl/media/x", &spaces)])),
        [("F002", 0)]
    );
}

#[test]
fn sheets_that_break_off_or_declare_entities() {
    assert_eq!(xlsx("<row r=\"3\"><c t=\"inlineStr\"><is><t>示例"), [("F009", 3)]);
    let entity = "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
    let declared = format!("{entity}{}", sheet(END));
    assert_eq!(of("坏.xlsx", &workbook(declared.as_bytes(), &[])), [("F009", 1)]);
    let laughs = format!("{entity}<sst><si><t>&x;</t></si></sst>");
    let others: [(&str, &[u8]); 1] = [("xl/sharedStrings.xml", laughs.as_bytes())];
    assert_eq!(of("坏.xlsx", &workbook(sheet(END).as_bytes(), &others)), [("F001", 0)]);
}

#[test]
fn cells_in_places_that_cannot_be() {
    let stray = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    assert_eq!(xlsx(&format!("{stray}{END}")), [("F008", 1_048_576)]);
    let overflow = r#"<row r="3"><c r="AAAAAAAAAAAAAAAA3"><v>1</v></c></row>"#;
    assert_eq!(xlsx(&format!("{overflow}{END}")), [("F016", 3)]);
    let twice = r#"<row r="3"><c r="A3"><v>1</v></c><c r="A3"><v>2</v></c></row>"#;
    assert_eq!(xlsx(&format!("{twice}{END}")), [("F016", 3)]);
    let far = r#"<row r="99999999999999999999"><c><v>1</v></c></row>"#;
    assert_eq!(xlsx(&format!("{far}{END}")), [("F016", 0)]);
}

#[test]
fn values_that_are_not_there() {
    let missing = r#"<row r="3"><c t="s"><v>4294967296</v></c></row>"#;
    assert_eq!(xlsx(&format!("{missing}{END}")), [("F017", 3)]);
    let formula = row(3, &["示例丁医院", "肿瘤消融治疗技术", "2023-04-10"])
        .replace("</row>", "<c><f>NOW()</f></c></row>");
    assert_eq!(xlsx(&format!("{formula}{END}")), [("F015", 3)]);
    let others: [(&str, &[u8]); 1] =
        [("xl/sharedStrings.xml", br#"<sst uniqueCount="4294967295"></sst>"#)];
    assert_eq!(of("坏.xlsx", &workbook(sheet(END).as_bytes(), &others)), [("F021", 0)]);
}

#[test]
fn what_is_hidden_is_not_read() {
    let hidden = row(3, &["示例丁医院", "肿瘤消融治疗技术", "2023-04-10", "2023-05-06", "有效"])
        .replace("<row ", "<row hidden=\"1\" ");
    assert_eq!(xlsx(&format!("{hidden}{END}")), [("F013", 3)]);
    let columns = sheet(END)
        .replace("<sheetData>", r#"<cols><col min="3" max="3" hidden="true"/></cols><sheetData>"#);
    assert_eq!(of("坏.xlsx", &workbook(columns.as_bytes(), &[])), [("F014", 0)]);
}

#[test]
fn the_rows_of_a_hidden_sheet_are_in_the_account() {
    let rows = row(3, &["示例丁医院", "肿瘤消融治疗技术", "2023-04-10", "2023-05-06", "有效"]);
    let site = site();
    let bytes = hidden_workbook(sheet(&format!("{rows}{END}")).as_bytes());
    std::fs::write(site.path().join(PLACE).join("隐.xlsx"), bytes).expect("a file");
    let inspected = inspect(site.path());
    assert_eq!(findings(&inspected), [("F006", 0)]);
    let dataset = &inspected.checked.dataset;
    let account = dataset.accounts.iter().find(|account| account.is_hidden).expect("an account");
    assert_eq!((account.lines.read, account.lines.set_aside), (3, 3));
    assert!(
        gongshi::check::reading_text(dataset).contains("隐藏的工作表，没有读取，共 3 行（搁置 3）")
    );
}

#[test]
fn one_institution_merged_over_its_technologies() {
    let rows = [
        row(3, &["示例丁医院", "血液透析技术", "2023-04-10", "", "有效"]),
        row(4, &["", "肿瘤消融治疗技术", "2023-04-10", "2023-05-06", "有效"]),
        row(5, &["", "", "", "", ""]),
    ]
    .concat();
    let merges = "</sheetData><mergeCells><mergeCell ref=\"A3:A5\"/></mergeCells></worksheet>";
    let site = site();
    let bytes = workbook(sheet(&format!("{rows}{merges}")).as_bytes(), &[]);
    std::fs::write(site.path().join(PLACE).join("并.xlsx"), bytes).expect("a file");
    let inspected = inspect(site.path());
    let dataset = &inspected.checked.dataset;
    let merged: Vec<u32> = dataset
        .filings
        .iter()
        .filter(|filing| dataset.institutions[filing.institution.0 as usize].name == "示例丁医院")
        .map(|filing| filing.origin.location.row)
        .collect();
    assert_eq!(merged, [4], "{:?}", inspected.checked.findings);
}

#[test]
fn texts_with_signs_that_no_text_has() {
    let row = "示例丁医院,肿瘤消融治疗技术,2023-04-10,2023-05-06,有效\n";
    assert_eq!(csv(&format!("{}{row}", row.replace("丁", "丁\0"))), [("F019", 2)]);
    let huge = format!("{},x,,,\n{row}", "字".repeat(2_000_000));
    assert_eq!(csv(&huge), [("F018", 2)]);
    let mut bytes = [HEADER, row].concat().into_bytes();
    bytes.extend(b"\xFF\xFE,,,,\n");
    bytes.extend(row.replace("丁", "戊").as_bytes());
    assert_eq!(of("坏.csv", &bytes), [("F003", 3)]);
    assert_eq!(csv(&format!("\"{row}{row}")), [("F004", 2)]);
    assert_eq!(csv(&format!("{},多\n{row}", row.trim_end())), [("F011", 1), ("F020", 2)]);
}

#[test]
fn json_that_breaks_or_doubles() {
    let good = r#"{"医疗机构名称":"示例丁医院","限制类技术名称":"肿瘤消融治疗技术","完成备案时间":"2023-05-06"}"#;
    let deep = "[".repeat(100_000);
    assert_eq!(of("坏.json", deep.as_bytes()), [("F001", 0)]);
    assert_eq!(of("坏.json", format!("[{good},{deep}").as_bytes()), [("F009", 2)]);
    assert_eq!(of("坏.json", format!("[{good},{{\"a\":1,\"a\":2}}]").as_bytes()), [("F005", 2)]);
    assert_eq!(of("坏.ndjson", format!("{good}\n{{\"a\n{good}\n").as_bytes()), [("F001", 2)]);
    assert_eq!(of("坏.json", b""), [("F001", 0)]);
}

#[test]
fn empty_files_and_headers_alone() {
    assert_eq!(of("坏.csv", b""), [("F022", 0)]);
    assert_eq!(of("坏.csv", b"\xEF\xBB\xBF\r\n\r\n"), [("F022", 0)]);
    assert_eq!(csv(""), [("F022", 1)]);
    assert_eq!(of("坏.json", b"[]"), [("F022", 0)]);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_opened() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    let site = site();
    let place = site.path().join(PLACE);
    std::fs::create_dir(place.join("夹.csv")).expect("a folder");
    symlink("/dev/zero", place.join("零.csv")).expect("a link");
    symlink("../../../../site.toml", place.join("外.csv")).expect("a link");
    // A pipe nobody writes to would never answer.
    let pipe = std::process::Command::new("mkfifo").arg(place.join("管.csv")).status();
    assert!(pipe.expect("mkfifo").success());
    let name = std::ffi::OsStr::from_bytes(b"\xB1\xB8\xB0\xB8.csv");
    std::fs::write(place.join(name), HEADER).expect("a file");
    assert_eq!(findings(&inspect(site.path())), [("F002", 0); 5]);
}
