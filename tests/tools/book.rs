//! Workbooks taken apart by hand: what a clerk's own program would read and write.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The parts of a workbook.
pub(crate) struct Book(BTreeMap<String, String>);

impl Book {
    pub(crate) fn open(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip archive");
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).expect("a part");
            let name = part.name().expect("a name").into_owned();
            let mut text = String::new();
            part.read_to_string(&mut text).expect("text");
            parts.insert(name, text);
        }
        Self(parts)
    }

    pub(crate) fn part(&self, name: &str) -> &str {
        self.0.get(name).unwrap_or_else(|| panic!("no part {name} among {:?}", self.0.keys()))
    }

    /// The parts whose names begin so, in order.
    pub(crate) fn parts(&self, prefix: &str) -> Vec<&str> {
        let those = self.0.iter().filter(|(name, _)| name.starts_with(prefix));
        those.map(|(_, text)| text.as_str()).collect()
    }

    /// Sheet names in order.
    pub(crate) fn sheets(&self) -> Vec<&str> {
        attributes(self.part("xl/workbook.xml"), "<sheet ", "name")
    }

    /// Name and text of the part of a sheet.
    fn sheet_part(&self, name: &str) -> String {
        let book = self.part("xl/workbook.xml");
        let tag = book.split("<sheet ").find(|tag| tag.contains(&format!("name=\"{name}\"")));
        let id = attribute(tag.expect("the sheet"), "r:id");
        let relations = self.part("xl/_rels/workbook.xml.rels");
        let mut tags = relations.split("<Relationship ");
        let tag = tags.find(|tag| tag.contains(&format!("Id=\"{id}\""))).expect("its relation");
        let target = attribute(tag, "Target");
        match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("xl/{target}"),
        }
    }

    /// The XML of a sheet.
    pub(crate) fn sheet(&self, name: &str) -> &str {
        self.part(&self.sheet_part(name))
    }

    /// Replaces text in a part.
    pub(crate) fn replace(&mut self, part: &str, from: &str, to: &str) {
        let text = self.0.get_mut(part).expect("the part");
        assert!(text.contains(from), "{part} has no {from}: {text}");
        *text = text.replace(from, to);
    }

    /// The texts of a sheet's first row.
    pub(crate) fn header(&self, name: &str) -> Vec<String> {
        let shared: Vec<&str> = self.part("xl/sharedStrings.xml").split("<si>").skip(1).collect();
        let first = self.sheet(name).split("</row>").next().expect("a row");
        let numbers = first.split("<v>").skip(1).filter_map(|rest| rest.split('<').next());
        let text = |number: &str| {
            let text = shared[number.parse::<usize>().expect("a number")];
            let text = text.split_once('>').expect("text").1;
            text.split('<').next().expect("text").to_owned()
        };
        numbers.map(text).collect()
    }

    /// Fills in rows under the header, as (column, text) pairs; numbers become number cells.
    pub(crate) fn fill(&mut self, name: &str, rows: &[Vec<(&str, &str)>]) {
        let header = self.header(name);
        let mut written = String::new();
        for (number, row) in (2..).zip(rows) {
            written.push_str(&format!("<row r=\"{number}\">"));
            let mut cells: Vec<(usize, &str)> = row
                .iter()
                .map(|(column, value)| {
                    let at = header.iter().position(|head| head == column);
                    (at.unwrap_or_else(|| panic!("no column {column} in {header:?}")), *value)
                })
                .collect();
            cells.sort_unstable();
            for (at, value) in cells {
                let letter = char::from(b'A' + u8::try_from(at).expect("few columns"));
                written.push_str(&match value.parse::<u16>() {
                    Ok(count) => format!("<c r=\"{letter}{number}\"><v>{count}</v></c>"),
                    Err(_) => format!(
                        "<c r=\"{letter}{number}\" t=\"inlineStr\"><is><t>{value}</t></is></c>"
                    ),
                });
            }
            written.push_str("</row>");
        }
        let part = self.sheet_part(name);
        self.replace(&part, "</sheetData>", &format!("{written}</sheetData>"));
    }

    pub(crate) fn save(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &self.0 {
            writer.start_file(name, SimpleFileOptions::default()).expect("a part");
            writer.write_all(text.as_bytes()).expect("written");
        }
        writer.finish().expect("an archive").into_inner()
    }
}

/// An attribute of every tag that begins so.
pub(crate) fn attributes<'t>(text: &'t str, tag: &str, name: &str) -> Vec<&'t str> {
    text.split(tag).skip(1).map(|rest| attribute(rest, name)).collect()
}

fn attribute<'t>(tag: &'t str, name: &str) -> &'t str {
    let from = format!("{name}=\"");
    let rest = tag.split_once(&from).unwrap_or_else(|| panic!("no {name} in {tag}")).1;
    rest.split('"').next().expect("a value")
}
