//! Any table, written in any format, reads back as the same cells.

use crate::read_one;
use gongshi::source::{Encoding, Read};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

type Texts = Vec<Vec<String>>;

/// Cell texts with everything that needs quoting.
fn cell() -> impl Strategy<Value = String> {
    let any = proptest::string::string_regex("[A-Za-z0-9示例医院（），、；/\"',;\t 消融\n]{0,12}");
    any.expect("a pattern")
}

/// A header of distinct names and rows below it.
fn table() -> impl Strategy<Value = Texts> {
    (1_usize..6).prop_flat_map(|width| {
        let header: Vec<String> = (0..width).map(|column| format!("列{column}")).collect();
        let row = proptest::collection::vec(cell(), width);
        proptest::collection::vec(row, 0..8)
            .prop_map(move |rows| [vec![header.clone()], rows].concat())
    })
}

fn csv(texts: &Texts, line_end: csv::Terminator) -> String {
    let mut builder = csv::WriterBuilder::new();
    builder.quote_style(csv::QuoteStyle::Always).terminator(line_end);
    let mut writer = builder.from_writer(vec![]);
    for row in texts {
        writer.write_record(row).expect("memory");
    }
    String::from_utf8(writer.into_inner().expect("memory")).expect("UTF-8")
}

fn xlsx(texts: &Texts) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, number) in texts.iter().zip(0..) {
        for (text, column) in row.iter().zip(0..) {
            sheet.write_string(number, column, text).expect("in range");
        }
    }
    workbook.save_to_buffer().expect("memory")
}

fn json_rows(texts: &Texts) -> Vec<String> {
    let object = |row: &Vec<String>| {
        let quoted = |text: &String| serde_json::to_string(text).expect("a text");
        let members: Vec<String> = texts[0]
            .iter()
            .zip(row)
            .map(|(key, value)| format!("{}:{}", quoted(key), quoted(value)))
            .collect();
        format!("{{{}}}", members.join(","))
    };
    texts[1..].iter().map(object).collect()
}

/// The filled rows, each without blank cells at its end: formats differ in what they keep of
/// nothing.
fn filled(read: &Read) -> Texts {
    assert_eq!(read.defects, []);
    let mut texts = Texts::new();
    for table in &read.tables {
        texts.extend(table.keys.iter().cloned());
        texts.extend(
            table.rows.iter().map(|row| row.cells.iter().map(|c| c.text.clone()).collect()),
        );
    }
    without_blank_ends(texts)
}

fn without_blank_ends(mut texts: Texts) -> Texts {
    for row in &mut texts {
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
    }
    texts.retain(|row| !row.is_empty());
    texts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_format_gives_the_same_cells(texts in table()) {
        let expected = without_blank_ends(texts.clone());
        let text = csv(&texts, csv::Terminator::Any(b'\n'));
        let gb18030 = encoding_rs::GB18030.encode(&text).0.into_owned();
        let utf16: Vec<u8> =
            format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let json = format!("{{\"记录\":[{}]}}", json_rows(&texts).join(",\n"));
        let files = [
            ("a.csv", text.clone().into_bytes()),
            ("a.csv", format!("\u{FEFF}{text}").into_bytes()),
            ("a.csv", gb18030),
            ("a.csv", utf16),
            ("a.csv", csv(&texts, csv::Terminator::CRLF).into_bytes()),
            ("a.xlsx", xlsx(&texts)),
        ];
        for (name, bytes) in files {
            prop_assert_eq!(&filled(&read_one(name, &bytes)), &expected, "{}", name);
        }
        if texts.len() > 1 {
            let lines = json_rows(&texts).join("\n");
            for (name, bytes) in [("a.json", json), ("a.ndjson", lines)] {
                prop_assert_eq!(&filled(&read_one(name, bytes.as_bytes())), &expected, "{}", name);
            }
        }
    }

    #[test]
    fn no_bytes_make_the_reader_fail(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for name in ["a.csv", "a.json", "a.ndjson", "a.xlsx"] {
            let read = read_one(name, &bytes);
            prop_assert_eq!(read.sources.files.len(), 1);
        }
    }
}

#[test]
fn delimiters_inside_quoted_cells_are_text() {
    let text = "\"列0\",\"列1\",\"列2\",\"列3\"\n\"\",\";\n\",\";\n\",\";；\"\n";
    let expected: Texts = vec![
        vec!["列0".into(), "列1".into(), "列2".into(), "列3".into()],
        vec!["".into(), ";\n".into(), ";\n".into(), ";；".into()],
    ];
    assert_eq!(filled(&read_one("a.csv", text.as_bytes())), expected);
}

#[test]
fn the_encoding_of_each_file_is_kept() {
    let gb18030 = encoding_rs::GB18030.encode("医疗机构名称").0.into_owned();
    let encoding = |name: &str, bytes: &[u8]| read_one(name, bytes).sources.files[0].encoding;
    assert_eq!(encoding("a.csv", &gb18030), Some(Encoding::Gb18030));
    assert_eq!(encoding("a.xlsx", &xlsx(&vec![vec!["甲".into()]])), Some(Encoding::Workbook));
    assert_eq!(encoding("a.csv", &b"\xFF\n".repeat(50)), None);
}

#[test]
fn workbook_cells_have_their_kinds() {
    use gongshi::source::Cell;
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let format = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2023, 5, 6).expect("a date");
    sheet.write_datetime_with_format(0, 0, date, &format).expect("a cell");
    sheet.write_number(0, 1, 41).expect("a cell");
    sheet.write_number(0, 3, 2023.5).expect("a cell");
    sheet.write_boolean(0, 4, false).expect("a cell");
    let read = read_one("a.xlsx", &workbook.save_to_buffer().expect("memory"));
    let expected = [
        Cell::date("2023-05-06"),
        Cell::number("41"),
        Cell::default(),
        Cell::number("2023.5"),
        Cell::text("否"),
    ];
    assert_eq!(read.tables[0].rows[0].cells, expected);
}

#[test]
fn cells_parted_by_tabulators_are_a_table_by_either_ending() {
    for name in ["表.tsv", "表.csv"] {
        let read = read_one(name, "医疗机构名称\t级别\n示例甲医院\t三甲\n".as_bytes());
        let cells: Vec<&str> =
            read.tables[0].rows[1].cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(cells, ["示例甲医院", "三甲"], "{name}");
    }
}
