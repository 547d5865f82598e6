//! Workbook → rows, a table a sheet.
//!
//! The sheets are read step by step through their XML, by our own hand: what a library of cells
//! leaves out (hidden rows, merged cells, formulas without a stored result, the rows before a
//! break) is what a clerk must hear of (`docs/decisions/007-own-workbook-reader.md`).
//! Order: the archive → the list of sheets → styles and shared texts → each visible sheet → the
//! rows of hidden ones, which are counted and not kept.

mod book;
mod comments;
mod grid;
mod place;
mod shared;
mod sheet;
mod styles;
mod value;

use super::archive::{self, Archive};
use super::file::{Parsed, UNNUMBERED};
use super::location::Location;
use super::table::Table;
use super::xml::{Fault, Xml};
use super::{SourceDefect, SourceDefectKind, own};
use grid::Grid;
use value::Reading;

pub(crate) use grid::MAX_COLUMNS;

/// How an old binary workbook, or one with a password, begins.
pub(crate) const COMPOUND_FILE: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];

/// Reads a whole workbook.
pub(crate) fn read(bytes: &[u8]) -> Parsed {
    read_book(bytes).unwrap_or_else(|kind| {
        let mut parsed = Parsed::default();
        parsed.defects.push(SourceDefect { location: Location::of_file(UNNUMBERED), kind });
        parsed
    })
}

fn read_book(bytes: &[u8]) -> Result<Parsed, SourceDefectKind> {
    if bytes.starts_with(&COMPOUND_FILE) {
        return Err(broken("是旧格式或加了密码的工作簿"));
    }
    let mut archive = Archive::open(bytes)?;
    let book = book::read(&mut archive).map_err(broken)?;
    let styles = styles::read(&mut archive, &format!("{}styles.xml", book.folder))
        .map_err(|fault| whole(fault, "样式表"))?;
    let texts = shared::read(&mut archive, &format!("{}sharedStrings.xml", book.folder));
    let names = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let mut parsed = Parsed { sheets: names, ..Parsed::default() };
    if let Some(fault) = texts.fault {
        let kind = whole(fault, "文字表");
        parsed.defects.push(SourceDefect { location: Location::of_file(UNNUMBERED), kind });
    }
    if let Some(count) = texts.false_count() {
        let kind = SourceDefectKind::FalseCount(count.chars().take(20).collect());
        parsed.defects.push(SourceDefect { location: Location::of_file(UNNUMBERED), kind });
    }
    let reading = Reading { texts: &texts, styles: &styles, from_1904: book.from_1904 };
    read_sheets(&mut archive, &book, &reading, &mut parsed);
    Ok(parsed)
}

/// The visible sheets first: what a hidden one takes must not be missing for them.
fn read_sheets(
    archive: &mut Archive<'_>,
    book: &book::Book,
    reading: &Reading<'_>,
    parsed: &mut Parsed,
) {
    let mut memory = grid::MAX_MEMORY;
    let sheets = || book.sheets.iter().zip(0_u16..).filter(|(sheet, _)| sheet.has_cells);
    for (sheet, index) in sheets().filter(|(sheet, _)| sheet.is_visible) {
        let Some((table, defects)) = read_sheet(archive, sheet, index, reading, &mut memory) else {
            let location = Location { sheet: index, ..Location::of_file(UNNUMBERED) };
            let kind = broken("这张工作表的内容不在文件里");
            parsed.defects.push(SourceDefect { location, kind });
            continue;
        };
        if !own::is_own(&table.rows) {
            parsed.tables.push(table);
            parsed.defects.extend(defects);
        }
    }
    for (sheet, index) in sheets().filter(|(sheet, _)| !sheet.is_visible) {
        if sheet.name != own::LISTS_SHEET {
            parsed.hidden_sheet(index, read_sheet(archive, sheet, index, reading, &mut memory));
        }
    }
    parsed.tables.sort_by_key(|table| table.sheet);
}

/// A sheet and its defects; `None` where it is not in the archive.
fn read_sheet(
    archive: &mut Archive<'_>,
    sheet: &book::Sheet,
    index: u16,
    reading: &Reading<'_>,
    memory: &mut usize,
) -> Option<(Table, Vec<SourceDefect>)> {
    let path = sheet.part.as_deref()?;
    let mut grid = Grid::new(index, memory);
    let result = sheet::read(Xml::new(archive.part(path)?), reading, &mut grid);
    let comments = comments::of_sheet(archive, path);
    let result = result.and_then(|()| grid.comments(comments));
    Some(grid.finish(result.err()))
}

impl Parsed {
    /// Counts the rows of a hidden sheet. What is wrong in it would tell what is in it.
    fn hidden_sheet(&mut self, index: u16, read: Option<(Table, Vec<SourceDefect>)>) {
        let table = read.map_or_else(|| Table::empty(UNNUMBERED, index), |(table, _)| table);
        let table = table.hidden();
        let location = Location { sheet: index, ..Location::of_file(UNNUMBERED) };
        let kind = SourceDefectKind::HiddenSheet(table.set_aside);
        self.defects.push(SourceDefect { location, kind });
        self.tables.push(table);
    }
}

/// A fault of a part that all sheets need.
fn whole(fault: Fault, part: &str) -> SourceDefectKind {
    match fault {
        Fault::UsedUp => archive::too_large(0),
        fault => SourceDefectKind::BrokenWorkbook(format!("{part}有问题：{}", fault.in_chinese())),
    }
}

fn broken(reason: &str) -> SourceDefectKind {
    SourceDefectKind::BrokenWorkbook(reason.to_owned())
}

#[cfg(test)]
mod tests;
