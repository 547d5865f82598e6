//! The workbook's list of sheets, and where each of them lies in the archive.

use super::super::archive::Archive;
use super::super::xml::{Fault, Node, Tag, Xml};
use std::collections::HashMap;

/// Sheets of a workbook; their indexes must fit the locations.
const MAX_SHEETS: usize = 10_000;

/// What the workbook says about itself.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// The sheets in the order of their tabs.
    pub(super) sheets: Vec<Sheet>,
    /// Whether days are counted from 1904 on.
    pub(super) from_1904: bool,
    /// Folder of the workbook's own part, with a slash at its end.
    pub(super) folder: String,
}

/// One sheet of the list.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) is_visible: bool,
    /// The part that holds it; `None` where the workbook names none.
    pub(super) part: Option<String>,
    /// Whether it holds cells: not so a chart sheet.
    pub(super) has_cells: bool,
    relation: String,
}

/// Reads the list of sheets.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Book, &'static str> {
    let path = workbook_part(archive);
    let part = archive.part(&path).ok_or("文件里没有工作簿")?;
    let mut book = sheets(Xml::new(part)).map_err(Fault::in_chinese)?;
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
    book.folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let relations = relations(archive, &format!("{}_rels/{name}.rels", book.folder));
    for sheet in &mut book.sheets {
        if let Some(relation) = relations.get(&sheet.relation) {
            sheet.part = Some(below(&book.folder, &relation.target));
            sheet.has_cells = relation.kind.ends_with("/worksheet");
        }
    }
    Ok(book)
}

/// The part that is the workbook; nearly always `xl/workbook.xml`.
fn workbook_part(archive: &mut Archive<'_>) -> String {
    let relations = relations(archive, "_rels/.rels");
    let workbook = relations.values().find(|each| each.kind.ends_with("/officeDocument"));
    workbook.map_or_else(|| "xl/workbook.xml".to_owned(), |each| below("", &each.target))
}

/// A target as a name in the archive.
fn below(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}{target}"),
    }
}

fn sheets(mut xml: Xml<impl std::io::BufRead>) -> Result<Book, Fault> {
    let mut book = Book::default();
    loop {
        match xml.next()? {
            Node::Start(tag) if tag.name() == "workbookPr" => {
                book.from_1904 = tag.is_set("date1904");
            }
            Node::Start(tag) if tag.name() == "sheet" => {
                if book.sheets.len() == MAX_SHEETS {
                    return Err(Fault::TooLong);
                }
                book.sheets.push(sheet(&tag));
            }
            Node::Over => return Ok(book),
            _ => {}
        }
    }
}

fn sheet(tag: &Tag<'_>) -> Sheet {
    let state = tag.attribute("state");
    Sheet {
        name: tag.attribute("name").unwrap_or_default(),
        is_visible: state.is_none_or(|state| state == "visible"),
        part: None,
        has_cells: true,
        relation: tag.attribute("id").unwrap_or_default(),
    }
}

/// The part with the comments of the sheet in a part.
pub(super) fn comments_of(archive: &mut Archive<'_>, sheet: &str) -> Option<String> {
    let (folder, name) = sheet.rsplit_once('/').unwrap_or(("", sheet));
    let relations = relations(archive, &format!("{folder}/_rels/{name}.rels"));
    let comments = relations.values().find(|each| each.kind.ends_with("/comments"))?;
    Some(match comments.target.strip_prefix("../") {
        Some(beside) => {
            let above = folder.rsplit_once('/').map_or("", |(above, _)| above);
            if above.is_empty() { beside.to_owned() } else { format!("{above}/{beside}") }
        }
        None => below(&format!("{folder}/"), &comments.target),
    })
}

struct Relation {
    kind: String,
    target: String,
}

/// The relations of a part; those of a broken list are those before the break.
fn relations(archive: &mut Archive<'_>, path: &str) -> HashMap<String, Relation> {
    let mut relations = HashMap::new();
    let Some(part) = archive.part(path) else { return relations };
    let mut xml = Xml::new(part);
    while let Ok(node) = xml.next() {
        match node {
            Node::Start(tag) if tag.name() == "Relationship" => {
                let said = |name| tag.attribute(name).unwrap_or_default();
                let relation = Relation { kind: said("Type"), target: said("Target") };
                // Links to other files have targets that are no parts.
                if said("TargetMode") != "External" {
                    relations.insert(said("Id"), relation);
                }
            }
            Node::Over => break,
            _ => {}
        }
    }
    relations
}
