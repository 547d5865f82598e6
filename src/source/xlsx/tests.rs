//! Each test names one quirk of workbooks.

use super::super::table::{Cell, CellKind, MergedRange};
use super::*;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/KIND" Target="TARGET"/></Relationships>"#;

/// A workbook of one sheet, from the inside of its `sheetData`.
struct Book {
    rows: String,
    properties: &'static str,
    state: &'static str,
    shared: Option<&'static str>,
    before: &'static str,
    after: &'static str,
}

impl Book {
    fn new(rows: &str) -> Self {
        Self {
            rows: rows.to_owned(),
            properties: "",
            state: "visible",
            shared: None,
            before: "",
            after: "</sheetData></worksheet>",
        }
    }

    fn parts(&self) -> Vec<(&'static str, String)> {
        let relations = |kind, target| RELATIONS.replace("KIND", kind).replace("TARGET", target);
        let Self { rows, properties, state, shared, before, after } = self;
        let workbook = format!(
            r#"<workbook xmlns:r="r">{properties}<sheets><sheet name="示例" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>"#
        );
        let styles = r#"<styleSheet><numFmts><numFmt numFmtId="176" formatCode="m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="177" formatCode="yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>"#;
        let mut parts = vec![
            ("_rels/.rels", relations("officeDocument", "xl/workbook.xml")),
            ("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml")),
            ("xl/workbook.xml", workbook),
            ("xl/styles.xml", styles.to_owned()),
            ("xl/worksheets/sheet1.xml", format!("<worksheet>{before}<sheetData>{rows}{after}")),
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
        assert_eq!(*parsed.defects, []);
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
fn a_year_that_no_format_shows_is_not_taken() {
    let book = row_of(r#"<c s="2"><v>46148</v></c><c s="3"><v>45052</v></c><c s="2"><v>0</v></c>"#);
    assert_eq!(book.cells(), [Cell::text("5月6日"), Cell::date("2023"), Cell::number("0")]);
}

#[test]
fn plain_numbers_keep_the_system_of_their_workbook() {
    let mut book = row_of(
        r#"<c><v>43590</v></c><c t="inlineStr"><is><t>43590</t></is></c><c t="inlineStr"><is><t>甲</t></is></c>"#,
    );
    let kinds = |book: &Book| book.cells().iter().map(|cell| cell.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&book), [CellKind::Number, CellKind::Text, CellKind::Text]);
    book.properties = r#"<workbookPr date1904="1"></workbookPr>"#;
    let from_1904 = [CellKind::NumberFrom1904, CellKind::DigitsFrom1904, CellKind::Text];
    assert_eq!(kinds(&book), from_1904);
}

#[test]
fn booleans_and_cached_values_are_text() {
    let book = row_of(
        r#"<c t="b"><v>1</v></c><c t="str"><f>A1&amp;B1</f><v>示例&amp;甲</v></c><c t="inlineStr"><is><t>乙</t></is></c>"#,
    );
    assert_eq!(book.cells(), ["是", "示例&甲", "乙"].map(Cell::text));
}

#[test]
fn columns_beyond_the_last_read_are_told_once() {
    let book = row_of(r#"<c r="A1"><v>1</v></c><c r="XFC1"><v>2</v></c><c r="XFD1"><v>3</v></c>"#);
    let parsed = book.read();
    let kinds: Vec<_> = parsed.defects.iter().map(|defect| &defect.kind).collect();
    assert_eq!(kinds, [&SourceDefectKind::TooWide(256)]);
    assert_eq!(parsed.tables[0].rows[0].cells.len(), 1);
}

/// The only defect, with its row and column, and the numbers of the rows that stand.
fn trouble(book: &Book) -> (SourceDefectKind, u32, Option<u16>, Vec<u32>) {
    let parsed = book.read();
    let [defect] = &*parsed.defects else { panic!("{:?}", parsed.defects) };
    let rows = parsed.tables[0].rows.iter().filter(|row| !row.is_blank()).map(|row| row.number);
    (defect.kind.clone(), defect.location.row, defect.location.column, rows.collect())
}

#[test]
fn rows_out_of_order_are_put_in_order() {
    let book = Book::new(
        r#"<row r="2"><c r="B2"><v>2</v></c><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>0</v></c></row>"#,
    );
    assert_eq!(book.cells(), ["0", "1", "2"].map(Cell::number));
}

#[test]
fn what_comes_twice_is_set_aside() {
    let cell = r#"<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row><row r="2"><c><v>3</v></c></row>"#;
    let doubled = SourceDefectKind::DoubledCell;
    assert_eq!(trouble(&Book::new(cell)), (doubled.clone(), 1, Some(1), vec![2]));
    let row = r#"<row r="1"><c><v>1</v></c></row><row r="2"><c><v>3</v></c></row><row r="1"><c r="B1"><v>1</v></c></row>"#;
    assert_eq!(trouble(&Book::new(row)), (doubled, 1, None, vec![2]));
}

#[test]
fn places_that_no_sheet_has_set_their_row_aside() {
    let good = r#"<row r="2"><c r="A2"><v>3</v></c></row>"#;
    for said in ["ZZZZZZZZ1", "A99999999999", "B2", "A", "XFE1"] {
        let row = format!(r#"<row r="1"><c r="{said}"><v>1</v></c></row>{good}"#);
        let misplaced = SourceDefectKind::MisplacedCell(said.to_owned());
        assert_eq!(trouble(&Book::new(&row)), (misplaced, 1, None, vec![2]), "{said}");
    }
    let row = format!(r#"<row r="4294967297"><c><v>1</v></c></row>{good}"#);
    assert_eq!(trouble(&Book::new(&row)).3, [2]);
}

#[test]
fn rows_before_a_break_stand() {
    let mut book = Book::new(r#"<row r="1"><c><v>1</v></c></row><row r="2"><c><v>2</v></c>"#);
    book.after = "<c r=\"B2";
    let (kind, row, _, rows) = trouble(&book);
    assert!(matches!(kind, SourceDefectKind::BrokenOff(_)));
    assert_eq!((row, rows, book.read().tables[0].set_aside), (2, vec![1], 1));
}

#[test]
fn hidden_rows_and_columns_are_told_and_not_read() {
    let mut book = Book::new(
        r#"<row r="1"><c><v>1</v></c><c><v>2</v></c></row><row r="2" hidden="1"><c><v>3</v></c></row><row r="3" ht="0"><c><v>4</v></c></row><row r="4" hidden="1"/>"#,
    );
    assert_eq!(trouble(&book), (SourceDefectKind::HiddenRows(vec![2, 3]), 2, None, vec![1]));
    assert_eq!(book.read().tables[0].set_aside, 2);
    book = row_of(r#"<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c>"#);
    book.before = r#"<cols><col min="2" max="9" hidden="1"/></cols>"#;
    assert_eq!(trouble(&book), (SourceDefectKind::HiddenColumns(vec![2]), 0, Some(2), vec![1]));
    assert_eq!(book.read().tables[0].rows[0].cells, [Cell::number("1")]);
}

#[test]
fn a_formula_without_a_result_is_no_blank() {
    let book = row_of(
        r#"<c><f>A2</f></c><c><f>A3</f><v/></c><c t="str"><f>A4</f><v></v></c><c t="e"><f>A5</f><v>#REF!</v></c><c><f>A6</f><v>6</v></c>"#,
    );
    let none = Cell { kind: CellKind::Uncomputed, ..Cell::default() };
    let error = Cell { kind: CellKind::Uncomputed, ..Cell::text("#REF!") };
    let expected = [none.clone(), none, Cell::default(), error, Cell::number("6")];
    assert_eq!(book.cells(), expected);
}

#[test]
fn merged_blocks_are_kept_apart_from_one_another() {
    let mut book = row_of("<c><v>1</v></c>");
    book.after = r#"</sheetData><mergeCells><mergeCell ref="B2:B4"/><mergeCell ref="A1:D1"/><mergeCell ref="B3:B9"/><mergeCell ref="nonsense"/></mergeCells></worksheet>"#;
    let block = |first_row, last_row, first_column, last_column| MergedRange {
        first_row,
        last_row,
        first_column,
        last_column,
    };
    assert_eq!(book.read().tables[0].merges, [block(1, 1, 1, 4), block(2, 4, 2, 2)]);
}

#[test]
fn a_missing_shared_text_sets_its_row_aside() {
    let mut book = Book::new(
        r#"<row r="1"><c t="s"><v>0</v></c></row><row r="2"><c t="s"><v>7</v></c></row><row r="3"><c t="s"><v>x</v></c></row>"#,
    );
    book.shared =
        Some(r#"<sst><si><r><t>甲</t></r><r><t>乙</t></r><rPh><t>丙</t></rPh></si></sst>"#);
    assert_eq!(trouble(&book), (SourceDefectKind::MissingTexts(vec![2, 3]), 2, Some(1), vec![1]));
    assert_eq!(book.read().tables[0].rows[0].cells, [Cell::text("甲乙")]);
}

#[test]
fn one_text_in_very_many_cells_takes_only_so_much() {
    let mut book = Book::new(&r#"<row><c t="s"><v>0</v></c></row>"#.repeat(3000));
    let text: &'static str =
        Box::leak(format!("<sst><si><t>{}</t></si></sst>", "甲".repeat(30_000)).into_boxed_str());
    book.shared = Some(text);
    let (kind, _, _, rows) = trouble(&book);
    assert!(matches!(kind, SourceDefectKind::BrokenOff(_)));
    assert!(rows.len() > 150 && rows.len() < 250, "{}", rows.len());
}

#[test]
fn a_hidden_sheet_is_told_and_not_read() {
    let mut book = row_of("<c><v>1</v></c>");
    book.state = "hidden";
    let parsed = book.read();
    assert_eq!(parsed.defects[0].kind, SourceDefectKind::HiddenSheet(1));
    let [table] = parsed.tables.as_slice() else { panic!("{:?}", parsed.tables) };
    assert!(table.is_hidden && table.rows.is_empty());
    assert_eq!((table.set_aside, parsed.sheets), (1, vec!["示例".to_owned()]));
}

#[test]
fn a_declared_count_of_texts_is_not_taken_on_trust() {
    let mut book = row_of(r#"<c t="s"><v>0</v></c>"#);
    book.shared = Some(r#"<sst uniqueCount="1"><si><t>甲</t></si></sst>"#);
    assert_eq!(book.cells(), [Cell::text("甲")]);
    for count in ["4294967295", "99999999999999999999", "-1"] {
        let text = format!(r#"<sst uniqueCount="{count}"><si><t>甲</t></si></sst>"#);
        book.shared = Some(Box::leak(text.into_boxed_str()));
        assert_eq!(trouble(&book), (SourceDefectKind::FalseCount(count.into()), 0, None, vec![1]));
    }
}

#[test]
fn a_bomb_is_refused_by_the_directory() {
    let bytes = Book::new(&" ".repeat(40 * 1024 * 1024)).bytes();
    assert!(bytes.len() < 100_000, "{}", bytes.len());
    assert!(matches!(read(&bytes).defects[0].kind, SourceDefectKind::TooLarge { .. }));
}

#[test]
fn what_is_no_archive_is_broken() {
    for bytes in [&b"PK\x03\x04 cut off"[..], b"\xD0\xCF\x11\xE0 old", b""] {
        assert!(matches!(read(bytes).defects[0].kind, SourceDefectKind::BrokenWorkbook(_)));
    }
    let SourceDefectKind::BrokenWorkbook(reason) = &read(b"<table><tr>").defects[0].kind else {
        panic!("a web page is no workbook");
    };
    assert!(reason.contains("改了后缀"));
}
