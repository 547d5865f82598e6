//! The clerk's own file with every finding where it belongs.
//!
//! In: one input file, its bytes or its rows, and its findings. Out: the bytes of an `.xlsx`: the
//! bad cells coloured, each with a comment, and a first sheet that lists all findings. It is for
//! the clerk alone; nothing of it is published.
//!
//! 1. a text file first becomes a workbook (`rebuilt`); one that can't be taken apart is left
//!    out, and the list says so;
//! 2. `marks` gathers what is said of each cell;
//! 3. `patch` changes the workbook's parts: `cells`, `styles`, `comments`, `relations`;
//! 4. `list` writes the first sheet.

mod cells;
mod comments;
mod list;
mod marks;
mod package;
mod patch;
mod rebuilt;
mod relations;
mod styles;
mod xml;

use crate::check::Finding;
use crate::source::{Encoding, SourceFile, Table};
use list::Heading;

/// One input file.
#[derive(Clone, Copy, Debug)]
pub struct Original<'a> {
    /// What is known of it.
    pub file: &'a SourceFile,
    /// Its bytes, where it is a workbook of which a sheet was read.
    pub bytes: Option<&'a [u8]>,
    /// What was read of it, where it is a text: one table, or of JSON one for each array of records.
    pub tables: &'a [&'a Table],
}

/// An annotated copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotated {
    /// The bytes of the workbook.
    pub bytes: Vec<u8>,
    /// Why it holds the list alone, where the file itself could not be annotated.
    pub list_only: Option<&'static str>,
}

/// Why no copy could be made.
#[derive(Debug, thiserror::Error)]
#[error("批注副本写不出来")]
pub struct AnnotateError;

/// Why a file can't be annotated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// No workbook, or not as one is.
    Broken,
    /// Unpacked it is larger than is taken.
    TooLarge,
    /// In a form that can be read only.
    Strict,
    /// With macros: a copy called `.xlsx` that holds them does not open.
    Macros,
    /// It was not read at all.
    NotRead,
}

impl Fault {
    fn in_chinese(self) -> &'static str {
        match self {
            Self::Broken => "原文件的结构有损坏",
            Self::TooLarge => "原文件太大",
            Self::Strict => "原文件是“严格 Open XML”格式，请另存为普通的 .xlsx",
            Self::Macros => "原文件带宏（.xlsm），请另存为 .xlsx",
            Self::NotRead => "原文件没有读取",
        }
    }
}

/// A finding and where it is marked.
#[derive(Clone, Copy, Debug)]
struct Sheeted<'a> {
    finding: &'a Finding,
    /// Index of the sheet.
    sheet: u16,
    /// Row and column of the cell, both from 1; `None` where none is marked.
    at: Option<(u32, u16)>,
}

/// Makes the annotated copy of a file. A copy that can't hold the file holds the list.
///
/// # Errors
/// A fault of the format libraries.
pub fn annotate(
    original: &Original<'_>,
    findings: &[&Finding],
) -> Result<Annotated, AnnotateError> {
    let placed = placed(original, findings);
    let file = original.file;
    let whole = whole(original)
        .and_then(|bytes| patch::patch(&bytes, &Heading { file, remark: "" }, &placed));
    let fault = match whole {
        Ok(bytes) => return Ok(Annotated { bytes, list_only: None }),
        Err(fault) => fault.in_chinese(),
    };
    let remark = format!("{fault}，不能在上面批注，这里只列出问题。");
    let nowhere: Vec<_> = placed.iter().map(|one| Sheeted { at: None, ..*one }).collect();
    rebuilt::blank(original.file)
        .and_then(|bytes| patch::patch(&bytes, &Heading { file, remark: &remark }, &nowhere))
        .map(|bytes| Annotated { bytes, list_only: Some(fault) })
        .map_err(|_| AnnotateError)
}

/// The workbook to annotate.
fn whole<'a>(original: &Original<'a>) -> Result<std::borrow::Cow<'a, [u8]>, Fault> {
    match (original.file.encoding, original.bytes, original.tables) {
        (Some(Encoding::Workbook), Some(_), _) if original.file.path.ends_with(".xlsm") => {
            Err(Fault::Macros)
        }
        (Some(Encoding::Workbook), Some(bytes), _) => Ok(bytes.into()),
        (Some(Encoding::Workbook), None, _) | (_, _, []) => Err(Fault::NotRead),
        (_, _, tables) => rebuilt::of_tables(original.file, tables).map(Into::into),
    }
}

fn placed<'a>(original: &Original<'_>, findings: &[&'a Finding]) -> Vec<Sheeted<'a>> {
    let row = |row: u32| match (original.file.encoding, original.tables.first()) {
        (Some(Encoding::Workbook), _) | (_, None) => row,
        (_, Some(table)) => rebuilt::row_of(table, row),
    };
    let place = |finding: &'a Finding| {
        let location = finding.location;
        // What was looked into and explained is listed, and asks for nothing.
        let marked = location.row > 0 && finding.explained.is_none();
        let at = marked.then(|| (row(location.row), location.column.unwrap_or(1)));
        let at = at.filter(|at| cells::position(&cells::reference(*at)) == Some(*at));
        Sheeted { finding, sheet: location.sheet, at }
    };
    let mut placed: Vec<_> = findings.iter().map(|finding| place(finding)).collect();
    placed.sort_by_key(|one| (one.finding.explained.is_some(), one.finding.severity));
    placed
}
