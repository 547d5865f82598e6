//! Each test names one quirk of workbooks or of the reader library.

use super::super::archive;
use super::*;
use std::io::Write;
use zip::write::{SimpleFileOptions, ZipWriter};

const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/KIND" Target="TARGET"/></Relationships>"#;

/// A workbook of one sheet, from the inside of its `sheetData`.
struct Book {
    rows: String,
    properties: &'static str,
    state: &'static str,
    shared: Option<&'static str>,
}

impl Book {
    fn new(rows: &str) -> Self {
        Self { rows: rows.to_owned(), properties: "", state: "visible", shared: None }
    }

    fn parts(&self) -> Vec<(&'static str, String)> {
        let relations = |kind, target| RELATIONS.replace("KIND", kind).replace("TARGET", target);
        let Self { rows, properties, state, shared } = self;
        let workbook = format!(
            r#"<workbook xmlns:r="r">{properties}<sheets><sheet name="示例" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>"#
        );
        let styles =
            r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
        let mut parts = vec![
            ("_rels/.rels", relations("officeDocument", "xl/workbook.xml")),
            ("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml")),
            ("xl/workbook.xml", workbook),
            ("xl/styles.xml", styles.to_owned()),
            (
                "xl/worksheets/sheet1.xml",
                format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
            ),
        ];
        parts.extend(shared.iter().map(|text| ("xl/sharedStrings.xml", (*text).to_owned())));
        parts
    }

    fn bytes(&self) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in self.parts() {
            archive.start_file(name, SimpleFileOptions::default()).expect("a part");
            archive.write_all(text.as_bytes()).expect("its text");
        }
        archive.finish().expect("an archive").into_inner()
    }

    fn read(&self) -> Parsed {
        read(&self.bytes())
    }

    fn cells(&self) -> Vec<Cell> {
        let parsed = self.read();
        assert_eq!(parsed.defects, []);
        parsed.tables.into_iter().flat_map(|table| table.rows).flat_map(|row| row.cells).collect()
    }
}

fn row_of(values: &str) -> Book {
    Book::new(&format!(r#"<row r="1">{values}</row>"#))
}

#[test]
fn positions_are_absolute_and_gaps_are_one_blank_row() {
    let book = Book::new(
        r#"<row r="3"><c r="C3"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>"#,
    );
    let rows = book.read().tables.remove(0).rows;
    let shape: Vec<_> = rows.iter().map(|r| (r.number, r.lines, r.cells.len())).collect();
    assert_eq!(shape, [(1, 2, 0), (3, 1, 3), (4, 1_048_572, 0), (1_048_576, 1, 1)]);
}

#[test]
fn numbers_are_shortest_decimals_without_exponent() {
    let book = row_of(
        "<c><v>41</v></c><c><v>2023.5</v></c><c><v>2.20101123456789E17</v></c><c><v>1E-3</v></c>",
    );
    let texts = ["41", "2023.5", "220101123456789000", "0.001"];
    assert_eq!(book.cells(), texts.map(Cell::number));
}

#[test]
fn dates_are_iso_text_in_both_systems() {
    let mut book = row_of(r#"<c s="1"><v>45052.75</v></c><c s="1"><v>0.5</v></c>"#);
    assert_eq!(book.cells(), [Cell::date("2023-05-06"), Cell::number("0.5")]);
    book = row_of(r#"<c s="1"><v>43590</v></c>"#);
    book.properties = r#"<workbookPr date1904="1"></workbookPr>"#;
    assert_eq!(book.cells(), [Cell::date("2023-05-06")]);
}

#[test]
fn booleans_errors_and_cached_values_are_text() {
    let book = row_of(
        r#"<c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1&amp;B1</f><v>示例&amp;甲</v></c><c t="inlineStr"><is><t>乙</t></is></c>"#,
    );
    assert_eq!(book.cells(), ["是", "#N/A", "示例&甲", "乙"].map(Cell::text));
}

#[test]
fn columns_beyond_the_last_read_are_told_once() {
    let book = row_of(r#"<c r="A1"><v>1</v></c><c r="XFC1"><v>2</v></c><c r="XFD1"><v>3</v></c>"#);
    let parsed = book.read();
    let kinds: Vec<_> = parsed.defects.iter().map(|defect| &defect.kind).collect();
    assert_eq!(kinds, [&SourceDefectKind::TooWide(256)]);
    assert_eq!(parsed.tables[0].rows[0].cells.len(), 1);
}

#[test]
fn rows_and_columns_out_of_order_are_broken() {
    let rows = [
        r#"<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>"#,
    ];
    for rows in rows {
        let parsed = Book::new(rows).read();
        assert!(matches!(parsed.defects[0].kind, SourceDefectKind::BrokenWorkbook(_)), "{rows}");
        assert_eq!(parsed.tables, []);
    }
}

#[test]
fn a_hidden_sheet_is_told_and_not_read() {
    let mut book = row_of("<c><v>1</v></c>");
    book.state = "hidden";
    let parsed = book.read();
    assert_eq!(parsed.defects[0].kind, SourceDefectKind::HiddenSheet);
    assert_eq!((parsed.tables.len(), parsed.sheets), (0, vec!["示例".to_owned()]));
}

#[test]
fn a_declared_count_of_texts_is_not_taken_on_trust() {
    let mut book = row_of(r#"<c t="s"><v>0</v></c>"#);
    book.shared = Some(r#"<sst uniqueCount="1"><si><t>甲</t></si></sst>"#);
    assert_eq!(book.cells(), [Cell::text("甲")]);
    book.shared = Some(r#"<sst uniqueCount="99999999999999"><si><t>甲</t></si></sst>"#);
    assert!(matches!(book.read().defects[0].kind, SourceDefectKind::BrokenWorkbook(_)));
}

#[test]
fn a_bomb_is_refused_by_the_directory() {
    let bytes = Book::new(&" ".repeat(40 * 1024 * 1024)).bytes();
    assert!(bytes.len() < 100_000, "{}", bytes.len());
    assert!(matches!(archive::check(&bytes), Err(SourceDefectKind::TooLarge { .. })));
}

#[test]
fn what_is_no_archive_is_broken() {
    for bytes in [&b"PK\x03\x04 cut off"[..], b"\xD0\xCF\x11\xE0 old", b""] {
        assert!(matches!(read(bytes).defects[0].kind, SourceDefectKind::BrokenWorkbook(_)));
    }
}
