//! A workbook: as raw bytes, and as the sheet and the shared strings inside a sound package, for
//! checksums would keep a fuzzer out of them.
#![no_main]

use gongshi::{record, source};
use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write};
use zip::CompressionMethod::Stored;
use zip::write::{SimpleFileOptions, ZipWriter};

const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

fuzz_target!(|input: (bool, &[u8])| {
    let (raw, bytes) = input;
    let package = if raw { bytes.to_vec() } else { package(bytes) };
    let read = source::read_bytes("备案.xlsx", &package);
    let interpreted = record::interpret(&read);
    assert!(interpreted.tables.len() >= read.tables.len());
});

/// A package whose sheet is the input up to its first NUL and whose strings are the rest.
fn package(bytes: &[u8]) -> Vec<u8> {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (sheet, strings) = bytes.split_at(end);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts: [(&str, &[u8]); 6] = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings.get(1..).unwrap_or_default()),
    ];
    for (name, content) in parts {
        let options = SimpleFileOptions::default().compression_method(Stored);
        zip.start_file(name, options).expect("a new part");
        zip.write_all(content).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}
