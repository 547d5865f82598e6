//! The forms of one data set, made together.
//!
//! The JSON document is the NDJSON file with a head and with commas for line ends, and both CSV
//! files come from the same cells.

use super::csv::{self, CsvFiles};
use super::json;
use super::sink::{FileSink, Sink};
use crate::site::dictionary::{DataSet, Form};
use serde::Serialize;

/// Some records in every form.
pub(super) struct Part {
    lines: Vec<u8>,
    tables: CsvFiles,
}

impl Part {
    /// Makes the records.
    pub(super) fn of<R: Serialize>(set: &'static DataSet, rows: impl Iterator<Item = R>) -> Self {
        let (mut lines, mut tables) = (Vec::new(), csv::Lines::of(set));
        for row in rows {
            json::append(&row, &mut lines);
            lines.push(b'\n');
            tables.add(&row);
        }
        Self { lines, tables: tables.finish() }
    }
}

/// The files of a data set in the making.
pub(super) struct Forms<F> {
    lines: F,
    document: F,
    /// Whether the document has a record.
    begun: bool,
    program: F,
    excel: F,
}

impl<F: FileSink + Send> Forms<F>
where
    F::Error: Send,
{
    /// Begins the files; `head` is the document's object before its records.
    pub(super) fn open<'s, S: Sink<File<'s> = F, Error = F::Error>>(
        sink: &'s S,
        set: &'static DataSet,
        head: &impl Serialize,
    ) -> Result<Self, F::Error> {
        let open = |form| sink.open(&set.path(form));
        let (lines, mut document) = (open(Form::Ndjson)?, open(Form::Json)?);
        let (mut program, mut excel) = (open(Form::Csv)?, open(Form::ExcelCsv)?);
        let mut bytes = Vec::new();
        json::append(head, &mut bytes);
        bytes.pop();
        bytes.extend_from_slice(b",\"records\":[");
        document.push(&bytes)?;
        let headers = csv::headers(set);
        program.push(&headers.program)?;
        excel.push(&headers.excel)?;
        Ok(Self { lines, document, begun: false, program, excel })
    }

    /// Adds records.
    pub(super) fn push(&mut self, parts: Vec<Part>) -> Result<(), F::Error> {
        let (as_lines, as_tables): (Vec<_>, Vec<_>) =
            parts.into_iter().map(|part| (part.lines, part.tables)).unzip();
        let Self { lines, document, begun, program, excel } = self;
        let push_lines = || {
            as_lines.into_iter().try_for_each(|part| {
                lines.push(&part)?;
                document.push_again(&as_members(part, std::mem::replace(begun, true)))
            })
        };
        let push_tables = || {
            as_tables.into_iter().try_for_each(|part| {
                program.push(&part.program)?;
                excel.push_again(&part.excel)
            })
        };
        let (lines, tables) = rayon::join(push_lines, push_tables);
        lines.and(tables)
    }

    /// Ends the files.
    pub(super) fn finish(mut self) -> Result<(), F::Error> {
        self.document.push(b"]}\n")?;
        for file in [self.lines, self.document, self.program, self.excel] {
            file.finish()?;
        }
        Ok(())
    }
}

/// Lines as members of a list. Inside records a line end is escaped, so every one there is ends
/// a record.
fn as_members(mut lines: Vec<u8>, goes_on: bool) -> Vec<u8> {
    lines.pop();
    lines.iter_mut().filter(|byte| **byte == b'\n').for_each(|byte| *byte = b',');
    if goes_on {
        lines.insert(0, b',');
    }
    lines
}
